/* needles: where the next of a few texts stands.
 *
 * Each is of NEEDLE_BYTES bytes, and they are looked for together: what two
 * bytes say together is how far the nearest end of a needle can be, so that
 * most bytes are never looked at (Wu and Manber, "A Fast Algorithm for
 * Multi-Pattern Searching", University of Arizona, TR-94-17, 1994). Time is
 * linear in the text for so few of them.
 */
#ifndef BASE_NEEDLES_H
#define BASE_NEEDLES_H

#include "base/str.h"

enum {
	NEEDLE_BYTES = 7,
	NEEDLES_MOST = 16,
	NEEDLE_STEPS = 1024,
};

struct needles {
	const char *v[NEEDLES_MOST];	/* not copied */
	size_t n;
	uint8_t step[NEEDLE_STEPS];	/* by two bytes */
};

/* None yet. Of zero bytes they are none as well. */
void needles_init(struct needles *all);
/* One more, of so many bytes; the same one twice is one. */
void needles_add(struct needles *all, const char *needle);

/* Where at or behind a byte the next one begins; text.n when none does. */
size_t needles_next(const struct needles *all, str text, size_t from);

#endif
