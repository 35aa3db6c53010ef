/* next_change: when the site would say something else without a new word.
 *
 * Planned work begins and ends, a promised update is late, a state or an
 * update that was written ahead comes: then the site wants to be built
 * again. So it does before its pages say that they may be out of date.
 */
#ifndef MEASURE_NEXT_CHANGE_H
#define MEASURE_NEXT_CHANGE_H

#include "model/corpus.h"

enum next_change_why {
	NEXT_WORK_STARTS,
	NEXT_WORK_ENDS,
	NEXT_UPDATE_DUE,	/* next_update of an open incident */
	NEXT_STATE,		/* of a component, in an open incident */
	NEXT_UPDATE,		/* one that was written ahead */
	NEXT_STALE,		/* the site is no longer valid */
	NEXT_WHY_COUNT,
};

struct next_change {
	int64_t at;		/* after now; TIME_NONE: there is none */
	enum next_change_why why;
	const struct document *doc;	/* whose it is; NULL for NEXT_STALE */
};

/* The first of them after now. Of two at one moment the first in the
 * corpus. */
struct next_change next_change_of(const struct corpus *c, int64_t now);

/* "maintenance_starts", as the API says it. */
str next_change_name(enum next_change_why why);

#endif
