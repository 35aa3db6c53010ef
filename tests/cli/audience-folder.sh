# What is internal never takes the place of the public site, whatever is
# forgotten on the command line; and of an internal site nothing is left
# when a public one takes its place.
mkdir -p content/pages themes/mine/assets
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
theme: mine
components:
  - { id: api, name: API }
END
printf '%s\n' --- 'title: Team' 'visibility: internal' --- Herons. \
    >content/pages/team.md
printf '%s\n' --- 'title: About' --- 'Open to all.' >content/pages/about.md
echo 'body { color: #111 }' >themes/mine/assets/more.css
try() {
	echo "\$ allclear build $*"
	allclear --now 2026-12-01T12:00Z -q build "$@" 2>&1
	echo "status $?"
}
holds() {
	for d in public internal inside; do
		[ ! -d $d ] || echo "$d: $(grep -rl Herons $d | wc -l) internal"
	done
}

# Each audience has a folder of its own.
try
try --audience internal
holds
try --audience internal
try
# Named, it is refused; so is one that does not say for whom it is.
try --audience internal -o public
cmp public/.allclear-site internal/.allclear-site | cut -d : -f 1 | cut -d , -f 1
echo 'of an older allclear' >public/.allclear-site
try --audience internal -o public
holds
rm -r public/*
try --audience internal -o public
holds

# The other way round: pages, news, and the styles that the site of before
# had, whatever stands there by now.
echo 'body { color: #222 }' >themes/mine/assets/more.css
echo Herons >"$(ls -d public/assets/*/)note.txt"
try
holds
find public/assets -mindepth 1 -maxdepth 1 | wc -l
grep -c . public/api/assets.txt
try
echo 'body { color: #333 }' >themes/mine/assets/more.css
try
grep -c . public/api/assets.txt

# Nor does it stand in one: what hides there would stay.
for at in public/team public/.well-known/team public/.team public/a/b; do
	try --audience internal -o "$at" | sed "s|($(pwd -P)/|(|"
done
try --audience internal -o internal/../public/../team
# Nor a public one, but where the other's builds leave it alone.
for at in public/team internal/a/b public/.team; do
	try -o "$at" | sed "s|($(pwd -P)/|(|"
done
try
ls -A public | grep team
find . -path ./content -prune -o -type f -exec grep -l Herons {} + | cut -d / -f 2 |
    sort -u
