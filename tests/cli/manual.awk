# What the manual says of commands and options, as "allclear help --list"
# says it. A command is ".It Ic NAME", an option ".It Fl ...", a word that
# the option takes ".It Cm WORD"; the line below it is its sentence.

function sentence(s)
{
	sub(/\.$/, "", s)
	return tolower(substr(s, 1, 1)) substr(s, 2)
}

# "Op Ar FILE ..." is "[FILE...]", "Ar WHAT Op Ar NAME" is "WHAT [NAME]".
function arguments(s,    before)
{
	if (match(s, /(^| )Op /)) {
		before = substr(s, 1, RSTART - 1)
		s = "[" substr(s, RSTART + RLENGTH) "]"
		s = before == "" ? s : before " " s
	}
	gsub(/Ar /, "", s)
	sub(/ \.\.\./, "...", s)
	return s
}

/^\.Sh / { section = $2; owner = "*" }

want {
	print want "\t" sentence($0)
	want = ""
}

section != "OPTIONS" && section != "COMMANDS" { next }

/^\.It Ic / {
	owner = $3
	line = $0
	sub(/^\.It Ic [^ ]+ ?/, "", line)
	want = "command\t" owner "\t" arguments(line)
}

/^\.It Fl / {
	letter = ""
	name = ""
	value = ""
	n = split($0, word, " ")
	for (i = 2; i <= n; i++) {
		if (word[i] == "Fl" && word[i + 1] ~ /^-/)
			name = "-" word[i + 1]
		else if (word[i] == "Fl")
			letter = "-" word[i + 1]
		else if (word[i] == "Ar")
			value = word[i + 1]
	}
	want = "option\t" owner "\t" letter "\t" name "\t" value
}

/^\.It Cm / {
	want = "choice\t" owner "\t" name "\t" $3
}
