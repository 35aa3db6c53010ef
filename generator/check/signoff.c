/* What a final postmortem still lacks: signatures, mitigations that are
 * done; and actions that are late. */
#include "check/check.h"

enum { SIGNERS_MOST = 1000 };	/* so many are looked at */

static str
joined(struct arena *a, const struct strs *words)
{
	str all = STR_NONE;

	for (size_t i = 0; i < words->n; i++)
		all = str_cat(a, all, i ? STR(", ") : STR_NONE, words->v[i]);
	return all;
}

static size_t
wanted(const struct signoff_rule *s)
{
	return s->least > 1 ? (size_t)s->least : 1;
}

static bool
signed_by(const struct check *k, const struct incident *in, size_t n,
    str name)
{
	for (size_t i = 0; i < n; i++)
		if (check_same_person(k, in->review.signoff.v[i].name, name))
			return true;
	return false;
}

/* How many people have signed, who may be named twice; counted to as many
 * as are wanted. */
static size_t
signers(const struct check *k, const struct incident *in)
{
	const struct nameds *all = &in->review.signoff;
	size_t most = wanted(&k->corpus->policy->signoff), n = 0;

	for (size_t i = 0; i < all->n && i < SIGNERS_MOST && n < most; i++)
		n += !signed_by(k, in, i, all->v[i].name);
	return n;
}

bool
check_unsigned(const struct check *k, const struct incident *in)
{
	const struct signoff_rule *s = &k->corpus->policy->signoff;

	return s->need == NEED_REQUIRED &&
	    in->review.status == REVIEW_FINAL &&
	    level_set_has(&s->levels, in->level) &&
	    signers(k, in) < wanted(s);
}

/* The heading of the section for it, where the report has none. */
static str
section_lacking(const struct check *k, const struct incident *in)
{
	const struct policy *p = k->corpus->policy;
	const struct sections *all = in->postmortem
	    ? &in->postmortem->doc.body.sections : &in->doc.body.sections;
	const struct section_rule *rule = NULL;

	for (size_t i = 0; i < p->sections.n; i++)
		if (check_signs(&p->sections.v[i]))
			rule = &p->sections.v[i];
	for (size_t i = 0; i < all->n && rule; i++)
		if (all->v[i].rule == rule - p->sections.v)
			return STR_NONE;
	return rule ? rule->title : STR_NONE;
}

static void
check_signatures(struct check *k, const struct incident *in)
{
	const struct signoff_rule *s = &k->corpus->policy->signoff;
	size_t least = wanted(s), n = signers(k, in);
	struct place at = in->review.place;
	str heading, also = STR_NONE;

	if (!check_unsigned(k, in))
		return;
	if (in->postmortem && in->postmortem->incident.at.line)
		at = in->postmortem->incident.at;
	if (least > 1)
		diag_add(k->diags, RULE_SIGNOFF_MISSING, at,
		    "a final postmortem is signed off by %zu people, and "
		    "%zu %s signed", least, n, n == 1 ? "has" : "have");
	else
		diag_add(k->diags, RULE_SIGNOFF_MISSING, at,
		    "a final postmortem is signed off, and nobody has "
		    "signed");
	heading = section_lacking(k, in);
	if (!str_empty(heading))
		also = str_cat(k->scratch, STR(" and the section ## "),
		    heading);
	if (s->by.n)
		diag_help(k->diags, "ask " STR_FMT " to agree, then add "
		    "signoff: [name]" STR_FMT "; until then it is status: "
		    "review", STR_ARG(joined(k->scratch, &s->by)),
		    STR_ARG(also));
	else
		diag_help(k->diags, "add signoff: [name]" STR_FMT "; until "
		    "then it is status: review", STR_ARG(also));
}

/* Enough have signed; whether those have whom the policy names. */
static void
check_signers(struct check *k, const struct incident *in)
{
	const struct signoff_rule *s = &k->corpus->policy->signoff;
	const struct nameds *all = &in->review.signoff;
	bool owner = false;

	if (s->need != NEED_REQUIRED || all->n == 0 ||
	    in->review.status != REVIEW_FINAL || check_unsigned(k, in) ||
	    !level_set_has(&s->levels, in->level))
		return;
	if (s->commander && !str_empty(in->commander.name) &&
	    !signed_by(k, in, all->n, in->commander.name)) {
		diag_add(k->diags, RULE_SIGNOFF_MISSING, all->v[0].at,
		    "the commander, " STR_FMT ", has not signed",
		    STR_ARG(in->commander.name));
		diag_help(k->diags, "ask, then add the name to signoff:; "
		    "until then it is status: review");
		return;
	}
	for (size_t i = 0; i < all->n && !owner; i++)
		owner = check_owns(k, in, all->v[i].name);
	if (!s->owner || owner)
		return;
	diag_add(k->diags, RULE_SIGNOFF_MISSING, all->v[0].at,
	    "no owner of what was affected has signed");
	diag_help(k->diags, "ask one of them, then add the name to "
	    "signoff:; until then it is status: review");
}

static void
check_action(struct check *k, const struct incident *in,
    const struct action *a)
{
	const struct policy *p = k->corpus->policy;
	int kind = a->kind >= 0 || !str_empty(a->kind_word.name) ? a->kind
	    : p->default_kind;
	int32_t late;

	if (a->state == ACTION_DONE || a->state == ACTION_DROPPED ||
	    a->withheld)
		return;
	if (kind >= 0 && p->kinds.v[kind].done == NEED_REQUIRED &&
	    in->review.status == REVIEW_FINAL) {
		diag_add(k->diags, RULE_ACTION_NOT_DONE, a->place,
		    "an action of kind \"" STR_FMT "\" is done before the "
		    "postmortem is final; this one is not",
		    STR_ARG(p->kinds.v[kind].name));
		diag_help(k->diags, "set its status to done; what is still "
		    "to come is of another kind");
		return;
	}
	/* One with a day of completion was reported as that. */
	if (a->completed != DATE_NONE || clock_state_date(&k->clock, a->due,
	    DATE_NONE, k->now) != DUE_OVERDUE)
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
check_signoff(struct check *k, const struct incident *in)
{
	check_signatures(k, in);
	check_signers(k, in);
	for (size_t i = 0; i < in->actions.n; i++)
		check_action(k, in, &in->actions.v[i]);
}
