/* search_block: eight bytes of a text at once, in one number.
 *
 * A block holds its bytes as they stand in memory. What is said of each
 * byte is said by the top bit of that byte in another number, a mark.
 * Sums stay inside their bytes, since they begin with seven bits each.
 */
#ifndef OUTPUT_SEARCH_BLOCK_H
#define OUTPUT_SEARCH_BLOCK_H

#include <stdint.h>
#include <string.h>

#include "base/str.h"

#define BLOCK_OF(byte) (0x0101010101010101u * (byte))
#define BLOCK_MARKS BLOCK_OF(UINT64_C(0x80))

/* The bytes from p on, zeros from end on. */
static inline uint64_t
block_load(const char *p, const char *end)
{
	uint64_t x = 0;
	size_t left = (size_t)(end - p);

	if (left >= 8)
		memcpy(&x, p, 8);
	else
		memcpy(&x, p, left);
	return x;
}

/* Marks of the bytes from..to, both in ASCII. */
static inline uint64_t
block_range(uint64_t x, unsigned char from, unsigned char to)
{
	uint64_t low = x & ~BLOCK_MARKS;

	return ((low + BLOCK_OF(UINT64_C(0x80) - from)) ^
	    (low + BLOCK_OF(UINT64_C(0x7f) - to))) & ~x & BLOCK_MARKS;
}

/* Where the first mark is; there must be one. */
static inline size_t
block_first(uint64_t marks)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(marks) / 8;
#else
	return (size_t)__builtin_clzll(marks) / 8;
#endif
}

/* All bits of the bytes before the first mark; of all when there is none. */
static inline uint64_t
block_before(uint64_t marks)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return ((marks & (0 - marks)) >> 7) - 1;
#else
	return marks ? ~(UINT64_MAX >> 8 * block_first(marks)) : UINT64_MAX;
#endif
}

#endif
