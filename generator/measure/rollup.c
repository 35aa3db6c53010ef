#include "measure/rollup.h"

static void
join(struct rollup *r, const struct component_metrics *m, size_t months)
{
	r->members++;
	r->state = component_state_worse(r->state, m->state);
	if (r->members == 1 || m->since < r->since)
		r->since = m->since;
	r->all = availability_add(r->all, m->all);
	r->d30 = availability_add(r->d30, m->d30);
	r->d90 = availability_add(r->d90, m->d90);
	r->d365 = availability_add(r->d365, m->d365);
	for (size_t i = 0; i < months; i++)
		r->months[i] = availability_add(r->months[i], m->months[i]);
}

static bool
is_member(const struct rollup *r, const struct corpus *c,
    const struct component_metrics *m)
{
	return r->group == ROLLUP_SITE ||
	    c->site->components.v[m->component].group == r->group;
}

/* Lay the outages of the members over each other. Every component is in
 * one group and in the site, so that this is done twice at most. */
static void
overlay(struct rollup *r, const struct corpus *c, const struct metrics *all,
    struct arena *a)
{
	struct arena scratch = { 0 };
	struct outages together = { 0 };
	struct outage_bucket b = { .from = all->now - 90 * (int64_t)DAY,
		.to = all->now };

	for (size_t i = 0; i < all->components.n; i++) {
		const struct component_metrics *m = &all->components.v[i];

		if (!is_member(r, c, m))
			continue;
		for (size_t k = 0; k < m->outages.n; k++)
			*vec_push(&scratch, &together) = m->outages.v[k];
	}
	r->worst = outage_union(a, together.v, together.n);
	r->days = arena_array(a, struct outage_bucket, METRICS_DAYS);
	outage_days(r->days, METRICS_DAYS, date_of_moment(all->now),
	    &r->worst, r->since, all->now);
	outage_buckets(&b, 1, &r->worst, r->since, all->now);
	r->worst_d90 = availability_of(&b, &all->weights);
	arena_release(&scratch);
}

struct rollups
rollups_of(const struct corpus *c, const struct metrics *m, struct arena *a)
{
	size_t groups = c->site->groups.n;
	struct rollups all = { 0 }, out = { 0 };

	for (size_t i = 0; i < groups + 2; i++)
		*vec_push(a, &all) = (struct rollup){
			.group = i < groups ? (int)i : i == groups ? -1
			    : ROLLUP_SITE,
			.months = arena_array(a, struct availability,
			    m->months.n) };
	for (size_t i = 0; i < m->components.n; i++) {
		const struct component_metrics *one = &m->components.v[i];
		int group = c->site->components.v[one->component].group;

		join(&all.v[group < 0 ? groups : (size_t)group], one,
		    m->months.n);
		join(&all.v[groups + 1], one, m->months.n);
	}
	for (size_t i = 0; i < all.n; i++) {
		if (all.v[i].members == 0 || (groups == 0 && i == 0))
			continue;
		overlay(&all.v[i], c, m, a);
		*vec_push(a, &out) = all.v[i];
	}
	return out;
}
