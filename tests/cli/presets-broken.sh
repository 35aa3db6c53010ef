# The sites that keep all rules of their presets, each with one thing
# changed: what is said then, by number.

# break NAME WHAT SED-SCRIPT [RULES...]
try() {
	rm -rf site
	cp -r "$TESTS/golden/preset-$1" site
	sed -i -e "$3" $(find site/content -name '*.md' -o -name site.yaml)
	if diff -r -q "$TESTS/golden/preset-$1" site >/dev/null; then
		echo "$1: $2: nothing was changed"
	fi
	echo "$1, $2:" $(allclear -C site --now 2026-12-01T12:00Z -q check \
	    --format short | grep -o 'AC[0-9]* [a-z-]*' | sort | uniq -c |
	    sed 's/ *1 //; s/^ *\([0-9]\)/\1 ×/')
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

try small-team 'a silence of an hour' \
    '/^### 2026-03-14T09:20Z/,/^A queue/d; /^### 2026-03-14T09:06Z/,/^Mess/d'
try small-team 'not verified' '/^verified:/d'
try small-team 'late with the postmortem' \
    's/finalized: 2026-03-15/finalized: 2026-03-20/; s/^closed:.*/closed: 2026-03-21T10:00Z/'
try small-team 'no owner' 's/@sam, due/due/'
try small-team 'SEV-4 without a postmortem' \
    's/^severity:.*/severity: SEV-4/; /^postmortem:/d'

try p0-p3 'no banner' '/^  banner:/d'
try p0-p3 'no word for an hour' '/^### 2026-03-14T09:35Z/,/^A cache is/d'
try p0-p3 'answered after 16 minutes' \
    's/^ack.*/acknowledged: 2026-03-14T09:18Z/'
try p0-p3 'answered after 15 minutes' \
    's/^ack.*/acknowledged: 2026-03-14T09:17Z/'
try p0-p3 'P2 without a postmortem' \
    's/^severity:.*/severity: P2/; /^postmortem:/d'
try p0-p3 'never final' 's/status: final/status: review/; s/, finalized: [-0-9]*//'

try operations 'no remediation' '/^## Remediation/,/^- \[/d'
try operations 'resolved before it was detected' \
    's/^detected:.*/detected: 2026-03-14T11:00Z/'
