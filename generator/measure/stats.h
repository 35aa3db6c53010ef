/* stats: what a number of lengths of time have in common.
 *
 * Integers in, integers out, the same on every machine. Lengths are in
 * seconds; the caller leaves out what is missing, open or contradicts
 * itself, and counts it apart.
 */
#ifndef MEASURE_STATS_H
#define MEASURE_STATS_H

#include "base/arena.h"
#include "base/str.h"
#include "base/when.h"

/* A value is between -STATS_MOST and STATS_MOST: 146 billion years. */
#define STATS_MOST (INT64_C(1) << 62)

struct stats {
	size_t n;		/* 0: nothing below is known */
	const int64_t *sorted;	/* n of them, ascending, in the arena */
	int64_t min, max;
	int64_t total;		/* held at the ends of int64_t */
	int64_t mean;		/* arithmetic, rounded half up */
	int64_t median, p90;	/* stats_quantile() at 1/2 and 9/10 */
	/* The quartiles, stats_quantile() at 1/4 and 3/4: the middle half
	 * of the values lies between them (the interquartile range). */
	int64_t q1, q3;
	/* The geometric mean, 2 to the mean of the logarithms, rounded to
	 * the nearest: what most lengths scatter around when they are
	 * lognormal, as times to mitigate look (Davidovič, Incident Metrics
	 * in SRE, 2021). Nothing has a logarithm at zero: a length of 0
	 * counts as one second here, and zeros says how many did.
	 * LENGTH_NONE when a value is negative. */
	int64_t geometric;
	size_t zeros;
	/* The geometric standard deviation in thousandths: two thirds of
	 * lognormal values lie between geometric / gsd and geometric * gsd
	 * (Limpert, Stahel and Abbt, "Log-normal Distributions across the
	 * Sciences", BioScience 51, 2001). It divides by n - 1; 0 when n
	 * is 1 or there is no geometric mean. */
	int64_t gsd;
};

/* The logarithm that a length has for the geometric mean. */
int64_t stats_log(int64_t length);

/* Of n values, which are copied. n is below 2^31. */
struct stats stats_of(struct arena *a, const int64_t *v, size_t n);

/* The median of n > 0 values alone, which are put in order. */
int64_t stats_median(int64_t *v, size_t n);

/* The part/whole quantile of n > 0 ascending values (0 <= part <= whole,
 * 0 < whole <= 1000), rounded half up to a whole number: definition 7 of
 * Hyndman and Fan, "Sample Quantiles in Statistical Packages", The
 * American Statistician 50 (1996), 361-365, which R, NumPy and
 * spreadsheets take by default. The quantile stands at (n - 1) * part /
 * whole, counted from 0, on the straight lines between the values; so
 * the median of an even number is the mean of the two in the middle. */
int64_t stats_quantile(const int64_t *sorted, size_t n, int part,
    int whole);

/* How many of the ascending values are at most limit: for "met its
 * target" and for steps of a distribution. */
size_t stats_at_most(const int64_t *sorted, size_t n, int64_t limit);

#endif
