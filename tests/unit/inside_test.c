/* Where a part of a YAML value's text stands in its file. */
#include "read/inside.h"
#include "read/yaml.h"
#include "mistakes.h"

static struct place
inside_place(str source, struct place value, str text, size_t offset,
    size_t len)
{
	struct inside in = inside_file(source);

	inside_value(&in, value, text);
	return inside_at(&in, offset, len);
}

/* Reads `key: value` and looks for the word @here in the value's text. */
static struct place
where(const char *source, const char *word)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	const struct node *root = yaml_read(&a, str_c(source), 7, 1, &d);
	const struct node *n = node_get(root, STR("key"));
	ptrdiff_t at;
	struct place p;

	assert_non_null(n);
	at = str_find(n->text, str_c(word));
	assert_true(at >= 0);
	p = inside_place(str_c(source), n->at, n->text, (size_t)at,
	    strlen(word));
	arena_release(&a);
	return p;
}

static void
assert_at(const char *source, uint32_t line, uint32_t col)
{
	struct place p = where(source, "here");

	assert_int_equal(p.file, 7);
	assert_int_equal(p.line, line);
	assert_int_equal(p.col, col);
	assert_int_equal(p.len, 4);
}

static void
on_one_line_it_is_where_it_seems(void **state)
{
	(void)state;
	assert_at("key: it is here now\n", 1, 12);
	assert_at("a: 1\nkey: here\n", 2, 6);
}

static void
quotes_do_not_count(void **state)
{
	(void)state;
	assert_at("key: \"it is here\"\n", 1, 13);
	assert_at("key: 'it''s here'\n", 1, 13);
	assert_at("key: \"a \\\"b\\\" \\\\ here\"\n", 1, 18);
	assert_at("key: \"a\\n\\n here\"\n", 1, 13);
}

static void
a_block_is_followed_line_by_line(void **state)
{
	(void)state;
	assert_at("key: |\n  one\n\n   two here\n", 4, 8);
	assert_at("key: |-\n\n\n  here\n", 4, 3);
	assert_at("key: |2+ # why\n   here\n", 2, 4);
}

static void
folded_text_is_followed_too(void **state)
{
	(void)state;
	assert_at("key: >\n  one\n  two here\n", 3, 7);
	assert_at("key: one\n  two\n  here\n", 3, 3);
	assert_at("key: \"one\n  two \\\n  here\"\n", 3, 3);
}

/* An escape that is another character: the value's own place. */
static void
what_cannot_be_followed_has_the_values_place(void **state)
{
	struct place p = where("key: \"\\u00e9 here\"\n", "here");

	(void)state;
	assert_int_equal(p.line, 1);
	assert_int_equal(p.col, 6);
}

static void
a_file_that_changed_meanwhile_does_no_harm(void **state)
{
	const struct place value = { .file = 7, .line = 9, .col = 9 };
	struct place p;

	(void)state;
	p = inside_place(STR("short"), value, STR("it is here"), 6, 4);
	assert_int_equal(p.line, 9);
	p = inside_place(STR(""), (struct place){ .line = 1, .col = 1 },
	    STR("x"), 0, 1);
	assert_int_equal(p.line, 1);
	p = inside_place(STR("other"), (struct place){ .line = 1, .col = 1 },
	    STR("another"), 3, 1);
	assert_int_equal(p.col, 1);
}

static void
places_of_two_values_come_in_one_walk(void **state)
{
	static const char source[] = "a: |\n  one two\n  three\n"
	    "b: 'it''s four'\n";
	const struct place a = { .file = 7, .line = 1, .col = 4 };
	const struct place b = { .file = 7, .line = 4, .col = 4 };
	struct inside in = inside_file(STR(source));
	struct place p;

	(void)state;
	inside_value(&in, a, STR("one two\nthree\n"));
	assert_int_equal(inside_at(&in, 4, 3).col, 7);
	p = inside_at(&in, 8, 5);
	assert_int_equal(p.line, 3);
	assert_int_equal(p.col, 3);
	assert_int_equal(inside_at(&in, 8, 5).line, 3);
	/* Back is the value's own place. */
	assert_int_equal(inside_at(&in, 0, 3).line, 1);
	inside_value(&in, b, STR("it's four"));
	p = inside_at(&in, 5, 4);
	assert_int_equal(p.line, 4);
	assert_int_equal(p.col, 11);
	/* Back to a value before. */
	inside_value(&in, a, STR("one two\nthree\n"));
	assert_int_equal(inside_at(&in, 4, 3).line, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(on_one_line_it_is_where_it_seems),
		cmocka_unit_test(quotes_do_not_count),
		cmocka_unit_test(a_block_is_followed_line_by_line),
		cmocka_unit_test(folded_text_is_followed_too),
		cmocka_unit_test(places_of_two_values_come_in_one_walk),
		cmocka_unit_test(
		    what_cannot_be_followed_has_the_values_place),
		cmocka_unit_test(a_file_that_changed_meanwhile_does_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
