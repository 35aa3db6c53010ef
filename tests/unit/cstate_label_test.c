/* The marks at which updates begin, and the times that people write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/cstate_parts.h"

static const char *const roles[] = {
	[ROLE_NONE] = "none", [ROLE_FIRST] = "first", [ROLE_LAST] = "last",
	[ROLE_BETWEEN] = "between", [ROLE_REVIEW] = "review",
};

/* "first investigating 2021-06-08T09:35:00Z +|rest": the role, the status,
 * the time; + when that is all it says; and what follows the label. */
static void
label(const char *line, const char *want)
{
	struct arena a = { 0 };
	struct cstate_label l = { 0 };
	str got = STR("no");

	if (cstate_label(str_c(line), true, NULL, &l))
		got = str_format(&a, "%s " STR_FMT " " STR_FMT " %s|"
		    STR_FMT, roles[l.role], STR_ARG(str_empty(l.status)
		    ? STR("-") : l.status), STR_ARG(l.at == TIME_NONE
		    ? STR("-") : when_iso(&a, l.at)), l.whole ? "+" : "-",
		    STR_ARG(str_from(str_c(line), l.used)));
	if (!str_eq(got, str_c(want)))
		print_error("%s\n got:  " STR_FMT "\n want: %s\n", line,
		    STR_ARG(got), want);
	assert_true(str_eq(got, str_c(want)));
	arena_release(&a);
}

static void
a_word_in_marks_begins_an_update(void **state)
{
	(void)state;
	label("*Investigating* - We look.", "first investigating - +|We look.");
	label("**Monitoring**: Better.", "between monitoring - +|Better.");
	label("**Resolved:** Over.", "last resolved - +|Over.");
	label("_Identified_ \xe2\x80\x93 A disk.",
	    "between identified - +|A disk.");
	label("*Resolved* -", "last resolved - +|");
	label("*Just began* - Off we go.",
	    "first investigating - +|Off we go.");
	label("  *Update* - Indented.", "between - - +|Indented.");
}

static void
the_time_may_stand_before_the_word(void **state)
{
	(void)state;
	label("### 2021-06-08T11:20Z investigating",
	    "first investigating 2021-06-08T11:20:00Z +|");
	label("**2021-06-08 11:20 UTC - Resolved** Over.",
	    "last resolved 2021-06-08T11:20:00Z +|Over.");
	label("## 2021-06-08T11:20:00Z: Identified",
	    "between identified 2021-06-08T11:20:00Z +|");
	label("[2021-06-08 11:20 Update]",
	    "between - 2021-06-08T11:20:00Z +|");
	label("### 2021-06-08 11:20 UTC all is well", "no");
	label("### 2021-06-08 resolved", "last resolved - -|");
	label("### 11:20 Resolved", "last resolved - -|");
	label("11:20 UTC - Monitoring", "between monitoring - -|");
	label("2021-06-08 11:20 UTC Resolved",
	    "last resolved 2021-06-08T11:20:00Z +|");
	label("2021-06-08 11:20 UTC", "no");
	label("11:20 UTC the API was resolved", "no");
	label("503 Resolved", "no");
}

static void
a_word_in_brackets_begins_an_update(void **state)
{
	(void)state;
	label("[Initial message]", "first investigating - +|");
	label("[Final Message] Done.", "last resolved - +|Done.");
	label("[FINAL]", "last resolved - +|");
	label("[open issue]", "first investigating - +|");
	label("[End of outage message]", "last resolved - +|");
	label("[Closing Maintenance]", "last resolved - +|");
	label("[Final message]  ", "last resolved - +|");
	/* What is left of a comment. */
	label("[Initial message] -->", "first investigating - +|");
	/* More is said than the status and time can hold. */
	label("[Update 3]", "between - - -|");
	label("[Edit - Monday 25th]", "between - - -|");
	label("[Update on 2024-09-10]", "between - - -|");
}

static void
a_label_may_have_its_time(void **state)
{
	(void)state;
	label("**2021-06-07 16:37:00**",
	    "between - 2021-06-07T16:37:00Z +|");
	label("**2021-04-19T21:12:00-02:00**",
	    "between - 2021-04-19T23:12:00Z +|");
	label("**Update at 2021-06-08 11:20 UTC**",
	    "between - 2021-06-08T11:20:00Z +|");
	label("[Update - 2023-03-29 15h50 UTC]",
	    "between - 2023-03-29T15:50:00Z +|");
	label("[Update 11th of February 2022 - 19:00 UTC]",
	    "between - 2022-02-11T19:00:00Z +|");
	label("### Resolved (2021-06-08 11:20)",
	    "last resolved 2021-06-08T11:20:00Z +|");
	/* Bold that was never closed. */
	label("**Update 2021-05-03 11:58 UTC",
	    "between - 2021-05-03T11:58:00Z +|");
}

static void
headings_and_plain_words_may_be_labels(void **state)
{
	(void)state;
	label("## Resolved", "last resolved - +|");
	label("Update: it took two minutes", "between - - +|it took two minutes");
	label("### Update log", "no");
	label("## Resolution", "no");
	label("Updates were late: sorry", "no");
	label("Resolved:", "no");
}

static void
other_text_is_no_label(void **state)
{
	(void)state;
	label("[Discussion](https://example.com)", "no");
	label("[Update](https://example.com)", "no");
	label("[update]: https://example.com", "no");
	label("[NOTES]", "no");
	label("[This work is completed.]", "no");
	label("**Start**: 10:00 UTC", "no");
	label("**Debian builds now available**:", "no");
	label("* *2020-11-23: looking*", "no");
	label("***", "no");
	label("*", "no");
	label("[]", "no");
	label("    *Update* - code", "no");
	label("Why: because", "no");
	label("**Update 2021-05-03 and so on", "no");
}

static void
reads(const char *text, enum cstate_time_status status, const char *want)
{
	struct arena a = { 0 };
	struct cstate_time t = cstate_time(str_c(text), NULL);

	if (t.status != status)
		print_error("%s: status %d\n", text, (int)t.status);
	assert_int_equal(t.status, status);
	assert_true(str_eq(when_iso(&a, t.at), str_c(want)));
	arena_release(&a);
}

static void
times_are_read_as_hugo_reads_them(void **state)
{
	(void)state;
	reads("2021-04-14T07:30:00-00:00", CSTATE_TIME_FINE,
	    "2021-04-14T07:30:00Z");
	reads("2023-02-03T16:00:00-05:00", CSTATE_TIME_FINE,
	    "2023-02-03T21:00:00Z");
	reads("2018-04-13T15:54:00.000Z", CSTATE_TIME_FINE,
	    "2018-04-13T15:54:00Z");
	reads("2023-12-06T9:15:00-00:00", CSTATE_TIME_FINE,
	    "2023-12-06T09:15:00Z");
	reads("2023-2-3 9:15:00", CSTATE_TIME_NO_ZONE,
	    "2023-02-03T09:15:00Z");
	reads("2024-05-15 17:50 ", CSTATE_TIME_NO_ZONE,
	    "2024-05-15T17:50:00Z");
	reads("2021-04-14", CSTATE_TIME_DATE, "2021-04-14T00:00:00Z");
	reads("5 April 2021 10:00 UTC", CSTATE_TIME_FINE,
	    "2021-04-05T10:00:00Z");
}

static void
what_is_no_time_is_none(void **state)
{
	(void)state;
	reads("2023-07-94T10:00:00Z", CSTATE_TIME_IMPOSSIBLE, "");
	reads("2023-02-29 10:00:00", CSTATE_TIME_IMPOSSIBLE, "");
	reads("2023-07-04T25:00:00Z", CSTATE_TIME_IMPOSSIBLE, "");
	reads("yesterday", CSTATE_TIME_BAD, "");
	reads("04/05/2021 10:00", CSTATE_TIME_BAD, "");
	reads("2021", CSTATE_TIME_BAD, "");
	reads("", CSTATE_TIME_BAD, "");
	reads("11th of February - 19:00", CSTATE_TIME_BAD, "");
	reads("30 February 2022 19:00", CSTATE_TIME_BAD, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_in_marks_begins_an_update),
		cmocka_unit_test(the_time_may_stand_before_the_word),
		cmocka_unit_test(a_word_in_brackets_begins_an_update),
		cmocka_unit_test(a_label_may_have_its_time),
		cmocka_unit_test(headings_and_plain_words_may_be_labels),
		cmocka_unit_test(other_text_is_no_label),
		cmocka_unit_test(times_are_read_as_hugo_reads_them),
		cmocka_unit_test(what_is_no_time_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
