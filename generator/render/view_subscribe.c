/* How to hear of news without looking: a table a way, a row a thing, with
 * the links that lead there. */
#include "render/view_parts.h"

static struct value *
add_group(const struct view *v, struct value *groups, const char *id,
    str title, str note)
{
	struct value *m = add_map(v, groups);

	PUT(v, m, "id", str_c(id));
	PUT(v, m, "title", title);
	PUT(v, m, "note", note);
	return put_list(v, m, "list");
}

/* Gives the links of the row. */
static struct value *
add_row(const struct view *v, struct value *rows, str name, str aside)
{
	struct value *m = add_map(v, rows);

	PUT(v, m, "name", name);
	PUT(v, m, "aside", aside);
	return put_list(v, m, "links");
}

static void
add_href(const struct view *v, struct value *links, str text, str href)
{
	struct value *m = add_map(v, links);

	PUT(v, m, "text", text);
	PUT(v, m, "href", href);
}

static void
add_feeds(const struct view *v, struct value *links, str folder)
{
	static const struct { str text, file; } formats[] = {
		{ STR_INIT("Atom"), STR_INIT("feed.atom") },
		{ STR_INIT("RSS"), STR_INIT("feed.rss") },
		{ STR_INIT("JSON Feed"), STR_INIT("feed.json") },
	};

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		add_link(v, links, formats[i].text, str_cat(v->arena,
		    folder, formats[i].file));
}

static void
put_feeds(const struct view *v, struct value *groups)
{
	const struct site *site = v->corpus->site;
	struct value *rows;

	if (str_empty(site->url))
		return;		/* there are none */
	rows = add_group(v, groups, "feeds", SAY(v, "sub_feeds"),
	    SAY(v, "sub_feeds_note"));
	add_feeds(v, add_row(v, rows, SAY(v, "sub_everything"), STR_NONE),
	    STR_NONE);
	for (size_t i = 0; i < site->components.n; i++) {
		const struct component *c = &site->components.v[i];

		add_feeds(v, add_row(v, rows, c->name, c->group < 0
		    ? STR_NONE : site->groups.v[c->group]),
		    component_url(v, (int)i));
	}
}

/* Calendars are subscribed to by the scheme of their own. */
static void
put_calendar(const struct view *v, struct value *groups)
{
	const struct site *site = v->corpus->site;
	struct value *links = add_row(v, add_group(v, groups, "calendar",
	    SAY(v, "sub_calendar"), SAY(v, "sub_calendar_note")),
	    SAY(v, "maintenance"), STR_NONE);
	str file = STR("maintenance.ics");
	ptrdiff_t host = str_find(site->url, STR("://"));

	if (host >= 0)
		add_href(v, links, SAY(v, "sub_calendar_add"),
		    str_cat(v->arena, STR("webcal"), str_from(site->url,
			(size_t)host), STR("/"), file));
	add_link(v, links, SAY(v, "sub_calendar_file"), file);
}

struct value *
view_subscribe(const struct view *v)
{
	const struct site *site = v->corpus->site;
	struct page_head h = {
		.kind = "subscribe", .title = SAY(v, "subscribe"),
		.description = SAY(v, "sub_about"),
		.url = STR("subscribe/"),
	};
	struct value *root = view_page(v, &h);
	struct value *page = put_map(v, root, "subscribe");
	struct value *groups = put_list(v, page, "groups");

	PUT(v, page, "title", h.title);
	PUT(v, page, "sentence", h.description);
	if (!str_empty(site->subscribe))
		add_href(v, add_row(v, add_group(v, groups, "elsewhere",
		    SAY(v, "sub_elsewhere"), STR_NONE),
		    SAY(v, "sub_elsewhere_name"), STR_NONE),
		    SAY(v, "sub_elsewhere_go"), site->subscribe);
	put_feeds(v, groups);
	put_calendar(v, groups);
	return root;
}
