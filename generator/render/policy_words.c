#include "render/policy_words.h"

static void
translate(str *name, const char *built_in, const struct words *w, str key)
{
	if (str_eq(*name, str_c(built_in)))
		*name = words_get(w, key);
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
}
