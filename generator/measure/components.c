#include "measure/components.h"

/* The stretches of each component, before they are merged. */
struct stretches {
	struct outages *by_component;
	struct arena *a;
	int64_t now;
};

/* How well an affected component is while its incident is open: what it
 * was last said to be, and well until something was. What it was at the worst
 * it is until customers no longer feel that. */
static enum component_state
affected_state(const struct incident *in, const struct affected *f,
    int64_t now)
{
	enum component_state s = COMPONENT_OPERATIONAL;

	if (!affected_timed(f))
		return incident_calm(in, now) ? s : f->worst;
	for (size_t i = 0; i < f->changes.n; i++)
		if (f->changes.v[i].at <= now)
			s = f->changes.v[i].state;
	return s;
}

static void
add(struct stretches *s, int component, int64_t from, int64_t to,
    enum component_state state)
{
	if (component < 0 || from >= to)
		return;
	*vec_push(s->a, &s->by_component[component]) =
	    (struct outage){ from, to, state };
}

/* When customers no longer felt it; OUTAGE_OPEN while they do, TIME_NONE
 * when the record does not say, or says two things. */
static int64_t
impact_end(const struct incident *in, int64_t now)
{
	enum milestone end = in->times[MITIGATED].at != TIME_NONE
	    ? MITIGATED : RESOLVED;
	int64_t at = in->times[end].at;

	/* An end that was only foreseen has not come yet. */
	if (incident_open(in) && at > now)
		at = TIME_NONE;
	if (in->doubtful[STARTED] || (at != TIME_NONE && in->doubtful[end]))
		return TIME_NONE;
	if (at != TIME_NONE)
		return at;
	return incident_open(in) ? OUTAGE_OPEN : TIME_NONE;
}

static void
add_affected(struct stretches *s, const struct affected *f, int64_t from,
    int64_t to)
{
	if (f->changes.n == 0) {
		add(s, f->component, from, to, f->worst);
		return;
	}
	for (size_t i = 0; i < f->changes.n; i++) {
		const struct state_change *c = &f->changes.v[i];
		int64_t begin = c->at == TIME_NONE ? from : c->at;
		int64_t end = i + 1 < f->changes.n
		    ? f->changes.v[i + 1].at : to;

		/* Out of order is reported; it must not reach back. */
		if (begin < from)
			begin = from;
		if (end > to)
			end = to;
		add(s, f->component, begin, end, c->state);
	}
}

static void
add_incident(struct stretches *s, const struct incident *in)
{
	int64_t from = in->times[STARTED].at;
	int64_t to = impact_end(in, s->now);

	if (from == TIME_NONE || to == TIME_NONE)
		return;
	for (size_t i = 0; i < in->components.n; i++)
		add_affected(s, &in->components.v[i], from, to);
}

static void
add_maintenance(struct stretches *s, const struct maintenance *m)
{
	int64_t end = maintenance_end(m);

	if (m->cancelled || m->starts.at == TIME_NONE || end == TIME_NONE ||
	    m->starts.at > s->now)
		return;
	for (size_t i = 0; i < m->components.n; i++)
		add(s, m->components.v[i].component, m->starts.at, end,
		    COMPONENT_UNDER_MAINTENANCE);
}

static struct availability
over(const struct component_metrics *m, int64_t from,
    const struct metrics *all)
{
	struct outage_bucket b = { .from = from, .to = all->now };

	outage_buckets(&b, 1, &m->outages, m->since, all->now);
	return availability_of(&b, &all->weights);
}

static int64_t
month_begin(const struct month *m)
{
	return date_moment(date_of(m->year, m->month, 1));
}

static void
measure_months(struct component_metrics *m, struct arena *a,
    const struct metrics *all)
{
	size_t n = all->months.n;
	struct outage_bucket *b = arena_array(a, struct outage_bucket, n);

	m->months = arena_array(a, struct availability, n);
	for (size_t i = 0; i < n; i++) {
		b[i].from = month_begin(&all->months.v[i]);
		b[i].to = i + 1 < n ? month_begin(&all->months.v[i + 1])
		    : INT64_MAX;
	}
	outage_buckets(b, n, &m->outages, m->since, all->now);
	for (size_t i = 0; i < n; i++)
		m->months[i] = availability_of(&b[i], &all->weights);
}

static void
measure_one(struct component_metrics *m, const struct corpus *c,
    const struct outages *raw, struct arena *a, const struct metrics *all,
    int64_t first)
{
	int32_t since = c->site->components.v[m->component].since;
	int64_t oldest = metrics_oldest(all->now);

	m->since = since != DATE_NONE ? date_moment(since) : first;
	if (m->since < oldest)
		m->since = oldest;
	m->outages = outage_union(a, raw->v, raw->n);
	m->all = over(m, m->since, all);
	m->d30 = over(m, all->now - 30 * (int64_t)DAY, all);
	m->d90 = over(m, all->now - 90 * (int64_t)DAY, all);
	m->d365 = over(m, all->now - 365 * (int64_t)DAY, all);
	m->days = arena_array(a, struct outage_bucket, METRICS_DAYS);
	outage_days(m->days, METRICS_DAYS, date_of_moment(all->now),
	    &m->outages, m->since, all->now);
	measure_months(m, a, all);
}

static void
add_open(const struct incident *in, int64_t now,
    enum component_state *states)
{
	if (!incident_open(in) || in->times[STARTED].at > now)
		return;
	for (size_t i = 0; i < in->components.n; i++) {
		const struct affected *f = &in->components.v[i];

		if (f->component >= 0)
			states[f->component] = component_state_worse(
			    states[f->component],
			    affected_state(in, f, now));
	}
}

static void
add_work(const struct maintenance *m, int64_t now,
    enum component_state *states)
{
	if (maintenance_state(m, now) != MAINTENANCE_IN_PROGRESS)
		return;
	for (size_t i = 0; i < m->components.n; i++) {
		int id = m->components.v[i].component;

		if (id >= 0)
			states[id] = component_state_worse(states[id],
			    COMPONENT_UNDER_MAINTENANCE);
	}
}

void
components_states(const struct corpus *c, int64_t now,
    enum component_state *states)
{
	for (size_t i = 0; i < c->site->components.n; i++)
		states[i] = COMPONENT_OPERATIONAL;
	for (size_t i = 0; i < c->incidents.n; i++)
		add_open(&c->incidents.v[i], now, states);
	for (size_t i = 0; i < c->maintenance.n; i++)
		add_work(&c->maintenance.v[i], now, states);
}

static int64_t
first_start(const struct corpus *c, int64_t now)
{
	int64_t first = now;

	for (size_t i = 0; i < c->incidents.n; i++) {
		int64_t at = c->incidents.v[i].times[STARTED].at;

		if (at != TIME_NONE && at < first)
			first = at;
	}
	return first;
}

void
components_measure(const struct corpus *c, struct arena *a,
    struct metrics *out)
{
	struct arena scratch = { 0 };
	size_t n = c->site->components.n;
	struct stretches s = { arena_array(&scratch, struct outages, n),
		&scratch, out->now };
	enum component_state *states = arena_array(&scratch,
	    enum component_state, n);
	int64_t first = first_start(c, out->now);

	for (size_t i = 0; i < c->incidents.n; i++)
		add_incident(&s, &c->incidents.v[i]);
	for (size_t i = 0; i < c->maintenance.n; i++)
		add_maintenance(&s, &c->maintenance.v[i]);
	components_states(c, out->now, states);
	for (size_t i = 0; i < n; i++) {
		struct component_metrics *m;

		if (out->filter.component >= 0 &&
		    out->filter.component != (int)i)
			continue;
		m = vec_push(a, &out->components);
		*m = (struct component_metrics){ .component = (int)i,
		    .state = states[i] };
		measure_one(m, c, &s.by_component[i], a, out, first);
	}
	arena_release(&scratch);
}
