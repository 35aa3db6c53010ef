/* yaml_write: YAML as a person would write it, and every reader reads it.
 *
 * Values are written plain where no YAML reader could take them for
 * anything but the text they are; else in quotes, or, over several
 * lines, as a literal block. Bytes that are no UTF-8, and control
 * characters, become U+FFFD: a file of this format may not hold them.
 */
#ifndef IMPORT_YAML_WRITE_H
#define IMPORT_YAML_WRITE_H

#include "base/buf.h"
#include "read/node.h"

/* A value on one line: plain or quoted. */
void yaml_text(struct buf *out, str text);

/* "key:" at an indentation in spaces; what follows is the caller's. */
void yaml_key(struct buf *out, int indent, str key);

/* "key: text" with its line end, nothing when text is empty. Text of
 * several lines becomes a literal block where that can hold it. */
void yaml_pair(struct buf *out, int indent, str key, str text);

/* "key: [a, b]", over several lines when it is long; "key: []". */
void yaml_list(struct buf *out, int indent, str key, const str *v,
    size_t n);

/* "key: " and whatever the node is, with its line end. Depth is what the
 * reader allows. */
void yaml_node(struct buf *out, int indent, str key,
    const struct node *n);

#endif
