/* What is written is what YAML readers read, and looks like what a person
 * would have written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/yaml_write.h"
#include "read/yaml.h"

static void
written(str text, const char *want)
{
	struct buf b = buf_init(BUF_MAX);

	yaml_text(&b, text);
	if (!str_eq(buf_view(&b), str_c(want)))
		print_error("got: " STR_FMT "\n", STR_ARG(buf_view(&b)));
	assert_true(str_eq(buf_view(&b), str_c(want)));
	buf_release(&b);
}

/* Through libyaml and back, as a pair, in a list and in a flow map. */
static void
survives(str text)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct buf b = buf_init(BUF_MAX);
	const struct node *root;

	yaml_pair(&b, 0, STR("one"), text);
	yaml_list(&b, 0, STR("two"), (const str[]){ text, STR("x") }, 2);
	buf_lit(&b, "three:\n");
	yaml_pair(&b, 2, STR("four"), text);
	yaml_key(&b, 0, text);
	buf_lit(&b, " 1\n");
	root = yaml_read(&a, buf_view(&b), 1, 1, &d);
	if (d.n)
		print_error(STR_FMT "\n" STR_FMT, STR_ARG(d.v[0].text),
		    STR_ARG(buf_view(&b)));
	assert_int_equal(d.n, 0);
	assert_true(str_eq(node_get(root, STR("one"))->text, text));
	assert_true(str_eq(node_get(root, STR("two"))->first->text, text));
	assert_true(str_eq(node_get(node_get(root, STR("three")),
	    STR("four"))->text, text));
	assert_non_null(node_get(root, text));
	buf_release(&b);
	arena_release(&a);
}

static void
ordinary_text_needs_no_quotes(void **state)
{
	(void)state;
	written(STR("Checkout slow after a failover"),
	    "Checkout slow after a failover");
	written(STR("archives.example.org"), "archives.example.org");
	written(STR("/issues/2021-04-15-x/"), "/issues/2021-04-15-x/");
	written(STR("don't, (really)"), "don't, (really)");
	written(STR("\xc3\x98l & br\xc3\xb8" "d"),
	    "\xc3\x98l & br\xc3\xb8" "d");
	written(STR("a:b, c#d"), "a:b, c#d");
	written(STR("b-2"), "b-2");
	written(STR("2.6 restart"), "2.6 restart");
}

static void
what_yaml_takes_for_something_else_is_quoted(void **state)
{
	static const char *const texts[] = { "yes", "No", "ON", "null", "~",
		"true", "y", "2021", "1.5", "0x1F", "1e3", "12:30",
		"2021-04-15", ".5", ".NaN", "+1", "-", "- a", "? a", "@home", "%d", "`x`", "*a",
		"&a", "!a", "|", ">", "[a]", "{a}", "#a", "a: b", "a #b",
		"a:", "'a", "\"a", ", a", "---", "...", "=", "<<", " a",
		"a " };
	(void)state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct buf b = buf_init(BUF_MAX);

		yaml_text(&b, str_c(texts[i]));
		if (b.p[0] != '\'' && b.p[0] != '"')
			print_error("not quoted: %s\n", texts[i]);
		assert_true(b.p[0] == '\'' || b.p[0] == '"');
		buf_release(&b);
		survives(str_c(texts[i]));
	}
	written(STR("Mail: slow"), "'Mail: slow'");
	written(STR("it's: here"), "\"it's: here\"");
}

static void
any_characters_survive(void **state)
{
	static const char *const texts[] = { "tab\there",
		"\xe2\x80\xa8 separator",
		"\xef\xbb\xbf mark", "\xf0\x9f\x94\xa5 fire", "back\\slash",
		"both ' and \"", "\xe2\x80\xae turned", "\xc2\xa0space" };
	(void)state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		survives(str_c(texts[i]));
}

static void
bytes_that_are_no_text_become_a_mark_for_that(void **state)
{
	(void)state;
	written(STR("a\x01z\x7f"), "\"a\xef\xbf\xbdz\xef\xbf\xbd\"");
	written(STR("\xc2\x85"), "\"\xef\xbf\xbd\"");
	written(STR("a\xff" "b"), "\"a\xef\xbf\xbd" "b\"");
	written(STR("a\xed\xa0\x80"), "\"a\xef\xbf\xbd\xef\xbf\xbd"
	    "\xef\xbf\xbd\"");
}

static void
several_lines_become_a_block(void **state)
{
	struct buf b = buf_init(BUF_MAX);
	(void)state;

	yaml_pair(&b, 2, STR("text"), STR("# one: two\n\n  three"));
	assert_true(str_eq(buf_view(&b), STR("  text: |-\n"
	    "    # one: two\n\n      three\n")));
	buf_release(&b);
	survives(STR("one\ntwo"));
	survives(STR("one\n\n\ntwo"));
}

static void
lines_that_a_block_would_change_are_quoted(void **state)
{
	(void)state;
	survives(STR("  one\ntwo"));
	survives(STR("one\ntwo\n"));
	survives(STR("one \ntwo"));
	survives(STR("one\n\ttwo\nthree"));
}

static void
a_long_list_has_an_item_a_line(void **state)
{
	static const str few[] = { STR_INIT("a"), STR_INIT("b, c") };
	static const str many[] = {
		STR_INIT("the first of three long names of systems"),
		STR_INIT("the second of three long names of systems"),
		STR_INIT("[x] the third"),
	};
	struct buf b = buf_init(BUF_MAX);
	(void)state;

	yaml_list(&b, 0, STR("l"), few, 2);
	yaml_list(&b, 0, STR("m"), many, 3);
	yaml_list(&b, 0, STR("o"), NULL, 0);
	assert_true(str_eq(buf_view(&b), STR("l: [a, 'b, c']\n"
	    "m:\n"
	    "  - the first of three long names of systems\n"
	    "  - the second of three long names of systems\n"
	    "  - '[x] the third'\n"
	    "o: []\n")));
	buf_release(&b);
}

/* A tree written and read again. */
static void
same_tree(const struct node *x, const struct node *y)
{
	assert_int_equal(x->kind, y->kind);
	assert_true(x->kind == NODE_NULL || str_eq(x->text, y->text));
	assert_int_equal(x->n, y->n);
	for (x = x->first, y = y->first; x; x = x->next, y = y->next) {
		assert_true(str_eq(x->key, y->key));
		same_tree(x, y);
	}
}

static void
a_tree_keeps_its_shape(void **state)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct buf b = buf_init(BUF_MAX);
	const struct node *was, *is;
	(void)state;

	was = yaml_read(&a, STR("a: [1, two, \"3\", null, ~, yes, [], {}]\n"
	    "'b: c':\n  d: |\n    two\n    lines\n  e: 2021-04-15 10:00\n"
	    "f: >\n  one\n  line\n"), 1, 1, &d);
	assert_non_null(was);
	for (const struct node *n = was->first; n; n = n->next)
		yaml_node(&b, 0, n->key, n);
	is = yaml_read(&a, buf_view(&b), 1, 1, &d);
	assert_int_equal(d.n, 0);
	same_tree(was, is);
	buf_release(&b);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ordinary_text_needs_no_quotes),
		cmocka_unit_test(
		    what_yaml_takes_for_something_else_is_quoted),
		cmocka_unit_test(any_characters_survive),
		cmocka_unit_test(
		    bytes_that_are_no_text_become_a_mark_for_that),
		cmocka_unit_test(several_lines_become_a_block),
		cmocka_unit_test(lines_that_a_block_would_change_are_quoted),
		cmocka_unit_test(a_long_list_has_an_item_a_line),
		cmocka_unit_test(a_tree_keeps_its_shape),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
