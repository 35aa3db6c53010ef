/* Front matter that is read without libyaml, and what is left to it. */
#include "mistakes.h"

#include "read/yaml.h"
#include "read/yaml_plain.h"

static void
assert_place(struct place got, struct place want)
{
	assert_int_equal(got.line, want.line);
	assert_int_equal(got.col, want.col);
	assert_int_equal(got.len, want.len);
}

static void
assert_same(const struct node *got, const struct node *want)
{
	assert_int_equal(got->kind, want->kind);
	assert_int_equal(got->quoted, want->quoted);
	assert_int_equal(got->n, want->n);
	assert_true(str_eq(got->key, want->key));
	assert_true(str_eq(got->text, want->text));
	assert_place(got->at, want->at);
	assert_place(got->key_at, want->key_at);
	for (got = got->first, want = want->first; got && want;
	    got = got->next, want = want->next)
		assert_same(got, want);
	assert_true(!got && !want);
}

/* Both readers make one tree of a text that is plain. */
static void
plain(const char *text)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct yaml_arenas to = { &a, &a };
	struct node *got = yaml_plain(to, str_c(text), 1, 2);

	if (!got)
		fail_msg("not plain: %s", text);
	assert_same(got, yaml_read_events(to, str_c(text), 1, 2, &d));
	assert_int_equal(d.n, 0);
	arena_release(&a);
}

static void
other(const char *text)
{
	struct arena a = { 0 };

	if (yaml_plain((struct yaml_arenas){ &a, &a }, str_c(text), 1, 2))
		fail_msg("plain: %s", text);
	arena_release(&a);
}

static void
front_matter_gives_the_tree_that_libyaml_gives(void **state)
{
	(void)state;
	plain("title: Checkout down\nstarted: 2026-03-14 09:02Z\n");
	plain("# first\n\na:  b c   # why\n   \n# last\nd: e#f  \n");
	plain("a: \"x: # y\"\nb: 'z'\nc: \"\"\nd: null\ne: ~\n");
	plain("a: [b, \"c\", 'd e', 1.5, 12:30]\nf: []\ng: [ [h], {} ]\n");
	plain("roles: { scribe: ines, fixer: [a, b] }\nx: {y: null}\n");
	plain("url: https://x.example/a?b=c#d\nn: -5\n");
	plain("t: Gr\xc3\xb6\xc3\x9f" "e \xe2\x80\x9c" "a\xe2\x80\x9d\n"
	    "u: [\xc3\xa9, b]\n");
}

static void
what_stands_below_a_key_is_its_value(void **state)
{
	(void)state;
	plain("a:\n  b: c\n  d:\n    e: f\ng: h\n");
	plain("a:\n- b\n- c d\ne: f\n");
	plain("a:\n  - b\n  - [c]\n  - \"d\"\n");
	plain("a:\n  - b: c\n    d: e\n  - f: g\n    h:\n    - i\nj: k\n");
	plain("a:\n- b:\n- c:\n    d: e\n");
	plain("a:\nb:   \n  c:\nd:\n");
	plain("a:\n\n  # why\n  b: c\n");
}

static void
what_is_not_plain_is_left_to_libyaml(void **state)
{
	(void)state;
	other("");
	other("a");
	other("a: b");
	other("- a\n");
	other(" a: b\n");
	other("a: b\n  c\n");
	other("a: b\n  c: d\n");
	other("a:\n    b: c\n  d: e\n");
	other("a: |\n  b\n");
	other("a: >\n  b\n");
	other("a: \"b\\n\"\n");
	other("a: 'b''c'\n");
	other("a: \"b\n  c\"\n");
	other("a: [b,\n  c]\n");
	other("a: [b, ]\n");
	other("a: [b: c]\n");
	other("a: b: c\n");
	other("a: &b c\n");
	other("a: *b\n");
	other("a: !b c\n");
	other("a: b\na: c\n");
	other("null: b\n");
	other("a:\tb\n");
	other("a: b\r\n");
	other("a: \xe2\x80\xa8" "b\n");
	other("a: \xc2\x85" "b\n");
	other("a: \xef\xbb\xbf" "b\n");
	other("a: b\n---\nc: d\n");
	other("a: b\n...\n");
	other("a: @b\n");
	other("a: {b}\n");
	other("a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: {n: {o: "
	    "{p: {q: r}}}}}}}}}}}}}}}}\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    front_matter_gives_the_tree_that_libyaml_gives),
		cmocka_unit_test(what_stands_below_a_key_is_its_value),
		cmocka_unit_test(what_is_not_plain_is_left_to_libyaml),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
