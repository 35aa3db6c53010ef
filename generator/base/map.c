#include "base/map.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/arena.h"

struct map_node {
	struct map_node *child[4];
	uint64_t hash;
	str key;
	void *value;
};

uint64_t
str_hash(str s)
{
	return XXH3_64bits(s.p ? s.p : "", s.n);
}

uint64_t
hash_pair(uint64_t a, uint64_t b)
{
	uint64_t both[2] = { a, b };

	return XXH3_64bits(both, sizeof(both));
}

uint64_t
key_hash_long(str key)
{
	uint64_t h = (uint64_t)key.n * KEY_SEED;

	for (size_t i = 0; i + 8 < key.n; i += 8)
		h = key_mix(h, key_word8(key.p + i));
	return key_mix(h, key_word8(key.p + key.n - 8)) * KEY_SEED;
}

void **
map_at(struct map *m, str key, struct arena *a)
{
	uint64_t hash = key_hash(key);
	struct map_node **at = &m->root;

	for (uint64_t h = hash; *at; h <<= 2) {
		if ((*at)->hash == hash && key_eq((*at)->key, key))
			return &(*at)->value;
		at = &(*at)->child[h >> 62];
	}
	*at = arena_new(a, struct map_node);
	(*at)->key = key;
	(*at)->hash = hash;
	return &(*at)->value;
}

void *
map_find(const struct map *m, str key, uint64_t hash)
{
	const struct map_node *at = m->root;

	for (uint64_t h = hash; at; h <<= 2) {
		if (at->hash == hash && key_eq(at->key, key))
			return at->value;
		at = at->child[h >> 62];
	}
	return NULL;
}
