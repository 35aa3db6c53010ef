# What README.md gives to be copied is what it says, on whatever day: its
# lines have no --now.
export SOURCE_DATE_EPOCH=1795262400	# 2026-11-21T12:00Z
readme=$TESTS/../README.md

# Its YAML can be read; what begins with --- is the head of a report.
awk '
/^```yaml$/ { n++; file = "block" n ".yaml"; printf "" >file; next }
/^```/ { file = "" }
file != "" { print >file }' "$readme"
printf 'read\n' >ok.mustache
for block in block*.yaml; do
	echo "$(head -n 1 "$block"): $(allclear render --template ok.mustache \
	    --data "$block" 2>&1)"
done

# The policy makes sense, and so does the line for editors.
allclear init -q site >/dev/null
cp "$(grep -l '^extends:' block*.yaml)" site/content/policy.yaml
allclear -C site policy check
cat "$(grep -l yaml-language-server block*.yaml)" >site.yaml
allclear -C site schema --site site >site.json && jq -e . site.json >/dev/null

# Every command line of the workflows is one, and ends well on a clean site.
mkdir site/bin
ln -s "$(command -v allclear)" site/bin/allclear
cd site || exit
sed -n 's/^ *- \(run: \)\{0,1\}\(bin\/allclear .*\)$/\2/p' ../block*.yaml |
    sort -u >../lines
while read -r line; do
	sh -c "$line" >out 2>&1
	echo "$line: status $?"
done <../lines
jq -r '.version' allclear.sarif
jq -r 'length' codequality.json

# The hook, with the files of a commit.
hook=$(sed -n 's/^ *entry: //p' ../block*.yaml)
sed 's/^severity: .*/severity: SEV-77/' content/incidents/*/*.md >new
cat new >"$(ls content/incidents/*/*.md)"
$hook content/incidents/*/*.md content/site.yaml
echo "the hook ends with status $?"
$hook content/site.yaml 2>/dev/null
echo "and without that file with status $?"
