/* budget: how much may still go wrong.
 *
 * An objective of 99.9 % allows a thousandth of the time that counts to be
 * lost; that is the error budget (Beyer and others, Site Reliability
 * Engineering, 2016, chapter 3, and The Site Reliability Workbook, 2018,
 * chapter 5). What was lost spends it. All in thousandths of seconds, the
 * weights applied, as struct availability has them.
 */
#ifndef MEASURE_BUDGET_H
#define MEASURE_BUDGET_H

#include "measure/availability.h"
#include "measure/frequency.h"

struct budget {
	bool known;		/* there is an objective, and time counted */
	int64_t allowed, spent;
	int64_t left;		/* below zero: it was missed by so much */
	/* spent / allowed in thousandths, held at INT64_MAX; of an
	 * objective of 100 % INT64_MAX once anything is lost, else 0. */
	int64_t burned;
	bool met;		/* exactly: never a matter of rounding */
};

/* slo in millionths of a per cent, as struct component has it; 0: none. */
struct budget budget_of(const struct availability *a, int64_t slo);

/* "99.947": what was available, in per cent as ratio_percent() writes it,
 * with two decimals; beside an objective with as many as that has, and as
 * many more as it takes until what misses it does not look like it. Empty
 * when not known. */
str budget_percent(struct arena *a, const struct availability *v,
    int64_t slo);

/* Failures of something in [from, to): how often it went from up to down,
 * where any weight counts as down and degraded or planned time does as the
 * weights have it; two outages without a moment of up between them are
 * one. between is operational time by failures, planned work left out.
 * since and now as in outage_buckets(). */
struct frequency failures_of(const struct outages *all,
    const struct outage_weights *w, int64_t from, int64_t to, int64_t since,
    int64_t now);

#endif
