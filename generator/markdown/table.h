/* table: GFM tables, found in the source and put into the tree.
 *
 * libcmark sees no tables. Most of them stand at the left margin between
 * blank lines: those are found before it parses. The text that it gets
 * has, in place of each table, an HTML comment of as many lines, and
 * before the body, one heading for each cell, so that cells are parsed
 * in the same run and know the reference definitions of the body. Then
 * the comment's node becomes the table, and the headings its cells.
 *
 * Tables in quotes, in lists, or at the end of a paragraph are found in
 * the paragraphs that libcmark makes of them, and the body is parsed once
 * more. The same happens when a comment of ours did not become a node of
 * its own, because the table stood in a code block.
 */
#ifndef MARKDOWN_TABLE_H
#define MARKDOWN_TABLE_H

#include "markdown/mask.h"

struct cell {
	uint32_t col, len;	/* in its line, white space left out */
	uint32_t row;		/* line */
};

struct table {
	uint32_t line, last;	/* of the body, from 0 */
	uint32_t columns;
	enum md_align *align;
	/* Cells as written, row after row; row i has those up to ends[i].
	 * Row 0 is the header. The delimiter row has none. */
	struct cell *cells;
	uint32_t *ends;
	uint32_t rows;
	/* What stands before the first line and before the others, where
	 * that is more than nothing. */
	str first_prefix, prefix;
	md_node *node;		/* of the comment, once it is parsed */
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

/* tables.c: parse the body, masked, into m->root, with its tables. */
void md_tables_parse(struct md *m, const struct rulers *rulers,
    const struct mask *mask);

#endif
