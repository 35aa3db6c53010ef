/* confidence: how sure a figure is, and whether two periods differ.
 *
 * All bounds are those of a 95 % interval, and the same for the same
 * values, whatever the machine: the generator of chance begins at one
 * fixed seed for each set of values.
 *
 * Up to CONFIDENCE_DRAWN values: percentiles of the bootstrap (Efron,
 * "Bootstrap Methods: Another Look at the Jackknife", The Annals of
 * Statistics 7, 1979). CONFIDENCE_ROUNDS times as many values are drawn
 * with replacement, and each figure is taken of them; of the figures in
 * order the 50th and the 1950th are the bounds, which is why there are
 * 1999 rounds (Davison and Hinkley, Bootstrap Methods and their
 * Application, 1997, 2.4).
 *
 * Above that, so that the cost does not grow with the square:
 * - median and p90: the values whose ranks bound a binomial share, in its
 *   normal form (Conover, Practical Nonparametric Statistics, 3rd edition
 *   1999, 3.2). It supposes nothing about the distribution.
 * - means: values are dealt at random into CONFIDENCE_DRAWN groups, and
 *   groups are drawn in place of values (random groups: Wolter,
 *   Introduction to Variance Estimation, 1985, chapter 2).
 *
 * How often bounds hold what was sampled from, of 2,000 samples of a
 * lognormal distribution (sigma 1.2, as times to resolve have it), where
 * 95 % is meant; and how often change_of() saw a change where there was
 * none, and one to half:
 *
 *	n	median	p90	geometric	mean	none	half
 *	6	93 %		(86 %)		(70 %)
 *	10	92 %		90 %		(76 %)	4 %	17 %
 *	20	94 %		93 %		(83 %)	4 %	30 %
 *	50	95 %	91 %	95 %		89 %	4 %	62 %
 *	100	95 %	93 %	94 %		90 %	4 %	91 %
 *	400	97 %	96 %	92 %		91 %	4 %	100 %
 *
 * What is in brackets is not worth its name and is not given. The mean of
 * heavy-tailed values never is as sure as it looks.
 *
 * One set of values costs at most half a millisecond or so, and 20 ns a
 * value.
 */
#ifndef MEASURE_CONFIDENCE_H
#define MEASURE_CONFIDENCE_H

#include "measure/stats.h"

enum {
	CONFIDENCE_ROUNDS = 1999,
	CONFIDENCE_DRAWN = 100,
	/* Below six values not even the smallest and the largest enclose
	 * the median 19 times out of 20 (1 - 2 / 2^5 = 94 %): no bounds. */
	CONFIDENCE_LEAST = 6,
	CONFIDENCE_LEAST_GEOMETRIC = 10,
	CONFIDENCE_LEAST_MEAN = 50,
	/* Below 29 the largest is less than the 90th percentile of what was
	 * sampled more than one time in 20 (0.9^28 = 5.2 %). */
	CONFIDENCE_LEAST_P90 = 29,
	/* Fewer in either period are too few to compare. */
	COMPARE_LEAST = 10,
};

struct bounds {
	bool known;
	int64_t low, high;	/* seconds, both of them inside */
};

struct confidence {
	struct bounds median, p90, geometric, mean;
	bool drawn;		/* all by the bootstrap of single values */
};

/* Of statistics that stats_of() made. No bounds where there are too few
 * values, and none for lengths below zero. */
struct confidence confidence_of(const struct stats *s);

/* Bounds of the median alone, by ranks however few the values are: a
 * little wider than those of the bootstrap, and free of cost, for rows of
 * tables. */
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

/* Whether the median changed, by the percentile bootstrap of the
 * difference of medians of two independent samples (Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993, 8.3 and 16.2).
 * Above CONFIDENCE_DRAWN values the place of a round's median is drawn
 * instead of its values: as many ranks from the middle as the heads of n
 * coins are from n / 2. A verdict is what the bounds say, never the
 * difference. */
struct change change_of(const struct stats *before,
    const struct stats *now);

/* "too few to say", "lower", "higher", "no change can be shown". */
const char *comparison_name(enum comparison c);

#endif
