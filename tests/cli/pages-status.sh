# What the status page says in one sentence, in every state there is.
now=2026-03-14T09:41Z

site() {
	rm -rf content public
	mkdir -p content/incidents content/maintenance
	cat >content/site.yaml <<-END
	title: Example
	url: https://status.example.com/
	components:
	  - { id: web, name: Website, group: Shop }
	  - { id: pay, name: Payments, group: Shop }
	  - { id: api, name: API, group: Developers }
	END
}

# incident SLUG LEVEL STATUS COMPONENTS
incident() {
	cat >"content/incidents/2026-03-14-$1.md" <<-END
	---
	title: Trouble with $1
	severity: $2
	status: $3
	started: 2026-03-14T09:00Z
	components: $4
	---
	## Updates
	### 2026-03-14T09:10Z investigating
	We see **$1** and look into it.
	END
}

work() {
	cat >"content/maintenance/2026-03-14-$1.md" <<-END
	---
	title: Work on $1
	starts: $2
	ends: $3
	components: [$1]
	---
	Planned.
	END
}

text() {
	sed -n "s/.*<$1[^>]*>\(.*\)<\/$2>.*/\1/p" public/index.html |
	    sed 's/<[^>]*>//g; s/&amp;/\&/g'
}

look() {
	echo "# $1"
	allclear --now $now build -q --fail-on never >/dev/null 2>&1 ||
	    echo "status $?"
	sed -n 's/.*<div class="band \([^"]*\)">.*/\1/p' public/index.html
	text h1 h1
	text 'p class="band-detail"' p
	text 'title' title
	sed -n 's/.*assets\/[0-9a-f]*\/\(favicon[^"]*\)".*/\1/p' public/index.html
	text 'h2 id="h-' h2
}

site
look "all clear"
text 'p class="lead"' p

incident web SEV-1 investigating '{ web: major_outage }'
look "one is down"

incident pay SEV-2 identified '{ pay: partial_outage, api: degraded_performance }'
look "three, each in another state"

incident api SEV-1 investigating '{ api: major_outage, pay: major_outage }'
look "all are down"

site
incident api SEV-1 investigating '[]'
look "an incident that names no component"

site
incident web SEV-4 investigating '[web]'
look "an incident without an outage"

site
incident web SEV-1 monitoring '{ web: major_outage }'
sed -i 's/^components/mitigated: 2026-03-14T09:20Z\n&/' \
    content/incidents/*-web.md
look "one that is mitigated and watched: what is counted is shown"
text 'p class="band-word"' p
sed -n '/class="live"/,/<\/article>/p' public/index.html |
    grep -o -e 'No outage' -e 'Major outage'
cat public/badge/status.json public/components/web/badge.json |
    grep -o '"message": "[^"]*"'
jq -r '.state, .components[0].state' public/api/status.json
jq -r '.components[].status, .status.indicator' public/api/v2/summary.json
sed -i 's/^status: .*/status: investigating/' content/incidents/*-web.md
look "it came back"

site
work web 2026-03-14T09:30Z 2026-03-14T10:30Z
look "work in progress"

incident pay SEV-2 monitoring '{ pay: partial_outage }'
look "work in progress, and an outage beside it"

site
work web 2026-03-14T10:30Z 2026-03-14T11:30Z
look "work to come changes nothing today"
work web 2026-03-14T08:30Z 2026-03-14T09:30Z
look "nor does work that is over"

rm -r content/*
printf 'title: Bare\nurl: https://status.example.com/\n' >content/site.yaml
look "nothing at all"
text 'p class="lead"' p

site
sed -i '4,$d' content/site.yaml
for i in $(seq 1 30); do
	echo "  - { id: c$i, name: Part $i, group: Hall $((i % 3)) }"
done >>content/site.yaml
sed -i '3s/.*/components:/' content/site.yaml
incident c7 SEV-2 identified '{ c7: degraded_performance }'
look "thirty components are folded, and open where there is trouble"
grep -c '<details class="group">' public/index.html
grep -c '<details class="group" open>' public/index.html

refreshes() {
	allclear --now $now build -q --fail-on never >/dev/null 2>&1
	echo "# $1: $(grep -o 'http-equiv="refresh" content="[^"]*"' \
	    public/index.html || echo no)"
}
site
incident web SEV-1 investigating '[web]'
refreshes "it loads itself again only if asked to"
sed -i '2a refresh: 2m' content/site.yaml
refreshes "as asked"
sed -i 's/^status: .*/status: resolved\nresolved: 2026-03-14T09:30Z/' \
    content/incidents/*.md
refreshes "when nothing is open, it does not"
