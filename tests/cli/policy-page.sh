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

# Chapters are Markdown as any other: links lead to pages, what is internal
# is for the team, and mistakes are told where they stand.
rm -r site
cp -r "$TESTS/golden/preset-operations" site
rm -f site/content/policy.yaml
cat >site/content/policy.yaml <<'END'
extends: operations
chapters:
  - title: On call (internal)
    text: Ring twice.
  - title: Birds
    text: |
      [History](/history/), [here](#nests), [there](runbooks/none.md).

      # Nests

      <!-- internal -->
      In the attic.
      <!-- /internal -->
END
sed -i 's/^policy:.*//' site/content/site.yaml
allclear -C site --now 2026-12-01T12:00Z check --format short | grep policy.yaml
for who in public internal; do
	echo "-- $who"
	allclear -C site --now 2026-12-01T12:00Z -q build --fail-on never \
	    --audience $who -o ../$who 2>/dev/null
	sed -n '/id="chapter-/,/<\/section>/p' $who/policy/index.html
done
