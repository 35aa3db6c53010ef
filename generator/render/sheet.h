/* sheet: one table, shown twice: as a table of a page, in the words of
 * the reader, and as CSV, in numbers for programs. It is written once, so
 * that the two cannot disagree.
 *
 * First the columns, then row by row the cells. In CSV lengths are in
 * whole seconds, shares in per cent, what is not known is empty; rows end
 * in CRLF (RFC 4180).
 */
#ifndef RENDER_SHEET_H
#define RENDER_SHEET_H

#include "base/buf.h"
#include "measure/budget.h"
#include "measure/confidence.h"
#include "measure/ratio.h"
#include "render/view.h"

struct sheet {
	const struct view *v;
	struct value *columns, *rows, *cells;	/* NULL: not for a page */
	struct buf *csv;			/* NULL: not as CSV */
	bool begun;		/* a field of the line is there */
	bool headed;		/* the line of the headings is over */
};

/* A table under a key of a map. */
struct sheet sheet_table(const struct view *v, struct value *map,
    const char *key, str caption);
struct sheet sheet_csv(const struct view *v, struct buf *out);

/* id is the heading in CSV (of bounds two, with a comma), word the key of
 * what a page calls it. The first column holds words. */
void sheet_column(struct sheet *s, const char *id, const char *word);
/* A column of a page with a heading of its own. */
void sheet_column_text(struct sheet *s, str text);
/* id stands in CSV; text, what stands beside it and a link on a page. */
void sheet_row(struct sheet *s, str id, str text, str aside, str url);
void sheet_end(struct sheet *s);	/* after the last row */

void sheet_count(struct sheet *s, size_t n);
void sheet_number(struct sheet *s, bool known, int64_t n);
void sheet_length(struct sheet *s, bool known, int64_t seconds);
/* A number with a few words beneath it; of a page only. */
void sheet_count_aside(struct sheet *s, size_t n, str aside);
void sheet_length_aside(struct sheet *s, bool known, int64_t seconds,
    str aside);
/* A length with how sure it is, one cell; of a page only. */
void sheet_length_sure(struct sheet *s, bool known, int64_t seconds,
    struct bounds b);
/* Two cells of CSV, one of a page. */
void sheet_bounds(struct sheet *s, struct bounds b);
void sheet_share(struct sheet *s, struct ratio r);
/* What was available, beside its objective (0: none); of a page only. */
void sheet_available(struct sheet *s, const struct availability *a,
    int64_t slo);
/* A share that somebody wrote down, in millionths of a per cent: it is never
 * rounded. */
void sheet_share_exact(struct sheet *s, bool known, int64_t millionths);
/* A share with what it is of beneath it, "11 of 12"; of a page only. */
void sheet_share_of(struct sheet *s, struct ratio r);
/* Thousandths of one, with one decimal. */
void sheet_thousandths(struct sheet *s, bool known, int64_t n);
str tenths_text(const struct view *v, int64_t thousandths);
/* What of a budget is spent, in per cent; may be above 100. */
void sheet_burned(struct sheet *s, const struct budget *b);
/* text stands in CSV, shown on a page. */
void sheet_text(struct sheet *s, str text, str shown);

#endif
