#include "measure/confidence.h"

#include <assert.h>

#include "measure/logs.h"
#include "measure/random.h"

enum {
	SEED = 20160406,
	TAIL = 50,		/* of 1999: 2.5 % of 2000 */
	LOG_DROPPED = 8,	/* bits: sums of 2^31 logarithms fit */
};

/* What is drawn from: single values or groups of them. */
struct urn {
	uint32_t n;
	int64_t values[CONFIDENCE_DRAWN], logs[CONFIDENCE_DRAWN];
	int64_t sizes[CONFIDENCE_DRAWN];
	int shift;		/* of the values, lest sums overflow */
};

/* The figures of all rounds. */
struct rounds {
	int64_t median[CONFIDENCE_ROUNDS], p90[CONFIDENCE_ROUNDS];
	int64_t mean[CONFIDENCE_ROUNDS], geometric[CONFIDENCE_ROUNDS];
};

/* The rank-th smallest, counted from 0; v is reordered (Hoare, Algorithm
 * 65: Find, 1961). */
static int64_t
nth(int64_t *v, size_t n, size_t rank)
{
	size_t low = 0, high = n - 1;

	while (low < high) {
		int64_t pivot = v[low + (high - low) / 2];
		size_t i = low, j = high;

		for (;;) {
			int64_t swap;

			while (v[i] < pivot)
				i++;
			while (v[j] > pivot)
				j--;
			if (i >= j)
				break;
			swap = v[i];
			v[i++] = v[j];
			v[j--] = swap;
		}
		if (rank <= j)
			high = j;
		else
			low = j + 1;
	}
	return v[low];
}

static struct bounds
percentiles(int64_t *v)
{
	struct bounds b = { .known = true };

	b.low = nth(v, CONFIDENCE_ROUNDS, TAIL - 1);
	b.high = nth(v, CONFIDENCE_ROUNDS, CONFIDENCE_ROUNDS - TAIL);
	return b;
}

/* Deal the values into groups, in an order of chance; up to
 * CONFIDENCE_DRAWN of them each is a group of its own. */
static void
urn_fill(struct urn *u, const struct stats *s, struct random_source *r)
{
	struct arena scratch = { 0 };
	uint32_t n = (uint32_t)s->n;
	uint32_t *order = arena_array(&scratch, uint32_t, n);
	int64_t most = (INT64_C(1) << 62) / ((int64_t)n + CONFIDENCE_DRAWN);

	*u = (struct urn){ .n = n < CONFIDENCE_DRAWN ? n
		: CONFIDENCE_DRAWN };
	while (s->max >> u->shift > most)
		u->shift++;
	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	/* Fisher and Yates, as Durstenfeld has it. */
	for (uint32_t i = n; u->n < n && i > 1; i--) {
		uint32_t k = random_below(r, i), swap = order[i - 1];

		order[i - 1] = order[k];
		order[k] = swap;
	}
	for (uint32_t i = 0; i < n; i++) {
		int64_t v = s->sorted[order[i]];

		u->values[i % u->n] += v >> u->shift;
		u->logs[i % u->n] += stats_log(v) >> LOG_DROPPED;
		u->sizes[i % u->n]++;
	}
	arena_release(&scratch);
}

/* Room for the values of a round, and for two more behind them. */
enum { SPREAD_ROOM = CONFIDENCE_DRAWN + 2 };

/* The sorted values of one round; needs single values. Most are drawn twice
 * at most: two are written in any case, which is faster than to ask. */
static void
spread_out(const struct stats *s, const uint8_t *times, int64_t *drawn)
{
	for (size_t i = 0; i < s->n; i++) {
		drawn[0] = drawn[1] = s->sorted[i];
		for (int k = 2; k < times[i]; k++)
			drawn[k] = s->sorted[i];
		drawn += times[i];
	}
}

static void
run(const struct urn *u, const struct stats *s, bool single,
    struct random_source *r, struct rounds *out)
{
	int64_t drawn[SPREAD_ROOM];

	for (int i = 0; i < CONFIDENCE_ROUNDS; i++) {
		uint8_t times[CONFIDENCE_DRAWN] = { 0 };
		int64_t value = 0, log = 0, size = 0;

		for (uint32_t k = 0; k < u->n; k++) {
			uint32_t at = random_below(r, u->n);

			times[at]++;
			value += u->values[at];
			log += u->logs[at];
			size += u->sizes[at];
		}
		out->mean[i] = (value + size / 2) / size;
		out->geometric[i] = (log + size / 2) / size;
		if (!single)
			continue;
		spread_out(s, times, drawn);
		out->median[i] = stats_quantile(drawn, u->n, 1, 2);
		out->p90[i] = stats_quantile(drawn, u->n, 9, 10);
	}
}

/* The values between whose ranks, n p -+ z root(n p (1 - p)), the
 * quantile lies; spread is z^2 p (1 - p) in millionths. Rounded outwards,
 * in thousandths of a rank. */
static struct bounds
ranks(const struct stats *s, int64_t permille, int64_t spread)
{
	int64_t n = (int64_t)s->n;
	int64_t off = (int64_t)root_of((uint64_t)(n * spread)) + 1;
	int64_t low = (n * permille - off) / 1000;
	int64_t high = (n * permille + off + 999) / 1000 + 1;

	if (low < 1)
		low = 1;
	if (high > n)
		high = n;
	return (struct bounds){ true, s->sorted[low - 1],
		s->sorted[high - 1] };
}

/* 1.959964^2 / 4 and 1.959964^2 * 0.09 */
enum { SPREAD_MEDIAN = 960365, SPREAD_P90 = 345731 };

struct bounds
median_bounds(const struct stats *s)
{
	if (s->n < CONFIDENCE_LEAST || s->min < 0)
		return (struct bounds){ 0 };
	return ranks(s, 500, SPREAD_MEDIAN);
}

struct confidence
confidence_of(const struct stats *s)
{
	struct random_source r = random_from(SEED);
	struct confidence c = { .drawn = s->n <= CONFIDENCE_DRAWN };
	struct rounds rounds;
	struct urn urn;

	if (s->n < CONFIDENCE_LEAST || s->min < 0)
		return (struct confidence){ 0 };
	urn_fill(&urn, s, &r);
	run(&urn, s, c.drawn, &r, &rounds);
	if (s->n >= CONFIDENCE_LEAST_MEAN) {
		c.mean = percentiles(rounds.mean);
		c.mean.low *= INT64_C(1) << urn.shift;
		c.mean.high *= INT64_C(1) << urn.shift;
	}
	if (s->n >= CONFIDENCE_LEAST_GEOMETRIC) {
		c.geometric = percentiles(rounds.geometric);
		c.geometric.low = exp_of(c.geometric.low *
		    (1 << LOG_DROPPED));
		c.geometric.high = exp_of(c.geometric.high *
		    (1 << LOG_DROPPED));
	}
	c.median = c.drawn ? percentiles(rounds.median)
	    : ranks(s, 500, SPREAD_MEDIAN);
	if (s->n >= CONFIDENCE_LEAST_P90)
		c.p90 = c.drawn ? percentiles(rounds.p90)
		    : ranks(s, 900, SPREAD_P90);
	return c;
}

/* The median of one round. */
static int64_t
draw_median(const struct stats *s, struct random_source *r)
{
	uint8_t times[CONFIDENCE_DRAWN] = { 0 };
	int64_t drawn[SPREAD_ROOM];
	uint32_t n = (uint32_t)s->n, at;

	if (n <= CONFIDENCE_DRAWN) {
		for (uint32_t k = 0; k < n; k++)
			times[random_below(r, n)]++;
		spread_out(s, times, drawn);
		return stats_quantile(drawn, n, 1, 2);
	}
	at = random_heads(r, n);
	if (at < 1)
		at = 1;
	if (at > n - 1)
		at = n - 1;
	return stats_quantile(&s->sorted[at - 1], 2, 1, 2);
}

struct change
change_of(const struct stats *before, const struct stats *now)
{
	struct random_source r = random_from(SEED);
	struct change c = { COMPARE_TOO_FEW, before->n, now->n, 0, { 0 } };
	int64_t v[CONFIDENCE_ROUNDS];

	if (before->n < COMPARE_LEAST || now->n < COMPARE_LEAST ||
	    before->min < 0 || now->min < 0)
		return c;
	for (int i = 0; i < CONFIDENCE_ROUNDS; i++) {
		int64_t was = draw_median(before, &r);

		v[i] = draw_median(now, &r) - was;
	}
	c.difference = now->median - before->median;
	c.bounds = percentiles(v);
	c.verdict = c.bounds.high < 0 ? COMPARE_LOWER
	    : c.bounds.low > 0 ? COMPARE_HIGHER : COMPARE_NO_CHANGE;
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
