# The table of what each preset takes from its process has no gap: every
# preset, three filled cells a row, and no rule that there is not.
table=$TESTS/../generator/POLICIES.md
allclear policy list | while read -r name rest; do
	grep -q "^## $name\$" "$table" || echo "no section for $name"
done
awk -F '|' '/^\|/ && (NF != 5 || $2 ~ /^ *$/ || $3 ~ /^ *$/ ||
    $4 ~ /^ *$/) { print "a gap: " $0 }' "$table"
grep -o 'AC[0-9]*' "$table" | sort -u | while read -r rule; do
	allclear explain "$rule" >/dev/null || echo "no rule $rule"
done
grep -c '^| ' "$table" | awk '{ print ($1 > 150 ? "whole" : "short") }'
# Whatever is named there for a preset fires once something is changed.
awk '/^## / { name = $2 } /^\|/ {
	while (match($0, /AC[0-9][0-9]*/)) {
		print name, substr($0, RSTART, RLENGTH)
		$0 = substr($0, RSTART + RLENGTH)
	}
}' "$table" | sort -u | while read -r name rule; do
	grep -q "^$name, .*$rule" "$TESTS/cli/presets-broken.out" ||
	    echo "$name: nothing shows $rule"
done
