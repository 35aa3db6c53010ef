# A postmortem in the incident's own file and one apart say the same
# things: marks, actions, sections. golden/two-styles has the findings.
cp -R "$TESTS/golden/two-styles/content" content
allclear --now 2026-12-01T12:00Z metrics --format csv
allclear --now 2026-12-01T12:00Z -q build --fail-on never 2>/dev/null
echo "status $?"
# 3 actions of two incidents on their pages and on the list of all.
grep -c 'Watch the disk' public/incidents/2026-03-01-own/index.html
for text in 'From the front matter' 'From the table'; do
	for page in incidents/2026-03-02-apart actions; do
		grep -q "$text" "public/$page/index.html" &&
		    echo "$text: on $page"
	done
done
find public -path '*postmortem*'
# The link from the one into the other's section.
grep -o 'href="[^"]*2026-03-01-own[^"]*#[^"]*"' \
    public/incidents/2026-03-02-apart/index.html
