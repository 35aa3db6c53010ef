# A path with letters beyond ASCII stands percent-encoded in every link, and
# leads to its file.
mkdir -p content/incidents content/runbooks
cat >content/site.yaml <<-END
title: Example
url: https://status.example.com/
components: [{ id: web, name: Website }]
END
for day in 14 15; do
	cat >"content/incidents/2026-03-$day-zürich.md" <<-END
	---
	title: Trouble in Zürich
	severity: SEV-2
	status: resolved
	started: 2026-03-${day}T09:00Z
	resolved: 2026-03-${day}T09:40Z
	components: [web]
	tags: [größe]
	redirect_from: /alt/$day/
	---
	END
done
allclear --now 2026-03-16T12:00Z build -q --fail-on never 2>/dev/null ||
    echo "status $?"
echo "# links with bytes that no address holds"
LC_ALL=C grep -rEoh '(href|url)="[^"]*[^!-~][^"]*"' public --include='*.html' |
    sort -u
echo "# links to the incidents and tags"
grep -rEoh 'href="[^"]*(%C3)[^"]*"' public/index.html public/history \
    public/alt public/incidents | sort -u
