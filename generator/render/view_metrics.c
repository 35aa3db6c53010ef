/* The metrics of a stretch of time: what each figure means, from how many
 * incidents it comes, how sure it is, and where the numbers are. */
#include "render/drawings.h"
#include "render/metrics_parts.h"

struct value *
start_part(const struct view *v, struct value *parts, const char *id,
    str title)
{
	struct value *m = add_map(v, parts);

	PUT(v, m, "id", str_c(id));
	PUT(v, m, "title", title);
	return put_list(v, m, "figures");
}

struct value *
start_figure(const struct view *v, struct value *figures, str title,
    str sentence)
{
	struct value *m = add_map(v, figures);

	/* Not "title": that would be the section's where there is none. */
	PUT(v, m, "heading", title);
	PUT(v, m, "lead", sentence);
	return m;
}

void
put_fold(const struct view *v, struct value *figure, str caption,
    const struct report *r, enum figure f)
{
	struct sheet s = sheet_table(v, figure, "fold", caption);

	PUT(v, (struct value *)value_get(figure, STR("fold")), "summary",
	    SAY(v, "as_table"));
	figure_write(&s, r, f);
	put_csv(v, figure, r, f);
}

void
put_csv(const struct view *v, struct value *figure, const struct report *r,
    enum figure f)
{
	put_link(v, figure, "csv", SAY(v, "as_csv"), str_cat(v->arena,
	    report_url(v->arena, r), str_c(figure_name(f)), STR(".csv")));
}

/* "2.4 a month (95 %: 1.8 to 3.1)". */
static str
rate_text(const struct view *v, const struct frequency *f)
{
	str rate = !frequency_rare(f) ? tenths_text(v, f->rate)
	    : str_cat(v->arena, STR("0"), SAY(v, "decimal"),
	    words_digits(v->arena, f->rate, 3));

	return FILL(v, "rate", { STR("rate"), rate },
	    { STR("low"), tenths_text(v, f->low) },
	    { STR("high"), tenths_text(v, f->high) });
}

static str
frequency_sentence(const struct view *v, const struct report *r)
{
	const struct frequency *f = &r->often;
	str text;

	if (f->seconds == 0)
		return COUNT(v, "history_sentence", r->whole.incidents);
	text = words_count(&v->theme->words, v->arena, STR("rate_sentence"),
	    (int64_t)f->count, BLANKS({ STR("rate"), rate_text(v, f) }));
	if (r->compared)
		text = str_cat(v->arena, text, STR(" "), words_count(
		    &v->theme->words, v->arena, STR("rate_before"),
		    (int64_t)r->often_before.count, BLANKS({ STR("rate"),
			rate_text(v, &r->often_before) })));
	return text;
}

/* How many incidents began in office hours: Monday to Friday from 8 to 18
 * o'clock in the site's zone. */
static str
hours_sentence(const struct view *v, const struct report *r)
{
	size_t office = 0, n = r->rhythm.n;

	for (int d = 0; d < 5; d++)
		for (int h = 8; h < 18; h++)
			office += r->rhythm.hours[d][h];
	return FILL(v, "hours_sentence", { STR("n"), NUMBER(v, office) },
	    { STR("all"), NUMBER(v, n) });
}

static void
add_frequency(const struct view *v, struct value *parts,
    const struct report *r)
{
	struct value *figures = start_part(v, parts, "frequency",
	    SAY(v, "frequency")), *m;
	str name = frequency_sentence(v, r);

	m = start_figure(v, figures, STR_NONE, name);
	if (r->months.n >= 3) {
		draw_months(v, m, r, name);
		PUT(v, m, "note", r->months.n > DRAWN_BOUNDS
		    ? SAY(v, "months_note_long") : SAY(v, "months_note"));
		put_fold(v, m, SAY(v, "by_month"), r, FIGURE_MONTHS);
	}
	m = start_figure(v, figures, SAY(v, "calendar"), STR_NONE);
	draw_days(v, m, r, SAY(v, "calendar_name"));
	PUT(v, m, "note", SAY(v, "calendar_note"));
	put_fold(v, m, SAY(v, "calendar"), r, FIGURE_DAYS);
	if (r->rhythm.n < 2)
		return;
	m = start_figure(v, figures, SAY(v, "hours"), hours_sentence(v, r));
	draw_hours(v, m, r, SAY(v, "hours_name"));
	PUT(v, m, "note", FILL(v, "hours_note", { STR("zone"),
	    str_empty(v->corpus->site->timezone.name) ? STR("UTC")
	    : v->corpus->site->timezone.name }));
	put_fold(v, m, SAY(v, "hours"), r, FIGURE_HOURS);
}

/* What a policy does not want shown, no drawing shows either. */
static bool
shows_phases(const struct report *r)
{
	const struct gauge *g = r->survey->gauges.v;

	return r->phases.n > 0 && !g[METRIC_DETECT].hidden &&
	    !g[METRIC_MITIGATE].hidden && !g[METRIC_RESOLVE].hidden;
}

static void
add_phases(const struct view *v, struct value *figures,
    const struct report *r)
{
	struct value *m, *legend;
	static const char *const ids[] = { "detect", "mitigate", "resolve" };
	str name;

	if (!shows_phases(r))
		return;
	name = words_count(&v->theme->words, v->arena, STR("phases_sentence"),
	    (int64_t)r->phases.n, BLANKS(
	    { STR("detect"), LENGTH(v, r->phases.detected) },
	    { STR("mitigate"), LENGTH(v, r->phases.mitigated) },
	    { STR("resolve"), LENGTH(v, r->phases.resolved) }));
	m = start_figure(v, figures, SAY(v, "phases_title"), name);
	draw_phases(v, m, r, name);
	legend = put_list(v, m, "legend");
	value_put_bool(v->arena, m, STR("has_legend"), true);
	for (size_t i = 0; i < 3; i++) {
		struct value *row = add_map(v, legend);

		PUT(v, row, "id", str_c(ids[i]));
		PUT(v, row, "name", words_get(&v->theme->words, str_cat(
		    v->arena, STR("phase."), str_c(ids[i]))));
	}
	PUT(v, m, "note", SAY(v, "phases_note"));
}

static void
add_summary(const struct view *v, struct value *figures,
    const struct report *r)
{
	struct value *m = start_figure(v, figures, STR_NONE,
	    intervals_sentence(v, r));
	struct sheet s = sheet_table(v, m, "table", SAY(v, "intervals"));

	sheet_column(&s, "", "interval");
	sheet_column(&s, "", "n");
	sheet_column(&s, "", "median");
	sheet_column(&s, "", "p90");
	sheet_column(&s, "", "geometric_mean");
	sheet_column(&s, "", "mean");
	for (size_t g = 0; g < r->survey->gauges.n; g++) {
		const struct interval *one = &r->whole.v[g];
		const struct confidence *sure = &r->sure[g];
		const struct stats *st = &one->stats;
		size_t left = 0;

		if (!gauge_shown(&r->survey->gauges.v[g]))
			continue;
		sheet_row(&s, STR_NONE, gauge_name(v,
		    &r->survey->gauges.v[g]), gauge_aside(v,
		    &r->survey->gauges.v[g]), STR_NONE);
		for (int i = 0; i < LEFT_OUT_COUNT; i++)
			left += one->left_out[i];
		sheet_count_aside(&s, st->n, left == 0 ? STR_NONE
		    : COUNT(v, "left_out", left));
		sheet_length_sure(&s, st->n, st->median, sure->median);
		sheet_length_sure(&s, st->n, st->p90, sure->p90);
		sheet_length_sure(&s, st->n && st->geometric != LENGTH_NONE,
		    st->geometric, sure->geometric);
		sheet_length_sure(&s, st->n, st->mean, sure->mean);
	}
	PUT(v, m, "note", SAY(v, "means_note"));
	put_csv(v, m, r, FIGURE_INTERVALS);
}

static void
add_intervals(const struct view *v, struct value *parts,
    const struct report *r)
{
	struct value *figures = start_part(v, parts, "intervals",
	    SAY(v, "intervals"));

	add_summary(v, figures, r);
	add_phases(v, figures, r);
	for (size_t g = 0; g < r->survey->gauges.n; g++)
		if (gauge_shown(&r->survey->gauges.v[g]))
			add_gauge(v, figures, r, g);
}

static void
add_slices(const struct view *v, struct value *parts, const struct report *r)
{
	struct value *figures, *m;
	struct sheet s;
	str name = gauge_name(v, &r->survey->gauges.v[gauge_main(r->survey)]);

	if (v->corpus->policy->levels.n > 0) {
		figures = start_part(v, parts, "severities",
		    SAY(v, "by_severity"));
		m = start_figure(v, figures, STR_NONE,
		    levels_sentence(v, r));
		draw_slices(v, m, &r->levels, r->levels.n,
		    SAY(v, "by_severity"));
		s = sheet_table(v, m, "table", SAY(v, "by_severity"));
		figure_write(&s, r, FIGURE_SEVERITIES);
		PUT(v, m, "note", FILL(v, "slices_note", { STR("interval"),
		    name }));
		put_csv(v, m, r, FIGURE_SEVERITIES);
	}
	if (r->by_component.n < 2)
		return;
	figures = start_part(v, parts, "components", SAY(v, "by_component"));
	m = start_figure(v, figures, STR_NONE, components_sentence(v, r));
	s = sheet_table(v, m, "table", SAY(v, "by_component"));
	figure_write(&s, r, FIGURE_COMPONENTS);
	PUT(v, m, "note", FILL(v, "components_note", { STR("interval"),
	    name }));
	put_csv(v, m, r, FIGURE_COMPONENTS);
}

/* Which stretches there are, and which one this is. */
static void
put_periods(const struct view *v, struct value *metrics,
    const struct report *r)
{
	struct value *list = put_list(v, metrics, "periods");
	struct value *quarters = NULL;

	for (size_t i = 0; i < v->reports->all.n; i++) {
		const struct report *other = &v->reports->all.v[i];
		struct value *m;

		if (i == REPORT_FIXED) {
			quarters = put_list(v, metrics, "quarters");
			value_put_bool(v->arena, metrics,
			    STR("has_quarters"), true);
		}
		m = add_link(v, quarters ? quarters : list,
		    report_name(v, other), report_url(v->arena, other));
		if (other == r)
			PUT(v, m, "current", STR("page"));
	}
}

static str
span_text(const struct view *v, const struct report *r)
{
	const struct survey *s = r->survey;
	int64_t from = r->span.from, to = r->span.to;

	if (from == TIME_NONE)
		from = s->since;
	if (from == TIME_NONE)
		return STR_NONE;
	/* Figures of before there was anything are no figures. */
	if (s->since != TIME_NONE && s->since > from)
		from = s->since;
	if (to == TIME_NONE || to > s->now)
		to = s->now;
	if (to <= from)
		return STR_NONE;
	return FILL(v, "metrics_span",
	    { STR("from"), DATE(v, TIME_DATE, date_of_moment(from)) },
	    { STR("to"), DATE(v, TIME_DATE, date_of_moment(to - 1)) });
}

/* What each section says first stands in the list of contents, too. */
static void
put_headlines(const struct view *v, struct value *parts)
{
	for (struct value *p = parts->first; p; p = p->next) {
		const struct value *figures = value_get(p, STR("figures"));
		const struct value *lead = figures->first
			? value_get(figures->first, STR("lead")) : NULL;

		if (lead && lead->kind == VALUE_TEXT)
			PUT(v, p, "headline", lead->text);
	}
}

struct value *
view_metrics(const struct view *v, const struct report *r)
{
	str period = report_name(v, r), about, span = span_text(v, r);
	struct page_head h = {
		.kind = "metrics", .url = report_url(v->arena, r),
		.section = "metrics/", .title = SAY(v, "nav_metrics"),
	};
	struct value *root, *metrics, *parts;

	if (r->span.kind != SPAN_ALL)
		h.title = FILL(v, "metrics_title", { STR("period"), period });
	about = r->whole.incidents ? COUNT(v, "history_sentence",
	    r->whole.incidents) : SAY(v, "metrics_none");
	if (r->whole.open > 0)
		about = str_cat(v->arena, about, STR(" "),
		    COUNT(v, "metrics_open", r->whole.open));
	if (!str_empty(span))
		about = str_cat(v->arena, span, STR(" "), about);
	h.description = about;
	root = view_page(v, &h);
	metrics = put_map(v, root, "metrics");
	PUT(v, metrics, "title", h.title);
	PUT(v, metrics, "sentence", about);
	put_periods(v, metrics, r);
	parts = put_list(v, metrics, "sections");
	if (r->whole.incidents > 0) {
		add_intervals(v, parts, r);
		add_frequency(v, parts, r);
		add_slices(v, parts, r);
	}
	add_availability(v, parts, r);
	add_targets(v, parts, r);
	add_credits(v, parts, r);
	add_sources(v, parts, r);
	put_headlines(v, parts);
	return root;
}
