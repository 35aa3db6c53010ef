/* figures: what runs took, and tables of their medians. */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS_MOST = 99 };

/* What one run took. */
enum figure { WALL, USER, SYS, CPU, PEAK, FIGURES };

struct sample {
	double of[FIGURES];	/* seconds; the peak in MiB */
};

static inline int
by_size(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

/* Least, median and most of one figure. */
static inline void
spread(const struct sample *samples, int n, enum figure f, double out[3])
{
	double sorted[ROUNDS_MOST];

	for (int i = 0; i < n; i++)
		sorted[i] = samples[i].of[f];
	qsort(sorted, (size_t)n, sizeof(*sorted), by_size);
	out[0] = sorted[0];
	out[1] = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
	out[2] = sorted[n - 1];
}

static inline double
median(const struct sample *samples, int n, enum figure f)
{
	double of[3];

	spread(samples, n, f, of);
	return of[1];
}

static inline void
table_head(void)
{
	static const char *const unit[FIGURES] = { "wall s", "user s",
		"sys s", "cpu s", "peak MiB" };

	printf("%-16s", "median");
	for (int f = 0; f < FIGURES; f++)
		printf("%10s", unit[f]);
}

static inline void
table_row(const char *name, const struct sample *samples, int n)
{
	printf("\n%-16s", name);
	for (int f = 0; f < FIGURES; f++)
		printf("%10.3f", median(samples, n, (enum figure)f));
}

/* How many times `under` runs took `over`, by their medians or (i = 0) by
 * the fastest of each. */
static inline void
table_ratio(const char *name, const struct sample *over,
    const struct sample *under, int n, int i)
{
	printf("\n%-16s", name);
	for (int f = 0; f < FIGURES; f++) {
		double a[3], b[3];

		spread(over, n, (enum figure)f, a);
		spread(under, n, (enum figure)f, b);
		if (b[i] > 0)
			printf("%10.2f", a[i] / b[i]);
		else
			printf("%10s", "-");
	}
}

#endif
