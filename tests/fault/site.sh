# site.sh: what the fault tests share; sourced by them.
#
# A site in a folder of its own, in memory where the machine has such a
# place, built twice: what was there before every test is $work/old, what
# is to come out of it $work/new. work, passed and failed are set.

LC_ALL=C
export LC_ALL
unset SOURCE_DATE_EPOCH NO_COLOR
tests=$(cd "$(dirname "$0")/.." && pwd) || exit 2
B=${B:-$(dirname "$tests")/generator/build}
case $B in
/*) ;;
*) B=$(cd "$B" && pwd) || exit 2 ;;
esac
[ -w /dev/shm ] && [ -z "${TMPDIR:-}" ] && TMPDIR=/dev/shm && export TMPDIR
work=$(mktemp -d) || exit 2
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0
shim=$work/shim.so
${CC:-cc} -D_GNU_SOURCE -O1 -Wall -Wextra -shared -fPIC -o "$shim" \
    "$tests/fault/shim.c" -ldl || exit 2

# What a failed test says is in $work/said.
fail() {
	failed=$((failed + 1))
	echo "failed: $*"
	sed 's/^/    /' "$work/said" | tail -n 5
}

# Whether two folders hold the same names and bytes.
same() {
	diff -rq --no-dereference "$1" "$2" >"$work/diff" 2>&1
}

# build [OPTION...]
build() {
	timeout 120 "$B/allclear" --now "$now" -q build "$@" \
	    >"$work/said" 2>&1
}

# The same with the shim.
shimmed() {
	timeout 120 env LD_PRELOAD="$shim" "$B/allclear" --now "$now" -q \
	    build "$@" >"$work/said" 2>&1
}

# The old site again, as if nothing had been; with `warm`, what the build
# before has kept of the content stays; with `odd`, others may not see it,
# and to root it and some content are somebody else's.
warm= odd=
again() {
	[ -n "$warm" ] || rm -rf .allclear
	rm -rf public .public*
	cp -Rp "$work/old" public
	[ -n "$odd" ] || return 0
	chmod 0750 public
	[ "$(id -u)" -ne 0 ] || chown 1:1 public content/site.yaml
}

# What lies beside the content and the site and should not.
beside() {
	find . -mindepth 1 -maxdepth 1 ! -name content ! -name public \
	    ! -name .allclear
}

mkdir "$work/site"
cd "$work/site" || exit 2
cp -R "$tests/golden/audience/content" content
# Links that a public site does not show are not what is tested.
sed -i '1a lint: { link-to-internal: off, postmortem-missing: off }' \
    content/site.yaml
echo 'an attachment, which is copied' >content/note.txt
sed -i '$a [note](../note.txt)' content/incidents/2026-03-16-c.md
now=2026-12-01T12:00Z
build || { cat "$work/said"; exit 2; }
cp -Rp public "$work/old"
echo 'an attachment that has changed' >content/note.txt
now=2026-12-02T12:00Z
build || { cat "$work/said"; exit 2; }
cp -Rp public "$work/new"
! same "$work/old" "$work/new" || { echo "both sites are the same"; exit 2; }
