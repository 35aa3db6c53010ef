/* Credits, with the preset "p0-p3": P0 over 1 h 10 %, over 4 h 25 %, P1
 * over 4 h 5 %, of the monthly fee. */
#include "corpus_world.h"

#include "measure/credits.h"
#include "tzif.h"

#define NOW "2026-06-10T12:00Z"
#define PERCENT(n) ((n) * INT64_C(1000000))

#define BEGIN \
	struct corpus_world w; \
	struct credits c; \
	(void)state; \
	corpus_world_begin(&w); \
	body_world_policy(&w.b, preset_text(STR("p0-p3")))
#define MEASURE measure(&w, &c)
#define END corpus_world_end(&w)

static void
measure_in(struct corpus_world *w, struct credits *c, int64_t from, int64_t to)
{
	struct metrics_filter f = METRICS_FILTER_ALL;
	struct survey s;

	f.from = from;
	f.to = to;
	corpus_world_join(w, NOW);
	s = survey_begin(&w->c, world_moment(NOW), &w->b.a);
	credits_measure(&s, &f, &w->b.a, c);
}

static void
measure(struct corpus_world *w, struct credits *c)
{
	measure_in(w, c, TIME_NONE, TIME_NONE);
}

/* An incident at noon of the 10th, as long as an ISO time says. */
static void
add(struct corpus_world *w, const char *slug, const char *level,
    const char *mitigated)
{
	str front = str_format(&w->b.a, "severity: %s\nstatus: closed\n"
	    "started: %.8s10T12:00Z\nmitigated: %s\n"
	    "resolved: 2026-06-10T00:00Z\n", level, mitigated, mitigated);

	add_incident(w, slug, str_z(&w->b.a, front), "");
}

static void
exactly_the_threshold_earns_nothing(void **state)
{
	BEGIN;
	add(&w, "a", "P0", "2026-01-10T13:00Z");
	add(&w, "b", "P0", "2026-02-10T13:00:01Z");
	add(&w, "c", "P0", "2026-03-10T16:00Z");
	add(&w, "d", "P0", "2026-04-10T16:00:01Z");
	add(&w, "e", "P1", "2026-05-10T16:00Z");
	MEASURE;
	assert_int_equal(c.all.n, 5);
	assert_int_equal(c.months.n, 5);
	assert_int_equal(c.months.v[0].month, 5);
	assert_int_equal(c.months.v[0].n, 0);
	assert_int_equal(c.months.v[0].percent, 0);
	assert_int_equal(c.months.v[1].percent, PERCENT(25));
	assert_int_equal(c.months.v[2].percent, PERCENT(10));
	assert_int_equal(c.months.v[3].percent, PERCENT(10));
	assert_int_equal(c.months.v[4].percent, 0);
	assert_null(c.months.v[4].v[0].tier);
	/* The arithmetic: 4 h 1 s, longer than 4 h, 25 %. */
	assert_int_equal(c.months.v[1].v[0].seconds, 4 * HOUR + 1);
	assert_text(c.months.v[1].v[0].tier->longer_text, "4h");
	assert_text(c.clock->id, "impact");
	END;
}

static void
levels_without_tiers_are_not_there(void **state)
{
	BEGIN;
	add(&w, "a", "P2", "2026-01-11T12:00Z");
	add(&w, "b", "odd", "2026-01-11T12:00Z");
	MEASURE;
	assert_int_equal(c.all.n, 0);
	assert_int_equal(c.months.n, 0);
	END;
}

static void
of_a_month_the_highest_holds(void **state)
{
	BEGIN;
	add(&w, "a", "P0", "2026-01-10T14:00Z");
	add(&w, "b", "P1", "2026-01-10T17:00Z");
	add(&w, "c", "P0", "2026-01-10T14:00Z");
	MEASURE;
	assert_int_equal(c.months.n, 1);
	assert_int_equal(c.months.v[0].n, 3);
	assert_int_equal(c.months.v[0].percent, PERCENT(10));
	END;
}

static void
or_they_are_added_up_to_a_cap(void **state)
{
	BEGIN;
	w.b.policy.credits.sum = true;
	w.b.policy.credits.cap = PERCENT(30);
	add(&w, "a", "P0", "2026-01-10T17:00Z");
	add(&w, "b", "P1", "2026-01-10T17:00Z");
	add(&w, "c", "P0", "2026-01-10T14:00Z");
	MEASURE;
	assert_int_equal(c.months.v[0].sum, PERCENT(40));
	assert_int_equal(c.months.v[0].percent, PERCENT(30));
	END;
}

/* Over the end of a month: whole in the month in which it began, of the
 * site's zone; or in that in which it was resolved. */
static void
an_incident_falls_in_one_month(void **state)
{
	static const char front[] = "severity: P0\nstatus: resolved\n"
	    "started: 2026-01-31T23:30Z\nresolved: 2026-02-01T01:00Z\n";

	BEGIN;
	add_incident(&w, "a", front, "");
	MEASURE;
	assert_int_equal(c.months.n, 1);
	assert_int_equal(c.months.v[0].month, 1);
	assert_int_equal(c.months.v[0].percent, PERCENT(10));
	w.b.policy.credits.month = RESOLVED;
	MEASURE;
	assert_int_equal(c.months.v[0].month, 2);
	END;
}

/* What is owed for a month is owed for all of it, from wherever one looks. */
static void
a_period_has_its_months_whole(void **state)
{
	BEGIN;
	w.c.zone = zone_of(&w.b.a, &copenhagen);
	/* April on the wall, though March and the first quarter in UTC. */
	add_incident(&w, "a", "severity: P0\nstatus: resolved\n"
	    "started: 2026-03-31T22:30Z\nresolved: 2026-04-01T04:00Z\n", "");
	add_incident(&w, "b", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-30T12:00Z\nresolved: 2026-04-30T14:00Z\n", "");
	/* Running, in no month: counted where it began. */
	add_incident(&w, "c", "severity: P0\nstatus: identified\n"
	    "started: 2026-03-30T12:00Z\n", "");
	measure_in(&w, &c, world_moment("2026-01-01T00:00Z"),
	    world_moment("2026-04-01T00:00Z"));
	assert_int_equal(c.all.n, 0);
	assert_int_equal(c.running.n, 1);
	measure_in(&w, &c, world_moment("2026-04-01T00:00Z"),
	    world_moment("2026-07-01T00:00Z"));
	assert_int_equal(c.months.n, 1);
	assert_int_equal(c.months.v[0].n, 2);
	assert_int_equal(c.months.v[0].percent, PERCENT(25));
	assert_int_equal(c.running.n, 0);
	/* The last days of it, and so all of it. */
	measure_in(&w, &c, world_moment("2026-04-28T12:00Z"),
	    world_moment("2026-05-28T12:00Z"));
	assert_int_equal(c.months.v[0].percent, PERCENT(25));
	/* The last days up to now, when the wall is a month ahead. */
	measure_in(&w, &c, world_moment("2026-03-01T23:00Z"),
	    world_moment("2026-03-31T23:00Z"));
	assert_int_equal(c.months.n, 1);
	assert_int_equal(c.months.v[0].month, 4);
	END;
}

static void
months_are_those_of_the_wall(void **state)
{
	BEGIN;
	/* 00:30 of 1 February in Copenhagen. */
	w.c.zone = zone_of(&w.b.a, &copenhagen);
	add_incident(&w, "a", "severity: P0\nstatus: resolved\n"
	    "started: 2026-01-31T23:30Z\nresolved: 2026-02-01T01:00Z\n", "");
	MEASURE;
	assert_int_equal(c.months.v[0].month, 2);
	END;
}

static void
the_worst_level_counts_or_the_last(void **state)
{
	static const char front[] = "severity: P1\nstatus: resolved\n"
	    "started: 2026-01-10T09:00Z\nresolved: 2026-01-10T12:00Z\n"
	    "severity_history:\n"
	    "  - { at: 2026-01-10T09:00Z, severity: P0 }\n"
	    "  - { at: 2026-01-10T09:30Z, severity: P1 }\n";

	BEGIN;
	add_incident(&w, "a", front, "");
	MEASURE;
	assert_int_equal(c.all.v[0].level, 0);
	assert_int_equal(c.months.v[0].percent, PERCENT(10));
	w.b.policy.credits.last_level = true;
	MEASURE;
	assert_int_equal(c.all.v[0].level, 1);
	assert_int_equal(c.months.v[0].percent, 0);
	END;
}

static void
what_is_open_earns_nothing_yet(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: P0\nstatus: identified\n"
	    "started: 2026-06-10T10:00Z\n", "");
	add_incident(&w, "b", "severity: P0\nstatus: resolved\n"
	    "started: 2026-06-10T10:00Z\nresolved: 2026-06-10T09:00Z\n", "");
	MEASURE;
	assert_int_equal(c.all.n, 0);
	assert_int_equal(c.running.n, 1);
	assert_int_equal(c.running.v[0].seconds, 2 * HOUR);
	assert_int_equal(c.running.v[0].tier->percent, PERCENT(10));
	assert_int_equal(c.left_out[LEFT_OUT_OPEN], 1);
	assert_int_equal(c.left_out[LEFT_OUT_DOUBTFUL], 1);
	END;
}

static void
a_policy_without_tiers_has_no_credits(void **state)
{
	struct corpus_world w;
	struct credits c;

	(void)state;
	corpus_world_begin(&w);
	add(&w, "a", "SEV-1", "2026-01-11T12:00Z");
	MEASURE;
	assert_null(c.clock);
	assert_int_equal(c.months.n, 0);
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exactly_the_threshold_earns_nothing),
		cmocka_unit_test(levels_without_tiers_are_not_there),
		cmocka_unit_test(of_a_month_the_highest_holds),
		cmocka_unit_test(or_they_are_added_up_to_a_cap),
		cmocka_unit_test(an_incident_falls_in_one_month),
		cmocka_unit_test(a_period_has_its_months_whole),
		cmocka_unit_test(months_are_those_of_the_wall),
		cmocka_unit_test(the_worst_level_counts_or_the_last),
		cmocka_unit_test(what_is_open_earns_nothing_yet),
		cmocka_unit_test(a_policy_without_tiers_has_no_credits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
