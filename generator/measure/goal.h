/* goal: what the policy asks of an incident by a certain moment, and
 * whether it was so.
 *
 * check/ reports the misses and the pages count them; both ask here, so
 * that they cannot disagree. Clocks are the policy's; deadlines are
 * clock_due()'s, and what happens at the last second is in time.
 */
#ifndef MEASURE_GOAL_H
#define MEASURE_GOAL_H

#include "measure/clock.h"
#include "model/incident.h"

enum goal {
	GOAL_RESPONSE,		/* the ends of METRIC_ACKNOWLEDGE */
	GOAL_TRIAGE,		/* from the same beginning to triaged */
	GOAL_MITIGATION,	/* the ends of METRIC_MITIGATE */
	GOAL_RESOLUTION,	/* the ends of METRIC_RESOLVE */
	GOAL_CADENCE,		/* all updates of an incident in time */
	GOAL_DRAFT,		/* of a postmortem that is required */
	GOAL_FINAL,
	GOAL_ACTION,		/* the due dates of its action items */
	GOAL_COUNT,
};

/* "response", "action"; for keys in files. */
const char *goal_name(enum goal g);

enum verdict {
	VERDICT_NONE,		/* nothing is asked, or in words only */
	VERDICT_MET,
	VERDICT_MISSED,
	VERDICT_PENDING,	/* it can still be met */
	VERDICT_UNKNOWN,	/* the record does not tell, or contradicts
				 * itself */
};

struct outcome {
	enum verdict verdict;
	bool running;		/* missed, and not done yet either */
	int level;		/* by which it was judged, or -1 */
	struct target target;	/* as the policy has it */
	int64_t from, due;	/* TIME_NONE where there is none; of cadence:
				 * of the longest silence */
	int64_t met;		/* when it was; of what has only a day, the
				 * first second of it. TIME_NONE: not yet, or
				 * not recorded */
};

struct goals {
	const struct policy *policy;
	struct clock clock;
	int64_t now;
};

/* Of a whole incident; of GOAL_ACTION nothing: ask goal_action(). */
struct outcome goal_outcome(const struct goals *g, const struct incident *in,
    enum goal goal);

/* Of an action item that has a due date and was not dropped. Which day it
 * was done on is known only where the record says so (completed:); else
 * one that is done is VERDICT_UNKNOWN. */
struct outcome goal_action(const struct goals *g, const struct incident *in,
    const struct action *a);

/* When the draft or the final postmortem is due (GOAL_DRAFT, GOAL_FINAL),
 * or TIME_NONE, as where the clock begins at a time that is doubtful; whether
 * one is required is the level's. */
int64_t goal_postmortem_due(const struct goals *g, const struct incident *in,
    enum goal goal);

#endif
