/* The generator, against published outputs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "measure/random.h"

static void
the_seed_fills_the_state_as_splitmix_does(void **state)
{
	/* The first outputs of SplitMix64 for seed 0, as in the tests of
	 * Java's SplittableRandom. */
	struct random_source r = random_from(0);

	(void)state;
	assert_true(r.s[0] == UINT64_C(0xe220a8397b1dcdaf));
	assert_true(r.s[1] == UINT64_C(0x6e789e6aa1b965f4));
	assert_true(r.s[2] == UINT64_C(0x06c45d188009454f));
	assert_true(r.s[3] == UINT64_C(0xf88bb8a8724c81ec));
}

static void
the_bits_are_those_of_the_reference(void **state)
{
	/* From the authors' C code, run with the state 1, 2, 3, 4. */
	static const uint64_t want[] = { 11520, 0, 1509978240,
		UINT64_C(1215971899390074240) };
	struct random_source r = { { 1, 2, 3, 4 } };

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_true(random_bits(&r) == want[i]);
}

static void
small_numbers_are_equally_likely(void **state)
{
	/* Of a second implementation, in Python, for seed 7. */
	static const uint32_t want[] = { 4, 1, 5, 5, 5, 5, 0, 0, 2, 0, 3, 4 };
	struct random_source r = random_from(7);
	int count[6] = { 0 };

	(void)state;
	for (size_t i = 0; i < 12; i++)
		assert_int_equal(random_below(&r, 6), want[i]);
	for (int i = 0; i < 60000; i++)
		count[random_below(&r, 6)]++;
	/* Standard deviation 91: four of them. */
	for (int i = 0; i < 6; i++)
		assert_true(count[i] > 9636 && count[i] < 10364);
	assert_int_equal(random_below(&r, 1), 0);
}

static void
half_of_the_coins_show_heads(void **state)
{
	struct random_source r = random_from(1);
	uint32_t all = 0;

	(void)state;
	assert_int_equal(random_heads(&r, 0), 0);
	for (int i = 0; i < 1000; i++) {
		uint32_t heads = random_heads(&r, 101);

		assert_true(heads <= 101);
		all += heads;
	}
	/* 50500, standard deviation 159. */
	assert_true(all > 49864 && all < 51136);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_seed_fills_the_state_as_splitmix_does),
		cmocka_unit_test(the_bits_are_those_of_the_reference),
		cmocka_unit_test(small_numbers_are_equally_likely),
		cmocka_unit_test(half_of_the_coins_show_heads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
