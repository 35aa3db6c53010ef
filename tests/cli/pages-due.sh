# What is due stands on the page of its incident: the postmortem, the next
# update. The policy asks for a draft within 48 hours, a final one within 5
# business days of resolved, Whit Monday is none, and for updates.
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
timezone: Europe/Copenhagen
policy: slo-gate
components: [{ id: api, name: API, owner: sam }]
people: { sam: { name: Sam Okafor } }
calendar: { days: [mon, tue, wed, thu, fri], hours: "09:00-17:00", holidays: [2026-05-25] }
END
incident() {
	cat >content/incidents/2026-05-20-a.md <<END
---
title: A
severity: Sev-1
started: 2026-05-20T08:00Z
detected: 2026-05-20T08:00Z
components: [api]
$1
---
$2
END
}
page() {
	allclear -q --now "$1" build --fail-on never $2 2>/dev/null
	case $2 in *internal) at=internal ;; *) at=public ;; esac
	grep -h 'class="review\|class="next"' \
	    $at/incidents/2026-05-20-a/index.html $at/index.html |
	    sed 's/<[^>]*>/ /g' | tr -s ' ' | sort -u
}
over="resolved: 2026-05-20T10:00Z
status: resolved"

echo "- no draft yet, for inside; others see nothing"
incident "$over"
page 2026-05-20T12:00Z "--audience internal"
page 2026-05-22T09:00Z "--audience internal"
page 2026-05-22T10:00:01Z "--audience internal"
page 2026-05-22T10:00:01Z

echo "- a draft: five business days are over on Thursday, 28 May, at 17:00"
incident "$over
postmortem: { status: draft, drafted: 2026-05-22 }"
page 2026-05-22T12:00Z
page 2026-05-27T15:00Z
page 2026-05-28T15:00:01Z

echo "- final, in time and late"
incident "$over
postmortem: { status: final, drafted: 2026-05-23, finalized: 2026-05-28 }"
page 2026-06-22T12:00Z
incident "$over
postmortem: { status: final, drafted: 2026-05-22, finalized: 2026-05-29 }"
page 2026-06-22T12:00Z

echo "- updates: what is promised, else what the policy asks"
open="status: investigating"
incident "$open
next_update: 2026-05-20T09:00Z" "
## Updates
### 2026-05-20T08:10Z investigating
We look."
page 2026-05-20T08:20Z
page 2026-05-20T09:10Z
incident "$open" "
## Updates
### 2026-05-20T08:10Z investigating
We look."
page 2026-05-20T08:11Z
page 2026-05-20T12:00Z
