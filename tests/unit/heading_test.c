/* How headings and words name sections, levels and kinds of a policy. */
#include "body_world.h"
#include "markdown/md.h"

static void
folds_to(const char *heading, const char *want)
{
	struct arena a = { 0 };
	str got = heading_fold(&a, str_dup(&a, str_c(heading)));

	if (!str_eq(got, str_c(want)))
		fail_msg("\"%s\" gave \"" STR_FMT "\", want \"%s\"", heading,
		    STR_ARG(got), want);
	arena_release(&a);
}

static void
numbers_in_front_are_left_out(void **state)
{
	(void)state;
	folds_to("1. Summary", "summary");
	folds_to("2) Summary", "summary");
	folds_to("1.2 Summary", "summary");
	folds_to("1.2.3. Summary", "summary");
	folds_to("3: Summary", "summary");
	folds_to("12 Summary", "summary");
	/* A number that is part of a word is none. */
	folds_to("5xx errors", "5xx errors");
	folds_to("404", "404");
}

static void
emoji_and_marks_are_left_out(void **state)
{
	(void)state;
	folds_to("\xF0\x9F\x92\xA5 Impact", "impact");
	folds_to("\xE2\x8F\xB1\xEF\xB8\x8F Timeline", "timeline");
	folds_to("**Root** _cause_", "root cause");
	folds_to("`Impact`", "impact");
	folds_to("~~Impact~~", "impact");
	folds_to("1. \xF0\x9F\x92\xA5 **Impact**:", "impact");
}

static void
a_stop_and_brackets_at_the_end_are_left_out(void **state)
{
	(void)state;
	folds_to("What happened?", "what happened");
	folds_to("What went well!? (3)", "what went well");
	folds_to("Summary.", "summary");
	folds_to("2.1", "2.1");
	folds_to("Timeline:", "timeline");
	folds_to("Timeline (UTC)", "timeline");
	folds_to("Timeline (UTC):", "timeline");
	folds_to("Timeline: (UTC)", "timeline");
	folds_to("Timeline (UTC) (draft)", "timeline");
	folds_to("What (exactly) happened", "what (exactly) happened");
	folds_to("(UTC)", "(utc)");
}

/* "## **Timeline (all times PST)** {#timeline-(all-times-pst)}" */
static void
an_address_at_the_end_is_left_out(void **state)
{
	(void)state;
	folds_to("Timeline {#timeline}", "timeline");
	folds_to("Timeline (all times PST) {#timeline-(all-times-pst)}",
	    "timeline");
	folds_to("1. **Root cause**: {#1.-root-cause:}", "root cause");
	folds_to("Why {so}", "why {so}");
	folds_to("Why }", "why }");
	folds_to("{", "{");
	folds_to("}", "}");
}

static void
case_and_white_space_do_not_matter(void **state)
{
	(void)state;
	folds_to("  ROOT \t Cause  ", "root cause");
	folds_to("", "");
	folds_to("   ", "");
	folds_to(":", "");
}

static void
letters_of_other_scripts_stay(void **state)
{
	(void)state;
	folds_to("\xC3\x9C" "bersicht", "\xC3\x9C" "bersicht");
	folds_to("\xE6\xB1\xBA\xE6\xB8\x88", "\xE6\xB1\xBA\xE6\xB8\x88");
	/* The dash is a word's own, not an emoji. */
	folds_to("a \xE2\x80\x93 b", "a \xE2\x80\x93 b");
}

static void
internal_at_the_end_marks_a_heading(void **state)
{
	(void)state;
	assert_true(md_title_internal(STR("Notes (internal)")));
	assert_true(md_title_internal(STR("Notes (INTERNAL)  ")));
	assert_true(md_title_internal(STR("(internal)")));
	/* What was meant is plain. */
	assert_true(md_title_internal(STR("Notes (internal):")));
	assert_true(md_title_internal(STR("Notes (internal only)")));
	assert_true(md_title_internal(STR("Review (for internal use only)")));
	assert_true(md_title_internal(STR("Where we got lucky [Internal notes]")));
	/* Other tools' addresses of headings stand behind it. */
	assert_true(md_title_internal(STR("Notes (internal) {#notes}")));
	assert_true(md_title_internal(STR("Notes (internal){: .a } {#b}. ")));
	assert_true(md_title_internal(STR("Notes [internal] {(}")));
	assert_false(md_title_internal(STR("Notes {(internal)}")));
	assert_false(md_title_internal(STR("Notes {#internal}")));
	assert_false(md_title_internal(STR("{}}")));
	assert_false(md_title_internal(STR("Notes internal")));
	assert_false(md_title_internal(STR("(internal) notes")));
	assert_false(md_title_internal(STR("internal)")));
	assert_false(md_title_internal(STR("")));
}

static const char *
section_of(struct body_world *w, const char *heading)
{
	int i = policy_section(&w->policy, str_c(heading));

	return i < 0 ? "" : str_z(&w->a, w->policy.sections.v[i].id);
}

static void
a_section_has_its_title_and_its_aliases(void **state)
{
	struct body_world w;

	(void)state;
	body_world_begin(&w, FILE_INCIDENT);
	assert_string_equal(section_of(&w, "Summary"), "summary");
	assert_string_equal(section_of(&w, "1. Executive summary:"),
	    "summary");
	assert_string_equal(section_of(&w, "Next Steps"), "remediation");
	assert_string_equal(section_of(&w, "What didn't work"),
	    "went-poorly");
	assert_string_equal(section_of(&w, "Public updates"), "updates");
	assert_string_equal(section_of(&w, "Summary of it all"), "");
	assert_string_equal(section_of(&w, ""), "");
	/* Those of runbooks are none of a report. */
	assert_string_equal(section_of(&w, "Diagnostic steps"), "");
	body_world_end(&w);
}

static void
a_heading_longer_than_any_name_is_none(void **state)
{
	struct body_world w;
	char text[4096];

	(void)state;
	body_world_begin(&w, FILE_INCIDENT);
	memset(text, 'x', sizeof(text));
	assert_int_equal(policy_section(&w.policy,
	    str_of(text, sizeof(text))), -1);
	assert_int_equal(policy_level(&w.policy,
	    str_of(text, sizeof(text))), -1);
	body_world_end(&w);
}

static void
a_level_is_named_in_many_ways(void **state)
{
	static const char *const words[] = {
		"SEV-2", "sev-2", "SEV2", "sev 2", "Sev_2", "S2", "major",
		"MAJOR",
	};
	struct body_world w;

	(void)state;
	body_world_begin(&w, FILE_INCIDENT);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (policy_level(&w.policy, str_c(words[i])) != 1)
			fail_msg("%s", words[i]);
	assert_int_equal(policy_level(&w.policy, STR("SEV-22")), -1);
	assert_int_equal(policy_level(&w.policy, STR("")), -1);
	assert_int_equal(policy_level(&w.policy, STR("-")), -1);
	body_world_end(&w);
}

static void
a_kind_is_named_by_id_name_or_alias(void **state)
{
	struct body_world w;
	int preventive;

	(void)state;
	body_world_begin(&w, FILE_INCIDENT);
	preventive = policy_kind(&w.policy, STR("preventive"));
	assert_true(preventive >= 0);
	assert_int_equal(policy_kind(&w.policy, STR("Prevention")),
	    preventive);
	assert_int_equal(policy_kind(&w.policy, STR("PREVENTIVE ACTIONS")),
	    preventive);
	assert_int_equal(policy_kind(&w.policy, STR("prevent it")), -1);
	assert_int_equal(policy_kind(&w.policy, STR("")), -1);
	body_world_end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_in_front_are_left_out),
		cmocka_unit_test(emoji_and_marks_are_left_out),
		cmocka_unit_test(
		    a_stop_and_brackets_at_the_end_are_left_out),
		cmocka_unit_test(an_address_at_the_end_is_left_out),
		cmocka_unit_test(case_and_white_space_do_not_matter),
		cmocka_unit_test(letters_of_other_scripts_stay),
		cmocka_unit_test(internal_at_the_end_marks_a_heading),
		cmocka_unit_test(a_section_has_its_title_and_its_aliases),
		cmocka_unit_test(a_heading_longer_than_any_name_is_none),
		cmocka_unit_test(a_level_is_named_in_many_ways),
		cmocka_unit_test(a_kind_is_named_by_id_name_or_alias),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
