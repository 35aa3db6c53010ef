/* survival: how long incidents go on, those included that still do.
 *
 * To leave the open ones out makes times to resolve look shorter than
 * they are. The product-limit estimate takes each for what is known of
 * it: that it lasted so long at least (Kaplan and Meier, "Nonparametric
 * Estimation from Incomplete Observations", Journal of the American
 * Statistical Association 53, 1958, 457-481).
 */
#ifndef MEASURE_SURVIVAL_H
#define MEASURE_SURVIVAL_H

#include "base/arena.h"
#include "base/when.h"

#define SURVIVAL_ALL INT64_C(1000000000)

/* How many of so many went on for longer than at. */
struct survival_step {
	int64_t at;		/* seconds */
	size_t at_risk;		/* that went on until at */
	size_t ended;		/* at at: one at least */
	int64_t alive;		/* of SURVIVAL_ALL, behind it */
};

struct survival {
	size_t n;		/* ended and open */
	size_t open;
	struct { struct survival_step *v; size_t n, cap; } steps;
	/* The first moment at which half or fewer go on; where it is half
	 * to the last digit, the middle of that step and the next, as R's
	 * survival package has it. LENGTH_NONE when more than half never
	 * ended: the median is longer than what was seen. */
	int64_t median;
};

/* Of lengths that ended, and of those so far of the open ones; neither is
 * negative, their order does not matter. What is open at the moment of an
 * end was at risk of it. */
struct survival survival_of(struct arena *a, const int64_t *ended,
    size_t ended_n, const int64_t *open, size_t open_n);

#endif
