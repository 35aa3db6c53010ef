# What a report offers as the way out can be written as it stands.
mkdir -p content/pages
cat >content/pages/network.md <<'F'
---
title: Network
---
Our block is 2a03:2880::, and ::ffff:10.20.3.17 is in it.
F
site() {
	printf 'title: Example\nurl: https://status.example.com\n'
	printf 'components: [{ id: api, name: API }]\n%s\n' "$1"
} >content/site.yaml
site
allclear check -q | sed -n 's/^help: .*"\(leaks: .*\)" in.*/\1/p' >allow
cat allow
while IFS= read -r line; do
	site "$line"
	allclear check -q --format short
done <allow
