# Of much planned work at once, the status page shows the first fifty, and
# where the rest is.
mkdir -p content/maintenance
cat >content/site.yaml <<-END
title: Example
url: https://status.example.com/
components: [{ id: web, name: Website }]
END
for i in $(seq -w 1 52); do
	cat >"content/maintenance/2026-04-01-w-$i.md" <<-END
	---
	title: Work $i
	starts: 2026-04-01T09:$i:00Z
	ends: 2026-04-01T15:00Z
	components: [web]
	---
	END
done
allclear --now 2026-04-01T12:00Z build -q
# What the page becomes at the end is another template.
sed -n '/<template/,/<\/template>/d; /class="now"/,/^<\/section>/p' \
    public/index.html >now
grep -c 'Work [0-9]' now
grep 'class="go"' now
rm content/maintenance/2026-04-01-w-51.md content/maintenance/2026-04-01-w-52.md
allclear --now 2026-04-01T12:00Z build -q
sed -n '/<template/,/<\/template>/d; /class="now"/,/^<\/section>/p' \
    public/index.html >now
grep -c 'Work [0-9]' now
grep 'class="go"' now
exit 0
