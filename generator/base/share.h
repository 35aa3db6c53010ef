/* share: short texts that come again and again, kept once.
 *
 * A small table of the texts that came last. A text that is still in it is
 * not copied again; any other is copied, and takes the slot of an older one.
 * So which texts are shared depends on the order they come in, but that is
 * seen in the use of memory alone. It pays because the headings, keys and
 * words of an archive are nearly always the same few.
 */
#ifndef BASE_SHARE_H
#define BASE_SHARE_H

#include "base/key.h"

enum {
	SHARE_BITS = 10,
	SHARE_MOST = 64,	/* bytes of a text that may come again */
};

/* All zero to begin with; for one thread, and for one arena. */
struct share {
	str last[1 << SHARE_BITS];
};

/* A copy in the arena, perhaps an earlier one. share may be NULL. */
static inline str
share_text(struct share *s, struct arena *a, str text)
{
	str *at;

	if (!s || text.n == 0 || text.n > SHARE_MOST)
		return str_dup(a, text);
	at = &s->last[key_hash(text) >> (64 - SHARE_BITS)];
	if (!key_eq(*at, text))
		*at = str_dup(a, text);
	return *at;
}

#endif
