/* Text under construction, up to a ceiling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

static void
everything_is_appended(void **state)
{
	struct buf b = buf_init(BUF_MAX);

	(void)state;
	assert_true(str_eq(buf_view(&b), STR("")));
	buf_lit(&b, "a");
	buf_char(&b, 'b');
	buf_str(&b, STR("cd"));
	buf_str(&b, STR_NONE);
	buf_bytes(&b, NULL, 0);
	buf_repeat(&b, '-', 3);
	buf_repeat(&b, '-', 0);
	buf_int(&b, -7);
	buf_int(&b, INT64_MIN);
	buf_fmt(&b, " %s %d", "x", 9);
	assert_true(str_eq(buf_view(&b),
	    STR("abcd----7-9223372036854775808 x 9")));
	assert_false(buf_overflow(&b));
	buf_clear(&b);
	assert_true(str_eq(buf_view(&b), STR("")));
	buf_release(&b);
}

static void
it_grows_as_far_as_it_must(void **state)
{
	struct buf b = buf_init(BUF_MAX);

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_fmt(&b, "%d,", i % 10);
	assert_int_equal(b.n, 200000);
	assert_int_equal(b.p[199998], '9');
	buf_release(&b);
}

static void
a_ceiling_holds_and_is_remembered(void **state)
{
	struct buf b = buf_init(10);

	(void)state;
	buf_lit(&b, "0123456789");
	assert_false(buf_overflow(&b));
	buf_char(&b, 'x');
	assert_true(buf_overflow(&b));
	assert_true(b.n <= 10);
	buf_fmt(&b, "%s", "more");
	buf_repeat(&b, 'x', SIZE_MAX);
	assert_true(b.n <= 10);
	buf_clear(&b);
	assert_false(buf_overflow(&b));
	buf_release(&b);
}

static void
a_number_has_the_room_up_to_the_ceiling(void **state)
{
	struct buf b = buf_init(12);

	(void)state;
	buf_int(&b, 1234567);
	buf_int(&b, -8901);
	assert_true(str_eq(buf_view(&b), STR("1234567-8901")));
	assert_false(buf_overflow(&b));
	buf_int(&b, 2);
	assert_true(buf_overflow(&b));
	assert_true(str_eq(buf_view(&b), STR("1234567-8901")));
	buf_release(&b);
}

static void
what_is_kept_outlives_it(void **state)
{
	struct arena a = { 0 };
	struct buf b = buf_init(100);
	str kept;

	(void)state;
	buf_lit(&b, "kept");
	kept = buf_keep(&b, &a);
	buf_clear(&b);
	buf_lit(&b, "gone");
	buf_release(&b);
	assert_true(str_eq(kept, STR("kept")));
	assert_true(str_eq(buf_keep(&b, &a), STR("")));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_appended),
		cmocka_unit_test(it_grows_as_far_as_it_must),
		cmocka_unit_test(a_ceiling_holds_and_is_remembered),
		cmocka_unit_test(a_number_has_the_room_up_to_the_ceiling),
		cmocka_unit_test(what_is_kept_outlives_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
