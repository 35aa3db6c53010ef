# A rule that was off when a file was read is heard of once it is not.
mkdir -p content/incidents
cat >content/site.yaml <<'X'
title: Heron
url: https://status.heron.io/
components:
  - { id: web, name: Web }
X
cat >content/incidents/2026-03-14-web.md <<'X'
---
title: The web was slow
severity: SEV-3
status: resolved
started: 2026-03-14 09:00Z
detected: 2026-03-14T09:02Z
resolved: 2026-03-14T10:00Z
components: [web]
---

Pages took ten seconds.
X
build() {
	allclear build --now 2026-03-20T12:00Z -o out 2>&1 |
	    grep "AC146\|files,"
}
build
printf 'lint: { time-spelling: note }\n' >>content/site.yaml
build
build
sed -i '/^lint/d' content/site.yaml
build
