/* parse: a body on its way through libcmark. Private to markdown/.
 *
 * libcmark sees no tables. Most of them stand at the left margin between
 * blank lines: those are found before it parses. The text that it gets
 * has, in place of each table, an HTML comment of as many lines, and
 * before the body, one heading for each cell that is more than text, so
 * that cells are parsed in the same run and know the definitions of the
 * body. Then the table is built where the comment's node is.
 *
 * Tables in quotes, in lists, or at the end of a paragraph are found in
 * the paragraphs that libcmark makes of them, and the body is parsed once
 * more. The same happens when a comment of ours did not become a node of
 * its own, because the table stood in a code block.
 */
#ifndef MARKDOWN_PARSE_H
#define MARKDOWN_PARSE_H

#include <cmark.h>

#include "markdown/mask.h"
#include "markdown/table.h"

struct parse {
	struct md *m;
	struct mask mask;
	int options;		/* of libcmark */
	struct tables tables;
	cmark_node *root;
	uint32_t ahead;		/* lines of ours before the body */
};

/* tables.c: parse the body; p->m and p->options are given. */
void md_parse_tables(struct parse *p, const struct rulers *rulers);
/* build.c: the tree that came of it, into p->m->root. */
void md_build(struct parse *p);

/* The first block of the body itself. */
cmark_node *md_first_block(const struct parse *p);
/* First and last line of a block of libcmark's. */
uint32_t md_first_line(const struct parse *p, cmark_node *block);
uint32_t md_end_line(const struct parse *p, cmark_node *block,
    uint32_t first);

#endif
