# What an incident that is not over would earn is not earned yet; where
# nothing was lost, no component was the least available; and what a policy
# hides stays hidden.
text() {
	tr '\n' ' ' <"public/$1index.html" | sed 's/<[^>]*>/ /g; s/  */ /g'
}
build() {
	allclear --now 2026-06-01T12:00Z -q build --no-cache --fail-on never \
	    >/dev/null 2>&1 || echo "status $?"
}
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: X
url: https://status.example.com
policy: p0-p3
components:
  - { id: api, name: API, since: 2026-01-01 }
  - { id: web, name: Web, since: 2026-01-01 }
END
build
text metrics/ | grep -o 'Availability All components[^.]*\.'
# incident NAME STARTED STATUS [RESOLVED]
incident() {
	cat >"content/incidents/$1.md" <<END
---
title: $1
severity: P0
status: $3
started: $2
${4:+resolved: $4}
components: [api]
---
END
}
incident open 2026-06-01T07:00Z identified
build
text metrics/ | grep -o 'Availability All components[^.]*\.[^.]*\.[^.]*\.'
text metrics/ | grep -o 'No incident earns a credit\.' | head -1
text metrics/ | grep -o '1 incident, and what it earns .*nothing\|1 incident, and what it earns .* 25 %'
# A period has its months whole, and more than 50 lengths are in the file.
for day in 01 02 03 04 05 06 07 08 09 10 11 12 13; do
	for hour in 01 06 11 16; do
		incident "$day-$hour" "2026-05-${day}T$hour:00Z" resolved \
		    "2026-05-${day}T$hour:59Z"
	done
done
build
for period in '' 30d/; do
	text "metrics/$period" |
	    grep -o '53 incidents, and what each earns\|[0-9]* more are in the CSV\.\|Each month that this period touches[^.]*\.'
done
incident long 2026-05-01T00:00Z resolved 2026-05-01T06:00Z
build
text metrics/30d/ | grep -o 'May 2026 25 % 25 % [^.]*\.'
wc -l <public/metrics/30d/credits.csv
# A time that the policy hides is in no drawing.
cat >content/incidents/all.md <<'END'
---
title: All three times
severity: SEV-1
status: resolved
started: 2026-05-20T00:00Z
detected: 2026-05-20T00:10Z
mitigated: 2026-05-20T00:20Z
resolved: 2026-05-20T00:30Z
components: [api]
---
END
for policy in operations small-team; do
	sed -i "s/^policy: .*/policy: $policy/" content/site.yaml
	build
	echo "$policy:"
	text metrics/ | grep -o 'was detected after [^.]*\.' | head -1
done
