# A site below a path of its host: "/x" in content and in site.yaml is a
# path of the site, and names of files are no addresses.
mkdir -p content/incidents content/pages
cat >content/site.yaml <<'F'
title: Example
url: https://example.com/status
components:
  - { id: api, name: API }
links: { support: /contact/, subscribe: /contact/ }
F
cat >content/pages/contact.md <<'F'
---
title: Contact
---
Call us.
F
echo 1 >'content/incidents/a b#1?.txt'
echo 2 >content/incidents/100%25.txt
cat >content/incidents/2026-03-14-checkout.md <<'F'
---
title: Checkout slow
severity: SEV-3
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T10:00Z
components: [api]
links:
  - { title: Ours, url: /files/incidents/100%2525.txt }
  - https://example.com/elsewhere
---
## Summary

[one](<a b%231%3F.txt>) and [two](100%2525.txt)
F
allclear -q --now 2026-03-15T00:00Z build --fail-on never
for f in public/index.html public/subscribe/index.html \
    public/incidents/2026-03-14-checkout/index.html; do
	echo "$f"
	grep -oE 'href="[^"]*(files/|contact/|elsewhere)[^"]*"' "$f"
done
find public/files -type f | sort
