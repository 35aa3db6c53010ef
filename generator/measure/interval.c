#include "measure/interval.h"

/* Seconds between two milestones of an incident. A milestone that
 * contradicts another makes every interval that it ends doubtful. */
static int64_t
between(const struct incident *in, enum milestone from, enum milestone to,
    enum left_out *why)
{
	int64_t a = in->times[from].at, b = in->times[to].at;

	*why = LEFT_OUT_MISSING;
	if (a == TIME_NONE || b == TIME_NONE) {
		if (incident_open(in) && a != TIME_NONE)
			*why = LEFT_OUT_OPEN;
		return LENGTH_NONE;
	}
	if (in->doubtful[from] || in->doubtful[to] || b < a) {
		*why = LEFT_OUT_DOUBTFUL;
		return LENGTH_NONE;
	}
	return b - a;
}

static enum milestone
impact_end(const struct incident *in)
{
	return in->times[MITIGATED].at != TIME_NONE ? MITIGATED : RESOLVED;
}

int64_t
interval_of(const struct incident *in, const struct metric_rule *m,
    enum left_out *why)
{
	return between(in, m->from, m->to, why);
}

struct gauges
gauges_of(const struct policy *p, struct arena *a)
{
	struct gauges all = { 0 };
	struct gauge impact = { .id = STR("impact"), .impact = true };

	for (int i = 0; i < METRIC_COUNT; i++) {
		const struct metric_rule *m = &p->metrics[i];

		*vec_push(a, &all) = (struct gauge){ m->id, m->label,
			m->name, m, false, m->hidden };
	}
	for (size_t i = 0; i < p->more_metrics.n; i++) {
		const struct metric_rule *m = &p->more_metrics.v[i];

		if (!str_eq(m->id, impact.id))
			continue;
		impact.label = m->label;
		impact.name = m->name;
		impact.hidden = m->hidden;
		impact.rule = m;
		impact.impact = !m->timed;
	}
	*vec_push(a, &all) = impact;
	for (size_t i = 0; i < p->more_metrics.n; i++) {
		const struct metric_rule *m = &p->more_metrics.v[i];

		if (m->timed && !str_eq(m->id, impact.id))
			*vec_push(a, &all) = (struct gauge){ m->id, m->label,
				m->name, m, false, m->hidden };
	}
	return all;
}

int
gauge_find(const struct gauges *g, str id)
{
	for (size_t i = 0; i < g->n; i++)
		if (str_eq(g->v[i].id, id))
			return (int)i;
	return -1;
}

enum milestone
gauge_from(const struct gauge *g)
{
	return g->impact ? STARTED : g->rule->from;
}

enum milestone
gauge_to(const struct gauge *g, const struct incident *in)
{
	return g->impact ? impact_end(in) : g->rule->to;
}

int64_t
gauge_length(const struct gauge *g, const struct incident *in,
    enum left_out *why)
{
	return between(in, gauge_from(g), gauge_to(g, in), why);
}

int64_t
gauge_so_far(const struct gauge *g, const struct incident *in, int64_t now)
{
	enum milestone from = gauge_from(g);
	int64_t at = in->times[from].at;

	if (at == TIME_NONE || at > now || in->doubtful[from])
		return LENGTH_NONE;
	return now - at;
}

/* What a milestone contradicts. */
static bool
doubt_of(const struct incident *in, enum milestone m, int64_t now,
    struct doubt *out)
{
	int64_t at = in->times[m].at;

	out->which = m;
	if (at > now) {
		out->kind = DOUBT_FUTURE;
		return true;
	}
	for (size_t i = 0; i < milestone_order_count; i++) {
		struct milestone_order o = milestone_orders[i];
		int64_t first = in->times[o.first].at;
		int64_t then = in->times[o.then].at;

		if ((m != o.first && m != o.then) || first == TIME_NONE ||
		    then == TIME_NONE || then >= first)
			continue;
		out->kind = DOUBT_ORDER;
		out->which = o.then;
		out->other = o.first;
		return true;
	}
	return false;
}

struct doubt
gauge_doubt(const struct gauge *g, const struct incident *in, int64_t now)
{
	enum milestone from = gauge_from(g), to = gauge_to(g, in);
	struct doubt d = { .incident = in };

	if (in->doubtful[to] && doubt_of(in, to, now, &d))
		return d;
	if (in->doubtful[from] && doubt_of(in, from, now, &d))
		return d;
	d.kind = DOUBT_BACKWARDS;
	d.which = to;
	d.other = from;
	return d;
}
