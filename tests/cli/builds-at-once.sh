# Several builds at once: one after the other, each whole, nothing left.
mkdir -p content/pages
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
for i in 1 2 3 4 5 6 7 8 9; do
	printf '%s\n' --- "title: Page $i" --- Text. >content/pages/p$i.md
done
build() {
	allclear --now "2026-12-0${1}T12:00Z" -q build "$2" "$3" \
	    >said.$1 2>&1
	echo $? >status.$1
}
left() {
	echo "beside it:" $(ls -A | grep -v '^content$\|^public$\|^s[at]\|^.allclear$')
	rm -f said.* status.*
}
# at ID: which of the builds the site is of.
of() {
	for i in 1 2 3 4 5; do
		allclear --now "2026-12-0${i}T12:00Z" -q build -o site.$i
		diff -r -x changes.json public site.$i >/dev/null && echo "one of them, whole"
	done
	rm -rf site.*
}

for crowd in '1 2' '1 2 3 4 5'; do
	for i in $crowd; do
		build $i -o public &
	done
	wait
	echo "builds $crowd:" $(cat status.*)
	cat said.*
	of
	left
done

# A lock whose process was killed is no lock; who holds one is waited for,
# and that is said.
touch .public.lock
build 1 -o public
echo "an old lock file: $(cat status.1)"
left
if command -v flock >/dev/null; then
	flock .public.lock sleep 1 &
	sleep 0.2
	allclear --now 2026-12-02T12:00Z build 2>&1 | sed 's/:.*//'
	wait
	left
fi

# Killed while it writes: stopped first, so that it has the lock.
allclear --now 2026-12-03T12:00Z -q build &
pid=$!
kill -KILL $pid
wait $pid 2>/dev/null
build 4 -o public
echo "after a kill: $(cat status.4)"
left
