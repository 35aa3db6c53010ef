# How outages weigh is printed where figures are: the policy's own words, or
# its numbers; never words whose numbers a team has changed.
mkdir -p content/incidents
cat >content/site.yaml <<-END
title: Example
url: https://status.example.com/
components: [{ id: web, name: Website }]
END
cat >content/incidents/2026-03-14-web.md <<-END
---
title: Trouble
severity: SEV-2
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T09:40Z
components: { web: partial_outage }
---
END

look() {
	echo "# $1"
	cat >content/policy.yaml
	allclear --now 2026-03-14T12:00Z build -q --fail-on never \
	    >/dev/null 2>&1 || echo "status $?"
	for page in index components/web/index metrics/index policy/index; do
		grep -o '<p class="note">[^<]*planned[^<]*' public/$page.html |
		    sed "s|.*>|$page: |"
	done
}

look "a preset as it is" <<-END
extends: sev0-3
END
look "other weights" <<-END
extends: sev0-3
availability: { partial_outage: 0.125, degraded_performance: 1 }
END
look "planned work counts as down" <<-END
extends: sev0-3
availability: { planned_work: down }
END
look "words of its own" <<-END
extends: sev0-3
availability: { name: "We count as our contract says, planned or not.", partial_outage: 0.5 }
END
