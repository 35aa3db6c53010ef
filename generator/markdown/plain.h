/* plain: the plain text of one node. Private to text.c and html.c, which
 * must count it alike. */
#ifndef MARKDOWN_PLAIN_H
#define MARKDOWN_PLAIN_H

#include "markdown/tree.h"

/* Of text and code the literal, of breaks a space, of others nothing. */
str md_plain(const md_node *n);

#endif
