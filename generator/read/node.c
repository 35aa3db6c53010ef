#include "read/node.h"

#include "base/arena.h"

const struct node *
node_get(const struct node *n, str key)
{
	if (!n || n->kind != NODE_MAP)
		return NULL;
	for (const struct node *c = n->first; c; c = c->next)
		if (str_eq(c->key, key))
			return c;
	return NULL;
}

const struct node *
node_first(const struct node *n)
{
	return !n ? NULL : n->kind == NODE_LIST ? n->first
	    : n->kind == NODE_SCALAR ? n : NULL;
}

const struct node *
node_next(const struct node *n, const struct node *item)
{
	/* The next of a value that stands alone is another key. */
	return n == item ? NULL : item->next;
}

str
node_text(const struct node *n)
{
	if (!n || n->kind != NODE_SCALAR)
		return STR_NONE;
	return str_trim(n->text);
}

struct node *
node_dup(struct arena *a, const struct node *n)
{
	struct node *copy = arena_new(a, struct node), **end = &copy->first;

	*copy = *n;
	copy->first = copy->next = NULL;
	/* As deep as the YAML reader lets it be. */
	for (const struct node *c = n->first; c; c = c->next) {
		*end = node_dup(a, c);
		end = &(*end)->next;
	}
	return copy;
}
