/* The time at the beginning of a line of a timeline or a heading. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/body_parts.h"

/* date and clock as read, an offset in minutes where there is one, and
 * what is left of the line. */
static void
reads(const char *line, const char *date, const char *clock,
    const char *rest)
{
	struct arena a = { 0 };
	/* A copy of its own, so that a look behind its end is caught. */
	str text = str_dup(&a, str_c(line));
	struct line_time t = line_time(text);
	str got;

	if (!t.found)
		fail_msg("\"%s\" has no time", line);
	got = t.dated ? date_iso(&a, t.date) : STR("-");
	if (!str_eq(got, str_c(date)))
		fail_msg("\"%s\": date " STR_FMT, line, STR_ARG(got));
	got = str_format(&a, "%02d:%02d:%02d", t.clock / HOUR,
	    t.clock / MINUTE % 60, t.clock % 60);
	if (t.zoned)
		got = str_format(&a, STR_FMT " %+d", STR_ARG(got),
		    t.offset / MINUTE);
	if (!str_eq(got, str_c(clock)))
		fail_msg("\"%s\": clock " STR_FMT, line, STR_ARG(got));
	if (!str_eq(str_from(text, t.used), str_c(rest)))
		fail_msg("\"%s\": rest \"" STR_FMT "\"", line,
		    STR_ARG(str_from(text, t.used)));
	arena_release(&a);
}

static void
refuses(const char *line, bool dated)
{
	struct arena a = { 0 };
	struct line_time t = line_time(str_dup(&a, str_c(line)));

	if (t.found || t.dated != dated)
		fail_msg("\"%s\": found %d, dated %d", line, t.found,
		    t.dated);
	arena_release(&a);
}

static void
clocks_with_and_without_zone(void **state)
{
	(void)state;
	reads("09:04Z alert", "-", "09:04:00 +0", "alert");
	reads("09:04 alert", "-", "09:04:00", "alert");
	reads("9:04 alert", "-", "09:04:00", "alert");
	reads("09:04:30Z alert", "-", "09:04:30 +0", "alert");
	reads("09:04+01:00 alert", "-", "09:04:00 +60", "alert");
	reads("09:04 -0530 alert", "-", "09:04:00 -330", "alert");
	reads("09:04 UTC alert", "-", "09:04:00 +0", "alert");
	reads("09:04 (UTC) alert", "-", "09:04:00 +0", "alert");
	reads("09:04", "-", "09:04:00", "");
}

static void
dates_before_the_clock(void **state)
{
	(void)state;
	reads("2026-03-14T09:04Z x", "2026-03-14", "09:04:00 +0", "x");
	reads("2026-03-14 09:04 x", "2026-03-14", "09:04:00", "x");
	reads("2026-03-14, 09:04 x", "2026-03-14", "09:04:00", "x");
	reads("2024-02-29t09:04z x", "2024-02-29", "09:04:00 +0", "x");
	/* With a T no range is meant. */
	reads("2026-03-14T03:04-05:00 x", "2026-03-14", "03:04:00 -300", "x");
	reads("2026-03-14T23:30-01:00 x", "2026-03-14", "23:30:00 -60", "x");
	reads("2026-03-14 03:04-05:00 x", "2026-03-14", "03:04:00",
	    "05:00 x");
}

static void
separators_belong_to_the_time(void **state)
{
	(void)state;
	reads("09:04Z - x", "-", "09:04:00 +0", "x");
	reads("09:04Z | x", "-", "09:04:00 +0", "x");
	reads("09:04Z: x", "-", "09:04:00 +0", "x");
	reads("09:04Z, x", "-", "09:04:00 +0", "x");
	reads("09:04Z \xE2\x80\x93 x", "-", "09:04:00 +0", "x");
	reads("09:04Z\xE2\x80\x94x", "-", "09:04:00 +0", "x");
	reads("~09:04Z x", "-", "09:04:00 +0", "x");
	reads("~ 09:04Z x", "-", "09:04:00 +0", "x");
	/* Only one: what follows is the text. */
	reads("09:04Z - - x", "-", "09:04:00 +0", "- x");
}

static void
words_are_no_times(void **state)
{
	(void)state;
	refuses("", false);
	refuses("~", false);
	refuses("then we waited", false);
	refuses("09:04abc", false);
	refuses("25:00 x", false);
	refuses("9 hosts went away", false);
	refuses("03/14/2026 09:04 x", false);
}

static void
a_date_alone_is_no_moment(void **state)
{
	(void)state;
	refuses("2026-03-14", true);
	refuses("2026-03-14 x", true);
	refuses("2026-03-14: the first day", true);
}

static void
a_day_that_there_is_not_is_told_from_a_word(void **state)
{
	struct line_time t = line_time(STR("2026-02-30 09:04 x"));

	(void)state;
	assert_true(t.impossible);
	assert_true(t.found);
	assert_false(line_time(STR("2026-02-28 09:04 x")).impossible);
	assert_false(line_time(STR("2026/02/30 x")).impossible);
}

static void
twelve_hour_clocks_are_refused_with_what_they_mean(void **state)
{
	static const struct { const char *line; int clock; } rows[] = {
		{ "7:32 PM x", 19 * HOUR + 32 * MINUTE },
		{ "7pm x", 19 * HOUR },
		{ "12:05 am x", 5 * MINUTE },
		{ "12.03 x", 12 * HOUR + 3 * MINUTE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct line_time t = line_time(str_c(rows[i].line));

		assert_false(t.found);
		assert_true(t.refused);
		assert_int_equal(t.clock, rows[i].clock);
	}
}

static void
a_zone_by_name_is_seen_and_not_read(void **state)
{
	struct line_time t = line_time(STR("09:04 CET x"));

	(void)state;
	assert_true(t.found);
	assert_false(t.zoned);
	assert_true(str_eq(t.zone_name, STR("CET")));
	assert_true(str_eq(str_from(STR("09:04 CET x"), t.used), STR("x")));
}

static void
the_zone_behind_a_range_holds_for_its_begin(void **state)
{
	(void)state;
	reads("09:04-09:10 UTC alert", "-", "09:04:00 +0", "09:10 UTC alert");
	reads("09:04 \xE2\x80\x93 09:10+02:00 alert", "-",
	    "09:04:00 +120", "09:10+02:00 alert");
	reads("09:04 to 09:10Z alert", "-", "09:04:00 +0",
	    "to 09:10Z alert");
	reads("09:04+01:00-09:10Z alert", "-", "09:04:00 +60",
	    "09:10Z alert");
	reads("09:04-09:10 alert", "-", "09:04:00", "09:10 alert");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clocks_with_and_without_zone),
		cmocka_unit_test(dates_before_the_clock),
		cmocka_unit_test(separators_belong_to_the_time),
		cmocka_unit_test(words_are_no_times),
		cmocka_unit_test(a_date_alone_is_no_moment),
		cmocka_unit_test(a_day_that_there_is_not_is_told_from_a_word),
		cmocka_unit_test(
		    twelve_hour_clocks_are_refused_with_what_they_mean),
		cmocka_unit_test(a_zone_by_name_is_seen_and_not_read),
		cmocka_unit_test(
		    the_zone_behind_a_range_holds_for_its_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
