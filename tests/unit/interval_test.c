/* From one milestone of an incident to another. */
#include "corpus_world.h"

#include "measure/metrics.h"

/* Seconds of an interval of one incident, or why there are none, as a
 * number below zero: -1 - enum left_out. */
static int64_t
interval(const char *front, enum milestone from, enum milestone to)
{
	struct metric_rule rule = { .from = from, .to = to };
	struct corpus_world w;
	enum left_out why;
	int64_t seconds;

	corpus_world_begin(&w);
	add_incident(&w, "x", front, "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	seconds = interval_of(&w.c.incidents.v[0], &rule, &why);
	corpus_world_end(&w);
	return seconds == LENGTH_NONE ? -1 - (int64_t)why : seconds;
}

static int64_t
impact(const char *front)
{
	struct corpus_world w;
	struct arena a = { 0 };
	enum left_out why;
	int64_t seconds;

	corpus_world_begin(&w);
	add_incident(&w, "x", front, "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	seconds = gauge_length(&gauges_of(w.c.policy, &a).v[GAUGE_IMPACT],
	    &w.c.incidents.v[0], &why);
	arena_release(&a);
	corpus_world_end(&w);
	return seconds == LENGTH_NONE ? -1 - (int64_t)why : seconds;
}

enum {
	MISSING = -1 - LEFT_OUT_MISSING,
	OPEN = -1 - LEFT_OUT_OPEN,
	DOUBTFUL = -1 - LEFT_OUT_DOUBTFUL,
};

/* The outage of Beyer and others, Site Reliability Engineering (2016),
 * appendix D. */
static const char shakespeare[] =
    "status: closed\n"
    "started: 2026-01-21T14:54Z\n"
    "detected: 2026-01-21T14:55Z\n"
    "declared: 2026-01-21T15:01Z\n"
    "mitigated: 2026-01-21T15:36Z\n"
    "resolved: 2026-01-21T16:00Z\n"
    "closed: 2026-01-21T16:30Z\n";

static void
the_worked_example_of_a_book(void **state)
{
	(void)state;
	assert_int_equal(interval(shakespeare, STARTED, DETECTED), 60);
	assert_int_equal(interval(shakespeare, STARTED, DECLARED), 7 * 60);
	assert_int_equal(interval(shakespeare, STARTED, MITIGATED),
	    42 * 60);
	assert_int_equal(interval(shakespeare, STARTED, RESOLVED), 66 * 60);
	assert_int_equal(interval(shakespeare, DECLARED, CLOSED), 89 * 60);
}

static void
impact_ends_with_mitigation_else_with_resolution(void **state)
{
	(void)state;
	assert_int_equal(impact(shakespeare), 42 * 60);
	assert_int_equal(impact("status: resolved\n"
	    "started: 2026-01-21T14:54Z\nresolved: 2026-01-21T16:00Z\n"),
	    66 * 60);
	assert_int_equal(impact("status: monitoring\n"
	    "started: 2026-01-21T14:54Z\nmitigated: 2026-01-21T15:36Z\n"),
	    42 * 60);
}

static void
missing_is_missing_and_open_is_open(void **state)
{
	(void)state;
	assert_int_equal(interval(shakespeare, DETECTED, ACKNOWLEDGED),
	    MISSING);
	assert_int_equal(interval("status: resolved\n"
	    "started: 2026-01-21T14:54Z\n", STARTED, RESOLVED), MISSING);
	assert_int_equal(interval("status: identified\n"
	    "started: 2026-01-21T14:54Z\n", STARTED, RESOLVED), OPEN);
	/* Nothing goes on from what never began. */
	assert_int_equal(interval("status: identified\n"
	    "started: 2026-01-21T14:54Z\n", DETECTED, ACKNOWLEDGED),
	    MISSING);
	assert_int_equal(impact("status: identified\n"
	    "started: 2026-01-21T14:54Z\n"), OPEN);
}

static void
a_length_of_zero_is_one(void **state)
{
	(void)state;
	assert_int_equal(interval("status: resolved\n"
	    "started: 2026-01-21T14:54Z\ndetected: 2026-01-21T14:54Z\n",
	    STARTED, DETECTED), 0);
}

static void
contradictions_spoil_what_they_are_an_end_of(void **state)
{
	static const char wrong[] = "status: resolved\n"
	    "started: 2026-01-21T14:54Z\ndetected: 2026-01-21T14:53Z\n"
	    "mitigated: 2026-01-21T15:36Z\nresolved: 2026-01-21T16:00Z\n";

	(void)state;
	assert_int_equal(interval(wrong, STARTED, DETECTED), DOUBTFUL);
	assert_int_equal(interval(wrong, STARTED, RESOLVED), DOUBTFUL);
	assert_int_equal(interval(wrong, MITIGATED, RESOLVED), 24 * 60);
	assert_int_equal(impact(wrong), DOUBTFUL);
}

static void
what_lies_ahead_is_no_record(void **state)
{
	static const char ahead[] = "status: resolved\n"
	    "started: 2026-11-30T12:00Z\nresolved: 2026-12-01T12:00:01Z\n";

	(void)state;
	assert_int_equal(interval(ahead, STARTED, RESOLVED), DOUBTFUL);
	assert_int_equal(impact(ahead), DOUBTFUL);
	assert_int_equal(interval("status: resolved\n"
	    "started: 2026-11-30T12:00Z\nresolved: 2026-12-01T12:00Z\n",
	    STARTED, RESOLVED), DAY);
}

static void
a_policy_may_name_ends_in_any_order(void **state)
{
	(void)state;
	assert_int_equal(interval(shakespeare, MITIGATED, DETECTED),
	    DOUBTFUL);
	assert_int_equal(interval(shakespeare, STARTED, STARTED), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_example_of_a_book),
		cmocka_unit_test(
		    impact_ends_with_mitigation_else_with_resolution),
		cmocka_unit_test(missing_is_missing_and_open_is_open),
		cmocka_unit_test(a_length_of_zero_is_one),
		cmocka_unit_test(contradictions_spoil_what_they_are_an_end_of),
		cmocka_unit_test(what_lies_ahead_is_no_record),
		cmocka_unit_test(a_policy_may_name_ends_in_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
