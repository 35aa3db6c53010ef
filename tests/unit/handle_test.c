/* "@sam" in running text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "model/handle.h"

static void
assert_str(str got, const char *want)
{
	assert_int_equal(got.n, str_c(want).n);
	assert_true(str_eq(got, str_c(want)));
}

static void
the_first_handle_is_found(void **state)
{
	(void)state;
	assert_str(handle_find(STR("ask @sam and @jo")), "sam");
	assert_str(handle_find(STR("ask @sam-2.")), "sam-2");
	assert_str(handle_find(STR("mail sam@example.com @ noon")), "");
	assert_str(handle_find(STR("@")), "");
	assert_str(handle_find(STR_NONE), "");
}

static void
handles_alone_are_told(void **state)
{
	(void)state;
	assert_true(handle_only(STR("@sam")));
	assert_true(handle_only(STR("@sam/@jo")));
	assert_true(handle_only(STR("@sam,@jo")));
	assert_false(handle_only(STR("@sam,")));
	assert_false(handle_only(STR("@sam's")));
	assert_false(handle_only(STR("sam")));
	assert_false(handle_only(STR("a@sam")));
	assert_false(handle_only(STR("@")));
	assert_false(handle_only(STR_NONE));
}

static void
handles_are_hidden_and_nothing_else_is(void **state)
{
	struct arena a = { 0 };
	str plain = STR("mail sam@example.com");

	(void)state;
	assert_str(handle_hide(&a, STR("ask @sam, or @jo.")),
	    "ask \xE2\x80\xA6, or \xE2\x80\xA6.");
	assert_ptr_equal(handle_hide(&a, plain).p, plain.p);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_handle_is_found),
		cmocka_unit_test(handles_alone_are_told),
		cmocka_unit_test(handles_are_hidden_and_nothing_else_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
