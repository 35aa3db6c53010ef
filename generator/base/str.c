#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/block16.h"

int
str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	if (c)
		return c;
	return (a.n > b.n) - (a.n < b.n);
}

bool
str_istarts(str s, str prefix)
{
	if (s.n < prefix.n)
		return false;
	for (size_t i = 0; i < prefix.n; i++)
		if (char_lower(s.p[i]) != char_lower(prefix.p[i]))
			return false;
	return true;
}

bool
str_ends(str s, str suffix)
{
	return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

bool
str_has(str s, str needle)
{
	return str_find(s, needle) >= 0;
}

/* Past places of [p, end) where the first and the last byte of a needle do
 * not both stand: to a block in which they do, or the last places, which
 * are fewer than a block has. */
static const char *
pass_blocks(const char *p, const char *end, str needle)
{
	size_t behind = needle.n - 1;
	char first = needle.p[0], last = needle.p[behind];

	for (; (size_t)(end - p) >= sizeof(block16); p += sizeof(block16))
		if (block16_any(block16_is(block16_load(p), first) &
		    block16_is(block16_load(p + behind), last)))
			break;
	return p;
}

/* memmem() reads byte by byte; memchr() does not. For a needle of a few
 * bytes that is several times faster, and linear all the same. Where its
 * first byte is a common one, two bytes are looked for. */
static const char *
find_short(str s, str needle)
{
	const char *p = s.p, *end = s.p + (s.n - needle.n) + 1;
	size_t last = needle.n - 1;

	for (int looks = 0; p < end; p++) {
		if (looks < 4)
			looks++;
		else
			p = pass_blocks(p, end, needle);
		p = memchr(p, needle.p[0], (size_t)(end - p));
		if (!p || (p[last] == needle.p[last] &&
		    memcmp(p, needle.p, needle.n) == 0))
			return p;
	}
	return NULL;
}

/* A long one most often stands where its first and last byte first do:
 * memmem() first reads all of the needle. */
static const char *
find_long(str s, str needle)
{
	const char *p = s.p, *end = s.p + (s.n - needle.n) + 1;

	for (int looks = 0; looks < 8 && p < end; looks++) {
		p = pass_blocks(p, end, needle);
		p = memchr(p, needle.p[0], (size_t)(end - p));
		if (!p || memcmp(p, needle.p, needle.n) == 0)
			return p;
		p++;
	}
	return p < end ? memmem(p, (size_t)(s.p + s.n - p), needle.p,
	    needle.n) : NULL;
}

ptrdiff_t
str_find(str s, str needle)
{
	const char *at;

	if (needle.n == 0)
		return 0;
	if (s.n < needle.n)
		return -1;
	at = needle.n <= 8 ? find_short(s, needle) : find_long(s, needle);
	return at ? at - s.p : -1;
}

ptrdiff_t
str_find_char(str s, char c)
{
	const char *at = s.n ? memchr(s.p, c, s.n) : NULL;

	return at ? at - s.p : -1;
}

ptrdiff_t
str_rfind_char(str s, char c)
{
	for (size_t i = s.n; i > 0; i--)
		if (s.p[i - 1] == c)
			return (ptrdiff_t)i - 1;
	return -1;
}

str
str_trim_left(str s)
{
	while (s.n && char_space(s.p[0]))
		s = (str){ s.p + 1, s.n - 1 };
	return s;
}

str
str_trim_right(str s)
{
	while (s.n && char_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

static struct cut
cut_at(str s, ptrdiff_t at)
{
	if (at < 0)
		return (struct cut){ s, STR_NONE, false };
	return (struct cut){ str_sub(s, 0, (size_t)at),
	    str_from(s, (size_t)at + 1), true };
}

struct cut
str_cut(str s, char c)
{
	return cut_at(s, str_find_char(s, c));
}

struct cut
str_rcut(str s, char c)
{
	return cut_at(s, str_rfind_char(s, c));
}

struct cut
str_line(str s)
{
	struct cut c = str_cut(s, '\n');

	if (c.head.n && c.head.p[c.head.n - 1] == '\r')
		c.head.n--;
	return c;
}

str
str_dup(struct arena *a, str s)
{
	char *p;

	if (s.n == 0)
		return s.p ? (str){ "", 0 } : s;
	p = arena_bytes(a, s.n);
	memcpy(p, s.p, s.n);
	return (str){ p, s.n };
}

char *
str_z(struct arena *a, str s)
{
	char *p = arena_bytes(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

str
str_lower(struct arena *a, str s)
{
	char *p = arena_bytes(a, s.n);

	for (size_t i = 0; i < s.n; i++)
		p[i] = char_lower(s.p[i]);
	return (str){ p, s.n };
}

str
str_join(struct arena *a, const str *parts, size_t n)
{
	size_t total = 0, at = 0;
	char *p;

	for (size_t i = 0; i < n; i++)
		total += parts[i].n;
	p = arena_bytes(a, total);
	for (size_t i = 0; i < n; i++) {
		if (parts[i].n)
			memcpy(p + at, parts[i].p, parts[i].n);
		at += parts[i].n;
	}
	return (str){ p, total };
}

str
str_format(struct arena *a, const char *format, ...)
{
	char usual[256];	/* bytes; more are written twice */
	va_list ap;
	int n;
	char *p;

	va_start(ap, format);
	n = vsnprintf(usual, sizeof(usual), format, ap);
	va_end(ap);
	if (n < 0)
		return STR_NONE;
	if ((size_t)n < sizeof(usual))
		return str_dup(a, str_of(usual, (size_t)n));
	p = arena_bytes(a, (size_t)n + 1);
	va_start(ap, format);
	vsnprintf(p, (size_t)n + 1, format, ap);
	va_end(ap);
	return (str){ p, (size_t)n };
}

size_t
str_digits(char to[static STR_DIGITS], int64_t v)
{
	static const char pairs[] =
	    "00010203040506070809101112131415161718192021222324"
	    "25262728293031323334353637383940414243444546474849"
	    "50515253545556575859606162636465666768697071727374"
	    "75767778798081828384858687888990919293949596979899";
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v, left = u;
	size_t n = v < 0, at;

	to[0] = '-';
	for (; left >= 100; left /= 100)
		n += 2;
	n += left >= 10 ? 2 : 1;
	for (at = n; u >= 10; u /= 100)
		memcpy(to + (at -= 2), pairs + u % 100 * 2, 2);
	if (at > (v < 0))
		to[at - 1] = (char)('0' + u);
	return n;
}

str
str_int(struct arena *a, int64_t v)
{
	char digits[STR_DIGITS];

	return str_dup(a, str_of(digits, str_digits(digits, v)));
}

bool
str_to_int(str s, int64_t *out)
{
	int64_t v = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		int d = s.p[i] - '0';

		if (!char_digit(s.p[i]) || v > (INT64_MAX - d) / 10)
			return false;
		v = v * 10 + d;
	}
	*out = v;
	return true;
}
