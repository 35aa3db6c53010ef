/* Bounds and comparisons. The exact values come from a second
 * implementation, in Python: binomial sums in fractions, all pairs of
 * medians in order, means in floating numbers. And samples are drawn here,
 * as the bootstrap is taught, to see that what is worked out without
 * drawing is what drawing comes to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chance.h"
#include "measure/confidence.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const int64_t fifteen[] = { 60, 180, 300, 420, 600, 720, 900, 1260,
	1800, 2400, 3600, 5400, 7200, 14400, 43200 };

static void
bounded(struct bounds b, int64_t low, int64_t high)
{
	assert_true(b.known);
	assert_int_equal(b.low, low);
	assert_int_equal(b.high, high);
}

/* Values that look like lengths: a generator of two lines, for Python
 * too. */
static int64_t *
made(struct arena *a, size_t n)
{
	int64_t *v = arena_array(a, int64_t, n), s = 12345;

	for (size_t i = 0; i < n; i++) {
		s = (s * 1103515245 + 12345) % (INT64_C(1) << 31);
		v[i] = 30 + (s >> 16) % 97 * ((s >> 8) % 89);
	}
	return v;
}

static void
bounds_are_those_of_a_second_implementation(void **state)
{
	struct arena a = { 0 };
	struct stats s = stats_of(&a, fifteen, COUNT(fifteen));
	struct confidence c = confidence_of(&s);

	(void)state;
	/* The 4th and the 12th: of 15 coins 3 or fewer show heads in 576 of
	 * 32768 cases, 1.8 %; 4 or fewer in 1941, 5.9 %. */
	bounded(c.median, 420, 5400);
	bounded(c.geometric, 633, 3463);
	/* Fifteen have no mean that bounds would hold 19 times of 20. */
	assert_false(c.mean.known);
	/* The tenth part of fifteen says nothing of where it ends. */
	assert_false(c.p90.known);
	s = stats_of(&a, made(&a, 60), 60);
	c = confidence_of(&s);
	bounded(c.median, 615, 1854);		/* 22nd and 39th */
	bounded(c.p90, 3735, 6794);		/* 49th and 59th */
	bounded(c.geometric, 585, 1233);
	bounded(c.mean, 1453, 2528);
	s = stats_of(&a, made(&a, 400), 400);
	c = confidence_of(&s);
	bounded(c.median, 1208, 1793);		/* 180th and 221st */
	bounded(c.p90, 4510, 5360);		/* 348th and 372nd */
	bounded(c.geometric, 1038, 1330);
	bounded(c.mean, 1906, 2274);		/* 1906.6, 2274.0 */
	arena_release(&a);
}

static int
ascending(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

enum { ROUNDS = 1999 };

/* The bootstrap as Efron had it in 1979: of samples drawn from the sample,
 * the 2.5th and the 97.5th percentile of a figure. */
static struct bounds
drawn_mean(const int64_t *v, size_t n)
{
	struct random_source r = random_from(7);
	int64_t means[ROUNDS];

	for (int i = 0; i < ROUNDS; i++) {
		int64_t sum = 0;

		for (size_t k = 0; k < n; k++)
			sum += v[random_below(&r, (uint32_t)n)];
		means[i] = sum / (int64_t)n;
	}
	qsort(means, ROUNDS, sizeof(*means), ascending);
	return (struct bounds){ true, means[49], means[ROUNDS - 50] };
}

/* Whether the two differ by a tenth of how wide they are at most. */
static bool
alike(struct bounds a, struct bounds b)
{
	int64_t tenth = (b.high - b.low) / 10;

	return llabs(a.low - b.low) <= tenth && llabs(a.high - b.high) <= tenth;
}

static void
a_mean_is_as_sure_as_drawn_samples_say(void **state)
{
	struct arena a = { 0 };
	int64_t *v = made(&a, 200);
	struct stats s = stats_of(&a, v, 200);

	(void)state;
	/* It is a little higher, at both ends: that is the correction. */
	assert_true(alike(confidence_of(&s).mean, drawn_mean(v, 200)));
	arena_release(&a);
}

/* How often the bounds of a median hold 1000, which is the median of what
 * is sampled from, of 1,000 samples. */
static unsigned
held(uint32_t n)
{
	struct random_source r = random_from(n);
	struct arena a = { 0 };
	unsigned held = 0;

	for (int i = 0; i < 1000; i++) {
		int64_t v[64];

		/* 0 to 2000, most of them near the ends. */
		for (uint32_t k = 0; k < n; k++) {
			int64_t x = random_below(&r, 1001);

			v[k] = random_below(&r, 2) ? x * x / 1000
				: 2000 - x * x / 1000;
		}
		struct stats s = stats_of(&a, v, n);
		struct bounds b = median_bounds(&s);

		held += b.low <= 1000 && 1000 <= b.high;
		arena_reset(&a);
	}
	arena_release(&a);
	return held;
}

static void
bounds_hold_the_median_19_times_of_20(void **state)
{
	(void)state;
	/* 950 is promised; 3 deviations of chance are 21. */
	assert_in_range(held(6), 929, 1000);
	assert_in_range(held(15), 929, 1000);
	assert_in_range(held(64), 929, 1000);
}

static void
rows_of_tables_have_the_bounds_of_the_page(void **state)
{
	struct arena a = { 0 };
	struct stats s = stats_of(&a, made(&a, 60), 60);
	struct bounds b = median_bounds(&s);

	(void)state;
	bounded(confidence_of(&s).median, b.low, b.high);
	arena_release(&a);
}

static void
the_order_of_values_does_not_matter(void **state)
{
	int64_t back[COUNT(fifteen)];
	struct arena a = { 0 };
	struct stats s;
	struct confidence c;

	(void)state;
	for (size_t i = 0; i < COUNT(fifteen); i++)
		back[i] = fifteen[COUNT(fifteen) - 1 - i];
	s = stats_of(&a, back, COUNT(fifteen));
	c = confidence_of(&s);
	bounded(c.geometric, 633, 3463);
	arena_release(&a);
}

static void
too_few_values_have_no_bounds(void **state)
{
	struct arena a = { 0 };
	struct stats s = stats_of(&a, fifteen, 5);
	struct confidence c = confidence_of(&s);

	(void)state;
	assert_false(c.median.known);
	assert_false(c.mean.known);
	s = stats_of(&a, NULL, 0);
	assert_false(confidence_of(&s).median.known);
	s = stats_of(&a, fifteen, 6);
	assert_true(confidence_of(&s).median.known);
	arena_release(&a);
}

static void
equal_values_are_sure(void **state)
{
	static const int64_t same[12] = { 60, 60, 60, 60, 60, 60, 60, 60, 60,
		60, 60, 60 };
	static const int64_t none[12] = { 0 };
	struct arena a = { 0 };
	struct stats s = stats_of(&a, same, 12);

	(void)state;
	bounded(confidence_of(&s).median, 60, 60);
	bounded(confidence_of(&s).geometric, 60, 60);
	s = stats_of(&a, none, 12);
	bounded(confidence_of(&s).median, 0, 0);
	bounded(confidence_of(&s).geometric, 1, 1);
	arena_release(&a);
}

static void
of_many_values_bounds_are_near_theory(void **state)
{
	struct arena a = { 0 };
	int64_t *v = arena_array(&a, int64_t, 10000);
	struct confidence c;
	struct stats s;

	(void)state;
	for (int i = 0; i < 10000; i++)
		v[i] = 1 + (int64_t)i * 7919 % 10000;
	s = stats_of(&a, v, 10000);
	c = confidence_of(&s);
	/* Sums of 10,000 over k, by whole numbers; the normal form gives
	 * 5000 -+ 1.96 * root(2500) = 4902.0 to 5098.0, and 9000 -+ 1.96 *
	 * root(900) = 8941.2 to 9058.8. */
	bounded(c.median, 4902, 5099);
	bounded(c.p90, 8941, 9059);
	/* Standard error 2886.75 / 100: 5001 (to the second) -+ 56.58. */
	bounded(c.mean, 4944, 5058);
	/* The mean logarithm is ln 10000 - 1, deviation 1: 3680 * exp(-+
	 * 0.0196) = 3609 to 3753. */
	bounded(c.geometric, 3609, 3752);
	arena_release(&a);
}

static void
huge_values_do_not_overflow(void **state)
{
	struct arena a = { 0 };
	int64_t *v = arena_array(&a, int64_t, 300);
	struct confidence c;
	struct stats s;

	(void)state;
	for (int i = 0; i < 300; i++)
		v[i] = STATS_MOST - i;
	s = stats_of(&a, v, 300);
	c = confidence_of(&s);
	assert_true(c.mean.low > STATS_MOST / 100 * 99);
	assert_true(c.mean.high <= STATS_MOST);
	arena_release(&a);
}

static struct change
between(struct arena *a, int64_t by, int64_t of)
{
	struct stats before = stats_of(a, fifteen, COUNT(fifteen)), now;
	int64_t v[COUNT(fifteen)];

	for (size_t i = 0; i < COUNT(fifteen); i++)
		v[i] = fifteen[i] * by / of;
	now = stats_of(a, v, COUNT(fifteen));
	return change_of(&before, &now);
}

static void
a_change_shows_when_its_bounds_exclude_none(void **state)
{
	struct arena a = { 0 };
	struct change c = between(&a, 1, 16);

	(void)state;
	assert_int_equal(c.verdict, COMPARE_LOWER);
	assert_int_equal(c.difference, 78 - 1260);
	bounded(c.bounds, -4449, -322);		/* -4449.5 to -322.5 */
	assert_int_equal(between(&a, 64, 1).verdict, COMPARE_HIGHER);
	/* Four times as long, and it may be chance: that is what fifteen
	 * incidents tell. */
	c = between(&a, 4, 1);
	assert_int_equal(c.verdict, COMPARE_NO_CHANGE);
	assert_int_equal(c.difference, 3 * 1260);
	bounded(c.bounds, -1050, 17190);
	arena_release(&a);
}

static void
too_few_to_say_is_a_verdict(void **state)
{
	struct arena a = { 0 };
	struct stats nine = stats_of(&a, fifteen, 9);
	struct stats all = stats_of(&a, fifteen, 15);

	(void)state;
	assert_int_equal(change_of(&nine, &all).verdict, COMPARE_TOO_FEW);
	assert_int_equal(change_of(&all, &nine).verdict, COMPARE_TOO_FEW);
	assert_int_equal(change_of(&all, &nine).now, 9);
	assert_false(change_of(&all, &nine).bounds.known);
	assert_string_equal(comparison_name(COMPARE_TOO_FEW),
	    "too few to say");
	arena_release(&a);
}

static void
the_same_is_never_a_change(void **state)
{
	struct arena a = { 0 };
	size_t sizes[] = { 10, 100, 101, 5000 };

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		int64_t *v = made(&a, sizes[i]);
		struct stats s = stats_of(&a, v, sizes[i]);

		assert_int_equal(change_of(&s, &s).verdict,
		    COMPARE_NO_CHANGE);
	}
	arena_release(&a);
}

static void
of_many_a_tenth_shows(void **state)
{
	struct arena a = { 0 };
	int64_t *v = made(&a, 20000);
	struct stats before = stats_of(&a, v, 20000), now;

	(void)state;
	for (int i = 0; i < 20000; i++)
		v[i] = v[i] * 9 / 10;
	now = stats_of(&a, v, 20000);
	assert_int_equal(change_of(&before, &now).verdict, COMPARE_LOWER);
	assert_int_equal(change_of(&now, &before).verdict, COMPARE_HIGHER);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bounds_are_those_of_a_second_implementation),
		cmocka_unit_test(a_mean_is_as_sure_as_drawn_samples_say),
		cmocka_unit_test(bounds_hold_the_median_19_times_of_20),
		cmocka_unit_test(rows_of_tables_have_the_bounds_of_the_page),
		cmocka_unit_test(the_order_of_values_does_not_matter),
		cmocka_unit_test(too_few_values_have_no_bounds),
		cmocka_unit_test(equal_values_are_sure),
		cmocka_unit_test(of_many_values_bounds_are_near_theory),
		cmocka_unit_test(huge_values_do_not_overflow),
		cmocka_unit_test(a_change_shows_when_its_bounds_exclude_none),
		cmocka_unit_test(too_few_to_say_is_a_verdict),
		cmocka_unit_test(the_same_is_never_a_change),
		cmocka_unit_test(of_many_a_tenth_shows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
