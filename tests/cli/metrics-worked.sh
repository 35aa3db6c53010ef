# The figures of golden/metrics-worked, which are worked out by hand:
#
#   detect   60 s, 180, 0, 420 (open), 600 (its end is not); n 5
#            sorted 0 60 180 420 600: median 180, mean 1260 / 5 = 252,
#            p90 at 0.9 * 4 = 3.6: 420 + 0.6 * 180 = 528
#   acknowledge 120, 600; median and mean 360, p90 120 + 0.9 * 480 = 552
#   mitigate 2520, 3600; median and mean 3060, p90 2520 + 0.9 * 1080 = 3492
#   resolve  3600, 3960, 5400, 7200; median 4680, mean 20160 / 4 = 5040,
#            p90 at 2.7: 5400 + 0.7 * 1800 = 6660
#   impact   2520, 3600, 3600, 5400; median 3600, mean 15120 / 4 = 3780,
#            p90 at 2.7: 3600 + 0.7 * 1800 = 4860
#
# Geometric means: detect (1 * 60 * 180 * 420 * 600)^(1/5) = 77.1, acknowledge
# (120 * 600)^(1/2) = 268.3, mitigate (2520 * 3600)^(1/2) = 3012.0, resolve
# (3600 * 3960 * 5400 * 7200)^(1/4) = 4852.1, impact
# (2520 * 3600 * 3600 * 5400)^(1/4) = 3644.3.
#
#   search   31 days are 2678400 s, less 7200 of planned work 2671200;
#            down 2520 + 600 + 0.3 * 1200 = 3480: up 2667720
#   api      down 3600 + 0.3 * 3600 = 4680 of 2678400: up 2673720
#   web      since the first incident, 10 d 9 h 6 min are 896760 s; down
#            3600 and, in the hour before, 0.3 * 3600 = 1080: up 892080
#   all      added up, 6233520 of 6246360, 99.79 %; as one, the 12840 s that
#            were lost at different times of search's 2671200: 2658360
#   between failures: search 2667720 / 2, web 892080 / 1
cp -R "$TESTS/golden/metrics-worked/content" content
metrics() { allclear --now 2026-02-01T00:00Z metrics "$@"; }
metrics
metrics --format csv
metrics --format json | sed -n '/"availability"/,$p'

# The book's incident alone: detect 1 minute, declare 7, mitigate 42, resolve
# 66 from the start; 89 from its declaration to the end.
metrics --tag cascade
# Taken apart.
metrics --by month
metrics --by severity
metrics --by component --format csv
metrics --by tag --format json | sed -n '/^ "by"/,$p' | grep '"id"'
metrics --period 12m | sed -n 1,2p
metrics --format openmetrics --tag cascade
# In 80 columns, whatever is asked.
for by in all severity component tag detection year quarter month; do
	metrics --by $by | awk 'length > 80'
done

# A second more than a tier earns it, and is said; a name that is longer than
# its column keeps a blank behind it.
mkdir -p edge/content/incidents
cat >edge/content/site.yaml <<'END'
title: T
url: https://status.example
policy: policy.yaml
components: [{ id: api, name: API }]
END
cat >edge/content/policy.yaml <<'END'
extends: p0-p3
metrics: { impact: { name: How long users were affected } }
END
cat >edge/content/incidents/2026-01-05-a.md <<'END'
---
title: A
severity: P0
status: resolved
started: 2026-01-05T09:00Z
resolved: 2026-01-05T13:00:01Z
components: { api: major_outage }
---
END
allclear -C edge -q --now 2026-02-01T00:00Z metrics |
    grep -e 'How long' -e 'longer than'
allclear -C edge -q --now 2026-02-01T00:00Z build --fail-on never 2>/dev/null
sed 's/<[^>]*>//g' edge/public/metrics/index.html | grep 'longer than 4'

# Of one component, severity, tag and period.
metrics --format csv --component search
metrics --format csv --severity sev1
metrics --format csv --tag cascade
metrics --format csv --period 2026-01
metrics --format csv --period 2025
metrics --period 2027-Q5
metrics --component serach
metrics --severity SEV-9
metrics --tag cascades
