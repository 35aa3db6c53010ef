/* Findings in the formats that are not JSON. */
#include "findings_sheet.h"

static void
short_is_one_line_a_finding(void **state)
{
	struct sheet *s = *state;

	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 3, 3, 11, 17 },
	    "resolved\nbefore it started");
	diag_note(&s->d, (struct place){ 2, 2, 10, 17 }, "it started here");
	diag_add(&s->d, RULE_FILE_UNREADABLE, (struct place){ .file = 2 },
	    "cannot be read");
	diag_add(&s->d, RULE_READ_ME, (struct place){ 0 }, "nowhere");
	assert_string_equal(sheet_write(s, FINDINGS_short),
	    "note: nowhere [AC039 readme-left-out]\n"
	    "content/a.md: error: cannot be read [AC030 file-unreadable]\n"
	    "content/b.md:3:11: error: resolved^Jbefore it started "
	    "[AC110 time-order]\n");
}

static void
the_worst_come_first_on_github(void **state)
{
	struct sheet *s = *state;

	diag_add(&s->d, RULE_READ_ME, (struct place){ .file = 2 }, "a");
	diag_add(&s->d, RULE_BACKUP_FILE, (struct place){ .file = 2 }, "b");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ .file = 2 }, "c");
	diag_add(&s->d, RULE_BACKUP_FILE, (struct place){ .file = 3 }, "d");
	assert_string_equal(sheet_write(s, FINDINGS_github),
	    "::error file=content/a.md,title=AC110 time-order::c\n"
	    "::warning file=content/a.md,title=AC038 backup-file::b\n"
	    "::warning file=content/b.md,title=AC038 backup-file::d\n"
	    "::notice file=content/a.md,title=AC039 readme-left-out::a\n");
}

static void
junit_has_a_test_for_each_file_and_rule(void **state)
{
	struct sheet *s = *state;

	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 1, 0 }, "a");
	diag_add(&s->d, RULE_READ_ME, (struct place){ 2, 2, 1, 0 }, "b");
	diag_help(&s->d, "rename it");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 3, 1, 0 }, "c");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 3, 3, 1, 0 }, "d");
	assert_string_equal(sheet_write(s, FINDINGS_junit),
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites name=\"allclear\" tests=\"3\" failures=\"2\" "
	    "errors=\"0\">\n"
	    " <testsuite name=\"content/a.md\" tests=\"2\" failures=\"1\" "
	    "errors=\"0\">\n"
	    "  <testcase classname=\"content/a.md\" "
	    "name=\"AC039 readme-left-out\">\n"
	    "   <system-out>content/a.md:2:1: note: b "
	    "[AC039 readme-left-out]\n"
	    "  help: rename it\n"
	    "</system-out>\n"
	    "  </testcase>\n"
	    "  <testcase classname=\"content/a.md\" "
	    "name=\"AC110 time-order\">\n"
	    "   <failure type=\"error\" message=\"a (and 1 more)\">"
	    "content/a.md:1:1: error: a [AC110 time-order]\n"
	    "content/a.md:3:1: error: c [AC110 time-order]\n"
	    "</failure>\n"
	    "  </testcase>\n"
	    " </testsuite>\n"
	    " <testsuite name=\"content/b.md\" tests=\"1\" failures=\"1\" "
	    "errors=\"0\">\n"
	    "  <testcase classname=\"content/b.md\" "
	    "name=\"AC110 time-order\">\n"
	    "   <failure type=\"error\" message=\"d\">"
	    "content/b.md:3:1: error: d [AC110 time-order]\n"
	    "</failure>\n"
	    "  </testcase>\n"
	    " </testsuite>\n"
	    "</testsuites>\n");
}

static void
junit_fails_what_fails_the_run(void **state)
{
	struct sheet *s = *state;

	diag_add(&s->d, RULE_BACKUP_FILE, (struct place){ .file = 2 }, "a");
	s->f.fail_on = LEVEL_WARNING;
	assert_non_null(strstr(sheet_write(s, FINDINGS_junit),
	    "<failure type=\"warning\" message=\"a\">"));
	s->f.fail_on = LEVEL_ERROR + 1;
	assert_null(strstr(sheet_write(s, FINDINGS_junit), "<failure"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SHEET_TEST(short_is_one_line_a_finding),
		SHEET_TEST(the_worst_come_first_on_github),
		SHEET_TEST(junit_has_a_test_for_each_file_and_rule),
		SHEET_TEST(junit_fails_what_fails_the_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
