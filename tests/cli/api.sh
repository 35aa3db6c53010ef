# What a client of Statuspage's API reads from one build to the next.
mkdir -p content/incidents content/maintenance
cat >content/site.yaml <<END
title: Example
url: https://status.example.com/stand
components:
  - { id: web, name: Website }
  - { id: pay, name: Payments, group: Shop }
  - { id: cart, name: Cart, group: Shop }
END
api=public/api/v2

# incident NAME DAY SEVERITY STATUS COMPONENTS
incident() {
	cat >"content/incidents/$1.md" <<-END
	---
	title: Trouble with $1
	severity: $3
	status: $4
	started: 2026-03-$2T09:00Z
	$([ "$4" != resolved ] || echo "resolved: 2026-03-$2T10:00Z")
	components: $5
	---
	END
}

build() {
	allclear --now "$1" -q build --fail-on never >/dev/null 2>&1 ||
	    echo "status $?"
}

# now: the indicator, and how each component is.
now() {
	sed -n 's/^  "indicator": "\(.*\)",/\1/p
	s/^  "description": "\(.*\)"/    \1/p' $api/status.json
	sed -n 's/^   "name": "\(.*\)",/\1/p; s/^   "status": "\(.*\)",/    \1/p' \
	    $api/components.json | paste - -
}

# members KEY FILE
members() {
	sed -n "s/^ *\"$1\": \"\{0,1\}\([^\"]*\)\"\{0,1\},*\$/\1/p" "$2"
}

echo "# nothing is known of a site without components and incidents"
sed -i '/^components/,$d' content/site.yaml
build 2026-03-01T00:00Z
now
cat >>content/site.yaml <<END
components:
  - { id: web, name: Website }
  - { id: pay, name: Payments, group: Shop }
  - { id: cart, name: Cart, group: Shop }
END
echo "# all is well"
build 2026-03-01T00:00Z
now
echo "# a group is as its worst component; a level says what it means"
incident one 02 SEV-3 investigating '{ cart: degraded_performance }'
build 2026-03-02T12:00Z
now
echo "# whichever is worse: the level, or how a component is"
incident one 02 SEV-1 investigating '{ cart: degraded_performance }'
build 2026-03-02T12:00Z
now
incident one 02 SEV-3 investigating '{ cart: major_outage }'
build 2026-03-02T12:00Z
now
echo "# work that is under way shows when nothing is wrong"
incident one 02 SEV-3 resolved '{ cart: major_outage }'
cat >content/maintenance/move.md <<END
---
title: A move
starts: 2026-03-05T09:00Z
ends: 2026-03-05T11:00Z
components: [web]
---
END
for at in 2026-03-05T08:59Z 2026-03-05T09:00Z 2026-03-05T11:00Z; do
	build $at
	echo "$at"
	now | sed 's/^/    /; 3q'
	grep -c '"scheduled_for"' $api/summary.json \
	    $api/scheduled-maintenances.json \
	    $api/scheduled-maintenances/upcoming.json \
	    $api/scheduled-maintenances/active.json
	members status $api/scheduled-maintenances.json | sort | uniq -c
done
echo "# what was called off is over for those who knew of it"
sed -i 's/^ends.*/&\nstatus: cancelled/' content/maintenance/move.md
build 2026-03-04T00:00Z
members status $api/scheduled-maintenances.json | sort | uniq -c
grep -c '"scheduled_for"' $api/summary.json

echo "# what a component is comes from the updates' moments"
incident two 10 SEV-2 resolved \
    '{ pay: [{ at: 2026-03-10T09:00Z, state: major_outage }, { at: 2026-03-10T09:30Z, state: degraded_performance }] }'
cat >>content/incidents/two.md <<END
## Updates
### 2026-03-10T09:10Z investigating
We look.
### 2026-03-10T09:40Z monitoring
Better, not "well".
### 2026-03-10T10:00Z resolved
Well.
### 2027-03-12T10:00Z resolved
Written too early.
END
build 2026-03-11T00:00Z
for key in body display_at old_status new_status; do
	members $key $api/incidents.json | head -3 | tr '\n' '|'
	echo
done
members monitoring_at $api/incidents.json | head -1
members resolved_at $api/incidents.json | head -1

echo "# an update is told whole, and without a status goes on with the last"
incident three 11 SEV-3 monitoring '[web]'
cat >>content/incidents/three.md <<END
## Updates
### 2026-03-11T09:10Z
We look.
### 2026-03-11T09:20Z identified
- the cache

It is full.
### 2026-03-11T09:30Z
Still.
END
cat >content/maintenance/check.md <<END
---
title: A check
starts: 2026-03-11T09:00Z
ends: 2026-03-11T11:00Z
components: [web]
---
## Updates
### 2026-03-11T09:05Z in_progress
We begin.
### 2026-03-11T10:00Z verifying
We look.
### 2026-03-11T10:10Z
All is well so far.
END
for at in 2026-03-11T09:59Z 2026-03-11T10:30Z 2026-03-11T11:00Z; do
	build $at
	members status $api/scheduled-maintenances.json | head -1
done
build 2026-03-11T10:30Z
members status $api/scheduled-maintenances/active.json | head -4 | tr '\n' '|'
members status $api/incidents.json | head -4 | tr '\n' '|'
echo
members body $api/incidents.json | sed -n 2p
sed -n 's/^ *"text": //p' public/api/incidents.json | head -3
sed -n 's/^ *"summary": //p' public/feed.json | head -2
rm content/incidents/three.md content/maintenance/check.md
build 2026-03-11T00:00Z

echo "# without a start, it did not begin after it was over"
incident four 11 SEV-3 resolved '[web]'
sed -i '/^started/d
/^components/a postmortem: { status: final, finalized: 2026-03-14 }' \
    content/incidents/four.md
build 2026-03-15T00:00Z
sed -n '/with four/,/page_id/s/^ *"\(started\|resolved\)_at": //p' \
    $api/incidents.json
rm content/incidents/four.md

echo "# what was added to it later is said of something that is over; what it"
echo "# was about is in the first line"
incident five 11 SEV-3 resolved '[web]'
cat >>content/incidents/five.md <<END
## Updates
### 2026-03-11T09:10Z monitoring
We look.

- at this
### 2026-03-11T12:00Z
Still well.
END
build 2026-03-15T00:00Z
members status $api/incidents.json | head -2
sed -n 's/^ *"summary": "\(We.*\)",/\1/p' public/api/incidents.json
rm content/incidents/five.md
build 2026-03-11T00:00Z

echo "# ids stay when titles, times and neighbours change"
members id $api/incidents.json | sort -u >before
sed -i 's/^title.*/title: Another name/; s/^started.*/started: 2026-03-10T08:59Z/' \
    content/incidents/two.md
incident zero 01 SEV-1 resolved '[web]'
build 2026-03-11T00:00Z
members id $api/incidents.json | sort -u >after
comm -23 before after | wc -l
grep -cvx '[0-9a-z]\{12\}' after

echo "# the newest fifty; all that are open"
for n in 1 2 3 4 5 6; do
	for day in 10 11 12 13 14 15 16 17 18 19; do
		incident "$n-$day" "$day" SEV-3 investigating '[web]'
	done
done
build 2026-04-01T00:00Z
for file in incidents incidents/unresolved summary; do
	members shortlink $api/$file.json | grep -c /incidents/
done

echo "# a site without an address has none"
sed -i '/^url/d' content/site.yaml
build 2026-04-01T00:00Z
find public -path '*v2*'

echo "# without an update: began when it began, over when it was over"
rm -rf content/incidents content/maintenance
mkdir -p content/incidents content/maintenance
echo 'url: https://status.example.com' >>content/site.yaml
# told FILE: status, moment and what became of components, newest first.
told() {
	sed -n '/"incident_updates": \[/,/^   \]/p' "$api/$1" |
	    sed -n 's/^ *"\(status\|body\|created_at\|updated_at\|display_at\|old_status\|new_status\)": "\(.*\)",*$/\1 \2/p'
}
incident quiet 02 SEV-3 resolved '{ cart: major_outage }'
build 2026-03-03T00:00Z
told incidents.json
echo "# open it tells one thing"
incident quiet 02 SEV-3 investigating '{ cart: major_outage }'
build 2026-03-03T00:00Z
told incidents.json
echo "# planned work likewise; called off it has no beginning"
rm content/incidents/*
cat >content/maintenance/move.md <<END
---
title: Move
starts: 2026-03-02T09:00Z
ends: 2026-03-02T10:00Z
components: [web]
---
END
build 2026-03-02T09:30Z
told scheduled-maintenances.json
build 2026-03-03T00:00Z
told scheduled-maintenances.json
sed -i 's/^title.*/&\nstatus: cancelled/' content/maintenance/move.md
build 2026-03-03T00:00Z
told scheduled-maintenances.json
