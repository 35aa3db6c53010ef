#include "render/value.h"

#include <assert.h>

static struct value *
make(struct arena *a, enum value_kind kind)
{
	struct value *v = arena_new(a, struct value);

	v->kind = kind;
	return v;
}

struct value *
value_null(struct arena *a)
{
	return make(a, VALUE_NULL);
}

struct value *
value_unknown(struct arena *a, str text)
{
	struct value *v = make(a, VALUE_NULL);

	v->text = text;
	return v;
}

struct value *
value_map(struct arena *a)
{
	return make(a, VALUE_MAP);
}

struct value *
value_list(struct arena *a)
{
	return make(a, VALUE_LIST);
}

struct value *
value_text(struct arena *a, str text)
{
	struct value *v = make(a, VALUE_TEXT);

	v->text = text;
	return v;
}

struct value *
value_html(struct arena *a, str html)
{
	struct value *v = make(a, VALUE_HTML);

	v->text = html;
	return v;
}

struct value *
value_bool(struct arena *a, bool truth)
{
	struct value *v = make(a, VALUE_BOOL);

	v->truth = truth;
	return v;
}

static struct value *
append(struct value *to, struct value *v)
{
	assert(!v->next);
	if (to->last)
		to->last->next = v;
	else
		to->first = v;
	to->last = v;
	return v;
}

/* The children of a map are a list in the order they were added, and at
 * the same time a trie over the bits of their hashes, whose root is the
 * first child. Where the bits run out it goes on as a list. */
struct value *
value_set_at(struct value *map, str key, uint32_t hash, struct value *v)
{
	struct value *at = map->first;
	uint32_t bits = hash;

	assert(map->kind == VALUE_MAP);
	map->has = (map->has | value_bit(hash)) & 0xffffu;
	v->key = key;
	v->hash = hash;
	while (at) {
		struct value **side = &at->side[bits & 1];

		if (!*side) {
			*side = v;
			break;
		}
		at = *side;
		bits >>= 1;
	}
	return append(map, v);
}

struct value *
value_add(struct value *list, struct value *v)
{
	assert(list->kind == VALUE_LIST);
	return append(list, v);
}

void
value_put_at(struct arena *a, struct value *map, str key, uint32_t hash,
    enum value_kind kind, str text)
{
	struct value *v;

	if (!text.p)
		return;
	v = make(a, kind);
	v->text = text;
	value_set_at(map, key, hash, v);
}

void
value_put_bool_at(struct arena *a, struct value *map, str key, uint32_t hash,
    bool v)
{
	value_set_at(map, key, hash, value_bool(a, v));
}

void
value_put_int(struct arena *a, struct value *map, str key, int64_t v)
{
	value_put(a, map, key, str_int(a, v));
}

const struct value *
value_search(const struct value *map, str key, uint32_t hash)
{
	const struct value *at = map->first;

	for (uint32_t bits = hash; at; bits >>= 1) {
		if (at->hash == hash && key_eq(at->key, key))
			return at;
		at = at->side[bits & 1];
	}
	return NULL;
}

struct value *
value_share(struct arena *a, const struct value *of)
{
	struct value *v = make(a, of->kind);

	v->has = of->has;
	v->first = of->first;
	v->last = of->last;
	return v;
}

bool
value_truth(const struct value *v)
{
	if (!v)
		return false;
	switch (v->kind) {
	case VALUE_NULL:
		return false;
	case VALUE_BOOL:
		return v->truth;
	case VALUE_TEXT:
	case VALUE_HTML:
		return v->text.n > 0;
	case VALUE_LIST:
		return v->first != NULL;
	case VALUE_MAP:
		return true;
	}
	return false;
}
