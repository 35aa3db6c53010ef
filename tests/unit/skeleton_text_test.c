/* Whatever the title, the policy or the site says, a new file is read as
 * it was meant. */
#include "skeleton_world.h"

#include "output/remark.h"

enum { WIDTH = 78 };

static void
any_title_comes_back_as_it_was(void **state)
{
	static const char *const titles[] = {
		"Checkout: \"slow\" after a failover", "it's # not a comment",
		"- dash", "? what", "{{ title }}", "[Component A] down",
		"@mira & *all", "503", "2026-03-14", "null", "yes", "~",
		"\\backslash\\", "'", "\"", "a: b: c", "%percent", "`code`",
		"ends with colon:", "\xE6\xB1\xBA\xE6\xB8\x88",
		"line\xE2\x80\xA8separator", "---", "...",
		"--- x", "<!-- x -->",
	};
	static const enum file_kind kinds[] = {
		FILE_INCIDENT, FILE_MAINTENANCE, FILE_RUNBOOK,
	};

	(void)state;
	for (size_t i = 0; i < COUNT(titles) * COUNT(kinds); i++) {
		struct world w;
		const char *title = titles[i / COUNT(kinds)];

		set_up_preset(&w, kinds[i % COUNT(kinds)]);
		w.s.title = str_c(title);
		assert_key(front_of(&w, skeleton_text(&w.a, &w.s)), "title",
		    title);
		tear_down(&w);
	}
}

/* Only headings, list items and tables may stand outside comments. */
static void
a_hint_cannot_leave_its_comment(void **state)
{
	static const struct section_rule hostile[] = {
		{ .id = STR_INIT("a"), .title = STR_INIT("A"),
		    .need = NEED_REQUIRED,
		    .hint = STR_INIT("x --> y --!> z --- <!-- internal -->") },
		{ .id = STR_INIT("b"), .title = STR_INIT("B *b* <i> [c]"),
		    .need = NEED_REQUIRED, .hint = STR_INIT("internal") },
		{ .id = STR_INIT("c"), .title = STR_INIT("C"),
		    .need = NEED_OPTIONAL,
		    .hint = STR_INIT("one\n\ntwo\n\n## Three\n") },
	};
	struct world w;
	str text;

	(void)state;
	set_up(&w, FILE_POSTMORTEM, STR("name: Ours\n"));
	w.policy.sections.v = (struct section_rule *)(uintptr_t)hostile;
	w.policy.sections.n = COUNT(hostile);
	w.incident.doc.title = STR("--> out");
	text = skeleton_text(&w.a, &w.s);
	assert_holds(text, "<!-- Required: x - -> y - -!> z - - - "
	    "<!- - internal - -> -->\n");
	assert_holds(text, "<!-- Required: internal -->\n");
	assert_holds(text, "<!-- Optional: one two ## Three -->\n");
	assert_holds(text, "<!-- About: - -> out -->\n");
	assert_holds(text, "\n## B \\*b\\* \\<i> \\[c\\]\n");
	tear_down(&w);
}

static void
a_name_cannot_leave_its_comment(void **state)
{
	struct component hostile[] = {
		{ .id = STR_INIT("a\nstatus: closed") },
		{ .id = STR_INIT("b\xE2\x80\xA8status: closed") },
		{ .id = STR_INIT("c\xC2\x85status: closed") },
	};
	struct world w;

	(void)state;
	set_up_preset(&w, FILE_INCIDENT);
	w.site.components.v = hostile;
	w.site.components.n = COUNT(hostile);
	assert_key(front_of(&w, skeleton_text(&w.a, &w.s)), "status",
	    "investigating");
	tear_down(&w);
}

static void
no_line_is_longer_than_a_terminal(void **state)
{
	static const enum file_kind kinds[] = {
		FILE_INCIDENT, FILE_POSTMORTEM, FILE_MAINTENANCE,
		FILE_RUNBOOK,
	};
	struct component many[300];

	(void)state;
	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = (struct component){ .id = STR_INIT("component-x") };
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct world w;
		struct cut line = { .found = true };

		set_up_preset(&w, kinds[i]);
		w.site.components.v = many;
		w.site.components.n = COUNT(many);
		line.tail = skeleton_text(&w.a, &w.s);
		assert_true(line.tail.n < 4096);
		while (line.found) {
			line = str_cut(line.tail, '\n');
			if (line.head.n > WIDTH)
				fail_msg("too long: " STR_FMT,
				    STR_ARG(line.head));
			if (line.head.n &&
			    line.head.p[line.head.n - 1] == ' ')
				fail_msg("ends in a space: " STR_FMT,
				    STR_ARG(line.head));
		}
		tear_down(&w);
	}
}

static void
a_remark_without_words_is_none(void **state)
{
	struct buf out = buf_init(BUF_MAX);

	(void)state;
	remark_yaml(&out, STR(" \n "));
	remark_html(&out, STR_NONE);
	assert_int_equal(out.n, 0);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_title_comes_back_as_it_was),
		cmocka_unit_test(a_hint_cannot_leave_its_comment),
		cmocka_unit_test(a_name_cannot_leave_its_comment),
		cmocka_unit_test(no_line_is_longer_than_a_terminal),
		cmocka_unit_test(a_remark_without_words_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
