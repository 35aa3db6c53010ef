# On a terminal findings have colours, unless NO_COLOR says otherwise.
if ! script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	echo 'no program here makes a terminal'
	exit 77
fi
mkdir -p content/incidents
printf 'title: T\nurl: https://status.example\ncomponents: []\n' \
    >content/site.yaml
printf -- '---
title: Times
severity: SEV-2
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T08:30Z
components: []
---
' >content/incidents/2026-03-14-times.md

for no in '' 1; do
	NO_COLOR=$no script -qec "allclear -q check --only AC110" /dev/null \
	    </dev/null | tr -d '\r' | head -n 1 | cat -v
done
