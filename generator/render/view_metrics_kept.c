/* What was promised: availability, targets, credits; and the sources. */
#include "render/drawings.h"
#include "render/metrics_parts.h"

enum { MISSES_MOST = 50 };

static str
objectives_sentence(const struct view *v, const struct report *r)
{
	size_t n = 0, met = 0;

	for (size_t i = 0; i < r->components.n; i++) {
		n += r->components.v[i].budget.known;
		met += r->components.v[i].budget.known &&
		    r->components.v[i].budget.met;
	}
	return n == 0 ? STR_NONE : words_count(&v->theme->words, v->arena,
	    STR("objectives_kept"), (int64_t)n,
	    BLANKS({ STR("met"), NUMBER(v, met) }));
}

/* The whole, and what was worst; of a site with one component, that. */
static str
available_sentence(const struct view *v, const struct report *r)
{
	const struct component_report *worst = NULL;
	const struct component_report *one;
	const struct component *c;

	for (size_t i = 0; i < r->components.n; i++) {
		one = &r->components.v[i];
		if (ratio_known(one->up.up) && (!worst ||
		    ratio_cmp(one->up.up, worst->up.up) < 0))
			worst = one;
	}
	if (!worst)
		return STR_NONE;
	c = &v->corpus->site->components.v[worst->of->component];
	if (r->components.n == 1)
		return FILL(v, "available_one", { STR("name"), c->name },
		    { STR("percent"), availability_text(v, &worst->up,
			c->slo) });
	if (r->rollups.n == 0 || !ratio_known(r->rollups.v[0].up.up))
		return STR_NONE;
	if (worst->up.up.part == worst->up.up.whole)
		return SAY(v, "available_all");
	return FILL(v, "available_sentence",
	    { STR("percent"), availability_text(v, &r->rollups.v[0].up,
		0) },
	    { STR("name"), c->name },
	    { STR("least"), availability_text(v, &worst->up, c->slo) });
}

static void
add_budgets(const struct view *v, struct value *parts,
    const struct report *r)
{
	struct value *figures, *m;
	struct sheet s;
	str name = objectives_sentence(v, r);

	if (str_empty(name))
		return;
	figures = start_part(v, parts, "budget", SAY(v, "budget"));
	m = start_figure(v, figures, STR_NONE, name);
	s = sheet_table(v, m, "table", SAY(v, "budget"));
	figure_budgets(&s, r);
	draw_burns(v, m, r, str_cat(v->arena, SAY(v, "budget_by_month"),
	    STR(": "), name));
	PUT(v, m, "note", SAY(v, "budget_note"));
	put_fold(v, m, SAY(v, "budget_by_month"), r, FIGURE_BUDGET);
}

void
add_availability(const struct view *v, struct value *parts,
    const struct report *r)
{
	struct value *figures, *m;
	struct sheet s;
	str name = available_sentence(v, r);

	if (r->components.n == 0)
		return;
	figures = start_part(v, parts, "availability",
	    SAY(v, "availability"));
	m = start_figure(v, figures, STR_NONE, name);
	s = sheet_table(v, m, "table", SAY(v, "availability"));
	figure_write(&s, r, FIGURE_AVAILABILITY);
	PUT(v, m, "note", r->rollups.n == 0 ? weights_text(v)
	    : str_cat(v->arena, weights_text(v), STR(" "),
		SAY(v, "rollup_note")));
	put_csv(v, m, r, FIGURE_AVAILABILITY);
	m = start_figure(v, figures, SAY(v, "availability_by_month"),
	    STR_NONE);
	draw_available(v, m, r, str_empty(name)
	    ? SAY(v, "availability_by_month") : str_cat(v->arena,
		SAY(v, "availability_by_month"), STR(": "), name));
	PUT(v, m, "note", SAY(v, "available_note"));
	put_fold(v, m, SAY(v, "availability_by_month"), r,
	    FIGURE_AVAILABLE_MONTHS);
	add_budgets(v, parts, r);
}

static void
add_misses(const struct view *v, struct value *m, const struct report *r)
{
	size_t n = r->kept.misses.n;
	struct value *left, *list;

	if (n == 0)
		return;
	left = put_map(v, m, "records");
	PUT(v, left, "summary", COUNT(v, "misses_count", n));
	value_put_bool(v->arena, left, STR("open"), n <= 12);
	list = put_list(v, left, "list");
	for (size_t i = 0; i < n && i < MISSES_MOST; i++) {
		const struct miss *miss = &r->kept.misses.v[i];
		struct value *row = add_map(v, list);

		PUT(v, row, "title", miss->incident->doc.title);
		put_url(v, row, miss->incident->doc.url);
		PUT(v, row, "why", miss_text(v, miss));
	}
	if (n > MISSES_MOST)
		PUT(v, left, "more", COUNT(v, "misses_more",
		    n - MISSES_MOST));
}

/* How many of those that were judged were met; where none was, why. */
static str
targets_sentence(const struct view *v, const struct attainment *sum)
{
	if (sum->met + sum->missed > 0)
		return FILL(v, "targets_sentence",
		    { STR("met"), NUMBER(v, sum->met) },
		    { STR("n"), NUMBER(v, sum->met + sum->missed) });
	return sum->pending > 0 ? COUNT(v, "targets_pending", sum->pending)
	    : SAY(v, "targets_unknown");
}

void
add_targets(const struct view *v, struct value *parts,
    const struct report *r)
{
	struct attainment sum = { 0 };
	struct value *figures, *m;
	struct sheet s;

	for (int g = 0; g < GOAL_COUNT; g++) {
		sum.met += r->kept.all[g].met;
		sum.missed += r->kept.all[g].missed;
		sum.pending += r->kept.all[g].pending;
		sum.unknown += r->kept.all[g].unknown;
	}
	if (sum.met + sum.missed + sum.pending + sum.unknown == 0)
		return;
	figures = start_part(v, parts, "targets", SAY(v, "targets"));
	m = start_figure(v, figures, STR_NONE, targets_sentence(v, &sum));
	PUT(v, m, "note", SAY(v, "targets_note"));
	s = sheet_table(v, m, "table", SAY(v, "targets"));
	if (r->span.kind == SPAN_ALL) {
		figure_period_targets(&s, v->reports);
	} else {
		figure_write(&s, r, FIGURE_TARGETS);
		s = sheet_table(v, m, "fold", SAY(v, "targets"));
		PUT(v, (struct value *)value_get(m, STR("fold")), "summary",
		    SAY(v, "by_severity"));
		figure_level_targets(&s, r);
	}
	put_csv(v, m, r, FIGURE_TARGETS);
	m = start_figure(v, figures, STR_NONE, STR_NONE);
	add_misses(v, m, r);
	if (r->kept.misses.n > 0)
		put_csv(v, m, r, FIGURE_MISSES);
}

static void
add_credit_months(const struct view *v, struct value *m,
    const struct report *r)
{
	struct sheet s = sheet_table(v, m, "table", SAY(v, "credits"));

	sheet_column(&s, "", "month");
	sheet_column(&s, "", "credit_percent");
	sheet_column(&s, "", "credit_from");
	for (size_t i = 0; i < r->credits.months.n; i++) {
		const struct credit_month *k = &r->credits.months.v[i];
		str sum = STR_NONE;

		if (k->n == 0)
			continue;
		for (size_t c = 0; c < k->n && c < NAMES_MOST; c++)
			sum = str_cat(v->arena, sum, c ? (r->credits.rules
			    ->sum ? STR(" + ") : STR(", ")) : STR_NONE,
			    millionths_text(v, k->v[c].tier->percent));
		if (k->n > NAMES_MOST)
			sum = str_cat(v->arena, sum, STR(" …"));
		sheet_row(&s, STR_NONE, DATE(v, TIME_MONTH, date_of(k->year,
		    k->month, 1)), STR_NONE, STR_NONE);
		sheet_text(&s, STR_NONE, millionths_text(v, k->percent));
		sheet_text(&s, STR_NONE, k->sum != k->percent
		    ? FILL(v, "credit_capped", { STR("sum"), sum }) : sum);
	}
}

static void
list_credits(const struct view *v, struct value *list,
    const struct credit *all, size_t n, bool running)
{
	for (size_t i = 0; i < n && i < MISSES_MOST; i++) {
		struct value *row = add_map(v, list);
		str what = credit_text(v, &all[i]);

		PUT(v, row, "title", all[i].incident->doc.title);
		put_url(v, row, all[i].incident->doc.url);
		PUT(v, row, "why", !running ? what : FILL(v,
		    "credit_running", { STR("what"), what }));
	}
}

void
add_credits(const struct view *v, struct value *parts,
    const struct report *r)
{
	const struct credits *c = &r->credits;
	struct value *figures, *m, *left;
	size_t earned = 0, months = 0;

	if (!c->clock || c->rules->tiers.n == 0)
		return;
	for (size_t i = 0; i < c->months.n; i++) {
		earned += c->months.v[i].n;
		months += c->months.v[i].n > 0;
	}
	figures = start_part(v, parts, "credits", SAY(v, "credits"));
	m = start_figure(v, figures, STR_NONE, earned == 0
	    ? SAY(v, "credits_none") : words_count(&v->theme->words,
		v->arena, STR("credits_sentence"), (int64_t)earned,
		BLANKS({ STR("months"), COUNT(v, "months_count",
		    months) })));
	PUT(v, m, "what", c->rules->rule);
	if (months > 0)
		add_credit_months(v, m, r);
	if (months > 0 && r->span.kind != SPAN_ALL)
		PUT(v, m, "note", SAY(v, "credits_note"));
	put_csv(v, m, r, FIGURE_CREDITS);
	if (c->all.n + c->running.n == 0)
		return;
	left = put_map(v, m, "records");
	PUT(v, left, "summary", COUNT(v, "credits_each",
	    c->all.n + c->running.n));
	list_credits(v, put_list(v, left, "list"), c->running.v,
	    c->running.n, true);
	list_credits(v, (struct value *)value_get(left, STR("list")),
	    c->all.v, c->all.n, false);
	if (c->all.n > MISSES_MOST)
		PUT(v, left, "more", COUNT(v, "misses_more",
		    c->all.n - MISSES_MOST));
}

/* Facts that were added up, and where everything can be had. */
void
add_sources(const struct view *v, struct value *parts,
    const struct report *r)
{
	struct value *figures = NULL, *m, *list;

	for (size_t i = 0; i < r->facts.n; i++) {
		const struct fact_sum *f = &r->facts.v[i];

		if (f->n == 0 || f->rule->hidden)
			continue;
		if (!figures)
			figures = start_part(v, parts, "facts",
			    SAY(v, "stated"));
		m = start_figure(v, figures, f->rule->name, words_count(
		    &v->theme->words, v->arena, STR("fact_sum"),
		    (int64_t)f->n, BLANKS({ STR("sum"), NUMBER(v,
			f->sum) })));
		PUT(v, m, "what", f->rule->what);
		if (f->missing + f->unclear > 0)
			PUT(v, m, "note", COUNT(v, "fact_missing",
			    f->missing + f->unclear));
	}
	if (r->whole.incidents == 0)
		return;
	figures = start_part(v, parts, "sources", SAY(v, "sources"));
	m = start_figure(v, figures, STR_NONE, SAY(v, "sources_sentence"));
	list = put_list(v, m, "links");
	value_put_bool(v->arena, m, STR("has_links"), true);
	add_link(v, list, SAY(v, "sources_lengths"),
	    STR("metrics/incidents.csv"));
	add_link(v, list, SAY(v, "sources_json"), STR("api/metrics.json"));
	add_link(v, list, SAY(v, "sources_prom"), STR("metrics.prom"));
}
