#include "measure/attainment.h"

static void
count(struct attainment *t, const struct outcome *o)
{
	switch (o->verdict) {
	case VERDICT_NONE:
		break;
	case VERDICT_MET:
		t->met++;
		break;
	case VERDICT_MISSED:
		t->missed++;
		t->running += o->running;
		break;
	case VERDICT_PENDING:
		t->pending++;
		break;
	case VERDICT_UNKNOWN:
		t->unknown++;
		break;
	}
}

static void
add(struct attainments *out, struct arena *a, enum goal goal,
    const struct incident *in, const struct action *action,
    struct outcome o)
{
	count(&out->all[goal], &o);
	if (o.level >= 0)
		count(&out->by_level[o.level][goal], &o);
	if (o.verdict == VERDICT_MISSED)
		*vec_push(a, &out->misses) = (struct miss){ goal, in, action,
			o };
}

void
attainment_measure(const struct survey *s, const struct metrics_filter *f,
    struct arena *a, struct attainments *out)
{
	const struct corpus *c = s->corpus;
	struct goals g = { c->policy, { &c->site->calendar, c->zone },
		s->now };
	struct survey_range r = survey_range(s, f);

	*out = (struct attainments){ 0 };
	out->by_level = arena_alloc(a, c->policy->levels.n,
	    sizeof(*out->by_level), alignof(struct attainment));
	for (size_t i = r.first; i < r.end; i++) {
		const struct incident *in = &c->incidents.v[i];

		if (!metrics_passes(f, in))
			continue;
		for (int k = 0; k < GOAL_ACTION; k++)
			add(out, a, (enum goal)k, in, NULL,
			    goal_outcome(&g, in, (enum goal)k));
		for (size_t k = 0; k < in->actions.n; k++)
			add(out, a, GOAL_ACTION, in, &in->actions.v[k],
			    goal_action(&g, in, &in->actions.v[k]));
	}
}

struct ratio
attainment_share(const struct attainment *t)
{
	return (struct ratio){ (int64_t)t->met,
		(int64_t)(t->met + t->missed) };
}
