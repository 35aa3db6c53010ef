"""commands: what the program prints about a hostile site.

What is data is read by a parser of its format; what is for people must
hold no control character, whatever names the content and the command line
have, so that nobody's terminal obeys it. The files that commands write are
read as YAML.
"""
import io
import json
import os
import re

import hostile
import odd_site
import read_back
import yaml

# ESC, BEL, the C1 controls, and what turns text around.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c"
	"\u202a-\u202e\u2066-\u2069\u2028\u2029]")
COLOR = re.compile("\x1b\\[[0-9;]*m")
EVIL = "x\x1b]0;pwn\x07\x1b[2J\x9b31m\r\u202e</script>'\"%s{{x}}\n::error::y"

DATA = [
	(["metrics", "--format", "json"], "json"),
	(["metrics", "--format", "csv"], "csv"),
	(["metrics", "--format", "openmetrics"], "prom"),
	(["metrics", "--by", "tag", "--format", "csv"], "csv"),
	(["metrics", "--by", "severity", "--format", "json"], "json"),
	(["metrics", "--by", "component", "--format", "csv"], "csv"),
	(["metrics", "--by", "detection", "--format", "csv"], "csv"),
	(["actions", "--format", "csv"], "csv"),
	(["actions", "--format", "json"], "json"),
	(["export", "INC-1"], "export"),
	(["export", "INC-2", "--audience", "internal"], "export"),
	(["schema", "--site", "incident"], "json"),
	(["schema", "--site", "site"], "json"),
	(["policy", "show"], "yaml"),
	(["comms", "INC-1", "ack"], "text"),
]
PEOPLE = [
	["metrics"], ["metrics", "--by", "tag"], ["metrics", "--by", "severity"],
	["metrics", "--by", "component"], ["metrics", "--by", "detection"],
	["actions"], ["actions", "--owner", "p1"], ["policy", "check"],
	["comms", "INC-1", "ack"], ["check"], ["check", "--format", "short"],
	["check", "--only", EVIL], ["check", EVIL], ["check", "--format", EVIL],
	["check", "--baseline", EVIL], ["check", "--fix", "--dry-run"],
	["explain", EVIL], ["help", EVIL], [EVIL], ["--" + EVIL], ["-" + EVIL],
	["metrics", "--component", EVIL], ["metrics", "--severity", EVIL],
	["metrics", "--tag", EVIL], ["metrics", "--period", EVIL],
	["metrics", "--by", EVIL], ["actions", "--owner", EVIL],
	["comms", EVIL, "ack"], ["comms", "INC-1", EVIL], ["export", EVIL],
	["policy", "show", EVIL], ["policy", EVIL], ["schema", EVIL],
	["new", EVIL, "x"], ["new", "postmortem", EVIL], ["update", EVIL, "x"],
	["update", "INC-0", EVIL], ["render", EVIL], ["import", EVIL, "a", "b"],
	["import", "cstate", EVIL, EVIL], ["build", "-o", "../" + EVIL],
	["build", "--audience", EVIL], ["-C", EVIL, "check"],
]


def yaml_texts(text):
	try:
		value = yaml.safe_load(text)
	except yaml.YAMLError as e:
		raise read_back.Broken(f"YAML: {e}")
	return read_back.json_text(json.dumps(value, default=str), "yaml")


READERS = {
	"json": read_back.json_text,
	"csv": read_back.csv_rows,
	"prom": read_back.prom,
	"export": lambda t: read_back.html(re.sub(
	    r"<style>.*?</style>", "", t, flags=re.S), "export"),
	"yaml": yaml_texts,
	"text": read_back.plain,
}


def decode(data):
	try:
		return data.decode()
	except UnicodeDecodeError as e:
		raise read_back.Broken(str(e))


# What is printed to be sent or applied stays as it was written.
AS_WRITTEN = ("comms ", "check --fix ")


def safe(name, out, results):
	"""Nothing but text, lines and, where they were asked for, colours."""
	try:
		text = COLOR.sub("", decode(out))
	except read_back.Broken as e:
		results.say(name, str(e))
		return
	found = (hostile.CONTROL if name.startswith(AS_WRITTEN)
	    else UNSAFE).search(text)
	results.say(name, found and f"{found.group()!r} after "
	    f"{text[max(0, found.start() - 80):found.start()]!r}")


def data(h, results, run, compare):
	for args, form in DATA:
		name = " ".join(args)
		_, out, err = run(*args)
		safe(name + ", what it says", err, results)
		try:
			texts = READERS[form](decode(out))
		except read_back.Broken as e:
			results.say(name, str(e))
			continue
		results.say(name)
		compare(h, results, name, texts)


def people(results, run):
	for args in PEOPLE:
		for color in ["never", "always"]:
			name = " ".join(args).replace(EVIL, "EVIL")
			_, out, err = run("--color", color, *args)
			safe(f"{name}, colour {color}", out + b"\n" + err, results)


def github(text):
	"""Each line a command; its message."""
	out = []
	for line in text.rstrip("\n").split("\n"):
		m = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
		if not m:
			raise read_back.Broken(f"no command: {line[:80]!r}")
		for pair in m.group(2).split(","):
			if not re.fullmatch(r"[a-zA-Z]+=[^\r\n]*", pair):
				raise read_back.Broken(f"not a property: {pair!r}")
		said = m.group(3)
		for code, c in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
			said = said.replace(code, c)
		out.append(said)
	return out


MESSAGES = {
	"json": lambda t: [f["message"] for f in json.loads(t)["findings"]],
	# A ] would end a link (SARIF 2.1.0, 3.11.6).
	"sarif": lambda t: [r["message"]["text"].replace("\\]", "]")
	    for r in json.loads(t)["runs"][0]["results"]],
	"gitlab": lambda t: [f["description"] for f in json.loads(t)],
	"rdjson": lambda t: [d["message"] for d in json.loads(t)["diagnostics"]],
	"github": github,
}


def shown(text):
	"""As a terminal has it."""
	return UNSAFE.sub(lambda m: f"<U+{ord(m.group()):04X}>"
	    if m.group() > "\x7f" else "^" + chr(ord(m.group()) ^ 64), text)


def findings(results, run):
	"""Each format has the same messages, and what a parser of it takes."""
	_, out, _ = run("check", "--format", "json")
	meant = sorted(MESSAGES["json"](decode(out)))
	results.say("findings there are", None if len(meant) > 100 else
	    f"only {len(meant)}")
	for form, read in MESSAGES.items():
		_, out, _ = run("check", "--format", form)
		try:
			said = sorted(read(decode(out)))
		except (ValueError, KeyError, read_back.Broken) as e:
			results.say(f"findings as {form}", str(e))
			continue
		wanted = meant if form != "github" else sorted(map(shown, meant))
		wrong = [s for s, m in zip(said, wanted) if not s.startswith(m)]
		if len(said) != len(meant):
			wrong.append(f"{len(said)} of {len(meant)}")
		results.say(f"findings as {form}", wrong[0] if wrong else None)
	_, out, _ = run("check", "--format", "short")
	lines = decode(out).rstrip("\n").split("\n")
	wrong = [l for l in lines if not re.fullmatch(
	    r"\S.*: (error|warning|note): .* \[AC[0-9]{3} [a-z0-9-]+\]", l)]
	if len(lines) != len(meant):
		wrong.append(f"{len(lines)} lines for {len(meant)} findings")
	results.say("findings in short", wrong[0] if wrong else None)
	_, out, _ = run("check", "--format", "junit")
	try:
		texts = "\n".join(t for _, t in read_back.xml(decode(out), "junit"))
	except read_back.Broken as e:
		results.say("findings as junit", str(e))
		return
	texts = texts.replace("\t", " ")
	lost = [m for m in meant if m.replace("\t", " ") not in texts and
	    shown(m).replace("\t", " ").replace("\n", "^J") not in texts]
	results.say("findings as junit", lost[0] if lost else None)


def front(path):
	with open(path, encoding="utf-8") as f:
		text = f.read()
	return yaml.safe_load(text.split("---\n")[1]) if path.endswith(".md") \
	    else yaml.safe_load(text)


def written(results, run, root):
	"""Files that commands write hold the words that they were given."""
	for n, part in enumerate(hostile.PARTS + hostile.LEADS[1:]):
		title = f"{part} end"
		if hostile.CONTROL.search(title) or "\t" in title:
			continue
		for kind in ["incident", "runbook", "maintenance"]:
			_, out, err = run("new", kind, "--", f"{n} {title}")
			paths = decode(out).split("\n")
			name = f"new {kind} {part!r}"
			if not os.path.exists(os.path.join(root, paths[0])):
				results.say(name, decode(err))
				continue
			path = os.path.join(root, paths[0])
			got = front(path).get("title")
			results.say(name, None if got ==
			    " ".join(f"{n} {title}".split()) and
			    re.fullmatch(r"(/.*/)?[a-z0-9/.-]+\.md", paths[0]) else
			    f"{got!r} in {paths[0]!r}")


CSTATE = """title: {title}
baseURL: https://old.example.com/
params:
  description: {about}
  systems:
    - name: {system}
      category: All
  categories:
    - name: All
"""


def imported(results, run, root):
	old, new = os.path.join(root, "old"), os.path.join(root, "new")
	h = hostile.Hostile()
	system = h.line("system", avoid="".join(map(chr, range(0x7f, 0xa0))))
	title = h.line("title")
	odd_site.write(old, "config.yml", CSTATE.format(title=title,
	    about=h.line("about"), system=system))
	odd_site.write(old, "content/issues/2024-01-02-a.md", f"""---
title: {h.line("issue")}
date: 2024-01-02 07:10:00
resolved: true
resolvedWhen: 2024-01-02 08:10:00
severity: down
affected: [{system}]
section: issue
---
*Investigating* - {h.md("text", avoid="*")}
""")
	_, _, err = run("import", "cstate", old, new)
	safe("import cstate", err, results)
	for folder, _, names in os.walk(os.path.join(new, "content")):
		for name in names:
			path = os.path.join(folder, name)
			try:
				value = front(path)
			except (yaml.YAMLError, IndexError) as e:
				results.say(f"imported {name}", str(e))
				continue
			said = json.dumps(value, default=str, ensure_ascii=False)
			for _, text in read_back.json_text(said):
				for m in hostile.MARK.finditer(text):
					n = int(m.group(2))
					if m.group(1) == "q":
						continue	# an old address
					got = text[m.end():].partition(f"Z{n}Z")[0]
					results.say(f"imported {h.where[n]}", None
					    if got.split() == h.body[n].split() else f"{got!r} for "
					    f"{h.body[n]!r}")


def everything(h, results, run, root, compare):
	data(h, results, run, compare)
	findings(results, run)
	people(results, run)
	imported(results, run, root)
	written(results, run, root)
