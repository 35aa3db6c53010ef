# A postmortem of an incident: what is known is filled in, and what is
# missing is reported once it calls itself written.
run() {
	echo "\$ allclear $*"
	allclear --now 2026-03-16T10:00Z "$@" 2>&1
	echo "status $?"
}
allclear --now 2026-03-10T12:00Z -q init >/dev/null
mkdir -p content/incidents/2026
cat >content/incidents/2026/2026-03-14-checkout-slow.md <<'END'
---
id: INC-2026-014
title: Checkout slow --> after a cache failover
severity: SEV-2
status: resolved
started: 2026-03-14T23:50Z
detected: 2026-03-14T23:54:30Z
acknowledged: 2026-03-15T00:56+01:00
resolved: 2026-03-15T01:20Z
components: { web: partial_outage }
---
## Updates
### 2026-03-15T00:05Z investigating
We see slow checkouts and are looking into it.
### 2026-03-15T01:20Z resolved
All is well.

## Timeline
- 2026-03-15T00:31Z [mitigated] traffic moved
END

run check
run new postmortem INC-2026-014
file=content/postmortems/2026-03-14-checkout-slow.md
cat $file
run check

echo "# a draft without a word is none when it is due"
allclear --now 2026-03-17T01:20Z check --format short 2>&1
allclear --now 2026-03-17T01:20:01Z check --format short 2>&1
echo "status $?"

echo "# its own word that it is written is not enough"
sed -i 's/^status: draft/status: final/' $file
run check --format short

echo "# only one"
run new postmortem INC-2026-014
run new postmortem INC-1

echo "# of what is there"
run new postmortem INC-2026-041
run new postmortem 2026-03-14-chekout-slow
run new postmortem INC-2099-001
run new postmortem Something else

echo "# a path will do; a file that is there stays"
echo hello >$file
run new postmortem content/incidents/2026/2026-03-14-checkout-slow.md
cat $file

echo "# of a closed incident no draft will do"
rm $file
sed -i 's/^status: resolved/status: closed/' \
    content/incidents/2026/2026-03-14-checkout-slow.md
run new postmortem INC-2026-014
run check --format short
sed -i 's/^status: closed/status: resolved/' \
    content/incidents/2026/2026-03-14-checkout-slow.md

echo "# an incident that cannot be read"
echo 'title: broken' >content/incidents/2026/2026-03-15-broken.md
run new postmortem 2026-03-15-broken

echo "# of an internal incident"
sed -i 's/^status: resolved/&\nvisibility: internal/' \
    content/incidents/2026/2026-03-14-checkout-slow.md
rm $file
run -q new postmortem 2026-03-14-checkout-slow
sed -n 1,9p $file
