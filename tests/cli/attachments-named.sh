# An attachment that only an internal part names is not public, whatever its
# name holds, and however long it is.
mkdir -p content/incidents/x "content/incidents/x/far away"
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components: [{ id: api, name: API }]
END
cat >content/incidents/x/2026-03-14-checkout.md <<'END'
---
title: Checkout slow
severity: SEV-3
status: resolved
started: 2026-03-14T09:00Z
resolved: 2026-03-14T10:00Z
components: [api]
internal: { see: "Foo #3 what?.pdf" }
---
## Summary
A cache was lost.

## Notes (internal)
All is in Foo Inc root cause deck from the
March outage.pdf. The Screenshot 2026-03-14 at 9.04 AM.png shows it, and
so do `per%20cent.png`, (not (only) this.txt), the „other words.txt“ and
far away/a deck.pdf, per%2520cent2.png.
END
cd content/incidents/x
for f in 'Foo Inc root cause deck from the March outage.pdf' \
    "Screenshot 2026-03-14 at 9.04$(printf '\342\200\257')AM.png" \
    'per%20cent.png' 'per cent.png' 'per%20cent2.png' 'not (only) this.txt' \
    'other words.txt' 'Foo #3 what?.pdf' 'far away/a deck.pdf' \
    'nobody names this one.txt' 'far away/nor this.txt' \
    'March outage.txt'
do
	echo x >"$f"
done
cd ../../..
allclear build -q --now 2026-04-01T10:00Z -o out
find out/files -type f | sort
