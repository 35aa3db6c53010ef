/* How the severity of an incident changed: severity_history. */
#include "check/check.h"

/* Times rise, from the start on. The first slip says enough. */
static bool
check_order(struct check *k, const struct incident *in)
{
	const struct moment *last = &in->times[STARTED];

	for (size_t i = 0; i < in->history.n; i++) {
		const struct moment *at = &in->history.v[i].at;

		if (at->at == TIME_NONE)
			continue;
		if (at->at > k->now) {
			diag_add(k->diags, RULE_SEVERITY_HISTORY_ORDER,
			    at->place, "this change lies in the future");
			diag_help(k->diags, "correct the time, or leave the "
			    "entry out until it has happened");
			return false;
		}
		if (last->at != TIME_NONE && at->at < last->at) {
			diag_add(k->diags, RULE_SEVERITY_HISTORY_ORDER,
			    at->place, i ? "this change is earlier than the "
			    "one above it" : "the severity changed before "
			    "the incident started");
			diag_note(k->diags, last->place, "%s at " STR_FMT,
			    last == &in->times[STARTED] ? "started"
			    : "the one above", STR_ARG(when_short(
			    k->scratch, last->at)));
			diag_help(k->diags, "correct the time that is wrong; "
			    "entries stand in the order of time, from the "
			    "start on");
			return false;
		}
		last = at;
	}
	return true;
}

static void
check_last(struct check *k, const struct incident *in)
{
	const struct severity_change *last =
	    &in->history.v[in->history.n - 1];
	str now;

	/* An unknown word was reported. */
	if (last->level < 0 || in->level < 0 || last->level == in->level)
		return;
	now = k->corpus->policy->levels.v[last->level].id;
	diag_add(k->diags, RULE_SEVERITY_HISTORY_END, in->severity.at,
	    "it is " STR_FMT " here, and severity_history ends with "
	    STR_FMT, STR_ARG(in->severity.name), STR_ARG(now));
	diag_note(k->diags, last->severity.at, "the last change");
	diag_help(k->diags, "write severity: " STR_FMT ", or add the change "
	    "that is missing", STR_ARG(now));
}

/* A level goes down only when it has been calm for a while. */
static void
check_demotion(struct check *k, const struct incident *in,
    const struct severity_change *c)
{
	const struct policy *p = k->corpus->policy;
	const struct demotion *rule = &p->demotion;
	int64_t calm = in->times[MITIGATED].at != TIME_NONE
	    ? in->times[MITIGATED].at : in->times[RESOLVED].at;
	bool early = rule->stable != LENGTH_NONE && (calm == TIME_NONE ||
	    c->at.at - calm < rule->stable);

	if (!early && (rule->actions != NEED_REQUIRED || in->actions.n > 0))
		return;
	if (!early)
		diag_add(k->diags, RULE_DEMOTION_EARLY, c->severity.at,
		    "lowered to " STR_FMT ", and no action item is filed",
		    STR_ARG(c->severity.name));
	else if (calm == TIME_NONE || c->at.at < calm)
		diag_add(k->diags, RULE_DEMOTION_EARLY, c->severity.at,
		    "lowered to " STR_FMT " before it was mitigated",
		    STR_ARG(c->severity.name));
	else
		diag_add(k->diags, RULE_DEMOTION_EARLY, c->severity.at,
		    "lowered to " STR_FMT " " STR_FMT " after it was "
		    "mitigated", STR_ARG(c->severity.name),
		    STR_ARG(length_words(k->scratch, c->at.at - calm)));
	if (early)
		diag_help(k->diags, "the policy asks for " STR_FMT " of calm "
		    "first; correct the times if they are wrong",
		    STR_ARG(length_words(k->scratch, rule->stable)));
	else
		diag_help(k->diags, "the policy asks for action items before "
		    "a level is lowered; write them down");
}

static void
check_demotions(struct check *k, const struct incident *in)
{
	const struct demotion *rule = &k->corpus->policy->demotion;

	if (rule->stable == LENGTH_NONE && rule->actions != NEED_REQUIRED)
		return;
	/* The worst level comes first in a policy. */
	for (size_t i = 1; i < in->history.n; i++)
		if (in->history.v[i - 1].level >= 0 &&
		    in->history.v[i].level > in->history.v[i - 1].level &&
		    in->history.v[i].at.at != TIME_NONE)
			check_demotion(k, in, &in->history.v[i]);
}

void
check_history(struct check *k, const struct incident *in)
{
	if (in->history.n == 0)
		return;
	check_last(k, in);
	if (check_order(k, in))
		check_demotions(k, in);
}
