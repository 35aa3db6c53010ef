/* Bounds and comparisons. The exact values come from a second
 * implementation, in Python with fractions and the library's logarithm,
 * on the same generator; those in comments beside them from Python's own
 * generator in 9,999 rounds and more: they agree but for chance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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
bounds_are_percentiles_of_the_bootstrap(void **state)
{
	struct arena a = { 0 };
	struct stats s = stats_of(&a, fifteen, COUNT(fifteen));
	struct confidence c = confidence_of(&s);

	(void)state;
	assert_true(c.drawn);
	bounded(c.median, 420, 3600);		/* 420 to 5400 */
	bounded(c.geometric, 638, 3475);	/* 622 to 3374 */
	/* Fifteen have no mean that bounds would hold 19 times of 20. */
	assert_false(c.mean.known);
	/* The tenth part of fifteen says nothing of where it ends. */
	assert_false(c.p90.known);
	s = stats_of(&a, made(&a, 60), 60);
	c = confidence_of(&s);
	bounded(c.median, 648, 1707);		/* 670 to 1799 */
	bounded(c.p90, 3574, 6705);		/* 3647 to 6705 */
	bounded(c.geometric, 589, 1233);	/* 591 to 1237 */
	bounded(c.mean, 1391, 2467);		/* 1418 to 2483 */
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
	bounded(c.geometric, 638, 3475);
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
many_values_have_bounds_by_rank_and_group(void **state)
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
	assert_false(c.drawn);
	/* 5000 -+ 1.96 * root(2500) = 4902.002 to 5097.998; 9000 -+ 1.96 *
	 * root(900) = 8941.2 to 9058.8; outwards. */
	bounded(c.median, 4902, 5099);
	bounded(c.p90, 8941, 9060);
	/* Standard error 2886.75 / 100: 5000.5 -+ 56.6; groups of chance
	 * give it to a tenth or so. */
	assert_in_range(c.mean.low, 4930, 4955);
	assert_in_range(c.mean.high, 5045, 5070);
	/* The mean logarithm is ln 10000 - 1, deviation 1: 3680 * exp(-+
	 * 0.0196). */
	assert_in_range(c.geometric.low, 3590, 3630);
	assert_in_range(c.geometric.high, 3730, 3780);
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
	bounded(c.bounds, -3563, -375);		/* -3582 to -375 */
	assert_int_equal(between(&a, 64, 1).verdict, COMPARE_HIGHER);
	/* Four times as long, and it may be chance: that is what fifteen
	 * incidents tell. */
	c = between(&a, 4, 1);
	assert_int_equal(c.verdict, COMPARE_NO_CHANGE);
	assert_int_equal(c.difference, 3 * 1260);
	bounded(c.bounds, -720, 18000);		/* -720 to 19200 */
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
		cmocka_unit_test(bounds_are_percentiles_of_the_bootstrap),
		cmocka_unit_test(the_order_of_values_does_not_matter),
		cmocka_unit_test(too_few_values_have_no_bounds),
		cmocka_unit_test(equal_values_are_sure),
		cmocka_unit_test(many_values_have_bounds_by_rank_and_group),
		cmocka_unit_test(huge_values_do_not_overflow),
		cmocka_unit_test(a_change_shows_when_its_bounds_exclude_none),
		cmocka_unit_test(too_few_to_say_is_a_verdict),
		cmocka_unit_test(the_same_is_never_a_change),
		cmocka_unit_test(of_many_a_tenth_shows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
