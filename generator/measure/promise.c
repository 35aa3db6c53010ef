#include "measure/promise.h"

#include <stdlib.h>

const char *
promise_group_name(enum promise_group g)
{
	static const char *const names[] = {
		[PROMISE_OVERDUE] = "overdue",
		[PROMISE_SOON] = "soon",
		[PROMISE_OPEN] = "open",
		[PROMISE_DONE] = "done",
		[PROMISE_DROPPED] = "dropped",
	};

	return names[g];
}

enum due_state
promise_due(const struct goals *g, const struct action *a)
{
	if (a->state == ACTION_DROPPED || (a->state == ACTION_DONE &&
	    a->completed == DATE_NONE))
		return DUE_NONE;
	return clock_state_date(&g->clock, a->due, a->state == ACTION_DONE
	    ? a->completed : DATE_NONE, g->now);
}

str
promise_kind(const struct promise *x, const struct policy *p)
{
	return x->kind >= 0 ? p->kinds.v[x->kind].name
	    : x->action->kind_word.name;
}

static enum promise_group
group_of(const struct promise *x)
{
	if (x->action->state == ACTION_DONE)
		return PROMISE_DONE;
	if (x->action->state == ACTION_DROPPED)
		return PROMISE_DROPPED;
	if (x->due == DUE_OVERDUE)
		return PROMISE_OVERDUE;
	return x->due == DUE_SOON ? PROMISE_SOON : PROMISE_OPEN;
}

static void
set_owner(struct promise *x, const struct site *site)
{
	x->owner = x->action->owner.name;
	x->person = str_empty(x->owner) ? -1 : site_person(site, x->owner);
	if (x->person >= 0) {
		const struct person *p = &site->people.v[x->person];

		x->owner = str_empty(p->name) ? p->id : p->name;
	}
}

/* Until the end of the day on which it was done. */
static int64_t
age_of(const struct promise *x, const struct clock *c, int64_t now)
{
	const struct incident *in = x->incident;
	enum milestone m = in->times[RESOLVED].at != TIME_NONE ? RESOLVED
	    : STARTED;
	int64_t at = in->times[m].at;

	if (at == TIME_NONE || at > now || in->doubtful[m])
		return LENGTH_NONE;
	if (x->group < PROMISE_DONE)
		return now - at;
	if (x->action->completed == DATE_NONE ||
	    x->action->completed < clock_day(c, at))
		return LENGTH_NONE;
	return ((int64_t)x->action->completed - clock_day(c, at)) * DAY;
}

static struct promise
promise_of(const struct goals *g, const struct corpus *c,
    const struct incident *in, const struct action *a)
{
	struct promise x = { .incident = in, .action = a, .kind = a->kind,
		.due = promise_due(g, a), .days_left = LENGTH_NONE };

	if (a->kind < 0 && str_empty(a->kind_word.name))
		x.kind = c->policy->default_kind;
	x.group = group_of(&x);
	if (x.group < PROMISE_DONE && a->due != DATE_NONE)
		x.days_left = (int64_t)a->due - clock_day(&g->clock, g->now);
	x.age = age_of(&x, &g->clock, g->now);
	set_owner(&x, c->site);
	return x;
}

/* Of two that are open. Incidents stand newest first in one array, and
 * their actions in one each, so that pointers tell what stands first. */
static int
by_due(const void *left, const void *right)
{
	const struct promise *a = left, *b = right;

	if (a->days_left != b->days_left) {
		if (a->days_left == LENGTH_NONE || b->days_left == LENGTH_NONE)
			return a->days_left == LENGTH_NONE ? 1 : -1;
		return a->days_left < b->days_left ? -1 : 1;
	}
	if (a->incident != b->incident)
		return a->incident < b->incident ? -1 : 1;
	return (a->action > b->action) - (a->action < b->action);
}

/* In the order of the corpus. */
static size_t
collect(const struct corpus *c, const struct goals *g, struct arena *a,
    struct promise **out)
{
	size_t n = 0;

	for (size_t i = 0; i < c->incidents.n; i++)
		n += c->incidents.v[i].actions.n;
	*out = arena_array(a, struct promise, n);
	n = 0;
	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		for (size_t k = 0; k < in->actions.n; k++)
			(*out)[n++] = promise_of(g, c, in,
			    &in->actions.v[k]);
	}
	return n;
}

void
promises_measure(const struct corpus *c, int64_t now, struct arena *a,
    struct promises *out)
{
	struct goals g = { c->policy, { &c->site->calendar, c->zone }, now };
	struct arena scratch = { 0 };
	struct promise *all, *to[PROMISE_GROUPS], *at;
	size_t n = collect(c, &g, &scratch, &all);

	*out = (struct promises){ 0 };
	for (size_t i = 0; i < n; i++)
		out->groups[all[i].group]++;
	out->open = out->groups[PROMISE_OVERDUE] +
	    out->groups[PROMISE_SOON] + out->groups[PROMISE_OPEN];
	out->list.n = out->list.cap = n;
	out->list.v = at = arena_array(a, struct promise, n);
	for (int i = 0; i < PROMISE_GROUPS; i++) {
		to[i] = at;
		at += out->groups[i];
	}
	for (size_t i = 0; i < n; i++)
		*to[all[i].group]++ = all[i];
	/* What is settled, mostly nearly all, is in order by now. */
	for (int i = 0; i < PROMISE_DONE; i++)
		if (out->groups[i] > 1)
			qsort(to[i] - out->groups[i], out->groups[i],
			    sizeof(*all), by_due);
	arena_release(&scratch);
}
