/* Targets of the policy that an incident missed. */
#include "check/check.h"

#include "measure/goal.h"

struct aim {
	enum rule rule;
	enum goal goal;
	enum milestone to;	/* of triage, which is no metric */
	enum metric metric;
	const char *what;
};

static const struct aim aims[] = {
	{ RULE_TRIAGE_MISSED, GOAL_TRIAGE, TRIAGED, METRIC_ACKNOWLEDGE,
	    "triaged" },
	{ RULE_RESPONSE_MISSED, GOAL_RESPONSE, MILESTONE_COUNT,
	    METRIC_ACKNOWLEDGE, "acknowledged" },
	{ RULE_MITIGATION_MISSED, GOAL_MITIGATION, MILESTONE_COUNT,
	    METRIC_MITIGATE, "mitigated" },
	{ RULE_RESOLUTION_MISSED, GOAL_RESOLUTION, MILESTONE_COUNT,
	    METRIC_RESOLVE, "resolved" },
};

/* The clock ran out, and it is not over yet. */
static void
report_running(struct check *k, const struct incident *in,
    const struct aim *aim, const struct outcome *o, enum milestone to)
{
	if (in->status_at.line == 0)
		return;
	diag_add(k->diags, aim->rule, in->status_at,
	    "it was to be %s by " STR_FMT ", within " STR_FMT " as " STR_FMT
	    " asks, and is still %s", aim->what,
	    STR_ARG(when_short(k->scratch, o->due)),
	    STR_ARG(o->target.text),
	    STR_ARG(k->corpus->policy->levels.v[o->level].id),
	    incident_status_name(in->status));
	diag_help(k->diags, "where it is over, add %s: with its time",
	    milestone_name(to));
}

/* "acknowledged 12 minutes too late: SEV-1 allows 15m from detected on".
 * How long it took is left out where the words for it would not show by
 * how much it was too long. */
static void
report_late(struct check *k, const struct incident *in,
    const struct aim *aim, const struct outcome *o, enum milestone from,
    enum milestone to)
{
	const struct severity *l = &k->corpus->policy->levels.v[o->level];
	int64_t late = o->met - o->due, took = o->met - o->from;
	bool tell = late >= MINUTE || took < HOUR;

	diag_add(k->diags, aim->rule, in->times[to].place,
	    "%s " STR_FMT " too late: " STR_FMT " allows " STR_FMT " from %s "
	    "on" STR_FMT STR_FMT, aim->what,
	    STR_ARG(length_words(k->scratch, late)), STR_ARG(l->id),
	    STR_ARG(o->target.text), milestone_name(from),
	    STR_ARG(tell ? STR(", and it took ") : STR_NONE),
	    STR_ARG(tell ? length_words(k->scratch, took) : STR_NONE));
	diag_help(k->diags, "correct the times if they are wrong; otherwise "
	    "the postmortem can say what held it up");
}

static void
check_aim(struct check *k, const struct incident *in, const struct aim *aim)
{
	const struct policy *p = k->corpus->policy;
	const struct metric_rule *m = &p->metrics[aim->metric];
	const struct goals g = { p, k->clock, k->now };
	struct outcome o = goal_outcome(&g, in, aim->goal);
	enum milestone to = aim->to == MILESTONE_COUNT ? m->to : aim->to;

	if (o.verdict != VERDICT_MISSED)
		return;
	if (o.running)
		report_running(k, in, aim, &o, to);
	else
		report_late(k, in, aim, &o, m->from, to);
}

void
check_targets(struct check *k, const struct incident *in)
{
	for (size_t i = 0; i < sizeof(aims) / sizeof(aims[0]); i++)
		check_aim(k, in, &aims[i]);
}
