/* metrics_text: metrics as a table for a terminal, as JSON, as CSV.
 */
#ifndef OUTPUT_METRICS_TEXT_H
#define OUTPUT_METRICS_TEXT_H

#include "base/buf.h"
#include "measure/metrics.h"

struct metrics_text {
	const struct corpus *corpus;
	const struct metrics *metrics;
	str scope;		/* "2026", "all incidents": for the heading */
};

/* At most 80 columns wide. */
void metrics_table(struct buf *out, const struct metrics_text *t);

/* One object: {"version":1,"as_of":...,"incidents":...,"intervals":[...],
 * "severities":[...],"months":[...],"components":[...]}. Lengths are in
 * seconds, parts of a whole in [part, whole]; what is not known is null.
 * Ends with a line end. */
void metrics_json(struct buf *out, const struct metrics_text *t);

/* One row an interval, RFC 4180 with a heading; lengths in seconds, what
 * is not known empty. */
void metrics_csv(struct buf *out, const struct metrics_text *t);

#endif
