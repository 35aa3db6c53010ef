/* leak_plain: a text as its readers see it, where that is not as it was
 * written. */
#include "model/leak.h"

/* Characters that shapes of leaks are made of, and their names (HTML
 * standard, 13.5). */
static const struct reference {
	const char *name;
	char byte;
} references[] = {
	{ "amp", '&' }, { "ast", '*' }, { "bsol", '\\' }, { "colon", ':' },
	{ "comma", ',' }, { "commat", '@' }, { "dollar", '$' },
	{ "equals", '=' }, { "excl", '!' }, { "hyphen", '-' },
	{ "lowbar", '_' }, { "lsqb", '[' }, { "num", '#' },
	{ "percnt", '%' }, { "period", '.' }, { "plus", '+' },
	{ "quest", '?' }, { "rsqb", ']' }, { "semi", ';' }, { "sol", '/' },
};

static bool
is_punct(char c)
{
	return c > ' ' && c < 0x7f && !char_alnum(c);
}

/* What a digit counts, or -1. */
static int
digit(char c)
{
	char low = char_lower(c);

	return char_digit(c) ? c - '0'
	    : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* The number of a character, if it is one of ASCII that shows. */
static bool
number(str digits, char *byte)
{
	bool hex = digits.n && char_lower(digits.p[0]) == 'x';
	unsigned n = 0;

	digits = str_from(digits, hex);
	if (digits.n == 0 || digits.n > 7)
		return false;
	for (size_t i = 0; i < digits.n; i++) {
		int d = digit(digits.p[i]);

		if (d < 0 || (!hex && d > 9))
			return false;
		n = n * (hex ? 16 : 10) + (unsigned)d;
	}
	*byte = (char)n;
	return n > ' ' && n < 0x7f;
}

/* A reference that s begins with: its length, or 0. */
static size_t
reference(str s, char *byte)
{
	enum { LONGEST = 10 };
	str head = str_sub(s, 0, s.n < LONGEST ? s.n : LONGEST);
	ptrdiff_t end = str_find_char(head, ';');
	str name;

	if (end < 2)
		return 0;
	name = str_sub(s, 1, (size_t)end);
	if (name.p[0] == '#')
		return number(str_from(name, 1), byte) ? (size_t)end + 1 : 0;
	for (size_t i = 0; i < sizeof(references) / sizeof(references[0]);
	    i++)
		if (str_eq(name, str_c(references[i].name))) {
			*byte = references[i].byte;
			return (size_t)end + 1;
		}
	return 0;
}

/* Whether text[at] ends the name in a mailto: link: other links have a %40
 * in the ids of messages and the names of packages. */
static bool
in_mailto(str text, size_t at)
{
	enum { LONGEST = 64 };		/* RFC 5321, 4.5.3.1.1 */
	static const str mailto = { "mailto:", 7 };
	size_t from = at;

	while (from > 0 && at - from < LONGEST &&
	    (char_alnum(text.p[from - 1]) ||
	    str_find_char(STR("._+-"), text.p[from - 1]) >= 0))
		from--;
	return from >= mailto.n &&
	    str_istarts(str_from(text, from - mailto.n), mailto);
}

/* How many bytes of text, from at on, stand for one other: a reference,
 * what is behind a backslash, the @ of a mailto: link. 0: none. */
static size_t
stands_for(str text, size_t at, char *byte)
{
	str s = str_from(text, at);

	if (s.p[0] == '&')
		return reference(s, byte);
	if (s.p[0] == '\\' && s.n > 1 && is_punct(s.p[1])) {
		*byte = s.p[1];
		return 2;
	}
	if (str_starts(s, STR("%40")) && in_mailto(text, at)) {
		*byte = '@';
		return 3;
	}
	return 0;
}

/* Where a byte next stands, or the text's end. */
static size_t
next_of(str text, char c, size_t from)
{
	ptrdiff_t at = from < text.n ? str_find_char(str_from(text, from), c)
	    : -1;

	return at < 0 ? text.n : from + (size_t)at;
}

void
leak_plain(str text, struct arena *a, struct leak_plain *out)
{
	enum { MARKS = 3 };
	static const char marks[MARKS] = { '&', '\\', '%' };
	size_t next[MARKS], done = 0, n = 0;
	char *to = NULL;

	*out = (struct leak_plain){ .text = text };
	for (int k = 0; k < MARKS; k++)
		next[k] = next_of(text, marks[k], 0);
	for (;;) {
		size_t at = text.n, used;
		char byte;

		for (int k = 0; k < MARKS; k++)
			at = next[k] < at ? next[k] : at;
		if (at == text.n)
			break;
		used = stands_for(text, at, &byte);
		if (used) {
			if (!to)
				to = arena_bytes(a, text.n);
			memcpy(to + n, text.p + done, at - done);
			n += at - done;
			*vec_push(a, &out->spots) = (struct leak_spot){
				n, at, used };
			to[n++] = byte;
			done = at + used;
		}
		for (int k = 0; k < MARKS; k++)
			if (next[k] <= at || next[k] < done)
				next[k] = next_of(text, marks[k],
				    done > at ? done : at + 1);
	}
	if (!to)
		return;
	memcpy(to + n, text.p + done, text.n - done);
	out->text = str_of(to, n + text.n - done);
}

size_t
leak_written(const struct leak_plain *p, size_t at, size_t *spot)
{
	const struct leak_spot *s;

	while (*spot < p->spots.n && p->spots.v[*spot].at < at)
		++*spot;
	if (*spot == 0)
		return at;
	s = &p->spots.v[*spot - 1];
	return s->from + s->n + (at - s->at - 1);
}
