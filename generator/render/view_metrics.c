/* The metrics of the site, as sentences, tables and a drawing. */
#include "render/view_parts.h"

#include "measure/ratio.h"

enum {
	BAR_STEP = 10,	/* a month's width in the drawing */
	CHART_HEIGHT = 58,
	MONTHS_DRAWN = 60,
	DOUBTFUL_MOST = 50,
};

static struct value *
start_part(const struct view *v, struct value *parts, const char *id,
    str title, str sentence)
{
	struct value *m = add_map(v, parts);

	PUT(v, m, "id", str_c(id));
	PUT(v, m, "title", title);
	PUT(v, m, "sentence", sentence);
	return m;
}

static void
add_number(const struct view *v, struct value *cells, str text)
{
	struct value *m = add_map(v, cells);

	PUT(v, m, "text", text);
	value_put_bool(v->arena, m, STR("number"), true);
}

/* A table whose first column is words and whose others are numbers. */
static struct value *
start_table(const struct view *v, struct value *part, const char *key,
    const str *columns, size_t n)
{
	struct value *table = put_map(v, part, key), *list;

	PUT(v, table, "caption", value_get(part, STR("title"))->text);
	list = put_list(v, table, "columns");
	PUT(v, add_map(v, list), "text", columns[0]);
	for (size_t i = 1; i < n; i++)
		add_number(v, list, columns[i]);
	return put_list(v, table, "rows");
}

static struct value *
start_row(const struct view *v, struct value *rows, str text, str aside,
    str url)
{
	struct value *row = add_map(v, rows);
	struct value *head = put_map(v, row, "head");

	PUT(v, head, "text", text);
	PUT(v, head, "aside", aside);
	if (str_empty(url))
		value_put_bool(v->arena, head, STR("url"), false);
	else
		put_url(v, head, url);
	return put_list(v, row, "cells");
}

/* An interval without a figure says so with a dash, never with zero. */
static void
add_interval(const struct view *v, struct value *rows, str name, str aside,
    const struct interval *i)
{
	const struct stats *s = &i->stats;
	struct value *cells = start_row(v, rows, name, aside, STR_NONE);

	add_number(v, cells, NUMBER(v, s->n));
	add_number(v, cells, s->n ? LENGTH(v, s->median) : STR_NONE);
	add_number(v, cells, s->n ? LENGTH(v, s->p90) : STR_NONE);
	add_number(v, cells, s->n ? LENGTH(v, s->mean) : STR_NONE);
}

static str
interval_aside(const struct view *v, const struct metric_rule *r)
{
	str ends = FILL(v, "from_to",
	    { STR("from"), words_get(&v->theme->words, str_cat(v->arena,
		STR("milestone."), str_c(milestone_name(r->from)))) },
	    { STR("to"), words_get(&v->theme->words, str_cat(v->arena,
		STR("milestone."), str_c(milestone_name(r->to)))) });

	return str_empty(r->label) ? ends : str_cat(v->arena, r->label,
	    STR(", "), ends);
}

/* "Half of the incidents ..." of what the policy calls detecting and
 * resolving; nothing when either is not known. */
static str
intervals_sentence(const struct view *v)
{
	const struct stats *d =
	    &v->metrics->intervals[METRIC_DETECT].stats;
	const struct stats *r =
	    &v->metrics->intervals[METRIC_RESOLVE].stats;

	if (d->n == 0 || r->n == 0)
		return STR_NONE;
	return FILL(v, "intervals_sentence",
	    { STR("detect"), words_length_long(&v->theme->words, v->arena,
		d->median) },
	    { STR("resolve"), words_length_long(&v->theme->words, v->arena,
		r->median) });
}

static void
put_left_out(const struct view *v, struct value *part,
    const struct metrics *m)
{
	size_t open = 0, missing = 0;

	for (int i = 0; i < METRIC_COUNT; i++) {
		if (m->intervals[i].rule->hidden)
			continue;
		if (m->intervals[i].left_out[LEFT_OUT_MISSING] > missing)
			missing = m->intervals[i].left_out[LEFT_OUT_MISSING];
		if (m->intervals[i].left_out[LEFT_OUT_OPEN] > open)
			open = m->intervals[i].left_out[LEFT_OUT_OPEN];
	}
	PUT(v, part, "note", FILL(v, "intervals_note",
	    { STR("missing"), COUNT(v, "records_count", missing) },
	    { STR("open"), COUNT(v, "records_count", open) }));
}

static void
add_intervals(const struct view *v, struct value *parts)
{
	const struct metrics *m = v->metrics;
	const str columns[] = { SAY(v, "interval"), SAY(v, "n"),
		SAY(v, "median"), SAY(v, "p90"), SAY(v, "mean") };
	struct value *part = start_part(v, parts, "intervals",
	    SAY(v, "intervals"), intervals_sentence(v)), *rows;

	rows = start_table(v, part, "table", columns, 5);
	for (int i = 0; i < METRIC_COUNT; i++) {
		const struct metric_rule *r = m->intervals[i].rule;

		if (r && !r->hidden && !str_empty(r->name))
			add_interval(v, rows, r->name,
			    interval_aside(v, r), &m->intervals[i]);
	}
	add_interval(v, rows, SAY(v, "impact_length"),
	    SAY(v, "impact_ends"), &m->impact);
	put_left_out(v, part, m);
}

static void
put_chart(const struct view *v, struct value *part, size_t first,
    size_t most)
{
	const struct metrics *m = v->metrics;
	struct value *chart = put_map(v, part, "chart"), *bars;
	size_t n = m->months.n - first;

	value_put_int(v->arena, chart, STR("width"),
	    (int64_t)n * BAR_STEP);
	bars = put_list(v, chart, "bars");
	for (size_t i = 0; i < n; i++) {
		size_t count = m->months.v[first + i].incidents;
		int height = (int)(CHART_HEIGHT * count / most);
		struct value *bar;

		if (count == 0)
			continue;
		bar = add_map(v, bars);
		PUT(v, bar, "state", STR("none"));
		value_put_int(v->arena, bar, STR("x"),
		    (int64_t)i * BAR_STEP + 1);
		value_put_int(v->arena, bar, STR("y"),
		    CHART_HEIGHT + 1 - height);
		value_put_int(v->arena, bar, STR("width"), BAR_STEP - 2);
		value_put_int(v->arena, bar, STR("height"), height);
	}
	PUT(v, chart, "first", DATE(v, TIME_MONTH, date_of(
	    m->months.v[first].year, m->months.v[first].month, 1)));
	PUT(v, chart, "last", DATE(v, TIME_MONTH, date_of(
	    m->months.v[m->months.n - 1].year,
	    m->months.v[m->months.n - 1].month, 1)));
}

static void
put_month_table(const struct view *v, struct value *part, size_t first)
{
	const struct metrics *m = v->metrics;
	const str columns[] = { SAY(v, "month"), SAY(v, "incidents"),
		SAY(v, "impact_length") };
	struct value *rows = start_table(v, part, "fold", columns, 3);

	PUT(v, (struct value *)value_get(part, STR("fold")), "summary",
	    SAY(v, "by_month"));
	for (size_t i = m->months.n; i > first; i--) {
		const struct month *when = &m->months.v[i - 1];
		struct value *cells = start_row(v, rows, DATE(v, TIME_MONTH,
		    date_of(when->year, when->month, 1)), STR_NONE,
		    when->incidents == 0 ? STR_NONE : str_format(v->arena,
		    "history/%d/%02d/", when->year, when->month));

		add_number(v, cells, NUMBER(v, when->incidents));
		add_number(v, cells, when->impact > 0
		    ? LENGTH(v, when->impact) : STR_NONE);
	}
}

static void
add_frequency(const struct view *v, struct value *parts)
{
	const struct metrics *m = v->metrics;
	size_t n = m->months.n, most = 0, worst = 0, first;
	struct value *part;

	if (n == 0)
		return;
	first = n > MONTHS_DRAWN ? n - MONTHS_DRAWN : 0;
	for (size_t i = first; i < n; i++)
		if (m->months.v[i].incidents >= most) {
			most = m->months.v[i].incidents;
			worst = i;
		}
	if (most == 0)
		return;
	part = start_part(v, parts, "frequency", SAY(v, "frequency"),
	    words_count(&v->theme->words, v->arena, STR("frequency_worst"),
		(int64_t)most, BLANKS({ STR("month"), DATE(v, TIME_MONTH,
		    date_of(m->months.v[worst].year,
			m->months.v[worst].month, 1)) })));
	put_chart(v, part, first, most);
	put_month_table(v, part, first);
}

static void
add_levels(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "severity"), SAY(v, "incidents") };
	struct value *rows;

	if (p->levels.n == 0 || v->metrics->incidents == 0)
		return;
	rows = start_table(v, start_part(v, parts, "severities",
	    SAY(v, "by_severity"), STR_NONE), "table", columns, 2);
	for (size_t i = 0; i < p->levels.n; i++)
		add_number(v, start_row(v, rows, p->levels.v[i].id,
		    p->levels.v[i].name, view_url(v, "severity/",
		    p->levels.v[i].slug)),
		    NUMBER(v, v->metrics->by_level[i]));
	if (v->metrics->no_level > 0)
		add_number(v, start_row(v, rows, SAY(v, "no_severity"),
		    STR_NONE, STR_NONE), NUMBER(v, v->metrics->no_level));
}

static void
add_component_row(const struct view *v, struct value *rows,
    const struct component_metrics *m)
{
	const struct component *c =
	    &v->corpus->site->components.v[m->component];
	struct value *cells = start_row(v, rows, c->name, STR_NONE,
	    component_url(v, m->component));
	struct ratio slo = { c->slo, 100 * 1000000 };

	add_number(v, cells, availability_text(v, &m->d90));
	add_number(v, cells, availability_text(v, &m->d365));
	add_number(v, cells, c->slo == 0 ? STR_NONE
	    : words_percent(&v->theme->words, v->arena,
		ratio_percent(v->arena, slo, 2)));
	add_number(v, cells, NUMBER(v, m->incidents));
}

static void
add_availability(const struct view *v, struct value *parts)
{
	const struct metrics *m = v->metrics;
	const str columns[] = { SAY(v, "component"), SAY(v, "in_90_days"),
		SAY(v, "in_a_year"), SAY(v, "objective"),
		SAY(v, "incidents") };
	struct value *part, *rows;
	size_t n = 0, met = 0;

	for (size_t i = 0; i < m->components.n; i++) {
		const struct component_metrics *c = &m->components.v[i];
		int64_t slo = v->corpus->site->components.v[
		    c->component].slo;

		if (slo == 0 || !ratio_known(c->d90.up))
			continue;
		n++;
		met += ratio_cmp(c->d90.up, (struct ratio){ slo,
		    100 * 1000000 }) >= 0;
	}
	if (m->components.n == 0)
		return;
	part = start_part(v, parts, "availability", SAY(v, "availability"),
	    n == 0 ? STR_NONE : FILL(v, "objectives_met",
		{ STR("met"), NUMBER(v, met) },
		{ STR("n"), NUMBER(v, n) }));
	rows = start_table(v, part, "table", columns, 5);
	for (size_t i = 0; i < m->components.n; i++)
		add_component_row(v, rows, &m->components.v[i]);
	PUT(v, part, "note", weights_text(v));
}

/* Records that contradict themselves: in no figure, but not forgotten. */
static void
add_doubtful(const struct view *v, struct value *parts)
{
	const struct corpus *c = v->corpus;
	struct value *list = value_list(v->arena), *part;
	size_t n = 0;

	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];
		struct value *m;
		int k = 0;

		while (k < MILESTONE_COUNT && !in->doubtful[k])
			k++;
		if (k == MILESTONE_COUNT || n++ >= DOUBTFUL_MOST)
			continue;
		m = add_map(v, list);
		PUT(v, m, "title", in->doc.title);
		put_url(v, m, in->doc.url);
		PUT(v, m, "why", FILL(v, "doubtful_why", { STR("milestone"),
		    words_get(&v->theme->words, str_cat(v->arena,
			STR("milestone."),
			str_c(milestone_name((enum milestone)k)))) }));
	}
	if (n == 0)
		return;
	part = start_part(v, parts, "left-out", SAY(v, "left_out"),
	    COUNT(v, "left_out_sentence", n));
	value_set(put_map(v, part, "records"), STR("list"), list);
}

struct value *
view_metrics(const struct view *v)
{
	const struct metrics *m = v->metrics;
	struct page_head h = {
		.kind = "metrics", .title = SAY(v, "nav_metrics"),
		.url = STR("metrics/"), .section = "metrics/",
	};
	struct value *root, *metrics, *parts;
	str about = history_sentence(v, m->incidents);

	if (m->open > 0)
		about = str_cat(v->arena, about, STR(" "),
		    COUNT(v, "metrics_open", m->open));
	h.description = about;
	root = view_page(v, &h);
	metrics = put_map(v, root, "metrics");
	PUT(v, metrics, "title", h.title);
	PUT(v, metrics, "sentence", about);
	parts = put_list(v, metrics, "sections");
	if (m->incidents > 0) {
		add_intervals(v, parts);
		add_frequency(v, parts);
		add_levels(v, parts);
	}
	add_availability(v, parts);
	add_doubtful(v, parts);
	return root;
}
