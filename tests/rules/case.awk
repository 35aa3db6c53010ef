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
part == "run" { run[n] = run[n] blank $0 "\n" }
part == "want" { want[n] = want[n] blank $0 "\n" }
part == "near" || part == "shows" { edit[n] = edit[n] $0 "\n" }
{ blank = "" }

# The folders of site I, for mkdir.
function folders(i,	j, all, path) {
	all = " " dir "/" i
	for (j = 1; j <= files[0] + files[i]; j++) {
		path = j <= files[0] ? name[0, j] : name[i, j - files[0]]
		if (sub(/\/[^\/]*$/, "", path))
			all = all " '" dir "/" i "/" path "'"
	}
	return all
}

# Files are written here, since a process each would take longer than the
# checks.
function make_site(i,	j, path, to) {
	for (j = 1; j <= files[0]; j++) {
		path = name[0, j]
		if (i > 0 && (i, path) in text)
			continue
		to = dir "/" i "/" path
		printf "%s", text[0, path] >to
		close(to)
		if (i in edit && (path != site || own))
			print "sed -i -f ../" i ".sed '" path "' || exit"
	}
	for (j = 1; i > 0 && j <= files[i]; j++) {
		to = dir "/" i "/" name[i, j]
		printf "%s", text[i, name[i, j]] >to
		close(to)
	}
	if (0 in run)
		printf "(\n%s) || exit\n", run[0]
	if (i > 0 && i in run)
		printf "(\n%s) || exit\n", run[i]
}

END {
	print "allclear() { command allclear -q --now \"$at\" \"$@\"; }"
	all = ""
	for (i = 0; i <= n; i++)
		all = all folders(i)
	if (system("mkdir -p" all) != 0)
		exit 1
	for (i = 0; i <= n; i++) {
		print kind[i] >(dir "/" i ".kind")
		if (i in wants)
			printf "%s", want[i] >(dir "/" i ".want")
		if (i in edit)
			printf "%s", edit[i] >(dir "/" i ".sed")
		print "cd " i " || exit"
		make_site(i)
		moment = (i in at) ? at[i] : at[0]
		if (moment == "")
			moment = "$now"
		print "at=" moment
		print "{ " command "; } >../" i ".out 2>&1 </dev/null"
		print "ended " i " $?"
		print "cd .. || exit"
	}
}
