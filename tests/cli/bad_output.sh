# An output folder that cannot be replaced stays as it is, and the person
# is told why and what to do.
mkdir -p content/pages
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
try() {
	echo "\$ allclear $*"
	allclear -q --now 2026-12-01T12:00Z "$@" 2>&1
	echo "status $?"
}

echo "my thesis" >public
try build
cat public
rm public

mkdir public
echo "my thesis" >public/thesis.tex
try build
ls -A public

try build -o content
try build -o content/public
try build -o .
try build -o /
# Its own folders are no place for it either, be they there or not.
try build -o .allclear
try build -o ./.allclear/public
try build -o themes
try build -o themes/mine
[ -e .allclear ] || [ -e themes ] || echo neither was made
try build -o public/thesis.tex/site
ln -s nowhere link
try build -o link

# Names are shown so that a terminal takes no orders from them.
odd=$(printf 'an\nodd\033[31mone')
mkdir "$odd"
echo "my thesis" >"$odd/$odd"
allclear -q --now 2026-12-01T12:00Z build -o "$odd" 2>&1
for n in 237 238 300; do
	long=$(printf "%0${n}d" 0)
	try build -o "$long" | sed 's/000*/NAME/'
	[ ! -d "$long" ] || rm -r "$long"
done
ls -A | grep -c 000

# A limit on the size of files is an error like a full disk.
(
	ulimit -f 8
	allclear -q --now 2026-12-01T12:00Z build -o small 2>&1
	echo "status $?"
) | sed 's|small/[^:]*|FILE|'
ls -A | grep small

# Hidden files of the folder's owner are no reason, and stay.
mkdir -p site/.git
echo '*' >site/.gitignore
try build -o site
ls -A site | grep '^\.'
test -s site/index.html && echo built
# But who has others there has no site in mind.
mkdir -p home/.git home/.ssh
try build -o home
rm -r home/.ssh
touch home/.nojekyll home/.gitlab-ci.yml
mkdir home/.well-known
try build -o home
# Once it is a site, what is hidden is its owner's.
touch home/.env
try build -o home
ls -A home | grep '^\.' | paste -sd ' '
# A failing build leaves the site as it was.
cp site/index.html before.html
echo "not: [a, site" >content/site.yaml
try build -o site | grep status
cmp site/index.html before.html && echo "as it was"
ls -A | grep -F .site || echo "nothing left beside it"
