/* distribution: all values, not only their averages.
 *
 * Two ways to show them: the empirical distribution function, a stair
 * that rises by 1/n at each value; and counts in bins of about equal
 * width on a logarithmic scale, since lengths of incidents go from
 * seconds to days.
 */
#ifndef MEASURE_DISTRIBUTION_H
#define MEASURE_DISTRIBUTION_H

#include "measure/stats.h"

/* From at on, count of the n values are at most at. */
struct ecdf_step {
	int64_t at;
	size_t count;
};

struct ecdf {
	struct ecdf_step *v;	/* one for each different value, ascending */
	size_t n, cap;
};

struct ecdf ecdf_of(struct arena *a, const struct stats *s);

/* Values in [from, to). */
struct bin {
	int64_t from, to;	/* to of the last is INT64_MAX */
	size_t count;
};

struct bins {
	struct bin *v;
	size_t n, cap;
};

/* Bins whose edges a person would choose (1 min, 2, 4, 8, 15, 30, 1 h ...
 * 16 h, 1 d, 2, 4 ...), each about twice the one before, from that of the
 * smallest value to that of the largest; empty ones between them too. The
 * first begins at 0, the last has no end. Nothing for no values or
 * negative ones. */
struct bins bins_of(struct arena *a, const struct stats *s);

/* A logarithmic axis from low to high; low < high. */
struct log_axis {
	int64_t from, to;	/* logarithms of its ends */
};
struct log_axis log_axis_of(int64_t low, int64_t high);

/* Where a value stands on an axis that is so many units wide: 0 at low or
 * less, width at high or more. What is less than a second stands at a
 * second. 0 <= width < 2^20. */
int log_place(const struct log_axis *axis, int64_t value, int width);

#endif
