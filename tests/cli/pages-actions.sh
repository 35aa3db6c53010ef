# The page of all actions: groups, how each stands, what came again.
allclear --now 2026-04-01T00:00Z -q init >/dev/null
rm -rf content/incidents content/maintenance content/runbooks content/pages
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components: [{ id: api, name: API }]
people:
  sam: { name: Sam Okafor }
policy: operations
END
cat >content/incidents/2026-03-01-a.md <<'END'
---
title: First
severity: critical
status: resolved
started: 2026-03-01T12:00Z
resolved: 2026-03-02T12:00Z
components: [api]
tags: [cache]
actions:
  - { action: Overdue, owner: sam, due: 2026-04-08, kind: preventive }
  - { action: Soon, owner: sam, due: 2026-04-09 }
  - { action: Later, due: 2026-04-30 }
  - { action: On time, owner: sam, due: 2026-03-05, completed: 2026-03-05 }
  - { action: "Late <b>", owner: sam, due: 2026-03-05, completed: 2026-03-06 }
  - { action: Unknown, owner: "a \"team\"", due: 2026-03-05, status: done }
  - { action: Never mind, status: dropped }
---
END
cat >content/incidents/2026-03-20-b.md <<'END'
---
title: Second
severity: critical
status: resolved
started: 2026-03-20T12:00Z
resolved: 2026-03-20T13:00Z
components: [api]
tags: [cache]
---
END
allclear -q --now 2026-04-09T12:00Z build --fail-on never 2>/dev/null
text() { sed -n '/<main/,/<\/main/p' "$1" | sed 's/<[^>]*>/ /g' | tr -s ' \n' ' ' | fold -sw 76; echo; }
text public/actions/index.html
grep -o '<li class="todo[^>]*>' public/actions/index.html
grep -o '<strong class="standing[^/]*/strong>' public/incidents/2026-03-01-a/index.html
cat public/actions.csv

# On the home of those who follow up, and on no other.
grep -c follow-up public/index.html
allclear -q --now 2026-04-09T12:00Z build --audience internal \
    --fail-on never 2>/dev/null
text internal/index.html | tr '\n' ' ' |
    grep -o 'Remediation items .* due within a week'
