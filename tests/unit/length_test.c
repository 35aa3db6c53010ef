/* Lengths of time: how people write them, and how we do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/when.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
assert_text(str got, const char *want)
{
	if (!str_eq(got, str_c(want)))
		fail_msg("got \"" STR_FMT "\", want \"%s\"", STR_ARG(got),
		    want);
}

static void
length_is(const char *text, int64_t want)
{
	struct arena a = { 0 };
	int64_t seconds;
	bool got = length_parse(str_dup(&a, str_c(text)), &seconds, NULL);

	if (got != (want != LENGTH_NONE) || seconds != want)
		fail_msg("\"%s\" gave %lld, want %lld", text,
		    (long long)seconds, (long long)want);
	arena_release(&a);
}

static void
lengths_are_read_as_people_write_them(void **state)
{
	(void)state;
	length_is("15m", 15 * 60);
	length_is("1h30m", 5400);
	length_is("2d", 2 * 86400);
	length_is("90 min", 5400);
	length_is("103 minutes", 103 * 60);
	length_is("4h 27m", 4 * 3600 + 27 * 60);
	length_is("0h 16m", 16 * 60);
	length_is("5 hours 26 minutes", 5 * 3600 + 26 * 60);
	length_is("11 Days", 11 * 86400);
	length_is("~24h40m", 24 * 3600 + 40 * 60);
	length_is("1:30:00", 5400);
	length_is("1.5 hours", 5400);
	length_is("80 minutes", 4800);
	length_is("1 hour, 20 minutes and 5 seconds", 4805);
	length_is("1 hour and 20 min.", 4800);
	length_is("40min", 2400);
	length_is("2 weeks", 14 * 86400);
	length_is("30-minute", 1800);
	length_is("1h30", 5400);
	length_is("1:30 h", 5400);
	length_is("26:03:04", 26 * 3600 + 3 * 60 + 4);
	length_is("0:16:00.25", 16 * 60);
	length_is("1 day, 2:03:04", 86400 + 2 * 3600 + 3 * 60 + 4);
	length_is("0 minutes", 0);
	length_is("45 SECONDS", 45);
	length_is("0.5s", 1);
	length_is("0.25h", 900);
	length_is("  5 hrs  ", 5 * 3600);
	length_is("90\xc2\xa0min", 5400);
	length_is("1\xe2\x80\xafh 20\xe2\x80\x89min", 4800);
	length_is("1 h\xc2\xa0" "20 min", 4800);
	length_is("00000000000000000000000090 min", 5400);
}

static void
iso_8601_lengths_are_read(void **state)
{
	(void)state;
	length_is("PT1H20M", 4800);
	length_is("P2DT3H", 2 * 86400 + 3 * 3600);
	length_is("P1W", 7 * 86400);
	length_is("PT90S", 90);
	length_is("PT0.5H", 1800);
	length_is("PT0S", 0);
	length_is("P", LENGTH_NONE);
	length_is("PT", LENGTH_NONE);
	length_is("P1DT", LENGTH_NONE);
	length_is("P2M", LENGTH_NONE);
	length_is("P1Y", LENGTH_NONE);
	length_is("P1H", LENGTH_NONE);
	length_is("PT1M1H", LENGTH_NONE);
	length_is("PT1HT1M", LENGTH_NONE);
	length_is("PT0.5H1M", LENGTH_NONE);
	length_is("Postponed", LENGTH_NONE);
}

static void
what_would_need_a_guess_is_refused(void **state)
{
	static const char *const rows[] = {
		"", " ", "N/A", "-", "?", "TBD", "~", "90", "1:30", "1.5",
		"1,5 hours", "1,500 seconds", "2-3 hours", "1-2 min",
		"5 to 30 minutes", "30 and 60 min", "-5 min", "- 5 min",
		"about -12022 minutes", "+5 min", "5 business days",
		"2 months", "1 year", "3 mo", "<1 min", "5 min 2 hours",
		"30m 30m", "1h 1h", "1.5h 30m", "5 m/s", "5 minutes ago",
		"1:60:00", "1:00:60", "1:30:00:00", "1:2:3", "1h60",
		"1h5", "1h305", "h", "min 5", "five minutes", ".5 h",
		"5. h", "5 mins later", "24x7", "99.9%", "1e3 s", "0x10 s",
		"1 day 26h 5 d",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		length_is(rows[i], LENGTH_NONE);
}

static void
a_length_beyond_ten_thousand_years_is_refused(void **state)
{
	(void)state;
	length_is("3652425 days", 3652425 * INT64_C(86400));
	length_is("315569520000 s", LENGTH_MOST);
	length_is("315569520001 s", LENGTH_NONE);
	length_is("315569520000.6 s", LENGTH_NONE);
	length_is("3652425 days 24h", LENGTH_NONE);
	length_is("9223372036854775807 s", LENGTH_NONE);
	length_is("9223372036854775808 s", LENGTH_NONE);
	length_is("99999999999999999999999999999999 weeks", LENGTH_NONE);
	length_is("99999999999999999999:00:00", LENGTH_NONE);
	length_is("87658200:00:01", LENGTH_NONE);
	length_is("P99999999999999999999D", LENGTH_NONE);
	length_is("0.99999999999999999999999999999999 s", 1);
}

static void
an_approximate_length_says_so(void **state)
{
	static const char *const rows[] = {
		"~24h40m", "~ 5 min", "ca. 5 min", "ca 5 min", "c. 5 min",
		"about 5 min", "Approx. 5 min", "approximately 5 min",
		"roughly 5 min", "\xe2\x89\x88 5 min", "circa 5 min",
	};
	int64_t seconds;
	bool about;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_true(length_parse(str_c(rows[i]), &seconds, &about));
		assert_true(about);
	}
	assert_true(length_parse(STR("5 min"), &seconds, &about));
	assert_false(about);
	assert_false(length_parse(STR("cable 5 min"), &seconds, &about));
}

static void
a_length_begins_running_text(void **state)
{
	static const struct { const char *text, *rest; int64_t want; } t[] = {
		{ "80 minutes (09:00 to 10:20)", " (09:00 to 10:20)", 4800 },
		{ "2 hours, 5 of them bad", ", 5 of them bad", 7200 },
		{ "1 hour and then some", " and then some", 3600 },
		{ "5 minutes 30 hosts", " 30 hosts", 300 },
		{ "~5 min. Then", " Then", 300 },
		{ "1h30-45", "-45", 5400 },
		{ "2 hours to 1 day", " to 1 day", 7200 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(t); i++) {
		int64_t seconds;
		size_t used;
		str s = str_c(t[i].text);

		assert_true(length_scan(s, &seconds, NULL, &used));
		assert_int_equal(seconds, t[i].want);
		assert_text(str_from(s, used), t[i].rest);
	}
}

static void
writes(int64_t seconds, const char *text, const char *words)
{
	struct arena a = { 0 };

	assert_text(length_text(&a, seconds), text);
	assert_text(length_words(&a, seconds), words);
	arena_release(&a);
}

static void
lengths_are_written_in_two_units_at_most(void **state)
{
	(void)state;
	writes(0, "0 min", "0 minutes");
	writes(1, "1 s", "1 second");
	writes(45, "45 s", "45 seconds");
	writes(60, "1 min", "1 minute");
	writes(90, "1 min 30 s", "1 minute 30 seconds");
	writes(420, "7 min", "7 minutes");
	writes(3600, "1 h", "1 hour");
	writes(4800, "1 h 20 min", "1 hour 20 minutes");
	writes(2 * 86400, "2 d", "2 days");
	writes(2 * 86400 + 3 * 3600, "2 d 3 h", "2 days 3 hours");
	writes(86400 + 60, "1 d", "1 day");
	writes(-300, "-5 min", "-5 minutes");
	writes(LENGTH_NONE, "", "");
}

static void
a_written_length_is_rounded_to_its_smaller_unit(void **state)
{
	(void)state;
	writes(3600 + 29, "1 h", "1 hour");
	writes(3600 + 30, "1 h 1 min", "1 hour 1 minute");
	writes(86399, "1 d", "1 day");
	writes(2 * 86400 - 1, "2 d", "2 days");
	writes(3599, "59 min 59 s", "59 minutes 59 seconds");
	writes(86400 + 1800, "1 d 1 h", "1 day 1 hour");
}

static void
the_longest_length_is_written_without_overflow(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_true(length_text(&a, INT64_MAX).n > 0);
	assert_true(length_text(&a, INT64_MIN + 1).n > 0);
	arena_release(&a);
}

/* What we write, we read; to the smaller unit, as it was rounded. */
static void
a_written_length_is_read_back(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (int64_t s = 0; s < 4000000; s += 7919) {
		int64_t back;

		assert_true(length_parse(length_text(&a, s), &back, NULL));
		assert_true(llabs(back - s) <= 1800);
		assert_true(length_parse(length_words(&a, s), &back, NULL));
		assert_true(llabs(back - s) <= 1800);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_read_as_people_write_them),
		cmocka_unit_test(iso_8601_lengths_are_read),
		cmocka_unit_test(what_would_need_a_guess_is_refused),
		cmocka_unit_test(
		    a_length_beyond_ten_thousand_years_is_refused),
		cmocka_unit_test(an_approximate_length_says_so),
		cmocka_unit_test(a_length_begins_running_text),
		cmocka_unit_test(lengths_are_written_in_two_units_at_most),
		cmocka_unit_test(
		    a_written_length_is_rounded_to_its_smaller_unit),
		cmocka_unit_test(
		    the_longest_length_is_written_without_overflow),
		cmocka_unit_test(a_written_length_is_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
