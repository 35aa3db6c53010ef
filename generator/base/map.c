#include "base/map.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/arena.h"

struct map_node {
	struct map_node *child[4];
	str key;
	void *value;
};

uint64_t
str_hash(str s)
{
	return XXH3_64bits(s.p ? s.p : "", s.n);
}

void **
map_at(struct map *m, str key, struct arena *a)
{
	struct map_node **at = &m->root;

	for (uint64_t h = str_hash(key); *at; h <<= 2) {
		if (str_eq((*at)->key, key))
			return &(*at)->value;
		at = &(*at)->child[h >> 62];
	}
	*at = arena_new(a, struct map_node);
	(*at)->key = key;
	return &(*at)->value;
}

void *
map_get(const struct map *m, str key)
{
	const struct map_node *at = m->root;

	for (uint64_t h = str_hash(key); at; h <<= 2) {
		if (str_eq(at->key, key))
			return at->value;
		at = at->child[h >> 62];
	}
	return NULL;
}
