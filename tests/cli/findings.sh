# Findings as a person sees them: the line, a mark under the place, the
# way out; and colour on a terminal alone.
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
printf -- '---\r
title: 状態 page\r
severity: SEV-3\r
status: resolved\r
started: 2026-03-14T09:00Z\r
detected: 2026-03-14T09:05Z\r
resolved: 2026-03-14T08:30Z\r
components: { "状態\ta": degraded_performance, apo: major_outage }\r
---\r
' >content/incidents/2026-03-14-wide.md

allclear check
echo "status $?"
allclear check --only time-order --color always | head -n 3 | cat -v

allclear -q check --fail-on never >/dev/null
echo "status $?"
allclear check --only AC39 content/incidents/2026-03-14-wide.md
echo "status $?"
allclear check content/incidents/none.md
echo "status $?"
allclear check --only tiem-order
echo "status $?"

# A path may be absolute, as editors have it.
allclear check --only time-order --format short \
    "$(pwd -P)/content/incidents/2026-03-14-wide.md"
echo "status $?"
allclear check "$(pwd -P)content/incidents/2026-03-14-wide.md" 2>&1 |
    sed 's/.*content/content/'
