/* credits: what customers get back for outages, with the arithmetic.
 *
 * The rule is the policy's (credits:). An incident earns the highest
 * percentage among the tiers of its level that it lasted strictly longer
 * than: one hour to the second earns nothing at "longer than 1h". Which
 * level counts when it changed, in whose month an incident falls, and how
 * several of a month come together, the policy says too; percentages are
 * in millionths of a per cent, months are those of the site's zone.
 */
#ifndef MEASURE_CREDITS_H
#define MEASURE_CREDITS_H

#include "measure/survey.h"

struct credit {
	const struct incident *incident;
	int level;		/* that counts */
	int64_t seconds;	/* by the clock; so far, when it is running */
	/* The tier that holds; NULL: of none was it longer. */
	const struct credit_tier *tier;
	int year, month;	/* in which it falls */
	size_t index;		/* of the incident */
};

struct credit_month {
	int year, month;
	const struct credit *v;	/* those of the month that earn something, */
	size_t n;		/* newest first */
	int64_t sum;		/* of their percentages, or the highest */
	int64_t percent;	/* the same, to at most the policy's cap */
};

struct credits {
	const struct credit_rules *rules;
	const struct gauge *clock;	/* NULL: there are no tiers, or it
					 * names no interval */
	/* Every incident of a level with tiers, whose length is known:
	 * months newest first, in each newest first. */
	struct { struct credit *v; size_t n, cap; } all;
	/* Those still open, with what they would earn now; in no month. */
	struct { struct credit *v; size_t n, cap; } running;
	struct { struct credit_month *v; size_t n, cap; } months;
	/* Of a level with tiers, and left out of all: LEFT_OUT_OPEN are
	 * the running ones. */
	size_t left_out[LEFT_OUT_COUNT];
};

/* Of the months that a filter's time touches, whole, as what is owed for a
 * month is owed for all of its incidents; so all has some that began outside.
 * running and left_out, which are in no month, are of the incidents that
 * pass the filter. Everything lives in the arena. */
void credits_measure(const struct survey *s, const struct metrics_filter *f,
    struct arena *a, struct credits *out);

#endif
