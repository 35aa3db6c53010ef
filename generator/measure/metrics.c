#include "measure/metrics.h"

#include "measure/components.h"

/* An interval under construction. */
struct gather {
	struct { int64_t *v; size_t n, cap; } values;
	struct interval *to;
};

static bool
has_component(const struct incident *in, int component)
{
	for (size_t i = 0; i < in->components.n; i++)
		if (in->components.v[i].component == component)
			return true;
	return false;
}

static bool
has_tag(const struct incident *in, str tag)
{
	for (size_t i = 0; i < in->tags.n; i++)
		if (str_eq(in->tags.v[i].name, tag))
			return true;
	return false;
}

static bool
passes(const struct metrics_filter *f, const struct incident *in)
{
	int64_t at = in->times[STARTED].at;

	if ((f->from != TIME_NONE && at < f->from) ||
	    (f->to != TIME_NONE && (at == TIME_NONE || at >= f->to)))
		return false;
	if (f->level >= 0 && in->level != f->level)
		return false;
	if (f->component >= 0 && !has_component(in, f->component))
		return false;
	return str_empty(f->tag) || has_tag(in, f->tag);
}

static void
gather_one(struct gather *g, struct arena *scratch, struct arena *a,
    const struct incident *in, int64_t seconds, enum left_out why)
{
	if (seconds != LENGTH_NONE) {
		*vec_push(scratch, &g->values) = seconds;
		return;
	}
	g->to->left_out[why]++;
	if (why == LEFT_OUT_DOUBTFUL)
		*vec_push(a, &g->to->doubtful) = in;
}

static size_t
month_row(const struct metrics *m, int64_t at)
{
	struct civil c = civil_of(at);
	const struct month *first = &m->months.v[0];

	return (size_t)((c.year - first->year) * 12 +
	    c.month - first->month);
}

/* Rows for every month, also those in which nothing happened. */
static void
make_months(const struct corpus *c, struct arena *a, struct metrics *out)
{
	int64_t first = out->now;
	struct civil at, last = civil_of(out->now);

	for (size_t i = 0; i < c->incidents.n; i++) {
		int64_t s = c->incidents.v[i].times[STARTED].at;

		if (s != TIME_NONE && s < first)
			first = s;
	}
	at = civil_of(first);
	for (int y = at.year, m = at.month;
	    y < last.year || (y == last.year && m <= last.month); m++) {
		if (m > 12) {
			m = 0;
			y++;
			continue;
		}
		*vec_push(a, &out->months) = (struct month){ y, m, 0, 0 };
	}
}

static void
count_incident(struct metrics *out, const struct incident *in)
{
	int64_t started = in->times[STARTED].at;
	enum left_out why;
	int64_t impact = impact_of(in, &why);
	struct month *month;

	out->incidents++;
	out->open += incident_open(in);
	if (in->level >= 0)
		out->by_level[in->level]++;
	else
		out->no_level++;
	if (started == TIME_NONE || started > out->now)
		return;
	month = &out->months.v[month_row(out, started)];
	month->incidents++;
	if (impact != LENGTH_NONE)
		month->impact += impact;
}

static void
count_components(const struct corpus *c, struct metrics *out)
{
	struct component_metrics **row;
	struct arena scratch = { 0 };

	row = arena_array(&scratch, struct component_metrics *,
	    c->site->components.n);
	for (size_t i = 0; i < out->components.n; i++)
		row[out->components.v[i].component] = &out->components.v[i];
	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		if (!passes(&out->filter, in))
			continue;
		for (size_t k = 0; k < in->components.n; k++) {
			int id = in->components.v[k].component;

			if (id >= 0 && row[id])
				row[id]->incidents++;
		}
	}
	arena_release(&scratch);
}

void
metrics_measure(const struct corpus *c, const struct metrics_filter *filter,
    int64_t now, struct arena *a, struct metrics *out)
{
	struct arena scratch = { 0 };
	struct gather g[METRIC_COUNT + 1] = { 0 };
	enum left_out why = LEFT_OUT_MISSING;

	*out = (struct metrics){ .filter = *filter, .now = now };
	for (int i = 0; i < 4; i++)
		out->weights.permille[i] = c->policy->weights[i];
	out->by_level = arena_array(a, size_t, c->policy->levels.n);
	make_months(c, a, out);
	for (int m = 0; m < METRIC_COUNT; m++) {
		g[m].to = &out->intervals[m];
		g[m].to->rule = &c->policy->metrics[m];
	}
	g[METRIC_COUNT].to = &out->impact;
	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];
		int64_t seconds;

		if (!passes(filter, in))
			continue;
		count_incident(out, in);
		for (int m = 0; m < METRIC_COUNT; m++) {
			seconds = interval_of(in, g[m].to->rule, &why);
			gather_one(&g[m], &scratch, a, in, seconds, why);
		}
		seconds = impact_of(in, &why);
		gather_one(&g[METRIC_COUNT], &scratch, a, in, seconds, why);
	}
	for (int m = 0; m <= METRIC_COUNT; m++)
		g[m].to->stats = stats_of(a, g[m].values.v, g[m].values.n);
	components_measure(c, a, out);
	count_components(c, out);
	arena_release(&scratch);
}
