#include "read/scalar.h"

#include "base/utf8.h"
#include "base/when.h"

bool
scalar_bool(str s, bool *out)
{
	static const struct {
		str word;
		bool means;
	} words[] = {
		{ STR_INIT("yes"), true }, { STR_INIT("no"), false },
		{ STR_INIT("true"), true }, { STR_INIT("false"), false },
		{ STR_INIT("on"), true }, { STR_INIT("off"), false },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, words[i].word)) {
			*out = words[i].means;
			return true;
		}
	return false;
}

/* Take a sign off the front: -1 or 1. */
static int
sign(str *s)
{
	bool minus = str_starts(*s, STR("-"));

	if (minus || str_starts(*s, STR("+")))
		*s = str_from(*s, 1);
	return minus ? -1 : 1;
}

bool
scalar_int(str s, int64_t *out)
{
	int by = sign(&s);
	int64_t v;

	if (!str_to_int(s, &v))
		return false;
	*out = by * v;
	return true;
}

bool
scalar_decimal(str s, int places, int64_t *out)
{
	int by = sign(&s);
	struct cut c = str_cut(s, '.');
	int64_t whole, part = 0;

	if (!str_to_int(c.head, &whole))
		return false;
	if (c.found && (!str_to_int(c.tail, &part) ||
	    c.tail.n > (size_t)places))
		return false;
	for (size_t i = c.tail.n; i < (size_t)places; i++)
		part *= 10;
	for (int i = 0; i < places; i++) {
		if (whole > INT64_MAX / 100)
			return false;
		whole *= 10;
	}
	*out = by * (whole + part);
	return true;
}

bool
scalar_length(str s, int64_t *seconds)
{
	bool approximate = false;
	int64_t v;

	if (!length_parse(s, &v, &approximate) || approximate)
		return false;
	*seconds = v;
	return true;
}

/* "5 business days", "1 business day", "5bd", "5 working days". */
static bool
business_days(str s, int *out)
{
	static const str words[] = {
		STR_INIT("business days"), STR_INIT("business day"),
		STR_INIT("working days"), STR_INIT("working day"),
		STR_INIT("bd"),
	};
	size_t digits = 0;
	int64_t v;
	str unit;

	while (digits < s.n && char_digit(s.p[digits]))
		digits++;
	unit = str_trim(str_from(s, digits));
	if (!str_to_int(str_sub(s, 0, digits), &v) || v < 1 || v > 1000)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(unit, words[i])) {
			*out = (int)v;
			return true;
		}
	return false;
}

bool
scalar_deadline(str s, struct deadline *out)
{
	struct deadline d = { 0, 0 };

	if (!business_days(s, &d.business_days) &&
	    !scalar_length(s, &d.seconds))
		return false;
	*out = d;
	return true;
}

static bool
name(str s, bool any_script)
{
	if (s.n == 0 || s.n > 128)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool letter = char_alnum(c) ||
		    (any_script && (unsigned char)c >= 0x80);

		if (letter)
			continue;
		if (i == 0 || !(c == '-' || c == '_' || c == '.'))
			return false;
		if (c == '.' && s.p[i - 1] == '.')
			return false;
	}
	return true;
}

bool
scalar_id(str s)
{
	return name(s, false);
}

bool
scalar_tag(str s)
{
	return name(s, true);
}

/* What may not stand in an address, wherever it is. */
static bool
clean(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= ' ' || c == 0x7f || strchr("\"<>\\`{|}^", c))
			return false;
	}
	return true;
}

bool
scalar_url(str s)
{
	static const str with_host[] = {
		STR_INIT("https://"), STR_INIT("http://"),
	};
	static const str with_rest[] = {
		STR_INIT("mailto:"), STR_INIT("tel:"),
	};

	if (!clean(s))
		return false;
	for (size_t i = 0; i < 2; i++) {
		str rest = str_from(s, with_host[i].n);

		/* A host begins with a letter, a digit or, IPv6, a [. */
		if (str_istarts(s, with_host[i]))
			return rest.n && (char_alnum(rest.p[0]) ||
			    rest.p[0] == '[' ||
			    (unsigned char)rest.p[0] >= 0x80);
		if (str_istarts(s, with_rest[i]))
			return s.n > with_rest[i].n;
	}
	/* Two slashes would name another host. */
	return str_starts(s, STR("/")) && !str_starts(s, STR("//"));
}

static int
hex(char c)
{
	return char_digit(c) ? c - '0'
	    : char_lower(c) >= 'a' && char_lower(c) <= 'f'
	    ? char_lower(c) - 'a' + 10 : -1;
}

/* Whether each %XX stands for a byte that needs it: one that hides a dot
 * or a slash would climb once somebody decodes it. */
static bool
honest_percents(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		int high, low, c;

		if (s.p[i] != '%')
			continue;
		if (i + 2 >= s.n || (high = hex(s.p[i + 1])) < 0 ||
		    (low = hex(s.p[i + 2])) < 0)
			return false;
		c = high * 16 + low;
		if (c < ' ' || c == '.' || c == '/' || c == '\\' || c == 0x7f)
			return false;
	}
	return true;
}

enum {
	PATH_MOST = 1000,	/* bytes; a file system takes no longer ones */
	PART_MOST = 200,
};

bool
scalar_path(str s)
{
	struct cut c;

	if (str_starts(s, STR("/")))
		s = str_from(s, 1);
	if (str_empty(s) || s.n > PATH_MOST || !clean(s) ||
	    !honest_percents(s) ||
	    str_find_char(s, '?') >= 0 || str_find_char(s, '#') >= 0 ||
	    str_find_char(s, ':') >= 0)
		return false;
	for (c = str_cut(s, '/'); ; c = str_cut(c.tail, '/')) {
		bool last = !c.found;

		if (c.head.n > PART_MOST || (str_starts(c.head, STR(".")) &&
		    !(c.head.p == s.p && c.found &&
		    str_eq(c.head, STR(".well-known")))))
			return false;
		if (str_empty(c.head))
			return last;
		if (last)
			return true;
	}
}

str
scalar_percents(struct arena *a, str s)
{
	char *p;
	size_t n = 0;

	if (str_find_char(s, '%') < 0)
		return s;
	p = arena_bytes(a, s.n);
	for (size_t i = 0; i < s.n; i++) {
		int high, low;

		p[n++] = s.p[i];
		if (s.p[i] != '%' || i + 2 >= s.n ||
		    (high = hex(s.p[i + 1])) < 0 ||
		    (low = hex(s.p[i + 2])) < 0)
			continue;
		p[n - 1] = (char)(high * 16 + low);
		i += 2;
	}
	return str_of(p, n);
}

str
scalar_path_plain(struct arena *a, str path)
{
	str plain = scalar_percents(a, path);

	return utf8_bad(plain) < 0 ? plain : path;
}

str
scalar_path_bare(str path)
{
	static const str index = STR_INIT("index.html");

	while (str_starts(path, STR("/")))
		path = str_from(path, 1);
	if (str_ends(path, index) && (path.n == index.n ||
	    path.p[path.n - index.n - 1] == '/'))
		path.n -= index.n;
	while (str_ends(path, STR("/")))
		path.n--;
	return path;
}
