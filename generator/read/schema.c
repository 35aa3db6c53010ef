#include "read/schema.h"

#include <assert.h>

#include "base/map.h"
#include "base/utf8.h"
#include "read/schema_value.h"

enum {
	KEYS_MOST = 64,		/* rows of one map */
	FEW_ITEMS = 16,		/* compared one by one */
	MISTAKES_MOST = 100,	/* of one file, to be read by somebody */
};

static void check_value(const struct schema *s, const struct node *n,
    str label, struct diags *d);

/* Whether MISTAKES_MOST diagnostics have come since there were `before`: a
 * file that is nothing but mistakes was not meant to be such a file. */
static bool
enough(const struct diags *d, size_t before)
{
	return d->n - before >= MISTAKES_MOST;
}

static bool
is_empty(const struct node *n)
{
	return n->kind == NODE_NULL ||
	    (n->kind == NODE_SCALAR && str_empty(node_text(n)));
}

static struct place
key_place(const struct node *n)
{
	return n->key_at.line ? n->key_at : n->at;
}

/* A comma in a single value where a list may stand: the brackets were
 * forgotten. */
static bool
check_split(const struct schema *s, const struct node *n, str label,
    struct diags *d)
{
	if (!s->split || n->quoted || str_find_char(n->text, ',') < 0)
		return true;
	diag_add(d, RULE_WRONG_TYPE, n->at,
	    STR_FMT ": expected %s, got one text with commas",
	    STR_ARG(label), schema_noun(s));
	if (n->text.n <= 60)
		diag_help(d, "write " STR_FMT ": [" STR_FMT "]",
		    STR_ARG(label), STR_ARG(node_text(n)));
	else
		diag_help(d, "put it in [ and ]");
	return false;
}

/* An earlier item with the same text, or NULL; linear in all for a few,
 * by hashing for many. */
static const struct node *
earlier(const struct node *list, const struct node *item, struct map *seen,
    struct arena *scratch)
{
	void **at;
	const struct node *first;

	if (list->n <= FEW_ITEMS) {
		for (first = list->first; first != item;
		    first = first->next)
			if (first->kind == NODE_SCALAR &&
			    str_eq(node_text(first), node_text(item)))
				return first;
		return NULL;
	}
	at = map_at(seen, node_text(item), scratch);
	first = *at;
	if (!first)
		memcpy(at, &item, sizeof(item));
	return first;
}

static void
check_unique(const struct node *list, str label, struct diags *d)
{
	struct arena scratch = { 0 };
	struct map seen = { 0 };
	size_t before = d->n;

	for (const struct node *n = list->first; n && !enough(d, before);
	    n = n->next) {
		const struct node *first;

		if (n->kind != NODE_SCALAR || str_empty(node_text(n)))
			continue;
		first = earlier(list, n, &seen, &scratch);
		if (!first)
			continue;
		diag_add(d, RULE_REPEATED_ITEM, n->at,
		    STR_FMT ": \"" STR_FMT "\" is there twice",
		    STR_ARG(label), STR_ARG(node_text(n)));
		diag_note(d, first->at, "first given here");
	}
	arena_release(&scratch);
}

static void
check_list(const struct schema *s, const struct node *list, str label,
    struct diags *d)
{
	size_t before = d->n;

	for (const struct node *n = list->first; n && !enough(d, before);
	    n = n->next) {
		if (is_empty(n) && s->of->type != SCHEMA_ANY) {
			diag_add(d, RULE_EMPTY_VALUE, n->at,
			    STR_FMT ": an item of the list is empty",
			    STR_ARG(label));
			diag_help(d, "fill it in, or remove it");
			continue;
		}
		check_value(s->of, n, label, d);
	}
	if (s->unique && d->n == before)
		check_unique(list, label, d);
}

static void
check_dict(const struct schema *s, const struct node *map, struct diags *d)
{
	static const struct schema id = { .type = SCHEMA_ID };
	size_t before = d->n;

	for (const struct node *n = map->first; n && !enough(d, before);
	    n = n->next) {
		if (!s->lines) {
			struct node key = { .kind = NODE_SCALAR,
			    .at = n->key_at, .text = n->key };

			if (!schema_value(&id, &key, n->key, d))
				continue;
		}
		if (!is_empty(n))
			check_value(s->of, n, n->key, d);
	}
}

/* A map under inspection: which rows have been met. */
struct keys {
	const struct schema_key *rows;
	size_t n;
	uint64_t met;
	size_t last;		/* found */
};

/* Most write keys in the order of the rows: from the last one on. */
static int
row_of(struct keys *k, str key)
{
	for (size_t i = 0; key.n && i < k->n; i++) {
		size_t at = k->last + i < k->n ? k->last + i
		    : k->last + i - k->n;
		const char *name = k->rows[at].key;

		/* The first letter tells most of them apart. */
		if (name[0] == key.p[0] && str_eq(str_c(name), key)) {
			k->last = at;
			return (int)at;
		}
	}
	return -1;
}

/* Letters and digits only: next-update is next_update is nextUpdate. */
static bool
same_letters(str a, str b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.n && !char_alnum(a.p[i]))
			i++;
		while (j < b.n && !char_alnum(b.p[j]))
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (char_lower(a.p[i++]) != char_lower(b.p[j++]))
			return false;
	}
}

static bool
has_word(const char *words, str word)
{
	struct cut c = { .tail = str_c(words), .found = words != NULL };

	while (c.found) {
		c = str_cut(c.tail, ' ');
		if (same_letters(c.head, word))
			return true;
	}
	return false;
}

/* The row that an unknown key most likely means, or -1. A row that is met
 * already is named as another word for it, never as a slip of the pen. */
static int
meant(struct keys *k, str key)
{
	str names[KEYS_MOST], near;
	size_t n = 0;

	for (size_t i = 0; i < k->n; i++)
		if (same_letters(str_c(k->rows[i].key), key))
			return (int)i;
	for (size_t i = 0; i < k->n; i++)
		if (has_word(k->rows[i].also, key))
			return (int)i;
	for (size_t i = 0; i < k->n; i++)
		if (!(k->met >> i & 1))
			names[n++] = str_c(k->rows[i].key);
	near = suggest(key, names, n);
	return near.n ? row_of(k, near) : -1;
}

bool
schema_meant(const struct schema *s, const struct node *map, str key)
{
	struct keys k = { .rows = s->keys };
	bool unknown = false;

	assert(s->type == SCHEMA_MAP);
	while (s->keys[k.n].key)
		k.n++;
	if (!map || map->kind != NODE_MAP)
		return false;
	for (const struct node *n = map->first; n; n = n->next) {
		int row = row_of(&k, n->key);

		unknown |= row < 0;
		if (row >= 0)
			k.met |= UINT64_C(1) << row;
	}
	if (!unknown)
		return false;
	for (const struct node *n = map->first; n; n = n->next) {
		int row = row_of(&k, n->key) < 0 ? meant(&k, n->key) : -1;

		if (row >= 0 && str_eq(str_c(k.rows[row].key), key))
			return true;
	}
	return false;
}

/* The row below whose map the key is known, or -1. */
static int
one_deeper(const struct keys *k, str key)
{
	for (size_t i = 0; i < k->n; i++) {
		const struct schema *is = k->rows[i].is;

		if (is->type != SCHEMA_MAP)
			continue;
		for (size_t j = 0; is->keys[j].key; j++)
			if (str_eq(str_c(is->keys[j].key), key))
				return (int)i;
	}
	return -1;
}

static void
help_unmet(const struct keys *k, struct diags *d)
{
	str all = STR_NONE;
	size_t n = 0;

	for (size_t i = 0; i < k->n; i++) {
		if (k->met >> i & 1)
			continue;
		if (++n > 8)
			break;
		all = str_cat(d->arena, all, n > 1 ? STR(", ") : STR_NONE,
		    str_c(k->rows[i].key));
	}
	if (n == 0 || n > 8)
		diag_help(d, "a key of your own begins with x-");
	else
		diag_help(d, "known here: " STR_FMT, STR_ARG(all));
}

/* Another word for a key may have meant something else after all; other
 * marks between its letters, or one slip, may not. */
static void
offer_key(const struct keys *k, str key, size_t row, struct diags *d)
{
	str names[KEYS_MOST], right = str_c(k->rows[row].key);

	for (size_t i = 0; i < k->n; i++)
		names[i] = str_c(k->rows[i].key);
	diag_meant(d, key, right);
	diag_sure_if(d, same_letters(right, key) || suggest_sure(key, right,
	    names, k->n));
}

/* An unknown key. What it was meant to be counts as met, so that it is
 * not missing as well. */
static void
report_unknown(struct keys *k, const struct node *n, struct diags *d)
{
	int deeper = one_deeper(k, n->key);
	int row;

	diag_add(d, RULE_UNKNOWN_KEY, n->key_at,
	    "unknown key \"" STR_FMT "\"", STR_ARG(n->key));
	if (deeper >= 0) {
		diag_help(d, "it belongs below %s:", k->rows[deeper].key);
		return;
	}
	row = meant(k, n->key);
	if (row < 0) {
		help_unmet(k, d);
		return;
	}
	if (k->met >> row & 1)
		diag_help(d, "%s is given already; remove this one",
		    k->rows[row].key);
	else
		offer_key(k, n->key, (size_t)row, d);
	k->met |= UINT64_C(1) << row;
}

static bool
missing(const struct keys *k, size_t row)
{
	return (k->rows[row].flags & SCHEMA_REQUIRED) &&
	    !(k->met >> row & 1);
}

/* All that is missing from one map is one message; what each key is for
 * stands below it. */
static void
report_missing(const struct keys *k, const struct node *map, str label,
    struct diags *d)
{
	str all = STR_NONE;
	size_t n = 0, left;

	for (size_t i = 0; i < k->n; i++)
		n += missing(k, i);
	if (n == 0)
		return;
	left = n;
	for (size_t i = 0; i < k->n; i++) {
		if (!missing(k, i))
			continue;
		all = str_cat(d->arena, all, left == n ? STR_NONE
		    : left == 1 ? STR(" and ") : STR(", "),
		    str_c(k->rows[i].key));
		left--;
	}
	diag_add(d, RULE_MISSING_KEY, key_place(map),
	    STR_FMT "%s" STR_FMT " %s missing", STR_ARG(label),
	    label.n ? ": " : "", STR_ARG(all), n == 1 ? "is" : "are");
	for (size_t i = 0; i < k->n; i++) {
		if (!missing(k, i))
			continue;
		if (n == 1)
			diag_help(d, "add %s: %s", k->rows[i].key,
			    k->rows[i].what);
		else
			diag_note(d, (struct place){ 0 }, "%s: %s",
			    k->rows[i].key, k->rows[i].what);
	}
}

static void
check_row(const struct schema_key *row, const struct node *n,
    struct diags *d)
{
	/* Of a title of U+200B alone, nobody sees anything. */
	if ((row->flags & SCHEMA_REQUIRED) && n->kind <= NODE_SCALAR &&
	    utf8_blank(node_text(n))) {
		diag_add(d, RULE_EMPTY_VALUE, key_place(n), "%s is empty",
		    row->key);
		diag_help(d, "fill it in: %s", row->what);
	} else if (!is_empty(n)) {
		check_value(row->is, n, n->key, d);
	}
}

static void
check_map(const struct schema *s, const struct node *map, str label,
    struct diags *d)
{
	struct keys k = { .rows = s->keys };
	size_t before = d->n;
	bool unknown = false;

	while (s->keys[k.n].key)
		k.n++;
	assert(k.n <= KEYS_MOST);
	for (const struct node *n = map->first; n; n = n->next) {
		int row = row_of(&k, n->key);

		unknown |= row < 0;
		if (row < 0)
			continue;
		k.met |= UINT64_C(1) << row;
		check_row(&s->keys[row], n, d);
	}
	/* Only now is it known which keys a misspelt one may stand for. */
	for (const struct node *n = map->first; unknown && n &&
	    !enough(d, before); n = n->next)
		if (row_of(&k, n->key) < 0 && !str_starts(n->key, STR("x-")))
			report_unknown(&k, n, d);
	report_missing(&k, map, label, d);
}

/* Whether a node is of the kind that a shape wants. */
static bool
fits(const struct schema *s, const struct node *n)
{
	switch (s->type) {
	case SCHEMA_ANY:
	case SCHEMA_CHOICE:
		return true;
	case SCHEMA_LIST:
		return n->kind == NODE_LIST ||
		    (s->one && n->kind == NODE_SCALAR);
	case SCHEMA_DICT:
	case SCHEMA_MAP:
		return n->kind == NODE_MAP;
	default:
		return n->kind == NODE_SCALAR;
	}
}

static const struct schema *
choose(const struct schema *s, const struct node *n)
{
	for (size_t i = 0; s->any[i]; i++)
		if (fits(s->any[i], n))
			return s->any[i];
	return NULL;
}

/* Any value that is not empty. Recursion is as deep as the shape is,
 * which is constant. */
static void
check_value(const struct schema *s, const struct node *n, str label,
    struct diags *d)
{
	const struct schema *one = s->type == SCHEMA_CHOICE
	    ? choose(s, n) : s;

	if (!one || !fits(one, n)) {
		schema_wrong_type(s, n, label, d);
		return;
	}
	switch (one->type) {
	case SCHEMA_ANY:
		return;
	case SCHEMA_LIST:
		if (n->kind != NODE_LIST && check_split(one, n, label, d))
			check_value(one->of, n, label, d);
		else if (n->kind == NODE_LIST &&
		    !schema_mixed(s, one, n, label, d))
			check_list(one, n, label, d);
		return;
	case SCHEMA_DICT:
		check_dict(one, n, d);
		return;
	case SCHEMA_MAP:
		check_map(one, n, label, d);
		return;
	default:
		schema_value(one, n, label, d);
	}
}

bool
schema_check(const struct schema *s, const struct node *n, struct diags *d)
{
	size_t before = d->n;

	assert(s->type == SCHEMA_MAP);
	if (!n)
		return true;
	if (n->kind == NODE_MAP || n->kind == NODE_NULL) {
		check_map(s, n, STR_NONE, d);
		if (enough(d, before))
			diag_note(d, (struct place){ 0 },
			    "there may be more in this file");
		return d->n == before;
	}
	diag_add(d, RULE_NOT_A_MAP, n->at, "expected keys, got %s",
	    n->kind == NODE_LIST ? "a list" : "text");
	diag_help(d, n->kind == NODE_LIST
	    ? "write key: value, without a hyphen before it"
	    : "write key: value, with a space after the colon");
	return false;
}
