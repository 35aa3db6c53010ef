#include "model/milestone.h"

static const char *const names[] = {
	[STARTED] = "started",
	[DETECTED] = "detected",
	[PAGED] = "paged",
	[ACKNOWLEDGED] = "acknowledged",
	[TRIAGED] = "triaged",
	[DECLARED] = "declared",
	[ESCALATED] = "escalated",
	[MITIGATED] = "mitigated",
	[RESOLVED] = "resolved",
	[VERIFIED] = "verified",
	[CLOSED] = "closed",
};

static const struct {
	const char *word;
	enum milestone means;
} synonyms[] = {
	{ "start", STARTED },
	{ "begin", STARTED },
	{ "began", STARTED },
	{ "detect", DETECTED },
	{ "detection", DETECTED },
	{ "page", PAGED },
	{ "acked", ACKNOWLEDGED },
	{ "ack", ACKNOWLEDGED },
	{ "acknowledge", ACKNOWLEDGED },
	{ "triage", TRIAGED },
	{ "declare", DECLARED },
	{ "escalate", ESCALATED },
	{ "escalation", ESCALATED },
	{ "mitigate", MITIGATED },
	{ "mitigation", MITIGATED },
	{ "resolve", RESOLVED },
	{ "resolution", RESOLVED },
	{ "fixed", RESOLVED },
	{ "verify", VERIFIED },
	{ "close", CLOSED },
};

const char *
milestone_name(enum milestone m)
{
	return names[m];
}

static bool
is(const char *word, str name)
{
	/* The first letter tells most of them apart. */
	return name.n && word[0] == char_lower(name.p[0]) &&
	    str_ieq(str_c(word), name);
}

bool
milestone_find(str name, enum milestone *out)
{
	for (size_t i = 0; i < MILESTONE_COUNT; i++)
		if (is(names[i], name)) {
			*out = (enum milestone)i;
			return true;
		}
	for (size_t i = 0; i < sizeof(synonyms) / sizeof(synonyms[0]); i++)
		if (is(synonyms[i].word, name)) {
			*out = synonyms[i].means;
			return true;
		}
	return false;
}
