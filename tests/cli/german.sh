# A site in German: no English on its pages and in its files, but in the
# names that programs read, and dates and numbers as Germans write them.
cp -R "$TESTS/golden/german/content" .
allclear build -q --now "$(cat "$TESTS/golden/german/now")" || exit
cd public || exit

# The text of a page, a feed or a calendar, a line each; what programs read
# alone is left out.
texts() {
	sed -e 's/<script type="application\/ld+json">.*<\/script>//' \
	    -e 's/<generator[^>]*>[^<]*//' "$1" |
	    sed 's/&lt;/</g; s/&gt;/>/g' |
	    grep -oE '>[^<>]+|(aria-label|title|content|data-[a-z]+)="[^"]*"' |
	    sed -E 's/^>//; s/^[a-z-]+="(.*)"$/\1/'
}

# Words that no German sentence has.
find . -name '*.html' -o -name 'feed.*' -o -name '*.ics' -o \
    -name opensearch.xml | sort >../files
while read -r file; do
	texts "$file" | grep -wE \
	    'the|of|and|since|until|with|after|on|by|is|are|no|incidents?|days|updates?|open|more|from|to|has' |
	    grep -vE '^(default-src|width=|light dark|https://)|^[a-z]+\.(json|csv)$' |
	    sed "s|^|$file: |"
done <../files >../english
grep -vE 'severity:, component:' ../english

echo "--- languages"
grep -ohE '<html lang[^>]*>' index.html 404.html history/index.html | sort -u
grep -oE 'xml:lang="[^"]*"' feed.atom
grep -oE '<language>[^<]*' feed.rss
grep -oE '"language": *"[^"]*"' feed.json
grep -ohE '"inLanguage":"[^"]*"' index.html | sort -u
echo "--- what readers see"
for page in index.html 404.html history/index.html metrics/index.html \
    actions/index.html maintenance/index.html subscribe/index.html \
    incidents/2026-03-02-anmeldung/index.html; do
	sed -n 's/.*<title>\([^<]*\).*/\1/p; s/.*<h1[^>]*>\([^<]*\).*/   \1/p' $page | uniq
done
texts incidents/2026-03-02-anmeldung/index.html | grep -E '2026|12|min|h ' |
    sort -u
texts index.html | grep -E '%|Störung' | sort -u
echo "--- a month and a year, in search engines"
for page in history/2026/03 history/2026; do
	sed -n 's/.*name="description" content="\([^"]*\).*/\1/p' \
	    $page/index.html
done
echo "--- what credits come to, on the page and for programs"
mkdir -p ../credits/content/incidents
cd ../credits || exit
cat >content/site.yaml <<END
title: Beispiel
url: https://status.beispiel.example
language: de
policy: p0-p3
components: [{ id: web, name: Website }]
END
cat >content/incidents/a.md <<END
---
id: A-1
title: Ausfall
severity: P0
status: resolved
started: 2026-01-02T09:00Z
resolved: 2026-01-02T19:00Z
components: [web]
---
END
allclear --now 2026-02-01T00:00Z build -q --fail-on never 2>/dev/null
sed -n 's/.*\(Ein Vorfall erhält[^<]*\).*/\1/p' public/policy/index.html
allclear --now 2026-02-01T00:00Z metrics --format json 2>/dev/null |
    jq -r '.. | .rule? // empty' | cut -c 1-40
allclear --now 2026-02-01T00:00Z export A-1 2>/dev/null |
    grep -o 'Ein Vorfall erhält' | head -n 1
echo "--- the same in capitals"
sed -i 's/^language: de/language: DE/' content/site.yaml
allclear --now 2026-02-01T00:00Z build -q --fail-on never 2>&1 |
    grep -c words-missing
sed -n 's/.*<h1[^>]*>\([^<]*\).*/\1/p' public/history/index.html
