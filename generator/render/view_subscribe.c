/* How to hear of news without looking: a table a way, a row a thing, with
 * the links that lead there and what may be copied from it. */
#include "render/view_parts.h"

#include "base/escape.h"

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

/* A row whose links come with text to copy. */
static struct value *
add_badge(const struct view *v, struct value *rows, str name, str aside,
    str base)
{
	struct value *links = add_row(v, rows, name, aside);

	add_link(v, links, STR("SVG"), str_cat(v->arena, base,
	    STR(".svg")));
	add_link(v, links, STR("JSON"), str_cat(v->arena, base,
	    STR(".json")));
	return put_list(v, rows->last, "snippets");
}

static void
add_snippet(const struct view *v, struct value *snippets, str language,
    str text)
{
	struct value *m = add_map(v, snippets);

	PUT(v, m, "name", language);
	PUT(v, m, "text", text);
}

/* The picture as a link to the page that it is of. Names are escaped for
 * the language of the snippet; the template escapes the whole once more. */
static void
add_markdown(const struct view *v, struct value *snippets, str name,
    str base, str page)
{
	const struct site *site = v->corpus->site;
	struct buf b = buf_init(BUF_MAX);

	buf_lit(&b, "[![");
	markdown_text(&b, name);
	buf_lit(&b, "](");
	buf_str(&b, view_address(v->arena, site, base));
	buf_lit(&b, ".svg)](");
	buf_str(&b, view_address(v->arena, site, page));
	buf_lit(&b, ")");
	add_snippet(v, snippets, STR("Markdown"), buf_keep(&b, v->arena));
	buf_release(&b);
}

static void
add_html(const struct view *v, struct value *snippets, str name, str base,
    str page)
{
	const struct site *site = v->corpus->site;
	struct buf b = buf_init(BUF_MAX);

	buf_lit(&b, "<a href=\"");
	url_attr(&b, view_address(v->arena, site, page));
	buf_lit(&b, "\"><img src=\"");
	url_attr(&b, view_address(v->arena, site, base));
	buf_lit(&b, ".svg\" alt=\"");
	html_attr(&b, name);
	buf_lit(&b, "\" height=\"20\"></a>");
	add_snippet(v, snippets, STR("HTML"), buf_keep(&b, v->arena));
	buf_release(&b);
}

static void
put_badges(const struct view *v, struct value *groups)
{
	const struct site *site = v->corpus->site;
	struct value *rows = add_group(v, groups, "badges",
	    SAY(v, "sub_badges"), SAY(v, "sub_badges_note"));
	bool known = !str_empty(site->url);
	str base = STR("badge/status");
	struct value *snippets = add_badge(v, rows, SAY(v, "sub_everything"),
	    STR_NONE, base);

	if (known) {
		add_markdown(v, snippets, site->title, base, STR_NONE);
		add_html(v, snippets, site->title, base, STR_NONE);
	}
	for (size_t i = 0; i < site->components.n; i++) {
		const struct component *c = &site->components.v[i];
		str page = component_url(v, (int)i);

		base = str_cat(v->arena, page, STR("badge"));
		snippets = add_badge(v, rows, c->name, c->group < 0
		    ? STR_NONE : site->groups.v[c->group], base);
		if (known)
			add_markdown(v, snippets, c->name, base, page);
	}
}

static void
put_api(const struct view *v, struct value *groups)
{
	static const struct { str text, file; } own[] = {
		{ STR_INIT("status.json"), STR_INIT("api/status.json") },
		{ STR_INIT("incidents.json"),
		    STR_INIT("api/incidents.json") },
		{ STR_INIT("changes.json"), STR_INIT("api/changes.json") },
		{ STR_INIT("incidents.csv"), STR_INIT("incidents.csv") },
	}, v2[] = {
		{ STR_INIT("summary.json"), STR_INIT("api/v2/summary.json") },
		{ STR_INIT("status.json"), STR_INIT("api/v2/status.json") },
		{ STR_INIT("components.json"),
		    STR_INIT("api/v2/components.json") },
		{ STR_INIT("incidents.json"),
		    STR_INIT("api/v2/incidents.json") },
		{ STR_INIT("scheduled-maintenances.json"),
		    STR_INIT("api/v2/scheduled-maintenances.json") },
	};
	struct value *rows = add_group(v, groups, "api", SAY(v, "sub_api"),
	    SAY(v, "sub_api_note"));
	struct value *links = add_row(v, rows, SAY(v, "sub_api_own"),
	    STR_NONE);

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		add_link(v, links, own[i].text, own[i].file);
	if (str_empty(v->corpus->site->url))
		return;		/* there is none */
	links = add_row(v, rows, SAY(v, "sub_api_v2"), STR_NONE);
	for (size_t i = 0; i < sizeof(v2) / sizeof(v2[0]); i++)
		add_link(v, links, v2[i].text, v2[i].file);
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
		    SAY(v, "sub_elsewhere_go"), view_href(v,
		    site->subscribe));
	put_feeds(v, groups);
	put_calendar(v, groups);
	put_badges(v, groups);
	put_api(v, groups);
	return root;
}
