/* clock: when something that a policy asks for is due.
 *
 * Hours and minutes run on through nights, weekends and clock changes:
 * they are seconds. Business days are days of the team's calendar in the
 * site's zone. The day on which the clock starts is day 0, whatever the
 * hour; what is due in 5 business days is due when work ends on the fifth
 * working day after it. "Same day" ends at midnight there.
 *
 * Nothing is owned, nothing can fail. A moment that is not known
 * (TIME_NONE) has no deadline, nor does a target in words.
 */
#ifndef MEASURE_CLOCK_H
#define MEASURE_CLOCK_H

#include "base/zone.h"
#include "model/calendar.h"
#include "model/policy.h"

struct clock {
	const struct calendar *calendar;
	const struct zone *zone;	/* NULL: UTC */
};

/* The date that a calendar on the team's wall shows. */
int32_t clock_day(const struct clock *c, int64_t moment);

/* The end of the n-th business day after the day of a moment; n is at
 * least 1. Held at TIME_LAST. */
int64_t clock_business_days(const struct clock *c, int64_t from, int n);

/* When a target that begins to run at from is due, or TIME_NONE. */
int64_t clock_due(const struct clock *c, int64_t from,
    const struct target *t);

enum due_state {
	DUE_NONE,	/* no deadline */
	DUE_LATER,
	DUE_SOON,	/* within DUE_SOON_SECONDS; of a day, within
			 * DUE_SOON_DAYS: people plan by the week */
	DUE_OVERDUE,
	DUE_MET,
	DUE_MET_LATE,
};

enum { DUE_SOON_SECONDS = 24 * HOUR, DUE_SOON_DAYS = 7 };

/* "not due", "due soon", "overdue", "met", "met late"; "" for DUE_NONE. */
const char *due_state_name(enum due_state s);

/* How a deadline stands as of now; met is when it was met, or TIME_NONE.
 * What is met at the last second is met. */
enum due_state clock_state(int64_t due, int64_t met, int64_t now);

/* The same where only the day is known on which it was met: any moment of
 * the day of the deadline is in time. */
enum due_state clock_state_day(const struct clock *c, int64_t due,
    int32_t met, int64_t now);

/* And where the deadline is a day: in time until it is over. met may be
 * DATE_NONE. */
enum due_state clock_state_date(const struct clock *c, int32_t due,
    int32_t met, int64_t now);

#endif
