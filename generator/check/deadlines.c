/* When a postmortem must be there: its deadlines, and the gate on
 * closing. At most one finding for each incident. */
#include "check/check.h"

#include "measure/goal.h"

/* Where to report what has no place of its own: every incident has a
 * severity. */
static struct place
status_place(const struct incident *in)
{
	return in->status_at.line ? in->status_at : in->severity.at;
}

static int64_t
due_of(const struct check *k, const struct incident *in, enum goal goal)
{
	const struct goals g = { k->corpus->policy, k->clock, k->now };

	return goal_postmortem_due(&g, in, goal);
}

/* "allclear new postmortem X" where there is no file yet. */
static void
help_missing(struct check *k, const struct incident *in, bool begun,
    const char *what, int64_t due)
{
	str when = when_short(k->scratch, due);

	if (due == TIME_NONE)
		diag_help(k->diags, begun ? "write down what is known"
		    : "\"allclear new postmortem " STR_FMT "\" begins one",
		    STR_ARG(in->id));
	else if (begun)
		diag_help(k->diags, "its %s was due on " STR_FMT, what,
		    STR_ARG(when));
	else
		diag_help(k->diags, "its %s was due on " STR_FMT
		    "; \"allclear new postmortem " STR_FMT "\" begins one",
		    what, STR_ARG(when), STR_ARG(in->id));
}

/* Nothing is written, and it should be: the draft's deadline, else the
 * final one, has passed; without any, the incident is closed. */
static void
check_missing(struct check *k, const struct incident *in,
    const struct severity *level, struct place about)
{
	int64_t draft = due_of(k, in, GOAL_DRAFT);
	int64_t due = draft != TIME_NONE ? draft : due_of(k, in, GOAL_FINAL);

	if (due == TIME_NONE ? in->status != INCIDENT_CLOSED
	    : clock_state(due, TIME_NONE, k->now) != DUE_OVERDUE)
		return;
	diag_add(k->diags, RULE_POSTMORTEM_MISSING, about.line ? about
	    : in->severity.at, about.line
	    ? STR_FMT " asks for a postmortem, and nothing is written yet"
	    : STR_FMT " asks for a postmortem, and there is none",
	    STR_ARG(level->id));
	help_missing(k, in, about.line != 0,
	    draft != TIME_NONE ? "draft" : "final text", due);
}

static void
check_final_due(struct check *k, const struct incident *in,
    struct place about)
{
	int64_t due = due_of(k, in, GOAL_FINAL);

	if (clock_state(due, TIME_NONE, k->now) != DUE_OVERDUE)
		return;
	diag_add(k->diags, RULE_FINAL_OVERDUE, about,
	    "the final postmortem was due on " STR_FMT ", and this is "
	    "status: %s", STR_ARG(when_short(k->scratch, due)),
	    review_status_name(in->review.status));
	diag_help(k->diags, "finish it, then set status: final and "
	    "finalized: with the date");
}

/* It is there, and it came late: for the record. */
static void
check_late(struct check *k, const struct incident *in)
{
	const struct review *r = &in->review;
	const struct {
		enum goal goal;
		int32_t day;
		struct place at;
		const char *what;
	} steps[] = {
		{ GOAL_FINAL, r->finalized, r->finalized_at, "final" },
		{ GOAL_DRAFT, r->drafted, r->drafted_at, "drafted" },
	};

	for (size_t i = 0; i < 2; i++) {
		int64_t due = due_of(k, in, steps[i].goal);

		if (steps[i].day == DATE_NONE || clock_state_day(&k->clock,
		    due, steps[i].day, k->now) != DUE_MET_LATE)
			continue;
		diag_add(k->diags, RULE_POSTMORTEM_LATE, steps[i].at,
		    "it was %s on " STR_FMT ", and due by " STR_FMT,
		    steps[i].what,
		    STR_ARG(date_iso(k->scratch, steps[i].day)),
		    STR_ARG(when_short(k->scratch, due)));
		diag_help(k->diags, "correct the date if it is wrong; "
		    "otherwise nothing is left to do");
		return;
	}
}

/* The policy's gate: an incident closes with its final postmortem. */
static void
report_gate(struct check *k, const struct incident *in,
    const struct severity *level)
{
	if (in->review.status == REVIEW_NONE) {
		diag_add(k->diags, RULE_CLOSED_WITHOUT_FINAL,
		    status_place(in), STR_FMT " closes with a final "
		    "postmortem, and there is none", STR_ARG(level->id));
		diag_help(k->diags, "set status: resolved; \"allclear new "
		    "postmortem " STR_FMT "\" begins one", STR_ARG(in->id));
		return;
	}
	diag_add(k->diags, RULE_CLOSED_WITHOUT_FINAL, status_place(in),
	    STR_FMT " closes with a final postmortem, and this one is "
	    "status: %s", STR_ARG(level->id),
	    review_status_name(in->review.status));
	diag_help(k->diags, "finish the postmortem and set its status: "
	    "final, or set the incident back to status: resolved");
	if (in->review.place.line)
		diag_note(k->diags, in->review.place,
		    "the postmortem is here");
}

void
check_deadlines(struct check *k, const struct incident *in, bool written,
    struct place about)
{
	const struct policy *p = k->corpus->policy;
	const struct severity *level;

	/* Whose a postmortem is, is told once the ids differ. */
	if (in->level < 0 || in->id_shared)
		return;
	level = &p->levels.v[in->level];
	if (level->postmortem != NEED_REQUIRED)
		return;
	if (p->gate && in->status == INCIDENT_CLOSED &&
	    in->review.status != REVIEW_FINAL)
		report_gate(k, in, level);
	else if (!written)
		check_missing(k, in, level, about);
	else if (in->review.status == REVIEW_FINAL)
		check_late(k, in);
	else
		check_final_due(k, in, about);
}
