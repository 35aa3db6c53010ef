/* block16: sixteen bytes of a text at once.
 *
 * A vector type of GCC and Clang: on machines with vector instructions each
 * operation is one of them, elsewhere a few. A comparison (==, <) gives a
 * block whose bytes are 0 where it does not hold and 0xff where it does.
 */
#ifndef BASE_BLOCK16_H
#define BASE_BLOCK16_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char block16 __attribute__((vector_size(16)));
typedef signed char block16_signed __attribute__((vector_size(16)));
typedef uint64_t block16_words __attribute__((vector_size(16)));

static inline block16
block16_load(const char *p)
{
	block16 b;

	memcpy(&b, p, sizeof(b));
	return b;
}

/* Which bytes are c. */
static inline block16
block16_is(block16 b, char c)
{
	return (block16)(b == (unsigned char)c);
}

/* Which bytes are one of from..to. What is added makes these the highest
 * that have no sign. */
static inline block16
block16_in(block16 b, char from, char to)
{
	const block16_signed moved = (block16_signed)(b +
	    (unsigned char)(0x7f - to));

	return (block16)(moved > (signed char)(0x7e - (to - from)));
}

/* The answers, a bit each, the lowest of the first byte. */
static inline unsigned
block16_bits(block16 answers)
{
#ifdef __SSE2__
	/* One instruction, which compilers make of nothing portable. */
	typedef char signs __attribute__((vector_size(16)));

	return (unsigned)__builtin_ia32_pmovmskb128((signs)answers);
#else
	const block16 one_each = {
		1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128,
	};
	const block16_words w = (block16_words)(answers & one_each);
	/* The bytes of a number times this are added up in its top byte. */
	const uint64_t ones = UINT64_C(0x0101010101010101);

	return (unsigned)(w[0] * ones >> 56 | w[1] * ones >> 56 << 8);
#endif
}

/* Whether any byte's answer is yes. */
static inline bool
block16_any(block16 answers)
{
#ifdef __SSE2__
	return block16_bits(answers) != 0;
#else
	const block16_words w = (block16_words)answers;

	return w[0] | w[1];
#endif
}

#endif
