/* Planned work: the page of one, and the list. */
#include "render/view_parts.h"

#include "model/front.h"
#include "render/archive_parts.h"

static void
put_work_verdict(const struct view *v, struct value *doc,
    const struct maintenance *m)
{
	int64_t from = m->starts.at, to = maintenance_end(m);

	put_work_state(v, doc, "state", m);
	if (from == TIME_NONE || to == TIME_NONE)
		return;
	PUT(v, doc, "sentence", FILL(v, "work_window",
	    { STR("from"), TIME(v, TIME_FULL, from) },
	    { STR("to"), TIME(v, date_of_moment(from) == date_of_moment(to)
		? TIME_CLOCK : TIME_FULL, to) },
	    { STR("length"), words_length_long(&v->theme->words, v->arena,
		to - from) }));
}

static void
put_work_facts(const struct view *v, struct value *doc,
    const struct maintenance *m)
{
	struct value *facts = put_list(v, put_map(v, doc, "facts"), "list");
	struct value *fact;

	if (m->starts.at != TIME_NONE)
		fact_time(v, add_fact(v, facts, SAY(v, "starts")),
		    m->starts.at, TIME_FULL, STR_NONE);
	if (m->ends.at != TIME_NONE)
		fact_time(v, add_fact(v, facts, SAY(v, "ends")), m->ends.at,
		    TIME_FULL, STR_NONE);
	if (m->completed.at != TIME_NONE)
		fact_time(v, add_fact(v, facts, m->completed.at < m->ends.at
		    ? SAY(v, "ended_early")
		    : status_word(v, STR("completed"))), m->completed.at,
		    TIME_FULL, STR_NONE);
	fact = m->components.n ? add_fact(v, facts, SAY(v, "components"))
	    : NULL;
	for (size_t i = 0; i < m->components.n; i++) {
		const struct affected *f = &m->components.v[i];

		if (f->component < 0)
			fact_text(v, fact, f->name.name);
		else
			fact_link(v, fact, v->corpus->site->components.v[
			    f->component].name,
			    component_url(v, f->component));
	}
	if (!str_empty(m->owner.name))
		fact_text(v, add_fact(v, facts, SAY(v, "owner")),
		    person_name(v, m->owner.name));
	put_links(v, facts, NULL, &m->doc);
	put_internal_facts(v, facts, &m->doc);
}

/* What the page says besides its updates. */
static void
put_work_sections(const struct view *v, struct value *doc,
    const struct body *b)
{
	struct value *list = value_list(v->arena);
	str html = spilled_text(&b->html, v->arena);

	for (size_t i = 0; i < b->sections.n; i++) {
		const struct section *s = &b->sections.v[i];

		if (s->holds != HOLDS_UPDATES && s->parent < 0 &&
		    s->html.n > 0)
			add_section(v, list, s->anchor, s->title,
			    piece_of(html, s->html), s->internal);
	}
	put_html(v, doc, "lead", piece_of(html, b->lead));
	put_thread(v, doc, "thread_last", &b->updates, TIME_NONE);
	if (list->first)
		value_set(doc, STR("sections"), list);
}

struct value *
view_maintenance(const struct view *v, const struct maintenance *m)
{
	const struct corpus *c = v->corpus;
	size_t i = (size_t)(m - c->maintenance.v);
	const struct page_dates dates = { TIME_NONE,
		maintenance_newest(m, v->now) };
	struct page_head h = {
		.kind = "maintenance", .article = true,
		.title = FILL(v, "incident_title",
		    { STR("title"), m->doc.title }, { STR("id"), m->id }),
		.description = doc_description(v, &m->doc,
		    m->impact_summary),
		.url = m->doc.url, .section = "maintenance/",
		.name = m->doc.title, .dates = &dates,
		.about = &m->components,
	};
	struct value *root = view_page(v, &h);
	struct value *doc = put_map(v, root, "doc"), *around, *to;

	PUT(v, doc, "id", m->id);
	PUT(v, doc, "title", m->doc.title);
	value_put_bool(v->arena, doc, STR("internal"), m->doc.internal);
	put_work_verdict(v, doc, m);
	PUT(v, doc, "impact", m->impact_summary);
	put_work_facts(v, doc, m);
	put_work_sections(v, doc, &m->doc.body);
	put_attachments(v, doc, &m->doc, NULL);
	around = put_map(v, doc, "around");
	if (i + 1 < c->maintenance.n) {
		to = put_map(v, around, "older");
		PUT(v, to, "title", m[1].doc.title);
		put_url(v, to, m[1].doc.url);
	}
	if (i > 0) {
		to = put_map(v, around, "newer");
		PUT(v, to, "title", m[-1].doc.title);
		put_url(v, to, m[-1].doc.url);
	}
	put_edit(v, doc, &m->doc);
	put_extra(v, doc, &m->doc);
	return root;
}

/* A list of the page, by the key of its heading. */
static struct value *
start_work(const struct view *v, struct value *lists, const char *key,
    size_t n)
{
	struct value *m = add_map(v, lists);

	PUT(v, m, "id", str_cat(v->arena, STR("work-"), str_c(key)));
	PUT(v, m, "title", words_get(&v->theme->words, str_cat(v->arena,
	    STR("work."), str_c(key))));
	PUT(v, m, "count", NUMBER(v, n));
	return m;
}

/* What goes on or is to come, the next first. */
static void
add_coming(const struct view *v, struct value *lists, const char *key,
    enum maintenance_state state)
{
	const struct corpus *c = v->corpus;
	struct value *list = value_list(v->arena), *m;
	size_t n = 0;

	for (size_t i = c->maintenance.n; i > 0; i--) {
		const struct maintenance *w = &c->maintenance.v[i - 1];

		if (maintenance_state(w, v->now) == state &&
		    n++ < ENTRIES_MOST)
			add_planned_row(v, list, w);
	}
	if (n == 0)
		return;
	m = start_work(v, lists, key, n);
	value_set(m, STR("list"), list);
	/* The calendar has all of them. */
	if (n > ENTRIES_MOST)
		put_more(v, m, COUNT(v, "entries_more", n - ENTRIES_MOST),
		    "maintenance.ics");
}

/* What has ended since the page was built, the last first. */
static void
add_ended(const struct view *v, struct value *lists, int64_t built)
{
	const struct corpus *c = v->corpus;
	struct value *list = value_list(v->arena), *m;
	size_t n = 0;

	for (size_t i = 0; i < c->maintenance.n; i++) {
		const struct maintenance *w = &c->maintenance.v[i];

		if (maintenance_state(w, v->now) == MAINTENANCE_COMPLETED &&
		    maintenance_state(w, built) != MAINTENANCE_COMPLETED &&
		    n++ < ENTRIES_MOST)
			add_planned_row(v, list, w);
	}
	if (n == 0)
		return;
	m = start_work(v, lists, "ended", n);
	value_set(m, STR("list"), list);
}

/* What is not past, at the moment of the view. */
static void
put_coming(const struct view *v, struct value *map, int64_t built)
{
	struct value *lists = put_list(v, put_map(v, map, "coming"), "list");

	add_coming(v, lists, "now", MAINTENANCE_IN_PROGRESS);
	add_ended(v, lists, built);
	add_coming(v, lists, "next", MAINTENANCE_SCHEDULED);
}

static void
add_past(const struct view *v, struct value *lists)
{
	size_t n = v->archive->past.n, parts = parts_count(n);
	size_t shown = n - parts * PART_ROWS;
	struct value *m, *list;

	if (n == 0)
		return;
	m = start_work(v, lists, "past", n);
	list = put_list(v, m, "list");
	for (size_t i = 0; i < shown; i++)
		add_planned_row(v, list, v->archive->past.v[i]);
	if (parts > 0)
		put_link(v, m, "more", COUNT(v, "entries_older", n - shown),
		    part_url(v->arena, STR("maintenance/"), parts));
}

static str
work_sentence(const struct view *v)
{
	const struct corpus *c = v->corpus;
	const struct maintenance *next = NULL;
	size_t n = 0;

	for (size_t i = 0; i < c->maintenance.n; i++)
		if (maintenance_state(&c->maintenance.v[i], v->now) ==
		    MAINTENANCE_SCHEDULED) {
			next = &c->maintenance.v[i];
			n++;
		}
	if (!next || next->starts.at == TIME_NONE)
		return SAY(v, "work_none");
	return words_count(&v->theme->words, v->arena, STR("work_planned"),
	    (int64_t)n, BLANKS({ STR("date"),
	    TIME(v, TIME_FULL, next->starts.at) }));
}

struct value *
view_maintenance_list(const struct view *v)
{
	struct page_head h = {
		.kind = "maintenance-list", .title = SAY(v, "maintenance"),
		.description = work_sentence(v),
		.url = STR("maintenance/"), .section = "maintenance/",
	};
	struct value *root = view_page(v, &h);
	struct value *archive = put_map(v, root, "archive");
	struct later later = view_later(v, -1);
	struct value *moments, *m;

	PUT(v, archive, "title", h.title);
	PUT(v, archive, "sentence", h.description);
	put_coming(v, archive, v->now);
	moments = put_list(v, archive, "moments");
	for (size_t i = 0; i < later.n; i++) {
		m = add_map(v, moments);
		PUT(v, m, "from", when_iso(v->arena, later.at[i]));
		PUT(v, m, "sentence", work_sentence(later.view[i]));
		put_coming(later.view[i], m, v->now);
	}
	add_past(v, put_list(v, archive, "lists"));
	return root;
}
