# Two pages do not say two things of a component, nor does a sentence
# contradict its own figures: 99.985 % is not "short of 99.99 %" as 99.99 %.
text() {
	tr '\n' ' ' <"public/$1index.html" | sed 's/<[^>]*>/ /g; s/  */ /g'
}
build() {
	allclear --now "$1" -q build --no-cache --fail-on never >/dev/null 2>&1 ||
	    echo "status $?"
	text components/api/ |
	    grep -o '[0-9.]* % available in the last twelve months[^A]*\.'
	text metrics/12m/ |
	    grep -o 'Of it Left API [0-9.]* % [0-9.]* %' | head -1
}
site() {
	cat >content/site.yaml <<END
title: X
url: https://status.example.com
components: [{ id: api, name: API, since: 2020-01-01, slo: $1 }]
END
}
# incident NAME STATUS STARTED [RESOLVED]
incident() {
	cat >"content/incidents/$1.md" <<END
---
title: $1
severity: SEV-1
status: $2
started: $3
${4:+resolved: $4}
components: { api: major_outage }
---
END
}

mkdir -p content/incidents
# 79 minutes of 365 days: 99.98497 %.
incident a resolved 2026-01-01T00:00Z 2026-01-01T01:19Z
for slo in 99.99 99.985 99.98 99.9849; do
	site $slo
	build 2026-06-01T00:00Z
done
# 70 minutes: 99.98668 %.
incident a resolved 2026-01-01T00:00Z 2026-01-01T01:10Z
site 99.99
build 2026-06-01T00:00Z
# Of twelve months with a 29 February the first of 366 days counts, on both.
site 99.9
incident a resolved 2027-06-01T00:00Z 2027-06-01T12:00Z
build 2028-06-01T00:00Z
# A day whose impact nobody knows has none, and not nothing.
incident b identified 2028-05-31T00:00Z
build 2028-06-01T00:00Z
text metrics/30d/ | grep -o '31 May 2028 1 [^ ]*'
tr -d '\r' <public/metrics/12m/days.csv
# 279 minutes: 99.94692 %, which is not "99.95 %" in the sentence either.
rm content/incidents/b.md
site 99.95
sed -i 's/\[{/[{ id: web, name: Web, since: 2020-01-01 }, {/' content/site.yaml
incident a resolved 2026-01-01T00:00Z 2026-01-01T04:39Z
build 2026-06-01T00:00Z
text metrics/12m/ | grep -o 'the least was [^.]*\.[0-9]* %'
# Nor is it in the tables below it, on the component's page or a terminal.
text metrics/12m/ | grep -o 'API 99[0-9.]* %' | sort | uniq -c
text metrics/ | grep -o 'API 99[0-9.]* % [^ ]* % [^ ]* % [^ ]* %'
text components/api/ | grep -o '99[0-9.]* %' | sort | uniq -c
allclear --now 2026-06-01T00:00Z metrics | grep API
# Of a period it says what was up in it, not what is up now.
for period in 2026-01 30d; do
	allclear --now 2026-06-01T00:00Z metrics --period $period |
	    grep -A4 '^Availability'
done
