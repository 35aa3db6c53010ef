/* escape_scan: past the bytes that every context takes as they are.
 * Private to escape*.c.
 *
 * Nearly all text that is escaped needs no escape: it is looked at in
 * blocks of sixteen bytes, which compilers turn into a handful of
 * instructions on machines that can.
 */
#ifndef BASE_ESCAPE_SCAN_H
#define BASE_ESCAPE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/key.h"

typedef unsigned char scan_block __attribute__((vector_size(16)));
typedef signed char scan_signed __attribute__((vector_size(16)));

/* Which of two words' bytes is the first that is not 0. */
static inline size_t
scan_first(uint64_t w)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(w) / 8;
#else
	return (size_t)__builtin_clzll(w) / 8;
#endif
}

/* 1: a control or one of & ' " < >; 2: a backslash, or not ASCII. */
extern const unsigned char scan_marks[256];

static inline scan_block
scan_find(scan_block b, bool ascii)
{
	scan_block m = (scan_block)(b == 0x7f) |
	    (scan_block)((b | 1) == '\'') | (scan_block)(b == '"') |
	    (scan_block)((b | 2) == '>');

	/* With a sign, what is not ASCII is below all that is. */
	return m | (ascii ? (scan_block)((scan_signed)b < 0x20) |
	    (scan_block)(b == '\\') : (scan_block)(b < 0x20));
}

/* Of one to sixteen bytes: whether all are plain. Words that overlap say
 * the same twice. */
static inline bool
scan_short(str s, bool ascii)
{
	const unsigned char *c = (const unsigned char *)s.p;
	uint64_t w[2];
	scan_block b, m;

	if (s.n >= 8) {
		w[0] = key_word8(s.p);
		w[1] = key_word8(s.p + s.n - 8);
	} else if (s.n >= 4) {
		w[0] = key_word4(s.p) | key_word4(s.p + s.n - 4) << 32;
		w[1] = w[0];
	} else {
		w[0] = c[0] * UINT64_C(0x01000001) |
		    (uint64_t)c[s.n / 2] << 8 | (uint64_t)c[s.n - 1] << 16;
		w[0] |= w[0] << 32;
		w[1] = w[0];
	}
	memcpy(&b, w, sizeof(b));
	m = scan_find(b, ascii);
	memcpy(w, &m, sizeof(w));
	return !(w[0] | w[1]);
}

/* How many bytes of s there are before the first that is a control or one
 * of & ' " < >; with ascii also before a backslash and what is not ASCII. */
static inline __attribute__((always_inline)) size_t
scan_plain(str s, bool ascii)
{
	unsigned char marks = ascii ? 3 : 1;
	size_t i = 0;

	for (; s.n - i >= sizeof(scan_block); i += sizeof(scan_block)) {
		uint64_t w[2];
		scan_block b, m;

		memcpy(&b, s.p + i, sizeof(b));
		m = scan_find(b, ascii);
		memcpy(w, &m, sizeof(w));
		if (w[0])
			return i + scan_first(w[0]);
		if (w[1])
			return i + 8 + scan_first(w[1]);
	}
	/* The rest, with what is before it where there is something. */
	if (i > 0) {
		if (scan_short(str_from(s, s.n - sizeof(scan_block)), ascii))
			return s.n;
	} else if (s.n > 0 && scan_short(s, ascii)) {
		return s.n;
	}
	while (i < s.n && !(scan_marks[(unsigned char)s.p[i]] & marks))
		i++;
	return i;
}

#endif
