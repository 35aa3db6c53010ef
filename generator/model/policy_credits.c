/* The part of a policy that says what customers get back: credits:. */
#include "model/policy_parts.h"
#include "read/scalar.h"

enum { PERCENT_DIGITS = 6 };

static void
read_tier(struct policy_work *w, const struct node *n)
{
	struct credit_tier t = { .at = n->at };

	policy_set_text(n, STR("level"), &t.level_word);
	t.level = policy_level(w->p, t.level_word);
	policy_set_length(n, STR("longer_than"), &t.longer_text,
	    &t.longer_than);
	policy_set_text(n, STR("percent"), &t.percent_text);
	scalar_decimal(t.percent_text, PERCENT_DIGITS, &t.percent);
	*vec_push(w->a, &w->p->credits.tiers) = t;
}

void
policy_credits(struct policy_work *w, const struct node *root)
{
	const struct node *map = node_get(root, STR("credits"));
	const struct node *tiers = node_get(map, STR("tiers"));
	struct credit_rules *c = &w->p->credits;

	c->clock = STR("impact");
	c->month = STARTED;
	c->cap_text = STR("100");
	policy_set_text(map, STR("of"), &c->of);
	policy_set_text(map, STR("applied"), &c->applied);
	policy_set_text(map, STR("clock"), &c->clock);
	policy_set_text(map, STR("cap"), &c->cap_text);
	policy_set_text(map, STR("rule"), &c->rule);
	policy_set_milestone(map, STR("month"), &c->month);
	policy_set_list(w, map, STR("unverified"), &c->unverified);
	c->last_level = str_eq(node_text(node_get(map, STR("level"))),
	    STR("last"));
	c->sum = str_eq(node_text(node_get(map, STR("several"))),
	    STR("sum"));
	if (!scalar_decimal(c->cap_text, PERCENT_DIGITS, &c->cap))
		c->cap = INT64_C(100000000);
	if (tiers && tiers->kind == NODE_LIST)
		for (const struct node *n = tiers->first; n; n = n->next)
			read_tier(w, n);
	if (c->tiers.n == 0)
		c->rule = STR_NONE;
}
