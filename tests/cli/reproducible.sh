# The same content and moment give the same bytes, whatever the folder, the
# zone, the locale, the number of threads, the order in which the files were
# made, or the home; and the same permissions under the same umask.
cp -R "$TESTS/leak/content" content
for page in 1 2 3 4 5 6 7 8; do
	printf '%s\n' --- "title: Ä page $page" --- "Some text." \
	    >content/pages/p$page.md
done
cp -R content first.content
moment=1796126400	# 2026-12-01T12:00Z

# copy FOLDER ORDER: the content, its files made in another order.
copy() {
	mkdir -p "$1/content"
	(cd first.content && find . -type f) | LC_ALL=C sort $2 >list
	while read -r file; do
		mkdir -p "$1/content/${file%/*}"
		cp "first.content/$file" "$1/content/$file"
	done <list
	find "$1" -type f -exec touch -d '2001-02-03 04:05:06' {} +
}

# state FOLDER: every file's hash, and the permissions.
state() {
	(cd "$1/public" && find . -type f -exec sha256sum {} + |
	    LC_ALL=C sort -k 2 | sha256sum
	find . -mindepth 1 -printf '%m %y %p\n' | LC_ALL=C sort | sha256sum)
}

allclear --now 2026-12-01T12:00Z -q build --fail-on never 2>/dev/null
echo "status $?"
state . >want
find public -type f | grep -c '' | sed 's/^...*$/many files/'

# like NAME FOLDER [VARIABLE=VALUE...] -- [OPTION...]
like() {
	name=$1 folder=$2
	shift 2
	vars=
	while [ "$1" != -- ]; do
		vars="$vars $1"
		shift
	done
	shift
	rm -rf "$folder/public"
	# shellcheck disable=SC2086
	env $vars SOURCE_DATE_EPOCH=$moment allclear -C "$folder" -q build \
	    --fail-on never "$@" 2>/dev/null
	state "$folder" >got
	cmp -s want got && echo "$name: the same" || echo "$name: different"
}

copy a/folder/with-a-longer-name -r
copy 'Ünïcode folder' -R
like 'another folder and order' a/folder/with-a-longer-name --
like 'a folder with strange letters' 'Ünïcode folder' --
like 'east of here' . TZ=Pacific/Kiritimati --
like 'west of here' . TZ=America/St_Johns LC_ALL=C --
like 'no such zone' . TZ=Nowhere/None --
for locale in C.UTF-8 tr_TR.UTF-8 de_DE.ISO-8859-1 nonsense; do
	like "locale $locale" . LC_ALL=$locale LANG=$locale --
done
for jobs in 1 2 7; do
	like "$jobs threads" . -- -j $jobs
done
like 'no home, no user' . -u HOME -u USER -u LOGNAME -u TMPDIR --
like 'a home that is not there' . HOME=/nowhere --
umask 077
like 'another umask: other permissions, that is' . --
head -n 1 want >w && head -n 1 got | cmp - w && echo "and the same bytes"
find public ! -perm /077 | grep -c '' | sed 's/^...*$/nobody else may read/'
umask 022
# Over that site, too: nothing of how it was made stays.
env SOURCE_DATE_EPOCH=$moment allclear -q build --fail-on never 2>/dev/null
state . >got
cmp want got && echo "over that one: the same"

# --now is stronger; what is no moment is an error, and builds nothing.
SOURCE_DATE_EPOCH=1 allclear --now 2026-12-01T12:00Z -q build \
    --fail-on never 2>/dev/null
state . >got
cmp want got && echo "with --now: the same"
for epoch in soon 1e9 ' 1' '1 ' 12.5 0x10 99999999999999999999999 \
    253402300800 -1 '1;2' 'ünf'; do
	SOURCE_DATE_EPOCH=$epoch allclear -q build >said 2>&1
	echo "status $?: $(head -n 1 said)"
done
SOURCE_DATE_EPOCH= allclear -q check --only AC999 2>&1 | head -n 1
state . | cmp - want && echo "as it was"
