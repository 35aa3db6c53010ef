/* The sitemap of a site with more pages than one file may list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/sitemap.h"
#include "pages_world.h"

/* A site of n free pages, planned. */
static void
plan(struct pages_world *w, size_t n)
{
	pages_world_begin(w, n);
	w->site.url = w->site.origin = STR("https://status.example.com");
	for (size_t i = 0; i < n; i++)
		w->corpus.pages.v[i].doc.url = str_format(&w->arena,
		    "page-%zu/", i);
	pages_world_plan(w, 0);
	pages_plan_rest(&w->pages);
	assert_int_equal(w->diags.n, 0);
}

/* The bytes of a file of the site; STR_NONE when it has none. */
static str
file(struct pages_world *w, const char *path)
{
	struct buf b = buf_init(BUF_MAX);
	str bytes = STR_NONE;
	size_t i = pages_world_at(w, path);

	if (i < w->pages.list.n) {
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
html_pages(const struct pages_world *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->pages.list.n; i++)
		n += pages_is_html(&w->pages, i);
	return n;
}

/* How many pages n free ones make, with the lists of them. */
static size_t
pages_of(size_t n)
{
	struct pages_world w;
	size_t all;

	plan(&w, n);
	all = html_pages(&w);
	pages_world_end(&w);
	return all;
}

/* The most free pages whose site has one sitemap: a hundred of them have
 * one list. */
static size_t
most_in_one(void)
{
	size_t n = SITEMAP_MOST - SITEMAP_MOST / 101 - pages_of(0);

	while (pages_of(n + 1) <= SITEMAP_MOST)
		n++;
	return n;
}

static void
one_file_lists_what_it_may(void **state)
{
	struct pages_world w;
	str map;

	(void)state;
	plan(&w, most_in_one());
	map = file(&w, "sitemap.xml");
	assert_true(str_has(map, STR("<urlset ")));
	assert_in_range(html_pages(&w), SITEMAP_MOST - 1, SITEMAP_MOST);
	assert_int_equal(count(map, STR("<loc>")), html_pages(&w));
	assert_int_equal(file(&w, "sitemap-1.xml").n, 0);
	pages_world_end(&w);
}

static void
one_more_makes_an_index_of_files(void **state)
{
	struct pages_world w;
	str index, first, second;

	(void)state;
	plan(&w, most_in_one() + 1);
	index = file(&w, "sitemap.xml");
	first = file(&w, "sitemap-1.xml");
	second = file(&w, "sitemap-2.xml");
	assert_true(str_has(index, STR("<sitemapindex ")));
	assert_int_equal(count(index, STR("<loc>")), 2);
	assert_true(str_has(index, STR("<loc>https://status.example.com/"
	    "sitemap-2.xml</loc>")));
	assert_int_equal(count(first, STR("<loc>")), SITEMAP_MOST);
	assert_in_range(count(second, STR("<loc>")), 1, 2);
	assert_true(str_has(second, STR("/page-")));
	assert_int_equal(file(&w, "sitemap-3.xml").n, 0);
	pages_world_end(&w);
}

static void
an_internal_build_is_not_to_be_found(void **state)
{
	struct pages_world w;

	(void)state;
	plan(&w, 1);
	w.source.with_internal = true;
	pages_begin(&w.pages, &w.source, &w.arena, &w.diags);
	pages_plan(&w.pages);
	pages_plan_rest(&w.pages);
	assert_int_equal(file(&w, "sitemap.xml").n, 0);
	assert_true(str_has(file(&w, "robots.txt"), STR("Disallow: /\n")));
	pages_world_end(&w);
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
