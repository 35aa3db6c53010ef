# A document for each run: of a site in order, of one that cannot be read,
# of one in another folder; and none where there was nothing to check.
. "$TESTS/cli/format.site"
formats='json sarif github gitlab junit rdjson'

for format in $formats; do
	allclear check --format $format nowhere.md
	echo "$format: status $?"
	allclear -C content check --format $format
	echo "$format: status $?"
done

echo "# one file, one rule, as a note"
allclear --now $now check --format junit --fail-on never \
    ./content//incidents/2026-03-14-wide.md content/site.yaml
echo "status $?"
allclear --now $now check --format gitlab --only component-twice
echo "status $?"

echo "# seen from above"
mkdir above
mv content above
for folder in above ./above/. "$PWD/above"; do
	allclear -q -C "$folder" --now $now check --format github \
	    --only time-order
done
allclear -q -C above --now $now check --format short --only time-order

echo "# in order"
rm -r above/content/incidents above/content/pages
for format in $formats; do
	allclear -C above --now $now check --format $format
	echo "$format: status $?"
done

echo "# a site that cannot be read"
echo 'title: [' >above/content/site.yaml
allclear -q -C above --now $now check --format json
echo "status $?"
allclear -q -C above --now $now check --format junit
echo "status $?"
