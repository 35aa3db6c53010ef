# Every golden site: what says that it can be corrected is corrected, by a
# few runs at most; then nothing changes any more. What the patch says is
# what is written. A finding that was not there before is shown here: it
# was hidden by the mistake, or says that what was added is to be written.
command -v patch >/dev/null || { echo "patch is not here"; exit 77; }
now=2026-12-01T12:00Z
findings() {
	# Without lines and columns, which move.
	allclear --now $now check --format short 2>/dev/null |
	    sed 's/:[0-9]*:[0-9]*: /: /' | sort
}
fixable() {
	allclear --now $now check --format json 2>/dev/null |
	    grep -c '"fix": {'
}
for site in "$TESTS"/golden/*/; do
	name=$(basename "$site")
	rm -rf work
	mkdir work
	cp -R "$site." work
	cd work || exit
	findings >../before
	fixable >../count
	cp -R content ../old
	allclear --now $now check --fix --dry-run >../patch 2>/dev/null
	diff -r --no-dereference content ../old >/dev/null || echo "$name: --dry-run wrote"
	for run in 1 2 3 4; do
		allclear --now $now check --fix >/dev/null 2>../talk
		[ $run != 1 ] || {
			grep fixed ../talk >../first
			(cd ../old/.. && mv old content &&
			    patch -s -p0 --binary <patch)
			diff -r --no-dereference content ../content >../diff ||
			    { echo "$name: the patch says otherwise"
			    cat ../diff; }
		}
		! grep -q '^nothing was fixed' ../talk || break
	done
	rm -rf ../content
	[ $run != 4 ] || echo "$name: it does not come to an end"
	findings >../after
	[ "$(cat ../first)" = 'nothing was fixed' ] ||
	    echo "$name: $(cat ../first), runs: $((run - 1))"
	left=$(fixable)
	[ "$left" = 0 ] || echo "$name: $left still to be corrected"
	cp -R content ../last
	allclear --now $now check --fix >/dev/null 2>&1
	diff -r --no-dereference content ../last >/dev/null || echo "$name: changed once more"
	rm -rf ../last
	comm -13 ../before ../after | sed 's/^/    new: /'
	cd ..
done
