#include "base/escape.h"

/* What would be a request, an escape or the end of a word in a manual
 * page, or be shown as another character than the one that was meant. */
static const char *const in_mdoc[256] = {
	['\\'] = "\\e", ['"'] = "\\(dq", ['\''] = "\\(aq", ['`'] = "\\(ga",
	['^'] = "\\(ha", ['~'] = "\\(ti", ['-'] = "\\-", ['\t'] = "    ",
};

static bool
control(char c)
{
	return ((unsigned char)c < 0x20 && c != '\t') || c == 0x7f;
}

void
mdoc_text(struct buf *b, str s)
{
	if (s.n && (s.p[0] == '.' || s.p[0] == '\''))
		buf_lit(b, "\\&");
	for (size_t i = 0; i < s.n; i++) {
		const char *with = in_mdoc[(unsigned char)s.p[i]];

		if (with)
			buf_str(b, str_c(with));
		else if (control(s.p[i]))
			buf_lit(b, "\\[uFFFD]");
		else
			buf_char(b, s.p[i]);
	}
}

/* How long the number is that makes a line an item of a list, or 0. */
static size_t
item_number(str s)
{
	size_t i = 0;

	while (i < s.n && char_digit(s.p[i]))
		i++;
	return i < s.n && (s.p[i] == '.' || s.p[i] == ')') ? i : 0;
}

void
markdown_text(struct buf *b, str s)
{
	size_t from = item_number(s);

	buf_str(b, str_sub(s, 0, from));
	for (size_t i = from; i < s.n; i++) {
		bool first = i == 0 && strchr("-+=", s.p[i]);
		bool after_number = from && i == from;

		if (control(s.p[i])) {
			buf_lit(b, "\xef\xbf\xbd");
			continue;
		}
		if (first || after_number || strchr("\\`*_<>[]#&~|{}!", s.p[i]))
			buf_char(b, '\\');
		buf_char(b, s.p[i]);
	}
}
