# Titles that are hard to name a file after, and wrong usage.
run() {
	allclear --now 2026-12-01T12:00Z -q new "$@" 2>&1
	echo "status $?"
}
allclear --now 2026-12-01T12:00Z -q init >/dev/null

echo "# no letter of it is in ASCII: the kind names the file"
run incident 'Оплата не работает'
run incident '決済が遅い'
run runbook '決済'
run runbook '決済'
grep -h '^title' content/incidents/2026/2026-12-01-* content/runbooks/runbook*

echo "# what would climb, hide or be an option elsewhere"
run runbook ../../etc/passwd
run runbook .hidden
run runbook -- -rf
run runbook 'a/b\c:d*e?f'
grep -h '^title' content/runbooks/etc-passwd.md content/runbooks/hidden.md \
    content/runbooks/rf.md content/runbooks/a-b-c-d-e-f.md

echo "# a long one"
run runbook 'When the connection pool of the billing database is exhausted because a release opens two connections for each request'

echo "# refused"
run incident ''
run incident ' ' '	'
run incident "$(printf '\342\200\213 \343\205\244')"
run incident "$(printf 'red \033[31malert')"
run incident "$(printf 'caf\351')"
run incident "$(printf '%0300d' 0)"
run incidnet Checkout slow
run page Checkout slow
run incident
run

echo "# white space within is made single, line ends too"
run runbook "$(printf ' one \n two\t three ')"
grep -h '^title' content/runbooks/one-two-three.md

echo "# a name that another folder has already"
mkdir -p content/incidents/old
cp content/incidents/2026/2026-11* content/incidents/old/2026-12-01-again.md
run incident again

echo "# a policy that is not there: only an incident cannot wait"
cp content/site.yaml site.yaml
sed -i 's/^policy: .*/policy: operatoins/' content/site.yaml
run runbook Rotate the keys
run postmortem INC-1
allclear --now 2026-12-01T12:00Z new incident Keys expired 2>&1
echo "status $?"
sed -n 1,6p content/incidents/2026/2026-12-01-keys-expired.md
mv site.yaml content/site.yaml

echo "# no site, and one that cannot be read"
mkdir empty
cd empty || exit
run incident Checkout slow
mkdir content
run incident Checkout slow
printf 'title: [\n' >content/site.yaml
run incident Checkout slow
find . -type f
