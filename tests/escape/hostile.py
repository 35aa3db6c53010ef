"""hostile: texts that break what does not escape them, each to be known again.

A value is a lead, Q<number>Q, a body, Z<number>Z. The lead is what a
spreadsheet takes for a formula; the body has everything that means
something to a format that a site is written in. Where a value is found in
an output, what stands between its marks must be its body.
"""
import re

# What breaks out of HTML and its scripts, XML, JSON, templates, shells,
# percent codes, CSV and iCalendar, Markdown, and logs of CI.
PARTS = [
	"</script><script>pwn(1)</script>",
	"<img src=x onerror=pwn>",
	"\"><b onmouseover='pwn' ",
	"'\" `",
	"]]>",
	"--><!--",
	"{{x}}{{{y}}}{{>z}}{{#w}}",
	"${x}$(id)`id`",
	"\\ \\n \\\\ \\\" \\u0041 \\e",
	"&amp;&#60;&lt; & &bogus;",
	"%41%0a%00% %s%n",
	"?a=b&c#frag",
	"a,b;c:d|e\tf",
	"*_~~x~~[l](u)![i](u)",
	"javascript:pwn",
	"</title></style></textarea></svg><x-evil>",
	"<?php ?>",
	"::error file=x::y",
]
# A value has one of these as well.
EXTRAS = [
	"\u2028line\u2029par",
	"\u202ebidi\u202c \u2066iso\u2069 \u200e\u200f\u061c",
	"zero\u200b\u200c\u200d\u2060\ufeffwidth",
	"\U0001f600 \U0001f469\u200d\U0001f4bb \u65e5\u672c\u8a9e \u0627\u0644",
	"e\u0301\u0327 \ud7a3 \U0010fffd",
	"\x1b[31m\x1b]0;title\x07\x1b[2J",
	"\x9b31m \x84 \x85 \x7f \x08 \x01 \x00",
	"\ufffe\uffff \ufffd",
	"long " + "\u00f8\u20ac\U0001f600x" * 40,
	"longer " + "word " * 300,
	"\r\ndef\rghi",
]
LEADS = ["", "=1+1 ", "+", "-", "@", "\uff1d", "\uff0b", "  =", "\t=", "\r@",
	"\"", "'", "#", "."]

# Not what a text file holds: an escape in YAML makes a space of them, for
# each of their bytes.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
# Tags are folded to small letters.
MARK = re.compile("([Qq])([0-9]+)\\1")


class Hostile:
	"""Makes values, and remembers what each is and where it was put."""

	def __init__(self):
		self.body = {}		# number: what stands between the marks
		self.lead = {}
		self.where = {}		# number: the field's name
		self.count = 0

	def _make(self, field, avoid):
		self.count += 1
		n = self.count
		parts = PARTS[n % len(PARTS):] + PARTS[:n % len(PARTS)]
		# The extra at the front every other time: some outputs cut.
		extra = EXTRAS[n % len(EXTRAS)]
		parts.insert(0 if n % 2 else 9, extra)
		body = " ".join(parts)
		lead = LEADS[n % len(LEADS)]
		for c in avoid:
			body = body.replace(c, "")
			lead = lead.replace(c, "")
		self.where[n] = field
		return n, lead, body

	def _keep(self, n, lead, body):
		self.lead[n], self.body[n] = lead, body
		return f"{lead}Q{n}Q{body}Z{n}Z"

	def line(self, field, avoid=""):
		"""One line for a key of YAML, as a scalar in quotes."""
		n, lead, body = self._make(field, "\n" + avoid)
		said = f"{lead}Q{n}Q{body}Z{n}Z"
		spaced = CONTROL.sub(
		    lambda m: " " * len(m.group().encode()), body)
		self._keep(n, CONTROL.sub(" ", lead).strip(), spaced)
		return quoted(said)

	def key(self, field):
		"""A key of a map, which YAML wants shorter."""
		self.where[self.count + 1] = field
		self.count += 1
		n = self.count
		extra = EXTRAS[n % 6]
		said = self._keep(n, "", CONTROL.sub("", extra) + " ".join(PARTS))
		return quoted(said)

	def short(self, field):
		"""A name of at most 128 bytes."""
		self.count += 1
		n = self.count
		self.where[n] = field
		body = EXTRAS[n % 4]
		for part in PARTS[n % len(PARTS):] + PARTS:
			if len((body + part).encode()) < 100:
				body += part
		return quoted(self._keep(n, "", body))

	def text(self, field, avoid=""):
		"""A text of several lines."""
		n, lead, body = self._make(field, "\r" + avoid)
		said = f"{lead}Q{n}Q{body}\nnext\n\nline Z{n}Z"
		spaced = CONTROL.sub(
		    lambda m: " " * len(m.group().encode()), body)
		self._keep(n, CONTROL.sub(" ", lead).strip(),
		    spaced + "\nnext\n\nline ")
		return quoted(said)

	def md(self, field, avoid=""):
		"""Words of a Markdown paragraph, each sign as it is."""
		n, lead, body = self._make(field, "\x00" + avoid)
		# White space at the end of a cell is not of it.
		self._keep(n, "", body)
		said = "".join(
		    "\\" + c if c in PUNCT else
		    f"&#{ord(c)};" if c in "\n\r" or CONTROL.match(c) else c
		    for c in body)
		self.body[n] = CONTROL.sub("\ufffd", body)
		return f"Q{n}Q{said}Z{n}Z"

	def word(self, field):
		"""A tag: letters of any script, and little else."""
		self.count += 1
		n = self.count
		self.where[n] = field
		return self._keep(n, "", "-\u00e6\u0627\u0644_\u65e5.x-")

	def raw(self, field, avoid):
		"""As it is, but for what cannot stand there."""
		n, lead, body = self._make(field, avoid)
		return self._keep(n, "", body)

	def keep(self, kind, value):
		"""A name that others refer to: as it is."""
		return value

	def url(self, field):
		"""An address with all that one may have."""
		self.count += 1
		n = self.count
		self.where[n] = field
		return quoted("https://example.com/" + self._keep(n, "",
		    "'),;:@!$*(~&amp;a=b&lt;%22%3C%0a%25?q=1&c=[2]"
		    "\u00f8\u202e\U0001f600#f&g"))


PUNCT = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def quoted(s):
	"""A YAML scalar in double quotes."""
	out = []
	for c in s:
		n = ord(c)
		if c in "\"\\":
			out.append("\\" + c)
		elif 0x20 <= n < 0x7f or (0xa0 <= n < 0x2000):
			out.append(c)
		elif n > 0xffff:
			out.append(f"\\U{n:08x}" if n % 2 else c)
		else:
			out.append(f"\\u{n:04x}")
	return '"' + "".join(out) + '"'
