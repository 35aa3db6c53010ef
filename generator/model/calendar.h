/* calendar: when a team works, for deadlines in business days.
 */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "base/when.h"
#include "read/node.h"

struct calendar {
	bool works[7];		/* Monday first; at least one */
	int opens, closes;	/* seconds since midnight, in that order */
	struct { int32_t *v; size_t n, cap; } holidays;	/* sorted */
};

/* From the calendar: of site.yaml, which schema_check() has seen; NULL
 * gives Monday to Friday, 09:00 to 17:00, and no holidays. Hours that
 * are none and a week without a working day are reported, and the usual
 * ones taken. The holidays live in the arena. */
void calendar_read(struct arena *a, const struct node *map,
    struct calendar *c, struct diags *d);

/* Whether a date is one to work on. */
bool calendar_works(const struct calendar *c, int32_t date);

#endif
