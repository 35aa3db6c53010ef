/* The plan of a site's pages: what is planned last. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pages_world.h"

/* A site with one page, about/, that had another address once. */
static void
up(struct pages_world *w, str old, int jobs)
{
	struct page *page;

	pages_world_begin(w, 1);
	page = &w->corpus.pages.v[0];
	page->doc.url = STR("about/");
	*vec_push(&w->arena, &page->doc.redirects) = old;
	pages_world_plan(w, jobs);
}

static void
the_index_and_old_addresses_come_last(void **state)
{
	(void)state;
	for (int jobs = 1; jobs <= 3; jobs++) {
		struct pages_world w;
		size_t before, rest;

		up(&w, STR("us/"), jobs);
		before = w.pages.list.n;
		assert_in_range(pages_world_at(&w, "about/index.html"), 0, before - 1);
		assert_int_equal(pages_world_at(&w, "search/root.bin"), before);
		assert_int_equal(pages_world_at(&w, "us/index.html"), before);
		rest = pages_plan_rest(&w.pages);
		assert_int_equal(rest, before);
		assert_in_range(pages_world_at(&w, "search/root.bin"), rest,
		    w.pages.list.n - 1);
		assert_int_equal(pages_world_at(&w, "us/index.html"),
		    w.pages.list.n - 1);
		assert_int_equal(w.diags.n, 0);
		pages_world_end(&w);
	}
}

static void
an_old_address_does_not_stand_below_a_file_of_the_index(void **state)
{
	struct pages_world w;

	(void)state;
	up(&w, STR("search/root.bin/"), 2);
	pages_plan_rest(&w.pages);
	assert_int_equal(w.diags.n, 1);
	assert_int_equal(w.diags.v[0].rule, RULE_PAGE_PATH_TWICE);
	assert_in_range(pages_world_at(&w, "search/root.bin"), 0, w.pages.list.n - 1);
	assert_int_equal(pages_world_at(&w, "search/root.bin/index.html"),
	    w.pages.list.n);
	pages_world_end(&w);
}

/* A tag, or a runbook's file, may be called index.html. */
static void
no_page_stands_below_a_file(void **state)
{
	struct pages_world w;

	(void)state;
	pages_world_begin(&w, 1);
	w.corpus.pages.v[0].doc.url = STR("history/index.html/");
	pages_world_plan(&w, 1);
	pages_plan_rest(&w.pages);
	assert_int_equal(w.diags.n, 1);
	assert_int_equal(w.diags.v[0].rule, RULE_PAGE_PATH_TWICE);
	assert_int_equal(pages_world_at(&w, "history/index.html/index.html"),
	    w.pages.list.n);
	pages_world_end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_index_and_old_addresses_come_last),
		cmocka_unit_test(
		    an_old_address_does_not_stand_below_a_file_of_the_index),
		cmocka_unit_test(no_page_stands_below_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
