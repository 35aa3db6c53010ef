#include "measure/confidence.h"

#include <assert.h>

#include "measure/logs.h"
#include "measure/places.h"

/* Fixed-point numbers of the means: ONE is 1. */
enum { ONE_BITS = 20 };
#define ONE (INT64_C(1) << ONE_BITS)
#define NORMAL_975 INT64_C(2055171)	/* 1.959964 */

static struct bounds
quantile_bounds(const struct stats *s, int part, int whole)
{
	struct arena scratch = { 0 };
	struct places p = places_of(&scratch, s->n, part, whole);
	struct bounds b = { 0 };
	size_t low, high;

	if (places_bounds(&p, s->n, &low, &high))
		b = (struct bounds){ true, s->sorted[low - 1],
			s->sorted[high - 1] };
	arena_release(&scratch);
	return b;
}

struct bounds
median_bounds(const struct stats *s)
{
	if (s->n < CONFIDENCE_LEAST || s->min < 0)
		return (struct bounds){ 0 };
	return quantile_bounds(s, 1, 2);
}

static int
bits_of(uint64_t v)
{
	int bits = 0;

	for (; v; v >>= 1)
		bits++;
	return bits;
}

/* v * 2^by, rounded to the nearest where by is below zero. */
static int64_t
scaled(int64_t v, int by)
{
	int64_t half;

	if (by >= 0)
		return v * (INT64_C(1) << by);
	if (by < -61)
		return 0;
	half = INT64_C(1) << (-by - 1);
	return (v < 0 ? v - half : v + half) / (2 * half);
}

/* The sum of the squares or cubes of the distances from a mean, each times
 * 2^by. */
static int64_t
power_sum(const int64_t *v, size_t n, int64_t mean, int by, int power)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t d = scaled(v[i] - mean, by);

		sum += power == 2 ? d * d : d * d * d;
	}
	return sum;
}

/* a of the header, times ONE. The largest distance is brought to so many
 * bits that the cubes of n of them add up below 2^58, the squares below
 * 2^47. */
static int64_t
acceleration(const int64_t *v, size_t n, int64_t mean, int most)
{
	int by = (57 - bits_of(n)) / 3 - most;
	int64_t squares = power_sum(v, n, mean, by, 2), cubes, root;

	cubes = power_sum(v, n, mean, by, 3);
	root = (int64_t)root_of((uint64_t)squares << 16);
	if (root == 0)
		return 0;
	cubes = cubes / squares * (1 << 16) +
	    cubes % squares * (1 << 16) / squares;
	return cubes * (1 << 12) / (6 * root);
}

/* Bounds of the mean of ascending values. */
static struct bounds
mean_bounds(const int64_t *v, size_t n, int64_t mean)
{
	int64_t far = v[n - 1] - mean > mean - v[0] ? v[n - 1] - mean
		: mean - v[0];
	int most = bits_of((uint64_t)far), by = (62 - bits_of(n)) / 2 - most;
	struct bounds b = { true, mean, mean };
	int64_t a, s, off[2];

	if (far == 0)
		return b;
	a = acceleration(v, n, mean, most);
	s = (int64_t)((root_of((uint64_t)power_sum(v, n, mean, by, 2)) <<
	    10) / n);
	for (int i = 0; i < 2; i++) {
		int64_t w = a + (i == 0 ? -NORMAL_975 : NORMAL_975);
		int64_t less = ONE - a * w / ONE;

		/* Neither is far from 1: |a| is below 1/6. */
		w = w * ONE / (less * less / ONE);
		off[i] = scaled(s * w, -by - ONE_BITS - 10);
	}
	b.low = off[0] < v[0] - mean ? v[0] : mean + off[0];
	b.high = off[1] > v[n - 1] - mean ? v[n - 1] : mean + off[1];
	return b;
}

static struct bounds
geometric_bounds(const struct stats *s)
{
	struct arena scratch = { 0 };
	int64_t *logs = arena_array(&scratch, int64_t, s->n), sum = 0;
	int64_t n = (int64_t)s->n;
	struct bounds b;

	for (size_t i = 0; i < s->n; i++) {
		logs[i] = i > 0 && s->sorted[i] == s->sorted[i - 1]
		    ? logs[i - 1] : stats_log(s->sorted[i]);
		sum += logs[i] >> 8;
	}
	b = mean_bounds(logs, s->n, (sum + n / 2) / n * (1 << 8));
	b.low = exp_of(b.low);
	b.high = exp_of(b.high);
	arena_release(&scratch);
	return b;
}

struct confidence
confidence_of(const struct stats *s)
{
	struct confidence c = { .median = median_bounds(s) };

	if (!c.median.known)
		return c;
	if (s->n >= CONFIDENCE_LEAST_P90)
		c.p90 = quantile_bounds(s, 9, 10);
	if (s->n >= CONFIDENCE_LEAST_GEOMETRIC)
		c.geometric = geometric_bounds(s);
	if (s->n >= CONFIDENCE_LEAST_MEAN)
		c.mean = mean_bounds(s->sorted, s->n, s->mean);
	return c;
}

/* The medians that a sample leaves possible, ascending. */
struct medians {
	struct places p;
	int64_t *v;
};

static struct medians
medians_of(struct arena *a, const struct stats *s)
{
	struct medians m = { .p = places_of(a, s->n, 1, 2) };

	m.v = arena_array(a, int64_t, m.p.n);
	for (size_t i = 0; i < m.p.n; i++) {
		size_t k = m.p.first + i;

		if (k < 1)
			k = 1;
		if (k > s->n - 1)
			k = s->n - 1;
		m.v[i] = stats_quantile(&s->sorted[k - 1], 2, 1, 2);
	}
	return m;
}

/* The weight of the pairs that differ by t at most. Both are ascending, so
 * that one walk along each is enough. */
static int64_t
weight_upto(const struct medians *before, const struct medians *now,
    int64_t t)
{
	int64_t sum = 0, last = 0;
	size_t k = 0;

	for (size_t i = 0; i < before->p.n; i++) {
		int64_t weight = before->p.upto[i] - last;

		last = before->p.upto[i];
		while (k < now->p.n && now->v[k] - before->v[i] <= t)
			k++;
		if (k > 0)
			sum += weight * (now->p.upto[k - 1] >> 1);
	}
	return sum;
}

/* The smallest difference up to which lie so many fortieths of all. */
static int64_t
difference_at(const struct medians *before, const struct medians *now,
    int64_t part)
{
	int64_t low = now->v[0] - before->v[before->p.n - 1];
	int64_t high = now->v[now->p.n - 1] - before->v[0];
	int64_t wanted = weight_upto(before, now, high) / 40 * part;

	while (low < high) {
		int64_t mid = low + (int64_t)(((uint64_t)high -
		    (uint64_t)low) / 2);

		if (weight_upto(before, now, mid) >= wanted)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

struct change
change_of(const struct stats *before, const struct stats *now)
{
	struct change c = { COMPARE_TOO_FEW, before->n, now->n, 0, { 0 } };
	struct arena scratch = { 0 };
	struct medians was, is;

	if (before->n < COMPARE_LEAST || now->n < COMPARE_LEAST ||
	    before->min < 0 || now->min < 0)
		return c;
	was = medians_of(&scratch, before);
	is = medians_of(&scratch, now);
	c.difference = now->median - before->median;
	c.bounds = (struct bounds){ true, difference_at(&was, &is, 1),
		difference_at(&was, &is, 39) };
	c.verdict = c.bounds.high < 0 ? COMPARE_LOWER
	    : c.bounds.low > 0 ? COMPARE_HIGHER : COMPARE_NO_CHANGE;
	arena_release(&scratch);
	return c;
}

const char *
comparison_name(enum comparison c)
{
	static const char *const names[] = {
		[COMPARE_TOO_FEW] = "too few to say",
		[COMPARE_LOWER] = "lower",
		[COMPARE_HIGHER] = "higher",
		[COMPARE_NO_CHANGE] = "no change can be shown",
	};

	return names[c];
}
