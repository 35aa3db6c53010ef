# What is at an edge says so in every output: a component that has been down
# since it exists has one failure and no time between failures, and an
# objective is shown as it was typed.
mkdir -p content/incidents
cat >content/site.yaml <<'END2'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API, slo: 99.975 }
  - { id: web, name: Web, slo: 99.99999, since: 2026-01-01 }
lint: { component-incomplete: off }
END2
cat >content/incidents/2026-01-31-down.md <<'END2'
---
title: Down
severity: SEV-1
status: investigating
started: 2026-01-31T12:00Z
components: { api: major_outage }
---
We are looking into it.
END2
a() { allclear -q --now 2026-02-01T00:00Z "$@"; }
a build || exit
a metrics --format json | grep -A8 '"objective_mil' | sed -n 1,5p
cut -d, -f1-5,8,10,11 public/metrics/availability.csv
a metrics | grep -e '^API' -e '^Web'
grep -o '99\.9[789][0-9]* %' public/components/*/index.html | sort -u
grep -o 'one in [^<]*' public/metrics/index.html
! grep -rl -e "-9223372036854775808" -e "d 15 h" public

# What the policy measures beside the usual is in slices, too, and what it
# hides is nowhere.
cat >content/policy.yaml <<'END2'
extends: small-team
metrics:
  declare: { name: Time to declare, from: started, to: declared }
END2
sed -i 's/SEV-1/SEV-1\ndeclared: 2026-01-31T12:10Z/' content/incidents/*.md
a metrics --by severity | grep -e '^By' -e '^SEV-1'
a metrics --by severity --format csv | grep '^SEV-1' | cut -d, -f1-6
a metrics --by severity --format json | sed -n '/"by": /,/SEV-2/p' |
    grep '"id"'

# One in three years is rare, and more than none.
mkdir once
cd once || exit
mkdir -p content/incidents
cat >content/site.yaml <<'END2'
title: Example
url: https://status.example.com
components: [{ id: api, name: API, since: 2023-02-01 }]
END2
sed 's/status: .*/status: resolved\nresolved: 2026-01-31T13:00Z/' \
    ../content/incidents/2026-01-31-down.md >content/incidents/2026-01-31-down.md
a build || exit
a metrics | grep -o '[0-9.]* in 30 days.*'
tr '\n' ' ' <public/metrics/index.html | grep -o '[0-9.]* in 30 days [^)]*)'
