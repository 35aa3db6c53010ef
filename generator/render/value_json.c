#include "render/value_json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static struct place
place_at(str bytes, size_t offset, size_t len, uint32_t file)
{
	str before = str_sub(bytes, 0, offset);
	struct place at = { .file = file, .line = 1, .len = (uint32_t)len };
	struct cut line = str_cut(before, '\n');

	for (; line.found; line = str_cut(line.tail, '\n'))
		at.line++;
	at.col = (uint32_t)line.head.n + 1;
	return at;
}

/* Whether lists and maps stand too deep in one another, seen before the
 * parser recurses into them; it also knows no place afterwards. */
static bool
too_deep(str bytes, size_t *offset)
{
	size_t depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < bytes.n; i++) {
		char c = bytes.p[i];

		if (quoted && c == '\\') {
			i++;
		} else if (c == '"') {
			quoted = !quoted;
		} else if (!quoted && (c == '[' || c == '{')) {
			*offset = i;
			if (++depth > VALUE_JSON_DEPTH)
				return true;
		} else if (!quoted && depth && (c == ']' || c == '}')) {
			depth--;
		}
	}
	return false;
}

static struct value *
number_value(struct arena *a, double number)
{
	char text[32];
	int n = 0;

	for (int digits = 15; digits <= 17; digits++) {
		n = snprintf(text, sizeof(text), "%.*g", digits, number);
		if (strtod(text, NULL) == number)
			break;
	}
	return value_text(a, str_dup(a, str_of(text, (size_t)n)));
}

/* Recursion is bounded by too_deep(). */
static struct value *
convert(struct arena *a, json_t *from)
{
	struct value *v;
	const char *key;
	json_t *item;
	size_t i;

	switch (json_typeof(from)) {
	case JSON_OBJECT:
		v = value_map(a);
		json_object_foreach(from, key, item)
			value_set(v, str_dup(a, str_c(key)),
			    convert(a, item));
		return v;
	case JSON_ARRAY:
		v = value_list(a);
		json_array_foreach(from, i, item)
			value_add(v, convert(a, item));
		return v;
	case JSON_STRING:
		return value_text(a, str_dup(a,
		    str_of(json_string_value(from),
		    json_string_length(from))));
	case JSON_INTEGER:
		return value_text(a, str_format(a, "%" JSON_INTEGER_FORMAT,
		    json_integer_value(from)));
	case JSON_REAL:
		return number_value(a, json_real_value(from));
	case JSON_TRUE:
	case JSON_FALSE:
		return value_bool(a, json_is_true(from));
	case JSON_NULL:
		break;
	}
	return value_null(a);
}

/* The parser says where it stopped, and in its text near which word: the
 * place is that word when it really stands there. */
static void
report(str bytes, uint32_t file, const json_error_t *e, struct diags *d)
{
	static const str near = STR_INIT(" near '");
	str text = str_c(e->text), word;
	ptrdiff_t mark = str_find(text, near);
	size_t offset = e->position > 0 ? (size_t)e->position : 0;
	size_t len = 0;

	if (offset > bytes.n)
		offset = bytes.n;
	if (mark >= 0) {
		word = str_from(text, (size_t)mark + near.n);
		word.n -= word.n > 0;
		if (word.n <= offset && str_eq(word,
		    str_sub(bytes, offset - word.n, offset))) {
			offset -= word.n;
			len = word.n;
		}
	}
	diag_add(d, RULE_DATA_NOT_JSON, place_at(bytes, offset, len, file),
	    "this is not JSON: %s", e->text);
}

struct value *
value_from_json(struct arena *a, str bytes, uint32_t file, struct diags *d)
{
	static const str mark = STR_INIT("\xef\xbb\xbf");
	str body = str_starts(bytes, mark) ? str_from(bytes, mark.n) : bytes;
	size_t offset;
	json_error_t e;
	json_t *root;
	struct value *v;

	if (too_deep(body, &offset)) {
		diag_add(d, RULE_DATA_NOT_JSON,
		    place_at(body, offset, 1, file), "lists and maps stand "
		    "more than %d deep in one another", VALUE_JSON_DEPTH);
		return NULL;
	}
	root = json_loadb(body.p ? body.p : "", body.n,
	    JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &e);
	if (!root) {
		report(body, file, &e, d);
		return NULL;
	}
	v = convert(a, root);
	json_decref(root);
	return v;
}
