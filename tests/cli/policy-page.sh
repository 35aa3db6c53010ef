# What a policy asks for is told on its page: each preset's parts, in words.
words() {
	awk -v id="$2" '
	/<section / { on = index($0, "aria-labelledby=\"" id "\"") > 0 }
	on' "site/public/policy/index.html" | sed 's/<[^>]*>/ /g' |
	    awk 'NF { $1 = $1; print "  " $0 }'
}
page() {
	rm -rf site
	cp -r "$TESTS/golden/preset-$1" site
	allclear -C site --now 2026-12-01T12:00Z -q build || exit
	preset=$1
	shift
	for id; do
		echo "$preset $id"
		words "$preset" "$id"
	done
}
page slo-gate p-roles p-timeline p-runbooks p-moving
page small-team p-escalation p-metrics
page p0-p3 p-escalation p-credits
page operations p-runbooks p-requirements
page sev0-3 p-requirements
