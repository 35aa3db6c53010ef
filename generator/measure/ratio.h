/* ratio: a part of a whole, exact.
 *
 * Two counts (of seconds, thousandths of seconds, incidents), not a
 * floating number: two machines say the same, and "met its objective"
 * is never a matter of rounding.
 */
#ifndef MEASURE_RATIO_H
#define MEASURE_RATIO_H

#include "base/arena.h"
#include "base/str.h"

/* 0 <= part <= whole. A whole of 0 is "not known": there was nothing to be
 * a part of. Shares of more than RATIO_MOST are near enough, not exact. */
struct ratio {
	int64_t part, whole;
};

#define RATIO_MOST (INT64_MAX / 1000)

enum { RATIO_DECIMALS = 6 };	/* at most */

static inline bool
ratio_known(struct ratio r)
{
	return r.whole > 0;
}

/* Below, at or above zero as a is less than b, the same, or more. Both
 * are known. Exact: nothing is multiplied. */
int ratio_cmp(struct ratio a, struct ratio b);

/* "99.95", in per cent without the sign, rounded half up to so many
 * decimals (0 to RATIO_DECIMALS). What is not all is never written as 100,
 * and what is not nothing never as 0: decimals are added until it is not,
 * and after the sixth it is cut: 99.996 stays 99.996 where 100.00 would
 * stand. Empty when not known. */
str ratio_percent(struct arena *a, struct ratio r, int decimals);

/* "99.975", of millionths of a per cent, which objectives and credits are
 * kept in: what somebody typed is never rounded. At least so many decimals
 * (0 to 6), and none that is a 0 beyond those. Not below 0. */
str ratio_exact(struct arena *a, int64_t millionths, int least);

#endif
