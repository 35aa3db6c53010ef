# The policy's messages: what is known is said, what is not is named so.
run() {
	echo "\$ allclear comms $*"
	allclear --now $now comms "$@" 2>&1
	echo "status $?"
}
now=2026-12-01T03:30:20Z
allclear --now 2026-12-01T03:00Z -q init >/dev/null
mkdir -p content/incidents/2026
site() {
	sed -i '/^policy:/d' content/site.yaml
	echo "policy: $1" >>content/site.yaml
	rm -f content/incidents/2026/*.md content/maintenance/*.md
}
bare() {
	cat >content/incidents/2026/2026-12-01-checkout-slow.md <<END
---
id: INC-7
title: Checkout slow & "odd"
severity: $1
status: investigating
started: 2026-12-01T03:00Z
components: []
---
END
}
full() {
	cat >content/incidents/2026/2026-12-01-checkout-slow.md <<END
---
id: INC-7
title: Checkout slow
severity: $1
status: resolved
started: 2026-12-01T03:00Z
detected: 2026-12-01T03:04Z
mitigated: 2026-12-01T03:40:40Z
resolved: 2026-12-02T05:01Z
components: { web: partial_outage, api: degraded_performance }
detection: monitoring
commander: mira
roles: { scribe: sam }
impact:
  summary: 4 % of checkouts failed
  metrics: p95 8 s, success 96 %
links: [{ title: Graph, url: https://graphs.example/7 }]
postmortem: { status: final }
---
## Updates
### 2026-12-01T03:10Z investigating
We look into it.
### 2026-12-01T03:15Z identified (internal)
The key leaked.
### 2026-12-01T03:40Z monitoring
It is *rolled* back.

## Root cause
A release opened *two* connections
for each request.

## Fix
The release was rolled back.

## Action items
| Action | Owner | Issue | Due | Status | Kind |
|---|---|---|---|---|---|
| Stop the release | mira | | | done | mitigation |
| Alert on connections | mira | OPS-1 | 2026-12-09 | open | |
| Roll back by itself | | | | open | |
| Add a limit | sam | OPS-2 | 2026-12-03 | done | |
| Load test | sam | OPS-3 | 2026-12-20 | open | |
END
}
for policy in slo-gate:SEV-2 small-team:SEV-1 p0-p3:P0; do
	echo "# ${policy%:*}, three minutes in"
	site "${policy%:*}"
	bare "${policy#*:}"
	for message in ack update resolved summary; do
		run INC-7 $message
	done
	echo "# ${policy%:*}, afterwards"
	full "${policy#*:}"
	for message in ack update resolved summary; do
		now=2026-12-03T09:00Z
		run INC-7 $message
	done
	now=2026-12-01T03:30:20Z
done

echo "# what was promised is done, or dropped; and what was none"
site slo-gate
full SEV-2
for change in 's/| open |/| done |/' 's/| open |/| dropped |/' \
    '/^| \(Al\|Ro\|Ad\|Lo\)/d' 's/^| .* |$/<!-- internal -->/'; do
	full SEV-2
	sed -i "$change" content/incidents/2026/*
	run INC-7 resolved | grep Follow
done

echo "# over, though nobody has written an update"
site p0-p3
full P0
sed -i '/^## Updates/,/^It is/d' content/incidents/2026/*
run INC-7 update

echo "# a promise that is still ahead goes before the policy's rhythm"
bare P0
sed -i 's/^components/next_update: 2026-12-01T03:45Z\n&/' \
    content/incidents/2026/*
run INC-7 update

echo "# a policy without messages, and one's own"
site operations
bare SEV-2
run INC-7 ack
cat >content/policy.yaml <<'END'
extends: p0-p3
name: Ours
messages:
  ack: "{{title}} / {{fix}} / {{metrics}}{{#metrics}}!{{/metrics}} / {{channel}}"
END
site policy.yaml
bare P0
run INC-7 ack
sed -i 's|{{title}}.*|{{#title}}open"|' content/policy.yaml
run INC-7 ack

echo "# refused"
run INC-7 resolvd
run INC-7 banner
run INC-8 ack
run 2026-12-01-chekout-slow ack
run INC-7

echo "# nothing internal is told"
sed -i 's|{{#title}}open"|{{duration}} / {{root_cause}} / {{#top_actions}}{{text}}, {{/top_actions}}"|' \
    content/policy.yaml
full P0
sed -i '/^resolved:/d; s/^## Root cause/& (internal)/; s/^| Roll/<!-- internal -->\n&/' \
    content/incidents/2026/*
cat >>content/incidents/2026/2026-12-01-checkout-slow.md <<'END'
<!-- /internal -->

## Timeline (internal)
- 2026-12-01T04:00Z [resolved] all is well
END
run INC-7 ack
exit 0
