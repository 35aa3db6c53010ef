/* The part of a policy that says what customers get back: credits:. */
#include "base/buf.h"
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

/* The name of the clock, as people say it. */
static str
clock_name(const struct policy *p, str id)
{
	for (int i = 0; i < METRIC_COUNT; i++)
		if (str_eq(p->metrics[i].id, id))
			return p->metrics[i].name;
	for (size_t i = 0; i < p->more_metrics.n; i++)
		if (str_eq(p->more_metrics.v[i].id, id) &&
		    p->more_metrics.v[i].timed)
			return p->more_metrics.v[i].name;
	return STR_NONE;
}

/* The rule in words, for a policy that does not give its own. */
static str
rule_words(struct arena *a, const struct policy *p)
{
	const struct credit_rules *c = &p->credits;
	str clock = clock_name(p, c->clock);
	struct buf out = buf_init(BUF_MAX);
	str kept;

	buf_fmt(&out, "An incident earns a tier of its level when it lasted "
	    "strictly longer: exactly " STR_FMT " earns nothing. Of the tiers "
	    "that fit, the highest holds; they are not added up. What lasts "
	    "is ", STR_ARG(c->tiers.v[0].longer_text));
	if (str_empty(clock))
		buf_lit(&out, "what customers feel: from the start until it "
		    "is mitigated, or else resolved.");
	else
		buf_fmt(&out, "the \"" STR_FMT "\".", STR_ARG(clock));
	buf_fmt(&out, " When its severity changed, the %s counts for all of "
	    "its time. It belongs whole to the month (in the site's time "
	    "zone) in which it %s.", c->last_level ? "last level" :
	    "worst level that it held", c->month == STARTED ? "began" :
	    "was resolved");
	if (c->sum)
		buf_lit(&out, " The credits of a month's incidents are added "
		    "up");
	else
		buf_lit(&out, " Durations of several incidents are not added "
		    "up: of a month's incidents, the highest credit holds");
	if (c->cap < INT64_C(100000000) || c->sum)
		buf_fmt(&out, ", to at most " STR_FMT " %%",
		    STR_ARG(c->cap_text));
	buf_char(&out, '.');
	kept = buf_keep(&out, a);
	buf_release(&out);
	return kept;
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
	else if (str_empty(c->rule))
		c->rule = rule_words(w->a, w->p);
}
