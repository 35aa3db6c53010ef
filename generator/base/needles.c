#include "base/needles.h"

#include <assert.h>

static size_t
pair(const char *p)
{
	/* Small letters are told apart by five bits. */
	return ((size_t)(unsigned char)p[0] << 5 ^ (unsigned char)p[1]) %
	    NEEDLE_STEPS;
}

void
needles_init(struct needles *all)
{
	all->n = 0;
	/* Of a pair that is in none the second byte may begin one. */
	memset(all->step, NEEDLE_BYTES - 1, sizeof(all->step));
}

static bool
known(const struct needles *all, const char *p)
{
	for (size_t i = 0; i < all->n; i++)
		/* The last one was part of the pair. */
		if (all->v[i][NEEDLE_BYTES - 3] == p[NEEDLE_BYTES - 3] &&
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
	for (int end = 2; end <= NEEDLE_BYTES; end++) {
		uint8_t *step = &all->step[pair(needle + end - 2)];

		if (*step > NEEDLE_BYTES - end)
			*step = (uint8_t)(NEEDLE_BYTES - end);
	}
}

size_t
needles_next(const struct needles *all, str text, size_t from)
{
	size_t end = from + NEEDLE_BYTES;

	while (end <= text.n) {
		const char *p = text.p + end;
		size_t step = all->step[pair(p - 2)];

		if (step == 0 && known(all, p - NEEDLE_BYTES))
			return end - NEEDLE_BYTES;
		end += step ? step : 1;
	}
	return text.n;
}
