/* span: the stretches of time that figures are given for.
 *
 * Days and months are those of UTC. A span is half open: from belongs to
 * it, to does not.
 */
#ifndef MEASURE_SPAN_H
#define MEASURE_SPAN_H

#include "base/when.h"

enum span_kind {
	SPAN_30_DAYS,		/* of 86,400 seconds, up to now */
	SPAN_90_DAYS,
	SPAN_DAYS,		/* of another number of them */
	SPAN_12_MONTHS,		/* since the same moment a year ago; of
				 * 29 February: since the 28th */
	SPAN_ALL,
	SPAN_YEAR,
	SPAN_QUARTER,
	SPAN_MONTH,
};

struct span {
	enum span_kind kind;
	int64_t from, to;	/* TIME_NONE: no limit (SPAN_ALL) */
	int year, part;		/* of a year; which quarter or month, from 1 */
};

struct spans {
	struct span *v;
	size_t n, cap;
};

/* The span of a kind that ends now, or the year, quarter or month that
 * now is in; of SPAN_DAYS ask span_days(). */
struct span span_of(enum span_kind kind, int64_t now);

/* So many days up to now, held at TIME_FIRST. */
struct span span_days(int64_t days, int64_t now);

/* The one before it, of the same kind: to compare with. SPAN_ALL has
 * none: what comes back is empty. */
struct span span_before(const struct span *s);

/* All years, quarters or months from the one of first to the one of last,
 * oldest first; kind is one of these three. Held to the last 1,201. */
struct spans spans_from(enum span_kind kind, int64_t first, int64_t last,
    struct arena *a);

/* "30d", "90d", "60d", "12m", "all", "2026", "2026-Q1", "2026-03": for paths
 * and the command line. */
str span_id(struct arena *a, const struct span *s);

/* Seconds of it that were watched: since first (TIME_NONE: not at all),
 * until now. */
int64_t span_watched(const struct span *s, int64_t first, int64_t now);

#endif
