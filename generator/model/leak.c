#include "model/leak.h"

#include "base/block16.h"

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

/* Bytes by which leaks are found, and what may stand around each of them. */
typedef bool shape_fn(str text, size_t at, struct leak *out);
static shape_fn *const shapes[256][2] = {
	['@'] = { leak_login, leak_email },
	['.'] = { leak_ipv4 },
	[':'] = { leak_ipv6, leak_assigned },
	['='] = { leak_assigned },
	['_'] = { leak_token }, ['-'] = { leak_token },
	['I'] = { leak_token }, ['J'] = { leak_token },
};

/* Whether a mark can be part of a leak at all, by what is beside it:
 * dates, clocks, decimals and capitals are not worth a look. */
static bool
worth(str s, size_t at)
{
	char last = at > 0 ? s.p[at - 1] : ' ';
	char next = at + 1 < s.n ? s.p[at + 1] : ' ';

	switch (s.p[at]) {
	case '.':
		return char_digit(last) && char_digit(next);
	case '-':
		return last == 't' || last == 'i' || (char_alpha(last) &&
		    at > 2 && s.p[at - 2] == 'x' && s.p[at - 3] == 'o');
	case ':':
		return (next != ' ' && leak_parts(s, at)) ||
		    (!char_digit(last) && leak_name_end(s, at));
	case '=':
		return leak_name_end(s, at);
	case 'I':
		return next == 'A' || next == 'z' || next == 'V';
	case 'J':
		return last == 'y';
	default:
		return true;
	}
}

struct search {
	const struct site *site;
	str text;
	struct arena *arena;
	struct leaks *out;
	size_t from;	/* behind the last leak, or word that is allowed */
};

/* What is part of one leak is no second, nor what is part of a word that
 * is allowed. */
static void
look_at(struct search *s, size_t at)
{
	shape_fn *const *shape = shapes[(unsigned char)s->text.p[at]];
	struct leak found = { 0 };

	if (at < s->from || !shape[0] || !worth(s->text, at) ||
	    !(shape[0](s->text, at, &found) ||
	    (shape[1] && shape[1](s->text, at, &found))) ||
	    found.at < s->from)
		return;
	s->from = found.at + found.n;
	if (!allowed(s->site, str_sub(s->text, found.at, s->from)))
		*vec_push(s->arena, s->out) = found;
}

/* Hardly any byte is worth a look, and which is not is told of many at
 * once. BEFORE and BEHIND are how far that looks around them. */
enum { BLOCK = sizeof(block16), BEFORE = 2, BEHIND = 1 };

/* Of a block's bytes, the marks but for most that are not worth() it. */
static inline block16
marks(const char *p)
{
	const block16 b = block16_load(p), last = block16_load(p - 1);
	const block16 next = block16_load(p + 1);

	return (block16_is(b, '.') & block16_in(last, '0', '9') &
	    block16_in(next, '0', '9')) |
	    (block16_is(b, '-') & (block16_is(last, 't') |
	    block16_is(last, 'i') | block16_is(block16_load(p - 2), 'x'))) |
	    block16_is(b, ':') | block16_is(b, '=') | block16_is(b, '@') |
	    block16_is(b, '_') |
	    (block16_in(b, 'I', 'J') & block16_in(last, 'A', 'y'));
}

void
leaks_find(const struct site *site, str text, struct arena *a,
    struct leaks *out)
{
	struct search s = { site, text, a, out, 0 };
	size_t at = 0;

	for (; at < text.n && at < BEFORE; at++)
		look_at(&s, at);
	for (; text.n - at >= BLOCK + BEHIND; at += BLOCK) {
		unsigned found = block16_bits(marks(text.p + at));

		for (; found; found &= found - 1)
			look_at(&s, at + (unsigned)__builtin_ctz(found));
	}
	for (; at < text.n; at++)
		look_at(&s, at);
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
