/* The metrics as CSV. */
#include "base/escape.h"
#include "output/api.h"
#include "output/metrics_text.h"

static void
number(struct buf *out, bool known, int64_t v)
{
	buf_char(out, ',');
	if (known)
		buf_int(out, v);
}

static void
put_bounds(struct buf *out, struct bounds b)
{
	number(out, b.known, b.low);
	number(out, b.known, b.high);
}

static void
interval_row(struct buf *out, const struct interval *v,
    const struct confidence *c)
{
	const struct stats *s = &v->stats;
	bool any = s->n > 0;

	csv_field(out, v->gauge->id);
	buf_char(out, ',');
	csv_field(out, v->gauge->impact && str_empty(v->gauge->name)
	    ? STR("Customer impact") : v->gauge->name);
	number(out, true, (int64_t)s->n);
	number(out, any, s->median);
	put_bounds(out, c->median);
	number(out, any, s->p90);
	put_bounds(out, c->p90);
	number(out, any && s->geometric != LENGTH_NONE, s->geometric);
	put_bounds(out, c->geometric);
	number(out, any, s->mean);
	put_bounds(out, c->mean);
	number(out, any, s->min);
	number(out, any, s->max);
	for (int i = 0; i < LEFT_OUT_COUNT; i++)
		number(out, true, (int64_t)v->left_out[i]);
	buf_lit(out, "\r\n");
}

static void
slice_rows(struct buf *out, const struct slice *s, size_t gauges, str name)
{
	for (size_t g = 0; s->v && g < gauges; g++) {
		struct confidence c;

		if (!gauge_shown(s->v[g].gauge))
			continue;
		c = confidence_of(&s->v[g].stats);
		csv_field(out, name);
		number(out, true, (int64_t)s->incidents);
		buf_char(out, ',');
		interval_row(out, &s->v[g], &c);
	}
}

void
metrics_csv(struct buf *out, const struct metrics_text *t)
{
	const struct report *r = &t->reports[0];
	struct arena a = { 0 };

	if (t->by)
		buf_fmt(out, "%s,incidents,", slice_by_name(t->what));
	buf_lit(out, "interval,name,n,median,median_low,median_high,"
	    "p90,p90_low,p90_high,geometric_mean,geometric_low,"
	    "geometric_high,mean,mean_low,mean_high,min,max,"
	    "not_recorded,open,doubtful\r\n");
	for (size_t i = 0; t->by && i < t->by->n; i++)
		if (t->by->v[i].incidents > 0 || t->by->v[i].row >= 0 ||
		    t->what >= SLICE_YEAR)
			slice_rows(out, &t->by->v[i],
			    r->survey->gauges.n, slice_name(&a, t,
			    &t->by->v[i]));
	for (size_t g = 0; !t->by && g < r->survey->gauges.n; g++)
		if (gauge_shown(&r->survey->gauges.v[g]))
			interval_row(out, &r->whole.v[g], &r->sure[g]);
	arena_release(&a);
}

static void
length_fields(struct buf *out, const struct report *r, size_t i)
{
	static const char *const why[LEFT_OUT_COUNT] = {
		[LEFT_OUT_MISSING] = "not recorded",
		[LEFT_OUT_OPEN] = "open",
		[LEFT_OUT_DOUBTFUL] = "doubtful",
	};
	const struct survey *s = r->survey;
	size_t n = s->gauges.n;

	for (size_t g = 0; g < n; g++) {
		int64_t length = s->lengths[i * n + g];

		if (!gauge_shown(&s->gauges.v[g]))
			continue;
		number(out, length != LENGTH_NONE, length);
		buf_char(out, ',');
		if (length == LENGTH_NONE)
			buf_str(out, str_c(why[s->why[i * n + g]]));
	}
}

void
metrics_lengths(struct buf *out, const struct report *r)
{
	const struct corpus *c = r->survey->corpus;
	struct survey_range range = survey_range(r->survey, &r->filter);
	struct arena a = { 0 };

	buf_lit(out, "id,title,url,severity,started");
	for (size_t g = 0; g < r->survey->gauges.n; g++) {
		const struct gauge *gauge = &r->survey->gauges.v[g];

		if (gauge_shown(gauge)) {
			buf_char(out, ',');
			csv_field(out, gauge->id);
			buf_char(out, ',');
			csv_field(out, str_cat(&a, gauge->id,
			    STR("_left_out")));
		}
	}
	buf_lit(out, "\r\n");
	for (size_t i = range.first; i < range.end; i++) {
		const struct incident *in = &c->incidents.v[i];

		if (!metrics_passes(&r->filter, in))
			continue;
		csv_field(out, in->id);
		buf_char(out, ',');
		csv_field(out, in->doc.title);
		buf_char(out, ',');
		csv_field(out, api_address(&a, c->site, in->doc.url));
		buf_char(out, ',');
		if (in->level >= 0)
			csv_field(out, c->policy->levels.v[in->level].id);
		buf_char(out, ',');
		if (in->times[STARTED].at != TIME_NONE)
			csv_field(out, when_iso(&a, in->times[STARTED].at));
		length_fields(out, r, i);
		buf_lit(out, "\r\n");
		arena_reset(&a);
	}
	arena_release(&a);
}
