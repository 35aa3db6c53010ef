/* Postmortems that are optional, but for a reason that the incident itself
 * tells: it breached an objective, or it was the same again. */
#include "check/check.h"

#include "base/map.h"
#include "model/front.h"
#include "read/scalar.h"

enum { PAIRS_MOST = 4000 };	/* of component and tag, in one incident */

/* "slo_breach: no" is none; any other words are one. */
static bool
breached(const struct incident *in)
{
	for (size_t i = 0; i < in->impact.n; i++) {
		bool yes = true;

		if (!str_eq(in->impact.v[i].key, STR("slo_breach")))
			continue;
		scalar_bool(in->impact.v[i].text, &yes);
		return yes && !str_empty(in->impact.v[i].text);
	}
	return false;
}

/* The tags of an incident and its causes: what is the same again. */
static struct strs
marks_of(struct check *k, const struct incident *in)
{
	struct nameds causes = { 0 };
	struct strs all = { 0 };

	for (size_t i = 0; i < in->tags.n; i++)
		*vec_push(k->scratch, &all) = in->tags.v[i].name;
	front_tags(node_get(in->doc.front, STR("causes")), k->scratch,
	    &causes);
	for (size_t i = 0; i < causes.n; i++)
		*vec_push(k->scratch, &all) = causes.v[i].name;
	return all;
}

/* The newest earlier incident that shares a component and a tag or cause
 * with this one, which then takes its place for those that follow. To be
 * called for the oldest incident first. */
static const struct incident *
same_before(struct check *k, struct map *seen, const struct incident *in)
{
	struct strs marks = marks_of(k, in);
	const struct incident *found = NULL;
	size_t pairs = 0;

	for (size_t i = 0; i < in->components.n; i++) {
		str id = in->components.v[i].name.name;

		for (size_t m = 0; m < marks.n && pairs < PAIRS_MOST; m++) {
			void **at = map_at(seen, str_cat(k->scratch, id,
			    STR("\n"), marks.v[m]), k->scratch);
			const struct incident *last = *at;

			pairs++;
			if (last && last != in && (!found ||
			    last->times[STARTED].at >
			    found->times[STARTED].at))
				found = last;
			*at = (void *)(uintptr_t)in;
		}
	}
	return found;
}

/* Its deadline has passed, or without any the incident is closed. */
static bool
is_due(const struct check *k, const struct incident *in)
{
	const struct policy *p = k->corpus->policy;
	int64_t from = in->times[p->due_from].at;
	int64_t due = clock_due(&k->clock, from, &p->draft);

	if (due == TIME_NONE)
		due = clock_due(&k->clock, from, &p->final);
	return due == TIME_NONE ? in->status == INCIDENT_CLOSED
	    : clock_state(due, TIME_NONE, k->now) == DUE_OVERDUE;
}

static void
report(struct check *k, const struct incident *in,
    const struct incident *before)
{
	const struct severity *l = &k->corpus->policy->levels.v[in->level];
	const char *why = before ? "it is the same again"
	    : "it breached an objective";

	diag_add(k->diags, RULE_POSTMORTEM_ASKED, in->severity.at,
	    STR_FMT " asks for a postmortem here, since %s; there is none",
	    STR_ARG(l->id), why);
	if (before)
		diag_note(k->diags, before->doc.title_at,
		    "the one before, with the same component and tag or "
		    "cause");
	diag_help(k->diags, "\"allclear new postmortem " STR_FMT
	    "\" begins one", STR_ARG(in->id));
}

static void
check_incident(struct check *k, const struct incident *in,
    const struct incident *before)
{
	const struct policy *p = k->corpus->policy;
	const struct severity *l;
	bool repeats;

	if (in->level < 0 || in->id_shared)
		return;
	l = &p->levels.v[in->level];
	repeats = l->if_repeats && before &&
	    in->times[STARTED].at - before->times[STARTED].at <= p->repeats;
	if (l->postmortem != NEED_OPTIONAL ||
	    in->review.status != REVIEW_NONE || incident_open(in) ||
	    !(repeats || (l->if_breach && breached(in))) || !is_due(k, in))
		return;
	report(k, in, l->if_breach && breached(in) ? NULL : before);
}

void
check_reasons(struct check *k)
{
	const struct corpus *c = k->corpus;
	const struct policy *p = c->policy;
	struct map seen = { 0 };
	bool any = false, repeats = false;

	for (size_t i = 0; i < p->levels.n; i++) {
		any |= p->levels.v[i].if_breach || p->levels.v[i].if_repeats;
		repeats |= p->levels.v[i].if_repeats;
	}
	/* They stand newest first. */
	for (size_t i = c->incidents.n; i-- > 0 && any;) {
		const struct incident *in = &c->incidents.v[i];
		bool dated = in->times[STARTED].at != TIME_NONE;

		check_incident(k, in, repeats && dated
		    ? same_before(k, &seen, in) : NULL);
	}
}
