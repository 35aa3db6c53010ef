# A page that has the name of a file or folder at the top of the site is
# reported, whatever the site has there: it could not be written.
now=2026-12-01T12:00Z
allclear --now $now init -q >/dev/null
cat >>content/site.yaml <<'END'
security: { contact: [mailto:security@example.com], expires: 2027-06-01 }
END
sed -i 's/^url:.*/url: https:\/\/status.example.com/' content/site.yaml
allclear build -q --now $now
names=$(ls public | grep -v '^about$')
for name in $names sitemap-7.xml Actions.CSV; do
	printf -- '---\ntitle: Page\n---\nText.\n' >content/pages/$name.md
done
allclear check --now $now --only reserved-name --format short >said 2>/dev/null
for name in $names sitemap-7.xml Actions.CSV; do
	grep -q "^content/pages/$name.md:" said || echo "nothing said of $name"
done
grep -i 'actions\|sitemap-7' said
exit 0
