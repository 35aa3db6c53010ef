/* Logarithms in integers, against those of the C library and of decimal
 * arithmetic with sixty digits. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "measure/logs.h"

static void
logarithms_of_powers_of_two_are_whole(void **state)
{
	(void)state;
	for (int i = 0; i <= 62; i++)
		assert_int_equal(log_of(INT64_C(1) << i), i * LOG_ONE);
}

static void
logarithms_are_the_nearest_there_are(void **state)
{
	(void)state;
	/* round(log2(v) * 2^32), worked out in Python with 60 digits. */
	assert_int_equal(log_of(3), 6807362106);
	assert_int_equal(log_of(10), 14267572527);
	assert_int_equal(log_of(1000), 42802717582);
	assert_int_equal(log_of(123456789), 115446276792);
	for (int64_t v = 1; v < INT64_C(1) << 61; v += v / 97 + 1)
		assert_true(fabs((double)log_of(v) / 4294967296.0 -
		    log2((double)v)) < 1e-9);
}

static void
powers_undo_logarithms(void **state)
{
	(void)state;
	/* A logarithm is off by 2^-33 at most, which is less than half a
	 * second of two hundred years. */
	for (int64_t v = 1; v < INT64_C(4000000000); v += v / 53 + 1)
		assert_int_equal(exp_of(log_of(v)), v);
	assert_int_equal(exp_of(0), 1);
	assert_int_equal(exp_of(62 * LOG_ONE), INT64_C(1) << 62);
	/* 2^0.5 = 1.41, 2^1.5 = 2.83, 2^20.5 = 1482910.4 */
	assert_int_equal(exp_of(LOG_ONE / 2), 1);
	assert_int_equal(exp_of(LOG_ONE * 3 / 2), 3);
	assert_int_equal(exp_of(LOG_ONE * 41 / 2), 1482910);
}

static void
roots_are_rounded_down(void **state)
{
	(void)state;
	assert_int_equal(root_of(0), 0);
	assert_int_equal(root_of(15), 3);
	assert_int_equal(root_of(16), 4);
	assert_true(root_of(UINT64_MAX) == UINT32_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(logarithms_of_powers_of_two_are_whole),
		cmocka_unit_test(logarithms_are_the_nearest_there_are),
		cmocka_unit_test(powers_undo_logarithms),
		cmocka_unit_test(roots_are_rounded_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
