# Findings whose help says what to write: it is right when it is written.
mkdir -p content/incidents content/postmortems
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components: [{ id: api, name: API }, { id: sms, name: SMS }]
END
cat >'content/incidents/2026-03-14 M N.md' <<'END'
---
title: Slow
severity: SEV-3
status: monitoring
started: 2026-03-14T09:00Z
components:
  - api
  - sms: partial_outage
actions:
  - bar
---
See [all](/components/).

## Updates

### 2026-03-14T09:10Z investigating

We look into it.

## 2026-03-14T09:20Z resolved

It is over.
END
check() {
	allclear check --now 2026-03-20T00:00Z "$@" 2>/dev/null |
	    grep -E '^(error|warning|help)'
}
check
echo "- what the help says, written"
mv content/incidents/* content/incidents/2026-03-14-m-n.md
sed -i -e '/- api/d' -e 's/- sms:/sms:/' -e 's/^## 2/### 2/' \
    -e 's/- bar/- { action: bar, owner: sam }/' \
    -e 's,/components/,&sms/,' content/incidents/*
check
sed -i -e 's/monitoring/resolved\nresolved: 2026-03-14T09:20Z/' \
    content/incidents/*
check
echo "- it goes on again"
sed -i 's/^status.*/status: investigating/' content/incidents/*
check

echo "- a heading that ends in #, one that is nothing else"
cat >content/policy.yaml <<'END'
name: Ours
levels: [{ id: SEV-1, criteria: [Nobody can pay] }]
postmortem:
  sections:
    - { id: sharp, title: "Impact #", need: required }
    - { id: none, title: "#", need: required }
END
cat >content/incidents/2026-03-14-m-n.md <<'END'
---
title: Slow
severity: SEV-1
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T09:20Z
components: [api]
postmortem: { status: review }
---
END
check --only AC201 --fix
check --only AC201 --fix
grep '^##' content/incidents/*

echo "- planned work took longer, and less"
rm -r content/incidents content/policy.yaml
mkdir content/maintenance
cat >content/maintenance/2026-03-14-disks.md <<'END'
---
title: New disks
starts: 2026-03-14T09:00Z
ends: 2026-03-14T10:00Z
components: [api]
---
## Updates
### 2026-03-14T11:00Z completed
They are in.
END
check
sed -i 's/^ends.*/&\ncompleted: 2026-03-14T11:00Z/' content/maintenance/*
check
allclear build -q --now 2026-03-20T00:00Z
grep -o '<dt>\(Ended early\|Completed\)' public/maintenance/*/index.html
sed -i 's/T11:/T09:/' content/maintenance/*
allclear build -q --now 2026-03-20T00:00Z
grep -o '<dt>\(Ended early\|Completed\)' public/maintenance/*/index.html
