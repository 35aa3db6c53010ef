# Public updates: what is added, what follows from it, and what is left as
# it was.
now=2026-12-01T03:30:20Z
run() {
	echo "\$ allclear update $*" | cat -v
	cp "$file" before
	allclear --now $now update "$@" 2>&1
	echo "status $?"
	diff before "$file"
}
allclear --now 2026-12-01T03:00Z -q init >/dev/null
file=content/incidents/2026/2026-12-01-checkout-slow.md
cat >$file <<'END'
---
id: INC-7
title:   "Checkout slow"	# quotes, and a comment
severity: SEV-2
status: 'investigating'  # for now
started: 2026-12-01T03:00Z
components: [web]
---
Lead.

## Timeline
- 03:00Z [acknowledged] Sam takes the page

[1]: https://pay.example/
END

echo "# the section is made, where a new file has it"
run INC-7 investigating -m 'We look into it.'
echo "# each at the end"
run INC-7 identified -m "A release is to blame:

- it opens [two connections][1]
- for each request"
now=2026-12-01T03:40:59Z
run INC-7 monitoring -m 'It is rolled back.'
echo "# a time that is given stays; a path will do; text comes in a pipe"
now=2026-12-01T03:55:00Z
printf '\n\nAlmost.\r\nThere.\n\n' | run $file monitoring -m -
run INC-7 update
now=2026-12-01T04:10:00Z
run INC-7 resolved --message='All is well.'
allclear --now $now check --format short 2>&1
echo "# not over after all"
run INC-7 identified -m 'It is back.'

echo "# refused"
run INC-7 resolvd
run INC-7 closed
run INC-7 scheduled
run INC-8 resolved
run INC-2099-001 resolved
run 2026-12-01-chekout-slow resolved
run INC-7
run INC-7 resolved -m ''
run INC-7 resolved -m ' '
run INC-7 update -m '## Timeline'
run INC-7 update -m 'Fine
===='
# shellcheck disable=SC2016 # a code fence
run INC-7 update -m '```
open'
run INC-7 update -m '<!-- open'
run INC-7 update -m '<!-- internal --> open'
run INC-7 update -m "$(printf 'red \033[31m')"
run INC-7 update -m "$(printf 'caf\351')"
run -q INC-7 update -m 'A # in a line, #this, and in code:

```
# fine
```'
now=2026-12-01T02:00Z
run INC-7 resolved -m 'Before it began.'
sed -i "s/^status: .*/status: closed/" $file
now=2026-12-02T02:00Z
run INC-7 update -m 'Late.'

echo "# newest first, CRLF, a byte order mark, no line end at the end"
printf '\357\273\277---\r
title: x\r
severity: SEV-2\r
status: investigating\r
started: 2026-12-01T03:00Z\r
resolved:   # not yet\r
components:\r
- web\r
---\r
## Updates\r
### 2026-12-01T03:20Z identified\r
B.\r
\r
### 2026-12-01T03:10Z investigating\r
A.\r
\r
## Timeline\r
- 03:00Z x' >$file
run 2026-12-01-checkout-slow resolved -m 'Two
lines.' | tr '\r' '~'

echo "# in the same minute as it began, all in one line, nothing else"
now=2026-12-01T03:30:20Z
printf -- '---\n%s\n---\n' '{ title: x, severity: SEV-2, status: investigating, started: 2026-12-01T03:30:10Z, components: [web] }' >$file
run 2026-12-01-checkout-slow monitoring
allclear --now $now check --format short 2>&1

echo "# below an internal one, above all others"
cat >$file <<'END'
---
title: x
severity: SEV-2
started: 2026-12-01T03:00Z
components: [web]
---
## Updates
<!-- internal -->
### 2026-12-01T03:20Z investigating
Not for all.
<!-- /internal -->
### 2026-12-01T03:10Z investigating
For all.
END
run 2026-12-01-checkout-slow update -m Hello.

echo "# at the end, it stays out of what is internal and follows"
cat >$file <<'END'
---
title: x
severity: SEV-2
status: |
  investigating
started: 2026-12-01T03:00Z
components: [web]
resolved: ''
---
## Updates
### 2026-12-01T03:10Z investigating
For all.

<!-- internal -->
Not for all.

## Notes
Nor this.
<!-- /internal -->

## Summary
It was slow.
END
run 2026-12-01-checkout-slow resolved -m Hello.

echo "# nothing is added inside of code"
cat >$file <<'END'
---
title: x
severity: SEV-2
status: investigating
started: 2026-12-01T03:00Z
components: [web]
---
## Updates
### 2026-12-01T03:10Z investigating
```
open
END
run 2026-12-01-checkout-slow update -m Hello.

echo "# a time that stands in the timeline is given"
sed -i 's/^```/We see it./; s/^open/\n## Timeline\n- 03:20Z [mitigated] no more errors/' $file
run 2026-12-01-checkout-slow monitoring -m Hello.
allclear --now $now check --format short 2>&1

echo "# what cannot be read"
echo 'title: broken' >$file
run 2026-12-01-checkout-slow update

echo "# planned work"
rm $file
file=content/maintenance/2026-12-08-database-update.md
run 2026-12-08-database-update scheduled -m 'It is on.'
run 2026-12-08-database-update monitoring
run 2026-12-08-database-update completed -m 'Done.'
now=2026-12-08T22:20Z
run 2026-12-08-database-update in_progress -m 'It begins.'
run 2026-12-08-database-update completed -m 'Done.'
run 2026-12-08-database-update verifying -m 'Again.'
allclear --now $now check --format short 2>&1

echo "# from elsewhere"
mkdir below
cd below || exit
file=../$file
sed -i '/^status:/d' $file
run -C .. -q 2026-12-08-database-update update

# What it says can be typed from there: commands, and paths.
printf -- '---\n[\n---\n' >../content/incidents/unread.md
allclear -C .. update unread update 2>&1
ln -s ../../elsewhere.md ../content/incidents/linked.md
echo x >../elsewhere.md
allclear -C .. update linked update 2>&1
rm ../content/incidents/linked.md
allclear -C .. metrics 2>&1 >/dev/null
allclear -C .. actions 2>&1 >/dev/null
exit 0
