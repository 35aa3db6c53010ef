# The site's own data: api/incidents.json, api/status.json, incidents.csv.
mkdir -p content/incidents content/maintenance
cat >content/site.yaml <<END
title: Example
url: https://status.example.com
valid_for: 3 days
components: [{ id: web, name: Website }]
END

# incident NAME DAY STATUS [LINE]
incident() {
	cat >"content/incidents/$1.md" <<-END
	---
	title: Trouble with $1
	severity: SEV-2
	status: $3
	started: 2026-03-$2T09:00Z
	components: [web]
	$([ "$3" != resolved ] || echo "resolved: 2026-03-$2T10:00Z")
	${4:-}
	---
	END
}

build() {
	allclear --now "$1" -q build --fail-on never ${2:-} >/dev/null 2>&1 ||
	    echo "status $?"
}

# next: when to build again, and why.
next() {
	build "$1"
	sed -n '/next_change/{s/^ "//; s/",*$//; s/": "/ /; s/": null,/ none/
	p;}; s/^ "valid_until": "\(.*\)",/valid_until \1/p' public/api/status.json
}

echo "# the page is valid for so long"
next 2026-03-01T00:00Z
echo "# work begins, then ends; called off it does neither"
cat >content/maintenance/move.md <<END
---
title: A move
starts: 2026-03-02T09:00Z
ends: 2026-03-02T11:00Z
components: [web]
---
END
next 2026-03-02T08:59:59Z
next 2026-03-02T09:00Z
next 2026-03-02T11:00Z
sed -i 's/^ends.*/&\nstatus: cancelled/' content/maintenance/move.md
next 2026-03-02T08:00Z
echo "# a promised update is late a second after it was due"
incident open 02 investigating 'next_update: 2026-03-02T12:00Z'
next 2026-03-02T11:30Z
next 2026-03-02T12:00Z
next 2026-03-02T12:00:01Z
echo "# without validity there may be none"
sed -i 's/^valid_for.*/valid_for: 0s/' content/site.yaml
next 2026-03-02T12:00:01Z

echo "# what a spreadsheet would take for a formula"
cat >content/incidents/evil.md <<'END'
---
title: '=HYPERLINK("https://evil.example","x")'
id: '+A1'
severity: SEV-2
status: resolved
started: 2026-03-01T09:00Z
detected: 2026-03-01T09:04Z
resolved: 2026-03-01T10:00Z
components: [web]
tags: [b, a]
detection: '@SUM(1)'
impact: { summary: "a\nb", customers: 12 }
---
## Summary
Public. <!-- internal -->kestrel<!-- /internal -->

## Corrective Actions
| Action | Owner | Issue | Due | Status |
|---|---|---|---|---|
| Do it | @sam | OPS-1 | 2026-04-01 | open |
| Did it | @jo | OPS-2 | 2026-04-02 | done |
END
build 2026-03-03T00:00Z
cat public/incidents.csv
tr -cd '\r' <public/incidents.csv | wc -c
sed -n '/"actions"/,$p' public/api/incidents.json

echo "# internal things are in an internal build alone"
incident secret 02 resolved 'visibility: internal'
for audience in public internal; do
	build 2026-03-03T00:00Z "--audience $audience -o $audience"
	cat $audience/incidents.csv $audience/api/*.json |
	    grep -c 'secret\|kestrel'
done

echo "# a site without an address has addresses from its root"
sed -i '/^url/d' content/site.yaml
build 2026-03-03T00:00Z
sed -n 's/^   "url": //p' public/api/incidents.json

echo "# thousands are in files that stay as they are"
rm -r content/incidents
mkdir content/incidents
n=1
while [ $n -le 2100 ]; do
	day=$((n % 27 + 1))
	month=$((n / 27 % 12 + 1))
	year=$((2015 + n / 324))
	printf -- '---\ntitle: No %d\nstarted: %d-%02d-%02dT09:00Z\n---\n' \
	    $n $year $month $day >content/incidents/n$n.md
	n=$((n + 1))
done
build 2026-03-03T00:00Z
ids() {
	sed -n 's/^   "id": "\(.*\)",/\1/p' "$1"
}
(cd public/api && for file in incidents*.json; do
	echo $file $(ids $file | wc -l) $(ids $file | sed -n '1p;$p')
done)
sed -n '/"older"/,/\]/p' public/api/incidents.json
cp public/api/incidents-1.json before
incident new 02 resolved
build 2026-03-03T00:00Z
cmp before public/api/incidents-1.json
ids public/api/incidents.json | sed -n '1p'
