/* metrics_table_parts: what metrics_table.c and metrics_table_up.c share.
 */
#ifndef OUTPUT_METRICS_TABLE_PARTS_H
#define OUTPUT_METRICS_TABLE_PARTS_H

#include "output/metrics_text.h"

/* Text in a column, cut when it is too wide. With 0 columns it is the last
 * one of its line, and stays whole. */
void column_left(struct buf *out, str text, size_t columns);
/* Text that ends where the column does. */
void column_right(struct buf *out, str text, size_t columns);

/* The availability of components and groups: in the period, where one was
 * asked for, else in the usual windows up to now. */
void metrics_table_up(struct buf *out, struct arena *a,
    const struct metrics_text *t);

#endif
