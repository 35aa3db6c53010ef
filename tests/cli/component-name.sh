# Components go by their ids; whoever writes the name that readers see is
# told the id, where the name is one component's alone.

mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: web, name: Web application, group: Europe }
  - { id: eu-api, name: API, group: Europe }
  - { id: us-api, name: API, group: America }
END
cat >content/incidents/2026-03-14-slow.md <<'END'
---
title: Slow
severity: SEV-3
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T10:00Z
components: [web Application, API]
---
END
allclear check
