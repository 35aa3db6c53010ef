/* Clocks and times at the start of running text: timeline entries and
 * headings. */
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

/* "rest" is what the clock leaves: NULL when it is no clock. */
static void
clock_leaves(const char *text, int hm, const char *zone, const char *rest)
{
	struct arena a = { 0 };
	struct clock_time c;
	size_t used;
	str s = alone(&a, text);
	bool got = clock_parse(s, &c, &used);

	if (!rest) {
		if (got)
			fail_msg("\"%s\" is no clock", text);
		arena_release(&a);
		return;
	}
	if (!got)
		fail_msg("\"%s\" is a clock", text);
	assert_text(str_from(s, used), rest);
	if (c.seconds / 60 != hm / 100 * 60 + hm % 100)
		fail_msg("\"%s\" gave %d s", text, c.seconds);
	assert_text(!c.zoned ? STR_NONE : c.offset ?
	    length_text(&a, c.offset) : STR("UTC"), zone);
	arena_release(&a);
}

static void
a_clock_begins_a_timeline_entry(void **state)
{
	(void)state;
	clock_leaves("09:00", 900, "", "");
	clock_leaves("09:00Z cache lost power", 900, "UTC",
	    " cache lost power");
	clock_leaves("09:00 UTC - alert", 900, "UTC", " - alert");
	clock_leaves("09:00 (UTC) alert", 900, "UTC", " alert");
	clock_leaves("09:00+01:00 alert", 900, "1 h", " alert");
	clock_leaves("09:00+0530: alert", 900, "5 h 30 min", ": alert");
	clock_leaves("09:00+01 alert", 900, "1 h", " alert");
	clock_leaves("09:00 +01:00 alert", 900, "1 h", " alert");
	clock_leaves("9:05 alert", 905, "", " alert");
	clock_leaves("09:00: alert", 900, "", ": alert");
	clock_leaves("09:00 | alert", 900, "", " | alert");
	clock_leaves("09:00- alert", 900, "", "- alert");
	clock_leaves("09:00 \xe2\x80\x93 alert", 900, "",
	    " \xe2\x80\x93 alert");
	clock_leaves("23:59:59.5Z x", 2359, "UTC", " x");
	clock_leaves("09:00:30, then", 900, "", ", then");
	clock_leaves("09:00** alert", 900, "", "** alert");
	clock_leaves("09:00 zebra crossed", 900, "", " zebra crossed");
	clock_leaves("09:00 z-index broken", 900, "", " z-index broken");
	clock_leaves("09:00 UTCs", 900, "", " UTCs");
	clock_leaves("09:00 +10 hosts", 900, "", " +10 hosts");
	clock_leaves("09:00 -10 hosts", 900, "", " -10 hosts");
}

static void
a_range_is_no_offset(void **state)
{
	struct clock_time c;
	size_t used;

	(void)state;
	clock_leaves("09:00-09:17 slow", 900, "", "-09:17 slow");
	clock_leaves("09:00-15:30 slow", 900, "", "-15:30 slow");
	clock_leaves("09:00-10 slow", 900, "", "-10 slow");
	clock_leaves("09:00Z-09:30Z slow", 900, "UTC", "-09:30Z slow");
	clock_leaves("09:00 UTC-15:30 UTC slow", 900, "UTC",
	    "-15:30 UTC slow");
	/* This may be either, and is neither. */
	clock_leaves("09:00-10:00 slow", 900, "", "-10:00 slow");
	assert_true(clock_parse(STR("09:00-10:00 x"), &c, &used));
	assert_true(c.range_or_zone);
	assert_true(clock_parse(STR("09:00 UTC-10:00 x"), &c, &used));
	assert_true(c.range_or_zone);
	assert_false(c.zoned);
	/* No place has such an offset. */
	clock_leaves("14:00-05:17 slow", 1400, "", "-05:17 slow");
	clock_leaves("14:00+01:07 slow", 1400, "", "+01:07 slow");
	/* A range may pass midnight. */
	clock_leaves("23:30-00:15 slow", 2330, "", "-00:15 slow");
	clock_leaves("23:00-00:00 slow", 2300, "", "-00:00 slow");
	clock_leaves("23:30 UTC-00:15 UTC slow", 2330, "UTC",
	    "-00:15 UTC slow");
	clock_leaves("22:00-01:30 slow", 2200, "", "-01:30 slow");
	clock_leaves("22:30-01:00 slow", 2230, "", "-01:00 slow");
	assert_true(clock_parse(STR("22:30-01:00 x"), &c, &used));
	assert_true(c.range_or_zone);
	clock_leaves("14:00-03:30 slow", 1400, "-3 h 30 min", " slow");
	clock_leaves("22:30-03:00 slow", 2230, "-3 h", " slow");
	assert_true(clock_parse_moment(STR("22:30-01:00 x"), &c, &used));
	assert_true(c.zoned && used == 11 && c.offset == -HOUR);
	assert_true(clock_parse_moment(STR("03:00-05:00 x"), &c, &used));
	assert_true(c.zoned && used == 11 && c.offset == -5 * HOUR);
	assert_true(clock_parse_moment(STR("03:00:07-05 x"), &c, &used));
	assert_true(c.zoned && used == 11 && c.offset == -5 * HOUR);
	assert_true(clock_parse_moment(STR("03:00 -05 x"), &c, &used));
	assert_false(c.zoned);
	assert_true(clock_parse_moment(STR("03:00-04:17 x"), &c, &used));
	assert_false(c.zoned);
	/* Else it does not run backwards. */
	clock_leaves("14:00-05:00 slow", 1400, "-5 h", " slow");
	clock_leaves("14:00 UTC-05:00 slow", 1400, "-5 h", " slow");
}

static void
a_clock_in_a_named_zone_is_in_none_that_we_know(void **state)
{
	static const struct { const char *text, *name; } rows[] = {
		{ "09:00 CET alert", "CET" },
		{ "09:00 (BST) alert", "BST" },
		{ "09:00CEST alert", "CEST" },
		{ "09:00 UTC+1 alert", "UTC+1" },
		{ "09:00 GMT-5 alert", "GMT-5" },
		{ "09:00 UTC+99:00 alert", "UTC+99" },
		{ "09:00 API alert", "" },
		{ "09:00 UTC-based clocks", "" },
		{ "09:00 Et alors", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct clock_time c;
		size_t used;

		assert_true(clock_parse(str_c(rows[i].text), &c, &used));
		assert_text(c.zone_name, rows[i].name);
		if (c.zone_name.n) {
			assert_int_equal(used, 5);
			assert_false(c.zoned);
		}
	}
}

static void
what_is_no_clock_is_left_alone(void **state)
{
	static const char *const rows[] = {
		"", "alert", "9", "0900", "09.00", "24:00", "09:60", "9:5",
		"123:00", "09:000", "09:00:5", "09:00:00:00", "09:00x",
		"7:32 PM", "7:32pm", "07:32 a.m. x", "09:00h", ":00",
		"12.03", "1:1 copy", "-09:00", "23:59:60",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		clock_leaves(rows[i], 0, NULL, NULL);
}

static void
a_clock_in_another_form_is_known_and_its_meaning_offered(void **state)
{
	static const struct { const char *text; int hm; } rows[] = {
		{ "7:32 PM alert", 1932 },
		{ "7:32pm", 1932 },
		{ "12:05 a.m.", 5 },
		{ "12:05 PM", 1205 },
		{ "7 pm", 1900 },
		{ "7am: alert", 700 },
		{ "12.03 alert", 1203 },
		{ "9h05 alerte", 905 },
		{ "09:00h alert", 900 },
		{ "25:00 alert", -1 },
		{ "13:00 PM", -1 },
	};
	static const char *const none[] = {
		"", "09:00 alert", "12.03.2024", "1.20.3", "99.95 %",
		"103 minutes", "7 amber lights", "7 a day", "2026-03-14",
		"9 hosts", "12",
	};
	int meant;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (!clock_refused(str_c(rows[i].text), &meant))
			fail_msg("\"%s\"", rows[i].text);
		assert_int_equal(meant, rows[i].hm < 0 ? -1 :
		    rows[i].hm / 100 * HOUR + rows[i].hm % 100 * MINUTE);
	}
	for (size_t i = 0; i < COUNT(none); i++)
		if (clock_refused(str_c(none[i]), &meant))
			fail_msg("\"%s\"", none[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clock_begins_a_timeline_entry),
		cmocka_unit_test(a_range_is_no_offset),
		cmocka_unit_test(
		    a_clock_in_a_named_zone_is_in_none_that_we_know),
		cmocka_unit_test(what_is_no_clock_is_left_alone),
		cmocka_unit_test(
		    a_clock_in_another_form_is_known_and_its_meaning_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
