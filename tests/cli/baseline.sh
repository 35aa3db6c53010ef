# An old archive is adopted: what is known is not shown again, what is new
# is, wherever lines have moved.
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
report() {
	cat >"content/incidents/$1.md" <<END
---
title: $1
severity: SEV-4
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T10:00Z
components: [$2]
---
## Notes

[a](lost.md)

[a](lost.md)
END
}
run() {
	echo "\$ allclear $*"
	allclear "$@" 2>&1
	echo "status $?"
}
report 2026-03-14-b apo
report 2026-03-14-a api

run check -q --format short
run check --baseline known
run check --baseline known --update-baseline
cat known
run check --baseline known
run build --baseline known | sed 's/^public: .*/public: .../
    /^build again/d'

# Moved lines are known; a mistake more is not.
sed -i 's/^## Notes/Begun.\n\n&/; $a [c](lost-too.md)' \
    content/incidents/2026-03-14-a.md
run check --baseline known --format short
run check --baseline known --format short --only AC101
run check --baseline known content/incidents/2026-03-14-b.md
run build --baseline known | tail -n 2

# What was corrected is named, and goes with the next update.
report 2026-03-14-b api
run check --baseline known --format short
cp known before
run check --baseline known --update-baseline
diff before known
run check --baseline known -q

# What cannot be read is never known.
printf 'title: no front matter\n' >content/incidents/2026-03-14-c.md
run check --baseline known --update-baseline --format short
grep -c AC010 known

# Ways to go wrong.
run check --update-baseline
run check --baseline known --update-baseline --only AC101
run check --baseline known --update-baseline content/site.yaml
echo 'Mine.' >notes
run check --baseline notes
run check --baseline notes --update-baseline
cat notes
run check --baseline content
{ sed 4q before; echo '<<<<<<< HEAD'; sed 1,4d before; } >merged
run check --baseline merged
run check --baseline merged --update-baseline -q --fail-on never | tail -n 1
cmp merged known && echo "whole again"
sed 's/baseline 1/baseline 2/' known >newer
run build --baseline newer
sed '4s/AC/XX/' known >broken
run check --baseline broken
: >empty
run check --baseline empty
truncate -s 65M huge
run check --baseline huge

# From elsewhere: it stands in the site, and is called as it is found.
mkdir elsewhere
cd elsewhere || exit
run -C .. check --baseline missing
run -C .. check --baseline notes
run -C .. check --baseline broken
rm ../empty
run -C .. -q check --baseline empty --update-baseline --fail-on never |
    tail -n 1
run -C .. check --baseline empty --update-baseline --fail-on never 2>&1 |
    tail -n 2
