# The README of the default theme lists what templates see: all that the
# views make and the theme's templates ask for, and nothing else.
root=$TESTS/..
readme=$root/themes/default/README.md
export LC_ALL=C

# Keys, as the views put them into maps.
# JSON-LD and the messages of `comms` have other readers.
find "$root/generator/render" -name '*.c' ! -name 'view_linked.c' \
    ! -name 'message*.c' -exec cat {} + | tr '\n\t' '  ' |
    grep -oE '(PUT|put_[a-z]+|value_put[_a-z]*|value_set)\([^;{]{0,200}' |
    grep -vE '^put_(fact|nav|words|bits|state_fact|names_fact)\(' |
    sed -E 's/(SAY|FILL|COUNT)\(.*//' |
    sed -nE 's/^[^"]*"([a-z_]+)".*/\1/p' | sort -u >made
# What the code has as a word at all.
cat "$root"/generator/render/*.c "$root"/generator/output/*.c |
    grep -oE '"[a-z_]+"' | tr -d '"' | sort -u >words
cat "$root"/themes/default/*.mustache "$root"/themes/default/parts/*.mustache |
    grep -oE '\{\{[^}]*\}' | grep -v '^{{[!>/<$=]' | grep -vE '^{{[#^&{]?t\.' |
    tr '{}#^&. ' '\n' | grep -xE '[a-z_]+' | sort -u >asked
sed '1,/^# What templates see/d' "$readme" | grep -o '`[^`]*`' |
    tr '` .,<>{}#/^"=-' '\n' | grep -xE '[a-z_]+' | sort -u >listed
# Named there, and no values.
tr ' ' '\n' <<END | sort >other
application entries export feed figure headers layout ld json main ltr rtl
datetime script search section strings status actions timeline x time feed data folded p q yaml png social
END

echo "# made, and not in the list"
comm -23 made listed
echo "# asked for, and not in the list"
comm -23 asked listed
echo "# in the list, and nobody makes it"
comm -23 listed words | comm -23 - other
echo "# asked for, and nobody makes it"
comm -23 asked words
echo "# and there are some"
for f in made asked listed; do
	[ "$(wc -l <$f)" -gt 150 ] || wc -l $f
done
