# --fix: what is written, what is left alone, and what is said of it.
now=2026-03-20T00:00Z
check() {
	echo "\$ allclear check $*"
	allclear --now $now check "$@" 2>&1
	echo "status $?"
}
mkdir -p content/incidents content/runbooks
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
assume_timezone: Europe/Oslo
policy: p0-p3
components:
  - { id: checkout, name: Checkout }   # allclear-disable AC134 not yet
  - { id: api, name: API }
END
file=content/incidents/2026-03-14-slow.md
{
	printf '\357\273\277---\r\n'
	printf 'title: "Slow"   # quotes stay\r\n'
	printf 'severity: '\''p1'\''\r\n'
	printf 'status: "resolvd"\r\n'
	printf 'started:  2026-03-14 10:00\r\n'
	printf 'detected: "2026-03-14 09:04 UTC"\r\n'
	printf 'resolved: 2026-03-14T12:00:30.5+0100\r\n'
	printf 'components: { chekout: partial_outage, api: partial_outge }\r\n'
	printf -- '---\r\n\r\n'
	printf '<!-- allclear-disable AC204 gone by now -->\r\n\r\n'
	printf 'Trailing space \r\n\twide: \346\227\245\346\234\254'
} >$file
chmod 640 $file
cp -R content kept

echo "# the patch, and nothing written"
allclear --now $now check --fix --dry-run >patch 2>talk
echo "status $?"
cat -v patch talk
diff -r content kept
allclear --now $now check >/dev/null 2>&1
echo "status without: $?"
echo "# in colour"
allclear --now $now --color always -q check --fix --dry-run | cat -v |
    sed -n 1,8p
echo "# written"
check --fix --format short
cat -v $file
echo
stat -c %a $file
echo "# once more"
check --fix --format short
ls -A content/incidents

begin() {
	echo "# $1"
	rm -rf content
	mkdir -p content/incidents
	cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components: [{ id: checkout, name: Checkout }, { id: api, name: API }]
END
	file=content/incidents/2026-03-14-slow.md
	cat >$file <<'END'
---
title: Slow
severity: SEV-3
status: investigatng
started: 2026-03-14 09:00Z
components: [chekout]
---
END
}
begin "what site.yaml says is off stays as it is"
printf 'lint:\n  time-spelling: off\n  unknown-component: note\n' \
    >>content/site.yaml
check --fix --dry-run
begin "one rule, one file"
sed 's/^title: .*/title: Other/' $file >content/incidents/2026-03-14-other.md
check --fix --dry-run --only AC101 $file
check --only time-spelling
begin "what is passed over or known is not corrected"
sed -i 's/investigatng/& # allclear-disable AC075 our word/' $file
check -q --baseline known --update-baseline >/dev/null
check --fix --dry-run --baseline known --only AC075 --only AC101
begin "a file that is reached by a link is left alone"
mv $file content/incidents/behind.txt
ln -s behind.txt $file
check --fix --format short
ls -l $file | sed 's/.* content/content/'
begin "two slips of one component do not become that component twice"
sed -i 's/chekout/chekout, checkot/' $file
check --fix --dry-run --only AC101
begin "another number is never meant"
sed -i 's/SEV-3/SEV-33/' $file
check --fix --dry-run --only AC100
begin "what a correction brings to light is for another run"
sed -i 's/severity:/sevrity:/; s/SEV-3/sev3/; s/chekout/checkout/' $file
printf '[a](/components/chekout/) [b](/components/ap/)\n' >>$file
check --fix --format short
check --fix --format short
cat $file
begin "wrong usage"
check --dry-run
check --fix --dry-run --format json
check --fix --baseline known --update-baseline
