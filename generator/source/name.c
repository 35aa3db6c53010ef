#include "source/name.h"

#include "base/utf8.h"

enum { SLUG_MOST = 200 };	/* bytes: file systems end at 255 */

/* Controls, and the marks that break lines or turn the direction of
 * text, make a name show as another one. */
static bool
printable(uint32_t c)
{
	return c >= 0x20 && (c < 0x7f || c >= 0xa0) && c != 0x2028 &&
	    c != 0x2029 && (c < 0x202a || c > 0x202e) &&
	    (c < 0x2066 || c > 0x2069);
}

/* What nearly all paths are made of: no rule has anything against it, but
 * for the slash in a name. */
static bool
usual(str path)
{
	for (size_t i = 0; i < path.n; i++)
		if (!char_alnum(path.p[i]) && path.p[i] != '-' &&
		    path.p[i] != '_' && path.p[i] != '.' &&
		    path.p[i] != '/')
			return false;
	return true;
}

bool
name_valid(str name, const char **why)
{
	if (usual(name))
		return true;
	*why = "is not UTF-8";
	if (utf8_bad(name) >= 0)
		return false;
	for (size_t i = 0; i < name.n;) {
		uint32_t c = utf8_next(name, &i);

		if (!printable(c)) {
			*why = "holds a control character";
			return false;
		}
		if (c == '\\') {
			*why = "holds a backslash";
			return false;
		}
	}
	return true;
}

bool
name_hidden(str path)
{
	return str_starts(path, STR(".")) || str_has(path, STR("/."));
}

bool
slug_valid(str slug, const char **why)
{
	if (!name_valid(slug, why))
		return false;
	if (slug.n == 0 || str_eq(slug, STR(".")) ||
	    str_eq(slug, STR(".."))) {
		*why = "has no name before its extension";
		return false;
	}
	if (slug.p[0] == '.' || slug.p[0] == ' ' ||
	    slug.p[slug.n - 1] == '.' || slug.p[slug.n - 1] == ' ') {
		*why = "begins or ends with a dot or a space";
		return false;
	}
	if (slug.n > SLUG_MOST) {
		*why = "is longer than 200 bytes";
		return false;
	}
	/* They mean something else in an address, or cannot be in a file
	 * name on other systems. */
	for (size_t i = 0; i < slug.n; i++)
		if (strchr("/\"#%*:<>?|", slug.p[i])) {
			*why = "holds one of / \" # % * : < > ? |";
			return false;
		}
	return true;
}

str
name_shown(struct arena *a, str name)
{
	static const char digits[] = "0123456789abcdef";
	char *p;
	size_t n = 0;

	if (usual(name))
		return name;
	p = arena_bytes(a, 4 * name.n);
	for (size_t from = 0, i = 0; i < name.n; from = i) {
		uint32_t c = utf8_next(name, &i);
		bool bad = c == UTF8_REPLACEMENT && i - from == 1;

		if (!bad && printable(c)) {
			memcpy(p + n, name.p + from, i - from);
			n += i - from;
			continue;
		}
		for (; from < i; from++) {
			unsigned char byte = (unsigned char)name.p[from];

			memcpy(p + n, "\\x", 2);
			p[n + 2] = digits[byte >> 4];
			p[n + 3] = digits[byte & 15];
			n += 4;
		}
	}
	return str_of(p, n);
}
