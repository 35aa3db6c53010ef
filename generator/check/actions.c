/* Action items: owner, issue, due date and kind, as the policy asks. */
#include "check/check.h"

static void
check_owner(struct check *k, const struct action *a)
{
	const struct site *site = k->corpus->site;

	if (str_empty(a->owner.name) || site->people.n == 0 ||
	    site_person(site, a->owner.name) >= 0)
		return;
	diag_add(k->diags, RULE_UNKNOWN_PERSON, a->owner.at,
	    STR_FMT " is not in the people directory",
	    STR_ARG(a->owner.name));
	check_suggest(k, a->owner.name, &k->people);
}

static void
check_kind(struct check *k, const struct action *a)
{
	const struct policy *p = k->corpus->policy;
	struct strs names = { 0 };

	if (str_empty(a->kind_word.name) || a->kind >= 0)
		return;
	diag_add(k->diags, RULE_ACTION_KIND_UNKNOWN, a->kind_word.at,
	    "the policy has no kind of action " STR_FMT,
	    STR_ARG(a->kind_word.name));
	for (size_t i = 0; i < p->kinds.n; i++)
		*vec_push(k->scratch, &names) = p->kinds.v[i].id;
	check_suggest(k, a->kind_word.name, &names);
}

static void
check_action(struct check *k, const struct action *a)
{
	const struct policy *p = k->corpus->policy;
	const struct action_kind *needs = a->kind >= 0
	    ? &p->kinds.v[a->kind] : &p->any;

	check_kind(k, a);
	check_owner(k, a);
	/* Dropped work needs nobody any more. */
	if (a->state == ACTION_DROPPED)
		return;
	if (needs->owner == NEED_REQUIRED && str_empty(a->owner.name)) {
		diag_add(k->diags, RULE_ACTION_WITHOUT_OWNER, a->place,
		    "this action item has no owner");
		diag_help(k->diags, "name one person, as @handle");
	}
	if (needs->issue == NEED_REQUIRED && str_empty(a->issue.name))
		diag_add(k->diags, RULE_ACTION_WITHOUT_ISSUE, a->place,
		    "this action item has no issue");
	if (needs->due == NEED_REQUIRED && a->due == DATE_NONE &&
	    a->state != ACTION_DONE) {
		diag_add(k->diags, RULE_ACTION_WITHOUT_DUE, a->place,
		    "this action item has no due date");
		diag_help(k->diags, "write YYYY-MM-DD");
	}
}

void
check_actions(struct check *k)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < c->incidents.n; i++)
		for (size_t n = 0; n < c->incidents.v[i].actions.n; n++)
			check_action(k, &c->incidents.v[i].actions.v[n]);
}
