/* The metrics as a table for a terminal. */
#include "base/escape.h"
#include "base/utf8.h"
#include "output/metrics_table_parts.h"

/* Columns of the terminal, and how much of a list is shown. */
enum {
	LABEL_COLUMNS = 6,		/* "MTTD" */
	NAME_COLUMNS = 27,		/* label and name of a metric */
	COUNT_COLUMNS = 5,
	SLICE_COLUMNS = 20,
	BAR_NAME_COLUMNS = 30,
	SLICE_GAUGES = 3,
	SLICE_BAR = 13,			/* the longest bar of a slice ... */
	BAR_MOST = 30,			/* ... and of a month or level */
	MONTHS_SHOWN = 12,
	DOUBTFUL_MOST = 20,
};

/* Thousandths as two arguments for "%lld.%lld". */
#define TENTHS(n) (long long)(((n) + 50) / 1000), \
	(long long)(((n) + 50) / 100 % 10)

static void
count_line(struct buf *out, const struct report *r)
{
	const struct frequency *f = &r->often;

	buf_fmt(out, "%zu %s", r->whole.incidents,
	    r->whole.incidents == 1 ? "incident" : "incidents");
	if (r->whole.open)
		buf_fmt(out, ", %zu of them still open", r->whole.open);
	if (frequency_rare(f))
		buf_fmt(out, "; 0.%03lld", (long long)f->rate);
	else if (f->seconds > 0)
		buf_fmt(out, "; %lld.%lld", TENTHS(f->rate));
	if (f->seconds > 0)
		buf_fmt(out, " in 30 days (95 %%: %lld.%lld to %lld.%lld)",
		    TENTHS(f->low), TENTHS(f->high));
	buf_lit(out, "\n");
}

static str
length_or_dash(struct arena *a, bool known, int64_t seconds)
{
	return known ? length_text(a, seconds) : STR("-");
}

static str
name_of(const struct gauge *g)
{
	if (!str_empty(g->name))
		return g->name;
	return g->impact ? STR("Customer impact") : g->label;
}

static void
interval_row(struct buf *out, struct arena *a, const struct interval *v)
{
	const struct stats *s = &v->stats;
	bool any = s->n > 0;
	str count = str_format(a, "%zu", s->n);
	size_t wide = NAME_COLUMNS;

	if (str_empty(v->gauge->label) && utf8_columns(name_of(v->gauge)) >
	    NAME_COLUMNS - LABEL_COLUMNS) {
		/* It may reach into the blanks before the number. */
		size_t name = utf8_columns(name_of(v->gauge));

		if (name > wide && count.n < COUNT_COLUMNS - 1)
			wide = NAME_COLUMNS + COUNT_COLUMNS - 1 - count.n;
		if (name < wide && name > NAME_COLUMNS)
			wide = name;
		column_left(out, name_of(v->gauge), wide);
	} else {
		column_left(out, v->gauge->label, LABEL_COLUMNS);
		column_left(out, name_of(v->gauge),
		    NAME_COLUMNS - LABEL_COLUMNS);
	}
	column_right(out, count, NAME_COLUMNS + COUNT_COLUMNS - wide);
	column_right(out, length_or_dash(a, any, s->median), 12);
	column_right(out, length_or_dash(a, any, s->p90), 12);
	column_right(out, length_or_dash(a, any && s->geometric != LENGTH_NONE,
	    s->geometric), 12);
	column_right(out, length_or_dash(a, any, s->mean), 12);
	buf_lit(out, "\n");
}

/* A name at the begin of a line, whole, and at least one blank behind it. */
static void
name_before(struct buf *out, const struct gauge *g)
{
	str name = name_of(g);
	size_t wide = utf8_columns(name);

	buf_lit(out, "  ");
	terminal_text(out, name);
	buf_repeat(out, ' ', wide < NAME_COLUMNS - 2
	    ? NAME_COLUMNS - 2 - wide : 1);
}

/* Why some are not in a figure, and which contradict themselves. */
static void
left_out_lines(struct buf *out, const struct interval *v, bool *begun)
{
	static const char *const why[LEFT_OUT_COUNT] = {
		[LEFT_OUT_MISSING] = "not recorded",
		[LEFT_OUT_OPEN] = "open",
		[LEFT_OUT_DOUBTFUL] = "doubtful",
	};
	const char *join = "";
	size_t n = v->doubtful.n;

	if (v->left_out[LEFT_OUT_MISSING] + v->left_out[LEFT_OUT_OPEN] +
	    v->left_out[LEFT_OUT_DOUBTFUL] == 0)
		return;
	if (!*begun)
		buf_lit(out, "\nLeft out\n");
	*begun = true;
	name_before(out, v->gauge);
	for (int i = 0; i < LEFT_OUT_COUNT; i++) {
		if (v->left_out[i] == 0)
			continue;
		buf_fmt(out, "%s%zu %s", join, v->left_out[i], why[i]);
		join = ", ";
	}
	buf_str(out, n ? STR(":\n") : STR("\n"));
	for (size_t i = 0; i < n && i < DOUBTFUL_MOST; i++) {
		buf_lit(out, "    ");
		terminal_text(out, v->doubtful.v[i]->doc.path);
		buf_lit(out, "\n");
	}
	if (n > DOUBTFUL_MOST)
		buf_fmt(out, "    and %zu more; --format json names them\n",
		    n - DOUBTFUL_MOST);
}

/* How sure the medians are, and what may be said of a change. */
static void
sure_lines(struct buf *out, struct arena *a, const struct report *r)
{
	buf_lit(out, "\nMedian, 95 % interval");
	if (r->compared)
		buf_lit(out, "; compared with the period before");
	buf_lit(out, "\n");
	for (size_t g = 0; g < r->survey->gauges.n; g++) {
		const struct bounds *b = &r->sure[g].median;

		if (!gauge_shown(&r->survey->gauges.v[g]))
			continue;
		name_before(out, &r->survey->gauges.v[g]);
		column_left(out, b->known ? str_cat(a, length_text(a, b->low),
		    STR(" to "), length_text(a, b->high))
		    : STR("too few for an interval"), r->compared ? 30 : 0);
		if (r->compared) {
			buf_lit(out, "  ");
			buf_str(out, str_c(comparison_name(
			    r->change[g].verdict)));
		}
		buf_lit(out, "\n");
	}
}

static void
intervals(struct buf *out, struct arena *a, const struct report *r)
{
	bool begun = false;

	buf_lit(out, "\n");
	column_left(out, STR(""), NAME_COLUMNS);
	buf_lit(out, "    n      median         p90   geom.mean        mean\n");
	for (size_t g = 0; g < r->survey->gauges.n; g++)
		if (gauge_shown(&r->survey->gauges.v[g]))
			interval_row(out, a, &r->whole.v[g]);
	sure_lines(out, a, r);
	for (size_t g = 0; g < r->survey->gauges.n; g++)
		if (gauge_shown(&r->survey->gauges.v[g]))
			left_out_lines(out, &r->whole.v[g], &begun);
}

/* A bar scaled so that the largest count has BAR_MOST marks; what is not
 * nothing has at least one. */
static void
bar_row(struct buf *out, struct arena *a, str name, size_t n, size_t most)
{
	size_t marks = most > BAR_MOST ? n * BAR_MOST / most : n;

	column_left(out, name, BAR_NAME_COLUMNS);
	column_right(out, str_format(a, "%zu", n), 6);
	buf_lit(out, "  ");
	buf_repeat(out, '#', n && !marks ? 1 : marks);
	buf_lit(out, "\n");
}

static void
by_level(struct buf *out, struct arena *a, const struct metrics_text *t)
{
	const struct policy *p = t->corpus->policy;
	const struct report *r = &t->reports[0];
	size_t most = 0;

	for (size_t i = 0; i < r->levels.n; i++)
		if (r->levels.v[i].incidents > most)
			most = r->levels.v[i].incidents;
	if (most == 0)
		return;
	buf_lit(out, "\nIncidents by severity\n");
	for (size_t i = 0; i < r->levels.n; i++) {
		const struct slice *s = &r->levels.v[i];

		if (s->row >= 0)
			bar_row(out, a, str_cat(a, p->levels.v[s->row].id,
			    STR("  "), p->levels.v[s->row].name),
			    s->incidents, most);
		else if (s->incidents)
			bar_row(out, a, STR("unknown"), s->incidents, most);
	}
}

static void
by_month(struct buf *out, struct arena *a, const struct report *r)
{
	const struct slices *m = &r->months;
	size_t first = m->n > MONTHS_SHOWN ? m->n - MONTHS_SHOWN : 0;
	size_t most = 0;

	for (size_t i = first; i < m->n; i++)
		if (m->v[i].incidents > most)
			most = m->v[i].incidents;
	if (most == 0)
		return;
	buf_lit(out, "\nIncidents by month\n");
	for (size_t i = first; i < m->n; i++)
		bar_row(out, a, span_id(a, &m->v[i].span),
		    m->v[i].incidents, most);
}

/* What most ask for, of what the policy measures; how many. */
static size_t
slice_gauges(const struct survey *s, size_t shown[SLICE_GAUGES])
{
	static const size_t asked[] = { METRIC_DETECT, METRIC_MITIGATE,
		METRIC_RESOLVE, GAUGE_IMPACT, METRIC_ACKNOWLEDGE };
	size_t n = 0;

	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]) &&
	    n < SLICE_GAUGES; i++)
		if (gauge_shown(&s->gauges.v[asked[i]]))
			shown[n++] = asked[i];
	return n;
}

/* One row a slice: how many, and medians. */
static void
by_slice(struct buf *out, struct arena *a, const struct metrics_text *t)
{
	size_t shown[SLICE_GAUGES], most = 0;
	size_t n = slice_gauges(t->reports[0].survey, shown);

	for (size_t i = 0; i < t->by->n; i++)
		if (t->by->v[i].incidents > most)
			most = t->by->v[i].incidents;
	buf_lit(out, "\nBy ");
	column_left(out, str_c(slice_by_name(t->what)), SLICE_COLUMNS - 3);
	buf_lit(out, "     n");
	buf_repeat(out, ' ', 2 + SLICE_BAR);
	for (size_t k = 0; k < n; k++)
		column_right(out, t->reports[0].survey->gauges.v[shown[k]].id,
		    12);
	buf_lit(out, "\n");
	for (size_t i = 0; i < t->by->n; i++) {
		const struct slice *s = &t->by->v[i];
		size_t marks = most ? s->incidents * SLICE_BAR / most : 0;
		str name = slice_name(a, t, s);

		if (s->row < 0 && t->what < SLICE_YEAR && !s->incidents)
			continue;
		column_left(out, str_empty(name) ? STR("none") : name,
		    SLICE_COLUMNS);
		column_right(out, str_format(a, "%zu", s->incidents), 6);
		buf_lit(out, "  ");
		if (s->incidents && !marks)
			marks = 1;
		buf_repeat(out, '#', marks);
		buf_repeat(out, ' ', SLICE_BAR - marks);
		for (size_t k = 0; k < n; k++) {
			const struct stats *v = &s->v[shown[k]].stats;

			column_right(out, length_or_dash(a, v->n > 0,
			    v->median), 12);
		}
		buf_lit(out, "\n");
	}
	buf_lit(out, "Lengths are medians.\n");
}

static void
targets(struct buf *out, struct arena *a, const struct report *r)
{
	bool any = false;

	for (int g = 0; g < GOAL_COUNT; g++) {
		const struct attainment *k = &r->kept.all[g];

		if (k->met + k->missed + k->pending + k->unknown == 0)
			continue;
		if (!any)
			buf_lit(out, "\nTargets                           met"
			    "    missed   pending   unknown\n");
		any = true;
		column_left(out, str_c(goal_name((enum goal)g)), 27);
		column_right(out, str_format(a, "%zu", k->met), 10);
		column_right(out, str_format(a, "%zu", k->missed), 10);
		column_right(out, str_format(a, "%zu", k->pending), 10);
		column_right(out, str_format(a, "%zu", k->unknown), 10);
		buf_lit(out, "\n");
	}
}

/* By how much, where both lengths are written alike. */
static void
longer_than(struct buf *out, struct arena *a, int64_t seconds, int64_t limit)
{
	str length = length_text(a, seconds);
	str tier = length_text(a, limit);

	buf_str(out, length);
	buf_lit(out, " is longer than ");
	buf_str(out, tier);
	if (str_eq(length, tier)) {
		buf_lit(out, " by ");
		buf_str(out, length_text(a, seconds - limit));
	}
	buf_lit(out, "\n");
}

static void
credits(struct buf *out, struct arena *a, const struct report *r)
{
	const struct credits *c = &r->credits;
	bool any = false;

	for (size_t i = 0; i < c->months.n; i++) {
		const struct credit_month *m = &c->months.v[i];

		if (m->n == 0)
			continue;
		if (!any)
			buf_lit(out, "\nService credits\n");
		any = true;
		column_left(out, str_format(a, "%04d-%02d", m->year,
		    m->month), 10);
		buf_str(out, ratio_exact(a, m->percent, 0));
		buf_lit(out, " %\n");
		for (size_t k = 0; k < m->n; k++) {
			const struct credit *one = &m->v[k];

			buf_lit(out, "  ");
			column_left(out, one->incident->id, 30);
			buf_str(out, ratio_exact(a, one->tier->percent, 0));
			buf_lit(out, " %: ");
			longer_than(out, a, one->seconds,
			    one->tier->longer_than);
		}
	}
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
	count_line(out, &t->reports[0]);
	if (t->by) {
		by_slice(out, &a, t);
	} else {
		if (t->reports[0].whole.incidents) {
			intervals(out, &a, &t->reports[0]);
			by_level(out, &a, t);
			by_month(out, &a, &t->reports[0]);
		}
		targets(out, &a, &t->reports[0]);
		credits(out, &a, &t->reports[0]);
		metrics_table_up(out, &a, t);
	}
	arena_release(&a);
}
