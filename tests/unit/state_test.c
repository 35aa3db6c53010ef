/* The states of a component. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "model/state.h"

static void
a_state_is_found_by_its_name(void **state)
{
	(void)state;
	for (int i = 0; i < COMPONENT_STATE_COUNT; i++) {
		enum component_state s = (enum component_state)i, found;

		assert_true(component_state_find(
		    str_c(component_state_name(s)), &found));
		assert_int_equal(found, s);
	}
}

static void
a_misspelt_state_is_none(void **state)
{
	enum component_state found;

	(void)state;
	assert_false(component_state_find(STR("major-outage"), &found));
	assert_false(component_state_find(STR("down"), &found));
	assert_false(component_state_find(STR(""), &found));
}

static void
an_outage_is_worse_than_planned_work(void **state)
{
	static const enum component_state order[] = {
		COMPONENT_OPERATIONAL, COMPONENT_UNDER_MAINTENANCE,
		COMPONENT_DEGRADED, COMPONENT_PARTIAL_OUTAGE,
		COMPONENT_MAJOR_OUTAGE,
	};

	(void)state;
	for (int a = 0; a < COMPONENT_STATE_COUNT; a++)
		for (int b = 0; b < COMPONENT_STATE_COUNT; b++)
			assert_int_equal(component_state_worse(order[a],
			    order[b]), order[a > b ? a : b]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_state_is_found_by_its_name),
		cmocka_unit_test(a_misspelt_state_is_none),
		cmocka_unit_test(an_outage_is_worse_than_planned_work),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
