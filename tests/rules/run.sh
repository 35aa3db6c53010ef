# tests/rules/run.sh: the cases of the rules, sourced by tests/run.
# case.awk tells what a case is. Each site of a case counts as a test.

newline='
'

# ended N STATUS: 0 and 1 are told by the findings; anything else is news.
ended() {
	[ "$2" -le 1 ] || echo "status $2" >>"../$1.out"
}

# rule CASE: make its sites, and compare what is found in each.
rule() {
	name=rules/$(basename "$1" .case)
	tag=${name#rules/}
	tag="[${tag%%-*} ${tag#*-}]"
	rm -rf "$work/rule"
	mkdir "$work/rule"
	awk -v dir="$work/rule" -f "$tests/rules/case.awk" "$1" \
	    >"$work/rule/script" 2>"$work/why" &&
	(
		cd "$work/rule" || exit
		PATH=$B:$PATH
		at=$now
		. ./script
	) >"$work/why" 2>&1
	status=$?
	if [ "$status" -ne 0 ] || [ -s "$work/why" ]; then
		fail "$name cannot be set up: status $status" "$work/why"
		return
	fi
	site=0
	nears=0
	changed=
	while [ -f "$work/rule/$site.kind" ]; do
		rule_site
		site=$((site + 1))
	done
	[ "$nears" -gt 0 ] || fail "$name has no near miss"
	[ -z "$changed" ] || rule_accept "$1"
}

# One site of a case: what was found is what was wanted, and the rule is
# among it where it should be. Empty lines at the end are nobody's.
rule_site() {
	read -r kind <"$work/rule/$site.kind"
	got=$work/rule/$site.got
	want=$work/rule/$site.want
	[ "$kind" = shows ] || nears=$((nears + 1))
	shown=near
	empty=
	while IFS= read -r line; do
		case $line in
		*"$tag"*) shown=shows ;;
		'') empty="$empty$newline"; continue ;;
		esac
		printf '%s%s\n' "$empty" "$line"
		empty=
	done <"$work/rule/$site.out" >"$got"
	[ -f "$want" ] || : >"$want"
	if ! cmp -s "$want" "$got"; then
		diff -u "$want" "$got" | sed 1,2d >"$work/diff"
		if [ -z "$accept" ]; then
			fail "$name, site $site ($kind)" "$work/diff"
			return
		fi
		echo "$name, site $site ($kind)"
		cat "$work/diff"
		changed=yes
	fi
	if [ "$shown" = "$kind" ]; then
		pass
	else
		cp "$got" "$work/why"
		fail "$name, site $site: wanted \"$kind\" of $tag" "$work/why"
	fi
}

# Put what came out in place of what was wanted, last in its site's part.
rule_accept() {
	awk -v dir="$work/rule" '
	function end_site(	line, any) {
		while ((getline line <(dir "/" n ".got")) > 0) {
			if (!any++)
				print "\n=== want"
			print line
		}
	}
	/^=== (near|shows)/ { end_site(); n++ }
	/^=== / { skip = $2 == "want" }
	skip { next }
	/^$/ { blank = blank "\n"; next }
	{ printf "%s%s\n", blank, $0; blank = "" }
	END { end_site() }
	' n=0 "$1" >"$work/rule/new" && cp "$work/rule/new" "$1"
}
