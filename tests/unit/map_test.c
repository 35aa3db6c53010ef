/* From names to things. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/map.h"

static void
what_was_put_in_comes_out(void **state)
{
	struct arena a = { 0 };
	struct map m = { 0 };
	int things[10000];

	(void)state;
	for (int i = 0; i < 10000; i++)
		*map_at(&m, str_format(&a, "key-%d", i), &a) = &things[i];
	for (int i = 0; i < 10000; i++)
		assert_ptr_equal(map_get(&m, str_format(&a, "key-%d", i)),
		    &things[i]);
	assert_null(map_get(&m, STR("key-10000")));
	assert_null(map_get(&m, STR("key")));
	arena_release(&a);
}

static void
an_empty_map_has_nothing(void **state)
{
	struct map m = { 0 };

	(void)state;
	assert_null(map_get(&m, STR("")));
	assert_null(map_get(&m, STR("x")));
}

static void
a_key_has_one_place(void **state)
{
	struct arena a = { 0 };
	struct map m = { 0 };
	int one, two;
	void **at = map_at(&m, STR("x"), &a);

	(void)state;
	assert_null(*at);
	assert_null(map_get(&m, STR("x")));
	*at = &one;
	assert_ptr_equal(*map_at(&m, str_dup(&a, STR("x")), &a), &one);
	*map_at(&m, STR("x"), &a) = &two;
	assert_ptr_equal(map_get(&m, STR("x")), &two);
	arena_release(&a);
}

static void
keys_are_bytes(void **state)
{
	struct arena a = { 0 };
	struct map m = { 0 };
	int one, two, three;

	(void)state;
	*map_at(&m, STR(""), &a) = &one;
	*map_at(&m, STR("a\0b"), &a) = &two;
	*map_at(&m, STR("a"), &a) = &three;
	assert_ptr_equal(map_get(&m, STR_NONE), &one);
	assert_ptr_equal(map_get(&m, STR("a\0b")), &two);
	assert_ptr_equal(map_get(&m, STR("a")), &three);
	assert_null(map_get(&m, STR("A")));
	arena_release(&a);
}

/* Of every length, and different in any one byte. */
static void
keys_that_differ_in_one_byte_are_told_apart(void **state)
{
	struct arena a = { 0 };
	struct map m = { 0 };
	int things[40];

	(void)state;
	for (size_t n = 0; n < 40; n++) {
		char key[40];

		memset(key, 'k', sizeof(key));
		*map_at(&m, str_dup(&a, str_of(key, n)), &a) = &things[n];
		for (size_t i = 0; i < n; i++) {
			key[i] = 'x';
			assert_null(map_get(&m, str_of(key, n)));
			key[i] = 'k';
		}
	}
	for (size_t n = 0; n < 40; n++) {
		char key[40];

		memset(key, 'k', sizeof(key));
		assert_ptr_equal(map_get(&m, str_of(key, n)), &things[n]);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_put_in_comes_out),
		cmocka_unit_test(an_empty_map_has_nothing),
		cmocka_unit_test(a_key_has_one_place),
		cmocka_unit_test(keys_are_bytes),
		cmocka_unit_test(keys_that_differ_in_one_byte_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
