/* Memory that is given back all at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void
memory_is_zero_and_aligned(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++) {
		max_align_t *p = arena_new(&a, max_align_t);
		const unsigned char *bytes = (const unsigned char *)p;

		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t k = 0; k < sizeof(*p); k++)
			assert_int_equal(bytes[k], 0);
		memset(p, 0xff, sizeof(*p));
		memset(arena_bytes(&a, 3), 0xff, 3);
	}
	arena_release(&a);
}

static void
memory_is_zero_after_a_reset_too(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (int round = 0; round < 3; round++) {
		unsigned char *p = arena_array(&a, unsigned char, 5000);

		for (size_t i = 0; i < 5000; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, 5000);
		arena_reset(&a);
	}
	arena_release(&a);
}

static void
pieces_do_not_overlap(void **state)
{
	struct arena a = { 0 };
	char *p[200];

	(void)state;
	for (size_t i = 0; i < 200; i++) {
		p[i] = arena_bytes(&a, i * 7);
		memset(p[i], (int)i, i * 7);
	}
	for (size_t i = 0; i < 200; i++)
		for (size_t k = 0; k < i * 7; k++)
			assert_int_equal((unsigned char)p[i][k], i);
	arena_release(&a);
}

static void
what_is_larger_than_a_chunk_fits(void **state)
{
	struct arena a = { 0 };
	char *small = arena_bytes(&a, 1), *large;

	(void)state;
	*small = 'x';
	large = arena_bytes(&a, 50 * 1024 * 1024);
	large[0] = large[50 * 1024 * 1024 - 1] = 'y';
	assert_int_equal(*small, 'x');
	arena_release(&a);
	assert_int_equal(a.held, 0);
	assert_null(a.chunks);
}

static void
nothing_can_be_asked_for(void **state)
{
	struct arena a = { 0 };

	(void)state;
	(void)arena_bytes(&a, 0);
	assert_non_null(arena_array(&a, int, 0));
	arena_release(&a);
	arena_release(&a);
	arena_reset(&a);
}

static void
a_list_grows_and_keeps_what_it_has(void **state)
{
	struct arena a = { 0 };
	struct { int *v; size_t n, cap; } list = { 0 };

	(void)state;
	for (int i = 0; i < 10000; i++)
		*vec_push(&a, &list) = i;
	assert_int_equal(list.n, 10000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(list.v[i], i);
	arena_release(&a);
}

/* What was taken last grows where it is, and into nothing else. */
static void
lists_that_grow_in_turn_do_not_overlap(void **state)
{
	enum { ALL = 3000, ALONE = 1000 };
	struct arena a = { 0 };
	struct { int *v; size_t n, cap; } first = { 0 }, second = { 0 };
	char *mark = NULL;

	(void)state;
	for (int i = 0; i < ALL; i++) {
		*vec_push(&a, &first) = i;
		if (i >= ALONE)
			*vec_push(&a, &second) = -i;
		if (i % 64 == 0) {
			assert_true(!mark || *mark == 'm');
			mark = arena_bytes(&a, 1);
			*mark = 'm';
		}
		for (size_t k = first.n; k < first.cap; k++)
			assert_int_equal(first.v[k], 0);
	}
	for (int i = 0; i < ALL; i++)
		assert_int_equal(first.v[i], i);
	for (int i = ALONE; i < ALL; i++)
		assert_int_equal(second.v[i - ALONE], -i);
	arena_release(&a);
}

static void
what_one_adopts_it_keeps(void **state)
{
	struct arena to = { 0 }, from = { 0 }, none = { 0 };
	size_t sizes[] = { 10, 70000, 300000, 5000000 };
	char *mine = arena_bytes(&to, 100), *theirs[4];
	size_t held;

	(void)state;
	memset(mine, 'm', 100);
	for (size_t i = 0; i < 4; i++)
		theirs[i] = memset(arena_bytes(&from, sizes[i]),
		    'a' + (int)i, sizes[i]);
	held = to.held + from.held;
	arena_adopt(&to, &from);
	arena_adopt(&to, &none);
	assert_null(from.chunks);
	assert_int_equal(to.held, held);
	/* It goes on where it was; what it took over is not touched. */
	memset(arena_bytes(&to, 100), 'x', 100);
	memset(arena_bytes(&from, 100000), 'y', 100000);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(theirs[i][0], 'a' + (int)i);
		assert_int_equal(theirs[i][sizes[i] - 1], 'a' + (int)i);
	}
	assert_int_equal(mine[99], 'm');
	arena_release(&from);
	/* One that has nothing takes all. */
	arena_adopt(&none, &to);
	assert_int_equal(theirs[3][0], 'd');
	arena_release(&none);
	assert_null(to.chunks);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zero_and_aligned),
		cmocka_unit_test(memory_is_zero_after_a_reset_too),
		cmocka_unit_test(pieces_do_not_overlap),
		cmocka_unit_test(what_is_larger_than_a_chunk_fits),
		cmocka_unit_test(nothing_can_be_asked_for),
		cmocka_unit_test(a_list_grows_and_keeps_what_it_has),
		cmocka_unit_test(lists_that_grow_in_turn_do_not_overlap),
		cmocka_unit_test(what_one_adopts_it_keeps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
