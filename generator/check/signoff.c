/* What a final postmortem still lacks: signatures, mitigations that are
 * done; and actions that are late. */
#include "check/check.h"

static str
joined(struct arena *a, const struct strs *words)
{
	str all = STR_NONE;

	for (size_t i = 0; i < words->n; i++)
		all = str_cat(a, all, i ? STR(", ") : STR_NONE, words->v[i]);
	return all;
}

static void
check_signatures(struct check *k, const struct incident *in)
{
	const struct signoff_rule *s = &k->corpus->policy->signoff;
	size_t least = s->least > 1 ? (size_t)s->least : 1;
	struct place at = in->review.place;

	if (s->need != NEED_REQUIRED ||
	    in->review.status != REVIEW_FINAL ||
	    !level_set_has(&s->levels, in->level) ||
	    in->review.signoff.n >= least)
		return;
	if (in->postmortem && in->postmortem->incident.at.line)
		at = in->postmortem->incident.at;
	if (least > 1)
		diag_add(k->diags, RULE_SIGNOFF_MISSING, at,
		    "a final postmortem is signed off by %zu people, and "
		    "%zu %s signed", least, in->review.signoff.n,
		    in->review.signoff.n == 1 ? "has" : "have");
	else
		diag_add(k->diags, RULE_SIGNOFF_MISSING, at,
		    "a final postmortem is signed off, and nobody has "
		    "signed");
	if (s->by.n)
		diag_help(k->diags, "ask " STR_FMT " to agree, then add "
		    "signoff: [name]; until then it is status: review",
		    STR_ARG(joined(k->scratch, &s->by)));
	else
		diag_help(k->diags, "add signoff: [name]; until then it is "
		    "status: review");
}

static void
check_action(struct check *k, const struct incident *in,
    const struct action *a)
{
	const struct policy *p = k->corpus->policy;
	int32_t late;

	if (a->state == ACTION_DONE || a->state == ACTION_DROPPED ||
	    a->withheld)
		return;
	if (a->kind >= 0 && p->kinds.v[a->kind].done == NEED_REQUIRED &&
	    in->review.status == REVIEW_FINAL) {
		diag_add(k->diags, RULE_ACTION_NOT_DONE, a->place,
		    STR_FMT ": to be done before the postmortem is final",
		    STR_ARG(p->kinds.v[a->kind].name));
		diag_help(k->diags, "set its status to done; what is still "
		    "to come is of another kind");
		return;
	}
	if (clock_state_date(&k->clock, a->due, DATE_NONE, k->now) !=
	    DUE_OVERDUE)
		return;
	late = clock_day(&k->clock, k->now) - a->due;
	diag_add(k->diags, RULE_ACTION_OVERDUE,
	    a->due_at.line ? a->due_at : a->place,
	    "it was due on " STR_FMT ", %d %s ago",
	    STR_ARG(date_iso(k->scratch, a->due)), (int)late,
	    late == 1 ? "day" : "days");
	diag_help(k->diags, "set its status when it is done or dropped, or "
	    "agree on another date");
}

void
check_signoff(struct check *k)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		check_signatures(k, in);
		for (size_t n = 0; n < in->actions.n; n++)
			check_action(k, in, &in->actions.v[n]);
	}
}
