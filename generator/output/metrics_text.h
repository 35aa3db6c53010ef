/* metrics_text: reports as a table for a terminal, as JSON, as CSV, as
 * OpenMetrics.
 */
#ifndef OUTPUT_METRICS_TEXT_H
#define OUTPUT_METRICS_TEXT_H

#include "base/buf.h"
#include "measure/report.h"

struct metrics_text {
	const struct corpus *corpus;
	const struct metrics *metrics;
	const struct report *reports;	/* n of them */
	size_t n;
	str scope;		/* "2026", "all incidents": for the heading */
	/* How the first report is taken apart; NULL: not at all. */
	const struct slices *by;
	enum slice_by what;
};

/* "month", "severity" ... as --by has them. */
const char *slice_by_name(enum slice_by by);
/* What a slice is called: "2026-03", "SEV-1", "cache"; STR_NONE: none. */
str slice_name(struct arena *a, const struct metrics_text *t,
    const struct slice *s);

/* Of the first report; at most 80 columns wide. */
void metrics_table(struct buf *out, const struct metrics_text *t);

/* One object for all reports; allclear(1) describes it under FIGURES, and
 * output/schemas/metrics.json, which a test holds it against. Ends
 * with a line end. */
void metrics_json(struct buf *out, const struct metrics_text *t);

/* One row an interval of the first report (or of each of its slices), RFC
 * 4180 with a heading; lengths in seconds, what is not known empty. */
void metrics_csv(struct buf *out, const struct metrics_text *t);

/* One row an incident: its lengths in seconds, and where there is none,
 * why. */
void metrics_lengths(struct buf *out, const struct report *r);

/* Text for a monitoring system: https://prometheus.io/docs/specs/om/
 * open_metrics_spec/, version 1.0. Each report is a value of the label
 * "period". */
void metrics_openmetrics(struct buf *out, const struct metrics_text *t);

#endif
