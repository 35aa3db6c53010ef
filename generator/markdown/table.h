/* table: the rows of a GFM table, as they stand in the source. Private to
 * markdown/.
 */
#ifndef MARKDOWN_TABLE_H
#define MARKDOWN_TABLE_H

#include "markdown/tree.h"

struct cell {
	uint32_t col, len;	/* in its line, white space left out */
	uint32_t row;		/* line */
	bool parsed;		/* libcmark has to look at it */
};

/* A cell as it stands in its line. */
static inline str
md_cell_text(const struct md *m, const struct cell *c)
{
	return str_of(m->text.p + m->starts[c->row] + c->col, c->len);
}

struct cmark_node;

struct table {
	uint32_t line, last;	/* of the body, from 0 */
	uint32_t columns;
	enum md_align *align;
	/* Cells as written, row after row; row i has those up to ends[i].
	 * Row 0 is the header. The delimiter row has none. */
	struct cell *cells;
	uint32_t *ends;
	uint32_t rows;
	/* The first that says something beyond the columns; len 0: none. */
	struct cell dropped;
	/* What stands before the first line and before the others, where
	 * that is more than nothing. */
	str first_prefix, prefix;
	struct cmark_node *node;	/* of the comment, once parsed */
};

struct tables {
	struct table *v;	/* in the order of their lines */
	size_t n, cap;
};

/* A table whose delimiter row is this line, if there is one at the left
 * margin between blank lines. */
bool md_table_plain(struct md *m, uint32_t ruler, struct table *out);

/* A row's cells: how many there are, at most `most` are stored. Content
 * is the line without what stands before the row; col is where content
 * begins in its line. */
uint32_t md_table_cells(str content, uint32_t col, struct cell *out,
    uint32_t most);
/* The header, the delimiter row and the rows behind them, as lines that
 * are given by content(); last is the last line that may be a row. False
 * when there is no table. */
struct table_lines {
	struct md *m;
	void *context;
	/* The content of a line, and its column; false when the line is
	 * not in the same block as the others. */
	bool (*content)(void *context, uint32_t line, str *out,
	    uint32_t *col);
	uint32_t last;
};
bool md_table_read(const struct table_lines *l, uint32_t ruler,
    struct table *out);

#endif
