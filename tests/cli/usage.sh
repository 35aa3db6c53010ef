# What wrong usage is answered with, and with which status.
try() {
	echo "\$ allclear $*"
	allclear "$@" 2>&1
	echo "status $?"
}

try | sed -n '1,2p;$p'
try biuld
try --colour never build
try build --fail-on
try build --fail-on=all
try check --jobs 2
try build -j 0
try build here
try import cstate only
try --now 2026-03-14 check
try -C nowhere check
try help xyzzy
try help chekc
try check
try build
SOURCE_DATE_EPOCH=tomorrow try version | sed '/^with/d'

# The same answer for a command wherever its options stand.
mkdir -p site/content
try -C site check
try check -C site
try check -Csite
rmdir site/content
try -C site build
try -C site policy show
try render --unsafe --template x
echo 'a: 1' | try render --template - --data -
