/* prose: text and code that are plain to see. Private to markdown/.
 *
 * Most lines, and most cells of tables, have nothing in them but text, and
 * code between single backticks: they need no parser.
 */
#ifndef MARKDOWN_PROSE_H
#define MARKDOWN_PROSE_H

#include "markdown/tree.h"

/* Whether libcmark would find nothing else in a part of a line without
 * white space at its ends. What it would do with bytes that are not UTF-8
 * is for the caller to know. */
bool md_is_text(const struct md *m, str t);
/* The nodes of that, behind those that the block has. */
void md_put_text(struct md *m, md_node *block, str t);

#endif
