/* When incidents begin. */
#include "corpus_world.h"

#include "measure/rhythm.h"
#include "tzif.h"

#define NOW "2026-04-10T12:00Z"	/* a Friday */

#define BEGIN \
	struct corpus_world w; \
	struct rhythm r; \
	(void)state; \
	corpus_world_begin(&w)
#define MEASURE(from) measure(&w, &r, from)
#define END corpus_world_end(&w)

static void
measure(struct corpus_world *w, struct rhythm *r, int64_t from)
{
	struct metrics_filter f = METRICS_FILTER_ALL;
	struct survey s;

	f.from = from;
	corpus_world_join(w, NOW);
	s = survey_begin(&w->c, world_moment(NOW), &w->b.a);
	rhythm_measure(&s, &f, &w->b.a, r);
}

static void
hours_are_those_on_the_wall(void **state)
{
	BEGIN;
	w.c.zone = zone_of(&w.b.a, &copenhagen);
	/* Sunday 23:30 in UTC is Monday 01:30 in summer, 00:30 before. */
	add_incident(&w, "a", "status: resolved\n"
	    "started: 2026-04-05T23:30Z\nresolved: 2026-04-06T00:30Z\n", "");
	add_incident(&w, "b", "status: resolved\n"
	    "started: 2026-03-22T23:30Z\nresolved: 2026-03-22T23:40Z\n", "");
	MEASURE(TIME_NONE);
	assert_int_equal(r.n, 2);
	assert_int_equal(r.hours[0][1], 1);
	assert_int_equal(r.hours[0][0], 1);
	assert_int_equal(r.weekdays[0], 2);
	assert_int_equal(r.most, 1);
	END;
}

static void
the_calendar_goes_from_the_first_day_to_today(void **state)
{
	BEGIN;
	add_incident(&w, "a", "status: resolved\n"
	    "started: 2026-04-08T00:00Z\nresolved: 2026-04-08T01:00Z\n", "");
	add_incident(&w, "b", "status: resolved\n"
	    "started: 2026-04-08T23:59:59Z\nresolved: 2026-04-09T01:59:59Z\n",
	    "");
	add_incident(&w, "ahead", "status: resolved\n"
	    "started: 2026-04-10T12:00:01Z\n", "");
	add_incident(&w, "undated", "status: resolved\n", "");
	MEASURE(TIME_NONE);
	assert_int_equal(r.n, 2);
	assert_int_equal(r.days.n, 3);
	assert_int_equal(r.first, date_of(2026, 4, 8));
	assert_int_equal(r.days.v[0].incidents, 2);
	assert_int_equal(r.days.v[0].impact, 3 * HOUR);
	assert_int_equal(r.days.v[2].incidents, 0);
	/* Nothing is known of what was before. */
	MEASURE(world_moment("2026-04-01T00:00Z"));
	assert_int_equal(r.days.n, 3);
	assert_int_equal(r.days.v[0].incidents, 2);
	corpus_world_site(&w, "title: Example\n"
	    "url: https://status.example.com\n"
	    "components:\n  - { id: api, name: API, since: 2026-04-03 }\n");
	MEASURE(world_moment("2026-04-01T00:00Z"));
	assert_int_equal(r.days.n, 8);
	assert_int_equal(r.days.v[5].incidents, 2);
	MEASURE(world_moment("2026-04-05T00:00Z"));
	assert_int_equal(r.days.n, 6);
	END;
}

static void
impact_that_nobody_knows_is_none_of_a_day(void **state)
{
	BEGIN;
	add_incident(&w, "a", "status: resolved\n"
	    "started: 2026-04-08T00:00Z\nresolved: 2026-04-08T00:00Z\n", "");
	add_incident(&w, "b", "status: identified\n"
	    "started: 2026-04-09T00:00Z\n", "");
	MEASURE(TIME_NONE);
	assert_int_equal(r.days.v[0].known, 1);
	assert_int_equal(r.days.v[0].impact, 0);
	assert_int_equal(r.days.v[1].incidents, 1);
	assert_int_equal(r.days.v[1].known, 0);
	END;
}

static void
an_empty_site_has_today(void **state)
{
	BEGIN;
	MEASURE(TIME_NONE);
	assert_int_equal(r.n, 0);
	assert_int_equal(r.days.n, 1);
	MEASURE(TIME_FIRST);
	assert_int_equal(r.days.n, 3653);
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_are_those_on_the_wall),
		cmocka_unit_test(
		    the_calendar_goes_from_the_first_day_to_today),
		cmocka_unit_test(impact_that_nobody_knows_is_none_of_a_day),
		cmocka_unit_test(an_empty_site_has_today),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
