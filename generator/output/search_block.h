/* search_block: eight bytes of a text at once, in one number.
 *
 * The first byte is the lowest, on every machine. A test of the eight bytes
 * gives another number, in which the top bit of a byte (a mark) is the
 * answer for that byte. Only the first mark can be relied on: those after
 * it may come from a carry out of its byte.
 */
#ifndef OUTPUT_SEARCH_BLOCK_H
#define OUTPUT_SEARCH_BLOCK_H

#include <stdint.h>
#include <string.h>

#include "base/str.h"

#define BLOCK_OF(byte) (UINT64_C(0x0101010101010101) * (byte))
#define BLOCK_MARKS BLOCK_OF(0x80)

/* From the order in memory to that of a block, and back. */
static inline uint64_t
block_turn(uint64_t x)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return x;
#else
	return __builtin_bswap64(x);
#endif
}

static inline uint64_t
block_load(const char *p)
{
	uint64_t x;

	memcpy(&x, p, 8);
	return block_turn(x);
}

/* The bytes from p on, zeros from end on. */
static inline uint64_t
block_load_end(const char *p, const char *end)
{
	uint64_t x = 0;

	if (end - p >= 8)
		return block_load(p);
	memcpy(&x, p, (size_t)(end - p));
	return block_turn(x);
}

/* Where a byte is not one of from..to, which are ASCII. Adding brings the
 * top bit of a byte about from `from` on, and behind `to`. */
static inline uint64_t
block_outside(uint64_t x, unsigned char from, unsigned char to)
{
	return (~(x + BLOCK_OF(0x80u - from)) | (x + BLOCK_OF(0x7fu - to))) &
	    BLOCK_MARKS;
}

/* How many bytes are before the first mark; there must be one. */
static inline size_t
block_first(uint64_t marks)
{
	return (unsigned)__builtin_ctzll(marks) / 8;
}

/* All bits of the first n bytes, 1 to 8. */
static inline uint64_t
block_until(size_t n)
{
	return UINT64_MAX >> (64 - 8 * n);
}

/* All bits of these bytes. */
static inline uint64_t
block_before(uint64_t marks)
{
	return (marks ^ (marks - 1)) >> 8;
}

#endif
