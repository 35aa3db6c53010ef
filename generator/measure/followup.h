/* followup: what became of the action items.
 *
 * An item is overdue when its day is over and it is not done. On which day
 * it was done is often not recorded: what is not known is counted as that,
 * and is in no share of those kept on time.
 */
#ifndef MEASURE_FOLLOWUP_H
#define MEASURE_FOLLOWUP_H

#include "measure/goal.h"
#include "measure/survey.h"

struct followup_counts {
	size_t all;		/* open, done and dropped */
	size_t open, done, dropped;	/* in progress is open */
	size_t overdue;		/* of the open ones */
	size_t without_due, without_owner;	/* of the open ones */
	/* Of those with a due date: done by then; done later or overdue;
	 * done, and nobody knows when. */
	size_t kept, late, unknown;
};

/* An open item. */
struct followup {
	const struct incident *incident;
	const struct action *action;
	int owner;		/* index into owners, or -1 */
	int kind;		/* index into policy.kinds, or -1; that of
				 * the policy where it names none */
	bool overdue;
	int64_t days_left;	/* to the due date, below 0 when it is over;
				 * LENGTH_NONE without one */
	int64_t age;		/* seconds since the incident was resolved,
				 * else started; LENGTH_NONE: not known */
};

struct followup_owner {
	str name;		/* of the directory where it is there, else as
				 * it is written */
	int person;		/* index into site.people, or -1 */
	struct followup_counts counts;
};

/* An incident, and an earlier one with the same tag, cause or component that
 * has items which are open to this day. */
struct recurrence {
	const struct incident *again, *before;
	str tag;		/* that both have; empty: it is a cause */
	str cause;		/* empty: it is a component */
	int component;		/* or -1 */
	size_t unfinished;	/* items of the one before */
};

struct followups {
	struct followup_counts all;
	/* The open ones: by due date, those without last; then oldest
	 * incident first. */
	struct { struct followup *v; size_t n, cap; } open;
	/* Most open first, then by name. */
	struct { struct followup_owner *v; size_t n, cap; } owners;
	struct followup_counts *by_kind;	/* policy.kinds.n, then those
						 * of no kind */
	struct stats age;	/* of the open ones, as far as known */
	/* Newest first; one for each pair. */
	struct { struct recurrence *v; size_t n, cap; } recurrences;
};

/* Of the incidents that pass a filter; earlier ones that do not can be
 * before in a recurrence too. Everything lives in the arena. */
void followups_measure(const struct survey *s,
    const struct metrics_filter *f, struct arena *a,
    struct followups *out);

#endif
