# The manual names the commands and options that there are, with the same
# arguments and in the same words.
manual=$TESTS/../generator/allclear.1
allclear help --list | sort >tables
awk -f "$TESTS/cli/manual.awk" "$manual" | sort >manual
diff tables manual && echo "the manual and the tables agree"

# A command's page holds what the list holds.
allclear help --list | awk -F '\t' '$1 == "command" { print $2 }' |
while read -r command; do
	allclear help "$command" >page || echo "help $command: $?"
	allclear "$command" --help >same
	cmp page same
	grep -q "^usage: allclear $command" page || echo "$command: usage"
	allclear help --list | awk -F '\t' -v c="$command" \
	    '$1 == "option" && ($2 == c || $2 == "*") { print $4 }' |
	while read -r option; do
		grep -q -e "$option" page || echo "$command: no $option"
	done
	awk 'length > 80' page
done

# Linted where there is something to lint with.
if command -v mandoc >/dev/null; then
	mandoc -T lint -W warning "$manual"
fi
