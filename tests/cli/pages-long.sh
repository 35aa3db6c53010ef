# A list that is too long for one page goes on over numbered ones, counted
# from the oldest row: a new incident changes none of them.
mkdir -p content/incidents content/maintenance content/runbooks
cat >content/site.yaml <<-END
title: Example
url: https://status.example.com/
components: [{ id: web, name: Website }]
END
printf -- '---\ntitle: Restart\n---\nDo it.\n' >content/runbooks/restart.md

# incident MINUTE
incident() {
	at=$(printf '2026-03-%02dT%02d:%02dZ' $((1 + $1 / 60)) 9 $(($1 % 60)))
	cat >"content/incidents/$(printf '%03d' "$1").md" <<-END
	---
	title: Trouble $1
	severity: SEV-2
	status: resolved
	started: $at
	resolved: $at
	components: [web]
	tags: [cache]
	runbooks: [restart]
	---
	END
}
work() {
	at=$(printf '2025-01-%02dT%02d' $((1 + $1 / 20)) $(($1 % 20)))
	cat >"content/maintenance/$(printf '%03d' "$1").md" <<-END
	---
	title: Work $1
	starts: $at:00Z
	ends: $at:30Z
	components: [web]
	---
	END
}
build() {
	allclear --now 2026-04-01T12:00Z build -q --fail-on never \
	    >/dev/null 2>&1 || echo "status $?"
}
titles() {
	sed -n 's/.*class="entry-title"><a [^>]*>\([^<]*\)<.*/\1/p' "$@"
}

for i in $(seq 1 124); do incident "$i"; done
for i in $(seq 1 130); do work "$i"; done
build
echo "# with 124, nothing has a second page"
find public -path '*page-*' -name index.html | sort
for i in $(seq 125 230); do incident "$i"; done
build
echo "# with 230, these have"
find public -path '*page-*' -name index.html | sort
for list in tags/cache components/web severity/sev-2 history/2026/03 \
    runbooks/restart; do
	echo "# $list: rows, and how many of them twice"
	titles public/$list/index.html | wc -l
	titles public/$list/page-1/index.html public/$list/page-2/index.html \
	    2>/dev/null | wc -l
	titles public/$list/index.html public/$list/page-*/index.html |
	    sort | uniq -d | wc -l
	grep -h '>[0-9]* older<' public/$list/index.html
done
echo "# the oldest page"
f=public/tags/cache/page-1/index.html
grep -h -e '<h1>' -e 'class="lead"' -e 'class="crumbs"' -e rel= $f |
    grep -v '<link'
titles $f | sed -n '1p;$p'
echo "# planned work"
titles public/maintenance/index.html | sed -n '1p;$p'
titles public/maintenance/page-1/index.html | sed -n '1p;$p'
cp $f before
incident 231
build
cmp before $f && echo "a new incident leaves it alone"

echo "# runbooks: so many on each, and each once"
for i in $(seq 1 225); do
	printf -- '---\ntitle: Book %03d\n---\nDo it.\n' "$i" \
	    >"content/runbooks/b-$i.md"
done
build
for page in runbooks runbooks/page-2 runbooks/page-1; do
	titles public/$page/index.html | wc -l
	sed -n 's/.*class="go"><a href="\([^"]*\)">\([^<]*\).*/\1 \2/p
	    s/.*class="crumbs">.*<a href="\([^"]*\)".*/up \1/p' \
	    public/$page/index.html
done
titles public/runbooks/index.html public/runbooks/page-*/index.html |
    sort -u | wc -l
