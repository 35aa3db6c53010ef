#include "measure/report.h"

#include "base/pool.h"

bool
gauge_shown(const struct gauge *g)
{
	if (g->hidden)
		return false;
	return g->impact || !str_empty(g->name) || !str_empty(g->label);
}

size_t
gauge_main(const struct survey *s)
{
	return s->gauges.v[METRIC_RESOLVE].hidden ? GAUGE_IMPACT
	    : METRIC_RESOLVE;
}

static struct bounds *
medians_of_slices(const struct slices *all, size_t gauge, struct arena *a)
{
	struct bounds *out = arena_array(a, struct bounds, all->n);

	for (size_t i = 0; i < all->n; i++)
		out[i] = median_bounds(&all->v[i].v[gauge].stats);
	return out;
}

/* The lengths from the start to three milestones, side by side. */
struct phase_values {
	struct { int64_t *v; size_t n, cap; } to[3];
};

static const enum milestone phase_ends[3] = {
	DETECTED, MITIGATED, RESOLVED,
};

static void
add_phases(struct phase_values *out, const struct incident *in,
    struct arena *a)
{
	int64_t last = in->times[STARTED].at, length[3];

	if (last == TIME_NONE || in->doubtful[STARTED])
		return;
	for (int i = 0; i < 3; i++) {
		enum milestone m = phase_ends[i];

		if (in->times[m].at == TIME_NONE || in->doubtful[m] ||
		    in->times[m].at < last)
			return;
		last = in->times[m].at;
		length[i] = last - in->times[STARTED].at;
	}
	for (int i = 0; i < 3; i++)
		*vec_push(a, &out->to[i]) = length[i];
}

static struct phase_medians
medians_of(const struct phase_values *v)
{
	struct phase_medians m = { .n = v->to[0].n };

	if (m.n == 0)
		return m;
	m.detected = stats_median(v->to[0].v, m.n);
	m.mitigated = stats_median(v->to[1].v, m.n);
	m.resolved = stats_median(v->to[2].v, m.n);
	return m;
}

static void
measure_phases(struct report *r, struct arena *a)
{
	const struct corpus *c = r->survey->corpus;
	struct survey_range range = survey_range(r->survey, &r->filter);
	size_t n = c->policy->levels.n;
	struct arena scratch = { 0 };
	struct phase_values all = { 0 };
	struct phase_values *by = arena_array(&scratch, struct phase_values,
	    n);

	for (size_t i = range.first; i < range.end; i++) {
		const struct incident *in = &c->incidents.v[i];

		if (!metrics_passes(&r->filter, in))
			continue;
		add_phases(&all, in, &scratch);
		if (in->level >= 0)
			add_phases(&by[in->level], in, &scratch);
	}
	r->phases = medians_of(&all);
	r->phases_by_level = arena_array(a, struct phase_medians, n);
	for (size_t i = 0; i < n; i++)
		r->phases_by_level[i] = medians_of(&by[i]);
	arena_release(&scratch);
}

/* The months that a span holds; those of 30 or 90 days are the whole
 * months that they touch. */
static void
find_months(const struct metrics *m, const struct span *s, size_t *first,
    size_t *end)
{
	*first = 0;
	*end = m->months.n;
	while (*first < *end && s->from != TIME_NONE) {
		const struct month *v = &m->months.v[*first];
		int year = v->month == 12 ? v->year + 1 : v->year;
		int month = v->month == 12 ? 1 : v->month + 1;

		if (date_moment(date_of(year, month, 1)) > s->from)
			break;
		(*first)++;
	}
	while (*end > *first && s->to != TIME_NONE) {
		const struct month *v = &m->months.v[*end - 1];

		if (date_moment(date_of(v->year, v->month, 1)) < s->to)
			break;
		(*end)--;
	}
}

/* The stretch of time that a report speaks of. All of the time begins when
 * the component came to exist. */
static struct outage_bucket
window_of(const struct report *r, int64_t since, int64_t now)
{
	struct outage_bucket b = { .from = r->span.from, .to = r->span.to };

	if (r->span.kind == SPAN_ALL)
		b.from = since;
	if (r->span.kind == SPAN_ALL || b.to > now)
		b.to = now;
	return b;
}

/* The availability in that stretch. */
static struct availability
in_span(const struct report *r, const struct metrics *m,
    const struct outages *outages, int64_t since)
{
	struct outage_bucket b = window_of(r, since, m->now);

	if (b.from >= b.to)
		return (struct availability){ 0 };
	outage_buckets(&b, 1, outages, since, m->now);
	return availability_of(&b, &m->weights);
}

static void
measure_components(struct report *r, const struct metrics *m,
    struct arena *a)
{
	for (size_t i = 0; i < m->components.n; i++) {
		const struct component_metrics *c = &m->components.v[i];
		struct component_report *out = vec_push(a, &r->components);
		struct outage_bucket b;

		*out = (struct component_report){ .of = c,
			.first = r->first_month, .end = r->end_month,
			.up = in_span(r, m, &c->outages, c->since) };
		out->budget = budget_of(&out->up, r->survey->corpus->site
		    ->components.v[c->component].slo);
		b = window_of(r, c->since, m->now);
		if (b.from < b.to)
			out->failures = failures_of(&c->outages, &m->weights,
			    b.from, b.to, c->since, m->now);
	}
}

/* The site, then its groups, each with the time of its members added up; the
 * site is the last of all. */
static void
measure_rollups(struct report *r, const struct metrics *m,
    const struct rollups *all, struct arena *a)
{
	const struct site *site = r->survey->corpus->site;
	size_t groups = site->groups.n, rows = all->n > 2 ? all->n : 1;
	struct arena scratch = { 0 };
	/* By group; then of those in none, and of all. */
	struct availability *sums = arena_array(&scratch,
	    struct availability, groups + 2);

	for (size_t i = 0; i < r->components.n; i++) {
		const struct component_report *c = &r->components.v[i];
		int group = site->components.v[c->of->component].group;
		size_t row = group < 0 ? groups : (size_t)group;

		sums[row] = availability_add(sums[row], c->up);
		sums[groups + 1] = availability_add(sums[groups + 1], c->up);
	}
	for (size_t i = 0; i < rows; i++) {
		const struct rollup *one = &all->v[i ? i - 1 : all->n - 1];
		size_t row = one->group == ROLLUP_SITE ? groups + 1
		    : one->group < 0 ? groups : (size_t)one->group;

		*vec_push(a, &r->rollups) = (struct rollup_report){
			.of = one, .up = sums[row],
			.as_one = in_span(r, m, &one->worst, one->since) };
	}
	arena_release(&scratch);
}

static void
measure_availability(struct report *r, const struct metrics *m,
    const struct rollups *all, struct arena *a)
{
	find_months(m, &r->span, &r->first_month, &r->end_month);
	measure_components(r, m, a);
	if (r->filter.component < 0 && m->components.n > 1 && all->n > 0)
		measure_rollups(r, m, all, a);
}

static void
compare(struct report *r, struct arena *a)
{
	const struct survey *s = r->survey;
	struct span span = span_before(&r->span);
	struct metrics_filter f = r->filter;

	r->change = arena_array(a, struct change, s->gauges.n);
	if (r->span.kind == SPAN_ALL || s->since == TIME_NONE ||
	    s->since > span.from)
		return;
	f.from = span.from;
	f.to = span.to;
	r->compared = true;
	r->before = survey_slices(s, &f, SLICE_WHOLE, a).v[0];
	r->often_before = survey_frequency(s, &r->before, &span);
	for (size_t g = 0; g < s->gauges.n; g++)
		r->change[g] = change_of(&r->before.v[g].stats,
		    &r->whole.v[g].stats);
}

struct report
report_of(const struct survey *s, const struct metrics *m,
    const struct rollups *all, const struct metrics_filter *f,
    const struct span *span, struct arena *a)
{
	struct report r = { .id = span_id(a, span), .span = *span,
		.filter = *f, .survey = s };
	const struct interval *resolve;

	r.whole = survey_slices(s, f, SLICE_WHOLE, a).v[0];
	r.sure = arena_array(a, struct confidence, s->gauges.n);
	for (size_t g = 0; g < s->gauges.n; g++)
		if (gauge_shown(&s->gauges.v[g]))
			r.sure[g] = confidence_of(&r.whole.v[g].stats);
	r.often = survey_frequency(s, &r.whole, span);
	compare(&r, a);
	r.levels = survey_slices(s, f, SLICE_LEVEL, a);
	r.by_component = survey_slices(s, f, SLICE_COMPONENT, a);
	r.level_medians = medians_of_slices(&r.levels, gauge_main(s), a);
	r.component_medians = medians_of_slices(&r.by_component,
	    gauge_main(s), a);
	r.months = survey_slices(s, f, SLICE_MONTH, a);
	measure_phases(&r, a);
	resolve = &r.whole.v[METRIC_RESOLVE];
	r.survival = survival_of(a, resolve->stats.sorted, resolve->stats.n,
	    resolve->so_far.v, resolve->so_far.n);
	rhythm_measure(s, f, a, &r.rhythm);
	attainment_measure(s, f, a, &r.kept);
	credits_measure(s, f, a, &r.credits);
	r.facts = survey_facts(s, f, a);
	measure_availability(&r, m, all, a);
	return r;
}

/* Reports while they are made. */
struct making {
	const struct metrics *metrics;
	struct reports *out;
	struct spans spans;
	struct making_worker {
		struct arena arena;
		char apart[POOL_APART];
	} *workers;
};

static void
make_report(void *context, int worker, size_t i)
{
	struct making *w = context;
	const struct span *span = &w->spans.v[i];
	struct metrics_filter f = METRICS_FILTER_ALL;

	f.from = span->from;
	f.to = span->to;
	w->out->all.v[i] = report_of(&w->out->survey, w->metrics,
	    &w->out->rollups, &f, span, &w->workers[worker].arena);
}

static struct spans
spans_of(const struct metrics *m, const struct corpus *c, struct arena *a)
{
	static const enum span_kind fixed[REPORT_FIXED] = {
		SPAN_ALL, SPAN_12_MONTHS, SPAN_90_DAYS, SPAN_30_DAYS,
	};
	struct spans out = { 0 }, quarters;
	int64_t first = survey_first(c), oldest = metrics_oldest(m->now);

	for (size_t i = 0; i < REPORT_FIXED; i++)
		*vec_push(a, &out) = span_of(fixed[i], m->now);
	if (first == TIME_NONE)
		return out;
	if (first > m->now)
		first = m->now;
	quarters = spans_from(SPAN_QUARTER, first > oldest ? first : oldest,
	    m->now, a);
	for (size_t i = quarters.n;
	    i > 0 && quarters.n - i < REPORT_QUARTERS; i--)
		*vec_push(a, &out) = quarters.v[i - 1];
	return out;
}

void
reports_make(const struct metrics *m, const struct corpus *c, int jobs,
    struct arena *a, struct reports *out)
{
	struct arena scratch = { 0 };
	struct making w = { .metrics = m, .out = out,
		.spans = spans_of(m, c, &scratch) };

	*out = (struct reports){ .survey = survey_begin(c, m->now, a),
		.rollups = rollups_of(c, m, a) };
	out->all.n = out->all.cap = w.spans.n;
	out->all.v = arena_array(a, struct report, w.spans.n);
	w.workers = arena_array(&scratch, struct making_worker,
	    (size_t)jobs);
	pool_run(jobs, w.spans.n, make_report, &w);
	for (int i = 0; i < jobs; i++)
		arena_adopt(a, &w.workers[i].arena);
	arena_release(&scratch);
}
