/* Work on several threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/pool.h"

enum { ITEMS = 5000 };

struct seen {
	unsigned char times[ITEMS];
	int jobs;
	bool bad;
};

static void
see(void *context, int worker, size_t i)
{
	struct seen *s = context;

	if (worker < 0 || worker >= s->jobs || i >= ITEMS)
		s->bad = true;
	else
		s->times[i]++;
}

static void
each_item_is_done_once(void **state)
{
	static const int jobs[] = { 1, 2, 7, POOL_MOST };
	static const size_t counts[] = { 0, 1, 15, 16, 17, ITEMS };

	(void)state;
	for (size_t k = 0; k < sizeof(jobs) / sizeof(jobs[0]); k++)
		for (size_t c = 0; c < sizeof(counts) / sizeof(counts[0]);
		    c++) {
			struct seen s = { .jobs = jobs[k] };

			pool_run(jobs[k], counts[c], see, &s);
			assert_false(s.bad);
			for (size_t i = 0; i < ITEMS; i++)
				assert_int_equal(s.times[i], i < counts[c]);
		}
}

static void
count_up(void *context)
{
	struct seen s = { .jobs = 3 };

	pool_run(3, 100, see, &s);
	*(int *)context += s.bad ? 100 : s.times[99];
}

static void
a_thing_beside_others_is_done_by_its_end(void **state)
{
	(void)state;
	for (int jobs = 1; jobs <= 4; jobs++) {
		struct pool_thing t;
		int n = 0;

		pool_begin(&t, jobs, count_up, &n);
		pool_end(&t);
		assert_int_equal(n, 1);
		pool_end(&t);		/* it has ended */
		assert_int_equal(n, 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_item_is_done_once),
		cmocka_unit_test(a_thing_beside_others_is_done_by_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
