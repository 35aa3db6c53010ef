# api/changes.json: what is new since the build before.
mkdir -p content/incidents content/maintenance
cat >content/site.yaml <<END
title: Example
url: https://status.example.com
components: [{ id: web, name: Website }]
END
incident() {
	cat >"content/incidents/$1.md" <<-END
	---
	title: Trouble with $1
	severity: SEV-2
	status: ${3:-investigating}
	started: 2026-03-$2T09:00Z
	components: [web]
	---
	END
}

build() {
	allclear --now "$1" build --fail-on never 2>&1 >/dev/null |
	    grep 'changes.json'
}

# news: what each change is of, and its new updates.
news() {
	sed -n 's/^   "\(change\|id\|status\)": "\(.*\)",*/\2/p
	s/^     "text": "\(.*\)",*/    \1/p
	s/^ "withdrawn": \([1-9].*\),/withdrawn \1/p
	s/^ "since": "\(.*\)"/since \1/p' public/api/changes.json
}

echo "# there is nothing to compare the first with; nothing came since"
incident one 01
build 2026-03-01T10:00Z
cat public/api/changes.json
cp public/api/changes.json before
build 2026-03-01T10:30Z
cmp before public/api/changes.json

echo "# opened, with its updates up to now"
incident two 02
cat >>content/incidents/two.md <<END
## Updates
### 2026-03-02T09:10Z investigating
We look.
### 2026-03-02T09:20Z identified
The disk.
### 2026-03-05T18:20Z resolved
Written too early.
END
build 2026-03-02T10:00Z
news
sed -n '/"components"/,/\]/p; /"url"/p' public/api/changes.json
echo "# once"
build 2026-03-02T10:00Z
news
echo "# updated; changed"
cat >>content/incidents/one.md <<END
## Updates
### 2026-03-02T10:10Z monitoring
Better.
END
sed -i 's/SEV-2/SEV-1/' content/incidents/two.md
build 2026-03-02T10:20Z
news
echo "# resolved, with the last word; its postmortem"
sed -i 's/^status.*/status: resolved\nresolved: 2026-03-02T11:00Z/' \
    content/incidents/one.md
cat >>content/incidents/one.md <<END
### 2026-03-02T11:00Z resolved
Well again.
END
build 2026-03-02T11:10Z
news
sed -i 's/^status.*/status: closed\npostmortem: { status: final, finalized: 2026-03-04 }/' \
    content/incidents/one.md
build 2026-03-04T11:10Z
news
echo "# it is back"
sed -i 's/^status.*/status: investigating/; /^resolved/d' \
    content/incidents/one.md
build 2026-03-04T11:20Z
news

echo "# planned work, by itself"
cat >content/maintenance/move.md <<END
---
title: A move
starts: 2026-03-06T09:00Z
ends: 2026-03-06T11:00Z
components: [web]
---
END
for at in 2026-03-04T12:00Z 2026-03-06T09:00Z 2026-03-06T10:00Z \
    2026-03-06T11:00Z; do
	build $at
	news
done
sed -i 's/^ends.*/&\nstatus: cancelled/' content/maintenance/move.md
build 2026-03-06T11:00Z
news

echo "# what is withdrawn is counted, and not named"
sed -i 's/^severity.*/&\nvisibility: internal/' content/incidents/two.md
rm content/maintenance/move.md
build 2026-03-06T12:00Z
news
cat public/api/*.* public/api/v2/*.json | grep -c 'two\|move'
echo "# another audience saw another site"
sed -i '/^visibility/d' content/incidents/two.md
rm -r public
allclear --now 2026-03-06T12:00Z -q build --fail-on never \
    --audience internal -o public >/dev/null 2>&1
news
build 2026-03-06T12:00Z
news

echo "# a file that is broken, hostile, huge or none costs a note"
keep() {
	cp public/api/state.txt state
}
keep
broken() {
	mkdir -p public/api
	build 2026-03-06T12:00Z
	news
}
: >public/api/state.txt
broken
head -c 70 state >public/api/state.txt
broken
sed '$d' state >public/api/state.txt
broken
sed 's/end .*/end 9/' state >public/api/state.txt
broken
sed 's/^incident [0-9a-z]*/incident ..\/x/' state >public/api/state.txt
broken
head -c 3000 /dev/urandom >public/api/state.txt
broken
rm public/api/state.txt
mkdir public/api/state.txt
broken
rm -r public/api
broken
echo "# and what is in it is not believed"
sed "s/^incident \([0-9a-z]*\) [a-z]*/incident \1 <script>/" state \
    >public/api/state.txt
build 2026-03-06T12:00Z
news
grep -rl '<script>' public/api
echo "# and the build says when it wants to be repeated"
sed -i '/^status/d' content/incidents/one.md
sed -i 's/^title.*/&\nstatus: identified\nnext_update: 2026-03-06T13:00Z/' \
    content/incidents/one.md
allclear --now 2026-03-06T12:30Z build --fail-on never 2>&1 | tail -n 1
