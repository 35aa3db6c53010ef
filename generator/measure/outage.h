/* outage: when something was not well, and how badly.
 *
 * The algebra of stretches of time. A stretch is half open: from belongs
 * to it, to does not, so that two that touch neither overlap nor leave a
 * gap. Values in, values out; what is made lives in the given arena.
 *
 * outage_union() comes first: it lays all stretches of a component over
 * each other, and at each moment the worst state counts, once. Everything
 * else takes its result. Whether stretches came in one piece or in ten,
 * in which order and how often does not matter.
 */
#ifndef MEASURE_OUTAGE_H
#define MEASURE_OUTAGE_H

#include "base/arena.h"
#include "base/when.h"
#include "model/state.h"

#define OUTAGE_OPEN INT64_MAX	/* as to: not over yet */

struct outage {
	int64_t from, to;	/* not TIME_NONE; empty when to <= from */
	enum component_state state;
};

struct outages {
	struct outage *v;
	size_t n, cap;
};

/* What v makes together: in order of time, none overlapping, neighbours
 * of one state joined, nothing operational, nothing empty. */
struct outages outage_union(struct arena *a, const struct outage *v,
    size_t n);

/* What a window [from, to) holds. */
struct outage_bucket {
	int64_t from, to;	/* given by the caller, or outage_days() */
	int64_t covered;	/* seconds that there is something to say of:
				 * since the component exists, until now;
				 * 0: nothing is known, not even that it was
				 * well */
	int64_t seconds[COMPONENT_STATE_COUNT]; /* covered, by state */
	enum component_state worst;	/* of any moment in it */
};

/* Fill n buckets, whose from and to are given, ascending and without
 * overlap, in one sweep. Only [since, now) counts; since may be
 * TIME_NONE (always). */
void outage_buckets(struct outage_bucket *buckets, size_t n,
    const struct outages *all, int64_t since, int64_t now);

/* The same for the n UTC days that end with the day last (oldest first).
 * The day of now is covered as far as it has come. */
void outage_days(struct outage_bucket *days, size_t n, int32_t last,
    const struct outages *all, int64_t since, int64_t now);

#endif
