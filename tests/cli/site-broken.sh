# A site.yaml that cannot be read is told by every command that reads it,
# whatever part of the site was asked for.
mkdir content
printf 'title: [a\n' >content/site.yaml
try() {
	echo "\$ allclear $*"
	allclear "$@" 2>&1 | grep -o '^[^ ]*error.*\|"complete".*'
	allclear "$@" >/dev/null 2>&1
	echo "status $?"
}
try check
try check --only AC204
try check content/site.yaml
try check --only AC204 --format json
try policy show
try policy check
try policy check --format json
try policy check sev0-3
try metrics
try build

# A link that leads out is not followed, and named once.
mkdir out
printf 'title: MARK\n' >out/site.yaml
ln -sf ../out/site.yaml content/site.yaml
try check
try build
try policy show

# So is a policy that leads out.
rm content/site.yaml
printf 'title: X\nurl: https://x.example\ncomponents: [{ id: a, name: A }]\n' \
    >content/site.yaml
printf 'extends: operations\n' >out/policy.yaml
ln -s ../out/policy.yaml content/policy.yaml
try policy check
try policy show
mv content/policy.yaml content/team.yaml
echo 'policy: team.yaml' >>content/site.yaml
try policy check
