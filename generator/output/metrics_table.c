/* The metrics as a table for a terminal. */
#include "base/escape.h"
#include "base/utf8.h"
#include "output/metrics_text.h"

enum { NAME_COLUMNS = 30, MONTHS_SHOWN = 12, BAR_MOST = 30 };

/* Text in a column of its own, cut where it is too wide. */
static void
left(struct buf *out, str text, size_t columns)
{
	str fits = utf8_fit(text, columns);

	terminal_text(out, fits);
	buf_repeat(out, ' ', columns - utf8_columns(fits));
}

static void
right(struct buf *out, str text, size_t columns)
{
	size_t wide = utf8_columns(text);

	if (wide < columns)
		buf_repeat(out, ' ', columns - wide);
	terminal_text(out, text);
}

static void
count_line(struct buf *out, const struct metrics *m)
{
	buf_fmt(out, "%zu %s", m->incidents,
	    m->incidents == 1 ? "incident" : "incidents");
	if (m->open)
		buf_fmt(out, ", %zu of them still open", m->open);
	buf_lit(out, "\n");
}

static void
interval_row(struct buf *out, struct arena *a, str label, str name,
    const struct interval *v)
{
	left(out, label, 6);
	left(out, name, NAME_COLUMNS - 6);
	right(out, str_format(a, "%zu", v->stats.n), 6);
	if (v->stats.n == 0) {
		right(out, STR("-"), 13);
		right(out, STR("-"), 13);
		right(out, STR("-"), 13);
	} else {
		right(out, length_text(a, v->stats.median), 13);
		right(out, length_text(a, v->stats.p90), 13);
		right(out, length_text(a, v->stats.mean), 13);
	}
	buf_lit(out, "\n");
}

/* Why some are not in a figure, and which contradict themselves. */
static void
left_out_lines(struct buf *out, str name, const struct interval *v)
{
	const size_t *n = v->left_out;
	const char *join = "";

	if (n[LEFT_OUT_MISSING] + n[LEFT_OUT_OPEN] + n[LEFT_OUT_DOUBTFUL]
	    == 0)
		return;
	buf_lit(out, "  ");
	left(out, name, NAME_COLUMNS - 2);
	buf_lit(out, "without ");
	if (n[LEFT_OUT_MISSING]) {
		buf_fmt(out, "%zu not recorded", n[LEFT_OUT_MISSING]);
		join = ", ";
	}
	if (n[LEFT_OUT_OPEN]) {
		buf_fmt(out, "%s%zu still open", join, n[LEFT_OUT_OPEN]);
		join = ", ";
	}
	if (n[LEFT_OUT_DOUBTFUL])
		buf_fmt(out, "%s%zu that %s", join, n[LEFT_OUT_DOUBTFUL],
		    n[LEFT_OUT_DOUBTFUL] == 1 ? "contradicts itself:"
		    : "contradict themselves:");
	buf_lit(out, "\n");
	for (size_t i = 0; i < v->doubtful.n; i++) {
		buf_lit(out, "    ");
		terminal_text(out, v->doubtful.v[i]->doc.path);
		buf_lit(out, "\n");
	}
}

static void
intervals(struct buf *out, struct arena *a, const struct metrics *m)
{
	buf_lit(out, "\n");
	left(out, STR(""), NAME_COLUMNS);
	buf_lit(out, "     n       median          p90         mean\n");
	for (int i = 0; i < METRIC_COUNT; i++)
		if (!m->intervals[i].rule->hidden)
			interval_row(out, a, m->intervals[i].rule->label,
			    m->intervals[i].rule->name, &m->intervals[i]);
	interval_row(out, a, STR(""), STR("Customer impact"), &m->impact);
	for (int i = 0; i < METRIC_COUNT; i++)
		if (!m->intervals[i].rule->hidden)
			left_out_lines(out, m->intervals[i].rule->name,
			    &m->intervals[i]);
	left_out_lines(out, STR("Customer impact"), &m->impact);
}

/* A bar scaled so that the largest count has BAR_MOST marks; what is not
 * nothing has at least one. */
static void
bar_row(struct buf *out, struct arena *a, str name, size_t n, size_t most)
{
	size_t marks = most > BAR_MOST ? n * BAR_MOST / most : n;

	left(out, name, NAME_COLUMNS);
	right(out, str_format(a, "%zu", n), 6);
	buf_lit(out, "  ");
	buf_repeat(out, '#', n && !marks ? 1 : marks);
	buf_lit(out, "\n");
}

static void
by_level(struct buf *out, struct arena *a, const struct metrics_text *t)
{
	const struct policy *p = t->corpus->policy;
	const struct metrics *m = t->metrics;
	size_t most = m->no_level;

	for (size_t i = 0; i < p->levels.n; i++)
		if (m->by_level[i] > most)
			most = m->by_level[i];
	if (most == 0)
		return;
	buf_lit(out, "\nIncidents by severity\n");
	for (size_t i = 0; i < p->levels.n; i++)
		bar_row(out, a, str_cat(a, p->levels.v[i].id, STR("  "),
		    p->levels.v[i].name), m->by_level[i], most);
	if (m->no_level)
		bar_row(out, a, STR("unknown"), m->no_level, most);
}

static void
by_month(struct buf *out, struct arena *a, const struct metrics *m)
{
	size_t first = m->months.n > MONTHS_SHOWN
	    ? m->months.n - MONTHS_SHOWN : 0;
	size_t most = 0;

	for (size_t i = first; i < m->months.n; i++)
		if (m->months.v[i].incidents > most)
			most = m->months.v[i].incidents;
	if (most == 0)
		return;
	buf_lit(out, "\nIncidents by month\n");
	for (size_t i = first; i < m->months.n; i++) {
		const struct month *v = &m->months.v[i];

		bar_row(out, a, str_format(a, "%d-%02d", v->year, v->month),
		    v->incidents, most);
	}
}

static str
percent(struct arena *a, const struct availability *v)
{
	return ratio_known(v->up) ? ratio_percent(a, v->up, 2) : STR("-");
}

static void
availability(struct buf *out, struct arena *a, const struct metrics_text *t)
{
	const struct metrics *m = t->metrics;

	if (m->components.n == 0)
		return;
	buf_lit(out, "\nAvailability in %");
	buf_repeat(out, ' ', NAME_COLUMNS - 17);
	buf_lit(out, "      30 d      90 d     365 d       all  objective\n");
	for (size_t i = 0; i < m->components.n; i++) {
		const struct component_metrics *c = &m->components.v[i];
		const struct component *what =
		    &t->corpus->site->components.v[c->component];

		left(out, what->name, NAME_COLUMNS);
		right(out, percent(a, &c->d30), 10);
		right(out, percent(a, &c->d90), 10);
		right(out, percent(a, &c->d365), 10);
		right(out, percent(a, &c->all), 10);
		right(out, what->slo ? str_format(a, "%g",
		    (double)what->slo / 1e6) : STR("-"), 10);
		buf_lit(out, "\n");
	}
	buf_lit(out, "How outages count: ");
	buf_str(out, outage_weights_text(a, &m->weights));
	buf_lit(out, ".\n");
}

void
metrics_table(struct buf *out, const struct metrics_text *t)
{
	struct arena a = { 0 };

	terminal_text(out, t->corpus->site->title);
	buf_lit(out, ": ");
	terminal_text(out, t->scope);
	buf_lit(out, ", as of ");
	buf_str(out, when_short(&a, t->metrics->now));
	buf_lit(out, "\n");
	count_line(out, t->metrics);
	if (t->metrics->incidents) {
		intervals(out, &a, t->metrics);
		by_level(out, &a, t);
		by_month(out, &a, t->metrics);
	}
	availability(out, &a, t);
	arena_release(&a);
}
