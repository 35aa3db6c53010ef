# What was promised, in groups; today is Thursday, 9 April, in Copenhagen,
# though it is still the 8th in UTC.
allclear --now 2026-04-01T00:00Z -q init >/dev/null
rm -rf content/incidents content/maintenance
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
timezone: Europe/Copenhagen
components: [{ id: api, name: API }]
people:
  sam: { name: Sam Okafor }
  mira: { name: Mira Sandholt }
policy: operations
END
cat >content/incidents/2026-04-01-a.md <<'END'
---
id: INC-2
title: =Slow
severity: critical
status: resolved
started: 2026-04-01T12:00Z
resolved: 2026-04-02T12:00Z
components: [api]
actions:
  - { action: Until the eighth, owner: "@sam", due: 2026-04-08 }
  - { action: On the ninth, owner: Sam Okafor, due: 2026-04-09 }
  - { action: Within the week, owner: sam, due: 2026-04-15 }
  - { action: After it, owner: mira, due: 2026-04-16, status: in-progress }
  - { action: Kept, owner: mira, due: 2026-04-05, completed: 2026-04-05 }
  - { action: Late, owner: mira, due: 2026-04-05, completed: 2026-04-06 }
  - { action: Nobody knows when, due: 2026-04-05, status: done }
---
END
cat >content/incidents/2026-03-01-with-a-name-longer-than-it-may-be.md <<'END'
---
title: Older
severity: critical
status: resolved
started: 2026-03-01T12:00Z
resolved: 2026-03-01T13:00Z
components: [api]
actions:
  - { action: 警報の閾値を見直して当番の全員に毎週知らせる仕組みを作る, owner: 佐藤さんと鈴木さんの班, kind: a kind that is long, issue: "-1+2" }
  - { action: "Never mind", status: dropped, owner: mira }
---
END
run() {
	echo "\$ allclear actions $*"
	allclear -q --now 2026-04-08T22:30Z actions "$@"
	echo "status $?"
}
run
run --open --owner sam
run --overdue
run --owner mira --format csv
run --open --format csv --owner 佐藤さんと鈴木さんの班
run --overdue --format json
run --owner mirra
run --owner nobody-at-all

# All of an internal incident is internal.
sed -i 's/^status:/visibility: internal\n&/' content/incidents/*
allclear -q --now 2026-04-08T22:30Z actions --format json |
    grep '"internal"' | sort -u
rm content/incidents/*
run

# Capitals make no other person; who is in the directory is meant by an id.
cat >content/incidents/2026-04-01-a.md <<'END'
---
title: Slow
severity: critical
status: resolved
started: 2026-04-01T12:00Z
resolved: 2026-04-02T12:00Z
components: [api]
actions:
  - { action: One, owner: Zoe, due: 2026-04-20 }
  - { action: Two, owner: zoe, due: 2026-04-21 }
  - { action: Three, owner: Mira, due: 2026-04-22 }
  - { action: Four, owner: mira, due: 2026-04-23 }
---
END
run --owner ZOE
run --owner mira
