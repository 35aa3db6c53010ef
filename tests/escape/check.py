"""check: every output of a hostile site says what was written, no more.

check.py ALLCLEAR FOLDER DEFAULT-STRINGS: makes the site in FOLDER, builds it,
runs every command that prints, and reads all of it with a parser of its
format. A pair of field and form counts as one test, and each file that a
parser takes as another.
"""
import collections
import html
import os
import re
import subprocess
import sys
import urllib.parse

import commands
import hostile
import odd_site
import read_back

NOW = "2026-11-20T10:30:00Z"
SHOWN = 400			# of what is wrong


class Results:
	def __init__(self):
		self.good, self.wrong = set(), collections.OrderedDict()

	def say(self, name, why=None):
		if why is None:
			self.good.add(name)
		else:
			self.wrong.setdefault(name, why)

	def end(self):
		good = self.good - set(self.wrong)
		for name, why in self.wrong.items():
			print(f"failed: {name}: {why[:SHOWN]}")
		print(f"{len(good)} passed, {len(self.wrong)} failed")
		return 1 if self.wrong else 0


def bare(s):
	return urllib.parse.unquote(s)


def replaced(s):
	"""Controls stand as U+FFFD in some formats, and line ends of one kind
	for another."""
	return hostile.CONTROL.sub("\ufffd", s.replace("\r\n", "\n"))


FOLDS = {
	# What ends a line for somebody is written \\n.
	"ics": str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n"}),
}


def same(form, said, meant):
	"""Whether a text is what was written, or the beginning of it."""
	if form.endswith("-url"):
		return bare(said) == bare(meant)
	if form.endswith("-attr") and not \
	    form.startswith(("html", "export")):
		# A tab in an attribute is a space to every reader of XML.
		meant = meant.replace("\t", " ")
	if form == "markdown":
		said = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", said)
	if form in FOLDS:
		meant = meant.translate(FOLDS[form])
	return said == meant or replaced(said) == replaced(meant)


def compare(h, results, place, texts):
	for form, text in texts:
		for m in hostile.MARK.finditer(text):
			n = int(m.group(2))
			if n not in h.body:
				results.say(f"{place} {form}", f"mark {n} is nobody's")
				continue
			name = f"{h.where[n]} in {form}"
			small = m.group(1) == "q"
			if small and "tag" not in name and "cause" not in name:
				continue	# an address
			z = "z" if small else "Z"
			end = text.find(f"{z}{n}{z}", m.end())
			if end < 0:
				cut(h, results, name, place, form, text[m.end():], n)
			elif same("tag-url" if small else form,
			    text[m.end():end], h.body[n]) or \
			    other_form(place, name, text[m.end():end], h.body[n]):
				results.say(name)
			else:
				results.say(name, f"{place}: "
				    f"{text[m.end():end]!r} for {h.body[n]!r}")


def other_form(place, name, said, meant):
	"""Where a value is shown in another language, or a key as words."""
	if place.startswith("subscribe/"):
		return same("markdown", said, meant) or \
		    same("html", html.unescape(said), meant)
	if name == "chapter.text in yaml":
		return True	# Markdown as it was written
	if name.startswith(("impact.key", "incident.role-key")):
		return said == re.sub("[-_]", " ", meant)
	return False


def cut(h, results, name, place, form, rest, n):
	"""A text that is too long ends in dots, or with the name of a search
	engine."""
	if place == "opensearch.xml" and form == "xml" and len(rest) <= 16 and \
	    h.body[n].startswith(rest):
		results.say(name)
		return
	at = rest.find("\u2026")
	while at >= 0:
		meant = " ".join(replaced(h.body[n]).split())
		if meant.startswith(" ".join(replaced(rest[:at]).split())):
			results.say(name)
			return
		at = rest.find("\u2026", at + 1)
	results.say(name, f"{place}: {rest[:120]!r} does not end, "
	    f"for {h.body[n]!r}")


def run(allclear, root, *args, feed=None):
	done = subprocess.run([allclear, "-C", root, "--now", NOW, *args],
	    capture_output=True, input=feed)
	return done.returncode, done.stdout, done.stderr


def files(h, results, root):
	for folder, _, names in os.walk(root):
		for name in sorted(names):
			path = os.path.join(folder, name)
			short = os.path.relpath(path, root)
			if "/files/" in path or short.startswith("assets/"):
				continue
			try:
				texts = read_back.file_texts(path)
			except read_back.Broken as e:
				results.say(short, str(e))
				continue
			results.say(short)
			if texts:
				compare(h, results, short, texts)


def everywhere(h, results):
	"""A field that is no longer seen where it was is lost, or not looked
	at: wanted has a line FIELD: FORM... for each. Fields in new places are
	welcome there (ACCEPT=yes writes it anew)."""
	seen = collections.defaultdict(set)
	for name in results.good | set(results.wrong):
		field, between, form = name.rpartition(" in ")
		if between and not field.startswith(("words.", "findings")):
			seen[field].add(form)
	here = os.path.dirname(os.path.abspath(__file__))
	if os.environ.get("ACCEPT"):
		with open(os.path.join(here, "wanted"), "w") as f:
			for field in sorted(seen):
				print(f"{field}:", *sorted(seen[field]), file=f)
	with open(os.path.join(here, "wanted")) as f:
		for line in f:
			field, _, forms = line.strip().partition(":")
			for form in set(forms.split()) - seen[field]:
				results.say(f"{field} in {form}", "it is not there")


def main():
	allclear, root, strings = sys.argv[1:]
	results = Results()
	h = hostile.Hostile()
	odd_site.make(h, root, strings)
	for audience in ["public", "internal"]:
		out = os.path.join(root, audience)
		status, _, err = run(allclear, root, "build", "-q", "--fail-on",
		    "never", "--audience", audience, "-o", out)
		if status:
			results.say(f"build for {audience}", err.decode()[:300])
		files(h, results, out)
	commands.everything(h, results,
	    lambda *args: run(allclear, root, *args), root, compare)
	everywhere(h, results)
	sys.exit(results.end())


if __name__ == "__main__":
	main()
