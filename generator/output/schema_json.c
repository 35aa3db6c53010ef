#include "output/schema_json.h"

#include <assert.h>
#include <inttypes.h>

#include "output/json_out.h"
#include "output/schema_pattern.h"

struct work {
	struct json_out j;
	const struct schema_words *w;
	struct buf text;	/* a description or pattern in the making */
};

/* What one key may hold, by kind of value. A choice is of shapes of
 * different kinds, so that all fit into one JSON Schema: what is said of
 * strings, arrays and objects does not get into each other's way. */
struct kinds {
	const struct schema *scalar, *list, *map;
	bool any;
};

static void
sort_kinds(const struct schema *s, struct kinds *k)
{
	switch (s->type) {
	case SCHEMA_ANY:
		k->any = true;
		return;
	case SCHEMA_CHOICE:
		for (size_t i = 0; s->any[i]; i++)
			sort_kinds(s->any[i], k);
		return;
	case SCHEMA_LIST:
		k->list = s;
		if (s->one)
			sort_kinds(s->of, k);
		return;
	case SCHEMA_DICT:
	case SCHEMA_MAP:
		assert(!k->map);
		k->map = s;
		return;
	default:
		assert(!k->scalar);
		k->scalar = s;
	}
}

static void put_shape(struct work *w, const struct schema *s, bool empty);

static size_t
known(const struct work *w, const struct schema *s)
{
	return s ? w->w->of[s->names].n : 0;
}

/* Whether a single value is one of a list of words. */
static bool
listed(const struct work *w, const struct schema *s)
{
	return s && (s->type == SCHEMA_WORD || known(w, s));
}

static void
put_types(struct work *w, const struct kinds *k, bool empty)
{
	json_out_array(&w->j, "type");
	if (k->list)
		json_out_text(&w->j, NULL, STR("array"));
	if (k->map)
		json_out_text(&w->j, NULL, STR("object"));
	if (k->scalar) {
		enum schema_type type = k->scalar->type;

		json_out_text(&w->j, NULL, STR("string"));
		if (type == SCHEMA_INT)
			json_out_text(&w->j, NULL, STR("integer"));
		else if (type == SCHEMA_TEXT || type == SCHEMA_LINE ||
		    type == SCHEMA_ID || type == SCHEMA_TAG ||
		    type == SCHEMA_NUMBER || type == SCHEMA_TARGET)
			json_out_text(&w->j, NULL, STR("number"));
		if (type == SCHEMA_TEXT || type == SCHEMA_LINE ||
		    type == SCHEMA_ID || type == SCHEMA_TAG ||
		    type == SCHEMA_BOOL)
			json_out_text(&w->j, NULL, STR("boolean"));
	}
	if (empty)
		json_out_text(&w->j, NULL, STR("null"));
	json_out_end(&w->j, ']');
}

/* A limit of a number. Millionths have no place here. */
static void
put_limits(struct work *w, const struct schema *s)
{
	int64_t by = s->type == SCHEMA_NUMBER ? 1000000 : 1;

	if ((s->type != SCHEMA_INT && s->type != SCHEMA_NUMBER) ||
	    (s->min == 0 && s->max == 0))
		return;
	json_out_number(&w->j, "minimum", s->min / by);
	json_out_number(&w->j, "maximum", s->max / by);
}

static void
put_scalar(struct work *w, const struct schema *s, bool empty)
{
	const char *says = schema_pattern_says(s->type);

	buf_clear(&w->text);
	schema_pattern(&w->text, s->type, w->w->zoned);
	if (w->text.n) {
		json_out_text(&w->j, "pattern", buf_view(&w->text));
		json_out_text(&w->j, "patternErrorMessage", str_c(says));
	}
	if (!empty)
		json_out_number(&w->j, "minLength", 1);
	if (s->type == SCHEMA_ID || s->type == SCHEMA_TAG)
		json_out_number(&w->j, "maxLength", 128);
	put_limits(w, s);
}

/* YAML takes a word of digits for a number. */
static void
put_number(struct work *w, str word)
{
	int64_t number;

	if (str_to_int(word, &number) && (word.n == 1 || word.p[0] != '0'))
		json_out_number(&w->j, NULL, number);
}

static void
put_word(struct work *w, bool number, str word)
{
	json_out_text(&w->j, NULL, word);
	if (number)
		put_number(w, word);
}

/* The words alone, and with `empty` nothing at all. */
static void
put_enum(struct work *w, const struct schema *s, bool empty)
{
	json_out_array(&w->j, "enum");
	if (s->type == SCHEMA_WORD)
		for (size_t i = 0; s->words[i]; i++)
			put_word(w, true, str_c(s->words[i]));
	else
		for (size_t i = 0; i < known(w, s); i++)
			put_word(w, s->names != NAMES_LEVEL,
			    w->w->of[s->names].v[i].word);
	/* Aliases are taken, not offered; but for numbers. */
	if (s->names == NAMES_LEVEL)
		for (size_t i = 0; i < w->w->levels.n; i++)
			put_number(w, w->w->levels.v[i]);
	if (empty)
		json_out_null(&w->j, NULL);
	json_out_end(&w->j, ']');
}

static bool
described(const struct work *w, const struct schema *s)
{
	int64_t number;

	for (size_t i = 0; i < known(w, s); i++)
		if (str_empty(w->w->of[s->names].v[i].about) ||
		    str_to_int(w->w->of[s->names].v[i].word, &number))
			return false;
	return known(w, s) > 0;
}

/* A level may be spelt in other ways than its id, and be a number. */
static void
put_levels(struct work *w, bool empty)
{
	json_out_array(&w->j, "type");
	json_out_text(&w->j, NULL, STR("string"));
	if (empty)
		json_out_text(&w->j, NULL, STR("null"));
	json_out_end(&w->j, ']');
	buf_clear(&w->text);
	buf_lit(&w->text, "^(?:");
	for (size_t i = 0; i < w->w->levels.n; i++) {
		if (i)
			buf_char(&w->text, '|');
		schema_pattern_level(&w->text, w->w->levels.v[i]);
	}
	buf_lit(&w->text, ")$");
	json_out_text(&w->j, "pattern", buf_view(&w->text));
	json_out_text(&w->j, "patternErrorMessage",
	    STR("a level of the policy, or an alias of one"));
}

/* One of some words; or, where others will do as well, those offered. */
static void
put_listed(struct work *w, const struct schema *s, bool empty)
{
	const struct kinds k = { .scalar = s };
	bool closed = s->type == SCHEMA_WORD ||
	    (schema_words_closed(s->names) && s->names != NAMES_LEVEL);

	if (closed) {
		put_enum(w, s, empty);
		if (described(w, s)) {
			json_out_array(&w->j, "enumDescriptions");
			for (size_t i = 0; i < known(w, s); i++)
				json_out_text(&w->j, NULL,
				    w->w->of[s->names].v[i].about);
			json_out_end(&w->j, ']');
		}
		return;
	}
	json_out_array(&w->j, "anyOf");
	json_out_object(&w->j, NULL);
	put_enum(w, s, false);
	json_out_end(&w->j, '}');
	json_out_object(&w->j, NULL);
	if (s->names == NAMES_LEVEL) {
		put_levels(w, empty);
	} else {
		put_types(w, &k, empty);
		put_scalar(w, s, empty);
	}
	json_out_end(&w->j, '}');
	json_out_end(&w->j, ']');
}

static void
put_list(struct work *w, const struct schema *s)
{
	json_out_object(&w->j, "items");
	put_shape(w, s->of, false);
	json_out_end(&w->j, '}');
	if (s->unique)
		json_out_bool(&w->j, "uniqueItems", true);
}

/* A map with free keys; those that are known are offered. */
static void
put_dict(struct work *w, const struct schema *s)
{
	if (known(w, s)) {
		json_out_object(&w->j, "properties");
		for (size_t i = 0; i < known(w, s); i++) {
			const struct schema_word *word =
			    &w->w->of[s->names].v[i];

			json_out_object(&w->j, str_z(w->w->arena,
			    word->word));
			if (!str_empty(word->about))
				json_out_text(&w->j, "description",
				    word->about);
			put_shape(w, s->of, true);
			json_out_end(&w->j, '}');
		}
		json_out_end(&w->j, '}');
	}
	if (s->names == NAMES_RULE) {
		json_out_object(&w->j, "patternProperties");
		json_out_object(&w->j, "^(?:[Aa][Cc])?[0-9]{1,3}$");
		put_shape(w, s->of, true);
		json_out_end(&w->j, '}');
		json_out_end(&w->j, '}');
	}
	if (known(w, s) && schema_words_closed(s->names)) {
		json_out_bool(&w->j, "additionalProperties", false);
		return;
	}
	json_out_object(&w->j, "additionalProperties");
	put_shape(w, s->of, true);
	json_out_end(&w->j, '}');
	if (s->lines)
		return;
	json_out_object(&w->j, "propertyNames");
	buf_clear(&w->text);
	schema_pattern(&w->text, SCHEMA_ID, false);
	json_out_text(&w->j, "pattern", buf_view(&w->text));
	json_out_end(&w->j, '}');
}

/* What a key is for, and something right. */
static void
put_about(struct work *w, const struct schema_key *row)
{
	struct buf *b = &w->text;

	buf_clear(b);
	buf_char(b, row->what[0] >= 'a' && row->what[0] <= 'z'
	    ? (char)(row->what[0] - 'a' + 'A') : row->what[0]);
	buf_str(b, str_c(row->what + 1));
	buf_char(b, '.');
	if (row->is->example)
		buf_fmt(b, "\n\nFor example %s: %s", row->key,
		    row->is->example);
	json_out_text(&w->j, "description", buf_view(b));
}

static void
put_map(struct work *w, const struct schema *s)
{
	bool required = false;

	json_out_object(&w->j, "properties");
	for (const struct schema_key *row = s->keys; row->key; row++) {
		bool must = row->flags & SCHEMA_REQUIRED;

		json_out_object(&w->j, row->key);
		put_about(w, row);
		put_shape(w, row->is, !must);
		json_out_end(&w->j, '}');
		required = required || must;
	}
	json_out_end(&w->j, '}');
	json_out_object(&w->j, "patternProperties");
	json_out_object(&w->j, "^x-");
	json_out_end(&w->j, '}');
	json_out_end(&w->j, '}');
	json_out_bool(&w->j, "additionalProperties", false);
	if (!required)
		return;
	json_out_array(&w->j, "required");
	for (const struct schema_key *row = s->keys; row->key; row++)
		if (row->flags & SCHEMA_REQUIRED)
			json_out_text(&w->j, NULL, str_c(row->key));
	json_out_end(&w->j, ']');
}

static void
put_kinds(struct work *w, const struct kinds *k, bool empty)
{
	if (k->scalar && !k->list && !k->map && listed(w, k->scalar)) {
		put_listed(w, k->scalar, empty);
		return;
	}
	put_types(w, k, empty);
	if (k->scalar)
		put_scalar(w, k->scalar, empty);
	if (k->list)
		put_list(w, k->list);
	if (k->map && k->map->type == SCHEMA_DICT)
		put_dict(w, k->map);
	else if (k->map)
		put_map(w, k->map);
}

/* The members that say what a value of a shape is; the object is open.
 * empty: nothing at all will do as well. Recursion is as deep as the shape
 * is, which is constant. */
static void
put_shape(struct work *w, const struct schema *s, bool empty)
{
	struct kinds k = { 0 };

	sort_kinds(s, &k);
	if (k.any)
		return;
	/* A list of words binds every kind of value: it stands alone. */
	if (listed(w, k.scalar) && (k.list || k.map)) {
		const struct kinds word = { .scalar = k.scalar };

		k.scalar = NULL;
		json_out_array(&w->j, "anyOf");
		json_out_object(&w->j, NULL);
		put_kinds(w, &word, false);
		json_out_end(&w->j, '}');
		json_out_object(&w->j, NULL);
		put_kinds(w, &k, empty);
		json_out_end(&w->j, '}');
		json_out_end(&w->j, ']');
		return;
	}
	put_kinds(w, &k, empty);
}

void
schema_json(struct buf *out, const struct schema *s, str title,
    const struct schema_words *words)
{
	struct work w = { .j = { .out = out }, .w = words,
		.text = buf_init(BUF_MAX) };

	assert(s->type == SCHEMA_MAP);
	json_out_object(&w.j, NULL);
	json_out_text(&w.j, "$schema",
	    STR("http://json-schema.org/draft-07/schema#"));
	json_out_text(&w.j, "title", title);
	put_shape(&w, s, false);
	json_out_end(&w.j, '}');
	buf_release(&w.text);
}
