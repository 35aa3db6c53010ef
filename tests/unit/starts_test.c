/* What may be one of some names by how it begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/starts.h"

static void
what_begins_as_a_name_may_be_one(void **state)
{
	struct starts s = { 0 };

	(void)state;
	assert_false(starts_may(&s, STR("Summary")));
	starts_add(&s, STR("summary"));
	starts_add(&s, STR("2026-03-14"));
	assert_true(starts_may(&s, STR("Summary")));
	assert_true(starts_may(&s, STR("sum")));
	assert_true(starts_may(&s, STR("2026")));
	assert_false(starts_may(&s, STR("Timeline")));
	assert_false(starts_may(&s, STR("1999")));
}

static void
a_text_of_two_letters_is_not_passed_over(void **state)
{
	struct starts s = { 0 };

	(void)state;
	assert_true(starts_may(&s, STR("IT")));
	assert_false(starts_may(&s, STR_NONE));
}

static void
behind_a_short_name_anything_can_stand(void **state)
{
	struct starts s = { 0 };

	(void)state;
	starts_add(&s, STR_NONE);
	assert_false(starts_may(&s, STR("TTR: 5 min")));
	starts_add(&s, STR("TT"));
	assert_true(starts_may(&s, STR("TT: 5 min")));
	assert_true(starts_may(&s, STR("xyz")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_begins_as_a_name_may_be_one),
		cmocka_unit_test(a_text_of_two_letters_is_not_passed_over),
		cmocka_unit_test(behind_a_short_name_anything_can_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
