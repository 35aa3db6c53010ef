/* value: what a template sees.
 *
 * A tree of maps, lists, text and truth, built in an arena by view_*()
 * or read from YAML or JSON. Text is escaped by the template for HTML
 * when it is put out; VALUE_HTML is text that is HTML already, made by
 * our own renderer, and is never escaped again.
 *
 * A tree that is complete may be read by many threads at once. Nothing
 * here copies text: keys and texts must live as long as the tree.
 */
#ifndef RENDER_VALUE_H
#define RENDER_VALUE_H

#include "base/arena.h"
#include "base/key.h"

enum value_kind {
	VALUE_NULL,
	VALUE_BOOL,
	VALUE_TEXT,	/* also numbers, as written */
	VALUE_HTML,
	VALUE_LIST,
	VALUE_MAP,
};

struct value {
	enum value_kind kind;
	uint32_t has;		/* VALUE_MAP: a bit for each key, of its hash */
	uint64_t hash;		/* of key */
	str key;		/* its name, when it stands in a map */
	union {
		str text;	/* VALUE_TEXT, VALUE_HTML, VALUE_NULL */
		bool truth;	/* VALUE_BOOL */
		struct {		/* VALUE_LIST */
			struct value *first, *last;
		};
		/* VALUE_MAP: its children, a trie over the bits of their
		 * hashes; where the bits run out it goes on as a list. */
		struct value *root[2];
	};
	union {
		struct value *next;	/* in a list */
		struct value *side[2];	/* in a map */
	};
};

struct value *value_null(struct arena *a);
/* What is not known: false in every section, and this text where it is put
 * out all the same. */
struct value *value_unknown(struct arena *a, str text);
struct value *value_map(struct arena *a);
struct value *value_list(struct arena *a);
struct value *value_text(struct arena *a, str text);
struct value *value_html(struct arena *a, str html);
struct value *value_bool(struct arena *a, bool truth);

/* Add a child; returns it. A key is not copied. A value stands in one
 * place only. Of two children with one key the first is found. The names
 * that end in _at take key_hash(key), which the compiler knows of a
 * literal; use the others. */
struct value *value_set_at(struct value *map, str key, uint64_t hash,
    struct value *v);
struct value *value_add(struct value *list, struct value *v);

static inline struct value *
value_set(struct value *map, str key, struct value *v)
{
	return value_set_at(map, key, key_hash(key), v);
}

/* Shorthands for views: each adds under a literal key. Text that is
 * STR_NONE is left out, so that {{#key}} asks whether it is known. */
void value_put_at(struct arena *a, struct value *map, str key, uint64_t hash,
    enum value_kind kind, str text);
void value_put_bool_at(struct arena *a, struct value *map, str key,
    uint64_t hash, bool v);
void value_put_int(struct arena *a, struct value *map, str key, int64_t v);
/* For a text that is put out more than once: whether it needs an escape is
 * found out here. One that needs none is VALUE_HTML as it stands. */
void value_put_often_at(struct arena *a, struct value *map, str key,
    uint64_t hash, str text);

static inline void
value_put(struct arena *a, struct value *map, str key, str text)
{
	value_put_at(a, map, key, key_hash(key), VALUE_TEXT, text);
}

static inline void
value_put_html(struct arena *a, struct value *map, str key, str html)
{
	value_put_at(a, map, key, key_hash(key), VALUE_HTML, html);
}

static inline void
value_put_often(struct arena *a, struct value *map, str key, str text)
{
	value_put_often_at(a, map, key, key_hash(key), text);
}

static inline void
value_put_bool(struct arena *a, struct value *map, str key, bool v)
{
	value_put_bool_at(a, map, key, key_hash(key), v);
}

/* Most that is looked for in a map is not there: this says so of most. */
static inline uint32_t
value_bit(uint64_t hash)
{
	return UINT32_C(1) << (hash >> 59);
}

const struct value *value_search(const struct value *map, str key,
    uint64_t hash);

/* The child of a key, in logarithmic time; NULL when there is none, or map
 * is no map. */
static inline const struct value *
value_find(const struct value *map, str key, uint64_t hash)
{
	return map->has & value_bit(hash) ? value_search(map, key, hash)
	    : NULL;
}

/* The same; NULL, too, when map is NULL. */
static inline const struct value *
value_get(const struct value *map, str key)
{
	return map ? value_find(map, key, key_hash(key)) : NULL;
}

/* Another map or list with the children of one that is complete. */
struct value *value_share(struct arena *a, const struct value *of);

/* Truth for sections: nothing (NULL), null, false, "" and the empty list
 * are false. A map is true, even an empty one. */
static inline bool
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

#endif
