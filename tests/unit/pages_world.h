/* pages_world: a site of free pages whose plan is made, and no content else.
 *
 *	struct pages_world w;
 *	pages_world_begin(&w, 2);
 *	w.corpus.pages.v[0].doc.url = STR("about/");
 *	...
 *	pages_world_plan(&w, 1);
 *	... look at w.pages and w.diags, after pages_plan_rest() ...
 *	pages_world_end(&w);
 */
#ifndef TESTS_UNIT_PAGES_WORLD_H
#define TESTS_UNIT_PAGES_WORLD_H

#include "output/pages.h"

struct pages_world {
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

/* n pages, whose addresses are still to be given. */
static inline void
pages_world_begin(struct pages_world *w, size_t n)
{
	*w = (struct pages_world){ .site = { .language = STR("en") } };
	w->diags = diags_init(&w->arena);
	words_init(&w->theme.words, &w->arena);
	w->corpus = (struct corpus){ .files = &w->files, .site = &w->site,
		.policy = &w->policy, .newest = TIME_NONE };
	w->corpus.pages.v = arena_array(&w->arena, struct page, n);
	w->corpus.pages.n = n;
}

static inline void
pages_world_plan(struct pages_world *w, int jobs)
{
	w->source = (struct pages_source){ .corpus = &w->corpus,
		.metrics = &w->metrics, .theme = &w->theme, .jobs = jobs };
	pages_begin(&w->pages, &w->source, &w->arena, &w->diags);
	pages_plan(&w->pages);
}

static inline void
pages_world_end(struct pages_world *w)
{
	arena_release(&w->arena);
	arena_release(&w->scratch);
}

/* Where a path stands in the plan; past its end when nowhere. */
static inline size_t
pages_world_at(const struct pages_world *w, const char *path)
{
	size_t i = 0;

	while (i < w->pages.list.n &&
	    !str_eq(pages_path(&w->pages, i), str_c(path)))
		i++;
	return i;
}

#endif
