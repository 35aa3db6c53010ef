/* frequency: how often, and how sure that is.
 *
 * A count of independent events in a time is Poisson's; the exact 95 %
 * interval of its mean is Garwood's ("Fiducial Limits for the Poisson
 * Distribution", Biometrika 28, 1936, 437-442): half the quantiles of
 * chi-squared at 2.5 % with 2 k degrees of freedom and at 97.5 % with
 * 2 k + 2. Up to 50 events they are in a table, right to the last digit
 * shown; above, Byar's approximation (Breslow and Day, Statistical
 * Methods in Cancer Research II, 1987, 69) is within a thousandth of the
 * exact bounds.
 */
#ifndef MEASURE_FREQUENCY_H
#define MEASURE_FREQUENCY_H

#include "base/when.h"

struct frequency {
	size_t count;
	int64_t seconds;	/* that were watched; 0: nothing is known */
	/* Thousandths of an event in each unit of time. */
	int64_t rate, low, high;
	/* Seconds from one to the next: watched seconds / count, and its
	 * bounds. LENGTH_NONE: none happened (between, most), so that there
	 * is no end to it, or no time was watched. */
	int64_t between, least, most;
};

/* Whether between is known: there were some, in a time that was watched. */
static inline bool
frequency_spaced(const struct frequency *f)
{
	return f->count > 0 && f->seconds > 0;
}

/* Whether the rate is not nothing, and one decimal would say that it is: it
 * wants three. */
static inline bool
frequency_rare(const struct frequency *f)
{
	return f->rate > 0 && f->rate < 50;
}

/* The bounds of a count itself, in thousandths; count < 2^31. */
void frequency_bounds(size_t count, int64_t *low, int64_t *high);

/* So many in so many seconds (0 to LENGTH_MOST), for a unit such as
 * 30 * DAY. */
struct frequency frequency_of(size_t count, int64_t seconds, int64_t unit);

#endif
