/* map: from a str to a pointer.
 *
 * A hash trie in an arena: nothing to resize, nothing to free. Keys are
 * not copied, so they must live as long as the map. The order of keys
 * never shows: there is no way to walk a map, because our output must
 * not depend on a hash.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/key.h"

struct map_node;

struct map {
	struct map_node *root;	/* { 0 } is the empty map */
};

/* The place of key's value; made, holding NULL, when it is not there. */
void **map_at(struct map *m, str key, struct arena *a);

/* The same with key_hash(key), which is nothing to work out for literals. */
void *map_find(const struct map *m, str key, uint64_t hash);

/* The value of key, or NULL. */
static inline void *
map_get(const struct map *m, str key)
{
	return map_find(m, key, key_hash(key));
}

/* XXH3 of the bytes: for hashing, not against an adversary. */
uint64_t str_hash(str s);
/* One hash of two. */
uint64_t hash_pair(uint64_t a, uint64_t b);

#endif
