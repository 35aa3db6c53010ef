# A starter site, where one may be made and where not.
now=2026-12-01T12:34:56Z

allclear --now $now init
echo "status $?"
find . -type f | sort
allclear --now $now check --fail-on note
echo "status $?"

allclear --now $now -q build --fail-on note
echo "status $?"
ls public/index.html

echo "# it is there now"
allclear --now $now init
echo "status $?"

echo "# in a folder that is made, with a name that a shell would split"
allclear --now $now init "status pages/it's ours"
echo "status $?"
allclear --now $now -C "status pages/it's ours" check --fail-on note
echo "status $?"
allclear --now $now -q -C 'status pages' init beside
echo "status $?"
allclear --now $now -C 'status pages' init "$PWD/absolute" 2>&1 |
    sed "s|$PWD|PWD|"

echo "# beside what is there already"
mkdir mine
echo "keep" >mine/README.md
allclear --now $now -q init mine >/dev/null
echo "status $?"
cat mine/README.md
cat mine/.gitignore
mkdir tracked
echo "mine" >tracked/.gitignore
allclear --now $now -q init tracked
echo "status $?"
cat tracked/.gitignore

echo "# where there can be none"
: >file
allclear init file
echo "status $?"
allclear init file/below
echo "status $?"
mkdir taken
: >taken/content
allclear init taken
echo "status $?"
ln -s nowhere dangling
allclear init dangling/x 2>/dev/null
echo "status $?"
allclear init a b
echo "status $?"
allclear init dangling
echo "status $?"
mkdir linked
ln -s nowhere linked/content
allclear init linked
echo "status $?"
allclear init ""
echo "status $?"

echo "# what it says leads there from here"
allclear -C tracked init
echo "status $?"
allclear -C taken init
echo "status $?"
