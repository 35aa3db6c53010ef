# An incident at three in the morning: from nothing to what must be filled
# in, and from there to a report that passes.
run() {
	echo "\$ allclear $*"
	allclear --now 2026-12-01T03:07:41Z "$@" 2>&1
	echo "status $?"
}
allclear --now 2026-12-01T03:00Z -q init >/dev/null

run new incident 'Checkout: "slow" after a failover'
file=content/incidents/2026/2026-12-01-checkout-slow-after-a-failover.md
cat $file
run check

echo "# the same again"
run new incident 'Checkout "slow", after a failover!'

echo "# filled in"
sed -i 's/^severity:/severity: SEV-2/; s/^components: \[\]/components: [web]/' \
    $file
run check
echo 'We see it and look into it. Next word at 03:30Z.' >>$file
run check

echo "# words need no quotes, and -C gives a path from here"
mkdir below
cd below || exit
run -C .. new incident  API   is slow
run -C .. -q new incident one more
