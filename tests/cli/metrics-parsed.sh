# What is written for monitoring, read by the client library of Prometheus;
# labels and names come from content that means harm.
for python in python3 /usr/bin/python3 none; do
	$python -c 'import prometheus_client' 2>/dev/null && break
done
test $python != none || {
	echo "no python3-prometheus-client here"
	exit 77
}
cat >read.py <<'PY'
import sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families

families = list(text_string_to_metric_families(sys.stdin.read()))
for f in families:
    print(f.name, f.type, f.unit or "-", len({tuple(sorted(s.labels))
        for s in f.samples}))
    for s in f.samples:
        if f.unit == "ratio" and "budget" not in f.name:
            assert 0 <= s.value <= 1, s
for f in families:
    for s in f.samples:
        for name, value in s.labels.items():
            if "\\" in value or '"' in value or "=" in value:
                print(name, value)
PY
cp -R "$TESTS/golden/metrics-worked/content" content
metrics() { allclear --now 2026-02-01T00:00Z metrics "$@"; }
metrics --format openmetrics | $python read.py
allclear --now 2026-02-01T00:00Z build -q --fail-on never >/dev/null 2>&1
# The file of the site has every fixed period.
$python read.py <public/metrics.prom | wc -l

cat >content/site.yaml <<'END2'
title: Example
url: https://status.example.com
components:
  - { id: search, name: Search, group: 'a"b\c=', since: 2026-01-01 }
  - { id: api, name: API, since: 2026-01-01 }
  - { id: web, name: Web, group: Other }
lint: { postmortem-missing: off, component-incomplete: off }
END2
metrics --format openmetrics 2>/dev/null | $python read.py | tail -3
