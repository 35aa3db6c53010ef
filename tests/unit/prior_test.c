/* What a build before left behind, as it comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/prior.h"

#define HEAD "allclear state 1 public 2026-04-01T11:30:00Z\n"
#define ONE "incident 0k3h9hz08jkq resolved final " \
	"2026-03-14T10:20:00Z 00000000000000ff\n"
#define TWO "maintenance na82v2xse2ny scheduled - - 0000000000000001\n"

struct fixture {
	struct arena a;
	struct prior prior;
	bool other;
};

static bool
reads(struct fixture *f, const char *text)
{
	arena_release(&f->a);
	/* A copy on its own, so that a look behind the end is caught. */
	return prior_read(&f->a, str_dup(&f->a, str_c(text)), false,
	    &f->prior, &f->other);
}

static void
what_was_kept_is_found_by_its_key(void **state)
{
	struct fixture f = { 0 };
	const struct prior_item *p;

	(void)state;
	assert_true(reads(&f, HEAD ONE TWO "end 2\n"));
	assert_int_equal(f.prior.n, 2);
	assert_true(f.prior.as_of == INT64_C(1775043000));
	p = map_get(&f.prior.items, STR("incident 0k3h9hz08jkq"));
	assert_non_null(p);
	assert_true(str_eq(p->status, STR("resolved")));
	assert_true(str_eq(p->review, STR("final")));
	assert_true(p->print == 255);
	p = map_get(&f.prior.items, STR("maintenance na82v2xse2ny"));
	assert_non_null(p);
	assert_true(p->newest == TIME_NONE);
	arena_release(&f.a);
}

static void
a_site_without_anything_is_known(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	assert_true(reads(&f, "allclear state 1 public -\nend 0\n"));
	assert_true(f.prior.as_of == TIME_NONE);
	arena_release(&f.a);
}

static void
what_is_not_whole_is_none(void **state)
{
	static const char *const broken[] = {
		"", "\n", "end 0\n", HEAD, HEAD ONE, HEAD "end 0",
		HEAD ONE "end 1", HEAD ONE "end 2\n", HEAD ONE "end 01\n",
		HEAD ONE "end 1\nmore\n", HEAD "\nend 0\n",
		"allclear state 2 public -\nend 0\n",
		"allclear state 1 nobody -\nend 0\n",
		"allclear state 1 public 2026-04-01\nend 0\n",
		HEAD "incident short resolved - - 0000000000000001\nend 1\n",
		HEAD "incident 0k3h9hz08jkq resolved - - 1\nend 1\n",
		HEAD "incident 0k3h9hz08jkq resolved - soon "
		    "0000000000000001\nend 1\n",
		HEAD "incident 0k3h9hz08jkq\nend 1\n",
	};
	struct fixture f = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		if (reads(&f, broken[i]))
			fail_msg("\"%s\" was taken", broken[i]);
		assert_false(f.other);
	}
	arena_release(&f.a);
}

static void
of_another_audience_is_told_apart(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	assert_false(reads(&f, "allclear state 1 internal -\nend 0\n"));
	assert_true(f.other);
	arena_release(&f.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_kept_is_found_by_its_key),
		cmocka_unit_test(a_site_without_anything_is_known),
		cmocka_unit_test(what_is_not_whole_is_none),
		cmocka_unit_test(of_another_audience_is_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
