# What the formats say is read back by other programs: the same findings
# are in each of them.
for tool in jq xmllint; do
	command -v $tool >/dev/null || { echo "no $tool here"; exit 77; }
done
. "$TESTS/cli/format.site"
for format in short json sarif github gitlab junit rdjson; do
	allclear -q --now $now check --format $format >$format
	echo "$format: status $?"
	# The same again, whatever the time of day.
	allclear -q --now $now check --format $format | cmp - $format
done
wc -l <short
jq '.findings | length' json
jq '.runs[0].results | length' sarif
grep -c '^::' github
jq length gitlab
jq '.diagnostics | length' rdjson
xmllint --noout junit && xmllint --xpath 'count(//testcase)' junit

# A fingerprint for each, the same one everywhere.
jq -r '.findings[].fingerprint' json >prints
jq -r '.runs[0].results[].partialFingerprints["allclear/v1"]' sarif |
    cmp - prints
jq -r '.[].fingerprint' gitlab | cmp - prints
sort prints | uniq -d

# Rules lead to their explanation.
jq -r '.runs[0] | .tool.driver.rules as $r | .results[] |
    select($r[.ruleIndex].id != .ruleId)' sarif
# What SARIF's columns, in UTF-16, cut out of a line (jq counts
# characters, so pairs are made two first) is what the bytes do.
jq -r '.findings[] | select(.column and (.path | test("wide"))) |
    "\(.line) \(.column) \(.end_column)"' json |
while read -r line column end; do
	sed -n "${line}p" content/incidents/2026-03-14-wide.md |
	    tail -c +$column | head -c $((end - column))
	echo
done >by_bytes
jq -r --rawfile text content/incidents/2026-03-14-wide.md '
    def units: [explode[] | if . > 65535 then ., null else . end];
    ($text | split("\n")) as $lines |
    .runs[0].results[].locations[0].physicalLocation |
    select(.region.startColumn and
	(.artifactLocation.uri | test("wide"))) | .region |
    ($lines[.startLine - 1] | units)[.startColumn - 1:.endColumn - 1] |
    map(select(.)) | implode' sarif >by_units
cmp by_bytes by_units && cat by_units

# A line moves, and its findings are known again.
sed -i 's/^severity/x-note: new\n&/' content/incidents/2026-03-14-wide.md
allclear -q --now $now check --format json | jq -r '.findings[].fingerprint' |
    cmp - prints
