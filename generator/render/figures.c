#include "render/figures.h"

#include "measure/distribution.h"
#include "render/view_parts.h"

/* A table of a page shows what its drawing shows; the CSV has all. */
enum { MONTHS_MOST = 60, DAYS_MOST = 53 * 7 };

static void
write_intervals(struct sheet *s, const struct report *r)
{
	sheet_column(s, "interval", "interval");
	sheet_column(s, "n", "n");
	sheet_column(s, "median", "median");
	sheet_column(s, "median_low,median_high", "interval_95");
	sheet_column(s, "p90", "p90");
	sheet_column(s, "p90_low,p90_high", "interval_95");
	sheet_column(s, "geometric_mean", "geometric_mean");
	sheet_column(s, "geometric_low,geometric_high", "interval_95");
	sheet_column(s, "mean", "mean");
	sheet_column(s, "mean_low,mean_high", "interval_95");
	sheet_column(s, "not_recorded", "left.missing");
	sheet_column(s, "open", "left.open");
	sheet_column(s, "doubtful", "left.doubtful");
	for (size_t g = 0; g < r->survey->gauges.n; g++) {
		const struct gauge *gauge = &r->survey->gauges.v[g];
		const struct interval *v = &r->whole.v[g];
		const struct confidence *c = &r->sure[g];
		bool any = v->stats.n > 0;

		if (!gauge_shown(gauge))
			continue;
		sheet_row(s, gauge->id, gauge_name(s->v, gauge),
		    gauge_aside(s->v, gauge), STR_NONE);
		sheet_count(s, v->stats.n);
		sheet_length(s, any, v->stats.median);
		sheet_bounds(s, c->median);
		sheet_length(s, any, v->stats.p90);
		sheet_bounds(s, c->p90);
		sheet_length(s, any && v->stats.geometric != LENGTH_NONE,
		    v->stats.geometric);
		sheet_bounds(s, c->geometric);
		sheet_length(s, any, v->stats.mean);
		sheet_bounds(s, c->mean);
		for (int i = 0; i < LEFT_OUT_COUNT; i++)
			sheet_count(s, v->left_out[i]);
	}
}

static void
bin_rows(struct sheet *s, const struct report *r, size_t g, bool named)
{
	struct arena *a = s->v->arena;
	const struct interval *v = &r->whole.v[g];
	struct bins bins = bins_of(a, &v->stats);
	size_t sum = 0;

	for (size_t i = 0; i < bins.n; i++) {
		const struct bin *b = &bins.v[i];
		bool last = b->to == INT64_MAX;
		str raw = str_format(a, "%lld", (long long)b->from);

		sum += b->count;
		sheet_row(s, named ? v->gauge->id : raw, last
		    ? FILL(s->v, "bin_last", { STR("from"), LENGTH(s->v,
			b->from) })
		    : FILL(s->v, "bin", { STR("from"), LENGTH(s->v,
			b->from) }, { STR("to"), LENGTH(s->v, b->to) }),
		    STR_NONE, STR_NONE);
		if (named) {
			sheet_number(s, true, b->from);
			sheet_number(s, !last, b->to);
		}
		sheet_count(s, b->count);
		sheet_share(s, (struct ratio){ (int64_t)sum,
		    (int64_t)v->stats.n });
	}
}

void
figure_bins(struct sheet *s, const struct report *r, size_t gauge)
{
	sheet_column(s, "from", "length");
	sheet_column(s, "incidents", "incidents");
	sheet_column(s, "up_to", "share_so_far");
	bin_rows(s, r, gauge, false);
}

static void
write_distribution(struct sheet *s, const struct report *r)
{
	sheet_column(s, "interval", "interval");
	sheet_column(s, "from", "length");
	sheet_column(s, "to", "length");
	sheet_column(s, "incidents", "incidents");
	sheet_column(s, "up_to_percent", "share_so_far");
	for (size_t g = 0; g < r->survey->gauges.n; g++)
		if (gauge_shown(&r->survey->gauges.v[g]))
			bin_rows(s, r, g, true);
}

/* What severities and components share: how many, and how long. */
static void
slice_columns(struct sheet *s, const char *id, const char *word)
{
	sheet_column(s, id, word);
	sheet_column(s, "incidents", "incidents");
	sheet_column(s, "open", "left.open");
	sheet_column(s, "n", "n");
	sheet_column(s, "median", "median");
	sheet_column(s, "median_low,median_high", "interval_95");
	sheet_column(s, "p90", "p90");
}

static void
slice_cells(struct sheet *s, const struct report *r, const struct slice *v,
    struct bounds median)
{
	const struct stats *stats = &v->v[gauge_main(r->survey)].stats;

	sheet_count(s, v->incidents);
	sheet_count(s, v->open);
	sheet_count(s, stats->n);
	sheet_length(s, stats->n > 0, stats->median);
	sheet_bounds(s, median);
	sheet_length(s, stats->n > 0, stats->p90);
}

static void
write_severities(struct sheet *s, const struct report *r)
{
	const struct policy *p = s->v->corpus->policy;

	slice_columns(s, "severity", "severity");
	for (size_t i = 0; i < r->levels.n; i++) {
		const struct slice *v = &r->levels.v[i];

		if (v->row < 0 && v->incidents == 0)
			continue;
		sheet_row(s, v->row < 0 ? STR_NONE : p->levels.v[v->row].id,
		    level_id(s->v, v->row), v->row < 0 ? STR_NONE
		    : p->levels.v[v->row].name, v->row < 0 ? STR_NONE
		    : view_url(s->v, "severity/", p->levels.v[v->row].slug));
		slice_cells(s, r, v, r->level_medians[i]);
	}
}

static void
write_components(struct sheet *s, const struct report *r)
{
	const struct site *site = s->v->corpus->site;

	slice_columns(s, "component", "component");
	for (size_t i = 0; i < r->by_component.n; i++) {
		const struct slice *v = &r->by_component.v[i];

		if (v->row < 0 && v->incidents == 0)
			continue;
		if (v->row < 0)
			sheet_row(s, STR_NONE, SAY(s->v, "no_component"),
			    STR_NONE, STR_NONE);
		else
			sheet_row(s, site->components.v[v->row].id,
			    site->components.v[v->row].name, STR_NONE,
			    component_url(s->v, v->row));
		slice_cells(s, r, v, r->component_medians[i]);
	}
}

static void
write_months(struct sheet *s, const struct report *r)
{
	size_t g = gauge_main(r->survey);

	sheet_column(s, "month", "month");
	sheet_column(s, "incidents", "incidents");
	sheet_column(s, "low,high", "interval_95");
	sheet_column(s, "n", "n");
	sheet_column(s, "median", "median");
	sheet_column(s, "impact", "impact_length");
	for (size_t i = r->months.n;
	    i > 0 && (s->csv || r->months.n - i < MONTHS_MOST); i--) {
		const struct slice *v = &r->months.v[i - 1];
		const struct stats *stats = &v->v[g].stats;
		int64_t low, high;

		sheet_row(s, span_id(s->v->arena, &v->span),
		    DATE(s->v, TIME_MONTH, date_of_moment(v->span.from)),
		    STR_NONE, v->incidents == 0 ? STR_NONE
		    : archive_month_url(s->v->arena, v->span.year,
			v->span.part));
		frequency_bounds(v->incidents, &low, &high);
		sheet_count(s, v->incidents);
		if (s->csv) {
			sheet_thousandths(s, true, low);
			sheet_thousandths(s, true, high);
		} else {
			sheet_text(s, STR_NONE, FILL(s->v, "bounds",
			    { STR("low"), tenths_text(s->v, low) },
			    { STR("high"), tenths_text(s->v, high) }));
		}
		sheet_count(s, stats->n);
		sheet_length(s, stats->n > 0, stats->median);
		sheet_length(s, v->v[GAUGE_IMPACT].stats.n > 0,
		    v->v[GAUGE_IMPACT].stats.total);
	}
}

static void
write_days(struct sheet *s, const struct report *r)
{
	sheet_column(s, "day", "day");
	sheet_column(s, "incidents", "incidents");
	sheet_column(s, "impact", "impact_length");
	for (size_t i = r->rhythm.days.n;
	    i > 0 && (s->csv || r->rhythm.days.n - i < DAYS_MOST); i--) {
		const struct rhythm_day *d = &r->rhythm.days.v[i - 1];
		int32_t day = r->rhythm.first + (int32_t)i - 1;
		struct civil at;

		if (d->incidents == 0)
			continue;
		at = civil_of_date(day);
		sheet_row(s, date_iso(s->v->arena, day), DATE(s->v, TIME_DAY,
		    day), STR_NONE, archive_month_url(s->v->arena, at.year,
			at.month));
		sheet_count(s, d->incidents);
		sheet_length(s, d->known > 0, d->impact);
	}
}

static void
write_hours(struct sheet *s, const struct report *r)
{
	sheet_column(s, "weekday", "weekday");
	if (s->csv) {
		sheet_column(s, "hour", "hour");
		sheet_column(s, "incidents", "incidents");
	} else {
		for (int part = 0; part < 4; part++)
			sheet_column(s, "", (const char *const[]){
			    "hours_of.night", "hours_of.morning",
			    "hours_of.afternoon", "hours_of.evening" }[part]);
		sheet_column(s, "", "incidents");
	}
	for (int d = 0; d < 7; d++) {
		str name = words_get(&s->v->theme->words, str_format(
		    s->v->arena, "weekdays.%d", d + 1));
		size_t part = 0;

		if (!s->csv)
			sheet_row(s, STR_NONE, name, STR_NONE, STR_NONE);
		for (int h = 0; h < 24; h++) {
			part += r->rhythm.hours[d][h];
			if (s->csv) {
				sheet_row(s, str_format(s->v->arena, "%d",
				    d + 1), name, STR_NONE, STR_NONE);
				sheet_number(s, true, h);
				sheet_count(s, r->rhythm.hours[d][h]);
			} else if (h % 6 == 5) {
				sheet_count(s, part);
				part = 0;
			}
		}
		if (!s->csv)
			sheet_count(s, r->rhythm.weekdays[d]);
	}
}

static void
write_credits(struct sheet *s, const struct report *r)
{
	sheet_column(s, "incident", "incident");
	sheet_column(s, "month", "month");
	sheet_column(s, "severity", "severity");
	sheet_column(s, "seconds", "length");
	sheet_column(s, "longer_than", "credit_longer");
	sheet_column(s, "percent", "credit_percent");
	for (size_t i = 0; i < r->credits.all.n; i++) {
		const struct credit *c = &r->credits.all.v[i];

		if (!s->csv && !c->tier)
			continue;
		sheet_row(s, c->incident->id, c->incident->doc.title,
		    STR_NONE, c->incident->doc.url);
		sheet_text(s, str_format(s->v->arena, "%04d-%02d", c->year,
		    c->month), DATE(s->v, TIME_MONTH, date_of(c->year,
			c->month, 1)));
		sheet_text(s, level_id(s->v, c->level),
		    level_id(s->v, c->level));
		sheet_length(s, true, c->seconds);
		sheet_length(s, c->tier, c->tier ? c->tier->longer_than : 0);
		if (s->csv)
			sheet_share_exact(s, true, c->tier
			    ? c->tier->percent : 0);
		else
			sheet_text(s, STR_NONE,
			    millionths_text(s->v, c->tier->percent));
	}
}

typedef void write_fn(struct sheet *s, const struct report *r);

static write_fn *const writers[FIGURE_COUNT] = {
	[FIGURE_INTERVALS] = write_intervals,
	[FIGURE_DISTRIBUTION] = write_distribution,
	[FIGURE_SEVERITIES] = write_severities,
	[FIGURE_COMPONENTS] = write_components,
	[FIGURE_MONTHS] = write_months,
	[FIGURE_DAYS] = write_days,
	[FIGURE_HOURS] = write_hours,
	[FIGURE_AVAILABILITY] = figure_availability,
	[FIGURE_AVAILABLE_MONTHS] = figure_available_months,
	[FIGURE_BUDGET] = figure_budget,
	[FIGURE_TARGETS] = figure_targets,
	[FIGURE_MISSES] = figure_misses,
	[FIGURE_CREDITS] = write_credits,
};

void
figure_write(struct sheet *s, const struct report *r, enum figure f)
{
	writers[f](s, r);
	sheet_end(s);
}
