# The pages of metrics and what lies beside them: the worked example can be
# read off them, and every file is what it says.
page() {
	tr '\n' ' ' <"public/metrics/$1index.html" | sed 's/<[^>]*>/ /g; s/  */ /g'
}
# field COLUMN NAME FILE: of the row of that name.
csv() { tr -d '\r' <"public/metrics/$1"; }
build() {
	allclear --now 2026-02-01T00:00Z -q build --fail-on never >/dev/null 2>&1 ||
	    echo "status $?"
}

cp -R "$TESTS/golden/metrics-worked/content" content
find content/incidents -name '*.md' ! -name '*sonnet*' -delete
build
for words in 'Time to detect MTTD, Started → Detected One incident: 1 minute.' \
    'Time to declare Started → Declared One incident: 7 minutes.' \
    'Time to mitigate MTTM, Started → Mitigated One incident: 42 minutes.' \
    'Time to resolve MTTR, Started → Resolved One incident: 1 hour 6 minutes.' \
    'Length of the incident Declared → Closed One incident: 1 hour 29 minutes.'
do
	for period in '' 30d/ 2026-q1/; do
		page "$period" | grep -q "$words" || echo "$period lacks: $words"
	done
done
# What is said beside a heading is not said again in each cell below it.
grep -l 'soft">\([^<]*\)</span></th>.*soft">\1<' public/metrics/index.html
csv incidents.csv
csv intervals.csv | cut -d , -f 1-3
csv 30d/targets.csv
page 30d/ | grep -o 'By severity Targets Target Severity .*Not known .* CSV' |
    sed 's/ CSV.*//'
# Every link to a file beside a page leads to one.
(cd public && find metrics -name index.html | while read -r file; do
	grep -o 'href="[^"]*\(csv\|json\|prom\)"' "$file" |
	    sed 's/href="//; s/"//' | while read -r link; do
		test -f "$(dirname "$file")/$link" || echo "$file: $link"
	done
done)
awk -f "$TESTS/cli/openmetrics.awk" public/metrics.prom
python3 -m json.tool public/api/metrics.json >/dev/null && echo json

# Who is alone at the top is named, who shares the place is not.
page '' | grep -o '[^.]* named most often[^.]*\.' | head -1
page '' | grep -o '[^.]* the most frequent[^.]*\.' | head -1
sed 's,^id: .*,id: SECOND,; s,^severity: .*,severity: SEV-3,' content/incidents/*.md |
    sed '/^aliases\|^redirect/d' >second
mv second content/incidents/2026-01-03-second.md
build
page '' | grep -o '[^.]* named most often[^.]*\.' | head -1
page '' | grep -o '[^.]* the most frequent[^.]*\.' | head -1
rm content/incidents/2026-01-03-second.md

# All of the worked ones; then none, and nothing but what says nothing.
cp -R "$TESTS/golden/metrics-worked/content" .
build
page '' | grep -o '1 is left out: 1 still open\|[0-9]* are left out: [^.]*contradict[a-z]*' | head -3
page 12m/ | grep -o 'before: too few to say[^.]*' | head -1
awk -f "$TESTS/cli/openmetrics.awk" public/metrics.prom
rm -r content/incidents
build
ls public/metrics
page '' | grep -o 'No incident began[^.]*'
awk -f "$TESTS/cli/openmetrics.awk" public/metrics.prom
mkdir content/incidents
cat >content/incidents/2026-01-02-bare.md <<END
---
title: =cmd|"x", and "\\\\" too
severity: SEV-1
status: investigating
started: 2026-01-02T00:00Z
components: { search: major_outage }
---
END
build
csv incidents.csv
page '' | grep -o 'Time to resolve[^.]*Nothing to measure yet[^:]*: [^.]*open' | head -1
awk -f "$TESTS/cli/openmetrics.awk" public/metrics.prom

# Of one that is open, what has ended is measured, and the page says so.
rm content/incidents/*
cat >content/incidents/2026-01-05-open.md <<'OPEN'
---
title: Open
severity: SEV-3
status: monitoring
started: 2026-01-05T09:00Z
mitigated: 2026-01-05T09:42Z
components: []
---
OPEN
build
page '' | grep -o '1 is open[^.]*\.\|MTTM, Started → Mitigated One[^.]*\.' | uniq
page '' | grep -o 'MTTR, Started → Resolved Nothing[^.]*\.'
