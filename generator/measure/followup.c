#include "measure/followup.h"

#include <stdlib.h>

#include "measure/recurrence.h"

struct work {
	const struct survey *s;
	struct goals goals;
	int32_t today;
	struct followups *out;
	struct arena *a, scratch;
	struct map owners;	/* name to index + 1 */
	struct { int64_t *v; size_t n, cap; } ages;
};

static bool
is_open(const struct action *a)
{
	return a->state == ACTION_OPEN || a->state == ACTION_IN_PROGRESS;
}

static void
count(struct followup_counts *c, const struct action *a,
    const struct outcome *o)
{
	c->all++;
	c->open += is_open(a);
	c->done += a->state == ACTION_DONE;
	c->dropped += a->state == ACTION_DROPPED;
	c->overdue += o->running;
	c->without_due += is_open(a) && a->due == DATE_NONE;
	c->without_owner += is_open(a) && str_empty(a->owner.name);
	c->kept += o->verdict == VERDICT_MET;
	c->late += o->verdict == VERDICT_MISSED;
	c->unknown += o->verdict == VERDICT_UNKNOWN;
}

/* Index of an owner's row; two ways to write a person are one. */
static int
owner_row(struct work *w, const struct action *a)
{
	const struct site *site = w->s->corpus->site;
	struct followup_owner row = { .name = a->owner.name, .person = -1 };
	void **at;

	if (str_empty(row.name))
		return -1;
	row.person = site_person(site, row.name);
	if (row.person >= 0) {
		const struct person *p = &site->people.v[row.person];

		row.name = str_empty(p->name) ? p->id : p->name;
	}
	at = map_at(&w->owners, str_lower(&w->scratch, row.name),
	    &w->scratch);
	if (!*at) {
		*vec_push(w->a, &w->out->owners) = row;
		*at = (void *)(uintptr_t)w->out->owners.n;
	}
	return (int)(uintptr_t)*at - 1;
}

static int64_t
age_of(const struct work *w, const struct incident *in)
{
	enum milestone m = in->times[RESOLVED].at != TIME_NONE ? RESOLVED
	    : STARTED;
	int64_t at = in->times[m].at;

	if (at == TIME_NONE || at > w->s->now || in->doubtful[m])
		return LENGTH_NONE;
	return w->s->now - at;
}

static void
add(struct work *w, const struct incident *in, const struct action *a)
{
	const struct policy *p = w->s->corpus->policy;
	struct outcome o = goal_action(&w->goals, in, a);
	int kind = a->kind < 0 && str_empty(a->kind_word.name)
	    ? p->default_kind : a->kind;
	struct followup f = { .incident = in, .action = a, .kind = kind,
		.owner = owner_row(w, a), .overdue = o.running,
		.days_left = LENGTH_NONE, .age = age_of(w, in) };

	count(&w->out->all, a, &o);
	count(&w->out->by_kind[kind < 0 ? p->kinds.n : (size_t)kind], a, &o);
	if (f.owner >= 0)
		count(&w->out->owners.v[f.owner].counts, a, &o);
	if (!is_open(a))
		return;
	if (a->due != DATE_NONE)
		f.days_left = (int64_t)a->due - w->today;
	if (f.age != LENGTH_NONE)
		*vec_push(&w->scratch, &w->ages) = f.age;
	*vec_push(w->a, &w->out->open) = f;
}

/* Pointers into one array each tell what stands first in it. */
static int
by_due(const void *left, const void *right)
{
	const struct followup *a = left, *b = right;

	if (a->days_left != b->days_left) {
		if (a->days_left == LENGTH_NONE || b->days_left == LENGTH_NONE)
			return a->days_left == LENGTH_NONE ? 1 : -1;
		return a->days_left < b->days_left ? -1 : 1;
	}
	/* Incidents stand newest first. */
	if (a->incident != b->incident)
		return a->incident > b->incident ? -1 : 1;
	return (a->action > b->action) - (a->action < b->action);
}

static int
by_open(const void *left, const void *right)
{
	const struct followup_owner *a = left, *b = right;

	if (a->counts.open != b->counts.open)
		return a->counts.open > b->counts.open ? -1 : 1;
	return str_cmp(a->name, b->name);
}

/* In order; the items keep pointing at their owners. */
static void
sort_owners(struct work *w)
{
	struct followups *out = w->out;
	size_t n = out->owners.n;
	struct map now = { 0 };
	str *was = arena_array(&w->scratch, str, n);

	for (size_t i = 0; i < n; i++)
		was[i] = out->owners.v[i].name;
	if (n > 1)
		qsort(out->owners.v, n, sizeof(*out->owners.v), by_open);
	for (size_t i = 0; i < n; i++)
		*map_at(&now, str_lower(&w->scratch, out->owners.v[i].name),
		    &w->scratch) = (void *)(uintptr_t)(i + 1);
	for (size_t i = 0; i < out->open.n; i++) {
		int *owner = &out->open.v[i].owner;

		if (*owner >= 0)
			*owner = (int)(uintptr_t)map_get(&now,
			    str_lower(&w->scratch, was[*owner])) - 1;
	}
}

void
followups_measure(const struct survey *s, const struct metrics_filter *f,
    struct arena *a, struct followups *out)
{
	const struct corpus *c = s->corpus;
	struct survey_range r = survey_range(s, f);
	struct work w = { .s = s, .out = out, .a = a, .goals = { c->policy,
		{ &c->site->calendar, c->zone }, s->now } };

	*out = (struct followups){ 0 };
	w.today = clock_day(&w.goals.clock, s->now);
	out->by_kind = arena_array(a, struct followup_counts,
	    c->policy->kinds.n + 1);
	for (size_t i = r.first; i < r.end; i++) {
		const struct incident *in = &c->incidents.v[i];

		if (!metrics_passes(f, in))
			continue;
		for (size_t k = 0; k < in->actions.n; k++)
			add(&w, in, &in->actions.v[k]);
	}
	if (out->open.n > 1)
		qsort(out->open.v, out->open.n, sizeof(*out->open.v), by_due);
	sort_owners(&w);
	out->age = stats_of(a, w.ages.v, w.ages.n);
	recurrences_measure(s, f, a, out);
	arena_release(&w.scratch);
}
