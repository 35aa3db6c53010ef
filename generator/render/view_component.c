/* The page of a component. */
#include "render/view_parts.h"

#include "measure/budget.h"

enum { MONTHS_SHOWN = 12 };

static void
put_now(const struct view *v, struct value *comp,
    const struct component_metrics *m)
{
	const struct shelf *s = &v->archive->components[m->component];
	struct value *list = value_list(v->arena);
	size_t n = 0;

	/* One may be open that is older than the whole list below. */
	for (size_t i = 0; i < s->n && n < ENTRIES_MOST; i++)
		if (incident_open(s->v[i])) {
			add_entry(v, list, s->v[i]);
			n++;
		}
	if (list->first)
		value_set(put_map(v, comp, "live"), STR("list"), list);
}

static bool
names(const struct maintenance *m, int component)
{
	for (size_t i = 0; i < m->components.n; i++)
		if (m->components.v[i].component == component)
			return true;
	return false;
}

static void
put_planned(const struct view *v, struct value *comp, int component)
{
	const struct corpus *c = v->corpus;
	struct value *list = value_list(v->arena);

	for (size_t i = c->maintenance.n; i > 0; i--) {
		const struct maintenance *m = &c->maintenance.v[i - 1];

		if (maintenance_state(m, v->now) <= MAINTENANCE_IN_PROGRESS &&
		    names(m, component))
			add_planned(v, list, m);
	}
	if (list->first)
		value_set(put_map(v, comp, "planned"), STR("list"), list);
}

/* "99.95 %": 99950000 is 99.95. Like the figures it is held against it has
 * two decimals, and more where more were typed. */
static str
slo_text(const struct view *v, int64_t slo)
{
	return words_percent(&v->theme->words, v->arena,
	    ratio_exact(v->arena, slo, 2));
}

static void
add_cell(const struct view *v, struct value *cells, str text)
{
	struct value *m = add_map(v, cells);

	PUT(v, m, "text", text);
	value_put_bool(v->arena, m, STR("number"), true);
}

static void
add_month(const struct view *v, struct value *rows,
    const struct component_metrics *c, int64_t slo, size_t i)
{
	const struct month *when = &v->metrics->months.v[i];
	const struct availability *a = &c->months[i];
	struct value *row, *head, *cells;

	if (!ratio_known(a->up))
		return;
	row = add_map(v, rows);
	head = put_map(v, row, "head");
	PUT(v, head, "text", DATE(v, TIME_MONTH,
	    date_of(when->year, when->month, 1)));
	cells = put_list(v, row, "cells");
	add_cell(v, cells, availability_text(v, a, slo));
	add_cell(v, cells, a->down >= 1000 ? LENGTH(v, a->down / 1000)
	    : STR_NONE);
	add_cell(v, cells, a->planned > 0 ? LENGTH(v, a->planned)
	    : STR_NONE);
}

static void
put_months(const struct view *v, struct value *map,
    const struct component_metrics *c, int64_t slo)
{
	struct value *table = value_map(v->arena), *columns, *rows;
	size_t n = v->metrics->months.n;

	PUT(v, table, "caption", SAY(v, "availability_by_month"));
	columns = put_list(v, table, "columns");
	PUT(v, add_map(v, columns), "text", SAY(v, "month"));
	add_cell(v, columns, SAY(v, "available"));
	add_cell(v, columns, SAY(v, "down"));
	add_cell(v, columns, SAY(v, "planned_work"));
	rows = put_list(v, table, "rows");
	for (size_t i = 0; i < n && i < MONTHS_SHOWN; i++)
		add_month(v, rows, c, slo, n - 1 - i);
	if (rows->first)
		value_set(map, STR("table"), table);
}

/* Against the objective, when there is one. */
static void
put_availability(const struct view *v, struct value *comp,
    const struct component_metrics *c, int64_t slo)
{
	/* That of the page of these months, so that the two agree. */
	const struct availability *a = &v->reports->all.v[REPORT_12_MONTHS]
	    .components.v[c - v->metrics->components.v].up;
	struct value *m;
	str year = availability_text(v, a, slo);

	if (str_empty(year))
		return;
	m = put_map(v, comp, "availability");
	if (slo == 0)
		PUT(v, m, "sentence", FILL(v, "availability_year",
		    { STR("percent"), year }));
	else
		PUT(v, m, "sentence", words_fill(&v->theme->words, v->arena,
		    budget_of(a, slo).met
		    ? STR("availability_met") : STR("availability_missed"),
		    BLANKS({ STR("percent"), year },
			{ STR("slo"), slo_text(v, slo) })));
	put_months(v, m, c, slo);
	PUT(v, m, "note", weights_text(v));
}

static void
put_ninety(const struct view *v, struct value *comp,
    const struct component_metrics *m, int64_t slo)
{
	int32_t today = date_of_moment(v->now);
	struct value *days = put_map(v, comp, "days");
	struct value *table = make_days(v, m);
	str up = availability_text(v, &m->d90, slo);
	str sentence = days_sentence(v, m);

	put_strip(v, days, m);
	put_date(v, days, "first", today - (METRICS_DAYS - 1), TIME_DAY);
	put_date(v, days, "last", today, TIME_DAY);
	PUT(v, days, "sentence", str_empty(up) ? sentence
	    : FILL(v, "days_available", { STR("percent"), up },
		{ STR("sentence"), sentence }));
	if (!table)
		return;
	PUT(v, table, "summary", SAY(v, "days_caption"));
	value_set(days, STR("table"), table);
}

static void
put_component_facts(const struct view *v, struct value *comp,
    const struct component *c)
{
	struct value *facts = value_list(v->arena);

	if (!str_empty(c->owner.name))
		fact_text(v, add_fact(v, facts, SAY(v, "owner")),
		    person_name(v, c->owner.name));
	if (c->slo > 0)
		fact_text(v, add_fact(v, facts, SAY(v, "objective")),
		    slo_text(v, c->slo));
	if (c->since != DATE_NONE)
		fact_date(v, add_fact(v, facts, SAY(v, "counted_since")),
		    c->since);
	if (facts->first)
		value_set(put_map(v, comp, "facts"), STR("list"), facts);
}

struct value *
view_component(const struct view *v, const struct component_metrics *m)
{
	const struct site *site = v->corpus->site;
	const struct component *c = &site->components.v[m->component];
	const struct shelf *s = &v->archive->components[m->component];
	struct page_head h = {
		.kind = "component", .name = c->name,
		.title = FILL(v, "component_title", { STR("name"), c->name }),
		.description = str_empty(c->description)
		    ? FILL(v, "component_about", { STR("name"), c->name })
		    : c->description,
		.url = component_url(v, m->component),
		.component = c,
	};
	struct value *root = view_page(v, &h);
	struct value *comp = put_map(v, root, "comp");
	struct later later;

	PUT(v, comp, "name", c->name);
	if (c->group >= 0)
		PUT(v, comp, "group", site->groups.v[c->group]);
	PUT(v, comp, "description", c->description);
	later = view_later(v, m->component);
	put_component_state(v, comp, m, &later);
	put_time(v, comp, "as_of", v->corpus->newest, TIME_FULL);
	put_ninety(v, comp, m, c->slo);
	put_now(v, comp, m);
	put_planned(v, comp, m->component);
	put_availability(v, comp, m, c->slo);
	if (s->n > 0)
		put_shelf(v, put_map(v, comp, "incidents"), s, h.url);
	put_component_facts(v, comp, c);
	return root;
}
