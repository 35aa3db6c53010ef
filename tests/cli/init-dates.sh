# The starter site is right on every day, and the same for the same day.
for now in 1970-01-01T00:00Z 1999-12-31T23:59:59Z 2000-01-01T00:00Z \
    2024-02-29T12:00Z 2025-01-05T03:00Z 2026-03-01T00:00Z \
    2026-12-24T18:00Z 2027-01-01T00:00Z 2038-01-19T03:14:08Z \
    0002-06-01T00:00Z 9998-01-01T00:00Z; do
	rm -rf one two
	allclear --now $now -q init one >/dev/null || echo "status $?"
	allclear --now $now -q init two >/dev/null || echo "status $?"
	diff -r one two
	allclear --now $now -C one check --fail-on note
	echo "status $? $now"
	allclear --now $now -q -C one build --fail-on note
	echo "status $? built"
done

# A year later it is still in order; the runbook wants to be tried again.
allclear --now 2026-12-01T12:00Z -q init later >/dev/null
allclear --now 2027-12-01T12:00Z -q -C later build --fail-on warning
echo "status $?"
# Beyond what the calendar holds: whatever comes, it comes in order.
allclear --now 0001-01-01T00:00Z -q init early >/dev/null
echo "status $?"
allclear --now 9999-12-31T23:59:59Z -q init late >/dev/null
echo "status $?"
