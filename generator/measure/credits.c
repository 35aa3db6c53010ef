#include "measure/credits.h"

#include <stdlib.h>

#include "measure/clock.h"
#include "measure/level.h"

/* The tier that a length earns at a level, or NULL. */
static const struct credit_tier *
tier_of(const struct credit_rules *r, int level, int64_t seconds)
{
	const struct credit_tier *best = NULL;

	for (size_t i = 0; i < r->tiers.n; i++) {
		const struct credit_tier *t = &r->tiers.v[i];

		if (t->level == level && t->longer_than != LENGTH_NONE &&
		    seconds > t->longer_than &&
		    (!best || t->percent > best->percent))
			best = t;
	}
	return best;
}

static bool
has_tiers(const struct credit_rules *r, int level)
{
	for (size_t i = 0; i < r->tiers.n; i++)
		if (level >= 0 && r->tiers.v[i].level == level)
			return true;
	return false;
}

static int
month_of(int32_t date)
{
	struct civil day = civil_of_date(date);

	return day.year * 12 + day.month - 1;
}

/* The month of a moment in the site's zone; but a quarter is its three
 * months in any zone, so that one that ends there is taken by its date. */
static int
month_at(const struct clock *clock, int64_t at, int64_t end)
{
	int32_t date = date_of_moment(end);

	return month_of(date_moment(date) == end &&
	    civil_of_date(date).day == 1 ? date_of_moment(at)
	    : clock_day(clock, at));
}

static bool
in_months(const struct metrics_filter *f, const struct clock *clock,
    int month)
{
	return (f->from == TIME_NONE ||
	    month >= month_at(clock, f->from, f->from)) &&
	    (f->to == TIME_NONE ||
	    month <= month_at(clock, f->to - 1, f->to));
}

/* An incident that passes the filter but for its time. */
static void
add(struct credits *out, const struct survey *s,
    const struct metrics_filter *f, size_t i, size_t gauge, struct arena *a)
{
	const struct corpus *c = s->corpus;
	const struct clock clock = { &c->site->calendar, c->zone };
	const struct incident *in = &c->incidents.v[i];
	const struct credit_rules *r = out->rules;
	int64_t month = in->times[r->month].at;
	bool began = metrics_passes(f, in);
	struct credit credit = { .incident = in, .index = i,
		.level = r->last_level ? in->level : level_worst(in),
		.seconds = s->lengths[i * s->gauges.n + gauge] };
	enum left_out why = (enum left_out)s->why[i * s->gauges.n + gauge];
	int32_t day;

	if (!has_tiers(r, credit.level))
		return;
	if (credit.seconds == LENGTH_NONE) {
		if (!began)
			return;
		out->left_out[why]++;
		credit.seconds = gauge_so_far(out->clock, in, s->now);
		credit.tier = tier_of(r, credit.level, credit.seconds);
		if (why == LEFT_OUT_OPEN && credit.seconds != LENGTH_NONE)
			*vec_push(a, &out->running) = credit;
		return;
	}
	if (month == TIME_NONE || in->doubtful[r->month]) {
		out->left_out[month == TIME_NONE ? LEFT_OUT_MISSING
		    : LEFT_OUT_DOUBTFUL] += began;
		return;
	}
	day = clock_day(&clock, month);
	if (!in_months(f, &clock, month_of(day)))
		return;
	credit.year = month_of(day) / 12;
	credit.month = month_of(day) % 12 + 1;
	credit.tier = tier_of(r, credit.level, credit.seconds);
	*vec_push(a, &out->all) = credit;
}

/* Months newest first; what earns something before what does not, then as
 * the incidents stand. */
static int
by_month(const void *left, const void *right)
{
	const struct credit *a = left, *b = right;
	int x = a->year * 12 + a->month, y = b->year * 12 + b->month;

	if (x != y)
		return x > y ? -1 : 1;
	if (!a->tier != !b->tier)
		return a->tier ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

static void
sum_up(struct credits *out, struct arena *a)
{
	const struct credit_rules *r = out->rules;

	for (size_t i = 0; i < out->all.n; i++) {
		const struct credit *c = &out->all.v[i];
		struct credit_month *m = out->months.n
		    ? &out->months.v[out->months.n - 1] : NULL;

		if (!m || m->year != c->year || m->month != c->month) {
			m = vec_push(a, &out->months);
			*m = (struct credit_month){ .year = c->year,
				.month = c->month, .v = c };
		}
		if (!c->tier)
			continue;
		m->n++;
		if (r->sum)
			m->sum = c->tier->percent > INT64_MAX - m->sum
			    ? INT64_MAX : m->sum + c->tier->percent;
		else if (c->tier->percent > m->sum)
			m->sum = c->tier->percent;
		m->percent = m->sum < r->cap ? m->sum : r->cap;
	}
}

void
credits_measure(const struct survey *s, const struct metrics_filter *f,
    struct arena *a, struct credits *out)
{
	const struct corpus *c = s->corpus;
	struct metrics_filter always = *f;
	int gauge;

	always.from = always.to = TIME_NONE;
	*out = (struct credits){ .rules = &c->policy->credits };
	if (out->rules->tiers.n == 0)
		return;
	gauge = gauge_find(&s->gauges, out->rules->clock);
	if (gauge < 0)
		return;
	out->clock = &s->gauges.v[gauge];
	for (size_t i = 0; i < c->incidents.n; i++)
		if (metrics_passes(&always, &c->incidents.v[i]))
			add(out, s, f, i, (size_t)gauge, a);
	if (out->all.n > 1)
		qsort(out->all.v, out->all.n, sizeof(*out->all.v), by_month);
	sum_up(out, a);
}
