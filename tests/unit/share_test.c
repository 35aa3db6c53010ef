#include "base/share.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/arena.h"

static struct arena arena;

static int
leave(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void
a_text_that_comes_again_is_kept_once(void **state)
{
	struct share *s = arena_new(&arena, struct share);
	char word[] = "identified";
	str first = share_text(s, &arena, str_c(word));
	str again = share_text(s, &arena, STR("identified"));

	(void)state;
	assert_ptr_equal(first.p, again.p);
	word[0] = 'x';
	assert_true(str_eq(again, STR("identified")));
}

static void
whatever_was_shared_a_text_is_itself(void **state)
{
	struct share *s = arena_new(&arena, struct share);
	str long_one = str_of(memset(arena_bytes(&arena, 500), 'a', 500), 500);

	(void)state;
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < 5000; i++) {
			str want = str_format(&arena, "%d", i * 7919);

			assert_true(str_eq(share_text(s, &arena, want),
			    want));
		}
	for (size_t n = 0; n <= 500; n++)
		assert_true(str_eq(share_text(s, &arena,
		    str_sub(long_one, 0, n)), str_sub(long_one, 0, n)));
	assert_null(share_text(s, &arena, STR_NONE).p);
}

static void
without_a_table_each_is_a_copy(void **state)
{
	str text = STR("Timeline");
	str one = share_text(NULL, &arena, text);
	str two = share_text(NULL, &arena, text);

	(void)state;
	assert_true(str_eq(one, text) && str_eq(two, text));
	assert_true(one.p != two.p && one.p != text.p);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, leave)
	const struct CMUnitTest tests[] = {
		TEST(a_text_that_comes_again_is_kept_once),
		TEST(whatever_was_shared_a_text_is_itself),
		TEST(without_a_table_each_is_a_copy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
