/* What a policy asks for, and how often it was so. The policy is the
 * preset "p0-p3": P0 answers in 15 minutes, resolves in 4 hours, updates
 * every 30 minutes; its final postmortem is due 5 business days after. */
#include "corpus_world.h"

#include "measure/attainment.h"

#define NOW "2026-04-10T12:00Z"	/* a Friday */

#define BEGIN \
	struct corpus_world w; \
	struct attainments t; \
	(void)state; \
	corpus_world_begin(&w); \
	body_world_policy(&w.b, preset_text(STR("p0-p3")))
#define MEASURE measure(&w, &t)
#define END corpus_world_end(&w)

static void
measure(struct corpus_world *w, struct attainments *t)
{
	struct metrics_filter all = METRICS_FILTER_ALL;
	struct survey s;

	corpus_world_join(w, NOW);
	s = survey_begin(&w->c, world_moment(NOW), &w->b.a);
	attainment_measure(&s, &all, &w->b.a, t);
}

static void
counts(const struct attainment *t, size_t met, size_t missed, size_t running,
    size_t pending, size_t unknown)
{
	assert_int_equal(t->met, met);
	assert_int_equal(t->missed, missed);
	assert_int_equal(t->running, running);
	assert_int_equal(t->pending, pending);
	assert_int_equal(t->unknown, unknown);
}

static void
the_last_second_is_in_time(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\ndetected: 2026-04-01T09:10Z\n"
	    "acknowledged: 2026-04-01T09:25Z\n"
	    "resolved: 2026-04-01T13:00:01Z\n", "");
	MEASURE;
	counts(&t.all[GOAL_RESPONSE], 1, 0, 0, 0, 0);
	counts(&t.all[GOAL_RESOLUTION], 0, 1, 0, 0, 0);
	counts(&t.by_level[0][GOAL_RESOLUTION], 0, 1, 0, 0, 0);
	counts(&t.by_level[1][GOAL_RESOLUTION], 0, 0, 0, 0, 0);
	/* No target for mitigation or triage. */
	counts(&t.all[GOAL_MITIGATION], 0, 0, 0, 0, 0);
	counts(&t.all[GOAL_TRIAGE], 0, 0, 0, 0, 0);
	assert_int_equal(t.misses.v[0].goal, GOAL_RESOLUTION);
	assert_text(t.misses.v[0].incident->doc.slug, "a");
	assert_int_equal(t.misses.v[0].outcome.met -
	    t.misses.v[0].outcome.due, 1);
	assert_int_equal(attainment_share(&t.all[GOAL_RESPONSE]).whole, 1);
	assert_false(ratio_known(attainment_share(&t.all[GOAL_TRIAGE])));
	END;
}

static void
what_is_open_is_pending_until_its_time_has_passed(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: P0\nstatus: identified\n"
	    "started: 2026-04-10T08:00Z\ndetected: 2026-04-10T11:50Z\n", "");
	add_incident(&w, "b", "severity: P0\nstatus: identified\n"
	    "started: 2026-04-10T07:59:59Z\ndetected: 2026-04-10T08:00Z\n",
	    "");
	MEASURE;
	counts(&t.all[GOAL_RESOLUTION], 0, 1, 1, 1, 0);
	/* An answer that is not there may just not be written down. */
	counts(&t.all[GOAL_RESPONSE], 0, 0, 0, 1, 1);
	END;
}

static void
what_contradicts_itself_or_is_missing_is_in_no_share(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\ndetected: 2026-04-01T09:10Z\n"
	    "acknowledged: 2026-04-01T09:05Z\n", "");
	add_incident(&w, "b", "severity: odd\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-02T09:00Z\n", "");
	MEASURE;
	counts(&t.all[GOAL_RESPONSE], 0, 0, 0, 0, 1);
	counts(&t.all[GOAL_RESOLUTION], 0, 0, 0, 0, 1);
	assert_int_equal(t.misses.n, 0);
	END;
}

static void
the_level_of_the_moment_judges(void **state)
{
	BEGIN;
	/* Six hours are too long for P0, and fine for the P1 it became. */
	add_incident(&w, "a", "severity: P1\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T15:00Z\n"
	    "severity_history:\n"
	    "  - { at: 2026-04-01T09:00Z, severity: P0 }\n"
	    "  - { at: 2026-04-01T14:59Z, severity: P1 }\n", "");
	MEASURE;
	counts(&t.all[GOAL_RESOLUTION], 1, 0, 0, 0, 0);
	counts(&t.by_level[1][GOAL_RESOLUTION], 1, 0, 0, 0, 0);
	END;
}

static void
every_silence_must_be_short_enough(void **state)
{
	BEGIN;
	add_incident(&w, "kept", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T10:00Z\n",
	    "## Updates\n### 2026-04-01T09:30Z investigating\nx\n"
	    "### 2026-04-01T10:00Z resolved\nx\n");
	add_incident(&w, "broken", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T11:00Z\n",
	    "## Updates\n### 2026-04-01T09:10Z investigating\nx\n"
	    "### 2026-04-01T10:00Z identified\nx\n"
	    "### 2026-04-01T10:30Z resolved\nx\n");
	add_incident(&w, "silent", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T11:00Z\n", "");
	add_incident(&w, "running", "severity: P0\nstatus: identified\n"
	    "started: 2026-04-10T11:00Z\n",
	    "## Updates\n### 2026-04-10T11:20Z investigating\nx\n");
	add_incident(&w, "fresh", "severity: P0\nstatus: identified\n"
	    "started: 2026-04-10T11:30Z\n", "");
	MEASURE;
	counts(&t.all[GOAL_CADENCE], 1, 2, 1, 1, 1);
	END;
}

static void
a_silence_before_it_was_calm_counts_at_the_level_of_then(void **state)
{
	BEGIN;
	/* P3 has no cadence; P0, which it was, had one. */
	add_incident(&w, "demoted", "severity: P3\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T15:00Z\n"
	    "severity_history:\n"
	    "  - { at: 2026-04-01T09:00Z, severity: P0 }\n"
	    "  - { at: 2026-04-01T10:45Z, severity: P3 }\n",
	    "## Updates\n### 2026-04-01T09:30Z investigating\nx\n"
	    "### 2026-04-01T10:40Z monitoring\nx\n"
	    "### 2026-04-01T11:00Z monitoring\nx\n");
	add_incident(&w, "never", "severity: P3\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T15:00Z\n",
	    "## Updates\n### 2026-04-01T09:30Z investigating\nx\n");
	MEASURE;
	counts(&t.all[GOAL_CADENCE], 0, 1, 0, 0, 0);
	counts(&t.by_level[0][GOAL_CADENCE], 0, 1, 0, 0, 0);
	END;
}

static void
an_end_that_lies_in_the_future_ends_no_silence(void **state)
{
	BEGIN;
	add_incident(&w, "slip", "severity: P0\nstatus: identified\n"
	    "started: 2026-04-10T11:00Z\nresolved: 2027-04-10T12:00Z\n",
	    "## Updates\n### 2026-04-10T11:40Z investigating\nx\n");
	add_incident(&w, "over", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-10T11:00Z\nresolved: 2027-04-10T12:00Z\n",
	    "## Updates\n### 2026-04-10T11:40Z investigating\nx\n");
	MEASURE;
	/* Forty minutes before the first are too long; what follows is
	 * twenty, and nobody knows when the other was over. */
	counts(&t.all[GOAL_CADENCE], 0, 1, 0, 0, 1);
	assert_int_equal(t.misses.v[0].outcome.met -
	    t.misses.v[0].outcome.from, 40 * 60);
	END;
}

static void
postmortems_are_due_in_business_days(void **state)
{
	BEGIN;
	/* Resolved on Wednesday the 1st: five business days end on the 8th
	 * at 17:00. */
	add_incident(&w, "met", "severity: P0\nstatus: closed\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T10:00Z\n"
	    "postmortem: { status: final, finalized: 2026-04-08 }\n", "");
	add_incident(&w, "late", "severity: P0\nstatus: closed\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T10:00Z\n"
	    "postmortem: { status: final, finalized: 2026-04-09 }\n", "");
	add_incident(&w, "overdue", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T10:00Z\n"
	    "postmortem: { status: review }\n", "");
	add_incident(&w, "unknown", "severity: P0\nstatus: closed\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T10:00Z\n"
	    "postmortem: { status: final }\n", "");
	add_incident(&w, "later", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-09T09:00Z\nresolved: 2026-04-09T10:00Z\n", "");
	add_incident(&w, "open", "severity: P0\nstatus: identified\n"
	    "started: 2026-04-10T11:59Z\n", "");
	add_incident(&w, "low", "severity: P3\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T10:00Z\n", "");
	MEASURE;
	counts(&t.all[GOAL_FINAL], 1, 2, 1, 2, 1);
	/* The preset sets no deadline for a draft. */
	counts(&t.all[GOAL_DRAFT], 0, 0, 0, 0, 0);
	END;
}

static void
actions_are_in_time_until_their_day_is_over(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T10:00Z\n"
	    "actions:\n"
	    "  - { action: a, due: 2026-04-10 }\n"
	    "  - { action: b, due: 2026-04-09 }\n"
	    "  - { action: c, due: 2026-04-09, status: done }\n"
	    "  - { action: d, due: 2026-04-09, completed: 2026-04-09 }\n"
	    "  - { action: e, due: 2026-04-09, completed: 2026-04-10 }\n"
	    "  - { action: f, due: 2026-04-09, status: dropped }\n"
	    "  - { action: g }\n", "");
	MEASURE;
	counts(&t.all[GOAL_ACTION], 1, 2, 1, 1, 1);
	/* Newest incident first, in the order in which they stand; after
	 * the final postmortem, which is late. */
	assert_int_equal(t.misses.n, 3);
	assert_text(t.misses.v[1].action->text, "b");
	assert_text(t.misses.v[2].action->text, "e");
	END;
}

static void
a_table_may_say_when_an_item_was_done(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: P0\nstatus: resolved\n"
	    "started: 2026-04-01T09:00Z\nresolved: 2026-04-01T10:00Z\n",
	    "## Action items\n| Action | Due | Completed |\n|---|---|---|\n"
	    "| a | 2026-04-05 | 2026-04-05 |\n"
	    "| b | 2026-04-05 | yes |\n"
	    "| c | 2026-04-05 | |\n");
	MEASURE;
	counts(&t.all[GOAL_ACTION], 1, 1, 1, 0, 1);
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_second_is_in_time),
		cmocka_unit_test(
		    what_is_open_is_pending_until_its_time_has_passed),
		cmocka_unit_test(
		    what_contradicts_itself_or_is_missing_is_in_no_share),
		cmocka_unit_test(the_level_of_the_moment_judges),
		cmocka_unit_test(every_silence_must_be_short_enough),
		cmocka_unit_test(
		    a_silence_before_it_was_calm_counts_at_the_level_of_then),
		cmocka_unit_test(
		    an_end_that_lies_in_the_future_ends_no_silence),
		cmocka_unit_test(postmortems_are_due_in_business_days),
		cmocka_unit_test(actions_are_in_time_until_their_day_is_over),
		cmocka_unit_test(a_table_may_say_when_an_item_was_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
