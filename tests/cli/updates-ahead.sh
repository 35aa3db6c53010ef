# An update of planned work that was written ahead is told from its time on,
# in all that the site puts out alike, and the build says when that is. One
# of an incident is a word that readers wait for: an hour ahead, its clock or
# its zone is wrong, and it is shown; a year ahead, it is not.
mkdir -p content/incidents content/maintenance
cat >content/site.yaml <<-END
title: Example
url: https://status.example.com
components: [{ id: web, name: Website }]
END
cat >content/incidents/2026-04-01-slow.md <<-END
---
title: Slow pages
severity: SEV-3
status: monitoring
started: 2026-04-01T09:00Z
components: [web]
---
## Updates

### 2026-04-01T09:10Z investigating

We looksee.

### 2026-04-01T11:00Z identified

A cache is fullish.

### 2027-04-01T11:30Z monitoring

It is emptyish.
END
cat >content/maintenance/move.md <<-END
---
title: Move
starts: 2026-04-01T14:00Z
ends: 2026-04-01T15:00Z
components: [web]
---
## Updates

### 2026-04-01T12:30Z scheduled

We plansoon.

### 2026-04-01T14:00Z in progress

We beginnow.

### 2026-04-01T14:30Z in progress (internal)

Secretword.
END
told() {
	for word in looksee fullish emptyish plansoon beginnow Secretword; do
		echo "$word: $(grep -rlI "$word" public | grep -v '^public/search/.*/' |
		    sed 's/public.//' | sort | tr '\n' ' ')"
	done
}
for now in 10:00 12:00 14:00; do
	echo "# $now"
	allclear --now "2026-04-01T${now}Z" build --fail-on never 2>&1 |
	    grep -e 'build again' -e 'AC116' -e 'help: correct'
	told
	sed -n '/next_change/p; /as_of/p' public/api/status.json
done
echo "# who may see internal parts is told of them, too"
allclear --now 2026-04-01T14:10Z build --fail-on never --audience internal \
    -o inside 2>&1 | grep -e 'build again'
grep -rl Secretword inside
echo "# one of an incident comes a day before its time, and the build says so"
for now in 11:29 11:30; do
	allclear --now "2027-03-31T${now}Z" build --fail-on never 2>&1 |
	    grep -e 'build again' -e 'help: readers see'
	grep -c emptyish public/incidents/2026-04-01-slow/index.html
done
# It is written below the last, though that has not been said yet.
allclear --now 2026-04-01T10:00Z update 2026-04-01-slow monitoring -m Text. \
    2>/dev/null
grep '^###' content/incidents/2026-04-01-slow.md
