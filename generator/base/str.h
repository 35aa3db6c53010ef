/* str: a slice of text, passed by value.
 *
 * A str is a pointer and a length. It owns nothing and promises no
 * terminator; who made the bytes says how long they live (an arena, a
 * literal, the text of a file). A null pointer with length zero is the
 * empty string and is what "absent" looks like.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

typedef struct str {
	const char *p;
	size_t n;
} str;

/* A literal as a str; for static tables use STR_INIT. */
#define STR(lit) ((str){ (lit), sizeof(lit) - 1 })
#define STR_INIT(lit) { (lit), sizeof(lit) - 1 }
#define STR_NONE ((str){ NULL, 0 })

/* For printf: printf("%.*s", STR_ARG(s)). Cut at INT_MAX by nobody but
 * tests: no text here is that long (see the file size limit). */
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

/* The two sides of a separator; found says whether there was one. When
 * there was none, head is the whole and tail is empty. */
struct cut {
	str head, tail;
	bool found;
};

static inline str
str_of(const char *p, size_t n)
{
	return (str){ p, n };
}

static inline bool
str_empty(str s)
{
	return s.n == 0;
}

static inline bool
str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 ||
	    (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.n) == 0));
}

/* Bytes [from, to) of s, both ends clamped to it. */
static inline str
str_sub(str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (str){ s.p ? s.p + from : NULL, to - from };
}

static inline str
str_from(str s, size_t from)
{
	return str_sub(s, from, s.n);
}

/* Of a C string, or of NULL. */
static inline str
str_c(const char *text)
{
	return text ? (str){ text, strlen(text) } : STR_NONE;
}

int str_cmp(str a, str b);		/* by bytes, as memcmp */
static inline bool
str_starts(str s, str prefix)
{
	return s.n >= prefix.n && str_eq((str){ s.p, prefix.n }, prefix);
}
bool str_istarts(str s, str prefix);	/* ASCII case ignored */
static inline bool
str_ieq(str a, str b)			/* ASCII case ignored */
{
	return a.n == b.n && str_istarts(a, b);
}
/* Whether s is one of n texts; str_iamong() ignores the case of ASCII. */
static inline bool
str_among(str s, const str *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, all[i]))
			return true;
	return false;
}
static inline bool
str_iamong(str s, const str *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(s, all[i]))
			return true;
	return false;
}
bool str_ends(str s, str suffix);
bool str_has(str s, str needle);
/* Where needle begins in s, or -1. */
ptrdiff_t str_find(str s, str needle);
ptrdiff_t str_find_char(str s, char c);
ptrdiff_t str_rfind_char(str s, char c);

/* Without the ASCII white space at both ends (str_trim() below). */
str str_trim_left(str s);
str str_trim_right(str s);

struct cut str_cut(str s, char c);	/* at the first c */
struct cut str_rcut(str s, char c);	/* at the last c */
/* At the first line end (LF or CRLF, taken off both sides). */
struct cut str_line(str s);

/* A copy in the arena; str_z adds a terminator and gives a C string. */
str str_dup(struct arena *a, str s);
char *str_z(struct arena *a, str s);
str str_lower(struct arena *a, str s);	/* ASCII only */
/* The pieces one after the other, in the arena. */
str str_join(struct arena *a, const str *parts, size_t n);
#define str_cat(a, ...) \
	str_join((a), (const str[]){ __VA_ARGS__ }, \
	    sizeof((const str[]){ __VA_ARGS__ }) / sizeof(str))
/* As printf, in the arena. */
str str_format(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A number in decimal digits: in the arena, or at a place of one's own;
 * the latter returns how many bytes they are. */
enum { STR_DIGITS = 24 };
str str_int(struct arena *a, int64_t v);
size_t str_digits(char to[static STR_DIGITS], int64_t v);

/* A whole decimal number, digits only, no sign. False when s is not one
 * or it does not fit. */
bool str_to_int(str s, int64_t *out);

static inline bool
char_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
char_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
char_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
char_alnum(char c)
{
	return char_alpha(c) || char_digit(c);
}

static inline str
str_trim(str s)
{
	if (s.n && (char_space(s.p[0]) || char_space(s.p[s.n - 1])))
		return str_trim_left(str_trim_right(s));
	return s;
}

static inline char
char_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

#endif
