# A report as one file: alone, without what is internal, without names.
allclear --now 2026-12-01T00:00Z -q init >/dev/null
rm -rf content/incidents content/maintenance content/runbooks content/pages
mkdir -p content/incidents
site() {
	cat >content/site.yaml <<END
title: Example & Co
url: https://status.example.com/stand/
policy: p0-p3
components: [{ id: checkout, name: Checkout, owner: sam }]
people:
  mira: { name: Mira Sandholt }
  sam: { name: Sam Okafor }
END
}
site
printf '\211PNG\r\n\032\n' >content/incidents/graph.png
printf 'MARK-PNG' >content/incidents/inside.png
echo 1 >content/incidents/data.csv
cat >content/incidents/2026-03-14-down.md <<'END'
---
id: INC-1
title: Checkout <down>
severity: P0
status: closed
started: 2026-03-14T09:00Z
detected: 2026-03-14T09:02Z
mitigated: 2026-03-14T10:00:01Z
resolved: 2026-03-14T10:20Z
components: { checkout: major_outage }
commander: mira
impact: { summary: Nobody could pay }
internal: { cost: MARK-FACT }
postmortem: { status: final, finalized: 2026-03-19, authors: [mira], signoff: [mira, sam] }
---
## Timeline
- 09:00Z power is lost
- 09:02Z [detected] latency alert fires (sam)

## Root cause
See ![a graph](graph.png), [the data](data.csv), [above](#timeline) and
[elsewhere](https://example.org/). We write about:site/ as it is.

<!-- internal -->
MARK-PART
<!-- /internal -->

## Secrets (internal)
MARK-SECTION ![inside](inside.png)

## Action items
| Action | Owner | Due | Cost |
|---|---|---|---|
| End the lease | @sam | 2026-04-01 | 3 days |

- [x] Tell everybody (owner: @mira)
- a list of its own

And a word after them.
END
text() {
	sed -n '/<body/,$p' "$1" | sed 's/<[^>]*>/ /g' | tr -s ' \n' ' ' |
	    fold -sw 76
	echo
}
allclear --now 2026-12-01T00:00Z export INC-1 -o out.html
text out.html
echo "- the ways out of it:"
grep -oE '(href|src)="[^"]*"' out.html | sort -u
echo "- scripts, styles from elsewhere: $(grep -ciE '<script|stylesheet|@import' out.html)"
echo "- what is internal: $(grep -c MARK out.html)"
echo "- who is named: $(grep -ciE 'mira|okafor|@sam' out.html)"

echo "- for inside:"
allclear -q --now 2026-12-01T00:00Z export --audience internal \
    content/incidents/2026-03-14-down.md >inside.html
grep -oE 'MARK-[A-Z]*|Mira Sandholt|Sam Okafor|For inside only' inside.html |
    sort | uniq -c | sed 's/^ *//'

echo "- one that nobody has reviewed, and a fact that is an acronym:"
cat >content/incidents/2026-04-01-slow.md <<'END'
---
id: INC-3
title: Slow
severity: P1
status: resolved
started: 2026-04-01T09:00Z
resolved: 2026-04-01T10:00Z
impact: { slo_breach: yes, lost_orders: 1200 }
---
## Action items
- [ ] Practice failover @liv due 2026-12-24
- [ ] Ask @liv for the runbook
END
for language in en de; do
	site
	echo "language: $language" >>content/site.yaml
	allclear -q --now 2026-12-01T00:00Z export INC-3 >none.html
	text none.html
done
rm content/incidents/2026-04-01-slow.md
site

echo "- without an address of the site:"
sed -i /^url:/d content/site.yaml
allclear -q --now 2026-12-01T00:00Z export INC-1 >alone.html
grep -oE '(href|src)="[^"]*"|<a>[^<]*' alone.html | sort -u

echo "- a theme of one's own:"
site
echo 'theme: mine' >>content/site.yaml
mkdir -p themes/mine
echo '<title>{{doc.id}} {{doc.title}}</title> {{doc.credit.sentence}} {{root}}' \
    >themes/mine/export.mustache
allclear -q --now 2026-12-01T00:00Z export INC-1

echo "- what cannot be:"
sed -i 's/^title: Checkout/visibility: internal\n&/' \
    content/incidents/2026-03-14-down.md
allclear export INC-1
echo "status $?"
allclear export INC-2
echo "status $?"
allclear -q export --audience internal INC-1 -o nowhere/out.html
echo "status $?"
echo '{{#x}}' >themes/mine/export.mustache
allclear -q export --audience internal INC-1 >/dev/null
echo "status $?"
