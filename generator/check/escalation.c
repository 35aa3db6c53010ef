/* Escalation: who was to be called by when, and whether the incident says
 * that they were. */
#include "check/check.h"

#include "measure/level.h"

#include "read/keys.h"

/* The first step that an incident outlasted. */
struct outlasted {
	int64_t due;		/* TIME_NONE: none */
	str who;		/* empty: the policy names nobody */
	bool target;		/* it is the resolution target */
};

static void
weigh(struct outlasted *o, int64_t due, str who, bool target)
{
	if (due != TIME_NONE && (o->due == TIME_NONE || due < o->due))
		*o = (struct outlasted){ due, who, target };
}

/* From when the clock of escalation runs: from when it was known. */
static int64_t
known(const struct incident *in)
{
	enum milestone m = in->times[DETECTED].at != TIME_NONE ? DETECTED
	    : STARTED;

	return in->doubtful[m] ? TIME_NONE : in->times[m].at;
}

static int64_t
target_due(const struct check *k, const struct incident *in)
{
	const struct policy *p = k->corpus->policy;
	enum milestone from = p->metrics[METRIC_RESOLVE].from;

	if (!p->escalate_past_target || in->doubtful[from])
		return TIME_NONE;
	return clock_due(&k->clock, in->times[from].at,
	    &p->levels.v[in->level].resolution);
}

/* The first of the path that was not called when it began. */
static str
next_up(const struct policy *p, int level)
{
	for (size_t i = 1; i < p->escalation.n; i++)
		if (level_set_has(&p->escalation.v[i].levels, level))
			return p->escalation.v[i].who;
	return STR_NONE;
}

static struct outlasted
find(const struct check *k, const struct incident *in, int64_t end)
{
	const struct policy *p = k->corpus->policy;
	struct outlasted o = { .due = TIME_NONE };
	int64_t from = known(in);

	for (size_t i = 0; i < p->escalation.n && from != TIME_NONE; i++) {
		const struct escalation_step *s = &p->escalation.v[i];
		int64_t due = s->after == LENGTH_NONE ||
		    str_empty(s->after_text) ? TIME_NONE : from + s->after;
		int level;

		if (due == TIME_NONE || due >= end)
			continue;
		level = level_at(in, due);
		if (level >= 0 && level_set_has(&s->levels, level))
			weigh(&o, due, s->who, false);
	}
	from = target_due(k, in);
	if (from != TIME_NONE && from < end)
		weigh(&o, from, next_up(p, in->level), true);
	return o;
}

void
check_escalation(struct check *k, const struct incident *in)
{
	const struct moment *over = &in->times[RESOLVED];
	bool open = incident_open(in);
	struct outlasted o;
	str who, why;

	if (in->level < 0 || in->status_at.line == 0 ||
	    in->times[ESCALATED].place.line || in->doubtful[RESOLVED] ||
	    (open ? over->place.line != 0 : over->at == TIME_NONE))
		return;
	o = find(k, in, open ? k->now : over->at);
	if (o.due == TIME_NONE ||
	    schema_meant(&schema_incident, in->doc.front, STR("escalated")))
		return;
	who = str_empty(o.who) ? STR("the next step up") : o.who;
	why = o.target ? STR("its resolution target has passed")
	    : STR("it has gone on for too long");
	if (open) {
		diag_add(k->diags, RULE_NOT_ESCALATED, in->status_at,
		    "since " STR_FMT " it is to be escalated to " STR_FMT
		    ": " STR_FMT,
		    STR_ARG(when_short(k->scratch, o.due)), STR_ARG(who),
		    STR_ARG(why));
		diag_help(k->diags, "call them, and add escalated: with the "
		    "time");
		return;
	}
	diag_add(k->diags, RULE_NOT_ESCALATED, over->place,
	    "by " STR_FMT " it was to be escalated to " STR_FMT ", and "
	    "nothing says that it was",
	    STR_ARG(when_short(k->scratch, o.due)), STR_ARG(who));
	diag_help(k->diags, "add escalated: with the time, or mark the entry "
	    "of the timeline [escalated]; where nobody called, the "
	    "postmortem can say why");
}
