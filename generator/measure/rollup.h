/* rollup: availability of a group of components, and of the whole site.
 *
 * Two numbers, which answer two questions. Taken together, the time of
 * all members is added up: of three components one that is down for a day
 * is a third of a day lost. Taken as one thing that is well only when all
 * of them are, each moment counts as the worst member is. A page that shows
 * one of them says which.
 */
#ifndef MEASURE_ROLLUP_H
#define MEASURE_ROLLUP_H

#include "measure/budget.h"
#include "measure/metrics.h"

struct rollup {
	int group;		/* index into site.groups; -1: those of no
				 * group; ROLLUP_SITE */
	size_t members;
	enum component_state state;	/* the worst, as of now */
	int64_t since;		/* of the oldest member */
	/* Added up over the members. */
	struct availability all, d30, d90, d365;
	struct availability *months;	/* as metrics.months */
	/* As one thing: the worst state of each moment. */
	struct outages worst;
	struct outage_bucket *days;	/* METRICS_DAYS, oldest first */
	struct availability worst_d90;
};

enum { ROLLUP_SITE = -2 };

struct rollups {
	struct rollup *v;
	size_t n, cap;
};

/* The groups in the site's order, components without one, and at the end
 * the site. A group without members has no row; nor has "no group" when
 * there are no groups. metrics must have measured all components. */
struct rollups rollups_of(const struct corpus *c, const struct metrics *m,
    struct arena *a);

#endif
