/* plain: plain text for what is in markdown/. Private to it. */
#ifndef MARKDOWN_PLAIN_H
#define MARKDOWN_PLAIN_H

#include "markdown/tree.h"

/* Of text and code the literal, of breaks a space, of others nothing:
 * text.c and html.c must count it alike. */
str md_plain(const md_node *n);

#endif
