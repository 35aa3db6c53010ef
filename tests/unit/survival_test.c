/* How long incidents go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "measure/survival.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
the_worked_example_of_the_textbooks(void **state)
{
	/* Weeks of remission under 6-MP: Freireich and others, Blood 21
	 * (1963), 699-716, worked out in Cox and Oakes, Analysis of Survival
	 * Data (1984), table 1.1 and chapter 4. */
	static const int64_t ended[] = { 6, 6, 6, 7, 10, 13, 16, 22, 23 };
	static const int64_t open[] = { 6, 9, 10, 11, 17, 19, 20, 25, 32, 32,
		34, 35 };
	static const struct survival_step want[] = {
		{ 6, 21, 3, 857142857 }, { 7, 17, 1, 806722689 },
		{ 10, 15, 1, 752941176 }, { 13, 12, 1, 690196078 },
		{ 16, 11, 1, 627450980 }, { 22, 7, 1, 537815126 },
		{ 23, 6, 1, 448179272 },
	};
	struct arena a = { 0 };
	struct survival s = survival_of(&a, ended, COUNT(ended), open,
	    COUNT(open));

	(void)state;
	assert_int_equal(s.n, 21);
	assert_int_equal(s.open, 12);
	assert_int_equal(s.steps.n, COUNT(want));
	for (size_t i = 0; i < COUNT(want); i++) {
		assert_int_equal(s.steps.v[i].at, want[i].at);
		assert_int_equal(s.steps.v[i].at_risk, want[i].at_risk);
		assert_int_equal(s.steps.v[i].ended, want[i].ended);
		assert_in_range(s.steps.v[i].alive, want[i].alive - 5,
		    want[i].alive + 5);
	}
	assert_int_equal(s.median, 23);
	arena_release(&a);
}

static void
without_open_ones_it_is_the_plain_share(void **state)
{
	static const int64_t four[] = { 40, 10, 30, 20 };
	static const int64_t placebo[] = { 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8,
		8, 11, 11, 12, 12, 15, 17, 22, 23 };
	struct arena a = { 0 };
	struct survival s = survival_of(&a, four, 4, NULL, 0);

	(void)state;
	assert_int_equal(s.steps.v[0].alive, SURVIVAL_ALL / 4 * 3);
	assert_int_equal(s.steps.v[3].alive, 0);
	/* Half go on after 20, until 30. */
	assert_int_equal(s.median, 25);
	/* The other arm of the same trial: 8 weeks. */
	assert_int_equal(survival_of(&a, placebo, 21, NULL, 0).median, 8);
	arena_release(&a);
}

static void
what_never_ended_has_no_median(void **state)
{
	static const int64_t open[] = { 5, 50, 500 };
	static const int64_t one[] = { 1 };
	struct arena a = { 0 };

	(void)state;
	assert_int_equal(survival_of(&a, NULL, 0, NULL, 0).median,
	    LENGTH_NONE);
	assert_int_equal(survival_of(&a, NULL, 0, open, 3).median,
	    LENGTH_NONE);
	assert_int_equal(survival_of(&a, one, 1, open, 3).median,
	    LENGTH_NONE);
	assert_int_equal(survival_of(&a, one, 1, NULL, 0).median, 1);
	arena_release(&a);
}

static void
a_long_one_that_is_open_pulls_the_median_up(void **state)
{
	static const int64_t ended[] = { 10, 20, 30 };
	static const int64_t young[] = { 1, 1, 1 }, old[] = { 90, 90, 90 };
	struct arena a = { 0 };

	(void)state;
	assert_int_equal(survival_of(&a, ended, 3, young, 3).median, 20);
	/* Half of six: 30, the last of those that ended. */
	assert_int_equal(survival_of(&a, ended, 3, old, 3).median, 30);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_example_of_the_textbooks),
		cmocka_unit_test(without_open_ones_it_is_the_plain_share),
		cmocka_unit_test(what_never_ended_has_no_median),
		cmocka_unit_test(a_long_one_that_is_open_pulls_the_median_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
