# What everybody is to read is not put where only we can: neither into an
# internal part that follows, nor into one that never ends.
mkdir -p content/incidents
cat >content/site.yaml <<'EOF'
title: Example
url: https://status.example.com
policy: small-team
components: [{ id: api, name: API }]
EOF
report() {
	cat <<'EOF'
---
title: Checkout slow
severity: Low
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T10:00Z
components: [api]
postmortem: { status: review }
---

## Summary

A cache was lost.
EOF
}
{
	report
	cat <<'EOF'

<!-- internal -->

## Names

Kim called.

<!-- /internal -->

## Timeline

- 09:00Z the cache is lost
EOF
} >content/incidents/2026-03-14-closed.md
{
	report
	cat <<'EOF'

<!-- internal -->

Kim called.
EOF
} >content/incidents/2026-03-14-unclosed.md
allclear check -q --format short --only AC201
allclear check -q --fix --format short --only AC201 --only AC292
sed -n '/^## Names/,$p' content/incidents/2026-03-14-closed.md
sed -n '/^## Summary/,$p' content/incidents/2026-03-14-unclosed.md
