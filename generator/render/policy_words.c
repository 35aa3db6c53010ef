#include "render/policy_words.h"

static void
translate(str *name, const char *built_in, const struct words *w, str key)
{
	if (str_eq(*name, str_c(built_in)))
		*name = words_get(w, key);
}

/* The name of the clock that credits go by, as people say it; empty for
 * what customers feel. */
static str
clock_name(const struct policy *p)
{
	str id = p->credits.clock;

	for (int i = 0; i < METRIC_COUNT; i++)
		if (str_eq(p->metrics[i].id, id))
			return p->metrics[i].name;
	for (size_t i = 0; i < p->more_metrics.n; i++)
		if (str_eq(p->more_metrics.v[i].id, id) &&
		    p->more_metrics.v[i].timed)
			return p->more_metrics.v[i].name;
	return STR_NONE;
}

static str
say(const struct words *w, const char *key, const char *blank, str value)
{
	return words_fill(w, w->arena, str_cat(w->arena,
	    STR("credit_rule."), str_c(key)),
	    BLANKS({ str_c(blank), value }));
}

/* The rule in words, for a policy that does not give its own. */
static str
credit_rule(const struct policy *p, const struct words *w)
{
	const struct credit_rules *c = &p->credits;
	str clock = clock_name(p);
	bool capped = c->sum || c->cap < INT64_C(100000000);
	const char *several = c->sum ? "sum" : capped ? "highest_capped"
	    : "highest";
	const str parts[] = {
		say(w, "tier", "length", c->tiers.v[0].longer_text),
		str_empty(clock) ? say(w, "impact", "clock", clock)
		    : say(w, "clock", "clock", clock),
		say(w, c->last_level ? "level_last" : "level_worst", "", clock),
		say(w, c->month == STARTED ? "month_started"
		    : "month_resolved", "", clock),
		say(w, several, "most", words_percent(w, w->arena,
		    c->cap_text)),
	};
	str rule = parts[0];

	for (size_t i = 1; i < sizeof(parts) / sizeof(parts[0]); i++)
		rule = str_cat(w->arena, rule, STR(" "), parts[i]);
	return rule;
}

void
policy_words(struct policy *p, const struct words *w)
{
	static const struct {
		str key;
		const char *name;
	} metrics[METRIC_COUNT] = {
		[METRIC_DETECT] = { STR_INIT("metric_name.detect"),
			"Time to detect" },
		[METRIC_ACKNOWLEDGE] = { STR_INIT("metric_name.acknowledge"),
			"Time to acknowledge" },
		[METRIC_MITIGATE] = { STR_INIT("metric_name.mitigate"),
			"Time to mitigate" },
		[METRIC_RESOLVE] = { STR_INIT("metric_name.resolve"),
			"Time to resolve" },
	};

	for (int i = 0; i < METRIC_COUNT; i++)
		if (p->metrics[i].at.line == 0)
			translate(&p->metrics[i].name, metrics[i].name, w,
			    metrics[i].key);
	translate(&p->postmortem_word, "Postmortem", w,
	    STR("postmortem_word"));
	translate(&p->actions_word, "Action items", w, STR("actions_word"));
	if (p->credits.tiers.n > 0 && str_empty(p->credits.rule))
		p->credits.rule = credit_rule(p, w);
}
