/* When things are due: business days, zones, weekends, year ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tzif.h"

#include "measure/clock.h"

/* Monday to Friday, nine to five. */
static struct calendar
week(void)
{
	return (struct calendar){
		.works = { true, true, true, true, true, false, false },
		.opens = 9 * HOUR, .closes = 17 * HOUR,
	};
}

static void
due_after(const struct clock *c, const char *from, int days,
    const char *want)
{
	struct arena a = { 0 };
	str got = when_iso(&a, clock_business_days(c, at(from), days));

	assert_string_equal(str_z(&a, got), want);
	arena_release(&a);
}

static void
business_days_pass_over_the_weekend(void **state)
{
	struct calendar week_days = week();
	struct clock c = { &week_days, NULL };

	(void)state;
	/* 2026-03-06 is a Friday. */
	due_after(&c, "2026-03-06T09:00Z", 1, "2026-03-09T17:00:00Z");
	due_after(&c, "2026-03-06T23:59:59Z", 1, "2026-03-09T17:00:00Z");
	due_after(&c, "2026-03-06T09:00Z", 5, "2026-03-13T17:00:00Z");
	due_after(&c, "2026-03-07T00:00Z", 1, "2026-03-09T17:00:00Z");
	due_after(&c, "2026-03-08T12:00Z", 5, "2026-03-13T17:00:00Z");
	due_after(&c, "2026-03-09T00:00Z", 1, "2026-03-10T17:00:00Z");
}

static void
holidays_are_no_business_days(void **state)
{
	struct calendar days = week();
	int32_t off[] = { date_of(2026, 12, 24), date_of(2026, 12, 25),
		date_of(2027, 1, 1) };
	struct clock c = { &days, NULL };

	(void)state;
	days.holidays.v = off;
	days.holidays.n = 3;
	due_after(&c, "2026-12-23T10:00Z", 1, "2026-12-28T17:00:00Z");
	due_after(&c, "2026-12-23T10:00Z", 5, "2027-01-04T17:00:00Z");
	due_after(&c, "2026-12-31T10:00Z", 1, "2027-01-04T17:00:00Z");
}

static void
leap_days_are_days(void **state)
{
	struct calendar days = week();
	struct clock c = { &days, NULL };

	(void)state;
	/* 2028-02-29 is a Tuesday. */
	due_after(&c, "2028-02-28T10:00Z", 1, "2028-02-29T17:00:00Z");
	due_after(&c, "2028-02-28T10:00Z", 2, "2028-03-01T17:00:00Z");
	due_after(&c, "2027-02-26T10:00Z", 1, "2027-03-01T17:00:00Z");
}

static void
work_ends_by_the_clock_on_the_wall(void **state)
{
	struct arena a = { 0 };
	struct calendar days = week();
	struct clock c = { &days, zone_of(&a, &copenhagen) };

	(void)state;
	assert_non_null(c.zone);
	/* Summer time begins on 2026-03-29 and ends on 2026-10-25. */
	due_after(&c, "2026-03-27T12:00Z", 1, "2026-03-30T15:00:00Z");
	due_after(&c, "2026-03-26T12:00Z", 1, "2026-03-27T16:00:00Z");
	due_after(&c, "2026-10-23T12:00Z", 1, "2026-10-26T16:00:00Z");
	/* 23:30 UTC on Sunday is Monday in Copenhagen: day 0. */
	due_after(&c, "2026-03-08T23:30Z", 1, "2026-03-10T16:00:00Z");
	due_after(&c, "2026-03-08T22:30Z", 1, "2026-03-09T16:00:00Z");
	arena_release(&a);
}

static void
a_holiday_is_a_day_on_the_team_s_wall(void **state)
{
	struct arena a = { 0 };
	struct calendar days = week();
	int32_t off[] = { date_of(2026, 4, 3), date_of(2026, 4, 6),
		date_of(2026, 12, 24), date_of(2026, 12, 25) };
	struct clock c = { &days, zone_of(&a, &copenhagen) };

	(void)state;
	days.holidays.v = off;
	days.holidays.n = 4;
	/* 23:30 UTC on the 23rd is Christmas Eve there; an hour before it
	 * is still a working day. Both wait for Monday. */
	due_after(&c, "2026-12-23T23:30Z", 1, "2026-12-28T16:00:00Z");
	due_after(&c, "2026-12-23T22:30Z", 1, "2026-12-28T16:00:00Z");
	due_after(&c, "2026-12-22T22:30Z", 1, "2026-12-23T16:00:00Z");
	/* Over the clock change and Easter. */
	due_after(&c, "2026-03-27T12:00Z", 5, "2026-04-07T15:00:00Z");
	arena_release(&a);
}

static void
a_day_may_end_at_midnight(void **state)
{
	struct calendar days = week();
	struct clock c = { &days, NULL };

	(void)state;
	days.closes = DAY;
	due_after(&c, "2026-12-30T10:00Z", 1, "2027-01-01T00:00:00Z");
}

static void
time_ends_with_the_year_9999(void **state)
{
	struct calendar days = week();
	struct clock c = { &days, NULL };

	(void)state;
	due_after(&c, "9999-12-30T10:00Z", 99, "9999-12-31T23:59:59Z");
	due_after(&c, "2026-12-30T10:00Z", 2147483647,
	    "9999-12-31T23:59:59Z");
}

static void
the_same_day_ends_at_midnight_on_the_team_s_wall(void **state)
{
	struct arena a = { 0 };
	struct calendar days = week();
	struct clock c = { &days, zone_of(&a, &copenhagen) };
	struct clock utc = { &days, NULL };
	struct target same = { .text = STR("Same day"),
		.seconds = LENGTH_NONE, .same_day = true };

	(void)state;
	assert_int_equal(clock_due(&utc, at("2026-03-28T00:00Z"), &same),
	    at("2026-03-28T23:59:59Z"));
	assert_int_equal(clock_due(&c, at("2026-03-28T22:59Z"), &same),
	    at("2026-03-28T22:59:59Z"));
	/* The day on which clocks go forward has 23 hours. */
	assert_int_equal(clock_due(&c, at("2026-03-28T23:00Z"), &same),
	    at("2026-03-29T21:59:59Z"));
	assert_int_equal(clock_due(&c, TIME_LAST, &same), TIME_LAST);
	assert_int_equal(clock_due(&c, TIME_NONE, &same), TIME_NONE);
	arena_release(&a);
}

static void
hours_run_through_weekends_and_clock_changes(void **state)
{
	struct arena a = { 0 };
	struct calendar days = week();
	struct clock c = { &days, zone_of(&a, &copenhagen) };
	struct target two_days = { .seconds = 48 * HOUR };
	struct target words = { .text = STR("Next sprint"),
		.seconds = LENGTH_NONE };

	(void)state;
	assert_int_equal(clock_due(&c, at("2026-03-28T12:00Z"), &two_days),
	    at("2026-03-30T12:00Z"));
	assert_int_equal(clock_due(&c, TIME_NONE, &two_days), TIME_NONE);
	assert_int_equal(clock_due(&c, at("2026-03-28T12:00Z"), &words),
	    TIME_NONE);
	arena_release(&a);
}

static void
the_last_second_is_in_time(void **state)
{
	(void)state;
	assert_int_equal(clock_state(TIME_NONE, 5, 5), DUE_NONE);
	assert_int_equal(clock_state(100, 100, 500), DUE_MET);
	assert_int_equal(clock_state(100, 101, 500), DUE_MET_LATE);
	assert_int_equal(clock_state(100, TIME_NONE, 100), DUE_SOON);
	assert_int_equal(clock_state(100, TIME_NONE, 101), DUE_OVERDUE);
	assert_int_equal(clock_state(2 * DAY, TIME_NONE, DAY - 1), DUE_LATER);
	assert_int_equal(clock_state(2 * DAY, TIME_NONE, DAY), DUE_SOON);
}

static void
a_day_is_over_when_it_is_over_there(void **state)
{
	struct arena a = { 0 };
	struct calendar days = week();
	struct clock c = { &days, zone_of(&a, &copenhagen) };
	int32_t due = date_of(2026, 7, 1);
	int64_t moment = at("2026-07-01T15:00Z");

	(void)state;
	assert_int_equal(clock_state_date(&c, due, DATE_NONE,
	    at("2026-07-01T21:59:59Z")), DUE_SOON);
	assert_int_equal(clock_state_date(&c, due, DATE_NONE,
	    at("2026-07-01T22:00Z")), DUE_OVERDUE);
	assert_int_equal(clock_state_date(&c, due, DATE_NONE,
	    at("2026-06-24T21:59:59Z")), DUE_LATER);
	assert_int_equal(clock_state_date(&c, due, DATE_NONE,
	    at("2026-06-24T22:00Z")), DUE_SOON);
	assert_int_equal(clock_state_date(&c, due, due, moment), DUE_MET);
	assert_int_equal(clock_state_date(&c, due, due + 1, moment),
	    DUE_MET_LATE);
	assert_int_equal(clock_state_day(&c, moment, due, moment), DUE_MET);
	assert_int_equal(clock_state_day(&c, moment, due + 1, moment),
	    DUE_MET_LATE);
	assert_int_equal(clock_state_day(&c, moment, DATE_NONE, moment + 1),
	    DUE_OVERDUE);
	assert_string_equal(due_state_name(DUE_MET_LATE), "met late");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(business_days_pass_over_the_weekend),
		cmocka_unit_test(holidays_are_no_business_days),
		cmocka_unit_test(leap_days_are_days),
		cmocka_unit_test(work_ends_by_the_clock_on_the_wall),
		cmocka_unit_test(a_holiday_is_a_day_on_the_team_s_wall),
		cmocka_unit_test(a_day_may_end_at_midnight),
		cmocka_unit_test(time_ends_with_the_year_9999),
		cmocka_unit_test(
		    the_same_day_ends_at_midnight_on_the_team_s_wall),
		cmocka_unit_test(hours_run_through_weekends_and_clock_changes),
		cmocka_unit_test(the_last_second_is_in_time),
		cmocka_unit_test(a_day_is_over_when_it_is_over_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
