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

/* Whether a list is joined item by item: its items have an id and can be
 * dropped. *loose: ids are levels, which are the same however they are
 * spelt. */
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

/* The items of a list, in order and by id. One that was dropped or is no
 * map is of another kind; it is left out at the end. */
struct item {
	struct node *node;
	struct item *prev, *next;
	/* What was put behind it last, so that several that want to stand
	 * there keep their order. */
	struct item *behind;
	const struct node *wish;	/* before: or after:, until it is done */
	bool waiting;			/* for what it wants to be beside */
};

struct items {
	struct arena *a;
	struct item *first, *last;
	struct map by_id;
	bool loose;
};

/* Put an item behind another; NULL: at the beginning. */
static void
link_item(struct items *t, struct item *at, struct item *item)
{
	item->prev = at;
	item->next = at ? at->next : t->first;
	*(item->prev ? &item->prev->next : &t->first) = item;
	*(item->next ? &item->next->prev : &t->last) = item;
}

static void
unlink_item(struct items *t, struct item *item)
{
	*(item->prev ? &item->prev->next : &t->first) = item->next;
	*(item->next ? &item->next->prev : &t->last) = item->prev;
}

/* The item of an id. One that only was asked for, and that no list has given
 * yet, has no node. */
static struct item *
item_at(struct items *t, str id)
{
	str key = t->loose ? policy_level_key(t->a, id) : id;
	void **at = map_at(&t->by_id, key, t->a);

	if (!*at)
		*at = arena_new(t->a, struct item);
	return *at;
}

static bool
there(const struct item *item)
{
	return item && item->node && item->node->kind == NODE_MAP;
}

static void
add_item(struct items *t, const struct schema *s, const struct node *item,
    struct item *at, struct diags *d)
{
	static const struct node nothing = { .kind = NODE_MAP };
	bool again = at->node != NULL;	/* after it was dropped */

	at->node = arena_new(t->a, struct node);
	*at->node = *policy_merge(t->a, s, &nothing, item, d);
	if (again)
		unlink_item(t, at);
	link_item(t, t->last, at);
}

/* Merge an item into the one of the same id, which keeps its spelling of the
 * id. */
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
	struct item *at;

	if (item->kind != NODE_MAP || str_empty(id))
		return;		/* reported by the schema */
	at = item_at(t, id);
	if (dropped(item)) {
		if (there(at))
			at->node->kind = NODE_NULL;
		else
			report_drop(t->a, base, item, d);
		return;
	}
	if (!there(at)) {
		add_item(t, s, item, at, d);
		return;
	}
	if (at->node->at.file == item->at.file) {
		diag_add(d, RULE_POLICY_ITEM_TWICE, id_place(item),
		    STR_FMT " is there already", STR_ARG(id));
		diag_note(d, at->node->at, "the first is here");
		diag_help(d, "make one of the two, or give it another id");
		return;
	}
	join_item(t, s, at->node, item, d);
}

static void
report_place(struct items *t, const struct node *word, struct diags *d)
{
	struct strs ids = { 0 };
	str near;

	for (const struct item *i = t->first; i; i = i->next)
		if (there(i))
			*vec_push(t->a, &ids) = node_text(node_get(i->node,
			    STR("id")));
	near = suggest(node_text(word), ids.v, ids.n);
	diag_add(d, RULE_POLICY_PLACE, word->at, "there is no " STR_FMT
	    " to stand " STR_FMT, STR_ARG(node_text(word)),
	    STR_ARG(word->key));
	if (str_empty(near))
		diag_help(d, "\"allclear policy show\" prints the ids that "
		    "there are");
	else
		diag_meant(d, node_text(word), near);
}

/* What an item wants to stand beside: the value of before: or after:, or
 * NULL. */
static const struct node *
wish_of(const struct node *own)
{
	const struct node *before = node_get(own, STR("before"));
	const struct node *after = node_get(own, STR("after"));

	if (!str_empty(node_text(before)))
		return before;
	return str_empty(node_text(after)) ? NULL : after;
}

static void
note_wish(struct items *t, const struct node *own, struct diags *d)
{
	str id = node_text(node_get(own, STR("id")));
	const struct node *word = wish_of(own);
	const struct node *other = node_get(own, STR("after"));
	struct item *item;

	if (!word || str_empty(id) || !there(item = item_at(t, id)))
		return;
	item->wish = word;
	if (word == other || str_empty(node_text(other)))
		return;
	diag_add(d, RULE_POLICY_PLACE, other->at,
	    STR_FMT " cannot stand in two places", STR_ARG(id));
	diag_note(d, word->at, "its place is given here");
	diag_help(d, "keep one of before: and after:");
}

static void
place_item(struct items *t, struct item *item, struct item *beside,
    struct diags *d)
{
	const struct node *word = item->wish;
	bool before = str_eq(word->key, STR("before"));

	item->wish = NULL;
	if (!there(beside)) {
		report_place(t, word, d);
		return;
	}
	if (item == beside) {
		diag_add(d, RULE_POLICY_PLACE, word->at,
		    "nothing stands " STR_FMT " itself", STR_ARG(word->key));
		diag_help(d, "name another one");
		return;
	}
	if (beside->wish) {
		diag_add(d, RULE_POLICY_PLACE, word->at,
		    "these places go round in a circle");
		diag_note(d, beside->wish->at, "from here");
		diag_help(d, "let one of them stand beside something else");
	}
	unlink_item(t, item);
	if (before) {
		link_item(t, beside->prev, item);
		return;
	}
	link_item(t, beside->behind ? beside->behind : beside, item);
	beside->behind = item;
}

/* Place an item, and before it whatever it wants to stand beside. */
static void
settle_item(struct items *t, struct item *item, struct diags *d)
{
	struct { struct item **v; size_t n, cap; } path = { 0 };

	*vec_push(t->a, &path) = item;
	while (path.n) {
		struct item *at = path.v[path.n - 1];
		struct item *beside = item_at(t, node_text(at->wish));

		if (there(beside) && beside->wish && !beside->waiting &&
		    beside != at) {
			at->waiting = true;
			*vec_push(t->a, &path) = beside;
			continue;
		}
		place_item(t, at, beside, d);
		path.n--;
	}
}

/* Append an item without before: and after:, whose wishes the order of the
 * list now shows. */
static void
append_item(struct joined *list, const struct node *item)
{
	struct joined j = joined_like(list->a, item);

	for (const struct node *n = item->first; n; n = n->next)
		if (!str_eq(n->key, STR("before")) &&
		    !str_eq(n->key, STR("after")))
			append(&j, n);
	append(list, j.node);
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
	for (const struct node *n = own->first; n; n = n->next)
		note_wish(&t, n, d);
	for (const struct node *n = own->first; n; n = n->next) {
		struct item *item = item_at(&t, node_text(node_get(n,
		    STR("id"))));

		if (item->wish)
			settle_item(&t, item, d);
	}
	for (const struct item *i = t.first; i; i = i->next)
		if (there(i))
			append_item(&j, i->node);
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
