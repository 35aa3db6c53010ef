#include "base/escape.h"

#include "base/escape_scan.h"
#include "base/utf8.h"

/* What stands for the bytes that a context cannot take; a NULL passes. */
typedef const char *const escapes[256];

/* Controls that no page may hold; a reference such as &#1; makes them. */
#define REPLACED "\xEF\xBF\xBD"
#define NO_CONTROLS \
	[1] = REPLACED, [2] = REPLACED, [3] = REPLACED, [4] = REPLACED, \
	[5] = REPLACED, [6] = REPLACED, [7] = REPLACED, [8] = REPLACED, \
	[11] = REPLACED, [12] = REPLACED, [14] = REPLACED, \
	[15] = REPLACED, [16] = REPLACED, [17] = REPLACED, \
	[18] = REPLACED, [19] = REPLACED, [20] = REPLACED, \
	[21] = REPLACED, [22] = REPLACED, [23] = REPLACED, \
	[24] = REPLACED, [25] = REPLACED, [26] = REPLACED, \
	[27] = REPLACED, [28] = REPLACED, [29] = REPLACED, \
	[30] = REPLACED, [31] = REPLACED, [127] = REPLACED

static const escapes in_html_text = {
	NO_CONTROLS,
	['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
};

static const escapes in_html_attr = {
	NO_CONTROLS,
	['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
	['"'] = "&quot;", ['\''] = "&#39;",
};

const unsigned char scan_marks[256] = {
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	['&'] = 1, ['\''] = 1, ['"'] = 1, ['<'] = 1, ['>'] = 1,
	['\\'] = 2, [127] = 1,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
};

/* From a character on that may not be plain. */
static __attribute__((noinline)) void
put_escaped_rest(struct buf *b, str s, size_t i, const escapes table)
{
	size_t run = i;

	for (; i < s.n; i += scan_plain(str_from(s, i), false)) {
		const char *with = table[(unsigned char)s.p[i++]];

		if (!with)
			continue;
		buf_bytes(b, s.p + run, i - 1 - run);
		buf_bytes(b, with, strlen(with));
		run = i;
	}
	if (run < s.n)
		buf_bytes(b, s.p + run, s.n - run);
}

static inline void
put_escaped(struct buf *b, str s, const escapes table)
{
	char *to = s.n ? buf_room(b, s.n) : NULL;
	size_t at;

	if (!to)
		return;
	at = scan_copy(to, s, false);
	b->n += at;
	if (at < s.n)		/* seldom */
		put_escaped_rest(b, s, at, table);
}

void
html_text(struct buf *b, str s)
{
	put_escaped(b, s, in_html_text);
}

void
html_attr(struct buf *b, str s)
{
	put_escaped(b, s, in_html_attr);
}

bool
html_plain(str s)
{
	return scan_plain(s, false) == s.n;
}

static bool
url_takes(char c)
{
	static const char marks[] = "-_.+!*(),%#@?=;:/$~";

	return char_alnum(c) || (c && memchr(marks, c, sizeof(marks) - 1));
}

void
url_attr(struct buf *b, str s)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t run = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (url_takes(s.p[i]))
			continue;
		buf_bytes(b, s.p + run, i - run);
		run = i + 1;
		if (c == '&') {
			buf_lit(b, "&amp;");
		} else if (c == '\'') {
			buf_lit(b, "&#x27;");
		} else {
			char code[3] = { '%', hex[c >> 4], hex[c & 15] };

			buf_bytes(b, code, sizeof(code));
		}
	}
	if (run < s.n)
		buf_bytes(b, s.p + run, s.n - run);
}

static void
put_char(struct buf *b, uint32_t c)
{
	char bytes[4];

	buf_bytes(b, bytes, utf8_put(bytes, c));
}

static bool
xml_char(uint32_t c)
{
	return c >= 0x20 ? c != 0xfffe && c != 0xffff :
	    c == '\t' || c == '\n' || c == '\r';
}

void
xml_text(struct buf *b, str s)
{
	size_t run = 0, at = 0;

	while ((at += scan_plain(str_from(s, at), true)) < s.n) {
		size_t from = at;
		const char *with;
		uint32_t c;

		if ((unsigned char)s.p[at] >= 0x20 &&
		    (unsigned char)s.p[at] < 0x80) {
			with = in_html_attr[(unsigned char)s.p[at++]];
			if (!with)
				continue;
			buf_bytes(b, s.p + run, from - run);
			buf_bytes(b, with, strlen(with));
			run = at;
			continue;
		}
		c = utf8_next(s, &at);
		if (xml_char(c) && (c != UTF8_REPLACEMENT || at - from == 3))
			continue;
		buf_bytes(b, s.p + run, from - run);
		put_char(b, UTF8_REPLACEMENT);
		run = at;
	}
	if (run < s.n)
		buf_bytes(b, s.p + run, s.n - run);
}

/* Characters that JSON text, or JSON in a script, writes otherwise. */
static bool
json_needs(uint32_t c)
{
	return c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' ||
	    c == '&' || c == 0x7f || c == 0x2028 || c == 0x2029;
}

static void
json_char(struct buf *b, uint32_t c)
{
	static const char shorts[128] = {
		['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
		['\r'] = 'r', ['"'] = '"', ['\\'] = '\\',
	};

	if (c < sizeof(shorts) && shorts[c]) {
		char pair[2] = { '\\', shorts[c] };

		buf_bytes(b, pair, sizeof(pair));
	} else {
		/* Feeds are full of them: every < of their HTML. */
		static const char hex[] = "0123456789abcdef";
		char code[6] = { '\\', 'u', hex[c >> 12 & 15],
			hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15] };

		buf_bytes(b, code, sizeof(code));
	}
}

/* From a character on that may not be plain. */
static void
json_rest(struct buf *b, str s, size_t at)
{
	size_t run = at;

	for (; at < s.n; at += scan_plain(str_from(s, at), true)) {
		size_t from = at;
		uint32_t c = (unsigned char)s.p[at];
		bool bad = false;

		if (c < 0x80) {
			at++;
		} else {
			c = utf8_next(s, &at);
			bad = c == UTF8_REPLACEMENT && at - from == 1;
		}
		if (!bad && !json_needs(c))
			continue;
		buf_bytes(b, s.p + run, from - run);
		if (bad)
			put_char(b, UTF8_REPLACEMENT);
		else
			json_char(b, c);
		run = at;
	}
	if (run < s.n)
		buf_bytes(b, s.p + run, s.n - run);
}

void
json_text(struct buf *b, str s)
{
	char *to = buf_room(b, s.n + 2);
	size_t at;

	if (!to)
		return;
	*to++ = '"';
	at = scan_copy(to, s, true);
	b->n += 1 + at;
	if (at == s.n) {	/* mostly */
		to[at] = '"';
		b->n++;
		return;
	}
	json_rest(b, s, at);
	buf_char(b, '"');
}

/* A number as we or an author would write it: -5, +1, -0.25, -1e3. */
static bool
plain_number(str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (char_digit(s.p[i])) {
			digits++;
			continue;
		}
		if (i == 0 && (s.p[i] == '-' || s.p[i] == '+'))
			continue;
		if (s.p[i] == '.' && i + 1 < s.n && digits)
			continue;
		if ((s.p[i] == 'e' || s.p[i] == 'E') && digits &&
		    i + 1 < s.n && char_digit(s.p[i + 1]))
			continue;
		return false;
	}
	return digits > 0;
}

/* Spreadsheets look past white space, and take the wide signs too. */
static bool
looks_like_formula(str s)
{
	static const str signs[] = {
		STR_INIT("="), STR_INIT("+"), STR_INIT("-"), STR_INIT("@"),
		STR_INIT("\xef\xbc\x9d"), STR_INIT("\xef\xbc\x8b"),
		STR_INIT("\xef\xbc\x8d"), STR_INIT("\xef\xbc\xa0"),
	};
	str t = str_trim_left(s);

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (str_starts(t, signs[i]))
			return !plain_number(s);
	return s.n && (s.p[0] == '\t' || s.p[0] == '\r');
}

/* What a field has quotes for: , ; " and line ends. */
static block16
csv_find(block16 b)
{
	return block16_is(b, ',') | block16_is(b, ';') | block16_is(b, '"') |
	    block16_is(b, '\n') | block16_is(b, '\r');
}

/* Whether any of 16 bytes is one, those at p and the eight at more. */
static bool
csv_any(const char *p, const char *more)
{
	const block16_words w = { key_word8(p), key_word8(more) };

	return block16_any(csv_find((block16)w));
}

static bool
csv_quoted(str s)
{
	const char *end, *p = s.p;

	if (s.n == 0)
		return false;
	end = s.p + s.n;
	if (s.p[0] == ' ' || end[-1] == ' ')
		return true;
	for (; end - p >= 16; p += 16)
		if (csv_any(p, p + 8))
			return true;
	if (s.n >= 16)
		return csv_any(end - 16, end - 8);
	if (s.n >= 8)
		return csv_any(p, end - 8);
	for (; p < end; p++)
		if (*p == ',' || *p == ';' || *p == '"' || *p == '\n' ||
		    *p == '\r')
			return true;
	return false;
}

/* Whether it has to be looked at closer: a sign, white space before one,
 * or the first byte of a wide one. */
static bool
may_be_formula(str s)
{
	return s.n && (char_space(s.p[0]) || s.p[0] == '=' ||
	    s.p[0] == '+' || s.p[0] == '-' || s.p[0] == '@' ||
	    s.p[0] == '\xef') && looks_like_formula(s);
}

void
csv_field(struct buf *b, str s)
{
	bool guard = may_be_formula(s), quote = csv_quoted(s);
	size_t run = 0;

	if (quote)
		buf_char(b, '"');
	if (guard)
		buf_char(b, '\'');
	for (size_t i = 0; quote && i < s.n; i++) {
		if (s.p[i] != '"')
			continue;
		buf_bytes(b, s.p + run, i + 1 - run);
		buf_char(b, '"');
		run = i + 1;
	}
	if (run < s.n)
		buf_bytes(b, s.p + run, s.n - run);
	if (quote)
		buf_char(b, '"');
}

/* How iCalendar writes a character that it does not take as it is; NULL
 * for all others. U+0085, U+2028 and U+2029 end lines in some readers. */
static const char *
ics_escape(uint32_t c, bool bad)
{
	switch (c) {
	case '\\':
		return "\\\\";
	case ';':
		return "\\;";
	case ',':
		return "\\,";
	case '\n': case '\r': case 0x85: case 0x2028: case 0x2029:
		return "\\n";
	default:
		return bad || (c < 0x20 && c != '\t') ||
		    (c >= 0x7f && c < 0xa0) ? REPLACED : NULL;
	}
}

void
ics_text(struct buf *b, str s)
{
	size_t run = 0, at = 0;

	while (at < s.n) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);
		const char *with = ics_escape(c, c == UTF8_REPLACEMENT &&
		    at - from == 1);

		if (!with)
			continue;
		if (c == '\r' && at < s.n && s.p[at] == '\n')
			at++;
		buf_bytes(b, s.p + run, from - run);
		buf_bytes(b, with, strlen(with));
		run = at;
	}
	if (run < s.n)
		buf_bytes(b, s.p + run, s.n - run);
}

/* Marks that make text read in another order than it is stored. */
static bool
reorders(uint32_t c)
{
	return c == 0x200e || c == 0x200f || c == 0x061c ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void
show_char(struct buf *b, uint32_t c)
{
	if (c < 0x20 || c == 0x7f) {
		char pair[2] = { '^', (char)(c ^ 0x40) };

		buf_bytes(b, pair, sizeof(pair));
	} else {
		buf_fmt(b, "<U+%04X>", (unsigned)c);
	}
}

void
terminal_text(struct buf *b, str s)
{
	size_t run = 0, at = 0;

	while (at < s.n) {
		size_t from = at;
		uint32_t c = (unsigned char)s.p[at];
		bool bad = false;

		if (c < 0x80) {
			at++;
			if ((c >= 0x20 && c != 0x7f) || c == '\t')
				continue;
		} else {
			c = utf8_next(s, &at);
			bad = c == UTF8_REPLACEMENT && at - from == 1;
			if (!bad && c >= 0xa0 && !reorders(c) &&
			    c != 0x2028 && c != 0x2029)
				continue;
		}
		buf_bytes(b, s.p + run, from - run);
		if (bad)
			buf_fmt(b, "<%02X>",
			    (unsigned)(unsigned char)s.p[from]);
		else
			show_char(b, c);
		run = at;
	}
	if (run < s.n)
		buf_bytes(b, s.p + run, s.n - run);
}
