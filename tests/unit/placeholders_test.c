/* Template text that nobody replaced, and what only looks like it. */
#include "body_world.h"
#include "chance.h"
#include "model/body_parts.h"

/* The placeholders of a body with the columns at which they stand, and
 * whether its first section says anything besides. */
static void
assert_left(const char *text, const char *want, bool written)
{
	struct body_world w;
	struct buf b = buf_init(BUF_MAX);
	bool same;

	body_world_begin(&w, FILE_INCIDENT);
	w.policy.placeholders.v = (str[]){ STR_INIT("[Unverified]") };
	w.policy.placeholders.n = 1;
	policy_mark_text(&w.policy);
	body_world_read(&w, str_z(&w.a, str_cat(&w.a, STR("## Impact\n\n"),
	    str_c(text), STR("\n"))));
	for (size_t i = 0; i < w.doc.body.placeholders.n; i++) {
		const struct placeholder *p = &w.doc.body.placeholders.v[i];

		buf_fmt(&b, "%u:" STR_FMT " ", p->place.col,
		    STR_ARG(p->text));
	}
	same = str_eq(buf_view(&b), str_c(want));
	if (!same)
		print_error("%s: %.*s\n", text, (int)b.n, b.p ? b.p : "");
	buf_release(&b);
	assert_true(same);
	if (w.doc.body.sections.v[0].written != written)
		fail_msg("%s: written %d", text, !written);
	body_world_end(&w);
}

static void
words_and_brackets_of_templates(void **state)
{
	(void)state;
	assert_left("TODO", "1:TODO ", false);
	assert_left("- TBD\n- FIXME", "3:TBD 3:FIXME ", false);
	assert_left("{number}", "1:{number} ", false);
	assert_left("{number} of {customers and others}",
	    "1:{number} 13:{customers and others} ", true);
	assert_left("[Component A]", "1:[Component A] ", false);
	assert_left("[Name] ([Link])", "1:[Name] 9:[Link] ", false);
	assert_left("YYYY-MM-DD HH:MM", "1:YYYY-MM-DD 12:HH:MM ", false);
	assert_left("*TODO*: `x`", "2:TODO ", true);
	assert_left("TO*DO*", "1:TODO ", false);
	assert_left("TODO ![x](y)", "1:TODO ", true);
	assert_left("TODO\n\nx TBD\n\n- TODO", "1:TODO 3:TBD 3:TODO ", true);
	assert_left("TO\n\nDO T\n\nBD HH:M\n\nM", "", true);
	assert_left("[TODO TODO] TODO", "1:[TODO TODO] 13:TODO ", false);
}

static void
the_policys_own(void **state)
{
	(void)state;
	assert_left("[Unverified]", "1:[Unverified] ", false);
	assert_left("[Verified]", "", true);
}

static void
what_only_looks_like_them(void **state)
{
	(void)state;
	assert_left("TODOs, a TODO-list, xTODO", "", true);
	assert_left("`{number}` and `TODO`", "", true);
	assert_left("```\nTODO {number}\n```", "", true);
	assert_left("{} {1} { a } [1] [x] [detected]", "", true);
	assert_left("f{x} and a[Component A]", "", true);
	assert_left("[Component A](x) [Component A][b] [Component A]: c", "",
	    true);
	assert_left("[Sam]", "", true);
	assert_left("{an opening brace that is closed only after so many "
	    "words that nobody would put them into a template}", "", true);
}

static void
each_is_placed_where_it_stands(void **state)
{
	(void)state;
	assert_left("`TODO`, TODOs, TODO and TODO", "16:TODO 25:TODO ",
	    true);
	assert_left("| a | b |\n|---|---|\n| TODO | TODO |",
	    "3:TODO 10:TODO ", false);
}

static void
nothing_is_written_where_nothing_is_said(void **state)
{
	(void)state;
	assert_left("", "", false);
	assert_left("<!-- a hint -->", "", false);
	assert_left("...", "", false);
	assert_left("- \n- ", "", false);
	assert_left("---", "", false);
	assert_left("### Only headings\n\n#### below it", "", false);
	assert_left("| a |\n|---|\n| |", "", false);
	assert_left("| a |\n|---|\n| b |", "", true);
	assert_left("![x](y)", "", true);
	assert_left("    code", "", true);
	assert_left("\xE6\xB1\xBA", "", true);
	assert_left("0", "", true);
}

/* Byte by byte, and asked at each. */
static bool
says(const struct body_world *w, str text)
{
	for (size_t i = 0; i < text.n; i++) {
		size_t n = placeholder_at(&w->reading, text, i);

		if (n > 0)
			i += n - 1;
		else if (char_alnum(text.p[i]) ||
		    (unsigned char)text.p[i] >= 0x80)
			return true;
	}
	return false;
}

static void
passing_over_what_says_something_first_loses_nothing(void **state)
{
	static const char *const parts[] = { "TODO", "TBD", " ", " ", ".",
		"(", ")", "-", "T", "to", "HH:MM", ": ", "Mine", "M", "\xe2\x80\x94",
		"?", "0", "{a}", "{", "}", "YYYY-MM-DD", ", " };
	struct random_source chance = random_from(1592);
	struct body_world w;

	(void)state;
	body_world_begin(&w, FILE_INCIDENT);
	w.policy.placeholders.v = (str[]){ STR_INIT("Mine"), STR_INIT("-x") };
	w.policy.placeholders.n = 2;
	policy_mark_text(&w.policy);
	for (int round = 0; round < 5000; round++) {
		str s = STR("."), body;

		for (uint32_t k = random_below(&chance, 6); k-- > 0;)
			s = str_cat(&w.a, s, str_c(parts[random_below(
			    &chance, sizeof(parts) / sizeof(parts[0]))]));
		body = str_cat(&w.a, STR("## Impact\n\n"), s, STR("\n"));
		w.doc.body = (struct body){ 0 };
		body_world_read(&w, str_z(&w.a, body));
		if (w.doc.body.sections.v[0].written != says(&w, s))
			fail_msg("%s", str_z(&w.a, s));
	}
	body_world_end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_brackets_of_templates),
		cmocka_unit_test(the_policys_own),
		cmocka_unit_test(what_only_looks_like_them),
		cmocka_unit_test(each_is_placed_where_it_stands),
		cmocka_unit_test(nothing_is_written_where_nothing_is_said),
		cmocka_unit_test(
		    passing_over_what_says_something_first_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
