/* lint: the level that each rule has in this site. */
#include "model/site.h"

static void
report_rule(const struct node *n, struct diags *d)
{
	str names[RULE_COUNT], near;

	for (int i = 0; i < RULE_COUNT; i++)
		names[i] = str_c(rule_info((enum rule)i)->name);
	near = suggest(n->key, names, RULE_COUNT);
	diag_add(d, RULE_UNKNOWN_RULE, n->key_at,
	    "there is no rule " STR_FMT, STR_ARG(n->key));
	if (near.n)
		diag_meant(d, n->key, near);
	else
		diag_help(d, "a rule is named as messages name it: "
		    "AC300 or link-broken");
}

void
site_lint(struct site *s, const struct node *map, struct arena *a,
    size_t most, struct diags *d)
{
	size_t before = d->n;

	if (!map || map->kind != NODE_MAP)
		return;
	for (const struct node *n = map->first; n && d->n - before < most;
	    n = n->next) {
		enum rule r = rule_find(n->key);
		enum level level;

		if (r == RULE_COUNT) {
			report_rule(n, d);
			continue;
		}
		if (!level_find(node_text(n), &level))
			continue;
		if (rule_locked(r) && level != LEVEL_ERROR) {
			diag_add(d, RULE_LINT_LOCKED, n->at,
			    STR_FMT " is always an error: what it reports "
			    "cannot be read", STR_ARG(n->key));
			diag_help(d, "take the line out, and correct the "
			    "file");
			continue;
		}
		*vec_push(a, &s->lint) = (struct lint){ r, level, n->key_at };
	}
}
