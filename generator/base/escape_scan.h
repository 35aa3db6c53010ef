/* escape_scan: skip bytes that need no escape in any context. Private to
 * escape*.c.
 *
 * Nearly all text needs no escape at all. It is examined in blocks of
 * sixteen bytes (base/block16.h).
 */
#ifndef BASE_ESCAPE_SCAN_H
#define BASE_ESCAPE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/block16.h"
#include "base/key.h"

/* 1: a control or one of & ' " < >; 2: a backslash, or not ASCII. */
extern const unsigned char scan_marks[256];

static inline block16
scan_find(block16 b, bool ascii)
{
	block16 m = block16_is(b, 0x7f) | block16_is(b | 1, '\'') |
	    block16_is(b, '"') | block16_is(b | 2, '>');

	/* With a sign, what is not ASCII is below all that is. */
	return m | (ascii ? (block16)((block16_signed)b < 0x20) |
	    block16_is(b, '\\') : (block16)(b < 0x20));
}

/* Of two words of text, whether all bytes are plain. They go to a register
 * each: by way of memory the block would have to wait for both. */
static inline bool
scan_pair(uint64_t first, uint64_t second, bool ascii)
{
	const block16_words w = { first, second };

	return !block16_any(scan_find((block16)w, ascii));
}

/* Copy fewer than sixteen bytes, unless to is NULL; whether all are plain.
 * Words that overlap say the same twice. */
static inline bool
scan_short(char *to, str s, bool ascii)
{
	const unsigned char *c = (const unsigned char *)s.p;
	unsigned char marks = 0;

	if (s.n >= 8) {
		uint64_t w[2] = { key_word8(s.p), key_word8(s.p + s.n - 8) };

		if (to) {
			memcpy(to, &w[0], 8);
			memcpy(to + s.n - 8, &w[1], 8);
		}
		return scan_pair(w[0], w[1], ascii);
	}
	if (s.n >= 4) {
		uint32_t w[2];

		memcpy(&w[0], s.p, 4);
		memcpy(&w[1], s.p + s.n - 4, 4);
		if (to) {
			memcpy(to, &w[0], 4);
			memcpy(to + s.n - 4, &w[1], 4);
		}
		return scan_pair(w[0] | (uint64_t)w[1] << 32, ' ' *
		    UINT64_C(0x0101010101010101), ascii);
	}
	for (size_t i = 0; i < s.n; i++) {
		marks |= scan_marks[c[i]];
		if (to)
			to[i] = s.p[i];
	}
	return !(marks & (ascii ? 3 : 1));
}

/* Copy s, unless to is NULL, up to the first byte that is a control or one
 * of & ' " < >; with ascii also a backslash or what is not ASCII. How many
 * bytes come before it; there is room for all of s, and what follows them
 * there is not said. */
static inline __attribute__((always_inline)) size_t
scan_copy(char *to, str s, bool ascii)
{
	size_t i = 0;

	if (s.n < sizeof(block16)) {
		unsigned char marks = ascii ? 3 : 1;

		if (scan_short(to, s, ascii))
			return s.n;
		while (!(scan_marks[(unsigned char)s.p[i]] & marks))
			i++;
		return i;
	}
	while (i < s.n) {
		block16 b;
		unsigned found;

		/* The last with what is before it. */
		if (s.n - i < sizeof(b))
			i = s.n - sizeof(b);
		b = block16_load(s.p + i);
		if (to)
			memcpy(to + i, &b, sizeof(b));
		found = block16_bits(scan_find(b, ascii));
		if (found)
			return i + (unsigned)__builtin_ctz(found);
		i += sizeof(b);
	}
	return s.n;
}

/* The same without a copy. */
static inline __attribute__((always_inline)) size_t
scan_plain(str s, bool ascii)
{
	return scan_copy(NULL, s, ascii);
}

#endif
