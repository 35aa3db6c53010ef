"""read_back: the texts of a file, as a parser of its format gives them.

Each reader returns a list of (form, text): a text of HTML or XML, an
attribute, a string of JSON, a cell. What is in another format inside is
read on: HTML in feeds, JSON in scripts. A file that its parser refuses
raises Broken.
"""
import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree

import html5lib
import icalendar
from prometheus_client.openmetrics import parser as openmetrics


class Broken(Exception):
	pass


# A page of ours needs no other; whatever an author's text opens is not
# among them, and b is not either.
ELEMENTS = set("""html head title meta link script style body header footer
main nav section article aside h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd div span
a time table caption thead tbody tfoot tr th td strong em code pre blockquote
del img br hr details summary svg path rect line circle g text title desc use
symbol template slot form input label button select option output noscript
figure figcaption small colgroup col abbr wbr sup sub mark dialog fieldset
legend bdi defs audio b""".split())
EMPTY = re.compile(r"^\{http://www\.w3\.org/[^}]*\}")


def html(text, form="html", part=False):
	parser = html5lib.HTMLParser(strict=False,
	    tree=html5lib.getTreeBuilder("etree"))
	tree = parser.parseFragment(text) if part else parser.parse(text)
	for _, code, about in parser.errors:
		if code not in ALLOWED and not (part and code in IN_PART):
			raise Broken(f"HTML: {code} {about}")
	out, words = [], []
	walk_html(tree, form, out, words, "")
	out.append((form, "".join(words)))
	return out


ALLOWED = {"invalid-codepoint"}		# U+FDD0 and the like are no harm
IN_PART = {"expected-doctype-but-got-start-tag"}


# What an export carries inside, since it is one file: a picture, which runs
# nothing.
PICTURE = re.compile(
    r"data:image/(svg\+xml|png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/]+=*\Z")


def carried(form, tag, name, value):
	return form == "export" and (tag, name) == ("img", "src") and \
	    PICTURE.match(value)


def walk_html(node, form, out, words, inside):
	"""Texts in the order of the document. Elements are marked off by a
	line end where they are blocks, so that words of two do not join."""
	stack = [(node, False)]
	while stack:
		node, tail = stack.pop()
		if tail:
			if node.tail:
				words.append(node.tail)
			continue
		if not isinstance(node.tag, str):
			if "Q" in (node.text or ""):
				raise Broken("a text in a comment")
			stack.append((node, True))
			continue
		tag = EMPTY.sub("", node.tag)
		if tag not in ELEMENTS and tag != "DOCUMENT_FRAGMENT":
			raise Broken(f"an element <{tag}>")
		for name, value in node.attrib.items():
			name = str(name)
			if re.search(r"^on|[^a-z0-9:/.{}A-Z-]", name):
				raise Broken(f"an attribute {name}")
			if name in ("href", "src") and value != "data:," and \
			    not carried(form, tag, name, value) and \
			    re.match(r"\s*(javascript|data|vbscript):", value,
			    re.I):
				raise Broken(f"{name}={value[:40]}")
			out.append((form + "-url" if name in (
			    "href", "src", "content") and "://" in value
			    else form + "-attr", value))
		if tag == "script":
			if node.text and node.get("type") != "application/ld+json":
				raise Broken("a script in the page")
			if node.text:
				out += json_text(node.text, "jsonld")
			stack.append((node, True))
			continue
		stack.append((node, True))
		if node.text:
			words.append(node.text)
		stack.extend((child, False) for child in reversed(list(node)))


def json_text(text, form="json"):
	try:
		value = json.loads(text)
	except ValueError as e:
		raise Broken(f"JSON: {e}")
	out, stack = [], [("", value)]
	while stack:
		key, value = stack.pop()
		if isinstance(value, dict):
			for k, v in value.items():
				out.append((form, k))
				stack.append((k, v))
		elif isinstance(value, list):
			stack.extend((key, v) for v in value)
		elif isinstance(value, str):
			if key in ("content_html", "html") or key.endswith("_html"):
				out += html(value, form + "-html", True)
			else:
				out.append((form, value))
	return out


def xml(text, form):
	try:
		root = ElementTree.fromstring(text)
	except ElementTree.ParseError as e:
		raise Broken(f"XML: {e}")
	out = []
	in_item = {d for i in root.iter("item") for d in i.iter("description")}
	for e in root.iter():
		tag = e.tag.rpartition("}")[2]
		if "Q" in tag and re.search(r"Q[0-9]+Q", tag):
			raise Broken(f"an element {tag}")
		for name, value in e.attrib.items():
			url = name in ("href", "url", "template") or \
			    "://" in value
			out.append((form + ("-url" if url else "-attr"), value))
		if not (e.text or "").strip():
			continue
		if e.get("type") == "html" or e in in_item:
			out += html(e.text, form + "-html", True)
		else:
			out.append((form, e.text))
	return out


def plain_number(s):
	return re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?(e[0-9]+)?", s, re.I)


def csv_rows(text, form="csv"):
	"""Cells, of which none may be a formula."""
	rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
	wide = {len(r) for r in rows}
	if len(wide) > 1:
		raise Broken(f"CSV: rows of {sorted(wide)} cells")
	for cell in (c for r in rows for c in r):
		bare = cell.lstrip()
		if (bare[:1] in "=+-@\uff1d\uff0b\uff0d\uff20" and bare or
		    cell[:1] in "\t\r" and cell) and not plain_number(cell):
			raise Broken(f"CSV: a formula, {cell[:40]!r}")
	return [(form, c) for r in rows for c in r]


def ics(data):
	"""Lines of at most 75 bytes, which end in CR LF and hold whole
	characters."""
	for line in data.split(b"\r\n"):
		if len(line) > 75:
			raise Broken(f"a line of {len(line)} bytes")
		if b"\n" in line or b"\r" in line:
			raise Broken("a line end without its other half")
		line.decode()
	try:
		calendar = icalendar.Calendar.from_ical(data)
	except ValueError as e:
		raise Broken(f"iCalendar: {e}")
	for part in calendar.walk():
		if part.errors:
			raise Broken(f"iCalendar: {part.errors[:1]}")
	# The library takes \\\\n for a line end after a backslash; so the
	# values of its lines are unescaped here (RFC 5545, 3.3.11).
	out = []
	for line in icalendar.parser.Contentlines.from_ical(data):
		value = line.partition(":")[2]
		out.append(("ics", re.sub(r"\\(.)",
		    lambda m: "\n" if m.group(1) in "nN" else m.group(1),
		    str(value))))
	return out


def prom(text):
	out = []
	try:
		for family in openmetrics.text_string_to_metric_families(text):
			out.append(("prom", family.documentation))
			for sample in family.samples:
				out += [("prom", v) for v in sample.labels.values()]
	except ValueError as e:
		raise Broken(f"OpenMetrics: {e}")
	return out


def plain(text):
	return [("text", text)]


def file_texts(path):
	"""The texts of a file, by its name; None when nobody reads it."""
	with open(path, "rb") as f:
		data = f.read()
	ending = path.rpartition(".")[2]
	if ending == "ics":
		return ics(data)
	if ending == "bin":
		return None
	try:
		text = data.decode()
	except UnicodeDecodeError as e:
		raise Broken(str(e))
	if ending == "html":
		return html(text)
	if ending in ("json", "webmanifest"):
		return json_text(text)
	if ending in ("atom", "rss", "xml", "svg"):
		return xml(text, ending)
	if ending == "csv":
		return csv_rows(text)
	if ending == "prom":
		return prom(text)
	return plain(text)
