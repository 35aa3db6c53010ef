# Of a site that keeps something internal in every place that can hold it
# (tests/leak/content, a marker k<number>vole in each), nothing is in any
# byte or name of the public site, encoded or not. The internal one shows
# it all, and says on every page that it is internal.
command -v node >/dev/null || { echo "no node here"; exit 77; }
search=$TESTS/leak/search.mjs
# Each decoder is seen to work.
node "$search" --test

cp -R "$TESTS/leak/content" content
allclear --now 2026-12-01T12:00Z -q build --fail-on never 2>/dev/null
echo "public: status $?"
node "$search" public vole

# A second build, which takes from the first what did not change, does not
# remember either.
rm -r public
sed -i 's/^Herons\./Many herons./' content/pages/about.md
allclear --now 2026-12-01T12:00Z -q build --audience internal -o public \
    --fail-on never 2>/dev/null
allclear --now 2026-12-01T12:00Z -q build --fail-on never 2>/dev/null
node "$search" public vole
echo "that was all"

allclear --now 2026-12-01T12:00Z -q build --audience internal -o inside \
    --fail-on never 2>/dev/null
echo "internal: status $?"
node "$search" inside vole >shown
echo "kinds of files that tell:"
awk '{ print $2 }' shown | sort -u | paste -sd ' '
# Comments, raw HTML, e-mail addresses, names that nobody needs, labels of
# references and x- keys, which are for themes, are on no page at all.
echo "on no page:"
{ grep -arhoiE 'k[0-9]+vole' content; find content; } |
    grep -oiE 'k[0-9]+vole' | tr A-Z a-z | sort -u >planted
cut -d ' ' -f 1 shown | sort -u | comm -23 planted - | paste -sd ' ' | fold -sw 70
echo "pages that do not say so, or may be indexed:"
find inside -name '*.html' | while read -r page; do
	grep -q '<meta name="robots" content="noindex' "$page" || echo "$page"
	grep -qE 'class="internal-note"|http-equiv="refresh"' "$page" ||
	    echo "$page"
done
grep -c . inside/robots.txt
