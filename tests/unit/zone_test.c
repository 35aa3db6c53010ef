/* Time zones. The files are made here, from the rules that the tz
 * database gives for these places, so that the machine needs none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tzif.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct spec new_york = {
	'2', { -296, -300 }, 2, { { "1883-11-18T17:00Z", 1 } }, 1,
	"EST5EDT,M3.2.0,M11.1.0", 0,
};
static const struct spec lord_howe = {
	'2', { 636 }, 1, { { 0 } }, 0,
	"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 0,
};
/* Standard time is +01; during Ramadan an hour less, called summer time
 * with a negative saving. */
static const struct spec casablanca = {
	'2', { 60, 0 }, 2,
	{ { "2026-02-15T02:00Z", 1 }, { "2026-03-22T02:00Z", 0 } }, 2,
	"<+01>-1", 0,
};
/* Winter is the exception here, too, in the rule itself. */
static const struct spec dublin = {
	'2', { 0 }, 1, { { 0 } }, 0, "IST-1GMT0,M10.5.0,M3.5.0/1", 0,
};

static struct zone *
ruled(struct arena *a, const char *footer)
{
	return zone_parse(a, tzif(a, &(struct spec){ '2', { 0 }, 1,
	    { { 0 } }, 0, footer, 0 }));
}

static void
offset_is(const struct zone *z, const char *moment, int minutes)
{
	int got = zone_offset(z, at(moment));

	if (got != minutes * 60)
		fail_msg("%s: %d s, want %d min", moment, got, minutes);
}

static void
wall_is(const struct zone *z, const char *wall, enum zone_status want,
    const char *iso)
{
	struct arena a = { 0 };
	struct civil c;
	int64_t moment;
	enum zone_status got;

	assert_int_equal(when_parse(str_c(wall), &moment, &c),
	    WHEN_NO_ZONE);
	got = zone_moment(z, &c, &moment);
	if (got != want || !str_eq(when_iso(&a, moment), str_c(iso)))
		fail_msg("%s is %d " STR_FMT, wall, (int)got,
		    STR_ARG(when_iso(&a, moment)));
	arena_release(&a);
}

static void
copenhagen_skips_and_repeats_an_hour(void **state)
{
	struct arena a = { 0 };
	struct zone *z = zone_of(&a, &copenhagen);

	(void)state;
	wall_is(z, "2026-03-29 01:59:59", ZONE_OK, "2026-03-29T00:59:59Z");
	wall_is(z, "2026-03-29 02:00", ZONE_SKIPPED,
	    "2026-03-29T01:00:00Z");
	wall_is(z, "2026-03-29 02:30", ZONE_SKIPPED,
	    "2026-03-29T01:00:00Z");
	wall_is(z, "2026-03-29 03:00", ZONE_OK, "2026-03-29T01:00:00Z");
	wall_is(z, "2026-07-01 12:00", ZONE_OK, "2026-07-01T10:00:00Z");
	wall_is(z, "2026-10-25 01:59:59", ZONE_OK, "2026-10-24T23:59:59Z");
	wall_is(z, "2026-10-25 02:00", ZONE_AMBIGUOUS,
	    "2026-10-25T00:00:00Z");
	wall_is(z, "2026-10-25 02:59:59", ZONE_AMBIGUOUS,
	    "2026-10-25T00:59:59Z");
	wall_is(z, "2026-10-25 03:00", ZONE_OK, "2026-10-25T02:00:00Z");
	offset_is(z, "2026-03-29T00:59:59Z", 60);
	offset_is(z, "2026-03-29T01:00:00Z", 120);
	arena_release(&a);
}

static void
the_rule_goes_on_after_the_table(void **state)
{
	struct arena a = { 0 };
	struct zone *z = zone_of(&a, &copenhagen);

	(void)state;
	/* The last Sundays of March and October. */
	offset_is(z, "2027-01-01T00:00Z", 60);
	offset_is(z, "2027-03-28T00:59:59Z", 60);
	offset_is(z, "2027-03-28T01:00:00Z", 120);
	offset_is(z, "2038-01-19T03:14:08Z", 60);
	offset_is(z, "2040-03-25T00:59:59Z", 60);
	offset_is(z, "2040-03-25T01:00:00Z", 120);
	offset_is(z, "2040-10-28T00:59:59Z", 120);
	offset_is(z, "2040-10-28T01:00:00Z", 60);
	wall_is(z, "2040-03-25 02:30", ZONE_SKIPPED,
	    "2040-03-25T01:00:00Z");
	wall_is(z, "2040-10-28 02:30", ZONE_AMBIGUOUS,
	    "2040-10-28T00:30:00Z");
	offset_is(z, "9999-12-31T23:59:59Z", 60);
	offset_is(z, "9999-07-01T00:00Z", 120);
	arena_release(&a);
}

static void
before_the_table_the_first_type_holds(void **state)
{
	struct arena a = { 0 };
	struct zone *z = zone_of(&a, &copenhagen);

	(void)state;
	offset_is(z, "1893-12-31T23:59:59Z", 50);
	offset_is(z, "0001-01-01T00:00:00Z", 50);
	offset_is(z, "1894-01-01T00:00:00Z", 60);
	wall_is(z, "1850-06-01 12:50", ZONE_OK, "1850-06-01T12:00:00Z");
	arena_release(&a);
}

static void
new_york_changes_at_two_in_the_morning(void **state)
{
	struct arena a = { 0 };
	struct zone *z = zone_of(&a, &new_york);

	(void)state;
	wall_is(z, "2026-03-08 02:30", ZONE_SKIPPED,
	    "2026-03-08T07:00:00Z");
	wall_is(z, "2026-03-08 03:00", ZONE_OK, "2026-03-08T07:00:00Z");
	wall_is(z, "2026-11-01 01:30", ZONE_AMBIGUOUS,
	    "2026-11-01T05:30:00Z");
	wall_is(z, "2026-11-01 02:00", ZONE_OK, "2026-11-01T07:00:00Z");
	wall_is(z, "2026-01-01 00:00", ZONE_OK, "2026-01-01T05:00:00Z");
	wall_is(z, "2026-12-31 23:30", ZONE_OK, "2027-01-01T04:30:00Z");
	arena_release(&a);
}

static void
lord_howe_changes_by_half_an_hour(void **state)
{
	struct arena a = { 0 };
	struct zone *z = zone_of(&a, &lord_howe);

	(void)state;
	/* Summer is at the turn of the year: the rule wraps around it. */
	offset_is(z, "2026-01-01T00:00Z", 660);
	offset_is(z, "2026-07-01T00:00Z", 630);
	offset_is(z, "2026-12-31T23:59Z", 660);
	wall_is(z, "2026-10-04 02:15", ZONE_SKIPPED,
	    "2026-10-03T15:30:00Z");
	wall_is(z, "2026-10-04 02:30", ZONE_OK, "2026-10-03T15:30:00Z");
	wall_is(z, "2026-04-05 01:29:59", ZONE_OK, "2026-04-04T14:29:59Z");
	wall_is(z, "2026-04-05 01:45", ZONE_AMBIGUOUS,
	    "2026-04-04T14:45:00Z");
	wall_is(z, "2026-04-05 02:00", ZONE_OK, "2026-04-04T15:30:00Z");
	arena_release(&a);
}

static void
a_negative_summer_time_is_followed(void **state)
{
	struct arena a = { 0 };
	struct zone *z = zone_of(&a, &casablanca);

	(void)state;
	offset_is(z, "2026-02-01T00:00Z", 60);
	offset_is(z, "2026-03-01T00:00Z", 0);
	offset_is(z, "2026-04-01T00:00Z", 60);
	offset_is(z, "2050-04-01T00:00Z", 60);
	wall_is(z, "2026-02-15 02:30", ZONE_AMBIGUOUS,
	    "2026-02-15T01:30:00Z");
	wall_is(z, "2026-03-22 02:30", ZONE_SKIPPED,
	    "2026-03-22T02:00:00Z");
	z = zone_of(&a, &dublin);
	offset_is(z, "2026-01-15T00:00Z", 0);
	offset_is(z, "2026-07-15T00:00Z", 60);
	wall_is(z, "2026-03-29 01:30", ZONE_SKIPPED,
	    "2026-03-29T01:00:00Z");
	wall_is(z, "2026-10-25 01:30", ZONE_AMBIGUOUS,
	    "2026-10-25T00:30:00Z");
	arena_release(&a);
}

static void
every_form_of_rule_is_understood(void **state)
{
	struct arena a = { 0 };
	struct zone *z;

	(void)state;
	/* Nuuk: an hour before midnight, the day before. */
	z = ruled(&a, "<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
	offset_is(z, "2026-03-29T00:59:59Z", -120);
	offset_is(z, "2026-03-29T01:00:00Z", -60);
	/* Gaza: 50 hours after the fourth Thursday began. */
	z = ruled(&a, "EET-2EEST,M3.4.4/50,M10.4.4/50");
	offset_is(z, "2026-03-27T23:59:59Z", 120);
	offset_is(z, "2026-03-28T00:00:00Z", 180);
	/* RFC 8536, section 3.3.1: summer time all year. */
	z = ruled(&a, "XXX3EDT4,0/0,J365/23");
	offset_is(z, "2026-01-01T02:59:59Z", -240);
	offset_is(z, "2026-01-01T03:00:00Z", -240);
	offset_is(z, "2026-06-01T00:00:00Z", -240);
	offset_is(z, "2028-12-31T23:59:59Z", -240);
	/* J60 is March 1 in leap years too, 59 is not. */
	z = ruled(&a, "AAA0BBB,J60/0,J300/0");
	offset_is(z, "2027-02-28T23:59:59Z", 0);
	offset_is(z, "2027-03-01T00:00:00Z", 60);
	offset_is(z, "2028-02-29T23:59:59Z", 0);
	offset_is(z, "2028-03-01T00:00:00Z", 60);
	z = ruled(&a, "AAA0BBB,59/0,300/0");
	offset_is(z, "2027-03-01T00:00:00Z", 60);
	offset_is(z, "2028-02-28T23:59:59Z", 0);
	offset_is(z, "2028-02-29T00:00:00Z", 60);
	/* In the first and last hours of a year, seen from the day before
	 * and after. */
	z = ruled(&a, "AAA0BBB,J1/2,J365/20");
	wall_is(z, "2027-01-01 02:30", ZONE_SKIPPED,
	    "2027-01-01T02:00:00Z");
	wall_is(z, "2027-01-01 01:30", ZONE_OK, "2027-01-01T01:30:00Z");
	z = ruled(&a, "AAA0BBB,J100/2,J365/26");
	wall_is(z, "2027-01-01 01:30", ZONE_AMBIGUOUS,
	    "2027-01-01T00:30:00Z");
	/* Seconds, and a saving of its own. */
	z = ruled(&a, "AAA-1:02:00BBB-3:04,M1.1.0,M12.5.6/25:30:15");
	offset_is(z, "2026-06-01T00:00:00Z", 184);
	/* No changes at all. */
	z = ruled(&a, "UTC0");
	offset_is(z, "2026-06-01T00:00:00Z", 0);
	z = ruled(&a, "<+0545>-5:45");
	offset_is(z, "2026-06-01T00:00:00Z", 345);
	arena_release(&a);
}

static void
a_rule_that_makes_no_sense_gives_no_zone(void **state)
{
	static const char *const rows[] = {
		"C", "CE-1", "CET", "CET-25", "CET-1:60", "CET-1CEST",
		"CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,",
		"CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M0.5.0,M10.5.0",
		"CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0",
		"CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5,M10.5.0",
		"CET-1CEST,J0,J300", "CET-1CEST,J366,J300",
		"CET-1CEST,366,300", "CET-1CEST,M3.5.0/168,M10.5.0",
		"CET-1CEST,M3.5.0/,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0x",
		"CET-99999999999999999999", "<+01-1", "<+0>-1", "+01-1",
		"C\xc3\xa9T-1", "CET-1CEST,M3.5.0,M10.5.0/3 ", " CET-1",
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (ruled(&a, rows[i]))
			fail_msg("%s", rows[i]);
	arena_release(&a);
}

static void
without_a_rule_the_last_type_stays(void **state)
{
	struct arena a = { 0 };
	struct spec s = copenhagen;
	struct zone *z;

	(void)state;
	s.footer = "";
	z = zone_of(&a, &s);
	offset_is(z, "2026-12-01T00:00Z", 60);
	offset_is(z, "2040-07-01T00:00Z", 60);
	/* The same of version 1, whose moments have 32 bits. */
	s.version = 0;
	s.changes[0].at = "1902-01-01T00:00Z";
	z = zone_of(&a, &s);
	offset_is(z, "1901-12-31T00:00Z", 50);
	offset_is(z, "1902-01-01T00:00Z", 60);
	offset_is(z, "2026-07-01T00:00Z", 120);
	offset_is(z, "2040-07-01T00:00Z", 60);
	arena_release(&a);
}

static void
an_hour_skipped_inside_a_skipped_day_is_found(void **state)
{
	/* Samoa left out 2011-12-30 by going from -10 to +14. */
	static const struct spec apia = {
		'2', { -600, 840 }, 2, { { "2011-12-30T10:00Z", 1 } }, 1, "", 0,
	};
	struct arena a = { 0 };
	struct zone *z = zone_of(&a, &apia);

	(void)state;
	wall_is(z, "2011-12-29 23:59", ZONE_OK, "2011-12-30T09:59:00Z");
	wall_is(z, "2011-12-30 00:00", ZONE_SKIPPED,
	    "2011-12-30T10:00:00Z");
	wall_is(z, "2011-12-30 23:59", ZONE_SKIPPED,
	    "2011-12-30T10:00:00Z");
	wall_is(z, "2011-12-31 00:00", ZONE_OK, "2011-12-30T10:00:00Z");
	arena_release(&a);
}

static void
two_changes_on_one_day_are_both_seen(void **state)
{
	/* Forward at 01:00, back at 03:00 UTC: 03:30 comes once, 02:30
	 * and 01:30 only by the clock that it is told from. */
	static const struct spec odd = {
		'2', { 0, 120 }, 2, { { "2026-05-01T01:00Z", 1 },
		{ "2026-05-01T03:00Z", 0 } }, 2, "", 0,
	};
	struct arena a = { 0 };
	struct zone *z = zone_of(&a, &odd);

	(void)state;
	wall_is(z, "2026-05-01 00:30", ZONE_OK, "2026-05-01T00:30:00Z");
	wall_is(z, "2026-05-01 02:30", ZONE_SKIPPED,
	    "2026-05-01T01:00:00Z");
	wall_is(z, "2026-05-01 03:30", ZONE_AMBIGUOUS,
	    "2026-05-01T01:30:00Z");
	wall_is(z, "2026-05-01 05:30", ZONE_OK, "2026-05-01T05:30:00Z");
	arena_release(&a);
}

/* Hour by hour through the years: from a moment to the wall and back. */
static void
every_wall_clock_leads_back_to_its_moment(void **state)
{
	const struct spec *const specs[] = {
		&copenhagen, &new_york, &lord_howe, &casablanca, &dublin,
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(specs); i++) {
		struct zone *z = zone_of(&a, specs[i]);
		int64_t from = at("2025-12-01T00:00Z");

		for (int64_t m = from; m < from + 3 * 366 * (int64_t)DAY;
		    m += 1800) {
			struct civil c = civil_of(m + zone_offset(z, m));
			int64_t back;

			switch (zone_moment(z, &c, &back)) {
			case ZONE_OK:
				assert_int_equal(back, m);
				break;
			case ZONE_AMBIGUOUS:
				assert_true(back <= m && m - back <= HOUR);
				break;
			default:
				fail_msg("%lld has no wall clock",
				    (long long)m);
			}
		}
	}
	arena_release(&a);
}

static void
an_offset_has_a_name(void **state)
{
	struct arena a = { 0 };
	struct zone *z = zone_of(&a, &new_york);
	str s;

	(void)state;
	s = zone_abbreviation(z, at("2026-01-01T00:00Z"));
	assert_true(str_eq(s, STR("EST")));
	s = zone_abbreviation(z, at("2026-07-01T00:00Z"));
	assert_true(str_eq(s, STR("EDT")));
	s = zone_abbreviation(z, at("1883-01-01T00:00Z"));
	assert_true(str_eq(s, STR("ONE")));
	/* What may not stand in a page is left out. */
	z = zone_of(&a, &copenhagen);
	s = zone_abbreviation(z, at("1990-01-01T00:00Z"));
	assert_int_equal(s.n, 0);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copenhagen_skips_and_repeats_an_hour),
		cmocka_unit_test(the_rule_goes_on_after_the_table),
		cmocka_unit_test(before_the_table_the_first_type_holds),
		cmocka_unit_test(new_york_changes_at_two_in_the_morning),
		cmocka_unit_test(lord_howe_changes_by_half_an_hour),
		cmocka_unit_test(a_negative_summer_time_is_followed),
		cmocka_unit_test(every_form_of_rule_is_understood),
		cmocka_unit_test(a_rule_that_makes_no_sense_gives_no_zone),
		cmocka_unit_test(without_a_rule_the_last_type_stays),
		cmocka_unit_test(
		    an_hour_skipped_inside_a_skipped_day_is_found),
		cmocka_unit_test(two_changes_on_one_day_are_both_seen),
		cmocka_unit_test(every_wall_clock_leads_back_to_its_moment),
		cmocka_unit_test(an_offset_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
