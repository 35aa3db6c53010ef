# No rule without its four: the text that explains it, its section in the
# manual, a case that shows it, and one that nearly does.
allclear explain >list || exit
allclear explain --format mdoc >page
allclear explain --format markdown >rules.md

# The parts of a page of "explain" that say something.
parts() {
	awk '
	heading != "" && length > 2 { print heading }
	{ heading = "" }
	/^(Why|Example|What to do)$/ { heading = $0 }
	NR == 3 && length > 2 { print "What" }
	' | sort -u | tr '\n' ' '
}

# What a case has: a first site that shows the rule, and near ones, each
# with words that say what it is.
case_has() {
	awk -v tag="[$2]" '
	/^=== (near|shows)/ { site++ }
	/^=== / { part = $2 }
	site == 0 && part == "want" && index($0, tag) { shown = 1 }
	/^=== near: ./ { near = 1 }
	/^=== (near|shows)$/ || /^=== (near|shows):$/ { unnamed = 1 }
	END {
		if (!shown) print "its first site does not show it"
		if (!near) print "there is no near miss"
		if (unnamed) print "a site does not say what it is"
	}' "$1"
}

# complete NUMBER NAME: what is missing.
complete() {
	has=$(allclear explain "$1" | parts)
	[ "$has" = 'Example What What to do Why ' ] || echo "explains: $has"
	mdoc=$(echo "$2" | sed 's/-/\\-/g')
	grep -qxF ".Ss $1 $mdoc" page || echo "not in the manual page"
	grep -qxF "### $1 $2" rules.md || echo "not in the Markdown"
	file=$TESTS/rules/$1-$2.case
	if [ -f "$file" ]; then
		case_has "$file" "$1 $2"
	else
		echo "there is no tests/rules/$1-$2.case"
	fi
}

rules=0
while read -r number level name what; do
	rules=$((rules + 1))
	complete "$number" "$name" | sed "s/^/$number $name: /"
	echo "$number-$name" >>names
done <list >missing
cat missing
[ -s missing ] || echo "every rule has all four"

# And no case of a rule that is not there.
for file in "$TESTS"/rules/*.case; do
	name=$(basename "$file" .case)
	grep -qxF "$name" names || echo "$name: there is no such rule"
done
