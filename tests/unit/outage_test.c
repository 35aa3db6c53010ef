/* Stretches of outage: laid over each other, cut, counted by day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "measure/outage.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

#define WELL COMPONENT_OPERATIONAL
#define SLOW COMPONENT_DEGRADED
#define PART COMPONENT_PARTIAL_OUTAGE
#define DOWN COMPONENT_MAJOR_OUTAGE
#define WORK COMPONENT_UNDER_MAINTENANCE

static void
assert_outages(struct outages got, const struct outage *want, size_t n)
{
	assert_int_equal(got.n, n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(got.v[i].from, want[i].from);
		assert_int_equal(got.v[i].to, want[i].to);
		assert_int_equal(got.v[i].state, want[i].state);
	}
}

#define UNITES(in, want) do { \
	struct arena a_ = { 0 }; \
	assert_outages(outage_union(&a_, (in), COUNT(in)), (want), \
	    COUNT(want)); \
	arena_release(&a_); \
} while (0)

static void
overlapping_outages_count_once(void **state)
{
	static const struct outage in[] = {
		{ 100, 200, DOWN }, { 150, 250, DOWN }, { 160, 170, DOWN },
	};
	static const struct outage want[] = { { 100, 250, DOWN } };

	(void)state;
	UNITES(in, want);
}

static void
the_worst_state_of_each_moment_counts(void **state)
{
	static const struct outage in[] = {
		{ 100, 200, SLOW }, { 120, 150, DOWN }, { 140, 180, PART },
	};
	static const struct outage want[] = {
		{ 100, 120, SLOW }, { 120, 150, DOWN }, { 150, 180, PART },
		{ 180, 200, SLOW },
	};

	(void)state;
	UNITES(in, want);
}

static void
outages_that_touch_are_one_when_alike(void **state)
{
	static const struct outage in[] = {
		{ 200, 300, PART }, { 100, 200, PART }, { 300, 400, DOWN },
	};
	static const struct outage want[] = {
		{ 100, 300, PART }, { 300, 400, DOWN },
	};

	(void)state;
	UNITES(in, want);
}

static void
planned_work_hides_no_outage(void **state)
{
	static const struct outage in[] = {
		{ 100, 300, WORK }, { 200, 400, SLOW },
	};
	static const struct outage want[] = {
		{ 100, 200, WORK }, { 200, 400, SLOW },
	};

	(void)state;
	UNITES(in, want);
}

static void
empty_and_backward_and_well_stretches_are_nothing(void **state)
{
	static const struct outage in[] = {
		{ 100, 100, DOWN }, { 300, 200, DOWN }, { 100, 400, WELL },
	};
	struct arena a = { 0 };

	(void)state;
	assert_int_equal(outage_union(&a, in, COUNT(in)).n, 0);
	assert_int_equal(outage_union(&a, NULL, 0).n, 0);
	arena_release(&a);
}

static void
an_open_outage_goes_on(void **state)
{
	static const struct outage in[] = {
		{ 100, OUTAGE_OPEN, PART }, { 200, 300, DOWN },
		{ 250, OUTAGE_OPEN, SLOW },
	};
	static const struct outage want[] = {
		{ 100, 200, PART }, { 200, 300, DOWN },
		{ 300, OUTAGE_OPEN, PART },
	};

	(void)state;
	UNITES(in, want);
}

static void
a_day_shows_the_worst_that_happened_on_it(void **state)
{
	/* From 23:50 on the first day to 00:10 on the third, down for the
	 * last ten minutes of the second. */
	static const struct outage in[] = {
		{ DAY - 600, 2 * DAY + 600, SLOW },
		{ 2 * DAY - 600, 2 * DAY, DOWN },
	};
	struct outage_bucket day[4];
	struct arena a = { 0 };
	struct outages all = outage_union(&a, in, COUNT(in));

	(void)state;
	outage_days(day, 4, 3, &all, TIME_NONE, 4 * DAY);
	assert_int_equal(day[0].worst, SLOW);
	assert_int_equal(day[0].seconds[SLOW], 600);
	assert_int_equal(day[0].seconds[WELL], DAY - 600);
	assert_int_equal(day[1].worst, DOWN);
	assert_int_equal(day[1].seconds[DOWN], 600);
	assert_int_equal(day[1].seconds[SLOW], DAY - 600);
	assert_int_equal(day[1].seconds[WELL], 0);
	assert_int_equal(day[2].worst, SLOW);
	assert_int_equal(day[2].seconds[SLOW], 600);
	assert_int_equal(day[3].worst, WELL);
	assert_int_equal(day[3].seconds[WELL], DAY);
	arena_release(&a);
}

static void
an_outage_that_ends_at_midnight_is_not_in_the_next_day(void **state)
{
	static const struct outage in[] = { { DAY - 60, DAY, DOWN } };
	struct outage_bucket day[2];
	struct arena a = { 0 };
	struct outages all = outage_union(&a, in, COUNT(in));

	(void)state;
	outage_days(day, 2, 1, &all, TIME_NONE, 2 * DAY);
	assert_int_equal(day[0].worst, DOWN);
	assert_int_equal(day[1].worst, WELL);
	arena_release(&a);
}

static void
of_the_time_before_it_existed_and_after_now_nothing_is_said(void **state)
{
	static const struct outage in[] = {
		{ 0, OUTAGE_OPEN, DOWN },
	};
	struct outage_bucket day[4];
	struct arena a = { 0 };
	struct outages all = outage_union(&a, in, COUNT(in));

	(void)state;
	/* Since noon of day 1, until 06:00 of day 2. */
	outage_days(day, 4, 3, &all, DAY + 12 * HOUR, 2 * DAY + 6 * HOUR);
	assert_int_equal(day[0].covered, 0);
	assert_int_equal(day[0].worst, WELL);
	assert_int_equal(day[1].covered, 12 * HOUR);
	assert_int_equal(day[1].seconds[DOWN], 12 * HOUR);
	assert_int_equal(day[2].covered, 6 * HOUR);
	assert_int_equal(day[2].seconds[DOWN], 6 * HOUR);
	assert_int_equal(day[3].covered, 0);
	assert_int_equal(day[3].seconds[DOWN], 0);
	arena_release(&a);
}

static void
a_leap_day_and_the_turn_of_a_year_are_days_like_others(void **state)
{
	struct outage_bucket day[366];
	struct arena a = { 0 };
	int64_t leap = date_moment(date_of(2024, 2, 29));
	const struct outage in[] = { { leap, leap + DAY, PART } };
	struct outages all = outage_union(&a, in, 1);

	(void)state;
	/* 2024 has 366 days; February 29 is the 60th. */
	outage_days(day, 366, date_of(2024, 12, 31), &all, TIME_NONE,
	    date_moment(date_of(2025, 1, 1)));
	assert_int_equal(day[0].from, date_moment(date_of(2024, 1, 1)));
	assert_int_equal(day[59].seconds[PART], DAY);
	assert_int_equal(day[58].seconds[PART], 0);
	assert_int_equal(day[60].seconds[PART], 0);
	arena_release(&a);
}

/* A small generator, so that every run sees the same. */
static uint32_t
roll(uint64_t *seed, uint32_t below)
{
	*seed = *seed * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33) % below;
}

enum { SPAN = 240, MANY = 24 };

static size_t
some_outages(uint64_t *seed, struct outage *v)
{
	size_t n = roll(seed, MANY);

	for (size_t i = 0; i < n; i++) {
		v[i].from = roll(seed, SPAN);
		v[i].to = v[i].from + roll(seed, 40);
		if (v[i].to > SPAN)
			v[i].to = SPAN;
		v[i].state = (enum component_state)roll(seed,
		    COMPONENT_STATE_COUNT);
	}
	return n;
}

/* Second by second, the slow and obvious way. */
static void
paint(const struct outage *v, size_t n, enum component_state *second)
{
	for (int t = 0; t < SPAN; t++) {
		second[t] = COMPONENT_OPERATIONAL;
		for (size_t i = 0; i < n; i++)
			if (v[i].from <= t && t < v[i].to)
				second[t] = component_state_worse(second[t],
				    v[i].state);
	}
}

static void
a_union_says_of_every_second_what_is_worst(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct outage v[MANY];
		enum component_state want[SPAN], got[SPAN];
		struct arena a = { 0 };
		size_t n = some_outages(&seed, v);
		struct outages all = outage_union(&a, v, n);

		paint(v, n, want);
		paint(all.v, all.n, got);
		assert_memory_equal(got, want, sizeof(got));
		for (size_t i = 0; i < all.n; i++) {
			assert_true(all.v[i].from < all.v[i].to);
			assert_int_not_equal(all.v[i].state, WELL);
			if (i == 0)
				continue;
			assert_true(all.v[i - 1].to <= all.v[i].from);
			if (all.v[i - 1].to == all.v[i].from)
				assert_int_not_equal(all.v[i - 1].state,
				    all.v[i].state);
		}
		arena_release(&a);
	}
}

static void
buckets_say_what_their_seconds_say(void **state)
{
	uint64_t seed = 2;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct outage v[MANY];
		enum component_state second[SPAN];
		struct outage_bucket b[8] = { { 0 } };
		struct arena a = { 0 };
		size_t n = some_outages(&seed, v);
		struct outages all = outage_union(&a, v, n);
		int64_t since = roll(&seed, SPAN), now = roll(&seed, SPAN);
		int64_t at = 0;

		/* Of uneven width, with gaps between some. */
		for (size_t i = 0; i < COUNT(b); i++) {
			at += roll(&seed, 10);
			b[i].from = at;
			b[i].to = at += roll(&seed, 20);
		}
		paint(v, n, second);
		outage_buckets(b, COUNT(b), &all, since, now);
		for (size_t i = 0; i < COUNT(b); i++) {
			int64_t want[COMPONENT_STATE_COUNT] = { 0 }, all_of = 0;
			enum component_state worst = COMPONENT_OPERATIONAL;

			for (int64_t t = b[i].from; t < b[i].to; t++)
				if (t >= since && t < now) {
					want[second[t]]++;
					all_of++;
					worst = component_state_worse(worst,
					    second[t]);
				}
			assert_memory_equal(b[i].seconds, want,
			    sizeof(want));
			assert_int_equal(b[i].covered, all_of);
			assert_int_equal(b[i].worst, worst);
		}
		arena_release(&a);
	}
}

static void
permuting_splitting_and_repeating_changes_nothing(void **state)
{
	uint64_t seed = 3;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct outage v[MANY], other[3 * MANY];
		struct arena a = { 0 };
		size_t n = some_outages(&seed, v), m = 0;
		struct outages want = outage_union(&a, v, n);

		for (size_t i = 0; i < n; i++) {
			struct outage o = v[i];
			int64_t cut = o.from + roll(&seed, 20);

			if (cut < o.to) {	/* in two pieces */
				other[m++] = (struct outage){ o.from, cut,
				    o.state };
				o.from = cut;
			}
			other[m++] = o;
			if (roll(&seed, 3) == 0)
				other[m++] = o;	/* and twice */
		}
		for (size_t i = m; i > 1; i--) {
			size_t k = roll(&seed, (uint32_t)i);
			struct outage o = other[k];

			other[k] = other[i - 1];
			other[i - 1] = o;
		}
		assert_outages(outage_union(&a, other, m), want.v, want.n);
		/* A union of a union is itself. */
		assert_outages(outage_union(&a, want.v, want.n), want.v,
		    want.n);
		arena_release(&a);
	}
}

static void
a_hundred_thousand_outages_are_united(void **state)
{
	struct arena a = { 0 };
	size_t n = 100000;
	struct outage *v = arena_array(&a, struct outage, n);
	struct outages all;

	(void)state;
	/* Each begins while the one before goes on: one long outage. */
	for (size_t i = 0; i < n; i++)
		v[(i * 7919) % n] = (struct outage){ (int64_t)i * 60,
		    (int64_t)i * 60 + 90, DOWN };
	all = outage_union(&a, v, n);
	assert_int_equal(all.n, 1);
	assert_int_equal(all.v[0].to, 99999 * 60 + 90);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(overlapping_outages_count_once),
		cmocka_unit_test(the_worst_state_of_each_moment_counts),
		cmocka_unit_test(outages_that_touch_are_one_when_alike),
		cmocka_unit_test(planned_work_hides_no_outage),
		cmocka_unit_test(
		    empty_and_backward_and_well_stretches_are_nothing),
		cmocka_unit_test(an_open_outage_goes_on),
		cmocka_unit_test(a_day_shows_the_worst_that_happened_on_it),
		cmocka_unit_test(
		    an_outage_that_ends_at_midnight_is_not_in_the_next_day),
		cmocka_unit_test(
		    of_the_time_before_it_existed_and_after_now_nothing_is_said),
		cmocka_unit_test(
		    a_leap_day_and_the_turn_of_a_year_are_days_like_others),
		cmocka_unit_test(a_union_says_of_every_second_what_is_worst),
		cmocka_unit_test(buckets_say_what_their_seconds_say),
		cmocka_unit_test(
		    permuting_splitting_and_repeating_changes_nothing),
		cmocka_unit_test(a_hundred_thousand_outages_are_united),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
