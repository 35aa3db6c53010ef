#include "measure/places.h"

#include <assert.h>

/* The largest weight, and the smallest that is kept. */
#define MOST (INT64_C(1) << 30)
#define LEAST (INT64_C(1) << 8)
/* What all add up to is held below this. */
#define SUM_MOST (INT64_C(1) << 31)

/* Binomial weight of k + 1 from that of k; p is part / (part + other). */
static int64_t
above(int64_t weight, int64_t n, int64_t k, int part, int other)
{
	return weight * (n - k) / (k + 1) * part / other;
}

static int64_t
below(int64_t weight, int64_t n, int64_t k, int part, int other)
{
	return weight * k / (n - k + 1) * other / part;
}

/* How many k from the middle on, by one or the other, are worth keeping. */
static int64_t
last_kept(int64_t n, int64_t middle, int part, int other)
{
	int64_t k = middle;

	for (int64_t w = MOST; k < n; k++) {
		w = above(w, n, k, part, other);
		if (w < LEAST)
			break;
	}
	return k;
}

static int64_t
first_kept(int64_t n, int64_t middle, int part, int other)
{
	int64_t k = middle;

	for (int64_t w = MOST; k > 0; k--) {
		w = below(w, n, k, part, other);
		if (w < LEAST)
			break;
	}
	return k;
}

struct places
places_of(struct arena *a, size_t size, int part, int whole)
{
	int64_t n = (int64_t)size, middle = (n + 1) * part / whole, first, w;
	int other = whole - part, shift = 0;
	struct places p = { 0 };

	assert(n > 0 && part > 0 && other > 0);
	if (middle > n)
		middle = n;
	first = first_kept(n, middle, part, other);
	p.first = (size_t)first;
	p.n = (size_t)(last_kept(n, middle, part, other) - first) + 1;
	p.upto = arena_array(a, int64_t, p.n);
	p.upto[middle - first] = w = MOST;
	for (int64_t k = middle; k > first; k--)
		p.upto[k - 1 - first] = w = below(w, n, k, part, other);
	w = MOST;
	for (int64_t k = middle; (size_t)(k + 1 - first) < p.n; k++)
		p.upto[k + 1 - first] = w = above(w, n, k, part, other);
	for (size_t i = 0; i < p.n; i++)
		p.all += p.upto[i];
	while (p.all >> shift >= SUM_MOST)
		shift++;
	p.all = 0;
	for (size_t i = 0; i < p.n; i++)
		p.upto[i] = p.all += p.upto[i] >> shift;
	return p;
}

bool
places_bounds(const struct places *p, size_t n, size_t *low, size_t *high)
{
	size_t i = 0, end = p->n;

	while (40 * p->upto[i] <= p->all)
		i++;
	/* That fewer than first + i lie below it is one in forty at most. */
	*low = p->first + i;
	while (end > 1 && 40 * (p->all - p->upto[end - 2]) <= p->all)
		end--;
	*high = p->first + end;
	return *low >= 1 && *high <= n;
}
