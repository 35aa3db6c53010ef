/* Moments and dates: what is read, what is refused, and how they are
 * written. Clocks and running text are in clock_test.c, lengths in
 * length_test.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/when.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A copy on its own, so that a look behind the end is caught. */
static str
alone(struct arena *a, const char *text)
{
	return str_dup(a, str_c(text));
}

static void
assert_text(str got, const char *want)
{
	if (!str_eq(got, str_c(want)))
		fail_msg("got \"" STR_FMT "\", want \"%s\"", STR_ARG(got),
		    want);
}

static void
reads(const char *text, const char *iso)
{
	struct arena a = { 0 };
	int64_t moment;
	enum when_status s = when_parse(alone(&a, text), &moment, NULL);

	if (s != WHEN_OK)
		fail_msg("\"%s\" was not read (%d)", text, (int)s);
	assert_text(when_iso(&a, moment), iso);
	arena_release(&a);
}

static void
refuses(const char *text, enum when_status want)
{
	struct arena a = { 0 };
	int64_t moment;
	struct civil c;
	enum when_status s = when_parse(alone(&a, text), &moment, &c);

	if (s != want)
		fail_msg("\"%s\" gave %d, want %d", text, (int)s, (int)want);
	assert_true(moment == TIME_NONE);
	if (want == WHEN_BAD || want == WHEN_IMPOSSIBLE)
		assert_int_equal(c.year, 0);
	arena_release(&a);
}

static void
days_count_from_1970(void **state)
{
	static const struct { int y, m, d; int32_t date; } rows[] = {
		{ 1970, 1, 1, 0 },
		{ 1969, 12, 31, -1 },
		{ 2000, 1, 1, 10957 },	/* 30 years, 7 leap days */
		{ 2000, 2, 29, 11016 },
		{ 2000, 3, 1, 11017 },
		{ 1900, 2, 28, -25509 },	/* 1900 has no leap day */
		{ 1900, 3, 1, -25508 },
		{ 2100, 2, 28, 47540 },
		{ 2100, 3, 1, 47541 },
		{ 1, 1, 1, -719162 },
		{ 9999, 12, 31, 2932896 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct civil c = civil_of_date(rows[i].date);

		assert_int_equal(date_of(rows[i].y, rows[i].m, rows[i].d),
		    rows[i].date);
		assert_int_equal(c.year, rows[i].y);
		assert_int_equal(c.month, rows[i].m);
		assert_int_equal(c.day, rows[i].d);
	}
}

/* Day by day through every year that there is, against counting. */
static void
every_day_follows_the_one_before(void **state)
{
	int32_t date = date_of(1, 1, 1);
	int weekday = 0;	/* 0001-01-01 was a Monday */

	(void)state;
	for (int y = 1; y <= 9999; y++)
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= month_days(y, m); d++) {
				struct civil c = civil_of_date(date);

				if (date_of(y, m, d) != date ||
				    c.year != y || c.month != m ||
				    c.day != d || c.weekday != weekday)
					fail_msg("%d-%d-%d", y, m, d);
				date++;
				weekday = (weekday + 1) % 7;
			}
	assert_int_equal(date, date_of(9999, 12, 31) + 1);
}

static void
a_leap_day_is_there_every_fourth_year_but_not_1900(void **state)
{
	(void)state;
	assert_true(date_valid(2024, 2, 29));
	assert_true(date_valid(2000, 2, 29));
	assert_false(date_valid(1900, 2, 29));
	assert_false(date_valid(2100, 2, 29));
	assert_false(date_valid(2023, 2, 29));
	assert_false(date_valid(2023, 4, 31));
	assert_false(date_valid(0, 1, 1));
	assert_false(date_valid(10000, 1, 1));
	assert_false(date_valid(2023, 13, 1));
	assert_false(date_valid(2023, 1, 0));
}

static void
moments_outside_the_calendar_are_held_at_its_edge(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_text(when_iso(&a, INT64_MAX), "9999-12-31T23:59:59Z");
	assert_text(when_iso(&a, INT64_MIN + 1), "0001-01-01T00:00:00Z");
	assert_text(when_iso(&a, TIME_FIRST), "0001-01-01T00:00:00Z");
	assert_text(when_iso(&a, TIME_LAST), "9999-12-31T23:59:59Z");
	assert_int_equal(date_of_moment(INT64_MAX), date_of(9999, 12, 31));
	assert_int_equal(date_of_moment(-1), -1);
	assert_int_equal(date_of_moment(-DAY), -1);
	assert_int_equal(date_of_moment(-DAY - 1), -2);
	arena_release(&a);
}

static void
rfc_3339_times_are_read(void **state)
{
	(void)state;
	reads("2026-03-14T09:00Z", "2026-03-14T09:00:00Z");
	reads("2026-03-14T09:00:30Z", "2026-03-14T09:00:30Z");
	reads("2026-03-14 09:00Z", "2026-03-14T09:00:00Z");
	reads("2026-03-14t09:00z", "2026-03-14T09:00:00Z");
	reads("  2026-03-14T09:00Z\n", "2026-03-14T09:00:00Z");
	reads("2026-03-14T09:00:59.999Z", "2026-03-14T09:00:59Z");
	reads("2026-03-14T09:00:59,5Z", "2026-03-14T09:00:59Z");
	reads("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z");
	reads("0001-01-01T00:00Z", "0001-01-01T00:00:00Z");
	reads("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z");
}

static void
offsets_are_taken_off(void **state)
{
	(void)state;
	reads("2026-03-14T10:00+01:00", "2026-03-14T09:00:00Z");
	reads("2026-03-14T10:00+0100", "2026-03-14T09:00:00Z");
	reads("2026-03-14T10:00+01", "2026-03-14T09:00:00Z");
	reads("2026-03-14 10:00 +01:00", "2026-03-14T09:00:00Z");
	reads("2026-03-14 10:00 +0100", "2026-03-14T09:00:00Z");
	reads("2026-03-14T05:00-04:00", "2026-03-14T09:00:00Z");
	reads("2026-01-01T00:30+01:00", "2025-12-31T23:30:00Z");
	reads("2025-12-31T20:00-05:00", "2026-01-01T01:00:00Z");
	reads("2026-03-14T14:45+05:45", "2026-03-14T09:00:00Z");
	reads("2026-03-14T09:00-00:00", "2026-03-14T09:00:00Z");
	reads("2026-03-14T23:00+14:00", "2026-03-14T09:00:00Z");
	reads("2026-03-14T09:00 UTC", "2026-03-14T09:00:00Z");
	reads("2026-03-14 09:00 utc", "2026-03-14T09:00:00Z");
	reads("2026-03-14 09:00UTC", "2026-03-14T09:00:00Z");
	reads("2026-03-14 09:00 GMT", "2026-03-14T09:00:00Z");
	reads("2026-03-14 09:00 (UTC)", "2026-03-14T09:00:00Z");
	reads("2026-03-14 10:00 UTC+01:00", "2026-03-14T09:00:00Z");
}

static void
a_leap_second_is_the_second_after_it(void **state)
{
	(void)state;
	reads("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z");
	reads("2015-07-01T01:59:60+02:00", "2015-07-01T00:00:00Z");
	refuses("2016-12-30T23:59:60Z", WHEN_IMPOSSIBLE);
	refuses("2016-12-31T12:00:60Z", WHEN_IMPOSSIBLE);
	refuses("2016-12-31T23:59:60", WHEN_IMPOSSIBLE);
}

static void
a_time_without_zone_is_told_apart(void **state)
{
	int64_t moment;
	struct civil c;

	(void)state;
	assert_int_equal(when_parse(STR("2026-03-14 09:05:07"), &moment,
	    &c), WHEN_NO_ZONE);
	assert_true(moment == TIME_NONE);
	assert_int_equal(c.year, 2026);
	assert_int_equal(c.month, 3);
	assert_int_equal(c.day, 14);
	assert_int_equal(c.hour, 9);
	assert_int_equal(c.minute, 5);
	assert_int_equal(c.second, 7);
	assert_int_equal(c.weekday, 5);	/* a Saturday */
}

static void
a_zone_by_name_is_told_apart(void **state)
{
	(void)state;
	refuses("2026-03-14 09:00 CET", WHEN_ZONE_NAME);
	refuses("2026-03-14 09:00 Europe/Copenhagen", WHEN_ZONE_NAME);
	refuses("2026-03-14 09:00 UTC+1", WHEN_ZONE_NAME);
	refuses("2026-03-14 09:00 ET", WHEN_ZONE_NAME);
	refuses("2026-03-14 09:00 tomorrow", WHEN_BAD);
}

static void
a_bare_date_is_never_midnight(void **state)
{
	int64_t moment;
	struct civil c;

	(void)state;
	assert_int_equal(when_parse(STR("2024-02-29"), &moment, &c),
	    WHEN_DATE_ONLY);
	assert_true(moment == TIME_NONE);
	assert_int_equal(c.day, 29);
	assert_int_equal(c.weekday, 3);
}

static void
a_bare_clock_is_told_apart(void **state)
{
	(void)state;
	refuses("09:00", WHEN_CLOCK_ONLY);
	refuses("9:00", WHEN_CLOCK_ONLY);
	refuses("09:00:30Z", WHEN_CLOCK_ONLY);
	refuses("09:00 +01:00", WHEN_CLOCK_ONLY);
	refuses("25:00", WHEN_IMPOSSIBLE);
	refuses("09:60", WHEN_IMPOSSIBLE);
}

static void
what_does_not_exist_is_impossible(void **state)
{
	(void)state;
	refuses("2023-07-94", WHEN_IMPOSSIBLE);
	refuses("2023-02-29T09:00Z", WHEN_IMPOSSIBLE);
	refuses("1900-02-29T09:00Z", WHEN_IMPOSSIBLE);
	refuses("2023-13-01T09:00Z", WHEN_IMPOSSIBLE);
	refuses("2023-00-10T09:00Z", WHEN_IMPOSSIBLE);
	refuses("0000-01-01T00:00Z", WHEN_IMPOSSIBLE);
	refuses("2023-07-09T24:00Z", WHEN_IMPOSSIBLE);
	refuses("2023-07-09T12:60Z", WHEN_IMPOSSIBLE);
	refuses("2023-07-09T12:00:61Z", WHEN_IMPOSSIBLE);
	refuses("2023-07-09T12:00+14:01", WHEN_IMPOSSIBLE);
	refuses("2023-07-09T12:00-12:30", WHEN_IMPOSSIBLE);
	refuses("2023-07-09T12:00+01:60", WHEN_IMPOSSIBLE);
	refuses("2023-07-09T12:00+99:99", WHEN_IMPOSSIBLE);
	/* A range typed as one time, most likely. */
	refuses("2023-07-09 12:00-15:30", WHEN_IMPOSSIBLE);
	/* Before year 1, after year 9999 once in UTC. */
	refuses("0001-01-01T00:00+01:00", WHEN_IMPOSSIBLE);
	refuses("9999-12-31T23:59-01:00", WHEN_IMPOSSIBLE);
}

static void
everything_else_is_no_time(void **state)
{
	static const char *const rows[] = {
		"", " ", "yes", "tomorrow", "N/A", "-", "Z", "T", ":",
		"14-03-2026", "03-14-2026 09:00Z", "14/03/2026",
		"2026/03/14 09:00Z", "2026-3-14T09:00Z", "26-03-14T09:00Z",
		"2026-03-14T9:00Z", "2026-03-14T09Z", "2026-03-14T",
		"2026-03-14T09:0Z", "2026-03-14T09:00:0Z",
		"2026-03-14T09:00:00.Z", "2026-03-14T09:00Zx",
		"2026-03-14T09:00Z Z", "2026-03-14T09:00+1",
		"2026-03-14T09:00+1:00", "2026-03-14T09:00+01:0",
		"2026-03-14T09:00+01:00:00", "2026-03-14T09:00+",
		"2026-03-14_09:00Z", "2026-03-14  09:00Z",
		"2026-03-14 09:00 (CET", "2026-03-14T09:00(UTC",
		"2022-05-??", "2022-05-?? 09:00Z", "+2026-03-14T09:00Z",
		"-2026-03-14T09:00Z", "12026-03-14T09:00Z",
		"2026-03-141", "2026-03-14T099:00Z", "2026-03-14T09:000Z",
		"99999999999999999999999999999999", "1773478800",
		"7:32 PM", "07:32pm", "2023-07-21 7:32 PM",
		"2023-07-21 07:32 PM", "2023-07-21 07:32am", "12.03",
		"\xc3\xa9", "2026-03-14T09:00Z\xc3\xa9",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		refuses(rows[i], WHEN_BAD);
}

static void
a_nul_byte_ends_no_time(void **state)
{
	int64_t moment;

	(void)state;
	assert_int_equal(when_parse(str_of("2026-03-14T09:00Z\0Z", 19),
	    &moment, NULL), WHEN_BAD);
	assert_int_equal(when_parse(str_of("2026-03-14\0", 11), &moment,
	    NULL), WHEN_BAD);
	assert_int_equal(when_parse(str_of("2026-03-14 09:00\0", 17),
	    &moment, NULL), WHEN_BAD);
	assert_int_equal(when_parse(STR_NONE, &moment, NULL), WHEN_BAD);
}

/* Every beginning of a time is refused or is another good one; none is
 * read past its end (the sanitizer sees that). */
static void
a_time_may_be_cut_anywhere(void **state)
{
	struct arena a = { 0 };
	str text = STR("2026-03-14T09:00:00.123 UTC+01:00");

	(void)state;
	for (size_t n = 0; n <= text.n; n++) {
		int64_t moment;
		struct clock_time clock;
		size_t used;
		str s = str_dup(&a, str_sub(text, 0, n));

		when_parse(s, &moment, NULL);
		clock_parse(str_from(s, 11), &clock, &used);
		assert_true(used <= n);
		length_parse(str_from(s, 11), &moment, NULL);
	}
	arena_release(&a);
}

static void
dates_are_read_alone(void **state)
{
	int32_t date;

	(void)state;
	assert_int_equal(date_parse(STR("2026-04-01"), &date), WHEN_OK);
	assert_int_equal(date, date_of(2026, 4, 1));
	assert_int_equal(date_parse(STR(" 2026-04-01 "), &date), WHEN_OK);
	assert_int_equal(date_parse(STR("2026-04-31"), &date),
	    WHEN_IMPOSSIBLE);
	assert_int_equal(date, DATE_NONE);
	assert_int_equal(date_parse(STR("2026-04-01T09:00Z"), &date),
	    WHEN_BAD);
	assert_int_equal(date_parse(STR("01-04-2026"), &date), WHEN_BAD);
	assert_int_equal(date_parse(STR("04/01/2026"), &date), WHEN_BAD);
	assert_int_equal(date_parse(STR(""), &date), WHEN_BAD);
	assert_int_equal(date_parse(STR("2026-04"), &date), WHEN_BAD);
}

static void
moments_are_written_in_utc(void **state)
{
	struct arena a = { 0 };
	int64_t m = INT64_C(1773478805);	/* 2026-03-14T09:00:05Z */
	struct civil c;

	(void)state;
	assert_text(when_iso(&a, m), "2026-03-14T09:00:05Z");
	assert_text(when_iso_ms(&a, m), "2026-03-14T09:00:05.000Z");
	assert_text(when_short(&a, m), "2026-03-14 09:00 UTC");
	assert_text(when_basic(&a, m), "20260314T090005Z");
	assert_text(when_rfc822(&a, m), "Sat, 14 Mar 2026 09:00:05 +0000");
	assert_text(date_iso(&a, date_of_moment(m)), "2026-03-14");
	assert_text(when_iso(&a, -1), "1969-12-31T23:59:59Z");
	c = civil_of(m);
	assert_text(civil_iso(&a, &c), "2026-03-14T09:00:05Z");
	assert_text(civil_date_iso(&a, &c), "2026-03-14");
	assert_text(when_rfc822(&a, 0), "Thu, 01 Jan 1970 00:00:00 +0000");
	arena_release(&a);
}

static void
what_is_not_known_is_written_as_nothing(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_text(when_iso(&a, TIME_NONE), "");
	assert_text(when_short(&a, TIME_NONE), "");
	assert_text(date_iso(&a, DATE_NONE), "");
	arena_release(&a);
}

static void
one_moment_after_the_other_reads_as_each_alone(void **state)
{
	static const int64_t steps[] = { 1, 59, HOUR, 86399, DAY, -1, -DAY,
		40 * (int64_t)DAY, -3 * HOUR, 0 };
	static const int64_t far[] = { TIME_FIRST, TIME_FIRST - 1,
		TIME_FIRST + DAY, TIME_LAST, TIME_LAST + 1, 0, -1,
		INT64_MAX, INT64_MIN + 1 };
	struct arena a = { 0 };
	struct when_iso w = { 0 };
	int64_t at = 1773478800;

	(void)state;
	assert_true(str_eq(when_iso_next(&w, TIME_NONE), STR_NONE));
	for (size_t i = 0; i < 400; i++) {
		at += steps[i * 7 % 10];
		assert_true(str_eq(when_iso_next(&w, at),
		    when_iso(&a, at)));
	}
	for (size_t i = 0; i < sizeof(far) / sizeof(far[0]); i++)
		for (size_t k = 0; k < 2; k++)
			assert_true(str_eq(when_iso_next(&w, far[i]),
			    when_iso(&a, far[i])));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_count_from_1970),
		cmocka_unit_test(every_day_follows_the_one_before),
		cmocka_unit_test(
		    a_leap_day_is_there_every_fourth_year_but_not_1900),
		cmocka_unit_test(
		    moments_outside_the_calendar_are_held_at_its_edge),
		cmocka_unit_test(rfc_3339_times_are_read),
		cmocka_unit_test(offsets_are_taken_off),
		cmocka_unit_test(a_leap_second_is_the_second_after_it),
		cmocka_unit_test(a_time_without_zone_is_told_apart),
		cmocka_unit_test(a_zone_by_name_is_told_apart),
		cmocka_unit_test(a_bare_date_is_never_midnight),
		cmocka_unit_test(a_bare_clock_is_told_apart),
		cmocka_unit_test(what_does_not_exist_is_impossible),
		cmocka_unit_test(everything_else_is_no_time),
		cmocka_unit_test(a_nul_byte_ends_no_time),
		cmocka_unit_test(a_time_may_be_cut_anywhere),
		cmocka_unit_test(dates_are_read_alone),
		cmocka_unit_test(moments_are_written_in_utc),
		cmocka_unit_test(what_is_not_known_is_written_as_nothing),
		cmocka_unit_test(
		    one_moment_after_the_other_reads_as_each_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
