/* YAML as a tree with places, and its limits. */
#include "mistakes.h"

#include <time.h>

#include "read/yaml.h"

struct got {
	struct arena a;
	struct diags d;
	struct node *root;
};

/* The text stands in line 2 of a file, as front matter does. */
static void
read_text(struct got *g, str text)
{
	*g = (struct got){ .a = { 0 } };
	g->d = diags_init(&g->a);
	g->root = yaml_read(&g->a, str_dup(&g->a, text), 1, 2, &g->d);
}

static void
refused(const char *text, const char *want)
{
	struct got g;

	read_text(&g, str_c(text));
	assert_mistakes(&g.d, want);
	assert_null(g.root);
	arena_release(&g.a);
}

/* The tree as one line: {key: value, list: [a, "quoted", ~]}. */
static void
write_node(struct buf *b, const struct node *n)
{
	if (n->kind == NODE_NULL)
		buf_lit(b, "~");
	else if (n->kind == NODE_SCALAR)
		buf_fmt(b, "%s" STR_FMT "%s", n->quoted ? "\"" : "",
		    STR_ARG(n->text), n->quoted ? "\"" : "");
	if (n->kind == NODE_NULL || n->kind == NODE_SCALAR)
		return;
	buf_char(b, n->kind == NODE_MAP ? '{' : '[');
	for (const struct node *c = n->first; c; c = c->next) {
		if (c != n->first)
			buf_lit(b, ", ");
		if (n->kind == NODE_MAP)
			buf_fmt(b, STR_FMT ": ", STR_ARG(c->key));
		write_node(b, c);
	}
	buf_char(b, n->kind == NODE_MAP ? '}' : ']');
}

static void
reads(const char *text, const char *want)
{
	struct got g;
	struct buf b = buf_init(BUF_MAX);

	read_text(&g, str_c(text));
	assert_mistakes(&g.d, "");
	assert_non_null(g.root);
	write_node(&b, g.root);
	if (!str_eq(buf_view(&b), str_c(want)))
		fail_msg("got " STR_FMT ", want %s", STR_ARG(buf_view(&b)),
		    want);
	buf_release(&b);
	arena_release(&g.a);
}

static void
scalars_stay_as_they_were_written(void **state)
{
	(void)state;
	reads("date: 2026-03-14\nn: 007\ny: yes\n",
	    "{date: 2026-03-14, n: 007, y: yes}");
	reads("a: 'it''s'\nb: \"x\\ty\"\nc: a b # no\n",
	    "{a: \"it's\", b: \"x\ty\", c: a b}");
	reads("a: |\n  one\n  two\nb: >-\n  one\n  two\n",
	    "{a: \"one\ntwo\n\", b: \"one two\"}");
	reads("url: https://x.example/a:b\n",
	    "{url: https://x.example/a:b}");
}

static void
null_is_only_what_is_not_quoted(void **state)
{
	(void)state;
	reads("a:\nb: ~\nc: null\nd: ''\ne: \"null\"\nf: Null\ng: NULL\n",
	    "{a: ~, b: ~, c: ~, d: \"\", e: \"null\", f: ~, g: ~}");
	reads("- a\n-\n- b\n", "[a, ~, b]");
}

static void
escapes_make_no_control_characters(void **state)
{
	struct got g;

	(void)state;
	read_text(&g, STR("a: \"x\\0\\x1b\\u009b\\r\\t\\n\\u00e9\"\n"
	    "\"b\\a\": 'c\\0'\n"));
	assert_mistakes(&g.d, "2:4+27 control-character: an escape makes a "
	    "control character (take it out; a space takes its place)\n"
	    "3:1+5 control-character: an escape makes a control character "
	    "(take it out; a space takes its place)\n");
	assert_true(str_eq(g.root->first->text,
	    STR("x     \t\n\xc3\xa9")));
	assert_true(str_eq(g.root->first->next->key, STR("b ")));
	assert_true(str_eq(g.root->first->next->text, STR("c\\0")));
	arena_release(&g.a);
}

static void
lists_and_maps_nest_in_both_styles(void **state)
{
	(void)state;
	reads("a:\n- x\n- y\nb:\n  - k: 1\n    l: 2\n  - []\nc: {d: {}}\n",
	    "{a: [x, y], b: [{k: 1, l: 2}, []], c: {d: {}}}");
	reads("a: 1\r\nb:\r\n  - x\r\n", "{a: 1, b: [x]}");
	reads("---\na: 1\n...\n", "{a: 1}");
}

static void
a_text_without_a_value_is_nothing(void **state)
{
	struct got g;

	(void)state;
	reads("", "~");
	reads("# only a comment\n", "~");
	read_text(&g, STR(""));
	assert_int_equal(g.root->at.line, 2);
	assert_int_equal(g.root->at.col, 1);
	arena_release(&g.a);
}

static void
place_is(struct place at, uint32_t line, uint32_t col, uint32_t len)
{
	assert_int_equal(at.file, 1);
	assert_int_equal(at.line, line);
	assert_int_equal(at.col, col);
	assert_int_equal(at.len, len);
}

static void
every_value_and_key_knows_its_place(void **state)
{
	struct got g;
	const struct node *n;

	(void)state;
	read_text(&g, STR("title: Checkout slow\n"
	    "roles: { scribe: jo }\n"
	    "tags:\n  - cache\n  - \"fail over\"\n"
	    "empty:\n"));
	n = node_get(g.root, STR("title"));
	place_is(n->key_at, 2, 1, 5);
	place_is(n->at, 2, 8, 13);
	n = node_get(g.root, STR("roles"));
	place_is(n->at, 3, 8, 14);
	place_is(n->first->key_at, 3, 10, 6);
	place_is(n->first->at, 3, 18, 2);
	n = node_get(g.root, STR("tags"));
	place_is(n->first->at, 5, 5, 5);
	place_is(n->first->next->at, 6, 5, 11);
	assert_int_equal(n->first->key_at.line, 0);
	arena_release(&g.a);
}

static void
an_empty_value_is_behind_its_colon(void **state)
{
	struct got g;

	(void)state;
	read_text(&g, STR("a:\n\n# comment\nb: 1\n"));
	place_is(g.root->first->at, 2, 3, 0);
	place_is(g.root->first->next->key_at, 5, 1, 1);
	arena_release(&g.a);
}

static void
columns_count_bytes_not_characters(void **state)
{
	struct got g;
	const struct node *n;

	(void)state;
	read_text(&g, STR("\xc3\xa9: [\xe4\xba\xac\xe9\x83\xbd, x]\r\n"
	    "a: \xf0\x9f\x9a\xa8 b # \xc3\xa9\r\nb: c\r\n"));
	n = g.root->first;
	place_is(n->key_at, 2, 1, 2);
	place_is(n->at, 2, 5, 11);
	place_is(n->first->at, 2, 6, 6);
	place_is(n->first->next->at, 2, 14, 1);
	place_is(n->next->at, 3, 4, 6);
	place_is(n->next->next->at, 4, 4, 1);
	arena_release(&g.a);
}

static void
what_only_libyaml_takes_for_a_line_end_is_none(void **state)
{
	struct got g;

	(void)state;
	read_text(&g, STR("a: \"x\xe2\x80\xa8y\"\nb: 1\n"));
	place_is(g.root->first->next->key_at, 3, 1, 1);
	arena_release(&g.a);
}

static void
a_value_of_several_lines_is_shown_by_its_first(void **state)
{
	struct got g;

	(void)state;
	read_text(&g, STR("a: one\r\n  two\r\nb: |\r\n  x\r\nc: 1\r\n"));
	place_is(g.root->first->at, 2, 4, 3);
	place_is(g.root->first->next->at, 4, 4, 1);
	place_is(g.root->first->next->next->at, 6, 4, 1);
	arena_release(&g.a);
}

static void
a_key_given_twice_keeps_its_first_value(void **state)
{
	struct got g;

	(void)state;
	read_text(&g, STR("a: 1\nb: 2\na: {x: [y]}\nc: 3\n"));
	assert_mistakes(&g.d, "4:1+1 duplicate-key: \"a\" is given twice\n"
	    "\t2:1+1 first given here\n");
	assert_int_equal(g.root->n, 3);
	assert_true(str_eq(node_text(node_get(g.root, STR("a"))),
	    STR("1")));
	assert_true(str_eq(node_text(node_get(g.root, STR("c"))),
	    STR("3")));
	arena_release(&g.a);
}

/* Maps large and small look for their keys in different ways. */
static void
a_key_given_twice_is_found_in_maps_of_any_size(void **state)
{
	(void)state;
	for (int size = 1; size < 80; size++) {
		struct arena a = { 0 };
		struct diags d = diags_init(&a);
		struct buf b = buf_init(BUF_MAX);
		struct node *root;

		for (int i = 0; i < size; i++)
			buf_fmt(&b, "k%d: %d\n", i, i);
		buf_fmt(&b, "k%d: x\n", size / 2);
		buf_lit(&b, "k0: x\nlast: x\n");
		root = yaml_read(&a, buf_view(&b), 1, 1, &d);
		assert_int_equal(root->n, size + 1);
		assert_int_equal(d.n, 2);
		assert_mistake_at(&d, 0, RULE_DUPLICATE_KEY,
		    (uint32_t)size + 1, 1);
		assert_int_equal(d.v[0].notes->at.line, size / 2 + 1);
		buf_release(&b);
		arena_release(&a);
	}
}

static void
a_hundred_keys_given_twice_are_enough(void **state)
{
	struct buf b = buf_init(BUF_MAX);
	struct got g;

	(void)state;
	for (int i = 0; i < 5000; i++)
		buf_lit(&b, "k: 1\n");
	read_text(&g, buf_view(&b));
	assert_int_equal(g.root->n, 1);
	assert_int_equal(g.d.n, 100);
	buf_release(&b);
	arena_release(&g.a);
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
nested(struct got *g, const char *open, size_t times)
{
	struct buf b = buf_init(BUF_MAX);

	for (size_t i = 0; i < times; i++)
		buf_str(&b, str_c(open));
	read_text(g, buf_view(&b));
	buf_release(&b);
}

static void
deep_nesting_is_refused_at_once(void **state)
{
	static const char *const opens[] = {
		"[", "{a: ", "- ", "[\n", "[{a: ", "{a: [",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(opens) / sizeof(opens[0]); i++) {
		double start = seconds();
		struct got g;

		nested(&g, opens[i], 20000);
		assert_null(g.root);
		assert_int_equal(g.d.n, 1);
		assert_int_equal(g.d.v[0].rule, RULE_YAML_DEPTH);
		assert_true(seconds() - start < 0.5);
		arena_release(&g.a);
	}
}

static void
sixteen_levels_are_read_and_seventeen_are_not(void **state)
{
	struct got g;

	(void)state;
	read_text(&g, STR("[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]"));
	assert_non_null(g.root);
	arena_release(&g.a);
	refused("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", "2:17+1 "
	    "yaml-too-deep: more than 16 lists and maps in each other "
	    "(write it flatter)\n");
}

static void
time_grows_with_the_text_only(void **state)
{
	/* What stands before and behind a number, in every line. */
	static const char *const lines[][2] = {
		{ "k", ": v\n" }, { "- x", "\n" }, { "\n# c", "" },
		{ "k", ": {a: 1}\n" }, { "- {a: [", ", \"\xc3\xa9\"]}\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct buf b = buf_init(BUF_MAX);
		double start;
		struct got g;

		for (int64_t n = 0; b.n < 256 * 1024; n++) {
			buf_str(&b, str_c(lines[i][0]));
			buf_int(&b, n);
			buf_str(&b, str_c(lines[i][1]));
		}
		start = seconds();
		read_text(&g, buf_view(&b));
		assert_mistakes(&g.d, "");
		assert_non_null(g.root);
		assert_true(seconds() - start < 4);
		buf_release(&b);
		arena_release(&g.a);
	}
}

static void
a_text_past_the_limit_is_refused(void **state)
{
	struct got g;
	struct buf b = buf_init(BUF_MAX);

	(void)state;
	buf_repeat(&b, ' ', (size_t)YAML_BYTES_MOST + 1);
	read_text(&g, buf_view(&b));
	assert_null(g.root);
	assert_mistakes(&g.d, "0:0+0 yaml-too-large: 4194305 bytes of YAML; "
	    "4194304 may be read\n");
	buf_release(&b);
	arena_release(&g.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_stay_as_they_were_written),
		cmocka_unit_test(null_is_only_what_is_not_quoted),
		cmocka_unit_test(escapes_make_no_control_characters),
		cmocka_unit_test(lists_and_maps_nest_in_both_styles),
		cmocka_unit_test(a_text_without_a_value_is_nothing),
		cmocka_unit_test(every_value_and_key_knows_its_place),
		cmocka_unit_test(an_empty_value_is_behind_its_colon),
		cmocka_unit_test(columns_count_bytes_not_characters),
		cmocka_unit_test(
		    what_only_libyaml_takes_for_a_line_end_is_none),
		cmocka_unit_test(
		    a_value_of_several_lines_is_shown_by_its_first),
		cmocka_unit_test(a_key_given_twice_keeps_its_first_value),
		cmocka_unit_test(
		    a_key_given_twice_is_found_in_maps_of_any_size),
		cmocka_unit_test(a_hundred_keys_given_twice_are_enough),
		cmocka_unit_test(deep_nesting_is_refused_at_once),
		cmocka_unit_test(
		    sixteen_levels_are_read_and_seventeen_are_not),
		cmocka_unit_test(time_grows_with_the_text_only),
		cmocka_unit_test(a_text_past_the_limit_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
