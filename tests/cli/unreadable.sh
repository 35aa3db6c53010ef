# A file or folder that may not be read is reported at its path. Root may
# read everything, so root becomes somebody else first.
mkdir -p content/pages/shut
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
cp content/site.yaml content/pages/a.md
chmod 0 content/pages/a.md content/pages/shut
cp "$(command -v allclear)" .
as_other=
if [ "$(id -u)" -eq 0 ]; then
	chmod 755 . ..
	chown -R 65534:65534 content
	as_other="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi
$as_other ./allclear check --format short
echo "status $?"
