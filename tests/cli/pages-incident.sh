# What the page of an incident shows, in which order, and what it hides.
now=2026-03-20T09:00Z
mkdir -p content/incidents content/postmortems content/runbooks

cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com/base/
components:
  - { id: web, name: "Web & <shop>" }
  - { id: api, name: API }
people:
  mira: Mira Sandholt
links: { edit: "https://git.example.com/edit/{path}" }
END
cat >content/runbooks/cache.md <<'END'
---
title: Cache failover
---
## Steps
Look.
END
cat >'content/incidents/2026-03-14-checkout.md' <<'END'
---
id: INC-7
title: "Checkout <slow> & \"late\""
severity: SEV-2
status: closed
started: 2026-03-14T09:00Z
detected: 2026-03-14T09:04Z
mitigated: 2026-03-14T09:40Z
resolved: 2026-03-14T10:20Z
components:
  web: partial_outage
  api:
    - { at: 2026-03-14T09:00Z, state: major_outage }
    - { at: 2026-03-14T09:20Z, state: degraded_performance }
commander: mira
impact: { summary: 4 % failed, orders_lost: 12500 }
tags: [cache]
runbooks: [cache]
related: [INC-6]
redirect_from: [/issues/7/, /old.html]
internal: { cost: secretcost }
actions:
  - { action: Watch <it>, owner: mira, due: 2026-03-18, kind: preventive }
---
Words before any heading.

## Updates
### 2026-03-14T09:10Z investigating
First word.
### 2026-03-14T10:20Z resolved
Last word.
<!-- internal -->
secretword
<!-- /internal -->
## Summary
It was slow.
### Deeper
Below.
## Timeline
- 08:55Z a warning nobody saw
- 09:00Z power lost
- 09:04Z [detected] alert (mira)
- 09:40Z [mitigated]
- 10:20Z [resolved] done
## Costs (internal)
secretsection
END
cat >content/incidents/2026-03-01-other.md <<'END'
---
id: INC-6
title: The other one
severity: SEV-3
status: investigating
started: 2026-03-19T23:00Z
components: [web]
next_update: 2026-03-20T08:30Z
---
END
allclear --now $now build --fail-on never -q >/dev/null 2>&1
echo "status $?"
page=public/incidents/2026-03-14-checkout/index.html

words() {
	sed 's/<svg/\n&/g; s/<\/svg>/&\n/g' | sed '/^<svg/d; s/<[^>]*>/ /g
	    s/  */ /g; s/^ //; s/ $//' | grep -v '^$'
}

echo "# the page in words"
sed -n '/<main/,/<\/main>/p' $page | words
echo "# headings"
sed -n 's/.*\(<h[1-6][^>]*>\).*/\1/p' $page
echo "# a milestone has a colon where something follows"
grep -o '<strong class="milestone[^>]*>[^<]*' $page
grep -ho '^[.]milestone[^ ]*::after.*' public/assets/*/site.css
echo "# the bar"
grep -o '<rect class="ph[^>]*>' $page
echo "# old addresses"
sed -n 's/.*\(url=.*\)".*/\1/p' public/issues/7/index.html public/old.html
echo "# the way home from a page that is not there"
sed -n 's/.*href="\([^"]*site.css\)".*/\1/p' public/404.html
echo "# secrets"
grep -rl secret public || echo none
echo "# while it is open"
sed -n '/<main/,/<\/main>/p' \
    public/incidents/2026-03-01-other/index.html | words
echo "# what was written may run from right to left"
grep 'dir="auto"' public/incidents/*checkout*/index.html | grep -e '<h1' -e 'lead'
