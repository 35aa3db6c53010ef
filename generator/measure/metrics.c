#include "measure/metrics.h"

#include "measure/components.h"

int64_t
metrics_oldest(int64_t now)
{
	struct civil c = civil_of(now);
	int year = c.year > METRICS_YEARS ? c.year - METRICS_YEARS : 1;

	return date_moment(date_of(year, c.month, 1));
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
make_months(int64_t since, int64_t oldest, struct arena *a,
    struct metrics *out)
{
	int64_t first = since != TIME_NONE && since < out->now ? since
	    : out->now;
	struct civil at, last = civil_of(out->now);

	at = civil_of(first > oldest ? first : oldest);
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
count_month(struct metrics *out, const struct incident *in, int64_t oldest,
    int64_t impact)
{
	int64_t started = in->times[STARTED].at;
	struct month *month;

	if (started == TIME_NONE || started > out->now ||
	    started < oldest)
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

		if (!metrics_passes(&out->filter, in))
			continue;
		for (size_t k = 0; k < in->components.n; k++) {
			int id = in->components.v[k].component;

			if (id >= 0 && row[id])
				row[id]->incidents++;
		}
	}
	arena_release(&scratch);
}

/* What a survey says of all that pass the filter. */
static void
take_whole(const struct survey *s, struct arena *a, struct metrics *out)
{
	struct slice whole = survey_slices(s, &out->filter, SLICE_WHOLE,
	    a).v[0];

	out->incidents = whole.incidents;
	out->open = whole.open;
	out->by_level = whole.by_level;
	out->no_level = whole.no_level;
	for (int m = 0; m < METRIC_COUNT; m++)
		out->intervals[m] = whole.v[m];
	out->impact = whole.v[GAUGE_IMPACT];
	for (size_t g = GAUGE_IMPACT + 1; g < s->gauges.n; g++)
		*vec_push(a, &out->more) = whole.v[g];
}

void
metrics_measure(const struct corpus *c, const struct metrics_filter *filter,
    int64_t now, struct arena *a, struct metrics *out)
{
	struct survey s = survey_begin(c, now, a);
	int64_t oldest = metrics_oldest(now);

	*out = (struct metrics){ .filter = *filter, .now = now };
	for (int i = 0; i < 4; i++)
		out->weights.permille[i] = c->policy->weights[i];
	out->weights.planned = c->policy->planned;
	take_whole(&s, a, out);
	make_months(s.since, oldest, a, out);
	for (size_t i = 0; i < c->incidents.n; i++)
		if (metrics_passes(filter, &c->incidents.v[i]))
			count_month(out, &c->incidents.v[i], oldest,
			    s.lengths[i * s.gauges.n + GAUGE_IMPACT]);
	components_measure(c, a, out);
	count_components(c, out);
}
