/* Front matter that nothing asks for any more. */
#include "cli/load_parts.h"

#define INTERNAL STR("internal")

/* Keys that pages show straight from the front matter, which must stay. The
 * tags of an incident are in struct incident; those of postmortems and
 * runbooks are nowhere else. */
static bool
shown(str key, bool tags)
{
	return str_starts(key, STR("x-")) || str_eq(key, INTERNAL) ||
	    str_eq(key, STR("links")) || str_eq(key, STR("causes")) ||
	    (tags && str_eq(key, STR("tags")));
}

static void
forget(struct document *doc, bool tags, struct arena *a)
{
	static const struct node nothing = { .kind = NODE_MAP };
	struct node *front = NULL, **end = NULL;

	for (const struct node *n = doc->front->first; n; n = n->next) {
		if (!shown(n->key, tags))
			continue;
		if (!front) {
			front = arena_new(a, struct node);
			front->kind = NODE_MAP;
			end = &front->first;
		}
		*end = node_dup(a, n);
		end = &(*end)->next;
		front->n++;
	}
	doc->front = front ? front : &nothing;
}

void
load_forget(struct load *l)
{
	struct corpus *c = &l->corpus;

	for (size_t i = 0; i < c->incidents.n; i++) {
		struct incident *in = &c->incidents.v[i];

		forget(&in->doc, false, &l->arena);
		in->internal_facts = node_get(in->doc.front, INTERNAL);
	}
	for (size_t i = 0; i < c->postmortems.n; i++)
		forget(&c->postmortems.v[i].doc, true, &l->arena);
	for (size_t i = 0; i < c->maintenance.n; i++)
		forget(&c->maintenance.v[i].doc, true, &l->arena);
	for (size_t i = 0; i < c->runbooks.n; i++)
		forget(&c->runbooks.v[i].doc, true, &l->arena);
	for (size_t i = 0; i < c->pages.n; i++)
		forget(&c->pages.v[i].doc, true, &l->arena);
	for (int i = 0; i < l->jobs; i++)
		arena_release(&l->workers[i].fronts);
}

void
load_forget_full(struct load *l)
{
	/* The team's corpus is the full one. */
	if (!l->with_internal)
		arena_release(&l->documents);
}
