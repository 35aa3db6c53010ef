# A file that nobody refers to lies beside a report: it goes where that
# report goes. The folder above counts where a folder has no report.
mkdir -p site/content/incidents/inside/pictures site/content/incidents/open \
    site/content/incidents/mixed site/content/files
cd site || exit
cat >content/site.yaml <<END
title: Example
url: https://status.example
components: [{ id: web, name: Website }]
END
# report FOLDER NAME VISIBILITY
report()
{
	cat >"content/incidents/$1/2026-01-0$2-outage.md" <<END
---
id: A-$2
title: Outage $2
visibility: $3
severity: SEV-1
status: resolved
started: 2026-01-0${2}T09:00Z
resolved: 2026-01-0${2}T10:00Z
components: [web]
---
END
}
report inside 1 internal
report open 2 public
report mixed 3 public
report mixed 4 internal
for file in inside/db.txt inside/pictures/hosts.txt open/graph.txt mixed/log.txt
do
	echo "$file" >"content/incidents/$file"
done
echo free >content/files/terms.txt
for audience in public internal
do
	allclear --now 2026-02-01T00:00Z -q build --audience $audience \
	    -o "../$audience" --fail-on never 2>/dev/null
	echo "--- $audience"
	(cd "../$audience/files" && find . -type f | LC_ALL=C sort)
done
