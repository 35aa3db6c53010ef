/* comment: the comments in a body's raw HTML, with their places. Private
 * to markdown/; md.h has what others use.
 */
#ifndef MARKDOWN_COMMENT_H
#define MARKDOWN_COMMENT_H

#include "markdown/tree.h"

/* The next comment of a node of raw HTML. Nodes are asked in document
 * order, each until there is none left, with one struct for all. */
bool md_comment_in(const struct md *m, md_node *n, struct md_comment *c);

#endif
