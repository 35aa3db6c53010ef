#include "base/utf8.h"

#include <utf8proc.h>

/* How many of the first bytes are ASCII; eight at a time. */
static size_t
ascii_run(const char *p, size_t n)
{
	size_t i = 0;
	uint64_t word;

	for (; n - i >= sizeof(word); i += sizeof(word)) {
		memcpy(&word, p + i, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && !(p[i] & 0x80))
		i++;
	return i;
}

/* Length of the character at p, or 0 when it is not one. *c is set when
 * it is. */
static size_t
decode(const unsigned char *p, size_t n, uint32_t *c)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t len = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 :
	    p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;

	if (len == 0 || len > n)
		return 0;
	if (len == 1) {
		*c = p[0];
		return 1;
	}
	*c = p[0] & (0x7fu >> len);
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		*c = *c << 6 | (p[i] & 0x3fu);
	}
	if (*c < least[len] || *c > 0x10ffff ||
	    (*c >= 0xd800 && *c <= 0xdfff))
		return 0;
	return len;
}

ptrdiff_t
utf8_bad(str s)
{
	size_t i = 0;

	while (i < s.n) {
		uint32_t c;
		size_t len;

		i += ascii_run(s.p + i, s.n - i);
		if (i == s.n)
			break;
		len = decode((const unsigned char *)s.p + i, s.n - i, &c);
		if (len == 0)
			return (ptrdiff_t)i;
		i += len;
	}
	return -1;
}

bool
utf8_ascii(str s)
{
	enum { BLOCK = 64 };	/* of many bytes at a time */
	unsigned char any = 0;
	size_t i = 0;

	for (; i + BLOCK <= s.n; i += BLOCK)
		for (size_t j = 0; j < BLOCK; j++)
			any |= (unsigned char)s.p[i + j];
	for (; i < s.n; i++)
		any |= (unsigned char)s.p[i];
	return any < 0x80;
}

uint32_t
utf8_next(str s, size_t *at)
{
	uint32_t c;
	size_t len = decode((const unsigned char *)s.p + *at, s.n - *at, &c);

	*at += len ? len : 1;
	return len ? c : UTF8_REPLACEMENT;
}

/* Default_Ignorable_Code_Point of the Unicode Character Database, marks of
 * annotations, and the empty pattern of Braille. */
bool
utf8_unseen(uint32_t c)
{
	static const struct { uint32_t first, last; } ranges[] = {
		{ 0x00, 0x20 }, { 0x7f, 0xa0 }, { 0xad, 0xad },
		{ 0x34f, 0x34f }, { 0x61c, 0x61c }, { 0x115f, 0x1160 },
		{ 0x1680, 0x1680 }, { 0x17b4, 0x17b5 }, { 0x180b, 0x180f },
		{ 0x2000, 0x200f }, { 0x2028, 0x202f }, { 0x205f, 0x206f },
		{ 0x2800, 0x2800 }, { 0x3000, 0x3000 }, { 0x3164, 0x3164 },
		{ 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 },
		{ 0xfff0, 0xfffb }, { 0x1bca0, 0x1bca3 },
		{ 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]) &&
	    c >= ranges[i].first; i++)
		if (c <= ranges[i].last)
			return true;
	return false;
}

bool
utf8_blank(str s)
{
	size_t at = 0;

	while (at < s.n)
		if (!utf8_unseen(utf8_next(s, &at)))
			return false;
	return true;
}

uint32_t
utf8_before(str s, size_t end)
{
	if (end == 0)
		return 0;
	for (size_t back = 1; back <= 4 && back <= end; back++) {
		uint32_t c;
		const unsigned char *p =
		    (const unsigned char *)s.p + end - back;

		if ((*p & 0xc0) != 0x80)
			return decode(p, back, &c) == back ? c :
			    UTF8_REPLACEMENT;
	}
	return UTF8_REPLACEMENT;
}

size_t
utf8_put(char out[4], uint32_t c)
{
	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = UTF8_REPLACEMENT;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

static size_t
columns_of(uint32_t c)
{
	int w;

	if (c < 0x7f)
		return c >= 0x20;
	w = utf8proc_charwidth((utf8proc_int32_t)c);
	return w > 0 ? (size_t)w : 0;
}

size_t
utf8_columns(str s)
{
	size_t at = 0, columns = 0;

	while (at < s.n)
		columns += columns_of(utf8_next(s, &at));
	return columns;
}

str
utf8_fit(str s, size_t columns)
{
	size_t at = 0, end = 0, used = 0;

	while (at < s.n) {
		used += columns_of(utf8_next(s, &at));
		if (used > columns)
			break;
		end = at;
	}
	return str_sub(s, 0, end);
}
