/* Statistics, against values with a source or with their arithmetic. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "measure/stats.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define STATS(a, ...) \
	stats_of((a), (const int64_t[]){ __VA_ARGS__ }, \
	    COUNT(((const int64_t[]){ __VA_ARGS__ })))

static void
nothing_has_no_statistics(void **state)
{
	struct arena a = { 0 };
	struct stats s = stats_of(&a, NULL, 0);

	(void)state;
	assert_int_equal(s.n, 0);
	arena_release(&a);
}

static void
a_single_value_is_all_of_them(void **state)
{
	struct arena a = { 0 };
	struct stats s = STATS(&a, 4800);

	(void)state;
	assert_int_equal(s.n, 1);
	assert_int_equal(s.min, 4800);
	assert_int_equal(s.max, 4800);
	assert_int_equal(s.mean, 4800);
	assert_int_equal(s.median, 4800);
	assert_int_equal(s.p90, 4800);
	assert_int_equal(s.total, 4800);
	arena_release(&a);
}

static void
the_median_of_an_even_number_is_between_the_middle_two(void **state)
{
	struct arena a = { 0 };

	(void)state;
	/* (20 + 30) / 2 = 25 */
	assert_int_equal(STATS(&a, 40, 10, 30, 20).median, 25);
	assert_int_equal(STATS(&a, 3, 1, 2).median, 2);
	/* (1 + 2) / 2 = 1.5, half up; (-2 + -1) / 2 = -1.5, half up. */
	assert_int_equal(STATS(&a, 1, 2).median, 2);
	assert_int_equal(STATS(&a, -2, -1).median, -1);
	arena_release(&a);
}

static void
quantiles_are_those_of_spreadsheets(void **state)
{
	/* The worked example of the definition with C = 1 in Wikipedia,
	 * "Percentile" (PERCENTILE.INC): place (5 - 1) * 0.4 = 1.6, so
	 * 20 + 0.6 * (35 - 20) = 29. */
	static const int64_t five[] = { 15, 20, 35, 40, 50 };
	/* 1 to 11: place 10 * 0.9 = 9, the tenth. */
	static const int64_t eleven[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
	/* Place 3 * 0.9 = 2.7: 30 + 0.7 * 10 = 37. */
	static const int64_t four[] = { 10, 20, 30, 40 };

	(void)state;
	assert_int_equal(stats_quantile(five, 5, 40, 100), 29);
	assert_int_equal(stats_quantile(five, 5, 0, 1), 15);
	assert_int_equal(stats_quantile(five, 5, 1, 1), 50);
	/* 0.75: place 3, the value itself. 0.05: 15 + 0.2 * 5 = 16. */
	assert_int_equal(stats_quantile(five, 5, 75, 100), 40);
	assert_int_equal(stats_quantile(five, 5, 5, 100), 16);
	assert_int_equal(stats_quantile(eleven, 11, 9, 10), 10);
	assert_int_equal(stats_quantile(four, 4, 9, 10), 37);
	/* 0.975: place 2.925: 30 + 9.25 = 39.25. 0.025: 10.75. */
	assert_int_equal(stats_quantile(four, 4, 975, 1000), 39);
	assert_int_equal(stats_quantile(four, 4, 25, 1000), 11);
}

static void
the_mean_is_rounded_half_up(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_int_equal(STATS(&a, 1, 2).mean, 2);	/* 1.5 */
	assert_int_equal(STATS(&a, 1, 1, 2).mean, 1);	/* 1.333 */
	assert_int_equal(STATS(&a, 1, 2, 2).mean, 2);	/* 1.667 */
	assert_int_equal(STATS(&a, -1, -2).mean, -1);	/* -1.5 */
	assert_int_equal(STATS(&a, -1, -1, -2).mean, -1);
	assert_int_equal(STATS(&a, -1, -2, -2).mean, -2);
	assert_int_equal(STATS(&a, 0, 0, 0, 2).mean, 1);	/* 0.5 */
	arena_release(&a);
}

/* The shape of real archives: a few long ones carry the mean away. */
static void
one_long_incident_moves_the_mean_and_not_the_median(void **state)
{
	struct arena a = { 0 };
	/* Minutes: 5 + 10 + 12 + 15 + 1518 = 1560; / 5 = 312. */
	struct stats s = STATS(&a, 10 * 60, 1518 * 60, 5 * 60, 15 * 60,
	    12 * 60);

	(void)state;
	assert_int_equal(s.mean, 312 * 60);
	assert_int_equal(s.median, 12 * 60);
	/* Place 4 * 0.9 = 3.6: 15 + 0.6 * 1503 = 916.8 minutes. */
	assert_int_equal(s.p90, 55008);
	assert_int_equal(s.total, 1560 * 60);
	arena_release(&a);
}

static void
the_largest_values_do_not_overflow(void **state)
{
	struct arena a = { 0 };
	struct stats s = STATS(&a, STATS_MOST, STATS_MOST, STATS_MOST,
	    STATS_MOST);

	(void)state;
	assert_int_equal(s.mean, STATS_MOST);
	assert_int_equal(s.p90, STATS_MOST);
	assert_int_equal(s.total, INT64_MAX);	/* held */
	s = STATS(&a, -STATS_MOST, -STATS_MOST, -STATS_MOST, -STATS_MOST);
	assert_int_equal(s.mean, -STATS_MOST);
	assert_int_equal(s.total, INT64_MIN);
	s = STATS(&a, -STATS_MOST, STATS_MOST);
	assert_int_equal(s.mean, 0);
	assert_int_equal(s.median, 0);
	/* -2^62 + 0.9 * 2^63 = 0.8 * 2^62 = 3689348814741910323.2 */
	assert_int_equal(s.p90, INT64_C(3689348814741910323));
	arena_release(&a);
}

static void
the_order_of_the_values_does_not_matter(void **state)
{
	int64_t v[] = { 900, 60, 4800, 60, 0, 86400, 7200, 61 };
	int64_t before[COUNT(v)];
	struct arena a = { 0 };
	struct stats want = stats_of(&a, v, COUNT(v));

	(void)state;
	for (size_t turn = 1; turn < COUNT(v); turn++) {
		struct stats got;
		int64_t first = v[0];

		memmove(v, v + 1, sizeof(v) - sizeof(v[0]));
		v[COUNT(v) - 1] = first;
		memcpy(before, v, sizeof(v));
		got = stats_of(&a, v, COUNT(v));
		assert_memory_equal(v, before, sizeof(v));
		assert_memory_equal(got.sorted, want.sorted, sizeof(v));
		assert_int_equal(got.mean, want.mean);
		assert_int_equal(got.median, want.median);
		assert_int_equal(got.p90, want.p90);
	}
	arena_release(&a);
}

static void
a_hundred_thousand_values_are_counted_exactly(void **state)
{
	struct arena a = { 0 };
	size_t n = 100002;
	int64_t *v = arena_array(&a, int64_t, n);
	struct stats s;

	(void)state;
	/* 7919 and the prime 100003: each of 1 to 100002 once. */
	for (size_t i = 0; i < n; i++)
		v[i] = (int64_t)((i + 1) * 7919 % 100003);
	s = stats_of(&a, v, n);
	assert_int_equal(s.min, 1);
	assert_int_equal(s.max, 100002);
	assert_int_equal(s.total, INT64_C(100002) * 100003 / 2);
	assert_int_equal(s.mean, 50002);	/* 50001.5 */
	assert_int_equal(s.median, 50002);
	/* Place 100001 * 0.9 = 90000.9: 90001.9 */
	assert_int_equal(s.p90, 90002);
	arena_release(&a);
}

static void
values_up_to_a_limit_are_counted(void **state)
{
	static const int64_t v[] = { 1, 2, 2, 2, 5 };

	(void)state;
	assert_int_equal(stats_at_most(v, 5, 0), 0);
	assert_int_equal(stats_at_most(v, 5, 1), 1);
	assert_int_equal(stats_at_most(v, 5, 2), 4);
	assert_int_equal(stats_at_most(v, 5, 4), 4);
	assert_int_equal(stats_at_most(v, 5, 5), 5);
	assert_int_equal(stats_at_most(v, 0, 5), 0);
}

static void
the_geometric_mean_is_the_middle_of_the_logarithms(void **state)
{
	struct arena a = { 0 };
	struct stats s = STATS(&a, 1, 10, 100, 1000, 10000);

	(void)state;
	assert_int_equal(s.geometric, 100);
	/* The deviation of 0 to 4 is root(2.5): 10^1.58114 = 38.119. */
	assert_in_range(s.gsd, 38118, 38120);
	/* root(60 * 240) */
	assert_int_equal(STATS(&a, 60, 240).geometric, 120);
	/* Fifteen of confidence_test, by Python: 1445.27, 5.680931; the
	 * quartiles 510 and 4500. */
	s = STATS(&a, 60, 180, 300, 420, 600, 720, 900, 1260, 1800, 2400,
	    3600, 5400, 7200, 14400, 43200);
	assert_int_equal(s.geometric, 1445);
	assert_int_equal(s.gsd, 5681);
	assert_int_equal(s.q1, 510);
	assert_int_equal(s.q3, 4500);
	arena_release(&a);
}

static void
a_length_of_zero_counts_as_a_second(void **state)
{
	struct arena a = { 0 };
	struct stats s = STATS(&a, 0, 0, 0, 16);

	(void)state;
	assert_int_equal(s.geometric, 2);
	assert_int_equal(s.zeros, 3);
	assert_int_equal(s.mean, 4);
	assert_int_equal(STATS(&a, 0).geometric, 1);
	assert_int_equal(STATS(&a, 7).gsd, 0);
	assert_int_equal(STATS(&a, 7, 7).gsd, 1000);
	assert_int_equal(STATS(&a, -1, 7).geometric, LENGTH_NONE);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_has_no_statistics),
		cmocka_unit_test(a_single_value_is_all_of_them),
		cmocka_unit_test(
		    the_median_of_an_even_number_is_between_the_middle_two),
		cmocka_unit_test(quantiles_are_those_of_spreadsheets),
		cmocka_unit_test(the_mean_is_rounded_half_up),
		cmocka_unit_test(
		    one_long_incident_moves_the_mean_and_not_the_median),
		cmocka_unit_test(the_largest_values_do_not_overflow),
		cmocka_unit_test(the_order_of_the_values_does_not_matter),
		cmocka_unit_test(
		    a_hundred_thousand_values_are_counted_exactly),
		cmocka_unit_test(values_up_to_a_limit_are_counted),
		cmocka_unit_test(
		    the_geometric_mean_is_the_middle_of_the_logarithms),
		cmocka_unit_test(a_length_of_zero_counts_as_a_second),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
