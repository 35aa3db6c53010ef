/* Planned work: the page of one, and the list. */
#include "render/view_parts.h"

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
		fact_time(v, add_fact(v, facts, SAY(v, "ended_early")),
		    m->completed.at, TIME_FULL, STR_NONE);
	if (m->components.n == 0)
		return;
	fact = add_fact(v, facts, SAY(v, "components"));
	for (size_t i = 0; i < m->components.n; i++) {
		const struct affected *f = &m->components.v[i];

		if (f->component < 0)
			fact_text(v, fact, f->name.name);
		else
			fact_link(v, fact, v->corpus->site->components.v[
			    f->component].name,
			    component_url(v, f->component));
	}
}

/* What the page says besides its updates. */
static void
put_work_sections(const struct view *v, struct value *doc,
    const struct body *b)
{
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < b->sections.n; i++) {
		const struct section *s = &b->sections.v[i];

		if (s->holds != HOLDS_UPDATES && s->parent < 0 &&
		    !str_empty(s->html))
			add_section(v, list, s->anchor, s->title, s->html,
			    s->internal);
	}
	put_html(v, doc, "lead", b->lead);
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

/* The lists of the page, in the order shown; what is to come has its
 * next one first. */
enum work_group { WORK_NOW, WORK_NEXT, WORK_PAST, WORK_GROUPS };

static const char *const group_keys[WORK_GROUPS] = { "now", "next", "past" };

static enum work_group
group_of(enum maintenance_state s)
{
	if (s == MAINTENANCE_IN_PROGRESS)
		return WORK_NOW;
	return s == MAINTENANCE_SCHEDULED ? WORK_NEXT : WORK_PAST;
}

static void
add_group(const struct view *v, struct value *lists, enum work_group g)
{
	const struct corpus *c = v->corpus;
	struct value *list = value_list(v->arena), *m;
	size_t n = 0;

	for (size_t i = 0; i < c->maintenance.n; i++) {
		const struct maintenance *w = &c->maintenance.v[
		    g == WORK_PAST ? i : c->maintenance.n - 1 - i];

		if (group_of(maintenance_state(w, v->now)) == g &&
		    n++ < ENTRIES_MOST)
			add_planned(v, list, w);
	}
	if (n == 0)
		return;
	m = add_map(v, lists);
	PUT(v, m, "id", str_cat(v->arena, STR("work-"),
	    str_c(group_keys[g])));
	PUT(v, m, "title", words_get(&v->theme->words, str_cat(v->arena,
	    STR("work."), str_c(group_keys[g]))));
	PUT(v, m, "count", NUMBER(v, n));
	value_set(m, STR("list"), list);
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
	struct value *lists = value_list(v->arena);

	PUT(v, archive, "title", h.title);
	PUT(v, archive, "sentence", h.description);
	for (int g = 0; g < WORK_GROUPS; g++)
		add_group(v, lists, (enum work_group)g);
	value_set(archive, STR("lists"), lists);
	return root;
}
