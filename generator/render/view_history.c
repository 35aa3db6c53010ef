/* The archive: all years, one year, one month, one level, one tag. */
#include "render/view_parts.h"

enum {
	BAR_HEIGHT = 38,	/* of a month's drawing */
	BAR_FULL = 4,		/* incidents that fill it, or more */
	TAGS_MOST = 60,		/* with more, they have a page apart */
	YEAR_MONTH_MOST = 10,	/* incidents a month on the page of a year */
};

static str
year_url(const struct view *v, int year)
{
	return str_format(v->arena, "history/%d/", year);
}

static str
month_url(const struct view *v, const struct archive_month *m)
{
	return archive_month_url(v->arena, m->year, m->month);
}

static struct shelf
stretch(const struct view *v, size_t first, size_t n)
{
	struct shelf s = { .n = n, .cap = n };

	s.v = arena_array(v->arena, const struct incident *, n);
	for (size_t i = 0; i < n; i++)
		s.v[i] = &v->corpus->incidents.v[first + i];
	return s;
}

static void
add_bar(const struct view *v, struct value *bars, const char *state, int y,
    int height)
{
	struct value *m;

	if (height <= 0)
		return;
	m = add_map(v, bars);
	PUT(v, m, "state", str_c(state));
	value_put_int(v->arena, m, STR("y"), y);
	value_put_int(v->arena, m, STR("height"), height);
}

/* One cell of a year. Months to come, and those before the first
 * incident, have no number. */
static void
add_month_cell(const struct view *v, struct value *months, int year,
    int month, const struct archive_month *m)
{
	const struct archive *shelves = v->archive;
	const struct archive_month *oldest =
	    &shelves->months.v[shelves->months.n - 1];
	struct value *cell = add_map(v, months), *bars;
	int64_t begin = (int64_t)date_of(year, month, 1) * DAY;
	size_t full = shelves->busiest < BAR_FULL ? BAR_FULL
	    : shelves->busiest;
	int whole, bad;

	PUT(v, cell, "name", words_month(&v->theme->words, month,
	    true));
	value_put_bool(v->arena, cell, STR("past"), begin <= v->now &&
	    year * 12 + month >= oldest->year * 12 + oldest->month);
	bars = put_list(v, cell, "bars");
	PUT(v, cell, "word", COUNT(v, "incidents_word", m ? m->n : 0));
	if (!m) {
		value_put_bool(v->arena, cell, STR("url"), false);
		return;
	}
	put_url(v, cell, month_url(v, m));
	PUT(v, cell, "count", NUMBER(v, m->n));
	whole = 3 + (int)((BAR_HEIGHT - 3) * m->n / full);
	bad = m->bad == 0 ? 0 : 1 + (int)((size_t)(whole - 1) * m->bad /
	    m->n);
	add_bar(v, bars, "major", BAR_HEIGHT + 1 - whole, bad);
	add_bar(v, bars, "none", BAR_HEIGHT + 1 - whole + bad, whole - bad);
}

static void
add_year(const struct view *v, struct value *years,
    const struct archive_year *y)
{
	struct value *m = add_map(v, years), *months;
	size_t at = y->month + y->months;

	PUT(v, m, "year", str_format(v->arena, "%d", y->year));
	put_url(v, m, year_url(v, y->year));
	PUT(v, m, "count", COUNT(v, "incidents_count", y->n));
	months = put_list(v, m, "months");
	/* The shelves are newest first, the cells oldest first. */
	for (int month = 1; month <= 12; month++) {
		const struct archive_month *found = NULL;

		if (at > y->month &&
		    v->archive->months.v[at - 1].month == month)
			found = &v->archive->months.v[--at];
		add_month_cell(v, months, y->year, month, found);
	}
}

void
add_facet(const struct view *v, struct value *list, str text, str url,
    size_t n)
{
	if (n == 0)
		return;
	PUT(v, add_link(v, list, text, url), "count", NUMBER(v, n));
}

struct value *
start_facet(const struct view *v, struct value *facets, const char *id,
    str title)
{
	struct value *m = add_map(v, facets);

	PUT(v, m, "id", str_c(id));
	PUT(v, m, "title", title);
	return put_list(v, m, "list");
}

static void
add_tags(const struct view *v, struct value *facets)
{
	const struct corpus *c = v->corpus;
	struct value *list = start_facet(v, facets, "by-tag",
	    SAY(v, "by_tag"));

	for (size_t i = 0; i < c->tags.n; i++)
		add_facet(v, list, c->tags.v[i], view_url(v, "tags/",
		    view_slug(v->arena, c->tags.v[i])),
		    archive_shelf(&v->archive->tags, c->tags.v[i]).n);
}

/* Whether a heading has something below it. */
static bool
any(const struct shelf *shelves, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (shelves[i].n > 0)
			return true;
	return false;
}

static void
add_levels(const struct view *v, struct value *facets)
{
	const struct policy *p = v->corpus->policy;
	struct value *list = start_facet(v, facets, "by-severity",
	    SAY(v, "by_severity"));

	for (size_t i = 0; i < p->levels.n; i++)
		add_facet(v, list, p->levels.v[i].id, view_url(v,
		    "severity/", p->levels.v[i].slug),
		    v->archive->levels[i].n);
}

static void
add_components(const struct view *v, struct value *facets)
{
	const struct site *site = v->corpus->site;
	struct value *list = start_facet(v, facets, "by-component",
	    SAY(v, "by_component"));

	for (size_t i = 0; i < site->components.n; i++)
		add_facet(v, list, site->components.v[i].name,
		    component_url(v, (int)i), v->archive->components[i].n);
}

void
add_facets(const struct view *v, struct value *facets)
{
	const struct corpus *c = v->corpus;

	if (any(v->archive->levels, c->policy->levels.n))
		add_levels(v, facets);
	if (any(v->archive->components, c->site->components.n))
		add_components(v, facets);
	if (c->tags.n > 0 && c->tags.n <= TAGS_MOST)
		add_tags(v, facets);
	else if (c->tags.n > TAGS_MOST)
		add_facet(v, start_facet(v, facets, "by-tag",
		    SAY(v, "by_tag")), SAY(v, "all_tags"), STR("tags/"),
		    c->tags.n);
	if (c->tags.n > 0)
		put_url(v, facets->last, STR("tags/"));
}

str
history_sentence(const struct view *v, size_t n)
{
	const struct archive *shelves = v->archive;
	const struct archive_month *oldest;

	if (n == 0)
		return SAY(v, "recent_never");
	if (shelves->months.n == 0)
		return COUNT(v, "history_sentence", n);
	oldest = &shelves->months.v[shelves->months.n - 1];
	return FILL(v, "history_since",
	    { STR("count"), COUNT(v, "incidents_count", n) },
	    { STR("date"), DATE(v, TIME_MONTH,
		date_of(oldest->year, oldest->month, 1)) });
}

struct value *
view_history(const struct view *v)
{
	const struct archive *shelves = v->archive;
	struct page_head h = {
		.kind = "history", .title = SAY(v, "history"),
		.url = STR("history/"), .section = "history/",
	};
	struct value *root, *archive, *years;

	h.description = history_sentence(v, v->corpus->incidents.n);
	root = view_page(v, &h);
	archive = put_map(v, root, "archive");
	PUT(v, archive, "title", h.title);
	PUT(v, archive, "sentence", h.description);
	years = put_list(v, archive, "years");
	for (size_t i = 0; i < shelves->years.n; i++)
		add_year(v, years, &shelves->years.v[i]);
	if (shelves->undated.n > 0) {
		struct value *m = put_map(v, archive, "undated");

		PUT(v, m, "title", SAY(v, "undated"));
		put_shelf(v, m, &shelves->undated, h.url);
	}
	add_facets(v, put_list(v, archive, "facets"));
	return root;
}

/* Beside a year or month: the one before and the one after. */
static void
put_around(const struct view *v, struct value *archive, const char *key,
    str title, str url)
{
	struct value *m = (struct value *)value_get(archive, STR("around"));
	struct value *to;

	if (!m)
		m = put_map(v, archive, "around");
	to = put_map(v, m, key);
	PUT(v, to, "title", title);
	put_url(v, to, url);
}

static void
add_year_month(const struct view *v, struct value *months,
    const struct archive_month *m)
{
	struct value *e = add_map(v, months);
	struct shelf s = stretch(v, m->first, m->n < YEAR_MONTH_MOST
	    ? m->n : YEAR_MONTH_MOST);
	struct value *list;

	PUT(v, e, "id", str_format(v->arena, "month-%02d", m->month));
	PUT(v, e, "title", words_month(&v->theme->words, m->month,
	    false));
	put_url(v, e, month_url(v, m));
	PUT(v, e, "count", COUNT(v, "incidents_count", m->n));
	list = put_list(v, e, "list");
	for (size_t i = 0; i < s.n; i++)
		add_entry_row(v, list, s.v[i]);
	if (m->n > s.n)
		put_more(v, e, COUNT(v, "entries_more", m->n - s.n),
		    str_z(v->arena, month_url(v, m)));
}

struct value *
view_year(const struct view *v, const struct archive_year *y)
{
	const struct archive *shelves = v->archive;
	size_t i = (size_t)(y - shelves->years.v);
	str year = str_format(v->arena, "%d", y->year);
	struct page_head h = {
		.kind = "year", .title = FILL(v, "year_title",
		    { STR("year"), year }),
		.description = FILL(v, "year_about", { STR("count"),
		    COUNT(v, "incidents_count", y->n) },
		    { STR("year"), year }),
		.url = year_url(v, y->year), .section = "history/",
	};
	struct value *root = view_page(v, &h);
	struct value *archive = put_map(v, root, "archive"), *months;

	PUT(v, archive, "title", h.title);
	PUT(v, archive, "sentence", h.description);
	months = put_list(v, archive, "months");
	for (size_t k = 0; k < y->months; k++)
		add_year_month(v, months,
		    &shelves->months.v[y->month + k]);
	if (i + 1 < shelves->years.n)
		put_around(v, archive, "older", str_format(v->arena, "%d",
		    y[1].year), year_url(v, y[1].year));
	if (i > 0)
		put_around(v, archive, "newer", str_format(v->arena, "%d",
		    y[-1].year), year_url(v, y[-1].year));
	return root;
}

static str
month_title(const struct view *v, const struct archive_month *m)
{
	return DATE(v, TIME_MONTH, date_of(m->year, m->month, 1));
}

static struct value *
add_list(const struct view *v, struct value *lists, const char *id,
    str title, str count)
{
	struct value *m = add_map(v, lists);

	PUT(v, m, "id", str_c(id));
	PUT(v, m, "title", title);
	PUT(v, m, "count", count);
	return m;
}

/* Planned work that began in a month. */
static void
add_month_work(const struct view *v, struct value *lists,
    const struct archive_month *m)
{
	const struct corpus *c = v->corpus;
	int64_t from = (int64_t)date_of(m->year, m->month, 1) * DAY;
	int64_t to = (int64_t)date_of(m->year + m->month / 12,
	    m->month % 12 + 1, 1) * DAY;
	struct value *list = value_list(v->arena), *out;
	size_t n = 0;

	for (size_t i = 0; i < c->maintenance.n; i++)
		if (c->maintenance.v[i].starts.at >= from &&
		    c->maintenance.v[i].starts.at < to &&
		    n++ < ENTRIES_MOST)
			add_planned_row(v, list, &c->maintenance.v[i]);
	if (n == 0)
		return;
	out = add_list(v, lists, "h-work", SAY(v, "maintenance"), STR_NONE);
	value_set(out, STR("list"), list);
	if (n > ENTRIES_MOST)
		put_more(v, out, COUNT(v, "entries_more", n - ENTRIES_MOST),
		    "maintenance/");
}

struct value *
view_month(const struct view *v, const struct archive_month *m)
{
	const struct archive *shelves = v->archive;
	size_t i = (size_t)(m - shelves->months.v);
	struct shelf s = stretch(v, m->first, m->n);
	struct page_head h = {
		.kind = "month", .title = FILL(v, "month_title",
		    { STR("month"), month_title(v, m) }),
		.description = FILL(v, "month_about", { STR("count"),
		    COUNT(v, "incidents_count", m->n) },
		    { STR("month"), month_title(v, m) }),
		.url = month_url(v, m), .section = "history/",
	};
	struct value *root = view_page(v, &h);
	struct value *archive = put_map(v, root, "archive"), *lists, *up;

	PUT(v, archive, "title", h.title);
	PUT(v, archive, "sentence", h.description);
	up = put_list(v, put_map(v, archive, "up"), "list");
	add_link(v, up, SAY(v, "history"), STR("history/"));
	add_link(v, up, str_format(v->arena, "%d", m->year),
	    year_url(v, m->year));
	lists = put_list(v, archive, "lists");
	put_shelf(v, add_list(v, lists, "h-incidents",
	    SAY(v, "incidents"), COUNT(v, "incidents_count", m->n)), &s,
	    h.url);
	add_month_work(v, lists, m);
	if (i + 1 < shelves->months.n)
		put_around(v, archive, "older", month_title(v, m + 1),
		    month_url(v, m + 1));
	if (i > 0)
		put_around(v, archive, "newer", month_title(v, m - 1),
		    month_url(v, m - 1));
	return root;
}

/* A list of one kind: of a level, of a tag. */
static struct value *
facet(const struct view *v, const struct page_head *h,
    const struct shelf *s, str up, const char *up_url, struct value **out)
{
	struct value *root = view_page(v, h);
	struct value *archive = put_map(v, root, "archive");

	PUT(v, archive, "title", h->title);
	PUT(v, archive, "sentence", h->description);
	add_link(v, put_list(v, put_map(v, archive, "up"), "list"), up,
	    str_c(up_url));
	if (s->n > 0)
		put_shelf(v, add_list(v, put_list(v, archive, "lists"),
		    "h-incidents", SAY(v, "incidents"),
		    COUNT(v, "incidents_count", s->n)), s, h->url);
	*out = archive;
	return root;
}

struct value *
view_level(const struct view *v, size_t level)
{
	const struct severity *l = &v->corpus->policy->levels.v[level];
	const struct shelf *s = &v->archive->levels[level];
	struct page_head h = {
		.kind = "severity", .title = l->id,
		.description = FILL(v, "level_about",
		    { STR("name"), l->name },
		    { STR("count"), COUNT(v, "incidents_count", s->n) }),
		.url = view_url(v, "severity/", l->slug),
		.section = "history/",
	};
	struct value *archive, *about, *root;

	root = facet(v, &h, s, SAY(v, "nav_policy"), "policy/", &archive);
	about = put_map(v, archive, "about");
	PUT(v, about, "id", STR("h-about"));
	PUT(v, about, "title", SAY(v, "level_means"));
	put_level(v, about, l);
	return root;
}

struct value *
view_tag(const struct view *v, str tag)
{
	struct shelf s = archive_shelf(&v->archive->tags, tag);
	struct page_head h = {
		.kind = "tag", .title = FILL(v, "tag_title",
		    { STR("tag"), tag }),
		.description = FILL(v, "tag_about", { STR("tag"), tag },
		    { STR("count"), COUNT(v, "incidents_count", s.n) }),
		.url = view_url(v, "tags/", view_slug(v->arena, tag)),
		.section = "history/",
	};
	struct value *archive;

	return facet(v, &h, &s, SAY(v, "history"), "history/", &archive);
}

struct value *
view_tags(const struct view *v)
{
	struct page_head h = {
		.kind = "tags", .title = SAY(v, "tags"),
		.url = STR("tags/"), .section = "history/",
	};
	struct value *root, *archive;

	h.description = COUNT(v, "tags_count", v->corpus->tags.n);
	root = view_page(v, &h);
	archive = put_map(v, root, "archive");
	PUT(v, archive, "title", h.title);
	PUT(v, archive, "sentence", h.description);
	add_tags(v, put_list(v, archive, "facets"));
	return root;
}
