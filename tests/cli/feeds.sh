# What a feed reader sees from one build to the next.
site() {
	rm -rf content public
	mkdir -p content/incidents content/maintenance
	cat >content/site.yaml <<-END
	title: Example
	url: https://status.example.com
	components:
	  - { id: web, name: Website }
	  - { id: pay, name: Payments }
	END
}

# incident NAME DAY COMPONENTS
incident() {
	cat >"content/incidents/$1.md" <<-END
	---
	title: Trouble with $1
	severity: SEV-2
	status: resolved
	started: 2026-03-$2T09:00Z
	resolved: 2026-03-$2T10:00Z
	components: $3
	---
	END
}

build() {
	allclear --now "$1" -q build --fail-on never >/dev/null 2>&1 ||
	    echo "status $?"
}

# entries FILE: id, title and updated of each entry.
entries() {
	sed -n '/<entry>/,$ {
	s/<id>\(.*\)<\/id>/\1/p
	s/<title>\(.*\)<\/title>/    \1/p
	s/<updated>\(.*\)<\/updated>/    \1/p
	}' "$1"
}

echo "# the newest first"
site
incident one 01 '[web]'
incident two 05 '[web, pay]'
build 2026-03-10T00:00Z
entries public/feed.atom
echo "# the feed of a component has what touches it"
entries public/components/pay/feed.atom

echo "# an update moves the entry to the top; a new title is the same entry"
cat >>content/incidents/one.md <<-END
	## Updates
	### 2026-03-08T12:00Z resolved
	It came back for a minute.
	END
sed -i 's/^title: .*/title: Another name/' content/incidents/one.md
build 2026-03-10T00:00Z
entries public/feed.atom
sed -n 's/.*<pubDate>\(.*\)<\/pubDate>/\1/p' public/feed.rss
sed -n 's/.*"date_modified": "\(.*\)",*/\1/p' public/feed.json

echo "# the moment of the build is in none of them"
cp -R public before
build 2026-03-10T06:00Z
for file in feed.atom feed.rss feed.json maintenance.ics sitemap.xml; do
	cmp before/$file public/$file
done
rm -rf before

echo "# an update of tomorrow is no news yet"
cat >>content/incidents/two.md <<-END
	## Updates
	### 2026-03-11T12:00Z resolved
	Written too early.
	END
build 2026-03-10T00:00Z
entries public/components/pay/feed.atom
build 2026-03-12T00:00Z
entries public/components/pay/feed.atom

echo "# fifty entries are enough"
site
for n in 1 2 3 4 5 6; do
	for day in 10 11 12 13 14 15 16 17 18 19; do
		incident "$n-$day" "$day" '[web]'
	done
done
build 2026-04-01T00:00Z
grep -c '<entry>' public/feed.atom public/components/web/feed.atom \
    public/components/pay/feed.atom
grep -c '<item>' public/feed.rss
grep -c '"date_modified"' public/feed.json

echo "# an entry with sixty updates shows the newest, and where the rest is"
site
incident long 01 '[web]'
{
	echo '## Updates'
	for day in 10 11 12 13 14 15; do
		for hour in 10 11 12 13 14 15 16 17 18 19; do
			echo "### 2026-03-${day}T$hour:00Z monitoring"
			printf '%0500d\n' 1
		done
	done
} >>content/incidents/long.md
build 2026-04-01T00:00Z
grep -c 'Monitoring' public/feed.atom
grep -o '2026-03-15T19:00:00Z.quot' public/feed.atom | sort -u
grep 'updates&lt;' public/feed.atom

echo "# an empty site has feeds that say so"
site
build 2026-04-01T00:00Z
grep '<updated>' public/feed.atom
grep -c '<item>' public/feed.rss
grep '"items"' public/feed.json
tr -d '\r' <public/maintenance.ics

echo "# a site without an address has none"
sed -i '/^url/d' content/site.yaml
build 2026-04-01T00:00Z
find public -name 'feed*' -o -name '*.xml' -o -name '*.txt' -o -name '*.ics' |
    sort
grep -c 'rel="alternate"' public/index.html || :

echo "# what is over says so, where its newest update does not; in each format"
site
# said NAME: the states that an entry tells, newest first, with their times.
said() {
	for file in feed.atom feed.rss feed.json; do
		sed 's/&lt;/</g; s/&gt;/>/g; s/\\u003c/</g; s/\\u003e/>/g' \
		    public/$file | tr -d '\n' | sed 's/\\n//g' |
		    grep -oE "$1|<strong>[A-Z][a-z]*</strong>|>[0-9]+ [A-Z][a-z]+ 2026[^<]*<" |
		    tr -d '<>' | sed 's,strong,,; s,/strong,,' | tr '\n' ' '
		echo
	done
}
cat >content/incidents/one.md <<END
---
title: Trouble
severity: SEV-2
status: resolved
started: 2026-03-01T09:00Z
resolved: 2026-03-01T10:00Z
components: [web]
---
## Updates
### 2026-03-01T09:10Z investigating
We look.
### 2026-03-01T09:20Z update
We still do.
END
build 2026-03-10T00:00Z
said
echo "# so does what has no updates, over or not"
sed -i '/^## Updates/,$d' content/incidents/one.md
build 2026-03-10T00:00Z
said
sed -i '/^resolved/d; s/^status.*/status: investigating/' \
    content/incidents/one.md
build 2026-03-10T00:00Z
said
echo "# what became better since its newest update"
sed -i 's/^status.*/status: monitoring\nmitigated: 2026-03-01T09:40Z/' \
    content/incidents/one.md
printf '## Updates\n### 2026-03-01T09:30Z identified\nFound.\n' \
    >>content/incidents/one.md
build 2026-03-10T00:00Z
said
echo "# an update that says it is enough, and one after it takes nothing back"
sed -i 's/^status.*/status: resolved\nresolved: 2026-03-01T10:00Z/' \
    content/incidents/one.md
printf '### 2026-03-01T10:05Z resolved\nDone.\n### 2026-03-01T11:00Z update\nMore.\n' \
    >>content/incidents/one.md
build 2026-03-10T00:00Z
said
