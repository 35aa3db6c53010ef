# An incident and planned work may have files of one name: a path says which
# of the two is meant.
allclear() { command allclear --now 2026-03-14T12:00Z "$@"; }
allclear -q init >/dev/null
rm -r content/incidents content/maintenance
mkdir content/incidents content/maintenance
cat >content/incidents/2026-03-14-disks.md <<'END'
---
title: Disks are full
severity: SEV-3
status: investigating
started: 2026-03-14T11:00Z
components: [website]
---
END
cat >content/maintenance/2026-03-14-disks.md <<'END'
---
title: New disks
starts: 2026-03-14T11:30Z
ends: 2026-03-14T13:00Z
components: [website]
---
END
for kind in incidents maintenance; do
	allclear update "content/$kind/2026-03-14-disks.md" update -m Soon.
	allclear -C . update "./content/$kind/2026-03-14-disks.md" update -m So
done
grep -c Soon content/*/*.md
allclear export content/maintenance/2026-03-14-disks.md
echo "status $?"
allclear export content/incidents/2026-03-14-disks.md | grep -c '<title>.*full'

# The other ending that Markdown has.
mv content/incidents/2026-03-14-disks.md \
    content/incidents/2026-03-14-disks.markdown
allclear export content/incidents/2026-03-14-disks.markdown |
    grep -c '<title>.*full'
