/* promise: every action item with how it stands, for those who follow up.
 *
 * One list for the page, the terminal and the files, so that they cannot
 * disagree about what is overdue. The days are those of the site's zone;
 * an item is due soon in the week before its date is over.
 */
#ifndef MEASURE_PROMISE_H
#define MEASURE_PROMISE_H

#include "measure/goal.h"
#include "model/corpus.h"

/* What is looked at together, in this order. */
enum promise_group {
	PROMISE_OVERDUE,
	PROMISE_SOON,
	PROMISE_OPEN,
	PROMISE_DONE,
	PROMISE_DROPPED,
	PROMISE_GROUPS,
};

/* "overdue", "soon"; for keys in files. */
const char *promise_group_name(enum promise_group g);

struct promise {
	const struct incident *incident;
	const struct action *action;
	enum promise_group group;
	/* DUE_NONE also where nobody wrote down when it was done. */
	enum due_state due;
	int person;		/* index into site.people, or -1 */
	str owner;		/* the name in the directory, else as it is
				 * written; empty: nobody */
	int kind;		/* index into policy.kinds, or -1; that of
				 * the policy where it names none */
	int64_t days_left;	/* to the due date of one that is open, below
				 * 0 when it is over; else LENGTH_NONE */
	int64_t age;		/* seconds since the incident was resolved,
				 * else started, to the day it was done, else
				 * now; LENGTH_NONE: not known */
};

struct promises {
	/* By group; in each what is due first, without a date last, then
	 * the newest incident first. */
	struct { struct promise *v; size_t n, cap; } list;
	size_t groups[PROMISE_GROUPS];	/* how many are in each */
	size_t open;		/* neither done nor dropped: those of the
				 * first three */
};

/* How one stands. */
enum due_state promise_due(const struct goals *g, const struct action *a);

/* A kind as readers know it; empty where none is named. */
str promise_kind(const struct promise *x, const struct policy *p);

/* All of a corpus. The list lives in the arena. */
void promises_measure(const struct corpus *c, int64_t now, struct arena *a,
    struct promises *out);

#endif
