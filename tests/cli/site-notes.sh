# robots.txt, security.txt, headers: by audience and by configuration.
mkdir -p content/incidents
cat >content/site.yaml <<END
title: Example
url: https://status.example.com/stand
components: [{ id: web, name: Website }]
security:
  contact: security@example.com
  expires: 2026-02-28
END
cat >content/incidents/2026-01-02-x.md <<END
---
title: Trouble
severity: SEV-2
status: resolved
started: 2026-01-02T09:00Z
resolved: 2026-01-02T10:00Z
components: [web]
redirect_from: [/feed.atom, /components/web/feed.rss, /.well-known/security.txt,
  /old/]
---
END
check() {
	allclear --now 2026-03-01T00:00Z check --format short 2>&1 |
	    grep 'site.yaml\|AC421'
}
echo "# an address of mail, and old addresses where files are"
check
sed -i 's/contact: /&mailto:/' content/site.yaml
sed -i 's|/feed.atom, ||' content/incidents/*.md
allclear --now 2026-03-01T00:00Z build -q --fail-on never 2>&1 | grep AC421
sed -i 's/^redirect_from.*/redirect_from: [/' content/incidents/*.md
sed -i 's/^  \/old.*/  \/old\/]/' content/incidents/*.md
echo "# expired"
check
echo "# on its last day it holds"
sed -i 's/2026-02-28/2026-03-01/' content/site.yaml
check
echo "# in the open"
sed -i 's/mailto:.*/[http:\/\/example.com\/x, https:\/\/example.com\/x]/
    s/expires: .*/&\n  languages: en, english/' content/site.yaml
check
sed -i 's/http:/https:/; s/english/da/
    s/expires: .*/&\n  policy: \/security\//' content/site.yaml

for audience in public internal; do
	echo "# $audience"
	allclear --now 2026-03-01T00:00Z build -q --audience $audience \
	    --fail-on never -o $audience 2>/dev/null
	cat $audience/robots.txt
	ls $audience | grep sitemap
	grep Robots $audience/_headers
done
cat public/.well-known/security.txt
echo "# without security: there is none"
sed -i '/^security/,$d' content/site.yaml
allclear --now 2026-03-01T00:00Z build -q --fail-on never -o none 2>/dev/null
ls -d none/.well-known 2>/dev/null

echo "# the page and the headers ask for the same"
policy=$(sed -n 's/.*Security-Policy" content="\([^"]*\)".*/\1/p' \
    public/index.html)
sed -n 's/^  Content-Security-Policy: //p' public/_headers |
    sed "s|^$policy; ||"
grep -qF "Security-Policy \"$policy; frame-ancestors 'none'\"" \
    "$TESTS/../README.md" && echo "and so does nginx, as told"
