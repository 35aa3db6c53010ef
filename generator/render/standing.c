#include "render/standing.h"

#include "render/archive.h"

static enum impact
impact_of_state(enum component_state s)
{
	static const enum impact by_state[COMPONENT_STATE_COUNT] = {
		[COMPONENT_OPERATIONAL] = IMPACT_NONE,
		[COMPONENT_DEGRADED] = IMPACT_MINOR,
		[COMPONENT_PARTIAL_OUTAGE] = IMPACT_MAJOR,
		[COMPONENT_MAJOR_OUTAGE] = IMPACT_CRITICAL,
		[COMPONENT_UNDER_MAINTENANCE] = IMPACT_NONE,
	};

	return by_state[s];
}

enum impact
standing_impact(const struct incident *in, const struct policy *p)
{
	return in->level >= 0 ? p->levels.v[in->level].impact
	    : impact_of_state(incident_worst(in, p));
}

static void
add_open(struct standing *s, const struct incident *in,
    const struct policy *p, int64_t now)
{
	enum impact i = standing_impact(in, p);

	s->open++;
	if (incident_calm(in, now))
		return;
	if (i > s->impact)
		s->impact = i;
	/* An incident that names no component has no other voice. */
	if (in->components.n == 0)
		s->worst = component_state_worse(s->worst,
		    incident_worst(in, p));
}

struct standing
standing_of(const struct corpus *c, const struct metrics *m)
{
	struct standing s = {
		.known = m->components.n > 0 || c->incidents.n > 0,
	};

	for (size_t i = 0; i < m->components.n; i++)
		s.worst = component_state_worse(s.worst,
		    m->components.v[i].state);
	for (size_t i = 0; i < c->incidents.n; i++)
		if (incident_open(&c->incidents.v[i]))
			add_open(&s, &c->incidents.v[i], c->policy, m->now);
	s.everything = m->components.n > 0;
	for (size_t i = 0; i < m->components.n; i++)
		s.everything = s.everything &&
		    m->components.v[i].state == s.worst;
	return s;
}

str
standing_state_id(enum component_state s)
{
	static const str ids[COMPONENT_STATE_COUNT] = {
		[COMPONENT_OPERATIONAL] = STR_INIT("operational"),
		[COMPONENT_DEGRADED] = STR_INIT("degraded"),
		[COMPONENT_PARTIAL_OUTAGE] = STR_INIT("partial"),
		[COMPONENT_MAJOR_OUTAGE] = STR_INIT("major"),
		[COMPONENT_UNDER_MAINTENANCE] = STR_INIT("maintenance"),
	};

	return ids[s];
}

str
standing_id(const struct standing *s)
{
	return s->known ? standing_state_id(s->worst) : STR("unknown");
}

str
standing_word(const struct standing *s, const struct words *w,
    struct arena *a)
{
	bool watched = s->known && s->worst == COMPONENT_OPERATIONAL &&
	    s->open > 0;

	return words_get(w, str_cat(a, watched ? STR("state.")
	    : STR("band."), standing_id(s)));
}
