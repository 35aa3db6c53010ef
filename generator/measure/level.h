/* level: which severity an incident had, and when.
 *
 * severity_history tells; where there is none, it always had the one of
 * its front matter. An index into policy.levels, whose first is the worst;
 * -1 when it is not known.
 */
#ifndef MEASURE_LEVEL_H
#define MEASURE_LEVEL_H

#include "model/incident.h"

/* At a moment. Before the first entry it was of that level already. */
int level_at(const struct incident *in, int64_t moment);

/* The worst that it ever had. */
int level_worst(const struct incident *in);

#endif
