/* period: a stretch of time as the command line names it.
 */
#ifndef CLI_PERIOD_H
#define CLI_PERIOD_H

#include "measure/span.h"

struct period {
	int64_t from, to;	/* [from, to); TIME_NONE: no limit */
};

/* "2026", "2026-Q1", "2026-03", "90d" (the days up to now), "12m" (since
 * this moment a year ago), "all"; all in UTC. False for anything else. */
bool period_parse(str text, int64_t now, struct period *out);

/* The same as a span; of days other than 30 and 90 one of SPAN_ALL that
 * has limits. */
struct span period_span(const struct period *p, int64_t now);

#endif
