# Tickets lead to where the policy says that tickets are; a link that was
# written with one wins, and several in one cell lead nowhere.
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
  - { id: SEV-1, criteria: [Nobody can pay] }
actions:
  issue_url: https://tickets.example/browse/{issue}?view=all
END
cat >content/incidents/2026-03-14-checkout.md <<'END'
---
title: Checkout slow
severity: SEV-1
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T10:00Z
components: [api]
actions:
  - { action: A key, issue: OPS-412 }
  - { action: A number, issue: "#412" }
  - { action: With what an address cannot hold, issue: "a\"><b>&é" }
  - { action: Several, issue: "OPS-1, OPS-2" }
  - { action: None }
---
END
links() {
	allclear --now 2026-12-01T12:00Z -q build --fail-on never || exit
	sed 's/></>\n</g' public/actions/index.html | grep -i 'tickets\|>OPS'
}
links
echo "-- not to what runs code"
sed -i 's/https:.*/"javascript:alert(\x27{issue}\x27)"/' content/policy.yaml
links
grep -c javascript: public/actions/index.html || :
