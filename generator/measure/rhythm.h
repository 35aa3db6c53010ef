/* rhythm: when incidents begin: which day, which weekday, which hour.
 *
 * By the clock on the team's wall, for what shows is when people work,
 * deploy and are called; a calendar of days is in UTC, as the history is.
 */
#ifndef MEASURE_RHYTHM_H
#define MEASURE_RHYTHM_H

#include "measure/survey.h"

struct rhythm {
	size_t n;		/* incidents that say when they began */
	size_t hours[7][24];	/* Monday first */
	size_t weekdays[7];
	size_t most;		/* of one hour of a weekday */
	/* Incidents and seconds of customer impact by UTC day, from first
	 * on: days.n of them, to the day of now. */
	int32_t first;
	struct { struct rhythm_day *v; size_t n, cap; } days;
};

struct rhythm_day {
	size_t incidents;	/* that began on it */
	size_t known;		/* those of them whose impact is */
	int64_t impact;		/* seconds of it, together */
};

/* Of the incidents that pass a filter and began up to now. The calendar
 * begins with the filter's from, but not before the survey's since; without
 * one with the first of them. It is held to ten years. */
void rhythm_measure(const struct survey *s, const struct metrics_filter *f,
    struct arena *a, struct rhythm *out);

#endif
