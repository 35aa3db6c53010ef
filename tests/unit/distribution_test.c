/* All values, in bins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "measure/distribution.h"

static const int64_t some[] = { 0, 60, 90, 120, 120, 3600, 86399, 86400 };

static void
bins_hold_every_value_once(void **state)
{
	struct arena a = { 0 };
	struct stats s = stats_of(&a, some, 8);
	struct bins b = bins_of(&a, &s);
	size_t all = 0;

	(void)state;
	assert_int_equal(b.v[0].from, 0);
	assert_int_equal(b.v[0].count, 1);
	for (size_t i = 0; i < b.n; i++) {
		all += b.v[i].count;
		if (b.v[i].from == MINUTE)
			assert_int_equal(b.v[i].count, 2);
		if (i > 0)
			assert_int_equal(b.v[i].from, b.v[i - 1].to);
	}
	assert_int_equal(all, 8);
	/* A day is the first of its bin. */
	assert_int_equal(b.v[b.n - 1].from, DAY);
	assert_int_equal(b.v[b.n - 1].count, 1);
	arena_release(&a);
}

static void
bins_begin_and_end_with_the_values(void **state)
{
	static const int64_t two[] = { 400, 4000 };
	struct arena a = { 0 };
	struct stats s = stats_of(&a, two, 2);
	struct bins b = bins_of(&a, &s);

	(void)state;
	/* 4 to 8 min, 8 to 15, 15 to 30, 30 to 60, 1 to 2 h */
	assert_int_equal(b.n, 5);
	assert_int_equal(b.v[1].count, 0);
	arena_release(&a);
}

static void
places_are_logarithmic(void **state)
{
	struct log_axis hour = log_axis_of(60, 3600);
	struct log_axis all = log_axis_of(1, 3600);

	(void)state;
	assert_int_equal(log_place(&hour, 60, 100), 0);
	assert_int_equal(log_place(&hour, 3600, 100), 100);
	/* root(60 * 3600) = 464.8 */
	assert_int_equal(log_place(&hour, 465, 100), 50);
	assert_int_equal(log_place(&all, 0, 100), 0);
	assert_int_equal(log_place(&hour, 99999, 100), 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bins_hold_every_value_once),
		cmocka_unit_test(bins_begin_and_end_with_the_values),
		cmocka_unit_test(places_are_logarithmic),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
