# Pages of what is seldom: work on nothing, a component named twice, a
# heading without words, lists with nothing in them, one that is open for
# very long, a postmortem that tells of updates, old
# addresses of every kind.
now=2026-03-20T09:00Z

site() {
	rm -rf content public internal
	mkdir -p content/incidents content/maintenance
	cat >content/site.yaml <<-END
	title: Example
	url: https://status.example.com/
	components: [{ id: web, name: Web }, { id: api, name: API }]
	END
}

# incident DAY STATUS COMPONENTS [KEY]
incident() {
	cat >"content/incidents/$1-x.md" <<-END
	---
	title: Trouble
	severity: SEV-2
	status: $2
	started: $1T09:00Z
	components: $3
	${4:-}
	---
	END
}

build() {
	allclear --now $now build -q --fail-on never "$@" 2>&1 |
	    grep -E 'AC4|wrong|machine'
}

meta() {
	grep -oE '(entry-title|h3)><a[^>]*>[^<]*|<p class="meta">.*' "$1" |
	    sed 's/<svg.*<\/svg>//g; s/<\/span>/ |/g; s/<[^>]*>//g' |
	    grep -E '\|' | grep -E "$2"
}

echo "# planned work that names no component, and of no known end"
site
# work DAY CLOCK [ENDS]
work() {
	cat >content/maintenance/2026-03-$1-at-$2.md <<-END
	---
	title: Work
	starts: 2026-03-$1T$2:00Z
	${3:-}
	---
	Planned.
	END
}
work 20 08
work 20 07 'ends: 2026-03-20T10:00Z'
work 21 08
work 21 07 'ends: 2026-03-21T10:00Z'
build
meta public/index.html UTC

echo "# a component that is named twice"
site
incident 2026-03-20 investigating '[api, web, api]'
build
meta public/index.html 'API'
grep -c 'term="api"' public/feed.atom
grep -oE ',[a-z ]*api[a-z ]*,' public/incidents.csv
sed -n '/"affected_components"/,/\]/s/.*"name": //p' \
    public/api/v2/summary.json

echo "# headings that have no words"
cat >>content/incidents/2026-03-20-x.md <<-END
	##

	Below nothing.

	## One
	1

	## ![](https://example.com/a.png)
	A picture.

	## Two
	2

	## Three
	3
END
build
page=public/incidents/2026-03-20-x/index.html
grep -oE '<li><a href="#[^<]*</a>|<section[^>]*>|<h2[^<]*<a[^<]*' $page

echo "# nothing by component, and no description"
site
incident 2026-03-19 investigating '[]'
build
grep -ho '<h2 id="by-[a-z]*' public/history/index.html \
    public/search/index.html
sed -n 's/.*name="description" \(.*\)>/\1/p' public/index.html

echo "# open, and older than all that the list below shows"
site
incident 2026-01-01 investigating '[web]'
for day in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 \
    21 22 23 24 25 26 27 28; do
	for year in 2027 2028 2029 2030; do
		incident $year-02-$day resolved '[web]' \
		    "resolved: $year-02-${day}T10:00Z"
	done
done
now=2031-01-01T09:00Z
build
sed -n '/id="h-now"/,/<\/section>/s/.*<a[^>]*href="\([^"]*\).*/\1/p' \
    public/components/web/index.html

echo "# only the final postmortem has a deadline, and it is not near"
now=2026-03-20T09:00Z
site
cat >content/policy.yaml <<-END
name: Ours
levels: [{ id: SEV-2, name: Bad, impact: major, postmortem: required }]
postmortem: { final: 90d, from: resolved }
END
echo 'policy: policy.yaml' >>content/site.yaml
incident 2026-03-19 resolved '[web]' 'resolved: 2026-03-19T10:00Z'
build --audience internal
sed -n 's/.*class="review meta">\(.*\)/\1/p' \
    internal/incidents/2026-03-19-x/index.html |
    sed 's/<[^>]*>/ /g; s/ *$//'

echo "# what a postmortem says of updates"
site
mkdir -p content/postmortems
incident 2026-03-19 resolved '[web]' 'resolved: 2026-03-19T10:00Z'
cat >content/postmortems/2026-03-19-x.md <<-END
---
incident: 2026-03-19-x
title: Trouble
status: final
---
## Updates
We were late.
### 2026-03-19T09:10Z investigating
This is what we said first.
## Summary
It was slow.
END
build
sed -n '/<div class="doc-body"/,/<aside/s/.*<\(h[2-4]\|p\)[ >].*/&/p' \
    public/incidents/2026-03-19-x/index.html | sed 's/<[^>]*>//g'

echo "# old addresses"
site
incident 2026-03-19 resolved '[web]' 'redirect_from: [/a..b/, /old%20%C3%A4/x.html, /.well-known/b/, /.c/, /d/.e]'
build
grep -rl http-equiv=.refresh public | sort

echo "# a day with more than its row names"
site
for n in 1 2 3 4 5 6 7 8 9; do
	incident 2026-03-19 resolved '[web]' 'resolved: 2026-03-19T10:00Z'
	mv content/incidents/2026-03-19-x.md "content/incidents/2026-03-19-$n.md"
done
build
grep -o '<tr><th scope="row"><time datetime="2026-03-19".*' public/index.html |
    sed 's/<svg.*<\/svg>//; s/<[^>]*>/ /g; s/  */ /g; s/ *$//'
