# A section that is missing goes where the policy has it: behind the one
# before it, whatever stands above, and never in front of the thread.
allclear init -q --now 2026-11-20T10:30:00Z . >/dev/null
sed -i '/^## Root cause/,/^## What went/{/^## What went/!d}' \
    content/incidents/*/*.md
grep -h '^## ' content/incidents/*/*.md
allclear check --now 2026-11-20T10:30:00Z --only AC201 --format short
allclear check --now 2026-11-20T10:30:00Z --only AC201 --fix
grep -h '^## ' content/incidents/*/*.md
