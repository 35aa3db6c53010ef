# A small cState site becomes a site that checks and builds, and every
# file of it is accounted for.
mkdir -p old/content/issues/2024 old/content/pages old/static/img
cat >old/config.yml <<'END'
title: Nimbus Status
baseURL: https://status.nimbus.example/
languageCode: en-GB
theme: cstate
params:
  brand: "#123456"
  description: What works at Nimbus, and what does not.
  categories:
    - name: Sending
    - name: Everything else
      untitled: true
  systems:
    - name: Post Office
      category: Sending
      description: |
        Takes letters in
    - name: Carrier Pigeons
      category: Sending
    - name: www
      category: Everything else
END
cat >old/content/issues/2023-11-02-pigeons-late.md <<'END'
---
title: "Pigeons late: fog"
date: 2023-11-02 07:10:00
resolved: true
resolvedWhen: 2023-11-02 12:40:00
# Possible severity levels: down, disrupted, notice
severity: disrupted
affected:
  - Carrier Pigeons
  - Carrier Pigons
  - Weather
section: issue
---
*Resolved* - The fog has gone. {{< track "2023-11-02 12:40:00" >}}

*Monitoring* - Birds are [in the air](/issues/loft-repairs/) again. {{< track "2023-11-02 11:00:00" >}}

*Investigating* - Letters are late.
![fog](/img/fog.png)
{{< track "2023-11-02 07:10:00" >}}
END
cat >old/content/issues/loft-repairs.md <<'END'
---
title: Maintenance of the loft
date: 2023-12-01T8:00:00+01:00
resolved: true
resolvedWhen: 2023-12-01T16:00:00+01:00
severity: notice
affected: [Carrier Pigeons]
section: issue
---
[Final message]
The roof is tight.

[Update]
Half of it is done.

[Initial message]
We mend the roof.
END
cat >old/content/issues/2024/2024-02-30-mailbags.md <<'END'
---
title: Mailbags mixed up
date: 2024-02-30T10:00:00Z
resolved: yes
severity: high
affected:
---
Some letters went to the wrong town.
END
cat >old/content/issues/2024/2024-03-01-strike.md <<'END'
---
title: Strike
date: 2024-03-01T09:00:00Z
resolved: true
resolvedWhen: 2024-02-01T09:00:00Z
severity: down
affected: [Post Office]
section: issue
---
<p>Closed.</p>
END
cat >old/content/pages/about.md <<'END'
---
title: About
---
The [fog](/issues/2023-11-02-pigeons-late/) of 2023.
END
cat >old/content/_index.md <<'END'
---
title: Home
---
END
printf 'a picture' >old/static/img/fog.png
printf 'a picture' >old/static/img/old.png

allclear import cstate old new
echo "status $?"
allclear import --fail-on never cstate old newer >/dev/null 2>&1
echo "with --fail-on never, $?"
(cd new && find . -type f | sort)
cmp old/content/issues/2024/2024-02-30-mailbags.md \
    new/set-aside/issues/2024/2024-02-30-mailbags.md
cmp old/static/img/fog.png new/content/img/fog.png
sed -n 1,4p new/import-report.txt
cat new/content/incidents/2023/2023-11-02-pigeons-late.md
cat new/content/maintenance/2023/2023-12-01-loft-repairs.md

echo "-- it checks without an error, and builds"
allclear -q --now 2024-06-01T12:00Z -C new check --format short
echo "status $?"
allclear -q --now 2024-06-01T12:00Z -C new build 2>/dev/null
echo "status $?"
for old in 2023-11-02-pigeons-late loft-repairs 2024/2024-03-01-strike; do
	grep -o 'url=[^"]*' "new/public/issues/$old/index.html"
done
echo "-- the pages of systems lead on, too"
for old in post-office www; do
	grep -o 'url=[^"]*' "new/public/affected/$old/index.html"
done
echo "-- one of a kind is told as one"
sed '/- Weather/d' old/content/issues/2023-11-02-pigeons-late.md >one.md
rm -r old/content/*
mkdir old/content/issues
cp one.md old/content/issues/2023-11-02-pigeons-late.md
sed '/^resolvedWhen/d' one.md >old/content/issues/2023-11-03-x.md
sed -i '/Pigons/d' old/content/issues/2023-11-03-x.md
allclear import cstate old one 2>&1 | sed -n '/in affected/,/^$/p'
sed -n '/imported/,$p' one/content/site.yaml
