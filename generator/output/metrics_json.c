/* The metrics as JSON. */
#include "output/json_out.h"
#include "output/metrics_text.h"

enum { METRICS_VERSION = 2 };

static void
maybe(struct json_out *j, const char *key, bool known, int64_t v)
{
	if (known)
		json_out_number(j, key, v);
	else
		json_out_null(j, key);
}

static void
pair(struct json_out *j, const char *key, bool known, int64_t a, int64_t b)
{
	if (!known) {
		json_out_null(j, key);
		return;
	}
	json_out_array(j, key);
	json_out_number(j, NULL, a);
	json_out_number(j, NULL, b);
	json_out_end(j, ']');
}

static void
put_bounds(struct json_out *j, const char *key, struct bounds b)
{
	pair(j, key, b.known, b.low, b.high);
}

static void
moment(struct json_out *j, struct arena *a, const char *key, int64_t at)
{
	json_out_maybe(j, key, at == TIME_NONE ? STR_NONE : when_iso(a, at));
}

/* What every set of lengths has. */
static void
put_stats(struct json_out *j, const struct stats *s)
{
	bool any = s->n > 0;

	json_out_number(j, "n", (int64_t)s->n);
	maybe(j, "median", any, s->median);
	maybe(j, "p90", any, s->p90);
	maybe(j, "geometric_mean", any && s->geometric != LENGTH_NONE,
	    s->geometric);
	maybe(j, "mean", any, s->mean);
	maybe(j, "min", any, s->min);
	maybe(j, "max", any, s->max);
	maybe(j, "q1", any, s->q1);
	maybe(j, "q3", any, s->q3);
}

static void
put_left_out(struct json_out *j, const struct interval *v)
{
	json_out_object(j, "left_out");
	json_out_number(j, "not_recorded",
	    (int64_t)v->left_out[LEFT_OUT_MISSING]);
	json_out_number(j, "open", (int64_t)v->left_out[LEFT_OUT_OPEN]);
	json_out_array(j, "doubtful");
	for (size_t i = 0; i < v->doubtful.n; i++)
		json_out_text(j, NULL, v->doubtful.v[i]->id);
	json_out_end(j, ']');
	json_out_end(j, '}');
}

static void
put_change(struct json_out *j, const struct report *r, size_t g)
{
	const struct change *c = &r->change[g];

	if (!r->compared) {
		json_out_null(j, "change");
		return;
	}
	json_out_object(j, "change");
	json_out_text(j, "verdict", str_c(comparison_name(c->verdict)));
	json_out_number(j, "before", (int64_t)c->before);
	maybe(j, "difference", c->bounds.known, c->difference);
	put_bounds(j, "difference_95", c->bounds);
	json_out_end(j, '}');
}

static void
put_interval(struct json_out *j, const struct report *r, size_t g)
{
	const struct gauge *gauge = &r->survey->gauges.v[g];
	const struct interval *v = &r->whole.v[g];
	const struct confidence *c = &r->sure[g];

	json_out_object(j, NULL);
	json_out_text(j, "id", gauge->id);
	json_out_maybe(j, "label", gauge->label);
	json_out_maybe(j, "name", gauge->name);
	json_out_text(j, "from",
	    str_c(milestone_name(gauge_from(gauge))));
	json_out_text(j, "to", gauge->impact ? STR("mitigated, else resolved")
	    : str_c(milestone_name(gauge->rule->to)));
	put_stats(j, &v->stats);
	put_bounds(j, "median_95", c->median);
	put_bounds(j, "p90_95", c->p90);
	put_bounds(j, "geometric_mean_95", c->geometric);
	put_bounds(j, "mean_95", c->mean);
	put_left_out(j, v);
	put_change(j, r, g);
	json_out_end(j, '}');
}

static void
put_slice(struct json_out *j, const struct slice *s, size_t gauges, str name)
{
	json_out_object(j, NULL);
	json_out_maybe(j, "id", name);
	json_out_number(j, "incidents", (int64_t)s->incidents);
	json_out_number(j, "open", (int64_t)s->open);
	json_out_array(j, "intervals");
	for (size_t g = 0; g < gauges; g++) {
		if (!gauge_shown(s->v[g].gauge))
			continue;
		json_out_object(j, NULL);
		json_out_text(j, "id", s->v[g].gauge->id);
		put_stats(j, &s->v[g].stats);
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
	json_out_end(j, '}');
}

static void
put_slices(struct json_out *j, struct arena *a, const char *key,
    const struct metrics_text *t, const struct slices *all,
    enum slice_by what)
{
	struct metrics_text named = *t;

	named.what = what;
	json_out_array(j, key);
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].row >= 0 || all->v[i].incidents > 0 ||
		    what >= SLICE_YEAR)
			put_slice(j, &all->v[i],
			    t->reports[0].survey->gauges.n,
			    slice_name(a, &named, &all->v[i]));
	json_out_end(j, ']');
}

static void
put_frequency(struct json_out *j, const struct frequency *f)
{
	bool known = f->seconds > 0;

	json_out_object(j, "frequency");
	json_out_number(j, "count", (int64_t)f->count);
	json_out_number(j, "seconds", f->seconds);
	maybe(j, "thousandths_per_30_days", known, f->rate);
	pair(j, "thousandths_per_30_days_95", known, f->low, f->high);
	maybe(j, "between", known && f->between != LENGTH_NONE, f->between);
	json_out_end(j, '}');
}

static void
put_attainment(struct json_out *j, const struct attainment *t)
{
	json_out_number(j, "met", (int64_t)t->met);
	json_out_number(j, "missed", (int64_t)t->missed);
	json_out_number(j, "pending", (int64_t)t->pending);
	json_out_number(j, "unknown", (int64_t)t->unknown);
}

static void
put_targets(struct json_out *j, const struct policy *p,
    const struct attainments *k)
{
	json_out_array(j, "targets");
	for (int g = 0; g < GOAL_COUNT; g++) {
		const struct attainment *t = &k->all[g];

		json_out_object(j, NULL);
		json_out_text(j, "id", str_c(goal_name((enum goal)g)));
		put_attainment(j, t);
		json_out_array(j, "by_severity");
		for (size_t l = 0; l < p->levels.n; l++) {
			json_out_object(j, NULL);
			json_out_text(j, "id", p->levels.v[l].id);
			put_attainment(j, &k->by_level[l][g]);
			json_out_end(j, '}');
		}
		json_out_end(j, ']');
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_credits(struct json_out *j, struct arena *a, const struct credits *c)
{
	if (!c->clock || c->rules->tiers.n == 0) {
		json_out_null(j, "credits");
		return;
	}
	json_out_object(j, "credits");
	json_out_text(j, "rule", c->rules->rule);
	json_out_array(j, "months");
	for (size_t i = 0; i < c->months.n; i++) {
		const struct credit_month *m = &c->months.v[i];

		json_out_object(j, NULL);
		json_out_text(j, "month", str_format(a, "%04d-%02d", m->year,
		    m->month));
		json_out_number(j, "millionths_of_percent", m->percent);
		json_out_array(j, "incidents");
		for (size_t k = 0; k < m->n; k++)
			json_out_text(j, NULL, m->v[k].incident->id);
		json_out_end(j, ']');
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
	json_out_end(j, '}');
}

/* Its months in the period: thousandths of seconds up, of those that
 * count. */
static void
put_months(struct json_out *j, struct arena *a, const struct metrics_text *t,
    const struct report *r, const struct availability *months)
{
	json_out_array(j, "months");
	for (size_t k = r->first_month; k < r->end_month; k++) {
		const struct month *m = &t->metrics->months.v[k];

		json_out_object(j, NULL);
		json_out_text(j, "month", str_format(a, "%04d-%02d", m->year,
		    m->month));
		pair(j, "up", ratio_known(months[k].up), months[k].up.part,
		    months[k].up.whole);
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_components(struct json_out *j, struct arena *a,
    const struct metrics_text *t, const struct report *r)
{
	json_out_array(j, "availability");
	for (size_t i = 0; i < r->components.n; i++) {
		const struct component_report *c = &r->components.v[i];
		const struct component *what =
		    &t->corpus->site->components.v[c->of->component];

		json_out_object(j, NULL);
		json_out_text(j, "id", what->id);
		json_out_text(j, "state",
		    str_c(component_state_name(c->of->state)));
		/* Thousandths of seconds up, of those that count. */
		pair(j, "up", ratio_known(c->up.up), c->up.up.part,
		    c->up.up.whole);
		maybe(j, "objective_millionths_of_percent", what->slo != 0,
		    what->slo);
		maybe(j, "budget_milliseconds", c->budget.known,
		    c->budget.allowed);
		maybe(j, "spent_milliseconds", c->budget.known,
		    c->budget.spent);
		maybe(j, "failures", ratio_known(c->up.up),
		    (int64_t)c->failures.count);
		maybe(j, "between_failures", frequency_spaced(&c->failures),
		    c->failures.between);
		put_months(j, a, t, r, c->of->months);
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_rollups(struct json_out *j, struct arena *a, const struct metrics_text *t,
    const struct report *r)
{
	json_out_array(j, "rollups");
	for (size_t i = 0; i < r->rollups.n; i++) {
		const struct rollup_report *u = &r->rollups.v[i];
		int group = u->of->group;

		json_out_object(j, NULL);
		json_out_text(j, "of", group == ROLLUP_SITE ? STR("site")
		    : STR("group"));
		json_out_maybe(j, "name", group < 0 ? STR_NONE
		    : t->corpus->site->groups.v[group]);
		json_out_number(j, "members", (int64_t)u->of->members);
		json_out_text(j, "state",
		    str_c(component_state_name(u->of->state)));
		pair(j, "up", ratio_known(u->up.up), u->up.up.part,
		    u->up.up.whole);
		pair(j, "up_as_one", ratio_known(u->as_one.up),
		    u->as_one.up.part, u->as_one.up.whole);
		put_months(j, a, t, r, u->of->months);
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_report(struct json_out *j, struct arena *a, const struct metrics_text *t,
    const struct report *r)
{
	json_out_object(j, NULL);
	json_out_text(j, "id", r->id);
	moment(j, a, "from", r->span.from);
	moment(j, a, "to", r->span.to);
	json_out_number(j, "incidents", (int64_t)r->whole.incidents);
	json_out_number(j, "open", (int64_t)r->whole.open);
	put_frequency(j, &r->often);
	json_out_array(j, "intervals");
	for (size_t g = 0; g < r->survey->gauges.n; g++)
		if (gauge_shown(&r->survey->gauges.v[g]))
			put_interval(j, r, g);
	json_out_end(j, ']');
	json_out_object(j, "survival");
	json_out_number(j, "n", (int64_t)r->survival.n);
	json_out_number(j, "open", (int64_t)r->survival.open);
	maybe(j, "median", r->survival.n > 0 &&
	    r->survival.median != LENGTH_NONE, r->survival.median);
	json_out_end(j, '}');
	put_slices(j, a, "severities", t, &r->levels, SLICE_LEVEL);
	put_slices(j, a, "components", t, &r->by_component, SLICE_COMPONENT);
	put_slices(j, a, "months", t, &r->months, SLICE_MONTH);
	put_components(j, a, t, r);
	put_rollups(j, a, t, r);
	put_targets(j, t->corpus->policy, &r->kept);
	put_credits(j, a, &r->credits);
	json_out_end(j, '}');
}

void
metrics_json(struct buf *out, const struct metrics_text *t)
{
	struct json_out j = { .out = out };
	struct arena a = { 0 };

	json_out_object(&j, NULL);
	json_out_number(&j, "version", METRICS_VERSION);
	json_out_text(&j, "site", t->corpus->site->title);
	json_out_maybe(&j, "scope", t->scope);
	moment(&j, &a, "as_of", t->metrics->now);
	json_out_text(&j, "weights", outage_weights_text(&a,
	    &t->metrics->weights));
	json_out_array(&j, "periods");
	for (size_t i = 0; i < t->n; i++)
		put_report(&j, &a, t, &t->reports[i]);
	json_out_end(&j, ']');
	if (t->by)
		put_slices(&j, &a, "by", t, t->by, t->what);
	json_out_end(&j, '}');
	arena_release(&a);
}
