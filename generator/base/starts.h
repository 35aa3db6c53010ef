/* starts: a quick test whether a text may begin with one of some names.
 *
 * A set of bits, indexed by a hash of the first three bytes of each name,
 * ASCII case ignored. A bit that is not set rules out all names, as it does
 * for nearly all text; one that is set means that they must be compared.
 */
#ifndef BASE_STARTS_H
#define BASE_STARTS_H

#include "base/str.h"

enum { STARTS_BYTES = 3 };

/* All zero to begin with: no names. */
struct starts {
	uint8_t bits[128];
};

static inline unsigned
starts_bit(const char *p)
{
	return ((unsigned)p[0] & 31) ^ ((unsigned)p[1] & 31) << 3 ^
	    ((unsigned)p[2] & 31) << 5;
}

/* One more name. Behind a shorter one anything can stand. */
static inline void
starts_add(struct starts *s, str name)
{
	unsigned bit;

	if (name.n < STARTS_BYTES) {
		if (name.n)
			memset(s->bits, 0xff, sizeof(s->bits));
		return;
	}
	bit = starts_bit(name.p);
	s->bits[bit / 8] |= (uint8_t)(1u << bit % 8);
}

/* False when no name begins as a text does. */
static inline bool
starts_may(const struct starts *s, str text)
{
	unsigned bit;

	if (text.n < STARTS_BYTES)
		return text.n > 0;
	bit = starts_bit(text.p);
	return s->bits[bit / 8] >> bit % 8 & 1;
}

#endif
