/* Small changes to a file, and every other byte as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/edit.h"
#include "read/yaml.h"

static const char *const below[] = { "title", "status", NULL };

static void
assert_text(str got, const char *want)
{
	if (!str_eq(got, str_c(want)))
		fail_msg("got \"" STR_FMT "\", want \"%s\"", STR_ARG(got),
		    want);
}

static void
edits_come_out_in_the_order_of_the_text(void **state)
{
	struct arena a = { 0 };
	struct edits e = { 0 };
	size_t refused;

	(void)state;
	edit_add(&a, &e, 6, 6, STR("!"));
	edit_add(&a, &e, 0, 1, STR("A"));
	edit_add(&a, &e, 3, 5, STR_NONE);
	edit_add(&a, &e, 6, 6, STR("?"));
	assert_text(edit_apply(&a, STR("abcdef"), &e, &refused), "Abcf!?");
	assert_int_equal(refused, 0);
	arena_release(&a);
}

static void
an_edit_that_overlaps_another_is_left_out(void **state)
{
	struct arena a = { 0 };
	struct edits e = { 0 };
	size_t refused;

	(void)state;
	edit_add(&a, &e, 1, 4, STR("X"));
	edit_add(&a, &e, 2, 3, STR("Y"));
	edit_add(&a, &e, 4, 9, STR("Z"));	/* beyond the end */
	edit_add(&a, &e, 4, 5, STR("E"));
	assert_text(edit_apply(&a, STR("abcdef"), &e, &refused), "aXEf");
	assert_int_equal(refused, 2);
	arena_release(&a);
}

static void
without_edits_all_stays(void **state)
{
	struct arena a = { 0 };
	struct edits e = { 0 };

	(void)state;
	assert_text(edit_apply(&a, STR("a\r\n\tb \n\n"), &e, NULL),
	    "a\r\n\tb \n\n");
	assert_text(edit_apply(&a, STR_NONE, &e, NULL), "");
	arena_release(&a);
}

static size_t
offset(const char *text, uint32_t line, uint32_t col)
{
	return edit_offset(str_c(text), (struct place){ 0, line, col, 0 });
}

static void
a_place_is_found_in_the_bytes(void **state)
{
	(void)state;
	assert_int_equal(offset("ab\ncd\n", 1, 1), 0);
	assert_int_equal(offset("ab\ncd\n", 2, 2), 4);
	assert_int_equal(offset("ab\r\ncd", 2, 1), 4);
	assert_int_equal(offset("\xEF\xBB\xBF" "ab\n", 1, 2), 4);
	/* The end of the line when it is shorter, of the text without it. */
	assert_int_equal(offset("ab\r\ncd", 1, 9), 2);
	assert_int_equal(offset("ab\n", 7, 1), 3);
	assert_int_equal(offset("ab", 7, 1), 2);
	assert_int_equal(offset("", 1, 1), 0);
}

static void
lines_end_as_the_first_one(void **state)
{
	(void)state;
	assert_text(edit_line_end(STR("a\r\nb\n")), "\r\n");
	assert_text(edit_line_end(STR("a\nb\r\n")), "\n");
	assert_text(edit_line_end(STR("\n")), "\n");
	assert_text(edit_line_end(STR("a")), "\n");
}

/* The front matter is the whole text here. */
static void
gives(const char *text, const char *key, const char *want)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct edits e = { 0 };
	struct edit_front f = { .text = str_dup(&a, str_c(text)) };

	f.root = yaml_read(&a, f.text, 1, 1, &d);
	f.end = f.text.n;
	assert_non_null(f.root);
	edit_key(&a, &e, &f, str_c(key), STR("new"), below);
	assert_text(edit_apply(&a, f.text, &e, NULL), want);
	arena_release(&a);
}

static void
a_value_is_replaced_where_it_stands(void **state)
{
	(void)state;
	gives("title: x\nstatus:  old \t# why\nz: 1\n", "status",
	    "title: x\nstatus:  new \t# why\nz: 1\n");
	gives("status: 'old'\r\n", "status", "status: new\r\n");
	gives("\"status\" : \"o\\\"ld\" # old\n", "status",
	    "\"status\" : new # old\n");
	gives("{ title: x, status: old }\n", "status",
	    "{ title: x, status: new }\n");
	gives("status: ~\n", "status", "status: new\n");
	gives("status:\ntitle: x\n", "status", "status: new\ntitle: x\n");
	gives("status: # none\n", "status", "status: new # none\n");
}

static void
a_new_key_stands_below_its_neighbour(void **state)
{
	(void)state;
	gives("title: x\nstatus: y\nz: 1\n", "resolved",
	    "title: x\nstatus: y\nresolved: new\nz: 1\n");
	gives("title: x # c\r\nz: 1\r\n", "resolved",
	    "title: x # c\r\nresolved: new\r\nz: 1\r\n");
	gives("  title: x\n  z: 1\n", "resolved",
	    "  title: x\n  resolved: new\n  z: 1\n");
	gives("title: >-\n  long\n  title\nz: 1\n", "resolved",
	    "title: >-\n  long\n  title\nresolved: new\nz: 1\n");
	gives("{ title: x, z: 1 }\n", "resolved",
	    "{ resolved: new, title: x, z: 1 }\n");
	gives("z:\n- 1\n", "resolved", "z:\n- 1\nresolved: new\n");
	/* Blank lines inside a value do not end it; those behind it do. */
	gives("title: x\nstatus:\n\n  y\n\nz: 1\n", "resolved",
	    "title: x\nstatus:\n\n  y\nresolved: new\n\nz: 1\n");
}

static void
line_ends_are_those_of_the_file(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_text(edit_with_line_ends(&a, STR("a\n\nb"), STR("\r\n")),
	    "a\r\n\r\nb");
	assert_text(edit_with_line_ends(&a, STR("a\n"), STR("\n")), "a\n");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits_come_out_in_the_order_of_the_text),
		cmocka_unit_test(an_edit_that_overlaps_another_is_left_out),
		cmocka_unit_test(without_edits_all_stays),
		cmocka_unit_test(a_place_is_found_in_the_bytes),
		cmocka_unit_test(lines_end_as_the_first_one),
		cmocka_unit_test(line_ends_are_those_of_the_file),
		cmocka_unit_test(a_value_is_replaced_where_it_stands),
		cmocka_unit_test(a_new_key_stands_below_its_neighbour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
