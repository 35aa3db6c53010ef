#include "render/value_node.h"

static const struct {
	str word;
	bool truth;
} truths[] = {
	{ STR_INIT("true"), true },
	{ STR_INIT("True"), true },
	{ STR_INIT("TRUE"), true },
	{ STR_INIT("false"), false },
	{ STR_INIT("False"), false },
	{ STR_INIT("FALSE"), false },
};

static struct value *
scalar(struct arena *a, const struct node *n)
{
	size_t count = n->quoted ? 0 : sizeof(truths) / sizeof(truths[0]);

	for (size_t i = 0; i < count; i++)
		if (str_eq(n->text, truths[i].word))
			return value_bool(a, truths[i].truth);
	return value_text(a, n->text);
}

struct value *
value_from_node(struct arena *a, const struct node *n)
{
	struct value *v;

	switch (n ? n->kind : NODE_NULL) {
	case NODE_SCALAR:
		return scalar(a, n);
	case NODE_LIST:
		v = value_list(a);
		for (const struct node *c = n->first; c; c = c->next)
			value_add(v, value_from_node(a, c));
		return v;
	case NODE_MAP:
		v = value_map(a);
		for (const struct node *c = n->first; c; c = c->next)
			value_set(v, c->key, value_from_node(a, c));
		return v;
	case NODE_NULL:
		break;
	}
	return value_null(a);
}
