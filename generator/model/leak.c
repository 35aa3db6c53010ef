#include "model/leak.h"

bool
leak_fits(str pattern, str word)
{
	size_t p = 0, w = 0, star = SIZE_MAX, mark = 0;

	while (w < word.n) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = p++;
			mark = w;
		} else if (p < pattern.n && char_lower(pattern.p[p]) ==
		    char_lower(word.p[w])) {
			p++;
			w++;
		} else if (star != SIZE_MAX) {
			p = star + 1;
			w = ++mark;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.p[p] == '*')
		p++;
	return p == pattern.n;
}

/* What a site tells its readers to write to is meant for them. */
static bool
contact(const struct site *site, str word)
{
	static const str mailto = STR_INIT("mailto:");

	if (str_istarts(site->support, mailto) &&
	    str_ieq(str_from(site->support, mailto.n), word))
		return true;
	for (size_t i = 0; i < site->security.contacts.n; i++)
		if (str_istarts(site->security.contacts.v[i], mailto) &&
		    str_ieq(str_from(site->security.contacts.v[i], mailto.n),
		    word))
			return true;
	return false;
}

static bool
allowed(const struct site *site, str word)
{
	for (size_t i = 0; i < site->leaks_allow.n; i++)
		if (leak_fits(site->leaks_allow.v[i], word))
			return true;
	return contact(site, word);
}

/* Bytes by which leaks are found, and what may stand around each of them.
 * They are rare, and a search for one byte reads many at a time. */
typedef bool shape_fn(str text, size_t at, struct leak *out);
static const struct mark {
	char byte;
	shape_fn *shapes[2];
} marks[] = {
	{ '@', { leak_login, leak_email } },
	{ '.', { leak_ipv4 } },
	{ ':', { leak_ipv6, leak_assigned } },
	{ '=', { leak_assigned } },
	{ '_', { leak_token } }, { '-', { leak_token } },
	{ 'I', { leak_token } }, { 'z', { leak_token } },
	{ 'J', { leak_token } }, { 'K', { leak_token } },
};
enum { MARKS = sizeof(marks) / sizeof(marks[0]) };

/* Whether a mark can be part of one at all, by what is beside it: dates,
 * clocks, decimals and capitals are not worth a look. */
static inline bool
worth(str s, char mark, const char *p)
{
	const char *end = s.p + s.n;
	char last = p > s.p ? p[-1] : ' ';

	switch (mark) {
	case '.':
		return char_digit(last) && p + 1 < end && char_digit(p[1]);
	case '-':
		return last == 't' || last == 'i' || (char_alpha(last) &&
		    p - s.p > 2 && p[-2] == 'x' && p[-3] == 'o');
	case ':':
		return leak_parts(s, (size_t)(p - s.p)) ||
		    (!char_digit(last) &&
		    leak_name_end(s, (size_t)(p - s.p)));
	case '=':
		return leak_name_end(s, (size_t)(p - s.p));
	case 'I':
		return p + 1 < end && p[1] == 'A';
	case 'z':
		return last == 'I';
	case 'J':
		return last == 'y';
	case 'K':
		return p + 1 < end && p[1] == 'E';
	default:
		return true;
	}
}

/* Where a mark next stands and is worth a look, or the text's end. */
static inline size_t
seek(str text, char mark, size_t from)
{
	const char *p = text.p + from, *end = text.p + text.n;

	for (; p < end && (p = memchr(p, mark, (size_t)(end - p))); p++)
		if (worth(text, mark, p))
			return (size_t)(p - text.p);
	return text.n;
}

/* Those that are common have a loop of their own. */
static size_t
next_mark(str text, char mark, size_t from)
{
	switch (mark) {
	case '.':
		return seek(text, '.', from);
	case '-':
		return seek(text, '-', from);
	case ':':
		return seek(text, ':', from);
	default:
		return seek(text, mark, from);
	}
}

/* Which mark comes first. */
static size_t
first_of(const size_t next[MARKS])
{
	size_t first = 0;

	for (size_t k = 1; k < MARKS; k++)
		if (next[k] < next[first])
			first = k;
	return first;
}

static bool
shaped(const struct mark *m, str text, size_t at, struct leak *out)
{
	for (size_t i = 0; i < 2 && m->shapes[i]; i++)
		if (m->shapes[i](text, at, out))
			return true;
	return false;
}

void
leaks_find(const struct site *site, str text, struct arena *a,
    struct leaks *out)
{
	size_t next[MARKS], from = 0, k;

	if (str_empty(text))
		return;
	for (k = 0; k < MARKS; k++)
		next[k] = next_mark(text, marks[k].byte, 0);
	while (k = first_of(next), next[k] < text.n) {
		struct leak found = { 0 };
		size_t at = next[k];

		/* What is part of one leak is no second, nor what is part of
		 * a word that is allowed. */
		if (at >= from && shaped(&marks[k], text, at, &found) &&
		    found.at >= from) {
			from = found.at + found.n;
			if (!allowed(site, str_sub(text, found.at, from)))
				*vec_push(a, out) = found;
		}
		next[k] = next_mark(text, marks[k].byte,
		    from > at ? from : at + 1);
	}
}

static bool
host_char(char c)
{
	return char_alnum(c) || c == '-' || c == '.' || c == '_';
}

/* The longest part of a pattern without *. */
static str
literal(str pattern)
{
	str best = STR_NONE;

	for (struct cut c = { .tail = pattern, .found = true }; c.found;) {
		c = str_cut(c.tail, '*');
		if (c.head.n > best.n)
			best = c.head;
	}
	return best;
}

void
leaks_hosts(const struct site *site, str pattern, str text, struct arena *a,
    struct leaks *out)
{
	str part = str_lower(a, literal(pattern));
	size_t i = 0;

	text = str_lower(a, text);
	while (part.n && i < text.n) {
		ptrdiff_t at = str_find(str_from(text, i), part);
		size_t from, to;
		str host;

		if (at < 0)
			return;
		from = i + (size_t)at;
		to = from + part.n;
		while (from > i && host_char(text.p[from - 1]))
			from--;
		while (to < text.n && host_char(text.p[to]))
			to++;
		i = to;
		while (to > from && (text.p[to - 1] == '.' ||
		    text.p[to - 1] == '-'))
			to--;
		host = str_sub(text, from, to);
		if (leak_fits(pattern, host) && !allowed(site, host))
			*vec_push(a, out) = (struct leak){ LEAK_HOST, from,
				to - from, NULL };
	}
}
