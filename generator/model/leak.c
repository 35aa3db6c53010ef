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

/* Bytes by which leaks are found; most text has few of them. */
typedef bool shape_fn(str text, size_t at, struct leak *out);
static shape_fn *const shapes[256][3] = {
	['@'] = { leak_login, leak_email },
	['.'] = { leak_ipv4 },
	[':'] = { leak_ipv6, leak_assigned },
	['='] = { leak_assigned },
	['_'] = { leak_token }, ['-'] = { leak_token },
	['I'] = { leak_token }, ['z'] = { leak_token },
	['J'] = { leak_token }, ['K'] = { leak_token },
};

/* Whether a byte can be part of one at all, by what is beside it: dates,
 * clocks and capitals are not worth a look. */
static bool
worth(str s, size_t i)
{
	char last = i ? s.p[i - 1] : ' ';
	char next = i + 1 < s.n ? s.p[i + 1] : ' ';

	switch (s.p[i]) {
	case '.':
		return char_digit(last) && char_digit(next);
	case '-':
		return char_alpha(last) && (last == 't' || last == 'i' ||
		    (i > 2 && s.p[i - 2] == 'x' && s.p[i - 3] == 'o'));
	case ':':
		return next == ':' || !char_digit(last) ||
		    (char_alnum(next) && i + 5 < s.n &&
		    memchr(s.p + i + 1, ':', 5));
	case 'I':
		return next == 'A';
	case 'z':
		return last == 'I';
	case 'J':
		return last == 'y';
	case 'K':
		return next == 'E';
	default:
		return true;
	}
}

void
leaks_find(const struct site *site, str text, struct arena *a,
    struct leaks *out)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++) {
		/* Most bytes are letters that begin nothing. */
		static const bool stops[256] = {
			['@'] = true, ['.'] = true, [':'] = true,
			['='] = true, ['_'] = true, ['-'] = true,
			['I'] = true, ['z'] = true, ['J'] = true,
			['K'] = true,
		};
		shape_fn *const *shape;
		struct leak found = { 0 };

		while (i < text.n && !stops[(unsigned char)text.p[i]])
			i++;
		if (i == text.n)
			return;
		shape = shapes[(unsigned char)text.p[i]];

		if (!*shape || !worth(text, i))
			continue;
		while (*shape && !(*shape)(text, i, &found))
			shape++;
		/* What is part of one leak is no second. */
		if (!*shape || found.at < from || allowed(site,
		    str_sub(text, found.at, found.at + found.n)))
			continue;
		*vec_push(a, out) = found;
		from = found.at + found.n;
		if (from > i + 1)
			i = from - 1;
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
