# Every rule is explained in full; numbers rise, names are told apart.
allclear explain >list || exit
awk '{ print $1 }' list >numbers
awk '{ print $3 }' list >names
sort -u numbers | cmp - numbers && echo "the numbers rise"
sort names | uniq -d
awk '$1 !~ /^AC[0-9][0-9][0-9]$/ || $3 !~ /^[a-z0-9]+(-[a-z0-9]+)*$/ ||
    $2 !~ /^(off|note|warning|error)$/ || NF < 6 || !/\.$/' list

while read -r number; do
	allclear explain "$number" || echo "$number: status $?"
done <numbers >by_number
while read -r name; do
	allclear explain "$name" || echo "$name: status $?"
done <names >by_name
cmp by_number by_name && echo "names and numbers lead to the same pages"

# Each page has its parts, and each part says something.
awk '
/^AC[0-9][0-9][0-9] / { page = $1; pages++ }
heading != "" && length < 3 { print page ": nothing under " heading }
{ heading = "" }
# Each says how to change its level, or that nothing does.
/^To change its level, / || /^Its level$/ { level[page]++ }
/^(Why|Example|What to do|Its level|To change its level.*)$/ {
	heading = $1
	if (!/level/)
		parts[$1]++
}
END {
	for (part in parts)
		if (parts[part] != pages)
			print part ": on " parts[part] " of " pages
	for (page in level)
		if (level[page] != 1)
			print page ": " level[page] " times its level"
	for (page in level)
		levels++
	if (levels != pages)
		print "a level: on " levels " of " pages
}' by_number

# What cannot be read is an error whatever site.yaml says, and is not told
# how to be anything else.
allclear explain AC003 | sed -n '/^Its level/,/^$/p'
