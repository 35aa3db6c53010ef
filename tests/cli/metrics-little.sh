# What stands in the list of contents of /metrics/ where there is little to
# tell: one component, and one incident that is still open.
build() {
	allclear --now "$1" -q build --no-cache --fail-on never >/dev/null 2>&1 ||
	    echo "status $?"
}
site() {
	cat >content/site.yaml <<END
title: X
components: [{ id: api, name: API, since: 2020-01-01, slo: $1 }]
END
}
# incident NAME STATUS STARTED [RESOLVED]
incident() {
	cat >"content/incidents/$1.md" <<END
---
title: $1
severity: SEV-1
status: $2
started: $3
${4:+resolved: $4}
components: { api: major_outage }
---
END
}
mkdir -p content/incidents
incident a resolved 2026-01-01T00:00Z 2026-01-01T04:39Z
headlines() {
	build "$1"
	tr -d '\n' <public/metrics/index.html |
	    grep -o '<li><a href="#[^/]*</a>[^/]*</' |
	    sed 's/<[^>]*>/ /g; s/  */ /g' |
	    grep -E 'How long|Avail|Targets|Wie lange|Verf|Vorgaben'
}
site 99.95
headlines 2026-06-01T00:00Z
incident a investigating 2026-01-01T00:00Z
headlines 2026-01-02T00:00Z
echo 'language: de' >>content/site.yaml
headlines 2026-01-02T00:00Z
rm content/incidents/*
headlines 2026-01-02T00:00Z
