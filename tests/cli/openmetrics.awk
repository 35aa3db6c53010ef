# A strict reader of OpenMetrics 1.0 text, as far as gauges need it: order of
# the lines, names, units, labels and their escapes, numbers, no sample twice,
# no family in two places. Prints what is wrong and ends with 1, else the
# number of samples.
function wrong(why) {
	print FILENAME ":" FNR ": " why ": " $0
	bad = 1
}

function labels(text,    n, name) {
	delete has
	while (text != "") {
		if (!match(text, /^[a-zA-Z_][a-zA-Z0-9_]*="/))
			return 0
		name = substr(text, 1, RLENGTH - 2)
		if (name in has)
			return 0
		has[name] = 1
		text = substr(text, RLENGTH + 1)
		if (!match(text, /^([^"\\]|\\[\\"n])*"/))
			return 0
		text = substr(text, RLENGTH + 1)
		if (text == "")
			return 1
		if (text !~ /^,./)
			return 0
		text = substr(text, 2)
	}
	return 1
}

ended { wrong("after # EOF") }
/\r/ { wrong("carriage return") }
/^# EOF$/ { ended = 1; next }
/^# (TYPE|UNIT|HELP) / {
	if ($2 == "TYPE") {
		if (NF != 4 || $4 != "gauge")
			wrong("type")
		if ($3 in types)
			wrong("family twice")
		types[$3] = 1
		family = $3
		sampled = 0
	}
	if ($3 != family || sampled)
		wrong("out of order")
	if ($2 == "UNIT" && substr($3, length($3) - length($4)) != "_" $4)
		wrong("name without its unit")
	next
}
{
	if (!match($0, /^[a-zA-Z_:][a-zA-Z0-9_:]*/)) {
		wrong("no name")
		next
	}
	name = substr($0, 1, RLENGTH)
	rest = substr($0, RLENGTH + 1)
	if (name != family)
		wrong("of another family")
	if (match(rest, /^\{.*\} /)) {
		length_of = RLENGTH
		if (!labels(substr(rest, 2, length_of - 3)))
			wrong("labels")
		key = name substr(rest, 1, length_of)
		rest = substr(rest, length_of)
	} else
		key = name
	if (key in seen)
		wrong("sample twice")
	seen[key] = 1
	if (rest !~ /^ ([+-]?[0-9]+(\.[0-9]+)?|\+Inf)$/)
		wrong("number")
	sampled = 1
	n++
}
END {
	if (!ended) {
		print FILENAME ": no # EOF"
		bad = 1
	}
	if (!bad)
		print n " samples"
	exit bad
}
