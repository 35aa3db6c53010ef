/* places: where in a sample a quantile of what it was taken from lies.
 *
 * Of n values taken at random, as many lie below the p-quantile as n
 * tosses of a coin that falls so with probability p show heads. So the
 * quantile lies between the k-th and the next of the values in order with
 * the weight of k among the binomial coefficients: n over k, p^k, (1 -
 * p)^(n - k). Nothing else is supposed of where the values come from.
 *
 * Weights are integers, taken from the largest outwards by the quotient of
 * neighbours, and the same on every machine. Those below a millionth or so
 * of the largest are left out: 5 standard deviations off. The cost is that
 * of root n steps.
 */
#ifndef MEASURE_PLACES_H
#define MEASURE_PLACES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct places {
	size_t first, n;	/* k is first, first + 1, ... n of them */
	int64_t *upto;		/* the weights of the first, of the first
				 * two, ... and of all */
	int64_t all;		/* below 2^31 */
};

/* part / whole is p, between 0 and 1, in small numbers (9 / 10); 0 < n <
 * 2^31. */
struct places places_of(struct arena *a, size_t size, int part, int whole);

/* The widest that 95 % asks for: of values in order, counted from 1, the
 * low-th and the high-th hold the quantile between them, at either side of
 * which lie 2.5 % at most. False where there are too few values for that. */
bool places_bounds(const struct places *p, size_t n, size_t *low,
    size_t *high);

#endif
