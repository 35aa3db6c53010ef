#include "model/policy_merge.h"

#include "base/map.h"
#include "model/policy.h"
#include "read/keys.h"
#include "read/scalar.h"

/* A map or list under construction. */
struct joined {
	struct arena *a;
	struct node *node;
	struct node *last;
	struct map by_key;	/* key -> struct node in it */
};

static struct joined
joined_like(struct arena *a, const struct node *n)
{
	struct joined j = { .a = a, .node = arena_new(a, struct node) };

	*j.node = *n;
	j.node->first = NULL;
	j.node->n = 0;
	return j;
}

/* A copy at the end; its children are shared, since nobody changes
 * them. */
static struct node *
append(struct joined *j, const struct node *n)
{
	struct node *copy = arena_new(j->a, struct node);

	*copy = *n;
	copy->next = NULL;
	if (j->last)
		j->last->next = copy;
	else
		j->node->first = copy;
	j->last = copy;
	j->node->n++;
	return copy;
}

/* Put a value where another stands, under the same key. */
static void
replace(struct node *at, const struct node *with)
{
	struct node *next = at->next;
	str key = at->key;

	*at = *with;
	at->key = key;
	at->next = next;
}

static const struct schema *
shape_of(const struct schema *map, str key)
{
	if (map->type == SCHEMA_DICT)
		return map->of;
	for (const struct schema_key *k = map->keys; k && k->key; k++)
		if (str_eq(str_c(k->key), key))
			return k->is;
	return NULL;
}

/* Lists that are joined: their items have an id and can be dropped. The
 * id of a level is found however it is spelt. */
static bool
by_id(const struct schema *s, bool *loose)
{
	const struct schema *id;

	if (s->type != SCHEMA_LIST || s->of->type != SCHEMA_MAP ||
	    !shape_of(s->of, STR("drop")))
		return false;
	id = shape_of(s->of, STR("id"));
	*loose = id != &schema_id;
	return id != NULL;
}

static const struct node *
merge_map(struct arena *a, const struct schema *s, const struct node *base,
    const struct node *own, struct diags *d)
{
	struct joined j = joined_like(a, own);

	for (const struct node *n = base->first; n; n = n->next)
		*map_at(&j.by_key, n->key, a) = append(&j, n);
	for (const struct node *n = own->first; n; n = n->next) {
		struct node *there = map_get(&j.by_key, n->key);
		const struct schema *is = shape_of(s, n->key);

		if (!there)
			append(&j, is ? policy_merge(a, is, NULL, n, d) : n);
		else
			replace(there, is
			    ? policy_merge(a, is, there, n, d) : n);
	}
	return j.node;
}

static bool
dropped(const struct node *item)
{
	bool yes = false;

	scalar_bool(node_text(node_get(item, STR("drop"))), &yes);
	return yes;
}

/* Where the mistake is: the id, as written. */
static struct place
id_place(const struct node *item)
{
	return node_get(item, STR("id"))->at;
}

static void
report_drop(struct arena *a, const struct node *base,
    const struct node *item, struct diags *d)
{
	struct strs ids = { 0 };
	str id = node_text(node_get(item, STR("id"))), near;

	for (const struct node *n = base ? base->first : NULL; n;
	    n = n->next)
		*vec_push(a, &ids) = node_text(node_get(n, STR("id")));
	near = suggest(id, ids.v, ids.n);
	diag_add(d, RULE_POLICY_DROP_UNKNOWN, id_place(item),
	    "there is no " STR_FMT " to take out", STR_ARG(id));
	if (str_empty(near))
		diag_help(d, "take this item out of the file instead");
	else
		diag_meant(d, id, near);
}

/* The items of a list, by id. taken marks what was dropped or is no map:
 * such nodes are left out at the end. */
struct items {
	struct arena *a;
	struct { struct node **v; size_t n, cap; } all;
	struct map by_id;
	bool loose;
};

static struct node **
item_at(struct items *t, str id)
{
	str key = t->loose ? policy_level_key(t->a, id) : id;
	void **at = map_at(&t->by_id, key, t->a);

	if (!*at) {
		struct node **slot = arena_new(t->a, struct node *);

		*at = slot;
	}
	return *at;
}

static void
add_item(struct items *t, const struct schema *s, const struct node *item,
    struct node **at, struct diags *d)
{
	static const struct node nothing = { .kind = NODE_MAP };
	struct node *copy = arena_new(t->a, struct node);

	*copy = *policy_merge(t->a, s, &nothing, item, d);
	*at = copy;
	*vec_push(t->a, &t->all) = copy;
}

/* An item on top of the one of its id, whose own spelling stays. */
static void
join_item(struct items *t, const struct schema *s, struct node *there,
    const struct node *item, struct diags *d)
{
	const struct node *old = node_get(there, STR("id"));
	const struct node *both = policy_merge(t->a, s, there, item, d);
	struct joined j = joined_like(t->a, both);

	for (const struct node *n = both->first; n; n = n->next)
		append(&j, str_eq(n->key, STR("id")) ? old : n);
	*there = *j.node;
}

static void
take_item(struct items *t, const struct schema *s, const struct node *base,
    const struct node *item, struct diags *d)
{
	str id = node_text(node_get(item, STR("id")));
	struct node **at;

	if (item->kind != NODE_MAP || str_empty(id))
		return;		/* reported by the schema */
	at = item_at(t, id);
	if (dropped(item)) {
		if (*at && (*at)->kind == NODE_MAP)
			(*at)->kind = NODE_NULL;
		else
			report_drop(t->a, base, item, d);
		return;
	}
	if (!*at || (*at)->kind != NODE_MAP) {
		add_item(t, s, item, at, d);
		return;
	}
	if ((*at)->at.file == item->at.file) {
		diag_add(d, RULE_POLICY_ITEM_TWICE, id_place(item),
		    STR_FMT " is there already", STR_ARG(id));
		diag_note(d, (*at)->at, "the first is here");
		diag_help(d, "make one of the two, or give it another id");
		return;
	}
	join_item(t, s, *at, item, d);
}

static const struct node *
merge_items(struct arena *a, const struct schema *s, bool loose,
    const struct node *base, const struct node *own, struct diags *d)
{
	struct items t = { .a = a, .loose = loose };
	struct joined j = joined_like(a, own);

	for (const struct node *n = base ? base->first : NULL; n;
	    n = n->next)
		take_item(&t, s->of, NULL, n, d);
	for (const struct node *n = own->first; n; n = n->next)
		take_item(&t, s->of, base, n, d);
	for (size_t i = 0; i < t.all.n; i++)
		if (t.all.v[i]->kind == NODE_MAP)
			append(&j, t.all.v[i]);
	return j.node;
}

/* A message may be its text alone: then the text is what changes. */
static const struct node *
merge_choice(struct arena *a, const struct schema *s,
    const struct node *base, const struct node *own, struct diags *d)
{
	const struct schema *map = NULL;
	struct node text = *own, wrapped = *own;

	for (size_t i = 0; s->any[i]; i++)
		if (s->any[i]->type == SCHEMA_MAP)
			map = s->any[i];
	if (!map || !shape_of(map, STR("text")) || base->kind != NODE_MAP)
		return own;
	if (own->kind == NODE_MAP)
		return merge_map(a, map, base, own, d);
	text.key = STR("text");
	text.next = NULL;
	wrapped.kind = NODE_MAP;
	wrapped.first = &text;
	wrapped.n = 1;
	return merge_map(a, map, base, &wrapped, d);
}

const struct node *
policy_merge(struct arena *a, const struct schema *s,
    const struct node *base, const struct node *own, struct diags *d)
{
	bool loose, map = s->type == SCHEMA_MAP || s->type == SCHEMA_DICT;
	static const struct node nothing = { .kind = NODE_MAP };

	if (!own)
		return base;
	if (map) {
		if (own->kind == NODE_MAP)
			return merge_map(a, s, base && base->kind == NODE_MAP
			    ? base : &nothing, own, d);
		return base ? base : own;
	}
	if (by_id(s, &loose)) {
		if (own->kind == NODE_LIST)
			return merge_items(a, s, loose, base &&
			    base->kind == NODE_LIST ? base : NULL, own, d);
		return base ? base : own;
	}
	if (!base || own->kind == NODE_NULL)
		return own;
	if (s->type == SCHEMA_CHOICE)
		return merge_choice(a, s, base, own, d);
	return own;
}
