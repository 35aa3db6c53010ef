/* period: a stretch of time as the command line names it.
 */
#ifndef CLI_PERIOD_H
#define CLI_PERIOD_H

#include "measure/span.h"

/* "2026", "2026-Q1", "2026-03", "90d" (the days up to now), "12m" (since
 * this moment a year ago), "all"; all in UTC. False for anything else. */
bool period_parse(str text, int64_t now, struct span *out);

#endif
