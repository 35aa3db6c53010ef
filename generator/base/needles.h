/* needles: search a text for several short strings at once.
 *
 * Each needle has NEEDLE_BYTES bytes, and thus NEEDLE_WORD overlapping words
 * of NEEDLE_WORD bytes. A table knows the words of all needles. The search
 * looks at every NEEDLE_WORD-th position of the text only: wherever a needle
 * stands, one of its words begins at one of these. The lookups do not depend
 * on each other, so that the processor overlaps them. Time is linear in the
 * text.
 */
#ifndef BASE_NEEDLES_H
#define BASE_NEEDLES_H

#include "base/str.h"

enum {
	NEEDLE_BYTES = 7,
	NEEDLE_WORD = 4,	/* bytes; as many words are in a needle */
	NEEDLES_MOST = 16,
	NEEDLE_BITS = 11,
};

struct needles {
	const char *v[NEEDLES_MOST];	/* not copied */
	size_t n;
	/* By a word: a bit for each place that it has in some needle. */
	uint8_t places[1 << NEEDLE_BITS];
};

/* None yet; of zero bytes they are none. */
void needles_init(struct needles *all);
/* One more, of so many bytes; the same one twice is one. */
void needles_add(struct needles *all, const char *needle);

/* Where at or behind a byte the next one begins; text.n when none does. */
size_t needles_next(const struct needles *all, str text, size_t from);

#endif
