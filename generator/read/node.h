/* node: a YAML value that knows where it was written.
 *
 * Scalars keep the text the writer typed (after YAML's unquoting); what
 * a scalar means (a time, a number, a name) is decided by the one who
 * asks. Nodes and their text live in the arena given to the reader.
 */
#ifndef READ_NODE_H
#define READ_NODE_H

#include "base/diag.h"

enum node_kind {
	NODE_NULL,	/* nothing, ~ or null, unquoted */
	NODE_SCALAR,
	NODE_LIST,
	NODE_MAP,
};

struct node {
	enum node_kind kind;
	bool quoted;		/* a scalar in quotes or a block scalar */
	struct place at;	/* of the value */
	struct place key_at;	/* of its key; line 0 outside a map */
	str key;		/* its key, when it stands in a map */
	str text;		/* a scalar's */
	struct node *first;	/* child of a list or map, in written order */
	struct node *next;	/* sibling */
	size_t n;		/* children */
};

/* The value of a key of a map; NULL when n is NULL, no map, or has none.
 * Linear in the keys: for maps whose keys are known beforehand. */
const struct node *node_get(const struct node *n, str key);

/* For a key that takes a list or a single value: the items of a list, or
 * the one value itself. NULL when n is NULL, empty or a map, and after
 * the last.
 *	for (i = node_first(n); i; i = node_next(n, i)) */
const struct node *node_first(const struct node *n);
const struct node *node_next(const struct node *n, const struct node *item);

/* The text of a scalar, trimmed; STR_NONE when n is NULL or no scalar. */
str node_text(const struct node *n);

/* A copy of a node and of what is in it, without its siblings; its text is
 * not copied. */
struct node *node_dup(struct arena *a, const struct node *n);

#endif
