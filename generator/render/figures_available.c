/* The figures of availability: of components, groups and the site, and of
 * error budgets. */
#include "render/figures.h"
#include "render/view_parts.h"

enum { TABLE_MONTHS = 12 };

static struct available
row_of_component(const struct view *v, const struct component_report *c)
{
	const struct component_metrics *m = c->of;
	const struct component *what =
	    &v->corpus->site->components.v[m->component];

	return (struct available){ .of = "component", .id = what->id,
		.name = what->name, .url = component_url(v, m->component),
		.up = c->up, .d30 = m->d30, .d90 = m->d90, .d365 = m->d365,
		.all = m->all, .months = m->months, .slo = what->slo,
		.failures = ratio_known(c->up.up) ? &c->failures : NULL };
}

static struct available
row_of_rollup(const struct view *v, const struct rollup_report *r)
{
	const struct rollup *m = r->of;
	bool site = m->group == ROLLUP_SITE;
	str name = site ? SAY(v, "whole_site") : m->group < 0
		? SAY(v, "no_group") : v->corpus->site->groups.v[m->group];

	return (struct available){ .of = site ? "site" : "group",
		.id = m->group < 0 ? STR_NONE : name, .name = name,
		.members = m->members, .up = r->up, .d30 = m->d30,
		.d90 = m->d90, .d365 = m->d365, .all = m->all,
		.months = m->months };
}

struct available *
available_rows(const struct view *v, const struct report *r, size_t *n)
{
	struct available *rows = arena_array(v->arena, struct available,
	    r->rollups.n + r->components.n);

	*n = 0;
	for (size_t i = 0; i < r->rollups.n; i++)
		rows[(*n)++] = row_of_rollup(v, &r->rollups.v[i]);
	for (size_t i = 0; i < r->components.n; i++)
		rows[(*n)++] = row_of_component(v, &r->components.v[i]);
	return rows;
}

size_t
months_from(const struct report *r, size_t most)
{
	return r->end_month - r->first_month > most ? r->end_month - most
	    : r->first_month;
}

/* "2026-03" */
static str
month_id(struct arena *a, const struct month *m)
{
	return str_cat(a, words_digits(a, m->year, 4), STR("-"),
	    words_digits(a, m->month, 2));
}

static void
begin_row(struct sheet *s, const struct available *row)
{
	sheet_row(s, str_c(row->of), row->name, row->members
	    ? COUNT(s->v, "components_count", row->members) : STR_NONE,
	    row->url);
	if (s->csv)
		sheet_text(s, row->id, STR_NONE);
}

static void
availability_csv(struct sheet *s, const struct report *r)
{
	size_t n;
	const struct available *rows = available_rows(s->v, r, &n);

	sheet_column(s, "of", "");
	sheet_column(s, "id", "");
	sheet_column(s, "available_percent", "");
	sheet_column(s, "objective_percent", "");
	sheet_column(s, "counted", "");
	sheet_column(s, "lost", "");
	sheet_column(s, "budget", "");
	sheet_column(s, "spent_percent", "");
	sheet_column(s, "planned", "");
	sheet_column(s, "failures", "");
	sheet_column(s, "between_failures", "");
	for (size_t i = 0; i < n; i++) {
		const struct frequency *f = rows[i].failures;
		struct budget b = budget_of(&rows[i].up, rows[i].slo);

		begin_row(s, &rows[i]);
		sheet_share(s, rows[i].up.up);
		sheet_share_exact(s, rows[i].slo != 0, rows[i].slo);
		sheet_number(s, true, rows[i].up.counted);
		sheet_length(s, ratio_known(rows[i].up.up),
		    rows[i].up.down / 1000);
		sheet_length(s, b.known, b.allowed / 1000);
		sheet_burned(s, &b);
		sheet_length(s, true, rows[i].up.planned);
		sheet_number(s, f, f ? (int64_t)f->count : 0);
		sheet_number(s, f && frequency_spaced(f), f ? f->between : 0);
	}
}

/* How often it went from up to down, and the time up for each. */
static void
failures_cell(struct sheet *s, const struct frequency *f)
{
	if (f)
		sheet_count_aside(s, f->count, !frequency_spaced(f)
		    ? STR_NONE : FILL(s->v, "each_up", { STR("length"),
			LENGTH(s->v, f->between) }));
	else
		sheet_text(s, STR_NONE, STR_NONE);
}

/* The figure of all time also shows the last 30, 90 and 365 days. */
void
figure_availability(struct sheet *s, const struct report *r)
{
	bool all = r->span.kind == SPAN_ALL;
	size_t n;
	const struct available *rows;

	if (s->csv) {
		availability_csv(s, r);
		return;
	}
	rows = available_rows(s->v, r, &n);
	sheet_column(s, "", "component");
	if (all) {
		sheet_column(s, "", "in_30_days");
		sheet_column(s, "", "in_90_days");
		sheet_column(s, "", "in_365_days");
	}
	sheet_column(s, "", all ? "period.all" : "available");
	sheet_column(s, "", "failures");
	sheet_column(s, "", "time_lost");
	for (size_t i = 0; i < n; i++) {
		begin_row(s, &rows[i]);
		if (all) {
			sheet_available(s, &rows[i].d30, rows[i].slo);
			sheet_available(s, &rows[i].d90, rows[i].slo);
			sheet_available(s, &rows[i].d365, rows[i].slo);
		}
		sheet_available(s, &rows[i].up, rows[i].slo);
		failures_cell(s, rows[i].failures);
		sheet_length_aside(s, ratio_known(rows[i].up.up),
		    rows[i].up.down / 1000, rows[i].up.planned == 0
		    ? STR_NONE : FILL(s->v, "planned_aside", { STR("length"),
			LENGTH(s->v, rows[i].up.planned) }));
	}
}

/* How every row of a month begins. */
static void
put_month(struct sheet *s, size_t k, const struct availability *m)
{
	sheet_text(s, month_id(s->v->arena, &s->v->metrics->months.v[k]),
	    STR_NONE);
	sheet_share(s, m->up);
}

static void
months_csv(struct sheet *s, const struct report *r)
{
	size_t n;
	const struct available *rows = available_rows(s->v, r, &n);

	sheet_column(s, "of", "");
	sheet_column(s, "id", "");
	sheet_column(s, "month", "");
	sheet_column(s, "available_percent", "");
	sheet_column(s, "counted", "");
	sheet_column(s, "lost", "");
	sheet_column(s, "planned", "");
	for (size_t i = 0; i < n; i++)
		for (size_t k = r->first_month; k < r->end_month; k++) {
			const struct availability *m = &rows[i].months[k];

			begin_row(s, &rows[i]);
			put_month(s, k, m);
			sheet_number(s, true, m->counted);
			sheet_length(s, ratio_known(m->up), m->down / 1000);
			sheet_length(s, true, m->planned);
		}
}

/* Columns for the newest months of a page: "Nov 2026". */
static size_t
month_columns(struct sheet *s, const struct report *r)
{
	size_t first = months_from(r, TABLE_MONTHS);

	for (size_t k = r->end_month; k > first; k--) {
		const struct month *m = &s->v->metrics->months.v[k - 1];

		sheet_column_text(s, str_cat(s->v->arena,
		    words_month(&s->v->theme->words, m->month, true),
		    STR(" "), words_digits(s->v->arena, m->year, 4)));
	}
	return first;
}

void
figure_available_months(struct sheet *s, const struct report *r)
{
	size_t n, first;
	const struct available *rows;

	if (s->csv) {
		months_csv(s, r);
		return;
	}
	rows = available_rows(s->v, r, &n);
	sheet_column(s, "", "component");
	first = month_columns(s, r);
	for (size_t i = 0; i < n; i++) {
		begin_row(s, &rows[i]);
		for (size_t k = r->end_month; k > first; k--)
			sheet_available(s, &rows[i].months[k - 1],
			    rows[i].slo);
	}
}

static void
budget_csv(struct sheet *s, const struct report *r)
{
	size_t n;
	const struct available *rows = available_rows(s->v, r, &n);

	sheet_column(s, "component", "");
	sheet_column(s, "month", "");
	sheet_column(s, "available_percent", "");
	sheet_column(s, "spent", "");
	sheet_column(s, "budget", "");
	sheet_column(s, "spent_percent", "");
	for (size_t i = 0; i < n; i++)
		for (size_t k = r->first_month;
		    rows[i].slo && k < r->end_month; k++) {
			const struct availability *m = &rows[i].months[k];
			struct budget b = budget_of(m, rows[i].slo);

			sheet_row(s, rows[i].id, STR_NONE, STR_NONE,
			    STR_NONE);
			put_month(s, k, m);
			sheet_length(s, ratio_known(m->up), m->down / 1000);
			sheet_length(s, b.known, b.allowed / 1000);
			sheet_burned(s, &b);
		}
}

/* What each month spent of its budget. */
void
figure_budget(struct sheet *s, const struct report *r)
{
	size_t n, first;
	const struct available *rows;

	if (s->csv) {
		budget_csv(s, r);
		return;
	}
	rows = available_rows(s->v, r, &n);
	sheet_column(s, "", "component");
	first = month_columns(s, r);
	for (size_t i = 0; i < n; i++) {
		if (!rows[i].slo)
			continue;
		begin_row(s, &rows[i]);
		for (size_t k = r->end_month; k > first; k--) {
			struct budget b = budget_of(&rows[i].months[k - 1],
			    rows[i].slo);

			sheet_burned(s, &b);
		}
	}
}

void
figure_budgets(struct sheet *s, const struct report *r)
{
	size_t n;
	const struct available *rows = available_rows(s->v, r, &n);

	sheet_column(s, "", "component");
	sheet_column(s, "", "objective");
	sheet_column(s, "", "available");
	sheet_column(s, "", "budget_allowed");
	sheet_column(s, "", "budget_spent");
	sheet_column(s, "", "budget_burned");
	sheet_column(s, "", "budget_rest");
	for (size_t i = 0; i < n; i++) {
		struct budget b = budget_of(&rows[i].up, rows[i].slo);
		int64_t left = b.left / 1000;

		if (!rows[i].slo)
			continue;
		begin_row(s, &rows[i]);
		sheet_share_exact(s, true, rows[i].slo);
		sheet_text(s, STR_NONE, availability_text(s->v, &rows[i].up,
		    rows[i].slo));
		sheet_length(s, b.known, b.allowed / 1000);
		sheet_length(s, b.known, b.spent / 1000);
		sheet_burned(s, &b);
		sheet_text(s, STR_NONE, !b.known ? STR_NONE : left >= 0
		    ? LENGTH(s->v, left) : FILL(s->v, "budget_missed",
			{ STR("length"), LENGTH(s->v, -left) }));
	}
}
