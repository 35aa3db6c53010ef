/* The sitemap of a site with more pages than one file may list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/pages.h"
#include "output/sitemap.h"

struct world {
	struct arena arena, scratch;
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

/* A site of n free pages, planned. */
static void
plan(struct world *w, size_t n)
{
	*w = (struct world){
		.site = { .url = STR("https://status.example.com"),
		    .origin = STR("https://status.example.com"),
		    .language = STR("en") },
	};
	w->diags = diags_init(&w->arena);
	words_init(&w->theme.words, &w->arena);
	w->corpus = (struct corpus){ .files = &w->files, .site = &w->site,
		.policy = &w->policy, .newest = TIME_NONE };
	w->corpus.pages.v = arena_array(&w->arena, struct page, n);
	w->corpus.pages.n = n;
	for (size_t i = 0; i < n; i++)
		w->corpus.pages.v[i].doc.url = str_format(&w->arena,
		    "page-%zu/", i);
	w->source = (struct pages_source){ .corpus = &w->corpus,
		.metrics = &w->metrics, .theme = &w->theme };
	pages_plan(&w->pages, &w->source, &w->arena, &w->diags);
	pages_plan_rest(&w->pages);
	assert_int_equal(w->diags.n, 0);
}

static void
down(struct world *w)
{
	arena_release(&w->arena);
	arena_release(&w->scratch);
}

/* The bytes of a file of the site; STR_NONE when it has none. */
static str
file(struct world *w, const char *path)
{
	struct buf b = buf_init(BUF_MAX);
	str bytes = STR_NONE;

	for (size_t i = 0; i < w->pages.list.n; i++) {
		if (!str_eq(pages_path(&w->pages, i), str_c(path)))
			continue;
		assert_int_equal(pages_render(&w->pages, i, &w->scratch, &b,
		    &w->diags), 0);
		bytes = buf_keep(&b, &w->arena);
	}
	buf_release(&b);
	return bytes;
}

static size_t
count(str s, str needle)
{
	size_t n = 0;

	for (ptrdiff_t at; (at = str_find(s, needle)) >= 0; n++)
		s = str_from(s, (size_t)at + needle.n);
	return n;
}

static size_t
html_pages(const struct world *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->pages.list.n; i++)
		n += pages_is_html(&w->pages, i);
	return n;
}

static void
one_file_lists_what_it_may(void **state)
{
	struct world w;
	size_t others;
	str map;

	(void)state;
	plan(&w, 0);
	others = html_pages(&w);
	down(&w);
	plan(&w, SITEMAP_MOST - others);
	map = file(&w, "sitemap.xml");
	assert_true(str_has(map, STR("<urlset ")));
	assert_int_equal(count(map, STR("<loc>")), SITEMAP_MOST);
	assert_int_equal(file(&w, "sitemap-1.xml").n, 0);
	down(&w);
}

static void
one_more_makes_an_index_of_files(void **state)
{
	struct world w;
	size_t others;
	str index, first, second;

	(void)state;
	plan(&w, 0);
	others = html_pages(&w);
	down(&w);
	plan(&w, SITEMAP_MOST - others + 1);
	index = file(&w, "sitemap.xml");
	first = file(&w, "sitemap-1.xml");
	second = file(&w, "sitemap-2.xml");
	assert_true(str_has(index, STR("<sitemapindex ")));
	assert_int_equal(count(index, STR("<loc>")), 2);
	assert_true(str_has(index, STR("<loc>https://status.example.com/"
	    "sitemap-2.xml</loc>")));
	assert_int_equal(count(first, STR("<loc>")), SITEMAP_MOST);
	assert_int_equal(count(second, STR("<loc>")), 1);
	assert_true(str_has(second, STR("/page-")));
	assert_int_equal(file(&w, "sitemap-3.xml").n, 0);
	down(&w);
}

static void
an_internal_build_is_not_to_be_found(void **state)
{
	struct world w;

	(void)state;
	plan(&w, 1);
	w.source.with_internal = true;
	pages_plan(&w.pages, &w.source, &w.arena, &w.diags);
	pages_plan_rest(&w.pages);
	assert_int_equal(file(&w, "sitemap.xml").n, 0);
	assert_true(str_has(file(&w, "robots.txt"), STR("Disallow: /\n")));
	down(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_file_lists_what_it_may),
		cmocka_unit_test(one_more_makes_an_index_of_files),
		cmocka_unit_test(an_internal_build_is_not_to_be_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
