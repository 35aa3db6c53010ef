/* prefix: what quotes and list items put before the lines in them.
 *
 * libcmark tells which blocks a paragraph is in, but not how far they are
 * indented. This finds it from the line on which each of them begins, as
 * the CommonMark spec says (5.1 and 5.2), tabs as columns.
 */
#ifndef MARKDOWN_PREFIX_H
#define MARKDOWN_PREFIX_H

#include "markdown/parse.h"

struct container {
	bool quote;
	uint32_t line;		/* on which it begins */
	uint32_t width;		/* of an item: columns before its content */
};

struct prefix {
	const struct md *m;
	struct container in[MD_DEPTH_MOST + 1];	/* outermost first */
	uint32_t n;
};

/* Of the block n. False when it is deeper than a body may be, or its
 * lines are not as we would think. */
bool md_prefix(const struct parse *p, cmark_node *n, struct prefix *out);

/* What is left of a line behind the prefix: its content without white
 * space before it, where it begins, and how many columns it is indented.
 * False when the line lacks a part of the prefix (a lazy line); the
 * content is then what is behind the part that it has. */
bool md_prefix_strip(const struct prefix *p, uint32_t line, str *content,
    uint32_t *col, uint32_t *indent);

/* What puts a line into the same blocks. */
str md_prefix_text(const struct prefix *p, struct arena *a);

#endif
