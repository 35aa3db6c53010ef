#include "base/block16.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
sixteen_bytes_may_all_say_no(void **state)
{
	(void)state;
	assert_false(block16_any(block16_is(
	    block16_load("0123456789abcdef"), '-')));
}

static void
each_answer_is_one_bit_and_the_first_the_lowest(void **state)
{
	const block16 b = block16_load("x..............x");

	(void)state;
	assert_int_equal(block16_bits(block16_is(b, 'x')), 0x8001);
	assert_int_equal(block16_bits(block16_is(b, '.')), 0x7ffe);
	assert_int_equal(block16_bits(block16_is(b, 'y')), 0);
	for (int i = 0; i < 16; i++) {
		const char text[] = "0123456789abcdef";

		assert_int_equal(block16_bits(block16_is(block16_load(text),
		    text[i])), 1 << i);
	}
}

static void
a_range_has_both_its_ends(void **state)
{
	const block16 b = block16_load("`az{AZ\x7f\x80\xe1\xff\0 19/:");

	(void)state;
	assert_int_equal(block16_bits(block16_in(b, 'a', 'z')), 0x0006);
	assert_int_equal(block16_bits(block16_in(b, '0', '9')), 0x3000);
	assert_int_equal(block16_bits(block16_in(b, 0, ' ')), 0x0c00);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sixteen_bytes_may_all_say_no),
		cmocka_unit_test(
		    each_answer_is_one_bit_and_the_first_the_lowest),
		cmocka_unit_test(a_range_has_both_its_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
