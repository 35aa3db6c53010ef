# Where an import may write, and what it does not take.
site() {
	mkdir -p "$1/content/issues"
	cat >"$1/config.yml" <<'END'
title: Nimbus Status
baseURL: https://status.nimbus.example/
params:
  categories: [{ name: All }]
  systems: [{ name: www, category: All }]
END
	cat >"$1/content/issues/2024-01-02-a.md" <<'END'
---
title: A
date: 2024-01-02T03:04:05Z
resolved: false
severity: down
affected: [www]
---
END
}
try() {
	echo "\$ allclear $*"
	allclear "$@" 2>&1 | sed '/^[0-9 ]/d; /^$/d'
}

site old
try import statuspage old new
try import cstate nowhere new
try import cstate old/config.yml new
try import cstate old/content new
ls

echo "-- DEST must be empty"
mkdir full && touch full/.hidden
try import cstate old full
touch file
try import cstate old file
mkdir empty
try import cstate old empty
ls -A empty
try import cstate old empty

echo "-- its folders are made"
try import cstate old a/b/c/
ls -A a/b/c
try -C old import cstate . ../within
ls -A within
try import cstate old "it's here"
ln -s nowhere link
try import cstate old link
rm link

echo "-- a machine that refuses leaves none of them"
(
	ulimit -f 0
	try import cstate old made/b/c/
) | sed 's|: [^:]*$||'
long=$(printf '%0300d' 0)
try import cstate old "made/b/$long" | sed 's/000*/NAME/g'
ls -d made 2>/dev/null

echo "-- a configuration that cannot be read"
site bad
echo 'title: [' >bad/config.yml
try import cstate bad new
rm bad/config.yml
echo 'title = "x"' >bad/config.toml
try import cstate bad new
rm bad/config.toml
try import cstate bad new
mkdir -p bad/config/_default
printf 'title: S\nbaseURL: https://s.example\ntimeZone: Nowhere/Here\n' \
    >bad/config/_default/hugo.yml
try import cstate bad new
ls

echo "-- what cannot be written leaves nothing"
site odd
mkfifo odd/content/issues/pipe.md
ln -s nowhere odd/content/issues/link.md
mkdir -p odd/static && ln -s /etc/passwd odd/static/passwd
allclear import cstate odd odder 2>/dev/null | grep odd/
(cd odder && find . -type f | sort)
