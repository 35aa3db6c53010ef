# Each place of a document that its page shows is searched: a word a place,
# and how many files of the index hold it. Neighbours share how they begin.
mkdir -p content/incidents content/postmortems content/runbooks
cat >content/site.yaml <<END
title: Example
people:
  anna: { name: Anna Qanthor }
components:
  - { id: web, name: Wfrontdoor }
END
cat >content/incidents/2026-03-01-one.md <<END
---
title: Atitle of it
severity: SEV-3
status: resolved
started: 2026-03-01T09:00Z
resolved: 2026-03-01T10:00Z
components: [web]
impact: { summary: Bsummary, region: Cregion }
tags: [dtag]
links: [{ title: Elink, url: https://example.com/ }]
---
## Updates
### 2026-03-01T09:10Z investigating
Ffirst paragraph.

Gsecond paragraph.

- Hitem

<!-- internal -->

Xsecret of ours.

<!-- /internal -->

### 2026-03-01T10:00Z resolved
- Ionly items
END
cat >content/postmortems/2026-03-01-one.md <<END
---
title: What happened
incident: 2026-03-01-one
status: final
authors: [anna]
signoff: [jbert]
---
## Timeline
- 09:00Z Nitem
  - Onested

### 2026-03-01T09:01Z [detected] Kheading
Lbelow it.

\`\`\`
Mcode
\`\`\`

<!-- internal -->

Xcrypt of ours.

<!-- /internal -->

## Timeline of events

| Time | What | Where |
|---|---|---|
| 09:07Z | Pcell | Rplace |
END
cat >content/runbooks/fix.md <<END
---
title: Fix it
---
Sread https://example.com/tpath。Uword 「vword」
END
allclear --now 2026-04-01T00:00Z -q build --fail-on never 2>/dev/null
for word in atitle bsummary cregion dtag elink ffirst gsecond hitem ionly \
    qanthor jbert kheading lbelow mcode nitem onested pcell rplace sread \
    uword vword wfrontdoor tpath xsecret xcrypt; do
	echo "$word $(grep -alF "${word#??}" public/search/*.bin | wc -l)"
done
echo "# what is told of the timeline is all of it"
sed -n '/"timeline"/,/"actions"/s/^ *"text": //p' public/api/incidents.json
