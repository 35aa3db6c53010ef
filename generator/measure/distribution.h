/* distribution: all values, not only their averages.
 *
 * They are counted in bins of about equal width on a logarithmic scale,
 * since lengths of incidents go from seconds to days.
 */
#ifndef MEASURE_DISTRIBUTION_H
#define MEASURE_DISTRIBUTION_H

#include "measure/stats.h"

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
