/* cadence: how long readers waited from one update to the next.
 *
 * The clock begins when the trouble was detected (else started), and stops
 * at the policy's milestone, else when it was resolved, else now. After
 * each update the level of that moment says how soon the next one is due;
 * the first has a target of its own. A silence as long as the target and
 * its grace is short enough.
 */
#ifndef MEASURE_CADENCE_H
#define MEASURE_CADENCE_H

#include "model/incident.h"
#include "model/policy.h"

struct silence {
	int64_t from, to;	/* equal: there is none */
	const struct update *ended;	/* NULL: none did */
	struct target asked;
	bool first;		/* asked is that for the first update */
	int level;		/* index into policy.levels */
};

struct cadence {
	/* Updates can be told: where a file of an incident that is over
	 * has none, they were sent elsewhere. */
	bool known;
	size_t kept, broken;	/* silences short enough, and too long */
	int judged;		/* the level by which the newest of them was
				 * weighed, or -1 */
	struct silence longest;	/* of those too long and over */
	struct silence running;	/* that is too long and goes on */
	int64_t due;		/* when the next one is, while the clock runs,
				 * without the grace; TIME_NONE: not asked */
	bool promise_broken;	/* next_update: has passed without one */
	struct place until;	/* what stopped the clock; line 0: nothing
				 * that was written */
};

struct cadence cadence_of(const struct policy *p, const struct incident *in,
    int64_t now);

#endif
