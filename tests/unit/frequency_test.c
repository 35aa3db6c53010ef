/* Counts and rates with their exact bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "measure/frequency.h"

static void
bounded(size_t count, int64_t low, int64_t high)
{
	int64_t l, h;

	frequency_bounds(count, &l, &h);
	assert_int_equal(l, low);
	assert_int_equal(h, high);
}

static void
bounds_of_a_count_are_those_of_garwood(void **state)
{
	(void)state;
	/* Garwood (1936), table: 0 to 3.69, 0.0253 to 5.57, 4.80 to 18.4,
	 * and 37.1 to 65.9. */
	bounded(0, 0, 3689);
	bounded(1, 25, 5572);
	bounded(10, 4795, 18390);
	bounded(50, 37111, 65919);
}

static void
large_counts_are_within_a_thousandth(void **state)
{
	/* By bisection of the Poisson sums with 60 digits, in Python:
	 * 51: 37.9728, 67.0556; 100: 81.3640, 121.6268; 1000: 938.9730,
	 * 1063.9521. */
	static const int64_t exact[][3] = {
		{ 51, 37973, 67056 }, { 100, 81364, 121627 },
		{ 1000, 938973, 1063952 },
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		int64_t low, high;

		frequency_bounds((size_t)exact[i][0], &low, &high);
		assert_in_range(low, exact[i][1] - exact[i][1] / 1000,
		    exact[i][1] + exact[i][1] / 1000);
		assert_in_range(high, exact[i][2] - exact[i][2] / 1000,
		    exact[i][2] + exact[i][2] / 1000);
	}
}

static void
bounds_rise_with_the_count(void **state)
{
	int64_t low = 0, high = 0, l, h;

	(void)state;
	for (size_t n = 1; n < 3000000; n += n / 50 + 1) {
		frequency_bounds(n, &l, &h);
		assert_true(l > low && h > high);
		assert_true(l < (int64_t)n * 1000 && h > (int64_t)n * 1000);
		low = l;
		high = h;
	}
}

static void
a_rate_is_a_count_in_a_time(void **state)
{
	/* Ten in 90 days: 3.333 in 30, 4.795 / 3 to 18.390 / 3; one in
	 * nine days, in 90 / 18.390 = 4.894 to 90 / 4.795 = 18.770. */
	struct frequency f = frequency_of(10, 90 * (int64_t)DAY,
	    30 * (int64_t)DAY);

	(void)state;
	assert_int_equal(f.rate, 3333);
	assert_int_equal(f.low, 1598);
	assert_int_equal(f.high, 6130);
	assert_int_equal(f.between, 9 * DAY);
	assert_int_equal(f.least, 422838);
	assert_int_equal(f.most, 1621689);
}

static void
nothing_happened_is_not_never(void **state)
{
	/* The rule of three, two-sided: at most 3.689 in what was seen. */
	struct frequency f = frequency_of(0, 30 * (int64_t)DAY, DAY);

	(void)state;
	assert_int_equal(f.rate, 0);
	assert_int_equal(f.low, 0);
	assert_int_equal(f.high, 123);
	assert_int_equal(f.between, LENGTH_NONE);
	assert_int_equal(f.most, LENGTH_NONE);
	assert_int_equal(f.least, 702629);
	assert_int_equal(frequency_of(0, 0, DAY).high, 0);
	assert_int_equal(frequency_of(3, 0, DAY).between, LENGTH_NONE);
}

static void
ten_thousand_years_do_not_overflow(void **state)
{
	struct frequency f = frequency_of(INT32_MAX - 1, LENGTH_MOST,
	    365 * (int64_t)DAY);

	(void)state;
	/* 2147483646 in 10,000 years of 365.2425 days. */
	assert_in_range(f.rate, 214605000, 214607000);
	assert_in_range(f.low, 214590000, f.rate);
	assert_int_equal(f.between, 147);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bounds_of_a_count_are_those_of_garwood),
		cmocka_unit_test(large_counts_are_within_a_thousandth),
		cmocka_unit_test(bounds_rise_with_the_count),
		cmocka_unit_test(a_rate_is_a_count_in_a_time),
		cmocka_unit_test(nothing_happened_is_not_never),
		cmocka_unit_test(ten_thousand_years_do_not_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
