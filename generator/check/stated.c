/* Durations that the text states, against those that the times give. */
#include "check/check.h"

#include <inttypes.h>
#include <string.h>

#include "measure/metrics.h"

/* Rounded or cut off to the unit that was written is not wrong. */
static bool
agrees(const struct stated *s, int64_t computed)
{
	int64_t off = s->seconds > computed ? s->seconds - computed
	    : computed - s->seconds;
	int64_t room = s->unit;

	if (s->approximate && s->seconds / 4 > room)
		room = s->seconds / 4;
	return off < room || off == 0;
}

/* "Duration: 80 minutes" does not say from when to when: any of the usual
 * ways will do. */
static bool
agrees_somehow(const struct incident *in, const struct stated *s)
{
	static const struct metric_rule ways[] = {
		{ .from = STARTED, .to = RESOLVED },
		{ .from = STARTED, .to = MITIGATED },
		{ .from = STARTED, .to = CLOSED },
		{ .from = STARTED, .to = VERIFIED },
		{ .from = DETECTED, .to = RESOLVED },
		{ .from = DETECTED, .to = MITIGATED },
		{ .from = DETECTED, .to = CLOSED },
		{ .from = DECLARED, .to = RESOLVED },
		{ .from = ACKNOWLEDGED, .to = RESOLVED },
	};
	enum left_out why;

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		int64_t took = interval_of(in, &ways[i], &why);

		if (took != LENGTH_NONE && agrees(s, took))
			return true;
	}
	return false;
}

/* Recovery is mitigation to some and resolution to others, from the start
 * or from detection, and so are R and M. */
static bool
loose_word(str label)
{
	static const str words[] = {
		STR_INIT("Time to recovery"), STR_INIT("Time to recover"),
		STR_INIT("Time to restore service"),
		STR_INIT("Time to restore"), STR_INIT("Time to restoration"),
		STR_INIT("TTM"), STR_INIT("TTR"),
		STR_INIT("MTTM"), STR_INIT("MTTR"),
	};

	return str_iamong(label, words, sizeof(words) / sizeof(words[0]));
}

/* A policy that has the word says which. */
static bool
is_loose(const struct check *k, const struct stated *s)
{
	const struct policy *p = k->corpus->policy;

	if (s->metric == STATED_DURATION)
		return true;
	if (!loose_word(s->label))
		return false;
	for (int m = 0; m < METRIC_COUNT; m++) {
		const struct metric_rule *r = &p->metrics[m];

		if (str_ieq(s->label, r->name) || str_ieq(s->label, r->label))
			return false;
		for (size_t i = 0; i < r->aliases.n; i++)
			if (str_ieq(s->label, r->aliases.v[i]))
				return false;
	}
	return true;
}

/* In minutes where the text counts in minutes only: 544 beside 9 hours 8
 * minutes has to be worked out first. */
static str
as_stated(struct check *k, const struct stated *s, int64_t took)
{
	bool minutes = s->unit == MINUTE && took % MINUTE == 0;

	for (size_t i = 0; i < s->text.n; i++)
		minutes &= !strchr("hHdDwW", s->text.p[i]);
	if (!minutes || (took < HOUR && s->seconds < HOUR))
		return length_words(k->scratch, took);
	return str_format(k->scratch, "%" PRId64 " minutes", took / MINUTE);
}

static void
check_one(struct check *k, const struct incident *in,
    const struct stated *s)
{
	static const struct metric_rule whole = { .from = STARTED,
		.to = RESOLVED };
	const struct metric_rule *m = s->metric == STATED_DURATION ? &whole
	    : &k->corpus->policy->metrics[s->metric];
	enum left_out why;
	int64_t took = interval_of(in, m, &why);

	if (took == LENGTH_NONE || agrees(s, took) ||
	    (is_loose(k, s) && agrees_somehow(in, s)))
		return;
	diag_add(k->diags, RULE_STATED_DURATION, s->place,
	    "it says " STR_FMT "; from %s to %s it is " STR_FMT,
	    STR_ARG(s->text), milestone_name(m->from), milestone_name(m->to),
	    STR_ARG(as_stated(k, s, took)));
	diag_help(k->diags, "correct the text, or the time that is wrong");
	diag_note(k->diags, in->times[m->from].place, "%s at " STR_FMT,
	    milestone_name(m->from),
	    STR_ARG(when_short(k->scratch, in->times[m->from].at)));
	diag_note(k->diags, in->times[m->to].place, "%s at " STR_FMT,
	    milestone_name(m->to),
	    STR_ARG(when_short(k->scratch, in->times[m->to].at)));
}

static void
check_document(struct check *k, const struct incident *in,
    const struct document *doc)
{
	for (size_t i = 0; i < doc->body.stated.n; i++)
		check_one(k, in, &doc->body.stated.v[i]);
}

void
check_stated(struct check *k, const struct incident *in)
{
	check_document(k, in, &in->doc);
	if (in->postmortem)
		check_document(k, in, &in->postmortem->doc);
}
