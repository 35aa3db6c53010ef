/* Availability, and parts of a whole. The arithmetic stands beside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/availability.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

#define SLOW COMPONENT_DEGRADED
#define PART COMPONENT_PARTIAL_OUTAGE
#define DOWN COMPONENT_MAJOR_OUTAGE
#define WORK COMPONENT_UNDER_MAINTENANCE

static const struct outage_weights weights = OUTAGE_WEIGHTS_INIT;

static struct availability
over(const struct outage *v, size_t n, int64_t from, int64_t to,
    int64_t since, const struct outage_weights *w)
{
	struct arena a = { 0 };
	struct outages all = outage_union(&a, v, n);
	struct outage_bucket b = { .from = from, .to = to };
	struct availability result;

	outage_buckets(&b, 1, &all, since, to);
	result = availability_of(&b, w);
	arena_release(&a);
	return result;
}

static void
percent_is(int64_t part, int64_t whole, int decimals, const char *want)
{
	struct arena a = { 0 };
	str got = ratio_percent(&a, (struct ratio){ part, whole }, decimals);

	if (!str_eq(got, str_c(want)))
		fail_msg("%lld / %lld is " STR_FMT ", want %s",
		    (long long)part, (long long)whole, STR_ARG(got), want);
	arena_release(&a);
}

/* The Shakespeare outage of the SRE book, 14:54 to 16:00, in a month of
 * 30 days: 66 min of 43,200 min; 1 - 66 / 43200 = 0.998472... */
static void
sixty_six_minutes_of_a_month_leave_99_85_percent(void **state)
{
	const struct outage in[] = {
		{ 14 * HOUR + 54 * MINUTE, 16 * HOUR, DOWN },
	};
	struct availability av = over(in, 1, 0, 30 * DAY, TIME_NONE,
	    &weights);

	(void)state;
	assert_int_equal(av.counted, 30 * DAY);
	assert_int_equal(av.down, 66 * 60 * 1000);
	assert_int_equal(av.up.part, (43200 - 66) * 60 * INT64_C(1000));
	assert_int_equal(av.up.whole, 43200 * 60 * INT64_C(1000));
	percent_is(av.up.part, av.up.whole, 2, "99.85");
	percent_is(av.up.part, av.up.whole, 4, "99.8472");
}

/* An hour down and two hours partly down of a day, an hour of them at
 * once: 3600 + 0.3 * 3600 = 4680 s of 86,400; 1 - 0.0541666... */
static void
a_partial_outage_weighs_three_tenths_and_never_twice(void **state)
{
	const struct outage in[] = {
		{ 10 * HOUR, 11 * HOUR, DOWN }, { 10 * HOUR, 12 * HOUR, PART },
		{ 20 * HOUR, 21 * HOUR, SLOW },
	};
	struct availability av = over(in, 3, 0, DAY, TIME_NONE, &weights);

	(void)state;
	assert_int_equal(av.down, 4680 * 1000);
	percent_is(av.up.part, av.up.whole, 2, "94.58");
}

/* Two hours of planned work, one hour down outside of it and one inside:
 * counted are 24 h - 1 h of planned work that nothing interrupted = 23 h,
 * of which 2 h are down: 21 / 23 = 0.913043... */
static void
planned_work_is_left_out_but_not_an_outage_during_it(void **state)
{
	const struct outage in[] = {
		{ 1 * HOUR, 3 * HOUR, WORK }, { 2 * HOUR, 4 * HOUR, DOWN },
	};
	struct outage_weights w = OUTAGE_WEIGHTS_INIT;
	struct availability av = over(in, 2, 0, DAY, TIME_NONE, &w);

	(void)state;
	assert_int_equal(av.planned, HOUR);
	assert_int_equal(av.counted, 23 * HOUR);
	percent_is(av.up.part, av.up.whole, 2, "91.30");
	/* As up: 22 / 24. As down: 21 / 24. */
	w.planned = PLANNED_UP;
	av = over(in, 2, 0, DAY, TIME_NONE, &w);
	percent_is(av.up.part, av.up.whole, 2, "91.67");
	w.planned = PLANNED_DOWN;
	av = over(in, 2, 0, DAY, TIME_NONE, &w);
	percent_is(av.up.part, av.up.whole, 2, "87.50");
}

/* It exists since noon: an hour down of twelve; 11 / 12 = 0.91666... */
static void
a_component_is_measured_since_it_exists(void **state)
{
	const struct outage in[] = { { 11 * HOUR, 13 * HOUR, DOWN } };
	struct availability av = over(in, 1, 0, DAY, 12 * HOUR, &weights);

	(void)state;
	assert_int_equal(av.counted, 12 * HOUR);
	percent_is(av.up.part, av.up.whole, 2, "91.67");
}

static void
without_time_to_count_nothing_is_known(void **state)
{
	const struct outage all_work[] = { { 0, DAY, WORK } };
	struct arena a = { 0 };
	struct availability av = over(NULL, 0, 0, DAY, DAY, &weights);

	(void)state;
	assert_false(ratio_known(av.up));
	assert_int_equal(ratio_percent(&a, av.up, 2).n, 0);
	av = over(all_work, 1, 0, DAY, TIME_NONE, &weights);
	assert_false(ratio_known(av.up));
	arena_release(&a);
}

static void
what_somebody_typed_is_never_rounded(void **state)
{
	static const struct { int64_t v; int least; const char *want; } rows[]
	    = { { 99975000, 2, "99.975" }, { 99985000, 2, "99.985" },
	    { 99999990, 0, "99.99999" }, { 99900000, 2, "99.90" },
	    { 99900000, 0, "99.9" }, { 100000000, 0, "100" },
	    { 100000000, 2, "100.00" }, { 33333333, 4, "33.333333" },
	    { 50000, 0, "0.05" }, { 0, 0, "0" } };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		str got = ratio_exact(&a, rows[i].v, rows[i].least);

		assert_int_equal(got.n, strlen(rows[i].want));
		assert_memory_equal(got.p, rows[i].want, got.n);
	}
	arena_release(&a);
}

static void
months_add_up_to_their_year(void **state)
{
	const struct outage in[] = {
		{ 31 * (int64_t)DAY - 600, 31 * (int64_t)DAY + 1200, PART },
		{ 200 * (int64_t)DAY, 201 * (int64_t)DAY, DOWN },
		{ 300 * (int64_t)DAY, 300 * (int64_t)DAY + 7200, WORK },
	};
	struct availability year = over(in, 3, 0, 365 * (int64_t)DAY,
	    TIME_NONE, &weights), sum = { 0 };
	int64_t at = 0;

	(void)state;
	for (int month = 1; month <= 12; month++) {
		int64_t next = at + month_days(2023, month) * (int64_t)DAY;

		sum = availability_add(sum, over(in, 3, at, next, TIME_NONE,
		    &weights));
		at = next;
	}
	assert_int_equal(sum.up.part, year.up.part);
	assert_int_equal(sum.up.whole, year.up.whole);
	assert_int_equal(sum.planned, 7200);
	assert_int_equal(sum.down, year.down);
}

static void
what_is_not_all_is_never_written_as_a_hundred(void **state)
{
	(void)state;
	percent_is(1, 1, 2, "100.00");
	percent_is(0, 1, 2, "0.00");
	percent_is(99999, 100000, 2, "99.999");
	percent_is(99994, 100000, 2, "99.99");
	percent_is(99995, 100000, 2, "99.995");
	percent_is(999999, 1000000, 2, "99.9999");
	percent_is(999, 1000, 0, "99.9");
	percent_is(1, 100000, 2, "0.001");
	percent_is(1, 1000, 0, "0.1");
	/* A second of a hundred years, the other way too. */
	percent_is(INT64_C(3155759999), INT64_C(3155760000), 2, "99.999999");
	percent_is(1, INT64_C(3155760000), 2, "0.000001");
	percent_is(RATIO_MOST - 1, RATIO_MOST, 2, "99.999999");
	percent_is(1, RATIO_MOST, 2, "0.000001");
}

static void
percents_are_rounded_half_up(void **state)
{
	(void)state;
	percent_is(1, 3, 2, "33.33");
	percent_is(2, 3, 2, "66.67");
	percent_is(1, 8, 2, "12.50");
	percent_is(1, 8, 0, "13");
	percent_is(99945, 100000, 2, "99.95");
	percent_is(7, 9, 0, "78");
	percent_is(RATIO_MOST / 2, RATIO_MOST, 6, "50.000000");
	percent_is(INT64_MAX - 1, INT64_MAX, 2, "99.999999");
	percent_is(INT64_MAX / 4, INT64_MAX, 6, "25.000000");
}

static void
ratios_are_compared_without_rounding(void **state)
{
	static const struct { struct ratio a, b; int want; } rows[] = {
		{ { 1, 2 }, { 2, 4 }, 0 },
		{ { 1, 3 }, { 1, 2 }, -1 },
		{ { 0, 5 }, { 0, 7 }, 0 },
		{ { 0, 5 }, { 1, 7 }, -1 },
		{ { 5, 5 }, { 7, 7 }, 0 },
		{ { 5, 5 }, { 6, 7 }, 1 },
		{ { 9995, 10000 }, { 99949, 100000 }, 1 },
		{ { RATIO_MOST - 1, RATIO_MOST },
		  { RATIO_MOST - 2, RATIO_MOST - 1 }, 1 },
		{ { RATIO_MOST - 2, RATIO_MOST },
		  { RATIO_MOST - 1, RATIO_MOST }, -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(ratio_cmp(rows[i].a, rows[i].b),
		    rows[i].want);
		assert_int_equal(ratio_cmp(rows[i].b, rows[i].a),
		    -rows[i].want);
	}
	/* All fractions with small wholes, against the product. */
	for (int64_t p = 0; p <= 12; p++)
		for (int64_t q = p ? p : 1; q <= 12; q++)
			for (int64_t r = 0; r <= 12; r++)
				for (int64_t s = r ? r : 1; s <= 12; s++)
					assert_int_equal(ratio_cmp(
					    (struct ratio){ p, q },
					    (struct ratio){ r, s }),
					    (p * s > r * q) -
					    (p * s < r * q));
}

static void
the_rule_is_said_in_words(void **state)
{
	struct arena a = { 0 };
	struct outage_weights w = OUTAGE_WEIGHTS_INIT;

	(void)state;
	assert_true(str_eq(outage_weights_text(&a, &w),
	    STR("major outage counts in full, partial outage 0.3, degraded "
	    "performance not at all; planned work is left out")));
	w.permille[PART] = 1000;
	w.permille[SLOW] = 25;
	w.planned = PLANNED_UP;
	assert_true(str_eq(outage_weights_text(&a, &w),
	    STR("major outage counts in full, partial outage in full, "
	    "degraded performance 0.025; planned work counts as up")));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    sixty_six_minutes_of_a_month_leave_99_85_percent),
		cmocka_unit_test(
		    a_partial_outage_weighs_three_tenths_and_never_twice),
		cmocka_unit_test(
		    planned_work_is_left_out_but_not_an_outage_during_it),
		cmocka_unit_test(a_component_is_measured_since_it_exists),
		cmocka_unit_test(without_time_to_count_nothing_is_known),
		cmocka_unit_test(what_somebody_typed_is_never_rounded),
		cmocka_unit_test(months_add_up_to_their_year),
		cmocka_unit_test(
		    what_is_not_all_is_never_written_as_a_hundred),
		cmocka_unit_test(percents_are_rounded_half_up),
		cmocka_unit_test(ratios_are_compared_without_rounding),
		cmocka_unit_test(the_rule_is_said_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
