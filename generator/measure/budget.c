#include "measure/budget.h"

#define SLO_ALL INT64_C(100000000)	/* 100 % */

struct budget
budget_of(const struct availability *a, int64_t slo)
{
	struct budget b = { .known = slo > 0 && slo <= SLO_ALL &&
		ratio_known(a->up) };
	int64_t miss = SLO_ALL - slo, wide = a->counted / 100000;

	if (!b.known)
		return b;
	/* counted * 1000 * miss / SLO_ALL, rounded down, in two parts so
	 * that the product fits. */
	b.allowed = wide * miss + a->counted % 100000 * miss / 100000;
	b.spent = a->down;
	b.left = b.allowed - b.spent;
	b.met = ratio_cmp(a->up, (struct ratio){ slo, SLO_ALL }) >= 0;
	if (b.spent == 0)
		b.burned = 0;
	else if (b.allowed == 0 || b.spent / b.allowed > INT64_MAX / 1000 - 1)
		b.burned = INT64_MAX;
	else
		b.burned = b.spent / b.allowed * 1000 + (b.spent % b.allowed >
		    INT64_MAX / 1000 ? b.spent % b.allowed /
		    (b.allowed / 1000) : b.spent % b.allowed * 1000 /
		    b.allowed);
	return b;
}

/* Rounded to the decimals of the objective, what keeps it is not below it;
 * what misses it could look like it. */
str
budget_percent(struct arena *a, const struct availability *v, int64_t slo)
{
	str objective = ratio_exact(a, slo, 2), text;
	int decimals = (int)objective.n - 1 -
	    (int)str_find_char(objective, '.');
	bool met = slo == 0 || budget_of(v, slo).met;

	if (!ratio_known(v->up))
		return STR_NONE;
	if (v->up.part == 0 || v->up.part == v->up.whole)
		decimals = 2;
	for (;; decimals++) {
		text = ratio_percent(a, v->up, decimals);
		if (met || decimals == RATIO_DECIMALS || !str_eq(text,
		    ratio_exact(a, slo, decimals)))
			return text;
	}
}

static bool
is_down(const struct outage_weights *w, enum component_state s)
{
	if (s == COMPONENT_UNDER_MAINTENANCE)
		return w->planned == PLANNED_DOWN;
	return w->permille[s] > 0;
}

struct frequency
failures_of(const struct outages *all, const struct outage_weights *w,
    int64_t from, int64_t to, int64_t since, int64_t now)
{
	struct outage_bucket b = { .from = from, .to = to };
	struct availability a;
	int64_t last = TIME_NONE;
	size_t count = 0;

	if (since > from)
		from = since;
	if (now < to)
		to = now;
	for (size_t i = 0; i < all->n && all->v[i].from < to; i++) {
		const struct outage *o = &all->v[i];

		if (!is_down(w, o->state))
			continue;
		count += o->from >= from && o->from != last;
		last = o->to;
	}
	outage_buckets(&b, 1, all, since, now);
	a = availability_of(&b, w);
	return frequency_of(count, a.up.part / 1000, 30 * (int64_t)DAY);
}
