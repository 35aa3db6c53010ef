#include "measure/goal.h"

#include "measure/cadence.h"
#include "measure/level.h"

const char *
goal_name(enum goal g)
{
	static const char *const names[] = {
		[GOAL_RESPONSE] = "response",
		[GOAL_TRIAGE] = "triage",
		[GOAL_MITIGATION] = "mitigation",
		[GOAL_RESOLUTION] = "resolution",
		[GOAL_CADENCE] = "cadence",
		[GOAL_DRAFT] = "draft",
		[GOAL_FINAL] = "final",
		[GOAL_ACTION] = "action",
	};

	return names[g];
}

static struct outcome
outcome_none(void)
{
	return (struct outcome){ .level = -1, .from = TIME_NONE,
		.due = TIME_NONE, .met = TIME_NONE };
}

static bool
computable(const struct target *t)
{
	return t->seconds != LENGTH_NONE || t->business_days > 0 ||
	    t->same_day;
}

static const struct target *
target_of(const struct severity *level, enum goal goal)
{
	switch (goal) {
	case GOAL_RESPONSE:
		return &level->response;
	case GOAL_TRIAGE:
		return &level->triage;
	case GOAL_MITIGATION:
		return &level->mitigation;
	default:
		return &level->resolution;
	}
}

static void
ends_of(const struct policy *p, enum goal goal, enum milestone *from,
    enum milestone *to)
{
	static const enum metric metrics[] = {
		[GOAL_RESPONSE] = METRIC_ACKNOWLEDGE,
		[GOAL_TRIAGE] = METRIC_ACKNOWLEDGE,
		[GOAL_MITIGATION] = METRIC_MITIGATE,
		[GOAL_RESOLUTION] = METRIC_RESOLVE,
	};

	*from = p->metrics[metrics[goal]].from;
	*to = goal == GOAL_TRIAGE ? TRIAGED : p->metrics[metrics[goal]].to;
}

/* The goal's milestone has no time. While the incident is open it may still
 * come, until it is due. Past that, only a missing resolution is a miss: any
 * other milestone may have been reached and not written down, and so may all
 * of them once the incident is over. */
static enum verdict
still_open(const struct goals *g, const struct incident *in, enum goal goal,
    enum milestone to, struct outcome *o)
{
	if (!incident_open(in) || in->times[to].place.line)
		return VERDICT_UNKNOWN;
	if (g->now <= o->due)
		return VERDICT_PENDING;
	if (goal != GOAL_RESOLUTION)
		return VERDICT_UNKNOWN;
	o->running = true;
	return VERDICT_MISSED;
}

/* From one milestone to another, within the level's target. The level that
 * counts is the one when it was met, or now. */
static struct outcome
timed(const struct goals *g, const struct incident *in, enum goal goal)
{
	struct outcome o = outcome_none();
	enum milestone from, to;
	int64_t begun, met;

	ends_of(g->policy, goal, &from, &to);
	begun = in->times[from].at;
	met = in->times[to].at;
	o.level = met == TIME_NONE ? in->level : level_at(in, met);
	if (o.level < 0)
		return o;
	o.target = *target_of(&g->policy->levels.v[o.level], goal);
	if (!computable(&o.target))
		return o;
	o.verdict = VERDICT_UNKNOWN;
	if (begun == TIME_NONE || in->doubtful[from] ||
	    (met != TIME_NONE && (in->doubtful[to] || met < begun)))
		return o;
	o.from = begun;
	o.met = met;
	o.due = clock_due(&g->clock, begun, &o.target);
	if (met == TIME_NONE)
		o.verdict = still_open(g, in, goal, to, &o);
	else
		o.verdict = met <= o.due ? VERDICT_MET : VERDICT_MISSED;
	return o;
}

static struct outcome
cadence(const struct goals *g, const struct incident *in)
{
	struct cadence c = cadence_of(g->policy, in, g->now);
	struct outcome o = outcome_none();
	const struct silence *s = &c.longest;

	o.level = level_at(in, g->now);
	o.target = policy_cadence(g->policy, o.level);
	if (o.target.seconds == LENGTH_NONE || o.target.seconds <= 0) {
		/* It may have been asked for at a level from before. */
		if (c.judged < 0)
			return o;
		o.level = c.judged;
		o.target = policy_cadence(g->policy, o.level);
	}
	o.running = c.running.to > c.running.from;
	if (o.running)
		s = &c.running;
	if (s->to > s->from) {
		o.level = s->level;
		o.target = s->asked;
		o.from = s->from;
		o.due = s->from + s->asked.seconds + g->policy->cadence.grace;
		o.met = s->ended ? s->ended->at : TIME_NONE;
	}
	if (c.broken > 0)
		o.verdict = VERDICT_MISSED;
	else if (!c.known)
		o.verdict = VERDICT_UNKNOWN;
	else if (incident_open(in))
		o.verdict = VERDICT_PENDING;
	else if (c.kept > 0)
		o.verdict = VERDICT_MET;
	return o;
}

int64_t
goal_postmortem_due(const struct goals *g, const struct incident *in,
    enum goal goal)
{
	enum milestone from = g->policy->due_from;

	return in->doubtful[from] ? TIME_NONE : clock_due(&g->clock,
	    in->times[from].at, goal == GOAL_DRAFT ? &g->policy->draft
	    : &g->policy->final);
}

/* The day on which the postmortem was drafted or final, as far as the record
 * says. Without a day for the draft, the final day is taken when it met the
 * draft's deadline: the draft cannot have come later. */
static int32_t
review_day(const struct goals *g, const struct review *r, enum goal goal,
    int64_t due)
{
	bool final = r->status == REVIEW_FINAL;

	if (goal == GOAL_FINAL)
		return final ? r->finalized : DATE_NONE;
	if (r->drafted != DATE_NONE)
		return r->drafted;
	return final && r->finalized != DATE_NONE && clock_state_day(
	    &g->clock, due, r->finalized, g->now) == DUE_MET
	    ? r->finalized : DATE_NONE;
}

static struct outcome
postmortem(const struct goals *g, const struct incident *in, enum goal goal)
{
	struct outcome o = outcome_none();
	enum milestone from = g->policy->due_from;
	enum review_status least = goal == GOAL_FINAL ? REVIEW_FINAL
	    : REVIEW_DRAFT;
	int32_t day;

	o.level = in->level;
	o.target = goal == GOAL_DRAFT ? g->policy->draft : g->policy->final;
	if (o.level < 0 || !computable(&o.target) ||
	    g->policy->levels.v[o.level].postmortem != NEED_REQUIRED)
		return o;
	o.from = in->times[from].at;
	o.due = goal_postmortem_due(g, in, goal);
	if (o.from == TIME_NONE || in->doubtful[from]) {
		/* The clock has not begun. */
		o.verdict = incident_open(in) && o.from == TIME_NONE
		    ? VERDICT_PENDING : VERDICT_UNKNOWN;
		return o;
	}
	day = review_day(g, &in->review, goal, o.due);
	if (day != DATE_NONE) {
		o.met = date_moment(day);
		o.verdict = clock_state_day(&g->clock, o.due, day, g->now) ==
		    DUE_MET ? VERDICT_MET : VERDICT_MISSED;
	} else if (in->review.status >= least) {
		o.verdict = VERDICT_UNKNOWN;
	} else {
		o.running = g->now > o.due;
		o.verdict = o.running ? VERDICT_MISSED : VERDICT_PENDING;
	}
	return o;
}

struct outcome
goal_outcome(const struct goals *g, const struct incident *in,
    enum goal goal)
{
	switch (goal) {
	case GOAL_CADENCE:
		return cadence(g, in);
	case GOAL_DRAFT:
	case GOAL_FINAL:
		return postmortem(g, in, goal);
	case GOAL_ACTION:
	case GOAL_COUNT:
		return outcome_none();
	default:
		return timed(g, in, goal);
	}
}

struct outcome
goal_action(const struct goals *g, const struct incident *in,
    const struct action *a)
{
	struct outcome o = outcome_none();

	o.level = in->level;
	if (a->due == DATE_NONE || a->state == ACTION_DROPPED)
		return o;
	o.due = date_moment(a->due);
	if (a->state != ACTION_DONE) {
		o.running = clock_state_date(&g->clock, a->due, DATE_NONE,
		    g->now) == DUE_OVERDUE;
		o.verdict = o.running ? VERDICT_MISSED : VERDICT_PENDING;
	} else if (a->completed == DATE_NONE) {
		o.verdict = VERDICT_UNKNOWN;
	} else {
		o.met = date_moment(a->completed);
		o.verdict = a->completed <= a->due ? VERDICT_MET
		    : VERDICT_MISSED;
	}
	return o;
}
