/* Error budgets, failures, groups; and that outages may be split, merged
 * and put in any order without a figure changing. */
#include "chance.h"
#include "corpus_world.h"

#include "measure/rollup.h"

#define NOW "2026-04-10T00:00Z"
#define SLO(thousandths) ((thousandths) * INT64_C(1000))

static const struct outage_weights weights = OUTAGE_WEIGHTS_INIT;

static struct availability
lost(int64_t days, int64_t seconds)
{
	struct outage_bucket b = { .covered = days * DAY };

	b.seconds[COMPONENT_MAJOR_OUTAGE] = seconds;
	b.seconds[COMPONENT_OPERATIONAL] = b.covered - seconds;
	return availability_of(&b, &weights);
}

static void
a_month_at_three_nines_allows_43_minutes_12(void **state)
{
	/* 30 d * 86400 s * 0.001 = 2592 s. */
	struct availability a = lost(30, 648);
	struct budget b = budget_of(&a, SLO(99900));

	(void)state;
	assert_true(b.known);
	assert_int_equal(b.allowed, 2592000);
	assert_int_equal(b.spent, 648000);
	assert_int_equal(b.left, 1944000);
	assert_int_equal(b.burned, 250);
	assert_true(b.met);
}

static void
a_budget_can_be_spent_to_the_last_second_and_over(void **state)
{
	struct availability a = lost(30, 2592);

	(void)state;
	assert_true(budget_of(&a, SLO(99900)).met);
	assert_int_equal(budget_of(&a, SLO(99900)).left, 0);
	assert_int_equal(budget_of(&a, SLO(99900)).burned, 1000);
	a = lost(30, 2593);
	assert_false(budget_of(&a, SLO(99900)).met);
	assert_int_equal(budget_of(&a, SLO(99900)).left, -1000);
}

static void
what_misses_its_objective_does_not_look_like_it(void **state)
{
	struct arena a = { 0 };
	struct availability up = lost(365, 16740);	/* 99.94692 % */

	(void)state;
	assert_text(budget_percent(&a, &up, SLO(99950)), "99.947");
	assert_text(budget_percent(&a, &up, SLO(99940)), "99.95");
	assert_text(budget_percent(&a, &up, SLO(99940) + 1), "99.946918");
	assert_text(budget_percent(&a, &up, 0), "99.95");
	/* Nothing and all are what they are beside any. */
	up = lost(365, 0);
	assert_text(budget_percent(&a, &up, SLO(99950) + 5), "100.00");
	up = lost(1, DAY);
	assert_text(budget_percent(&a, &up, SLO(99950) + 5), "0.00");
	up = lost(0, 0);
	assert_text(budget_percent(&a, &up, SLO(99950)), "");
	arena_release(&a);
}

static void
an_objective_of_all_allows_nothing(void **state)
{
	struct availability a = lost(30, 0);

	(void)state;
	assert_int_equal(budget_of(&a, SLO(100000)).burned, 0);
	assert_true(budget_of(&a, SLO(100000)).met);
	a = lost(30, 1);
	assert_true(budget_of(&a, SLO(100000)).burned == INT64_MAX);
	assert_false(budget_of(&a, SLO(100000)).met);
	assert_false(budget_of(&a, 0).known);
	a = lost(0, 0);
	assert_false(budget_of(&a, SLO(99900)).known);
}

static void
a_failure_is_a_passage_from_up_to_down(void **state)
{
	static const struct outage v[] = {
		{ 100, 200, COMPONENT_MAJOR_OUTAGE },
		{ 200, 300, COMPONENT_PARTIAL_OUTAGE },	/* the same one */
		{ 400, 500, COMPONENT_DEGRADED },	/* counts as up */
		{ 500, 600, COMPONENT_PARTIAL_OUTAGE },
		{ 700, 900, COMPONENT_UNDER_MAINTENANCE },
		{ 900, 1000, COMPONENT_MAJOR_OUTAGE },
	};
	struct arena a = { 0 };
	struct outages all = outage_union(&a, v, 6);
	struct frequency f = failures_of(&all, &weights, 0, 2000, 0, 2000);

	(void)state;
	assert_int_equal(f.count, 3);
	/* 2000 less 200 planned, less 100 + 30 + 30 + 100 down. */
	assert_int_equal(f.seconds, 1540);
	assert_int_equal(f.between, 513);
	/* One that began before is not one of the window. */
	f = failures_of(&all, &weights, 150, 2000, 0, 2000);
	assert_int_equal(f.count, 2);
	f = failures_of(&all, &weights, 0, 2000, 950, 2000);
	assert_int_equal(f.count, 0);
	assert_int_equal(f.between, LENGTH_NONE);
	arena_release(&a);
}

static void
a_group_is_its_members_added_up_or_as_one_thing(void **state)
{
	struct metrics_filter all = METRICS_FILTER_ALL;
	struct corpus_world w;
	struct rollups r;
	struct metrics m;

	(void)state;
	corpus_world_begin(&w);
	corpus_world_site(&w, "title: Example\n"
	    "url: https://status.example.com\n"
	    "components:\n"
	    "  - { id: a, name: A, group: One, since: 2026-03-31 }\n"
	    "  - { id: b, name: B, group: One, since: 2026-03-31 }\n"
	    "  - { id: c, name: C, since: 2026-03-31 }\n");
	/* a for the first hour, b for the second half of it and one more. */
	add_incident(&w, "x", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-04-01T00:00Z\nresolved: 2026-04-01T01:00Z\n"
	    "components: { a: major_outage }\n", "");
	add_incident(&w, "y", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-04-01T00:30Z\nresolved: 2026-04-01T02:00Z\n"
	    "components: { b: major_outage }\n", "");
	corpus_world_join(&w, NOW);
	metrics_measure(&w.c, &all, world_moment(NOW), &w.b.a, &m);
	r = rollups_of(&w.c, &m, &w.b.a);
	assert_int_equal(r.n, 3);
	assert_int_equal(r.v[0].members, 2);
	assert_int_equal(r.v[0].d30.counted, 20 * DAY);
	assert_int_equal(r.v[0].d30.down, 9000 * 1000);
	/* As one thing it was down from 00:00 to 02:00. */
	assert_int_equal(r.v[0].worst_d90.down, 7200 * 1000);
	assert_int_equal(r.v[0].worst.n, 1);
	assert_int_equal(r.v[0].days[METRICS_DAYS - 10].worst,
	    COMPONENT_MAJOR_OUTAGE);
	assert_int_equal(r.v[1].group, -1);
	assert_int_equal(r.v[1].d30.down, 0);
	assert_int_equal(r.v[2].group, ROLLUP_SITE);
	assert_int_equal(r.v[2].d30.counted, 30 * DAY);
	assert_int_equal(r.v[2].d30.down, 9000 * 1000);
	corpus_world_end(&w);
}

static void
same(const struct outages *a, const struct outages *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		assert_int_equal(a->v[i].from, b->v[i].from);
		assert_int_equal(a->v[i].to, b->v[i].to);
		assert_int_equal(a->v[i].state, b->v[i].state);
	}
}

/* Each outage in up to four pieces, some of them twice, in an order of
 * chance. */
static struct outages
shaken(struct arena *a, const struct outage *v, size_t n,
    struct random_source *r)
{
	struct outages all = { 0 };

	for (size_t i = 0; i < n; i++) {
		int64_t at = v[i].from;

		for (int k = 0; k < 3 && at < v[i].to; k++) {
			int64_t to = at + random_below(r, 400);
			struct outage o = { at, to < v[i].to ? to : v[i].to,
				v[i].state };

			*vec_push(a, &all) = o;
			if (random_below(r, 2))
				*vec_push(a, &all) = o;
			at = to;
		}
		if (at < v[i].to)
			*vec_push(a, &all) = (struct outage){ at, v[i].to,
				v[i].state };
	}
	for (size_t i = all.n; i > 1; i--) {
		size_t k = random_below(r, (uint32_t)i);
		struct outage o = all.v[k];

		all.v[k] = all.v[i - 1];
		all.v[i - 1] = o;
	}
	return all;
}

static void
split_merged_or_in_any_order_it_is_the_same_outage(void **state)
{
	struct random_source r = random_from(1);

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct arena a = { 0 };
		struct outage v[8];
		size_t n = 1 + random_below(&r, 8);
		struct outages once, twice, again, raw;
		struct frequency f, g;

		for (size_t i = 0; i < n; i++) {
			v[i].from = random_below(&r, 3000);
			v[i].to = v[i].from + random_below(&r, 900);
			v[i].state = (enum component_state)random_below(&r,
			    COMPONENT_STATE_COUNT);
		}
		once = outage_union(&a, v, n);
		raw = shaken(&a, v, n, &r);
		twice = outage_union(&a, raw.v, raw.n);
		same(&once, &twice);
		again = outage_union(&a, once.v, once.n);
		same(&once, &again);
		f = failures_of(&once, &weights, 0, 4000, 0, 4000);
		g = failures_of(&twice, &weights, 0, 4000, 0, 4000);
		assert_int_equal(f.count, g.count);
		arena_release(&a);
	}
}

/* The parts of a window add up to the window. */
static void
windows_may_be_cut_anywhere(void **state)
{
	struct random_source r = random_from(2);

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct outage_bucket b[3] = { { .from = 0, .to = 0 } };
		struct outage_bucket whole = { .from = 0, .to = 3000 };
		struct availability sum = { 0 }, all;
		struct arena a = { 0 };
		struct outages o = { 0 };
		int64_t cut = random_below(&r, 3000);

		for (int i = 0; i < 6; i++) {
			int64_t from = random_below(&r, 3000);

			*vec_push(&a, &o) = (struct outage){ from,
				from + random_below(&r, 900),
				(enum component_state)random_below(&r,
				COMPONENT_STATE_COUNT) };
		}
		o = outage_union(&a, o.v, o.n);
		b[0].to = b[1].from = cut / 2;
		b[1].to = b[2].from = cut;
		b[2].to = 3000;
		outage_buckets(b, 3, &o, 100, 2800);
		outage_buckets(&whole, 1, &o, 100, 2800);
		for (int i = 0; i < 3; i++)
			sum = availability_add(sum, availability_of(&b[i],
			    &weights));
		all = availability_of(&whole, &weights);
		assert_int_equal(sum.up.part, all.up.part);
		assert_int_equal(sum.up.whole, all.up.whole);
		assert_int_equal(sum.planned, all.planned);
		assert_int_equal(sum.down, all.down);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_month_at_three_nines_allows_43_minutes_12),
		cmocka_unit_test(
		    a_budget_can_be_spent_to_the_last_second_and_over),
		cmocka_unit_test(
		    what_misses_its_objective_does_not_look_like_it),
		cmocka_unit_test(an_objective_of_all_allows_nothing),
		cmocka_unit_test(a_failure_is_a_passage_from_up_to_down),
		cmocka_unit_test(
		    a_group_is_its_members_added_up_or_as_one_thing),
		cmocka_unit_test(
		    split_merged_or_in_any_order_it_is_the_same_outage),
		cmocka_unit_test(windows_may_be_cut_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
