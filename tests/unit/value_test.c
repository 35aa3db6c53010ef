#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "render/value_json.h"
#include "render/value_node.h"

struct bench {
	struct arena a;
	struct diags d;
};

static int
set_up(void **state)
{
	struct bench *b = calloc(1, sizeof(*b));

	b->d = diags_init(&b->a);
	*state = b;
	return 0;
}

static int
tear_down(void **state)
{
	struct bench *b = *state;

	arena_release(&b->a);
	free(b);
	return 0;
}

static void
is_text(const struct value *v, const char *want)
{
	assert_non_null(v);
	assert_int_equal(v->kind, VALUE_TEXT);
	assert_int_equal(v->text.n, strlen(want));
	assert_memory_equal(v->text.p, want, v->text.n);
}

static struct value *
json(struct bench *b, const char *text)
{
	return value_from_json(&b->a, str_c(text), 4, &b->d);
}

/* ---- maps ---- */

static void
a_key_is_found_among_many(void **state)
{
	struct bench *b = *state;
	struct value *map = value_map(&b->a);
	char want[32];

	for (int i = 0; i < 5000; i++)
		value_put_int(&b->a, map, str_format(&b->a, "key-%d", i), i);
	for (int i = 0; i < 5000; i++) {
		snprintf(want, sizeof(want), "%d", i);
		is_text(value_get(map, str_format(&b->a, "key-%d", i)), want);
	}
	assert_null(value_get(map, STR("key-5000")));
	assert_null(value_get(map, STR("key-")));
	assert_null(value_get(map, STR("")));
}

static void
keys_that_begin_or_end_alike_are_told_apart(void **state)
{
	static const char *const keys[] = {
		"", "a", "b", "ab", "ba", "started", "started_at",
		"started_at_utc", "customer_impact_seconds",
		"customer_impact_minutes",
	};
	struct bench *b = *state;
	struct value *map = value_map(&b->a);
	size_t n = sizeof(keys) / sizeof(keys[0]);

	for (size_t i = 0; i < n; i++)
		value_put(&b->a, map, str_c(keys[i]), str_c(keys[i]));
	for (size_t i = 0; i < n; i++)
		is_text(value_get(map, str_c(keys[i])), keys[i]);
}

/* Another key of sixteen bytes with the same hash: what the first half
 * changes, the second takes back. */
static str
twin(struct arena *a, str key)
{
	uint64_t seed = (uint64_t)key.n * KEY_SEED, half[2] = { 7, 0 };

	half[1] = key_word8(key.p + 8) ^
	    key_mix(seed, key_word8(key.p)) ^ key_mix(seed, half[0]);
	return str_dup(a, str_of((const char *)half, sizeof(half)));
}

static void
keys_with_one_hash_are_told_apart(void **state)
{
	struct bench *b = *state;
	struct value *map = value_map(&b->a);
	str one = STR("severity history"), two = twin(&b->a, one);

	assert_true(key_hash(one) == key_hash(two));
	value_put(&b->a, map, one, STR("one"));
	assert_null(value_get(map, two));
	value_put(&b->a, map, two, STR("two"));
	is_text(value_get(map, one), "one");
	is_text(value_get(map, two), "two");
}

/* key_same() does not look at them again. */
static void
short_keys_of_one_length_have_hashes_of_their_own(void **state)
{
	enum { KEYS = 1 << 16 };
	struct bench *b = *state;
	struct value *map = value_map(&b->a);

	for (uint32_t i = 0; i < KEYS; i++) {
		char key[7] = { (char)i, (char)(i >> 8), (char)(i >> 4),
			(char)~i, 'k', (char)(i >> 12), (char)i };
		str text = str_dup(&b->a, str_of(key, sizeof(key)));

		assert_null(value_get(map, text));
		value_put(&b->a, map, text, text);
	}
}

static void
items_stay_in_the_order_they_were_added(void **state)
{
	struct bench *b = *state;
	struct value *list = value_list(&b->a);
	static const char *const words[] = { "z", "a", "m", "b" };
	const struct value *at;

	for (size_t i = 0; i < 4; i++)
		value_add(list, value_text(&b->a, str_c(words[i])));
	at = list->first;
	for (size_t i = 0; i < 4; i++, at = at->next)
		is_text(at, words[i]);
	assert_null(at);
	is_text(list->last, "b");
}

static void
of_two_children_with_one_key_the_first_is_found(void **state)
{
	struct bench *b = *state;
	struct value *map = value_map(&b->a);

	value_put(&b->a, map, STR("k"), STR("first"));
	value_put(&b->a, map, STR("k"), STR("second"));
	is_text(value_get(map, STR("k")), "first");
}

static void
only_a_map_has_keys(void **state)
{
	struct bench *b = *state;

	assert_null(value_get(NULL, STR("k")));
	assert_null(value_get(value_null(&b->a), STR("k")));
	assert_null(value_get(value_list(&b->a), STR("k")));
	assert_null(value_get(value_text(&b->a, STR("k")), STR("k")));
	assert_null(value_get(value_map(&b->a), STR("k")));
}

static void
text_that_is_not_known_is_left_out_and_empty_text_is_not(void **state)
{
	struct bench *b = *state;
	struct value *map = value_map(&b->a);

	value_put(&b->a, map, STR("none"), STR_NONE);
	value_put_html(&b->a, map, STR("no_html"), STR_NONE);
	value_put(&b->a, map, STR("empty"), STR(""));
	assert_null(value_get(map, STR("none")));
	assert_null(value_get(map, STR("no_html")));
	is_text(value_get(map, STR("empty")), "");
}

static void
text_that_is_put_often_is_html_only_where_it_needs_no_escape(void **state)
{
	struct bench *b = *state;
	struct value *map = value_map(&b->a);

	value_put_often(&b->a, map, STR("none"), STR_NONE);
	value_put_often(&b->a, map, STR("plain"), STR("../"));
	value_put_often(&b->a, map, STR("tag"), STR("a <b>"));
	value_put_often(&b->a, map, STR("quote"), STR("it's"));
	assert_null(value_get(map, STR("none")));
	assert_int_equal(value_get(map, STR("plain"))->kind, VALUE_HTML);
	is_text(value_get(map, STR("tag")), "a <b>");
	is_text(value_get(map, STR("quote")), "it's");
}

static void
whole_numbers_are_put_as_text(void **state)
{
	struct bench *b = *state;
	struct value *map = value_map(&b->a);

	value_put_int(&b->a, map, STR("least"), INT64_MIN);
	value_put_int(&b->a, map, STR("most"), INT64_MAX);
	value_put_bool(&b->a, map, STR("yes"), true);
	is_text(value_get(map, STR("least")), "-9223372036854775808");
	is_text(value_get(map, STR("most")), "9223372036854775807");
	assert_true(value_get(map, STR("yes"))->truth);
}

static void
nothing_null_false_and_empty_are_not_true(void **state)
{
	struct bench *b = *state;
	struct value *list = value_list(&b->a);

	assert_false(value_truth(NULL));
	assert_false(value_truth(value_null(&b->a)));
	assert_false(value_truth(value_bool(&b->a, false)));
	assert_false(value_truth(value_text(&b->a, STR(""))));
	assert_false(value_truth(value_html(&b->a, STR(""))));
	assert_false(value_truth(list));
	value_add(list, value_null(&b->a));
	assert_true(value_truth(list));
	assert_true(value_truth(value_map(&b->a)));
	assert_true(value_truth(value_bool(&b->a, true)));
	assert_true(value_truth(value_text(&b->a, STR("false"))));
	assert_true(value_truth(value_html(&b->a, STR("0"))));
}

/* ---- JSON ---- */

static void
json_becomes_maps_lists_text_and_truth(void **state)
{
	struct bench *b = *state;
	const struct value *v = json(b, "\xef\xbb\xbf{ \"list\": [\"\\u00e5\", "
	    "null, true, {\"in\": \"side\"}], \"no\": false, \"\": \"\" }");
	const struct value *at;

	assert_non_null(v);
	assert_int_equal(v->kind, VALUE_MAP);
	at = value_get(v, STR("list"));
	assert_int_equal(at->kind, VALUE_LIST);
	at = at->first;
	is_text(at, "\xc3\xa5");
	at = at->next;
	assert_int_equal(at->kind, VALUE_NULL);
	at = at->next;
	assert_int_equal(at->kind, VALUE_BOOL);
	assert_true(at->truth);
	is_text(value_get(at->next, STR("in")), "side");
	assert_int_equal(value_get(v, STR("no"))->kind, VALUE_BOOL);
	is_text(value_get(v, STR("")), "");
}

static void
json_may_be_a_single_value(void **state)
{
	is_text(json(*state, " \"x\" "), "x");
	is_text(json(*state, "7"), "7");
	assert_int_equal(json(*state, "null")->kind, VALUE_NULL);
}

static void
json_numbers_are_no_longer_than_they_need_to_be(void **state)
{
	static const char *const pairs[][2] = {
		{ "0", "0" }, { "-1", "-1" }, { "0.1", "0.1" },
		{ "1.1", "1.1" }, { "99.95", "99.95" }, { "-0.5", "-0.5" },
		{ "2.50", "2.5" }, { "1e3", "1000" }, { "1e21", "1e+21" },
		{ "0.30000000000000004", "0.30000000000000004" },
		{ "9223372036854775807", "9223372036854775807" },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		is_text(json(*state, pairs[i][0]), pairs[i][1]);
}

static void
what_is_no_json_is_reported_at_its_place(void **state)
{
	static const struct {
		const char *text;
		uint32_t line, col, len;
	} cases[] = {
		{ "", 1, 1, 0 },
		{ "{\"a\": 1,\n \"b\": x}", 2, 7, 1 },
		{ "{\"a\": 1\n", 2, 1, 0 },
		{ "[1,\n2,\n]", 3, 1, 1 },
		{ "{\"a\": 1, \"a\": 2}", 1, 10, 3 },
		{ "[1] [2]", 1, 5, 1 },
		{ "{'a': 1}", 1, 2, 1 },
		{ "[\"\\u0000\"]", 1, 2, 8 },
		{ "[1e999]", 1, 2, 5 },
		{ "[99999999999999999999]", 1, 0, 0 },
		{ "[\"\xff\"]", 1, 0, 0 },
	};
	struct bench *b = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct diag *d;

		b->d.n = 0;
		assert_null(json(b, cases[i].text));
		assert_int_equal(b->d.n, 1);
		d = &b->d.v[0];
		assert_int_equal(d->rule, RULE_DATA_NOT_JSON);
		assert_int_equal(d->at.file, 4);
		assert_int_equal(d->at.line, cases[i].line);
		if (!cases[i].col)
			continue;
		assert_int_equal(d->at.col, cases[i].col);
		assert_int_equal(d->at.len, cases[i].len);
	}
}

static void
json_nested_too_deep_is_refused(void **state)
{
	struct bench *b = *state;
	struct buf text = buf_init(BUF_MAX);

	buf_repeat(&text, '[', VALUE_JSON_DEPTH);
	buf_lit(&text, "\"[[\\\"[[\"");
	buf_repeat(&text, ']', VALUE_JSON_DEPTH);
	assert_non_null(value_from_json(&b->a, buf_view(&text), 4, &b->d));
	buf_clear(&text);
	buf_repeat(&text, '[', 1000000);
	assert_null(value_from_json(&b->a, buf_view(&text), 4, &b->d));
	assert_int_equal(b->d.v[0].at.col, VALUE_JSON_DEPTH + 1);
	buf_release(&text);
}

/* ---- YAML ---- */

static struct node *
node(struct bench *b, enum node_kind kind, str key, str text)
{
	struct node *n = arena_new(&b->a, struct node);

	n->kind = kind;
	n->key = key;
	n->text = text;
	return n;
}

static void
yaml_words_for_truth_are_truth_unless_quoted(void **state)
{
	struct bench *b = *state;
	struct node *n = node(b, NODE_SCALAR, STR_NONE, STR("true"));
	struct value *v = value_from_node(&b->a, n);

	assert_int_equal(v->kind, VALUE_BOOL);
	assert_true(v->truth);
	n->text = STR("False");
	v = value_from_node(&b->a, n);
	assert_int_equal(v->kind, VALUE_BOOL);
	assert_false(v->truth);
	n->quoted = true;
	is_text(value_from_node(&b->a, n), "False");
	n->quoted = false;
	n->text = STR("yes");
	is_text(value_from_node(&b->a, n), "yes");
	n->text = STR("1.50");
	is_text(value_from_node(&b->a, n), "1.50");
}

static void
yaml_maps_and_lists_become_values(void **state)
{
	struct bench *b = *state;
	struct node *map = node(b, NODE_MAP, STR_NONE, STR_NONE);
	struct node *list = node(b, NODE_LIST, STR("tags"), STR_NONE);
	const struct value *v;

	map->first = node(b, NODE_SCALAR, STR("title"), STR("T"));
	map->first->next = list;
	list->next = node(b, NODE_NULL, STR("note"), STR_NONE);
	list->first = node(b, NODE_SCALAR, STR_NONE, STR("a"));
	list->first->next = node(b, NODE_SCALAR, STR_NONE, STR("b"));
	v = value_from_node(&b->a, map);
	is_text(value_get(v, STR("title")), "T");
	is_text(value_get(v, STR("tags"))->first, "a");
	is_text(value_get(v, STR("tags"))->first->next, "b");
	assert_int_equal(value_get(v, STR("note"))->kind, VALUE_NULL);
	assert_int_equal(value_from_node(&b->a, NULL)->kind, VALUE_NULL);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_key_is_found_among_many),
		T(keys_that_begin_or_end_alike_are_told_apart),
		T(keys_with_one_hash_are_told_apart),
		T(short_keys_of_one_length_have_hashes_of_their_own),
		T(items_stay_in_the_order_they_were_added),
		T(of_two_children_with_one_key_the_first_is_found),
		T(only_a_map_has_keys),
		T(text_that_is_not_known_is_left_out_and_empty_text_is_not),
		T(text_that_is_put_often_is_html_only_where_it_needs_no_escape),
		T(whole_numbers_are_put_as_text),
		T(nothing_null_false_and_empty_are_not_true),
		T(json_becomes_maps_lists_text_and_truth),
		T(json_may_be_a_single_value),
		T(json_numbers_are_no_longer_than_they_need_to_be),
		T(what_is_no_json_is_reported_at_its_place),
		T(json_nested_too_deep_is_refused),
		T(yaml_words_for_truth_are_truth_unless_quoted),
		T(yaml_maps_and_lists_become_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
