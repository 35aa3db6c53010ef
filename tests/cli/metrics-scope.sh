# The head of the figures says what they are of, though it be called "all".
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: X
url: https://status.example.com
components: [{ id: all, name: All }]
END
cat >content/incidents/2026-01-01-a.md <<'END'
---
title: A
severity: SEV-3
status: resolved
started: 2026-01-01T00:00Z
resolved: 2026-01-01T01:00Z
components: [all]
tags: [DNS, Köln]
---
END
# A tag is meant as it is written in a file, or as its page calls it.
for of in '--component all' '--period all' '--period 2026 --component all' \
    '--period 2026-q1' '--period 030d' '--tag DNS' '--tag dns --tag KÖLN'; do
	# shellcheck disable=SC2086
	allclear --now 2026-02-01T00:00Z metrics $of 2>/dev/null | head -n 1
done
