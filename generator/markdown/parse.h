/* parse: a body on its way through libcmark. Private to markdown/.
 *
 * libcmark gets the body without the pieces that are read without it
 * (piece.h), with a comment in place of each, and before the body one
 * heading for each cell of a table that is more than text: so cells are
 * parsed in the same run and know the definitions of the body.
 *
 * Tables in quotes, in lists, or at the end of a paragraph are found in
 * the paragraphs that libcmark makes of them, and the body is parsed once
 * more. The comment of a table in a quote or an item has as many lines as
 * the table, for where that ends.
 */
#ifndef MARKDOWN_PARSE_H
#define MARKDOWN_PARSE_H

#include <cmark.h>

#include "markdown/mask.h"
#include "markdown/piece.h"

struct parse {
	struct md *m;
	struct mask mask;
	int options;		/* of libcmark */
	struct pieces pieces;
	cmark_node *root;
	uint32_t ahead;		/* lines of ours before the body */
	/* Of each line that libcmark got, which one of the body it is; NULL
	 * when they are the same. */
	uint32_t *lines;
	uint32_t fed;		/* how many they are */
};

/* tables.c: the tree of the body, in p->m->root; p->m, p->mask and
 * p->options are given. */
void md_parse_tables(struct parse *p, const struct rulers *rulers);
/* build.c: that tree of what libcmark made. False when a piece is not
 * where it should be. */
bool md_build(struct parse *p);

/* The first block of the body itself. */
cmark_node *md_first_block(const struct parse *p);
/* First and last line of a block of libcmark's. */
uint32_t md_first_line(const struct parse *p, cmark_node *block);
uint32_t md_end_line(const struct parse *p, cmark_node *block,
    uint32_t first);

/* Whether a table stands in a quote or an item. */
static inline bool
md_table_inside(const struct table *t)
{
	return t->first_prefix.n > 0 || t->prefix.n > 0;
}

#endif
