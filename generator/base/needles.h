/* needles: where the next of a few texts stands.
 *
 * Each is of NEEDLE_BYTES bytes, and they are looked for together: one of
 * every NEEDLE_WORD words of the text that overlap is asked for in a table
 * of the words that needles are made of, and whatever place a needle stands
 * at, one of its words is asked for. No look waits for the one before it.
 * Time is linear in the text for so few of them.
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
