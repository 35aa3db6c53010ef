# Planned work of cState whose last message came before its end ended then.
mkdir -p old/content/issues
cat >old/config.yml <<'END'
title: Nimbus Status
baseURL: https://status.nimbus.example/
params:
  systems: [{ name: API }]
END
cat >old/content/issues/disks.md <<'END'
---
title: New disks
date: 2026-05-01 10:00:00 +0000
resolved: true
resolvedWhen: 2026-05-01 12:00:00 +0000
severity: notice
informational: true
affected: [API]
section: issue
---
*Completed* - They are in. {{< track "2026-05-01 11:30:00" >}}

*Scheduled* - We begin. {{< track "2026-05-01 10:00:00" >}}
END
allclear import cstate old new >/dev/null 2>&1
grep -E '^(starts|ends|completed|###)' new/content/maintenance/*/*.md
allclear -C new check --now 2026-06-01T00:00Z
