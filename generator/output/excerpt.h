/* excerpt: the part of a line around a span, as a terminal shows it.
 */
#ifndef OUTPUT_EXCERPT_H
#define OUTPUT_EXCERPT_H

#include "base/buf.h"

struct excerpt {
	str line;
	size_t from, to;	/* bytes of the line that are shown */
	bool cut_left, cut_right;	/* something is left out there */
	size_t mark_at;		/* columns before the mark */
	size_t mark_n;		/* columns of the mark, at least 1 */
};

/* Choose what to show of a line in some columns, so that the span at byte
 * column col (from 1) of len bytes is in it. Time is bounded by the
 * columns, however long the line is. */
struct excerpt excerpt_of(str line, size_t col, size_t len, size_t columns);

/* The chosen part: tabs as spaces, what a terminal would act on made
 * visible, an ellipsis where it is cut. */
void excerpt_text(struct buf *out, const struct excerpt *e);

#endif
