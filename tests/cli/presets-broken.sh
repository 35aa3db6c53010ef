# The sites that keep all rules of their presets, each with one thing
# changed: what is said then, by number.

# try NAME WHAT SED-SCRIPT [NOW]
# The script changes every file of content/; one that begins with ! is a
# command there.
try() {
	rm -rf site
	cp -r "$TESTS/golden/preset-$1" site
	case $3 in
	!*)	(cd site/content && eval "${3#!}") ;;
	*)	sed -i -e "$3" $(find site/content -name '*.md' \
		    -o -name site.yaml) ;;
	esac
	if diff -r -q "$TESTS/golden/preset-$1" site >/dev/null; then
		echo "$1: $2: nothing was changed"
	fi
	echo "$1, $2:" $(allclear -C site --now "${4:-2026-12-01T12:00Z}" -q \
	    check --format short | grep -o 'AC[0-9]* [a-z-]*' | sort |
	    uniq -c | sed 's/ *1 //; s/^ *\([0-9]\)/\1 ×/')
}

try sev0-3 'a priority of bugs' 's/^severity:.*/severity: P0/'
try sev0-3 'nobody owns it' '/^commander:/d'
try sev0-3 'a comment for the cause' \
    's/^Failover needs.*/<!-- Add the root cause here -->/'
try sev0-3 'a template text' 's/^Failover needs.*/[Component A] [Team]/'
try sev0-3 'no repair items' '/^## Repair items/,$d'
try sev0-3 'a late answer at Sev 1' \
    's/^severity:.*/severity: Sev 1/; s/^ack.*/acknowledged: 2026-03-14T10:05Z/
    s/^mitigated:.*/mitigated: 2026-03-14T10:10Z/; s/^- 09:40Z.*//'
try sev0-3 'Sev 3 without a postmortem' \
    's/^severity:.*/severity: Sev 3/; /^postmortem:/d'

try sev0-3 'escalated before it began' \
    's/^escalated:.*/escalated: 2026-03-14T08:00Z/'
try sev0-3 'not escalated' '/^escalated:/d'
try sev0-3 'not escalated, to the backlog' \
    's/^severity:.*/severity: Sev 3/; /^escalated:/d'
try sev0-3 'found by a word of its own' 's/^detection:.*/detection: pager/'
try sev0-3 'a template text beside others' 's/^Traffic went to.*/& [Component A]/'
try sev0-3 'a template text in a report under review' \
    's/status: final/status: review/; s/, finalized: [-0-9]*//
    s/^Traffic went to.*/& [Component A]/'
try sev0-3 'an item without an owner' 's/@mira, OPS-413/OPS-413/'
try sev0-3 'items that cannot be read' 's/^- \[.\] //'
try sev0-3 'an item that is late' 's/2027-01-10/2026-11-01/'

try slo-gate 'closed on a draft' 's/  status: final/  status: draft/'
try slo-gate 'closed on nothing' '/^postmortem:/,/signoff/d'
try slo-gate 'the same at Sev-4' \
    's/^severity:.*/severity: Sev-4/; /^postmortem:/,/signoff/d'
try slo-gate 'one of ten is missing' '/^## 5/,/^No test/d'
try slo-gate 'not verified' 's/^No test had/& [Unverified]/'
try slo-gate 'nobody signs' '/^  signoff:/d'
try slo-gate 'nor is there a section for it' \
    '/^  signoff:/d; /^## 10/,$d'
try slo-gate 'the commander did not sign' 's/signoff: \[mira, sam\]/signoff: [sam]/'
try slo-gate "it is somebody else's, who neither leads nor signs" \
    's/owner: mira/owner: jo/'
try slo-gate 'signed, without the section' '/^## 10/,$d'
try slo-gate 'a corrective action without its issue' 's/OPS-501, //'
try slo-gate 'without its owner' 's/@sam, OPS-501/OPS-501/'
try slo-gate 'without a date' 's/, due 2027-01-20//'
try slo-gate 'a mitigation that is not done' 's/\[x\] Spread/[ ] Spread/'
try slo-gate 'no page' '/^paged:/d'
try slo-gate 'the commander owns nothing of it' \
    's/^commander:.*/commander: jo/; s/signoff: \[mira, sam\]/signoff: [mira, jo]/'
try slo-gate 'the commander fixes it, too' 's/{ scribe: jo }/{ scribe: jo, ops: mira }/'
try slo-gate 'no commander' '/^commander:/d'
try slo-gate 'an artifact that is not there' 's/snapshot\.txt/lost.txt/'
try slo-gate 'too slow by far' \
    's/^resolved:.*/resolved: 2026-03-16T09:39Z/; /\[resolved\]/d'
try slo-gate 'final after six business days' \
    's/finalized: .*/finalized: 2026-03-25/; s/^closed:.*/closed: 2026-03-26T10:00Z/'
try slo-gate 'demoted at once' \
    's/^severity:.*/severity: Sev-3\nseverity_history:\n  - { at: 2026-03-16T09:02Z, severity: Sev-2 }\n  - { at: 2026-03-16T09:26Z, severity: Sev-3 }/'
try slo-gate 'answered after six minutes' \
    's/^ack.*/acknowledged: 2026-03-16T09:08:01Z/; s/^- 2026-03-16T09:05Z.*//'
try slo-gate 'triaged after sixteen' 's/^triaged:.*/triaged: 2026-03-16T09:18Z/'
try slo-gate 'triaged after fifteen' 's/^triaged:.*/triaged: 2026-03-16T09:17Z/'
try slo-gate 'an entry without its actor' 's/pages (sam)/pages/'
try slo-gate 'a time that is not in UTC' \
    's/^- 2026-03-16T09:02Z/- 2026-03-16T10:02+01:00/'
try slo-gate 'a runbook without its checks' 's/^## Immediate checks/## Steps/'
try slo-gate 'Sev-3 with a breach' \
    's/^severity:.*/severity: Sev-3/; /^postmortem:/,/signoff/d
    s/^impact:/&\n  slo_breach: the week'"'"'s budget is spent/'
try slo-gate 'Sev-3 without one' \
    's/^severity:.*/severity: Sev-3/; /^postmortem:/,/signoff/d
    s/^impact:/&\n  slo_breach: no/'

try slo-gate 'another scale' 's/^severity:.*/severity: P0/'
try slo-gate 'a scribe whom nobody knows' 's/scribe: jo/scribe: jjo/'
try slo-gate 'a runbook that is not there' 's/^runbooks:.*/runbooks: [price]/'
try slo-gate 'the report is named after no day' \
    '!mv incidents/2026-03-16-breaker.md incidents/breaker.md'
try slo-gate 'triaged before the page' \
    's/^triaged:.*/triaged: 2026-03-16T09:01Z/'
try slo-gate 'a first message after 13 minutes' \
    's/^### 2026-03-16T09:05Z/### 2026-03-16T09:15Z/'
open='s/^status: closed/status: monitoring/; /^resolved:/d; /^verified:/d
    /^closed:/d; /^postmortem:/,/signoff/d; /\[resolved\]/d
    /^### .* resolved/,/^The provider answers/d'
try slo-gate 'open, and the next message is due' "$open" 2026-03-16T09:55Z
try slo-gate 'open, and the next message is late' "$open" 2026-03-16T10:30Z
try slo-gate 'Sev-4 without a commander' \
    's/^severity:.*/severity: Sev-4/; /^commander:/d'
try slo-gate 'promoted in disorder' \
    's/^severity:.*/&\nseverity_history:\n  - { at: 2026-03-16T09:20Z, severity: Sev-3 }\n  - { at: 2026-03-16T09:10Z, severity: Sev-2 }/'
try slo-gate 'promoted at any time' \
    's/^severity:.*/&\nseverity_history:\n  - { at: 2026-03-16T09:02Z, severity: Sev-3 }\n  - { at: 2026-03-16T09:03Z, severity: Sev-2 }/'
try slo-gate 'its level is another by now' \
    's/^severity:.*/&\nseverity_history:\n  - { at: 2026-03-16T09:02Z, severity: Sev-1 }/'
try slo-gate 'Sev-1 without a runbook' \
    's/^severity:.*/severity: Sev-1/; /^runbooks:/d'
try slo-gate 'Sev-2 without a runbook' '/^runbooks:/d'
try slo-gate 'a service that is nobody'"'"'s' 's/, owner: mira//'
try slo-gate 'no postmortem after 48 hours' \
    's/^status: closed/status: resolved/; /^closed:/d; /^postmortem:/,/signoff/d' \
    2026-03-18T09:28:01Z
try slo-gate 'none yet' \
    's/^status: closed/status: resolved/; /^closed:/d; /^postmortem:/,/signoff/d' \
    2026-03-18T09:28Z
try slo-gate 'not final after five business days' \
    's/^status: closed/status: resolved/; /^closed:/d; /^  finalized:/d; s/  status: final/  status: review/'
try slo-gate 'an empty section' 's/^No test had.*//'
try slo-gate 'a template text' 's/^The burn alert came/{how}. &/'
try slo-gate 'actions that cannot be read' 's/^- \[.\] //'
try slo-gate 'a step back in the timeline' \
    's/^- 2026-03-16T09:05Z .*/- 2026-03-16T09:01Z sees it (mira)/'
try slo-gate 'the timeline says another T-0' \
    's/^- 2026-03-16T09:02Z/- 2026-03-16T09:04Z/'
try slo-gate 'an entry without a time' \
    's/^- 2026-03-16T09:05Z .*/- then sees it (mira)/'
try slo-gate 'blame' 's/^Probes counted/Human error: &/'
try slo-gate 'hindsight' 's/^Probes counted/We should have known that &/'
try slo-gate 'a picture that is not there' \
    's/^- \[Snapshot.*/- ![Console](..\/console.png)/'

try small-team 'a silence of an hour' \
    '/^### 2026-03-14T09:20Z/,/^A queue/d; /^### 2026-03-14T09:06Z/,/^Mess/d'
try small-team 'not verified' '/^verified:/d'
try small-team 'late with the postmortem' \
    's/finalized: 2026-03-15/finalized: 2026-03-20/; s/^closed:.*/closed: 2026-03-21T10:00Z/'
try small-team 'no owner' 's/@sam, due/due/'
try small-team 'SEV-4 without a postmortem' \
    's/^severity:.*/severity: SEV-4/; /^postmortem:/d'

try small-team 'another scale' 's/^severity:.*/severity: P1/'
try small-team 'somebody whom nobody knows' 's/communicator: jo/communicator: joo/'
try small-team 'a runbook that is not there' 's/^commander:/runbooks: [database]\n&/'
try small-team 'found by a word of its own' 's/^detection:.*/detection: pager/'
try small-team 'answered the next day' 's/^ack.*/acknowledged: 2026-03-15T00:00Z/'
try small-team 'answered on the same day' 's/^ack.*/acknowledged: 2026-03-14T23:59Z/'
open='s/^status: closed/status: monitoring/; /^resolved:/d; /^verified:/d
    /^closed:/d; /^postmortem:/d; /\[resolved\]/d
    /^### .* resolved/,/^The queue is/d'
try small-team 'open for less than an hour' "$open" 2026-03-14T09:34Z
try small-team 'open for more than an hour' "$open" 2026-03-14T10:30Z
try small-team 'no commander' '/^commander:/d'
try small-team 'nobody is named who fixed it' 's/, fixer: sam//'
try small-team 'how many felt it is not said' 's/, customers: 340//'
try small-team 'no learnings' '/^## Learnings/,/^A queue needs/d'
try small-team 'an empty cause' 's/^One worker served.*//'
try small-team 'items that cannot be read' 's/^- \[ \] //'
try small-team 'an item that is late' 's/2027-01-10/2026-11-01/'
try small-team 'never final' \
    's/^status: closed/status: resolved/; /^closed:/d; s/status: final/status: review/; s/, finalized: [-0-9]*//'
try small-team 'a fifth state' 's/Z identified/Z looking/'
try small-team 'blame' 's/^One worker/Human error: &/'
try small-team 'hindsight' 's/^One worker/We should have known that &/'

try p0-p3 'no banner' '/^  banner:/d'
try p0-p3 'no word for an hour' '/^### 2026-03-14T09:35Z/,/^A cache is/d'
try p0-p3 'answered after 16 minutes' \
    's/^ack.*/acknowledged: 2026-03-14T09:18Z/'
try p0-p3 'answered after 15 minutes' \
    's/^ack.*/acknowledged: 2026-03-14T09:17Z/'
try p0-p3 'P2 without a postmortem' \
    's/^severity:.*/severity: P2/; /^postmortem:/d'
try p0-p3 'never final' 's/status: final/status: review/; s/, finalized: [-0-9]*//'

try p0-p3 'another scale' 's/^severity:.*/severity: SEV-1/'
try p0-p3 'resolved after more than four hours' \
    's/^resolved:.*/resolved: 2026-03-14T13:01Z/; s/^- 10:20Z.*//'
try p0-p3 'resolved after them, and escalated' \
    's/^resolved:.*/escalated: 2026-03-14T12:00Z\nresolved: 2026-03-14T13:01Z/; s/^- 10:20Z.*//'
open='s/^status: closed/status: monitoring/; /^resolved:/d; /^closed:/d
    /^postmortem:/d; /\[resolved\]/d; /^### .* resolved/,/^The cache is/d'
try p0-p3 'open, and the next update is due' "$open" 2026-03-14T10:30Z
try p0-p3 'open, and the next update is late' "$open" 2026-03-14T10:31Z
try p0-p3 'no postmortem' '/^postmortem:/d'
try p0-p3 'final after six business days' \
    's/finalized: 2026-03-19/finalized: 2026-03-23/'
try p0-p3 'an item without an owner' 's/| @mira |/| |/'
try p0-p3 'an item that is late' 's/2027-01-10/2026-11-01/'

try operations 'no remediation' '/^## Remediation/,/^- \[/d'
try operations 'resolved before it was detected' \
    's/^detected:.*/detected: 2026-03-14T11:00Z/'
try operations 'another scale' 's/^severity:.*/severity: P1/'
try operations 'a commander whom nobody knows' 's/^commander:.*/commander: miar/'
try operations 'no commander' '/^commander:/d'
try operations 'not verified' '/^verified:/d'
try operations 'a runbook that is not there' 's/^runbooks:.*/runbooks: [login]/'
try operations 'found by a word of its own' 's/^detection:.*/detection: pager/'
try operations 'a service that is nobody'"'"'s' 's/, owner: sam//'
try operations 'an empty cause' 's/^The migration dropped.*//'
try operations 'an item without an owner' 's/(@sam, /(/'
try operations 'items that cannot be read' 's/^- \[ \] //'
try operations 'an item that is late' 's/2027-01-10/2026-11-01/'
try operations 'an update without its time' 's/^### 2026-03-14T09:08Z /### /'
try operations 'an update of an unknown state' 's/Z investigating/Z looking/'
try operations 'an update that says nothing' 's/^Logins are slow.*//'
try operations 'a text that is no update' 's/^## Updates/&\nWe look./'
try operations 'blame' 's/^The migration dropped/Human error: &/'
try operations 'hindsight' \
    's/^A migration is done/We should have known that it &/'
try operations 'a runbook that grew old' 's/^tested:.*/tested: 2026-01-01/'
try operations 'a runbook without its way back' '/^## Rollback/,$d'
