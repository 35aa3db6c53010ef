# Below .well-known stands what site.yaml and others make, and no content.
allclear -q init >/dev/null
mkdir -p content/.well-known content/incidents/.well-known
echo key >content/.well-known/key.txt
echo key >content/incidents/.well-known/key.txt
allclear build 2>&1
echo "status $?"
[ -e public ] || echo 'no site'
rm -r content/.well-known content/incidents/.well-known
allclear -q build
echo "status $?"
