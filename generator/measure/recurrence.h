/* recurrence: incidents that came again while what was promised after the
 * last one lies undone. A part of followup.
 */
#ifndef MEASURE_RECURRENCE_H
#define MEASURE_RECURRENCE_H

#include "measure/followup.h"

/* Fill out->recurrences. For each tag, cause and component of an incident
 * only the newest earlier one with open items is looked at, so that the cost
 * is that of reading the tags. */
void recurrences_measure(const struct survey *s,
    const struct metrics_filter *f, struct arena *a,
    struct followups *out);

#endif
