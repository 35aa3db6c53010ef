/* value_node: a value tree from YAML that was read into nodes.
 *
 * For data and strings that a theme or the command line brings, and for
 * keys that pass through to the theme. A scalar is text as written, but
 * for the unquoted words true and false (also True, TRUE and so on),
 * which are truth. Keys and text are not copied: the tree lives no
 * longer than the nodes.
 */
#ifndef RENDER_VALUE_NODE_H
#define RENDER_VALUE_NODE_H

#include "read/node.h"
#include "render/value.h"

/* NULL (no node) becomes null. Recurses as deep as the nodes are nested,
 * which their reader has bounded. */
struct value *value_from_node(struct arena *a, const struct node *n);

#endif
