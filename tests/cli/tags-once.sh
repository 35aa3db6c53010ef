# A tag that an incident and its postmortem both have is shown once, and as
# the incident's: it leads to its page.
mkdir -p content/incidents content/postmortems
cat >content/site.yaml <<'F'
title: Example
url: https://status.example.com
components: [{ id: api, name: API }]
F
cat >content/incidents/2026-03-14-checkout.md <<'F'
---
title: Checkout slow
severity: SEV-3
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T10:00Z
components: [api]
tags: [cache, failover]
---
Text.
F
cat >content/postmortems/checkout.md <<'F'
---
incident: 2026-03-14-checkout
tags: [Cache, dns]
---
Text.
F
allclear build -q >/dev/null
grep -o '>[a-z]*cache<\|>[a-z]*dns<\|>failover<' -i \
    public/incidents/2026-03-14-checkout/index.html
