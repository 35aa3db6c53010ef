/* confidence: how sure a figure is, and whether two periods differ.
 *
 * All bounds are those of a 95 % interval. They are worked out, not drawn:
 * there is no chance in them, and the same values give the same bounds on
 * every machine.
 *
 * - median and p90: the values between whose ranks the quantile lies 19
 *   times of 20, by the binomial distribution itself (Conover, Practical
 *   Nonparametric Statistics, 3rd edition 1999, 3.2; measure/places.h). It
 *   supposes nothing of the distribution, and never holds less.
 * - means: what the bootstrap comes to, corrected for its bias and for how
 *   the spread goes with the mean, without drawing samples (the ABC method:
 *   DiCiccio and Efron, "More Accurate Confidence Intervals in Exponential
 *   Families", Biometrika 79, 1992; Efron and Tibshirani, An Introduction
 *   to the Bootstrap, 1993, 22.6). Of a mean it is
 *
 *	mean + s w / (1 - a w)^2,  w = a -+ 1.96
 *	s = root(sum d^2) / n,  a = sum d^3 / (6 (sum d^2)^(3/2))
 *
 *   where d are the distances of the values from their mean. The geometric
 *   mean is 2 to that of the logarithms.
 *
 * How often bounds hold what was sampled from, of 20,000 samples of a
 * lognormal distribution (sigma 1.2, as times to resolve have it), where
 * 95 % is meant; and how often change_of() saw a change where there was
 * none, and one to half:
 *
 *	n	median	p90	geometric	mean	none	half
 *	6	97 %
 *	10	98 %		90 %			2 %	9 %
 *	20	96 %		93 %			2 %	24 %
 *	36	97 %	96 %	94 %			3 %	45 %
 *	50	97 %	97 %	94 %		89 %	3 %	60 %
 *	100	97 %	96 %	95 %		91 %	4 %	90 %
 *	400	96 %	96 %	95 %		93 %	4 %	100 %
 *
 * Of fewer values than that the bounds are not worth their name, and are
 * not given. The mean of heavy-tailed values never is as sure as it looks.
 */
#ifndef MEASURE_CONFIDENCE_H
#define MEASURE_CONFIDENCE_H

#include "measure/stats.h"

enum {
	/* Below six values not even the smallest and the largest enclose
	 * the median 19 times out of 20 (1 - 2 / 2^5 = 94 %): no bounds. */
	CONFIDENCE_LEAST = 6,
	CONFIDENCE_LEAST_GEOMETRIC = 10,
	CONFIDENCE_LEAST_MEAN = 50,
	/* Below 36 the largest is less than the 90th percentile of what was
	 * sampled more than one time in 40 (0.9^35 = 2.503 %). */
	CONFIDENCE_LEAST_P90 = 36,
	/* Fewer in either period are too few to compare. */
	COMPARE_LEAST = 10,
};

struct bounds {
	bool known;
	int64_t low, high;	/* seconds, both of them inside */
};

struct confidence {
	struct bounds median, p90, geometric, mean;
};

/* Of statistics that stats_of() made. No bounds where there are too few
 * values, and none for lengths below zero. */
struct confidence confidence_of(const struct stats *s);

/* Those of the median alone, for rows of tables. */
struct bounds median_bounds(const struct stats *s);

enum comparison {
	COMPARE_TOO_FEW,	/* to say */
	COMPARE_LOWER,		/* the median is lower than it was */
	COMPARE_HIGHER,
	COMPARE_NO_CHANGE,	/* can be shown: the bounds enclose zero */
};

struct change {
	enum comparison verdict;
	size_t before, now;	/* how many values */
	/* The median now less the median before, and its bounds: zero
	 * and !bounds.known when there are too few. */
	int64_t difference;
	struct bounds bounds;
};

/* Whether the median changed: the 2.5th and the 97.5th percentile of the
 * differences of all pairs of places that the two medians can have, each
 * weighted by how likely both are. That is what the bootstrap of the
 * difference of two independent samples comes to (Efron and Tibshirani,
 * 16.2), the place of a median drawn by the sign test, after infinitely many
 * rounds. A place is the middle between neighbours. A verdict is what the
 * bounds say, never the difference. */
struct change change_of(const struct stats *before,
    const struct stats *now);

/* "too few to say", "lower", "higher", "no change can be shown". */
const char *comparison_name(enum comparison c);

#endif
