# The manual of the rules says what "allclear explain" says, rule by rule,
# whichever way it is read.
allclear explain >list || exit
awk '{ print $1 }' list >numbers
wc -l <numbers >count

# The manual page has every rule, with all its parts, and no other.
allclear explain --format mdoc >page
sed -n 's/^\.Ss \(AC...\) .*/\1/p' page | cmp numbers - &&
    echo "the manual page has every rule"
for part in Level Why Example 'What to do'; do
	grep -c "^\.It Sy $part$" page | cmp count - || echo "$part"
done

# So has the Markdown, and its links lead to what is there.
allclear explain --format markdown >rules.md
sed -n 's/^### \(AC...\) .*/\1/p' rules.md | cmp numbers - &&
    echo "the Markdown has every rule"
allclear render rules.md >rules.html
grep -o 'href="#[^"]*"' rules.html | sed 's/href="#//; s/"$//' |
    sort -u >to
grep -o ' id="[^"]*"' rules.html | sed 's/ id="//; s/"$//' | sort >there
comm -23 to there
grep -c '<h3 ' rules.html | cmp count -

# What of a rule --fix corrects is said once.
grep '^\*\*Level' rules.md | sed 's/\*\*Level\.\*\* [a-z]*//' | sort | uniq -c |
    sed "s,^ *[0-9]* *,,"

# What stands beside each other does so both ways.
while read -r number; do
	allclear explain "$number" | sed -n '/^See also/,$p' |
	    sed -n "s/^    \(AC...\) .*/$number \1/p"
done <numbers >pairs
awk '{ print $2, $1 }' pairs | sort >back
sort pairs | cmp - back

# As the other manual page, of the same day.
date=$(grep '^\.Dd' page)
grep -q "^$date$" "$TESTS/../generator/allclear.1" ||
    echo "allclear.1 is not of $date"
allclear explain --format html

command -v mandoc >/dev/null || exit 0
mandoc -T lint -W warning page

# Read on a terminal, the words of both are the same: nothing in a text was
# taken for a macro. The level is said in other words, and is left out.
# (ASCII knows one kind of quotes.)
words() {
	awk '
	/^ *Level / || /^AC.* \(/ { skip = 1 }
	/^ *(Why|See also)( |$)/ || /^$/ { skip = 0 }
	/^AC.* \(/ { print $1, $2 }
	!skip { gsub(/[,:]( |$)/, " "); print }
	' | tr -s ' \t\n' '\n\n\n' | grep .
}

while read -r number; do
	allclear explain "$number" | sed 's/“/"/g; s/”/"/g' |
	    sed -E '/^(To change|Its level)/,/^See also/{/^See also/!d;}' | words >want
	{
		printf '%s\n' '.Dd May 1, 2026' '.Dt X 7' .Os '.Sh NAME' \
		    '.Nm x' '.Nd x' '.Sh X'
		allclear explain --format mdoc "$number"
	} | mandoc -T ascii -O width=70 | sed 's/.\x08//g' |
	    sed '1,/^X/d; $d' | words >got
	cmp -s want got || {
		echo "$number is read otherwise:"
		diff want got
	}
done <numbers
