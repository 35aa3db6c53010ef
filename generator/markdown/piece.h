/* piece: a part of a body that libcmark does not see. Private to markdown/.
 *
 * It knows no tables. And much of a body is nothing but text: headings,
 * paragraphs and items without a mark in them but `code`, and code between
 * fences. Those are read here, by the rules of libcmark, where their lines
 * alone tell what they are.
 *
 * In place of a piece libcmark gets a comment, which begins where the piece
 * would, interrupts what it would, and ends there. Where the comment turns
 * up in the tree as a block of its own, the piece belongs; where one does
 * not (what looked like a heading stands in a block of HTML, say), the body
 * is parsed once more (tables.c). So a wrong guess costs time, never more.
 */
#ifndef MARKDOWN_PIECE_H
#define MARKDOWN_PIECE_H

#include "markdown/table.h"

struct piece {
	uint32_t line, last;	/* of the body, from 0 */
	uint32_t col;		/* on its first line: 0, or behind a marker */
	/* One of the two: a table, or blocks in a row, as children of this
	 * node. */
	struct table *table;
	md_node *blocks;
};

struct pieces {
	struct piece *v;	/* in the order of their lines */
	size_t n, cap;
};

/* The pieces that need no tree to be found: tables at the left margin
 * between blank lines, and what is nothing but text, if that may be left
 * out at all. False when there may be more tables. Linear in the body. */
bool md_pieces_find(struct md *m, bool text, const struct rulers *rulers,
    struct pieces *out);

#endif
