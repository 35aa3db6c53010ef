/* Targets of the policy that an incident missed. */
#include "check/check.h"

#include "measure/metrics.h"

struct goal {
	enum rule rule;
	enum metric metric;
	const char *what;
};

static const struct goal goals[] = {
	{ RULE_RESPONSE_MISSED, METRIC_ACKNOWLEDGE, "acknowledged" },
	{ RULE_MITIGATION_MISSED, METRIC_MITIGATE, "mitigated" },
	{ RULE_RESOLUTION_MISSED, METRIC_RESOLVE, "resolved" },
};

static const struct target *
target_of(const struct severity *level, enum metric m)
{
	switch (m) {
	case METRIC_ACKNOWLEDGE:
		return &level->response;
	case METRIC_MITIGATE:
		return &level->mitigation;
	default:
		return &level->resolution;
	}
}

/* The clock ran out, and it is not over yet. */
static void
check_running(struct check *k, const struct incident *in,
    const struct goal *g, const struct metric_rule *m)
{
	const struct severity *level;
	const struct target *t;
	int64_t due;

	/* What is missing of an incident that is over, or has gone on since,
	 * was not written down: nobody knows how long it took. */
	if (g->metric != METRIC_RESOLVE || !incident_open(in) ||
	    in->level < 0 || in->status_at.line == 0 ||
	    in->times[m->to].place.line || in->doubtful[m->from])
		return;
	level = &k->corpus->policy->levels.v[in->level];
	t = target_of(level, g->metric);
	due = clock_due(&k->clock, in->times[m->from].at, t);
	if (clock_state(due, TIME_NONE, k->now) != DUE_OVERDUE)
		return;
	diag_add(k->diags, g->rule, in->status_at,
	    "it was to be %s by " STR_FMT ", within " STR_FMT " as " STR_FMT
	    " asks, and is still %s", g->what,
	    STR_ARG(when_short(k->scratch, due)), STR_ARG(t->text),
	    STR_ARG(level->id), incident_status_name(in->status));
	diag_help(k->diags, "where it is over, add %s: with its time",
	    milestone_name(m->to));
}

/* "acknowledged 12 minutes too late: SEV-1 allows 15m from detected on".
 * How long it took is left out where the words for it would not show by
 * how much it was too long. */
static void
report_late(struct check *k, enum rule rule, const struct moment *done,
    const char *what, const struct severity *level, const struct target *t,
    int64_t late, enum milestone from, int64_t took)
{
	bool tell = late >= MINUTE || took < HOUR;

	diag_add(k->diags, rule, done->place,
	    "%s " STR_FMT " too late: " STR_FMT " allows " STR_FMT " from %s "
	    "on" STR_FMT STR_FMT, what,
	    STR_ARG(length_words(k->scratch, late)), STR_ARG(level->id),
	    STR_ARG(t->text), milestone_name(from),
	    STR_ARG(tell ? STR(", and it took ") : STR_NONE),
	    STR_ARG(tell ? length_words(k->scratch, took) : STR_NONE));
	diag_help(k->diags, "correct the times if they are wrong; otherwise "
	    "the postmortem can say what held it up");
}

static void
check_goal(struct check *k, const struct incident *in, const struct goal *g)
{
	const struct policy *p = k->corpus->policy;
	const struct metric_rule *m = &p->metrics[g->metric];
	const struct severity *level;
	const struct target *t;
	enum left_out why;
	int64_t took = interval_of(in, m, &why), due;
	int at;

	if (took == LENGTH_NONE) {
		check_running(k, in, g, m);
		return;
	}
	at = check_level_at(in, in->times[m->to].at);
	if (at < 0)
		return;
	level = &p->levels.v[at];
	t = target_of(level, g->metric);
	due = clock_due(&k->clock, in->times[m->from].at, t);
	if (clock_state(due, in->times[m->to].at, k->now) != DUE_MET_LATE)
		return;
	report_late(k, g->rule, &in->times[m->to], g->what, level, t,
	    in->times[m->to].at - due, m->from, took);
}

/* Triage is no metric; its clock begins where that of the answer does. */
static void
check_triage(struct check *k, const struct incident *in)
{
	const struct policy *p = k->corpus->policy;
	enum milestone from = p->metrics[METRIC_ACKNOWLEDGE].from;
	const struct moment *done = &in->times[TRIAGED];
	const struct target *t;
	int at = check_level_at(in, done->at);
	int64_t due;

	if (done->at == TIME_NONE || at < 0 || in->doubtful[from] ||
	    in->doubtful[TRIAGED])
		return;
	t = &p->levels.v[at].triage;
	due = clock_due(&k->clock, in->times[from].at, t);
	if (clock_state(due, done->at, k->now) != DUE_MET_LATE)
		return;
	report_late(k, RULE_TRIAGE_MISSED, done, "triaged",
	    &p->levels.v[at], t, done->at - due, from,
	    done->at - in->times[from].at);
}

void
check_targets(struct check *k)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < c->incidents.n; i++)
		check_triage(k, &c->incidents.v[i]);
	for (size_t i = 0; i < c->incidents.n; i++)
		for (size_t g = 0; g < sizeof(goals) / sizeof(goals[0]); g++)
			check_goal(k, &c->incidents.v[i], &goals[g]);
}
