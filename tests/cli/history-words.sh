# The archive of months read aloud: one incident is one, none are none.
mkdir -p content/incidents
for day in 01 02; do
	cat >content/incidents/2026-02-$day.md <<-END
	---
	title: Trouble
	severity: SEV-3
	status: resolved
	started: 2026-02-${day}T00:00Z
	resolved: 2026-02-${day}T01:00Z
	components: []
	---
	END
done
sed 's/2026-02/2026-01/' content/incidents/2026-02-01.md \
    >content/incidents/2026-01-01.md
for language in en de; do
	printf 'title: X\nlanguage: %s\n' $language >content/site.yaml
	allclear --now 2026-03-15T00:00Z -q build --fail-on never \
	    >/dev/null 2>&1
	sed -n 's/.*class="m-name">\([^<]*\)<.*class="m-count">\(.*\)/\1 \2/p' \
	    public/history/index.html | sed 's/<[^>]*>//g'
done
