# Every golden site: what says that it can be corrected is corrected, by a
# few runs at most; then nothing changes any more, and nothing is left. What
# the patch says is what is written. What comes to light was hidden by the
# mistake, or is to be written below a new heading: no file is harder to
# read than before, and nothing is there twice. Each rule that is said to be
# corrected is, somewhere, and no other.
command -v patch >/dev/null || { echo "patch is not here"; exit 77; }
now=2026-12-01T12:00Z
findings() {
	# Without lines and columns, which move.
	allclear --now $now check --format short 2>/dev/null |
	    sed 's/:[0-9]*:[0-9]*: /: /' | sort
}
# The rules of what would be corrected.
offered() {
	allclear --now $now check --format json "$@" 2>/dev/null | awk -F'"' '
	$2 == "rule" { rule = $4 }
	$2 == "fix" && /\{/ { print rule }'
}
same() {
	diff -r --no-dereference "$1" "$2"
}
for site in "$TESTS"/golden/*/; do
	name=$(basename "$site")
	rm -rf work old last
	mkdir work
	cp -R "$site." work
	cd work || exit
	findings >../before
	offered >>../offered
	offered --only AC145 --only AC146 --only AC147 >>../offered
	cp -R content ../old
	allclear --now $now check --fix --dry-run >../patch 2>/dev/null
	same content ../old || echo "$name: --dry-run wrote"
	run=1
	while [ $run -lt 5 ]; do
		allclear --now $now check --fix >/dev/null 2>../talk
		! grep -q '^nothing was fixed' ../talk || break
		if [ $run = 1 ]; then
			mkdir ../patched
			cp -R ../old ../patched/content
			(cd ../patched && patch -s -p0 --binary <../patch)
			same content ../patched/content ||
			    echo "$name: the patch says otherwise"
			rm -rf ../patched
			: >../corrected
		fi
		run=$((run + 1))
	done
	[ $run -lt 5 ] || echo "$name: it does not come to an end"
	findings >../after
	left=$(allclear --now $now check --format json 2>/dev/null |
	    grep -c '"fix": {')
	[ "$left" = 0 ] || echo "$name: $left still to be corrected"
	cp -R content ../last
	allclear --now $now check --fix >/dev/null 2>&1
	same content ../last || echo "$name: changed once more"
	comm -13 ../before ../after |
	    grep -E '\[AC(0|108|213)' | sed "s/^/$name: harm: /"
	cd ..
done
[ -f corrected ] && echo "all of them come to an end"

allclear explain | cut -d' ' -f1 | while read -r rule; do
	! allclear explain "$rule" | grep -q 'check --fix' || echo "$rule"
done >said
sort -u offered | diff said - && echo "all of them are of the rules said"
