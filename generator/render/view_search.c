/* The search page: a box for the script, and ways in without it. */
#include "render/view_parts.h"

static void
add_years(const struct view *v, struct value *facets)
{
	const struct archive *shelves = v->archive;
	struct value *list;

	if (shelves->years.n == 0)
		return;
	list = start_facet(v, facets, "by-year", SAY(v, "by_year"));
	for (size_t i = 0; i < shelves->years.n; i++) {
		str year = str_format(v->arena, "%d",
		    shelves->years.v[i].year);

		add_facet(v, list, year, view_url(v, "history/", year),
		    shelves->years.v[i].n);
	}
}

static void
add_others(const struct view *v, struct value *facets)
{
	const struct corpus *c = v->corpus;
	struct value *list;
	size_t pages = c->pages.n > PAGES_AT_FOOT ? c->pages.n : 0;

	if (c->maintenance.n + c->runbooks.n + pages == 0)
		return;
	list = start_facet(v, facets, "others", SAY(v, "search_others"));
	add_facet(v, list, SAY(v, "nav_maintenance"), STR("maintenance/"),
	    c->maintenance.n);
	add_facet(v, list, SAY(v, "nav_runbooks"), STR("runbooks/"),
	    c->runbooks.n);
	add_facet(v, list, SAY(v, "nav_pages"), STR("pages/"), pages);
}

struct value *
view_search(const struct view *v)
{
	struct page_head h = {
		.kind = "search", .title = SAY(v, "search"),
		.description = SAY(v, "search_about"),
		.url = STR("search/"),
	};
	struct value *root = view_page(v, &h);
	struct value *archive = put_map(v, root, "archive"), *facets;

	PUT(v, archive, "title", h.title);
	PUT(v, archive, "sentence", history_sentence(v,
	    v->corpus->incidents.n));
	facets = put_list(v, archive, "facets");
	add_years(v, facets);
	add_facets(v, facets);
	add_others(v, facets);
	return root;
}
