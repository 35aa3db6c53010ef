# case.awk: a rule's case, tests/rules/ACnnn-name.case, as a shell script
# that makes its sites and runs allclear in each.
#
#   awk -v dir=FOLDER -f case.awk CASE >SCRIPT
#
# A case is a small site that shows its rule, and what is nearly as wrong
# and does not show it:
#
#   Words on the case, if any. Two kinds of line mean something here:
#   now 2026-12-01T12:00Z         another --now than that
#   $ allclear check --format short --only AC110    another command
#
#   === content/incidents/2026-03-01-x.md
#   ---
#   title: ...                    a file, to the next line with ===
#   === run
#   mkfifo content/x              shell commands in the site's folder, for
#                                 what text cannot hold: bytes, links, modes
#   === want
#   content/incidents/2026-03-01-x.md:6:11: error: ... [AC110 time-order]
#
#   === near: in the very second in which it started
#   s/08:20Z/09:00Z/              sed on every file of the first site
#   === content/other.md          files in place of the first site's, or
#                                 beside them
#   === run                       after the first site's own commands
#   === want                      findings of other rules, if any
#
#   === shows: by a day           as near, but it wants the rule again
#   s/03-01T08/02-28T08/
#   === want
#   ...
#
# The first site and each "shows" want at least one finding of the rule;
# each "near" wants none of it. There is at least one "near". Wanted is
# all that the command (with -q) puts out and says, byte for byte; without
# "want" that is nothing. "tests/run --accept rules/NAME" shows and takes
# what comes out.
#
# content/site.yaml is there without being written, with a title, an
# address and the component api; a case may bring its own. A line that
# begins with === and a blank is never part of a file; neither are empty
# lines before it.
#
# In FOLDER: N.kind, N.want (when there is one) and N.sed for site N; the
# script leaves N.got.

BEGIN {
	n = 0
	command = "allclear check --format short"
	site = "content/site.yaml"
	text[0, site] = "title: Example\n" \
	    "url: https://status.example.com\n" \
	    "components:\n" \
	    "  - { id: api, name: API }\n"
	files[0] = 1
	name[0, 1] = site
	kind[0] = "shows"
	part = "head"
}

function put(path) {
	if (!((n, path) in text))
		name[n, ++files[n]] = path
	else if (n == 0 && path == site)
		own = 1
	text[n, path] = ""
}

# Empty lines before === set it apart, and are nobody's.
/^=== / {
	blank = ""
	part = $2
	sub(/:$/, "", part)
	if (part == "near" || part == "shows") {
		kind[++n] = part
	} else if (part == "want") {
		wants[n] = 1
	} else if (part != "run") {
		file = substr($0, 5)
		put(file)
		part = "file"
	}
	next
}
/^$/ { blank = blank "\n"; next }
part == "head" && /^\$ / { command = substr($0, 3) }
(part == "head" || part == "near" || part == "shows") && /^now / {
	at[n] = $2
	next
}
part == "file" { text[n, file] = text[n, file] blank $0 "\n" }
part == "run" { run[n] = run[n] $0 "\n" }
part == "want" { want[n] = want[n] $0 "\n" }
part == "near" || part == "shows" { edit[n] = edit[n] $0 "\n" }
{ blank = "" }

function folder(path) {
	return sub(/\/[^\/]*$/, "", path) ? path : "."
}

# HOW is cat, or the sed that makes it out of the first site's.
function write_file(i, path, how,	f) {
	f = folder(path)
	if (!((i, f) in made))
		print "mkdir -p '" f "'"
	made[i, f] = 1
	print how " >'" path "' <<'END OF FILE'"
	printf "%s", text[((i, path) in text) ? i : 0, path]
	print "END OF FILE"
}

function make_site(i,	j, path, how) {
	for (j = 1; j <= files[0]; j++) {
		path = name[0, j]
		if ((i, path) in text && i > 0)
			continue
		how = "cat"
		if ((i in edit) && (path != site || own))
			how = "sed -f ../" i ".sed"
		write_file(i, path, how)
	}
	for (j = 1; i > 0 && j <= files[i]; j++)
		write_file(i, name[i, j], "cat")
	if (0 in run)
		printf "(\n%s) || exit\n", run[0]
	if (i > 0 && i in run)
		printf "(\n%s) || exit\n", run[i]
}

END {
	print "allclear() { command allclear -q --now \"$at\" \"$@\"; }"
	for (i = 0; i <= n; i++) {
		print kind[i] >(dir "/" i ".kind")
		if (i in wants)
			printf "%s", want[i] >(dir "/" i ".want")
		if (i in edit)
			printf "%s", edit[i] >(dir "/" i ".sed")
		print "mkdir " i " && cd " i " || exit"
		make_site(i)
		moment = (i in at) ? at[i] : at[0]
		if (moment == "")
			moment = "$now"
		print "at=" moment
		print "{ " command "; } >../" i ".got 2>&1 </dev/null"
		print "ended " i " $?"
		print "cd .. || exit"
	}
}
