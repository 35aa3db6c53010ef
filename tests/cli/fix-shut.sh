# A file that cannot be replaced is reported at its path, and the others
# are corrected. Root may write everywhere, so root becomes somebody else.
mkdir -p content/incidents/shut
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components: [{ id: checkout, name: Checkout }]
END
for file in shut/2026-03-14-a open/2026-03-14-b; do
	mkdir -p content/incidents/${file%/*}
	cat >content/incidents/$file.md <<'END'
---
title: Slow
severity: SEV-3
status: investigating
started: 2026-03-14T09:00Z
components: [chekout]
---
END
done
chmod a-w content/incidents/shut
cp "$(command -v allclear)" .
as_other=
if [ "$(id -u)" -eq 0 ]; then
	chmod 755 . ..
	chown -R 65534:65534 content
	as_other="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi
$as_other ./allclear check --fix --format short --now 2026-03-20T00:00Z
echo "status $?"
ls -A content/incidents/*
chmod u+w content/incidents/shut
