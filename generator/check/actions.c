/* Action items: owner, issue, due date and kind, as the policy asks. */
#include "check/check.h"

static void
check_kind(struct check *k, const struct action *a)
{
	const struct policy *p = k->corpus->policy;

	/* Without kinds the policy could not be read, or has none. */
	if (str_empty(a->kind_word.name) || a->kind >= 0 || p->kinds.n == 0)
		return;
	diag_add(k->diags, RULE_ACTION_KIND_UNKNOWN, a->kind_word.at,
	    "the policy has no kind of action " STR_FMT,
	    STR_ARG(a->kind_word.name));
	check_suggest(k, a->kind_word.name, &k->kinds, "its kinds are");
	check_sure(k, a->kind_word.name, &k->kinds);
}

/* "sam, @mira": what belongs to two is done by neither. */
static bool
several(str owner)
{
	return str_find_char(owner, ',') >= 0 ||
	    str_find_char(owner, '/') >= 0 ||
	    str_find_char(owner, '&') >= 0 || str_has(owner, STR(" and "));
}

static void
check_owner(struct check *k, const struct action *a)
{
	size_t before = k->diags->n;

	check_person(k, a->owner);
	if (k->diags->n > before && several(a->owner.name))
		diag_help(k->diags, "name one person; the others can stand "
		    "in the text");
}

static void
check_action(struct check *k, const struct action *a)
{
	const struct policy *p = k->corpus->policy;
	int kind = a->kind >= 0 || !str_empty(a->kind_word.name) ? a->kind
	    : p->default_kind;
	const struct action_kind *needs = kind >= 0
	    ? &p->kinds.v[kind] : &p->any;

	check_kind(k, a);
	check_owner(k, a);
	/* Dropped work needs nobody any more; and what is left out for this
	 * audience may be what seems to be missing. */
	if (a->state == ACTION_DROPPED || a->withheld)
		return;
	/* What cannot be read was reported as that. */
	if (needs->owner == NEED_REQUIRED && str_empty(a->owner.name) &&
	    !a->owner_unclear) {
		diag_add(k->diags, RULE_ACTION_WITHOUT_OWNER, a->place,
		    "this action item has no owner");
		diag_help(k->diags, "name one person, as @handle");
	}
	if (needs->issue == NEED_REQUIRED && str_empty(a->issue.name) &&
	    !a->issue_unclear) {
		diag_add(k->diags, RULE_ACTION_WITHOUT_ISSUE, a->place,
		    "this action item has no issue");
		diag_help(k->diags, "write its key: in the Issue column, or "
		    "as (OPS-412) at the end of a task");
	}
	if (needs->due == NEED_REQUIRED && a->due == DATE_NONE &&
	    !a->due_unclear && a->state != ACTION_DONE) {
		diag_add(k->diags, RULE_ACTION_WITHOUT_DUE, a->place,
		    "this action item has no due date");
		diag_help(k->diags, "write YYYY-MM-DD: in the Due column, or "
		    "as (due 2026-04-01) at the end of a task");
	}
}

void
check_actions(struct check *k, const struct incident *in)
{
	for (size_t i = 0; i < in->actions.n; i++)
		check_action(k, &in->actions.v[i]);
}
