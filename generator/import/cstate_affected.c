/* The systems that an issue names. */
#include "import/cstate_parts.h"

/* Whether two names differ in one place only, and little. Names of hosts
 * share most of their letters ("accounts.example.org" and
 * "archives.example.org"), and are not mistaken for each other. */
static bool
slip(str a, str b)
{
	enum { LITTLE = 3 };
	size_t head = 0, tail = 0;

	while (head < a.n && head < b.n && a.p[head] == b.p[head])
		head++;
	while (tail < a.n - head && tail < b.n - head &&
	    a.p[a.n - 1 - tail] == b.p[b.n - 1 - tail])
		tail++;
	return a.n - head - tail <= LITTLE && b.n - head - tail <= LITTLE;
}

/* Suggestions for a name, found once: archives repeat their mistakes. */
static str
suggested(struct cstate *c, str name)
{
	void **at = map_at(&c->suggested, name, c->keep);
	str *found = *at;

	if (!found) {
		*at = found = arena_new(c->keep, str);
		*found = suggest(name, c->config->names.v,
		    c->config->names.n);
		if (!slip(name, *found))
			*found = STR_NONE;
	}
	return *found;
}

static void
count_unknown(struct cstate *c, str name)
{
	void **at = map_at(&c->by_unknown, name, c->keep);

	if (!*at) {
		*vec_push(c->keep, &c->unknown) =
		    (struct cstate_name){ name, 0 };
		*at = (void *)(uintptr_t)c->unknown.n;
	}
	c->unknown.v[(uintptr_t)*at - 1].n++;
	c->count.unknown++;
}

/* One name of affected:. seen holds those above it. */
static void
read_system(struct cstate *c, struct cstate_doc *doc, const struct node *n,
    struct map *seen)
{
	str name = node_text(n), near;
	const struct cstate_system *s = map_get(&c->config->by_name, name);
	void **twice = map_at(seen, name, c->keep);

	c->count.names++;
	if (*twice) {
		diag_add(c->diags, RULE_IMPORT_COMPONENT, n->at,
		    STR_FMT " is named twice", STR_ARG(name));
		return;
	}
	*twice = doc;
	if (s) {
		*vec_push(c->keep, &doc->components) = s->id;
		return;
	}
	count_unknown(c, name);
	diag_add(c->diags, RULE_IMPORT_COMPONENT, n->at,
	    "\"" STR_FMT "\" is no system of the configuration",
	    STR_ARG(name));
	s = map_get(&c->config->by_folded, str_lower(c->keep, name));
	near = s ? s->name : suggested(c, name);
	diag_meant(c->diags, name, near);
	*vec_push(c->keep, &doc->unknown) = name;
}

void
cstate_affected(struct cstate *c, struct cstate_doc *doc, bool needed)
{
	const struct node *n = cstate_key(doc->keys, "affected");
	struct map seen = { 0 };
	bool whole = true;

	if (n && n->kind == NODE_MAP) {
		diag_add(c->diags, RULE_IMPORT_VALUE, n->at,
		    "affected is a map, not a list");
		whole = false;
		cstate_keep(c, doc, n);
	} else if (n && n->kind == NODE_SCALAR && !cstate_empty(n)) {
		read_system(c, doc, n, &seen);
	} else if (n && n->kind == NODE_LIST) {
		for (const struct node *i = n->first; i; i = i->next) {
			if (i->kind == NODE_SCALAR && !cstate_empty(i)) {
				read_system(c, doc, i, &seen);
				continue;
			}
			diag_add(c->diags, RULE_IMPORT_VALUE, i->at,
			    "this is no system's name");
			whole &= i->kind != NODE_LIST && i->kind != NODE_MAP;
		}
		if (!whole) {
			/* Kept as it stands, the unknown names in it. */
			cstate_keep(c, doc, n);
			doc->unknown.n = 0;
		}
	}
	if (needed && whole && doc->components.n + doc->unknown.n == 0)
		diag_add(c->diags, RULE_IMPORT_NO_COMPONENTS, n ?
		    (n->key_at.line ? n->key_at : n->at) : doc->date_at,
		    "no system is named");
}
