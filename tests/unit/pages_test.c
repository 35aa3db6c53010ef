/* The plan of a site's pages: what is planned last. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/pages.h"

struct world {
	struct arena arena;
	struct files files;
	struct site site;
	struct policy policy;
	struct corpus corpus;
	struct metrics metrics;
	struct theme theme;
	struct pages_source source;
	struct pages pages;
	struct diags diags;
};

/* A site with one page, about/, that had another address once. */
static void
up(struct world *w, str old, int jobs)
{
	struct page *page;

	*w = (struct world){ .site = { .language = STR("en") } };
	w->diags = diags_init(&w->arena);
	words_init(&w->theme.words, &w->arena);
	page = arena_new(&w->arena, struct page);
	page->doc.url = STR("about/");
	*vec_push(&w->arena, &page->doc.redirects) = old;
	w->corpus = (struct corpus){ .files = &w->files, .site = &w->site,
		.policy = &w->policy, .newest = TIME_NONE };
	w->corpus.pages.v = page;
	w->corpus.pages.n = 1;
	w->source = (struct pages_source){ .corpus = &w->corpus,
		.metrics = &w->metrics, .theme = &w->theme, .jobs = jobs };
	pages_plan(&w->pages, &w->source, &w->arena, &w->diags);
}

/* Where a path stands in the plan; past its end when nowhere. */
static size_t
at(const struct world *w, const char *path)
{
	size_t i = 0;

	while (i < w->pages.list.n &&
	    !str_eq(pages_path(&w->pages, i), str_c(path)))
		i++;
	return i;
}

static void
the_index_and_old_addresses_come_last(void **state)
{
	(void)state;
	for (int jobs = 1; jobs <= 3; jobs++) {
		struct world w;
		size_t before, rest;

		up(&w, STR("us/"), jobs);
		before = w.pages.list.n;
		assert_in_range(at(&w, "about/index.html"), 0, before - 1);
		assert_int_equal(at(&w, "search/root.bin"), before);
		assert_int_equal(at(&w, "us/index.html"), before);
		rest = pages_plan_rest(&w.pages);
		assert_int_equal(rest, before);
		assert_in_range(at(&w, "search/root.bin"), rest,
		    w.pages.list.n - 1);
		assert_int_equal(at(&w, "us/index.html"),
		    w.pages.list.n - 1);
		assert_int_equal(w.diags.n, 0);
		arena_release(&w.arena);
	}
}

static void
an_old_address_does_not_stand_below_a_file_of_the_index(void **state)
{
	struct world w;

	(void)state;
	up(&w, STR("search/root.bin/"), 2);
	pages_plan_rest(&w.pages);
	assert_int_equal(w.diags.n, 1);
	assert_int_equal(w.diags.v[0].rule, RULE_PAGE_PATH_TWICE);
	assert_in_range(at(&w, "search/root.bin"), 0, w.pages.list.n - 1);
	assert_int_equal(at(&w, "search/root.bin/index.html"),
	    w.pages.list.n);
	arena_release(&w.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_index_and_old_addresses_come_last),
		cmocka_unit_test(
		    an_old_address_does_not_stand_below_a_file_of_the_index),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
