"""odd_site: a site in which every text that somebody writes is hostile.

One component, level, person or word of each kind for each extra text, an
incident that uses them, and one of every other kind of file. Values stand
in every key of the shapes that takes a text, in every kind of block of
the Markdown, and in a theme's words.
"""
import os
import re

from hostile import CONTROL, EXTRAS

ROUNDS = len(EXTRAS)


def write(root, path, text):
	path = os.path.join(root, path)
	os.makedirs(os.path.dirname(path), exist_ok=True)
	with open(path, "w", encoding="utf-8", newline="") as f:
		f.write(text)


def site_yaml(h, out):
	line = h.line
	out.append(f"""title: {line("site.title")}
url: https://status.example.com/base/
description: {h.text("site.description")}
timezone: Europe/Oslo
policy: policy.yaml
theme: odd
links:
  support: {h.url("site.support")}
  subscribe: {h.url("site.subscribe")}
  edit: {quoted_edit(h)}
security:
  contact: [{h.url("security.contact")}]
  expires: 2027-06-30
  policy: {h.url("security.policy")}
  acknowledgments: {h.url("security.thanks")}
  encryption: {h.url("security.key")}
  languages: en
components:
""")
	h.owners = []
	for i in range(ROUNDS):
		out.append(f"""  - id: c{i}
    name: {line("component.name")}
    group: {line("component.group")}
    owner: {h.keep("owner", "p%d" % i)}
    description: {line("component.description")}
    slo: 99.9
    since: 2026-01-01
""")
	out.append("people:\n")
	for i in range(ROUNDS):
		out.append(f"""  p{i}: {{ name: {line("person.name")}, team: {
		    line("person.team")}, email: {line("person.email")}, aliases: [{
		    line("person.alias")}] }}
""")


def quoted_edit(h):
	return h.url("site.edit")[:-1] + "/{path}\""


def policy_yaml(h, out):
	line, text = h.line, h.text
	out.append(f"""extends: operations
name: {line("policy.name")}
about: {text("policy.about")}
owner: {line("policy.owner")}
principles: [{line("policy.principle")}]
level_notes: [{line("policy.note")}]
communication: [{line("policy.communication")}]
channel: {line("policy.channel", avoid="{}")}
process:
  - {{ name: {line("step.name")}, text: {text("step.text")} }}
escalation:
  when: [{line("escalation.when")}]
  path: [{{ who: {line("escalation.who")}, when: {line("escalation.if")} }}]
cadence: {{ channels: [{line("cadence.channel")}] }}
detection:
""")
	for i in range(ROUNDS):
		out.append(f"  d{i}: {line('detection')}\n")
	out.append("levels:\n")
	h.levels = []
	for i in range(ROUNDS):
		level = h.short("level.id")
		h.levels.append(level)
		out.append(f"""  - id: {level}
    name: {line("level.name")}
    aliases: [{line("level.alias")}]
    impact: major
    criteria: [{text("level.criterion")}]
    examples: [{text("level.example")}]
    signals: [{text("level.signal")}]
    steps: [{text("level.step")}]
    paging: [{text("level.paging")}]
    response: {quoted_words(h, "level.response")}
    resolution: {quoted_words(h, "level.resolution")}
    cadence: {quoted_words(h, "level.cadence")}
    escalation: [{line("level.escalation")}]
    commander: {line("level.commander")}
    postmortem: optional
    postmortem_when: {line("level.when")}
""")
	out.append("roles:\n")
	for i in range(ROUNDS):
		out.append(f"""  r{i}: {{ name: {line("role.name")}, aliases: [{
		    line("role.alias")}], duties: {text("role.duties")} }}
""")
	out.append(f"""postmortem:
  name: {line("postmortem.name")}
  principles: [{line("postmortem.principle")}]
  share: [{line("postmortem.share")}]
  placeholders: [{line("postmortem.placeholder")}]
  signoff: {{ need: optional, by: [{line("signoff.by")}] }}
  sections:
    - {{ id: odd, title: {line("section.title")}, aliases: [{
	    line("section.alias")}], need: optional, hint: {
	    text("section.hint")}, parts: [{line("section.part")}] }}
actions:
  kinds:
    k0: {{ name: {line("kind.name")}, aliases: [{line("kind.alias")}] }}
credits:
  of: {line("credits.of")}
  rule: {text("credits.rule")}
  applied: {line("credits.applied")}
  tiers: [{{ level: {h.levels[0]}, longer_than: 1m, percent: 10 }}]
messages:
  ack:
    title: {line("message.title")}
    channel: {line("message.channel")}
    text: "[{{{{title}}}}] [{{{{impact}}}}] [{{{{commander}}}}] [{{{{services}}}}]"
metrics:
  resolve: {{ name: {line("metric.name")}, label: {line("metric.label")},
    aliases: [{line("metric.alias")}], what: {line("metric.what")} }}
availability: {{ name: {line("availability.name")} }}
chapters:
  - {{ title: {line("chapter.title")}, text: "{chapter(h)}" }}
""")


def chapter(h):
	return re.sub(r'[\\"]', r"\\\g<0>", h.md("chapter.text", avoid="\t"))


def quoted_words(h, field):
	"""Words in a place of lengths begin with a letter."""
	return '"w ' + h.line(field)[1:]


def incident(h, i):
	line, md = h.line, h.md
	cell = lambda field: md(field, avoid="\t")
	return f"""---
id: INC-{i}
title: {line("incident.title")}
severity: {h.levels[i]}
status: {"investigating" if i == 0 else "closed"}
started: 2026-11-{i + 1:02}T09:00Z
detected: 2026-11-{i + 1:02}T09:04Z
{"" if i == 0 else f"resolved: 2026-11-{i + 1:02}T10:20Z"}
{"" if i == 0 else f"closed: 2026-11-{i + 1:02}T11:20Z"}
components: {{ c{i}: partial_outage }}
detection: d{i}
commander: {line("incident.commander")}
roles: {{ r{i}: {line("incident.role")}, {h.key("incident.role-key")}: p{i} }}
impact: {{ summary: {h.text("impact.summary")}, {h.key("impact.key")}: {
	h.text("impact.value")} }}
tags: [{h.word("tag")}, odd]
causes: [{h.word("cause")}]
runbooks: [odd]
links: [{{ title: {line("link.title")}, url: {h.url("link.url")} }}]
x-odd: {line("incident.x")}
actions: [{{ action: {h.text("action.text")}, owner: {line("action.owner")},
  issue: {line("action.issue")}, kind: preventive, due: 2026-12-20 }}]
{"" if i == 0 else review(h, i)}
redirect_from: [/old/{h.word("redirect")}/]
---
{md("body.lead")}

## Updates

### 2026-11-{i + 1:02}T09:10Z investigating

{md("update.text")} **{md("update.bold")}** `{code(h, "update.code")}`

- {md("update.item")}

> {md("update.quote")}

```{h.word("code.language")}
{code(h, "update.block")}
```

## Impact

| {cell("table.head")} | b |
|---|---|
| {cell("table.cell")} | [{cell("table.link")}](<https://example.com/{
	h.word("table.url")}> "{title(h, "table.title")}") |

![{md("image.alt")}](<../files/a b'&;,+%25{i}.svg>)
[file](<../files/a b'&;,+%25{i}.svg>)

### {md("heading")}

~~{md("strike")}~~ [x](<https://example.com/{h.word("md.url")}?a=b&c='#d>)

## Timeline

- 09:01Z {md("timeline.item")} (p{i})
- 09:04Z [detected] {md("timeline.detected")}

| Time | What | Who |
|---|---|---|
| 09:06Z | {cell("timeline.cell")} | {cell("timeline.who")} |

## Action items

| Action | Owner | Issue | Due | Kind | Status |
|---|---|---|---|---|---|
| {cell("row.action")} | {cell("row.owner")} | {
	cell("row.issue")} | 2026-12-10 | preventive | open |

- [ ] {md("task.text")} (@p{i})
"""


def review(h, i):
	day = f"2026-11-{i + 1:02}"
	return f"""postmortem: {{ status: final, authors: [{
	    h.line("review.author")}], drafted: {day}, finalized: {
	    day}, signoff: [{h.line("review.signed")}] }}"""


def code(h, field):
	"""Code as it is: no line ends, no grave accents."""
	avoid = "`\r\n\t" + "".join(set(CONTROL.findall("".join(EXTRAS))))
	return h.raw(field, avoid)


def title(h, field):
	return h.md(field)


def others(h, root):
	line, md = h.line, h.md
	write(root, "content/postmortems/late.md", f"""---
incident: INC-0
title: {line("postmortem.title")}
status: draft
authors: [{line("postmortem.author")}]
tags: [{h.word("postmortem.tag")}]
links: [{{ title: {line("postmortem.link")}, url: {h.url("postmortem.url")} }}]
---
## Root cause

{md("postmortem.text")}
""")
	for i, day in enumerate(["20", "22"]):
		write(root, f"content/maintenance/2026-11-{day}-m{i}.md", f"""---
title: {line("maintenance.title")}
starts: 2026-11-{day}T09:00Z
ends: 2026-11-{day}T12:00Z
components: {{ c1: under_maintenance }}
impact: {h.text("maintenance.impact")}
owner: {line("maintenance.owner")}
tags: [odd]
links: [{{ title: {line("maintenance.link")}, url: {h.url("maintenance.url")} }}]
---
{md("maintenance.lead")}

## Updates
### 2026-11-19T09:00Z
{md("maintenance.update")}
""")
	write(root, "content/runbooks/odd.md", f"""---
title: {line("runbook.title")}
description: {line("runbook.description")}
components: [c1]
owner: {line("runbook.owner")}
tested: 2026-11-01
tags: [odd]
---
{md("runbook.text")}
""")
	write(root, "content/pages/odd.md", f"""---
title: {line("page.title")}
description: {line("page.description")}
order: 5
---
{md("page.text")}
""")
	# Controls in the file itself, in lines that findings are shown with.
	write(root, "content/pages/raw.md", "---\ntitle: \x1b[31mRaw\x07\x7f\n"
	    "status\x1b]0;pwn\x07: \x9b31m\u202e\n---\n"
	    "[a\x1b[2J](\x1bnone.md) <!-- allclear-disable \x1b[1m x -->\n")
	for i in range(ROUNDS):
		write(root, f"content/files/a b'&;,+%{i}.svg",
		    "<svg xmlns='http://www.w3.org/2000/svg'/>")


def words(h, root, default):
	"""A theme whose every word without forms has something at its end."""
	out = []
	with open(default, encoding="utf-8") as f:
		for said in f.read().split("\n"):
			m = re.match(r"^( *)(\w+): (?![\[{])(.+)$", said)
			if not m or m.group(2) in LEFT:
				out.append(said)
				continue
			text = re.sub(r'^"(.*)"$', r"\1", m.group(3))
			value = h.line("words." + m.group(2), avoid="{}")
			out.append(f'{m.group(1)}{m.group(2)}: "' +
			    text + " " + value[1:])
	write(root, "themes/odd/strings/en.yaml", "\n".join(out))


# Words of which others are made, or that stand where a number does.
LEFT = {"thousands", "decimal", "percent", "time_full", "time_short",
	"time_clock", "time_date", "time_day", "time_month", "length_two",
	"elapsed", "elapsed_zero", "elapsed_before", "after", "from_to",
	"list_comma", "list_and", "page_title", "status_title"}


def make(h, root, default):
	out = []
	site_yaml(h, out)
	write(root, "content/site.yaml", "".join(out))
	out = []
	policy_yaml(h, out)
	write(root, "content/policy.yaml", "".join(out))
	for i in range(ROUNDS):
		write(root, f"content/incidents/2026-11-{i + 1:02}-odd-{i}.md",
		    incident(h, i))
	others(h, root)
	if default:
		words(h, root, default)
