#include "base/block16.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
answers_are_taken_from_the_first_to_the_last(void **state)
{
	const block16 b = block16_load("a--b---c-------d");
	static const size_t want[] = { 0, 3, 7, 15 };
	const block16_words w = (block16_words)(block16_is(b, 'a') |
	    block16_is(b, 'b') | block16_is(b, 'c') | block16_is(b, 'd'));
	size_t n = 0;

	(void)state;
	assert_true(block16_any((block16)w));
	for (size_t half = 0; half < 2; half++)
		for (uint64_t left = w[half]; left; n++)
			assert_int_equal(half * 8 + block16_take(&left),
			    want[n]);
	assert_int_equal(n, 4);
}

static void
sixteen_bytes_may_all_say_no(void **state)
{
	(void)state;
	assert_false(block16_any(block16_is(
	    block16_load("0123456789abcdef"), '-')));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_taken_from_the_first_to_the_last),
		cmocka_unit_test(sixteen_bytes_may_all_say_no),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
