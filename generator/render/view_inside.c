/* What front matters have in common, as facts: links, and internal: where
 * internal things are shown. */
#include "render/view_parts.h"

#include "read/scalar.h"

/* "a, b", "key: value": what is in a list or a map, read out. YAML is not
 * nested deeper than its reader allows. */
static void
read_out(struct buf *b, const struct node *n)
{
	const char *between = "";

	if (n->kind == NODE_SCALAR) {
		buf_str(b, node_text(n));
		return;
	}
	for (const struct node *c = n->first; c; c = c->next) {
		buf_str(b, str_c(between));
		between = ", ";
		if (n->kind == NODE_MAP) {
			buf_str(b, c->key);
			buf_lit(b, ": ");
		}
		read_out(b, c);
	}
}

void
put_internal_facts(const struct view *v, struct value *facts,
    const struct document *doc)
{
	const struct node *map = node_get(doc->front, STR("internal"));

	if (!v->with_internal || !map || map->kind != NODE_MAP)
		return;
	for (const struct node *n = map->first; n; n = n->next) {
		struct value *fact = add_fact(v, facts,
		    fact_name(v, n->key));
		struct buf b = buf_init(BUF_MAX);

		read_out(&b, n);
		fact_text(v, fact, fact_number(v, buf_keep(&b, v->arena)));
		PUT(v, fact->last, "aside", SAY(v, "internal"));
		buf_release(&b);
	}
}

void
put_links(const struct view *v, struct value *facts, struct value *fact,
    const struct document *doc)
{
	const struct node *list = node_get(doc->front, STR("links"));

	for (const struct node *n = node_first(list); n;
	    n = node_next(list, n)) {
		bool map = n->kind == NODE_MAP;
		str url = node_text(map ? node_get(n, STR("url")) : n);
		str title = map ? node_text(node_get(n, STR("title")))
		    : STR_NONE;

		/* What is none was reported. */
		if (!scalar_url(url))
			continue;
		if (!fact)
			fact = add_fact(v, facts, SAY(v, "links"));
		fact_href(v, fact, str_empty(title) ? url : title, url);
	}
}
