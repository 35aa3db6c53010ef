/* What the policy wants a runbook to hold, and how old its last test may
 * be. */
#include "check/check.h"

#include "base/map.h"

/* The headings that mean a section of runbooks: folded -> rule. */
static struct map
headings(struct check *k)
{
	const struct policy *p = k->corpus->policy;
	struct map all = { 0 };

	for (size_t i = 0; i < p->sections.n; i++) {
		const struct section_rule *s = &p->sections.v[i];

		for (size_t n = 0; n <= s->aliases.n && s->runbook; n++) {
			void **at = map_at(&all, heading_fold(k->scratch, n
			    ? s->aliases.v[n - 1] : s->title), k->scratch);

			if (!*at)
				*at = (void *)(uintptr_t)s;
		}
	}
	return all;
}

/* One finding for all that a runbook lacks. */
static void
report_missing(struct check *k, const struct page *p,
    const struct section **by_rule)
{
	const struct policy *policy = k->corpus->policy;
	const struct sections *all = &p->doc.body.sections;
	struct strs titles = { 0 }, missing = { 0 };
	str near, list = STR_NONE;

	for (size_t i = 0; i < policy->sections.n; i++) {
		const struct section_rule *rule = &policy->sections.v[i];

		if (rule->runbook && rule->need == NEED_REQUIRED &&
		    !by_rule[i])
			*vec_push(k->scratch, &missing) = rule->title;
	}
	if (missing.n == 0)
		return;
	for (size_t i = 0; i < missing.n; i++)
		list = str_cat(k->scratch, list, str_cat(k->scratch,
		    i == 0 ? STR_NONE : i + 1 == missing.n ? STR(" or ")
		    : STR(", "), STR("\"")), missing.v[i], STR("\""));
	diag_add(k->diags, RULE_RUNBOOK_SECTION, p->doc.title_at.line
	    ? p->doc.title_at : (struct place){ .file = p->doc.file },
	    "this runbook has no section " STR_FMT, STR_ARG(list));
	for (size_t i = 0; i < all->n; i++)
		*vec_push(k->scratch, &titles) = all->v[i].title;
	near = suggest(missing.v[0], titles.v, titles.n);
	if (!str_empty(near))
		diag_help(k->diags, "is it \"" STR_FMT "\"? Call that \""
		    STR_FMT "\"", STR_ARG(near), STR_ARG(missing.v[0]));
	else
		diag_help(k->diags, missing.n > 1 ? "add a heading for each: "
		    "## " STR_FMT : "add the heading ## " STR_FMT,
		    STR_ARG(missing.v[0]));
}

static void
report_empty(struct check *k, const struct section *s,
    const struct section_rule *rule)
{
	diag_add(k->diags, RULE_RUNBOOK_SECTION, s->place,
	    "the section \"" STR_FMT "\" of this runbook is empty",
	    STR_ARG(rule->title));
	if (!str_empty(rule->hint))
		diag_help(k->diags, STR_FMT, STR_ARG(rule->hint));
	else
		diag_help(k->diags, "write it; where it is not needed, "
		    "policy.yaml can say need: optional");
}

static void
check_sections_of(struct check *k, const struct page *page,
    const struct map *names)
{
	const struct policy *p = k->corpus->policy;
	const struct sections *all = &page->doc.body.sections;
	const struct section **by_rule = arena_array(k->scratch,
	    const struct section *, p->sections.n);

	for (size_t i = 0; i < all->n; i++) {
		const struct section_rule *rule = map_get(names,
		    heading_fold(k->scratch, all->v[i].title));
		const struct section **at = rule
		    ? &by_rule[rule - p->sections.v] : NULL;

		if (at && (!*at || !(*at)->written))
			*at = &all->v[i];
	}
	for (size_t i = 0; i < p->sections.n; i++) {
		const struct section_rule *rule = &p->sections.v[i];

		if (rule->runbook && rule->need == NEED_REQUIRED &&
		    by_rule[i] && !by_rule[i]->written)
			report_empty(k, by_rule[i], rule);
	}
	report_missing(k, page, by_rule);
}

/* One that was never tested is reported with its owner and components. */
static void
check_age(struct check *k, const struct page *p)
{
	const struct policy *policy = k->corpus->policy;
	int32_t today = clock_day(&k->clock, k->now);
	int64_t age = ((int64_t)today - p->tested) * DAY;
	const struct node *at = node_get(p->doc.front, STR("tested"));

	if (p->tested == DATE_NONE || !at ||
	    str_empty(policy->runbook_tested_text) ||
	    policy->runbook_tested == LENGTH_NONE ||
	    age <= policy->runbook_tested)
		return;
	diag_add(k->diags, RULE_RUNBOOK_UNTESTED, at->at,
	    "this runbook was last tested %d days ago, and the policy allows "
	    STR_FMT, (int)(today - p->tested),
	    STR_ARG(policy->runbook_tested_text));
	diag_help(k->diags, "try it again, and set the date");
}

void
check_runbook_pages(struct check *k)
{
	const struct corpus *c = k->corpus;
	struct map names;

	if (!check_policy_chosen(c))
		return;
	names = headings(k);
	for (size_t i = 0; i < c->runbooks.n; i++) {
		check_sections_of(k, &c->runbooks.v[i], &names);
		check_age(k, &c->runbooks.v[i]);
	}
}
