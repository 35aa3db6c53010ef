# What cannot be understood is kept from the public, even where no finding
# keeps the site from being built.
mkdir -p content/pages
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
n=0
while read -r line; do
	n=$((n + 1))
	printf '%s\n' --- "title: Page" "$line" --- "kite$n." \
	    >content/pages/p$n.md
	echo "kite$n	$line" >>lines
done <<'END'
visibility: public
internal: { cost: 100 }
internal: no
public: yes
visibility: internal
visibility: Internal
visibility: intern
visibility:
visibility: [internal]
visibility: { public: no }
Visibility: internal
visiblity: internal
internal: true
internal: "yes"
internal: [cost]
private: true
audience: internal
public: no
END
page() {
	n=$((n + 1))
	printf '%s\n' --- "title: Page" --- Text. '' "$1" '' "kite$n." '' "$2" \
	    >content/pages/p$n.md
	echo "kite$n	$1" >>lines
}
page '<!-- note -->'
page '<!-- internal notes are elsewhere -->'
page '## Hosting (international)'
page '<!--internal-->' '<!--/internal-->'
page '<!-- Internal: -->' '<!-- / internal. -->'
page '<!-- internal only -->' '<!-- end internal -->'
page '<!-- begin internal part -->' '<!-- internal end -->'
page '## Notes (Internal)'
page '## Notes (internal): '
page '## Notes (internal use only)'
page '## Notes [internal]'
cat >content/policy.yaml <<'END'
extends: operations
postmortem:
  sections:
    - { id: costs, title: Costs, internal: maybe }
END
mkdir content/incidents
n=$((n + 1))
cat >content/incidents/2026-03-01-a.md <<END
---
title: A
severity: SEV-2
status: resolved
started: 2026-03-01T09:00Z
resolved: 2026-03-01T10:00Z
components: [api]
postmortem: { status: draft }
---
## Costs
kite$n.
END
echo "kite$n	internal: maybe, of a section" >>lines

allclear --now 2026-12-01T12:00Z -q build --fail-on never 2>/dev/null
echo "status $?"
while IFS='	' read -r word line; do
	grep -rq "$word\\." public && echo "public: $line" ||
	    echo "kept: $line"
done <lines
echo "without --fail-on, such a front matter publishes nothing:"
allclear --now 2026-12-01T12:00Z -q build 2>&1 | grep -c 'error\['
