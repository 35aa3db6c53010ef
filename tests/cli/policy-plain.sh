# A policy that says nothing of sections: timelines, actions and updates
# are read all the same, and `new` begins them.
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
cat >content/policy.yaml <<'END'
name: Ours
levels:
  - { id: SEV-1, criteria: [Nobody can pay], postmortem: required }
actions: { headings: [To do], owner: required }
requirements: [{ needs: [verified], from: closed }]
END
cat >content/incidents/2026-03-14-checkout.md <<'END'
---
title: Checkout slow
severity: SEV-1
status: closed
started: 2026-03-14T09:00Z
resolved: 2026-03-14T10:00Z
components: [api]
postmortem: { status: final }
---
## Timeline
- 10:05Z [verified] all is well

## To do
- [ ] Add a second cache

## Updates
### 2026-03-14T10:00Z resolved
It is over.
END
allclear() { command allclear --now 2026-03-15T12:00Z "$@"; }
allclear policy check content/policy.yaml
allclear check --format short

echo "-- a heading that the policy claims is its own, and it says so"
cat >>content/policy.yaml <<'END'
postmortem:
  sections:
    - { id: todo, title: To do, need: optional }
END
allclear policy check content/policy.yaml --format short
allclear check --format short

echo "-- a new one"

rm content/incidents/*
allclear -q new incident Search slow
allclear -q new postmortem 2026-03-15-search-slow
cat content/postmortems/*

echo "-- names that were emptied"
rm -r content/incidents content/postmortems
cat >content/policy.yaml <<'END'
extends: p0-p3
postmortem: { name: }
actions: { name: '' }
metrics: { resolve: { name: } }
detection: { customer: }
END
allclear -q build
grep -c '<h2 id="p-sections">Postmortem\|<h2 id="p-actions">Action items\|>Time to resolve' public/policy/index.html
