#include "render/value.h"

#include <assert.h>

#include "base/escape.h"

static struct value *
make(struct arena *a, enum value_kind kind)
{
	struct value *v = arena_take(a, sizeof(*v), alignof(struct value));

	*v = (struct value){ .kind = kind };
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

/* Put a value among the children of a map: a trie over the bits of the hash. */
static inline struct value *
place(struct value *map, struct value *v, uint64_t hash)
{
	struct value **at = &map->root[hash & 1];

	assert(map->kind == VALUE_MAP);
	map->has |= value_bit(hash);
	for (uint64_t bits = hash >> 1; *at; bits >>= 1)
		at = &(*at)->side[bits & 1];
	return *at = v;
}

struct value *
value_set_at(struct value *map, str key, uint64_t hash, struct value *v)
{
	assert(!v->next);
	v->key = key;
	v->hash = hash;
	return place(map, v, hash);
}

struct value *
value_add(struct value *list, struct value *v)
{
	assert(list->kind == VALUE_LIST && !v->next);
	if (list->last)
		list->last->next = v;
	else
		list->first = v;
	list->last = v;
	return v;
}

/* Apart, so that what is done for each value calls nothing. */
static __attribute__((noinline)) void
put_anew(struct arena *a, struct value *map, str key, uint64_t hash,
    enum value_kind kind, str text)
{
	struct value *v = make(a, kind);

	v->text = text;
	value_set_at(map, key, hash, v);
}

void
value_put_at(struct arena *a, struct value *map, str key, uint64_t hash,
    enum value_kind kind, str text)
{
	struct value *v;

	if (!text.p)
		return;
	v = arena_try(a, sizeof(*v), alignof(struct value));
	if (!v) {
		put_anew(a, map, key, hash, kind, text);
		return;
	}
	*v = (struct value){ .kind = kind, .text = text, .key = key,
	    .hash = hash };
	place(map, v, hash);
}

void
value_put_bool_at(struct arena *a, struct value *map, str key, uint64_t hash,
    bool v)
{
	value_set_at(map, key, hash, value_bool(a, v));
}

void
value_put_int(struct arena *a, struct value *map, str key, int64_t v)
{
	value_put(a, map, key, str_int(a, v));
}

/* From a child with the right hash on: one is not enough where they are the
 * same by chance. */
static __attribute__((noinline)) const struct value *
search_on(const struct value *at, str key, uint64_t hash, uint64_t bits)
{
	for (; at; bits >>= 1) {
		if (at->hash == hash && key_same(at->key, key))
			break;
		at = at->side[bits & 1];
	}
	return at;
}

const struct value *
value_search(const struct value *map, str key, uint64_t hash)
{
	const struct value *at = map->root[hash & 1];
	uint64_t bits = hash >> 1;

	for (; at && at->hash != hash; bits >>= 1)
		at = at->side[bits & 1];
	if (!at || (key.n < KEY_SHORT && at->key.n == key.n))
		return at;
	return search_on(at, key, hash, bits);
}

void
value_put_often_at(struct arena *a, struct value *map, str key,
    uint64_t hash, str text)
{
	value_put_at(a, map, key, hash, html_plain(text) ? VALUE_HTML
	    : VALUE_TEXT, text);
}

struct value *
value_share(struct arena *a, const struct value *of)
{
	struct value *v = make(a, of->kind);

	if (of->kind == VALUE_MAP) {
		v->has = of->has;
		v->root[0] = of->root[0];
		v->root[1] = of->root[1];
	} else {
		v->first = of->first;
		v->last = of->last;
	}
	return v;
}
