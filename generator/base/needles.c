#include "base/needles.h"

#include <assert.h>

#include "base/key.h"

static_assert(NEEDLE_BYTES == 2 * NEEDLE_WORD - 1, "each word has a place");

/* Where the table speaks of a word. */
static size_t
slot(const char *p)
{
	return (uint32_t)(key_word4(p) * UINT64_C(0x9e3779b1)) >>
	    (32 - NEEDLE_BITS);
}

void
needles_init(struct needles *all)
{
	*all = (struct needles){ 0 };
}

static bool
known(const struct needles *all, const char *p)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i][0] == p[0] &&
		    memcmp(all->v[i], p, NEEDLE_BYTES) == 0)
			return true;
	return false;
}

void
needles_add(struct needles *all, const char *needle)
{
	if (known(all, needle))
		return;
	assert(all->n < NEEDLES_MOST);
	all->v[all->n++] = needle;
	for (unsigned i = 0; i < NEEDLE_WORD; i++)
		all->places[slot(needle + i)] |= (uint8_t)(1u << i);
}

/* The first needle of which the word at a byte is part, in *found. */
static bool
around(const struct needles *all, str text, size_t at, size_t *found)
{
	unsigned places = all->places[slot(text.p + at)];

	for (size_t i = NEEDLE_WORD; i-- > 0;) {
		*found = at - i;
		if (places >> i & 1 && text.n - *found >= NEEDLE_BYTES &&
		    known(all, text.p + *found))
			return true;
	}
	return false;
}

size_t
needles_next(const struct needles *all, str text, size_t from)
{
	size_t at = from + NEEDLE_WORD - 1, found;

	for (; at + NEEDLE_WORD <= text.n; at += NEEDLE_WORD)
		if (all->places[slot(text.p + at)] &&
		    around(all, text, at, &found))
			return found;
	return text.n;
}
