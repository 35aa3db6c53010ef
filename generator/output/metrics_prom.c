/* The metrics as OpenMetrics text. */
#include "output/metrics_text.h"

/* A label's value: \ " and line ends are escaped; what is not UTF-8 was
 * refused when the content was read. */
static void
label(struct buf *out, const char *name, str value, bool first)
{
	buf_fmt(out, "%s%s=\"", first ? "" : ",", name);
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (c == '\n')
			buf_lit(out, "\\n");
		else if (c == '\\' || c == '"')
			buf_bytes(out, (const char[]){ '\\', c }, 2);
		else
			buf_char(out, c);
	}
	buf_char(out, '"');
}

static void
family(struct buf *out, const char *name, const char *unit, const char *help)
{
	buf_fmt(out, "# TYPE %s gauge\n", name);
	if (unit)
		buf_fmt(out, "# UNIT %s %s\n", name, unit);
	buf_fmt(out, "# HELP %s %s\n", name, help);
}

/* n thousandths as a decimal number. */
static void
thousandths(struct buf *out, int64_t n)
{
	buf_fmt(out, " %lld.%03lld\n", (long long)(n / 1000),
	    (long long)(n % 1000));
}

static void
begin(struct buf *out, const char *name, const struct report *r)
{
	buf_fmt(out, "%s{", name);
	label(out, "period", r->id, true);
}

static void
end(struct buf *out, int64_t v)
{
	buf_fmt(out, "} %lld\n", (long long)v);
}

static void
put_counts(struct buf *out, const struct metrics_text *t)
{
	static const char name[] = "allclear_incidents";
	const struct policy *p = t->corpus->policy;

	family(out, name, NULL, "Incidents that began in the period.");
	for (size_t i = 0; i < t->n; i++) {
		const struct report *r = &t->reports[i];

		for (size_t k = 0; k < r->levels.n; k++) {
			const struct slice *s = &r->levels.v[k];

			begin(out, name, r);
			label(out, "severity", s->row < 0 ? STR("")
			    : p->levels.v[s->row].id, false);
			end(out, (int64_t)s->incidents);
		}
	}
	family(out, "allclear_open_incidents", NULL,
	    "Incidents that began in the period and are not over.");
	for (size_t i = 0; i < t->n; i++) {
		begin(out, "allclear_open_incidents", &t->reports[i]);
		end(out, (int64_t)t->reports[i].whole.open);
	}
}

static void
quantile(struct buf *out, const struct report *r, const struct gauge *g,
    const char *statistic, int64_t v)
{
	begin(out, "allclear_interval_seconds", r);
	label(out, "interval", g->id, false);
	label(out, "statistic", str_c(statistic), false);
	end(out, v);
}

static void
put_lengths(struct buf *out, const struct metrics_text *t)
{
	family(out, "allclear_interval_seconds", "seconds",
	    "Lengths of an interval; median_low and median_high bound a 95 "
	    "% interval of the median.");
	for (size_t i = 0; i < t->n; i++)
		for (size_t g = 0; g < t->reports[i].survey->gauges.n; g++) {
			const struct report *r = &t->reports[i];
			const struct gauge *gauge = &r->survey->gauges.v[g];
			const struct stats *s = &r->whole.v[g].stats;
			const struct bounds *b = &r->sure[g].median;

			if (!gauge_shown(gauge) || s->n == 0)
				continue;
			quantile(out, r, gauge, "median", s->median);
			if (b->known) {
				quantile(out, r, gauge, "median_low",
				    b->low);
				quantile(out, r, gauge, "median_high",
				    b->high);
			}
			quantile(out, r, gauge, "p90", s->p90);
			quantile(out, r, gauge, "mean", s->mean);
		}
}

static void
put_numbers(struct buf *out, const struct metrics_text *t)
{
	static const char name[] = "allclear_interval_incidents";
	static const char *const what[] = {
		"not_recorded", "open", "doubtful",
	};

	family(out, name, NULL, "Incidents that an interval is made of "
	    "(counted), and those that it leaves out.");
	for (size_t i = 0; i < t->n; i++)
		for (size_t g = 0; g < t->reports[i].survey->gauges.n; g++) {
			const struct report *r = &t->reports[i];
			const struct gauge *gauge = &r->survey->gauges.v[g];

			if (!gauge_shown(gauge))
				continue;
			begin(out, name, r);
			label(out, "interval", gauge->id, false);
			label(out, "of", STR("counted"), false);
			end(out, (int64_t)r->whole.v[g].stats.n);
			for (int k = 0; k < LEFT_OUT_COUNT; k++) {
				begin(out, name, r);
				label(out, "interval", gauge->id, false);
				label(out, "of", str_c(what[k]), false);
				end(out, (int64_t)
				    r->whole.v[g].left_out[k]);
			}
		}
}

static void
component(struct buf *out, const char *name, const struct metrics_text *t,
    const struct report *r, const struct component_report *c)
{
	begin(out, name, r);
	label(out, "component",
	    t->corpus->site->components.v[c->of->component].id, false);
	buf_char(out, '}');
}

/* A double holds both, and one division of them is rounded alike on every
 * machine. */
static void
put_ratio(struct buf *out, struct ratio r)
{
	buf_fmt(out, " %.9f\n", (double)r.part / (double)r.whole);
}

/* Groups and the whole site have metric families of their own, so that a sum
 * over components does not count them twice. */
static void
put_rollups(struct buf *out, const struct metrics_text *t)
{
	static const char *const names[2] = {
		"allclear_site_availability_ratio",
		"allclear_group_availability_ratio",
	};

	for (int group = 0; group < 2; group++) {
		family(out, names[group], "ratio", group
		    ? "The same of each group, the time of its components "
		    "added up." : "The same of all components, their time "
		    "added up.");
		for (size_t i = 0; i < t->n; i++)
			for (size_t k = 0; k < t->reports[i].rollups.n;
			    k++) {
				const struct rollup_report *r =
				    &t->reports[i].rollups.v[k];
				int g = r->of->group;

				if ((g != ROLLUP_SITE) != group ||
				    !ratio_known(r->up.up))
					continue;
				begin(out, names[group], &t->reports[i]);
				if (group)
					label(out, "group", g < 0 ? STR("")
					    : t->corpus->site->groups.v[g],
					    false);
				buf_char(out, '}');
				put_ratio(out, r->up.up);
			}
	}
}

static void
put_components(struct buf *out, const struct metrics_text *t)
{
	static const char up[] = "allclear_availability_ratio";
	static const char burn[] = "allclear_error_budget_burned_ratio";

	family(out, up, "ratio", "Share of the time that counts in which a "
	    "component was available, outages weighted.");
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->reports[i].components.n; k++) {
			const struct report *r = &t->reports[i];
			const struct component_report *c =
			    &r->components.v[k];

			if (!ratio_known(c->up.up))
				continue;
			component(out, up, t, r, c);
			put_ratio(out, c->up.up);
		}
	put_rollups(out, t);
	family(out, burn, "ratio", "Share of the error budget that is "
	    "spent; above 1 the objective is missed.");
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->reports[i].components.n; k++) {
			const struct report *r = &t->reports[i];
			const struct component_report *c =
			    &r->components.v[k];

			if (!c->budget.known)
				continue;
			component(out, burn, t, r, c);
			if (c->budget.burned == INT64_MAX)
				buf_lit(out, " +Inf\n");
			else
				thousandths(out, c->budget.burned);
		}
}

static void
put_targets(struct buf *out, const struct metrics_text *t)
{
	static const char name[] = "allclear_targets";

	family(out, name, NULL, "What the policy asks for, by what became "
	    "of it.");
	for (size_t i = 0; i < t->n; i++)
		for (int g = 0; g < GOAL_COUNT; g++) {
			const struct attainment *k =
			    &t->reports[i].kept.all[g];
			const struct { const char *word; size_t n; } rows[] =
			    { { "met", k->met }, { "missed", k->missed },
			    { "pending", k->pending },
			    { "unknown", k->unknown } };

			for (size_t w = 0; w < 4; w++) {
				begin(out, name, &t->reports[i]);
				label(out, "target",
				    str_c(goal_name((enum goal)g)), false);
				label(out, "outcome", str_c(rows[w].word),
				    false);
				end(out, (int64_t)rows[w].n);
			}
		}
}

void
metrics_openmetrics(struct buf *out, const struct metrics_text *t)
{
	family(out, "allclear_data_timestamp_seconds", "seconds",
	    "The moment that the figures are of.");
	buf_fmt(out, "allclear_data_timestamp_seconds %lld\n",
	    (long long)t->metrics->now);
	put_counts(out, t);
	put_lengths(out, t);
	put_numbers(out, t);
	put_components(out, t);
	put_targets(out, t);
	buf_lit(out, "# EOF\n");
}
