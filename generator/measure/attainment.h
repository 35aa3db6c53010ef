/* attainment: how often what the policy asks for was so.
 *
 * met of n, where n is what can be judged: met and missed. What is still
 * open counts as missed once its time has passed, and is pending before
 * that. What the record does not tell is unknown, and in no share.
 */
#ifndef MEASURE_ATTAINMENT_H
#define MEASURE_ATTAINMENT_H

#include "measure/goal.h"
#include "measure/ratio.h"
#include "measure/survey.h"

struct attainment {
	size_t met, missed;
	size_t running;		/* of those missed: not done yet */
	size_t pending, unknown;
};

struct miss {
	enum goal goal;
	const struct incident *incident;
	const struct action *action;	/* of GOAL_ACTION, else NULL */
	struct outcome outcome;
};

struct attainments {
	struct attainment all[GOAL_COUNT];
	/* One row for each level of the policy; by the level that each was
	 * judged by. */
	struct attainment (*by_level)[GOAL_COUNT];
	/* Every miss, newest incident first, in the order of goals. */
	struct { struct miss *v; size_t n, cap; } misses;
};

/* Of the incidents that pass a filter. Everything lives in the arena. */
void attainment_measure(const struct survey *s,
    const struct metrics_filter *f, struct arena *a,
    struct attainments *out);

/* met of met and missed; not known when there are none. */
struct ratio attainment_share(const struct attainment *t);

#endif
