/* What incidents add up to: filters, months, states, availability. */
#include "corpus_world.h"

#include "measure/metrics.h"

#define NOW "2026-04-10T00:00Z"

static const struct metrics_filter all = { TIME_NONE, TIME_NONE, -1, -1,
	{ NULL, 0 } };

static struct metrics
measured(struct corpus_world *w, const struct metrics_filter *f)
{
	struct metrics m;

	corpus_world_join(w, NOW);
	metrics_measure(&w->c, f, world_moment(NOW), &w->b.a, &m);
	return m;
}

#define BEGIN \
	struct corpus_world w; \
	struct metrics m; \
	(void)state; \
	corpus_world_begin(&w)
#define END corpus_world_end(&w)

static void
three(struct corpus_world *w)
{
	add_incident(w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-01-31T23:59:59Z\nresolved: 2026-02-01T00:59:59Z\n"
	    "components: [api]\ntags: [dns]\n", "");
	add_incident(w, "b", "severity: SEV-2\nstatus: resolved\n"
	    "started: 2026-02-01T00:00Z\nresolved: 2026-02-01T02:00Z\n"
	    "components: [api, web]\n", "");
	add_incident(w, "c", "severity: huge\nstatus: identified\n"
	    "started: 2026-04-09T22:00Z\ncomponents: [web]\n", "");
}

static void
everything_is_counted_once(void **state)
{
	BEGIN;
	three(&w);
	m = measured(&w, &all);
	assert_int_equal(m.incidents, 3);
	assert_int_equal(m.open, 1);
	assert_int_equal(m.by_level[0], 1);
	assert_int_equal(m.by_level[1], 1);
	assert_int_equal(m.no_level, 1);
	assert_int_equal(m.intervals[METRIC_RESOLVE].stats.n, 2);
	assert_int_equal(m.intervals[METRIC_RESOLVE].stats.mean, 5400);
	assert_int_equal(
	    m.intervals[METRIC_RESOLVE].left_out[LEFT_OUT_OPEN], 1);
	assert_int_equal(
	    m.intervals[METRIC_DETECT].left_out[LEFT_OUT_MISSING], 2);
	END;
}

static void
a_misspelt_year_makes_no_rows_for_two_thousand(void **state)
{
	BEGIN;
	three(&w);
	add_incident(&w, "slip", "severity: SEV-1\nstatus: resolved\n"
	    "started: 0206-01-31T23:00Z\nresolved: 0206-02-01T00:00Z\n"
	    "components: [api]\n", "");
	m = measured(&w, &all);
	assert_int_equal(m.incidents, 4);
	assert_int_equal(m.months.n, METRICS_YEARS * 12 + 1);
	assert_int_equal(m.months.v[0].incidents, 0);
	assert_int_equal(m.months.v[m.months.n - 1].incidents, 1);
	assert_true(m.components.v[0].since >= metrics_oldest(m.now));
	END;
}

static void
a_state_that_is_still_to_come_is_not_yet(void **state)
{
	BEGIN;
	add_incident(&w, "soon", "severity: SEV-1\nstatus: identified\n"
	    "started: 2026-04-09T22:00Z\ncomponents:\n"
	    "  api: [{ at: 2026-04-10T01:00Z, state: major_outage }]\n"
	    "  web: [{ at: 2026-04-10T00:00Z, state: major_outage }]\n", "");
	m = measured(&w, &all);
	assert_int_equal(m.components.v[0].state, COMPONENT_OPERATIONAL);
	assert_int_equal(m.components.v[1].state, COMPONENT_MAJOR_OUTAGE);
	END;
}

static void
months_without_incidents_have_a_row(void **state)
{
	BEGIN;
	three(&w);
	m = measured(&w, &all);
	assert_int_equal(m.months.n, 4);
	assert_int_equal(m.months.v[0].year, 2026);
	assert_int_equal(m.months.v[0].month, 1);
	assert_int_equal(m.months.v[0].incidents, 1);
	assert_int_equal(m.months.v[0].impact, 3600);
	assert_int_equal(m.months.v[1].incidents, 1);
	assert_int_equal(m.months.v[1].impact, 7200);
	assert_int_equal(m.months.v[2].incidents, 0);
	assert_int_equal(m.months.v[3].incidents, 1);
	assert_int_equal(m.months.v[3].impact, 0);
	END;
}

static void
months_go_over_the_turn_of_years(void **state)
{
	BEGIN;
	add_incident(&w, "a", "status: resolved\n"
	    "started: 2024-11-30T00:00Z\nresolved: 2024-11-30T01:00Z\n", "");
	m = measured(&w, &all);
	assert_int_equal(m.months.n, 18);
	assert_int_equal(m.months.v[1].month, 12);
	assert_int_equal(m.months.v[2].year, 2025);
	assert_int_equal(m.months.v[2].month, 1);
	assert_int_equal(m.months.v[17].month, 4);
	END;
}

static void
a_period_takes_what_started_in_it(void **state)
{
	struct metrics_filter f = all;

	BEGIN;
	three(&w);
	f.from = world_moment("2026-02-01T00:00Z");
	f.to = world_moment("2026-04-09T22:00Z");
	m = measured(&w, &f);
	assert_int_equal(m.incidents, 1);
	assert_int_equal(m.impact.stats.total, 7200);
	END;
}

static void
level_component_and_tag_choose(void **state)
{
	struct metrics_filter f = all;

	BEGIN;
	three(&w);
	corpus_world_join(&w, NOW);
	f.level = 1;
	metrics_measure(&w.c, &f, world_moment(NOW), &w.b.a, &m);
	assert_int_equal(m.incidents, 1);
	f.level = -1;
	f.component = site_component(&w.b.site, STR("web"));
	metrics_measure(&w.c, &f, world_moment(NOW), &w.b.a, &m);
	assert_int_equal(m.incidents, 2);
	assert_int_equal(m.components.n, 1);
	assert_int_equal(m.components.v[0].component, f.component);
	f.component = -1;
	f.tag = STR("dns");
	metrics_measure(&w.c, &f, world_moment(NOW), &w.b.a, &m);
	assert_int_equal(m.incidents, 1);
	END;
}

static void
a_component_is_as_bad_as_its_worst_open_incident(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: SEV-1\nstatus: identified\n"
	    "started: 2026-04-09T00:00Z\ncomponents: { api: ["
	    "{ at: 2026-04-09T00:00Z, state: major_outage },"
	    "{ at: 2026-04-09T12:00Z, state: degraded_performance },"
	    "{ at: 2026-04-10T12:00Z, state: major_outage }] }\n", "");
	add_incident(&w, "b", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-04-09T00:00Z\nresolved: 2026-04-09T01:00Z\n"
	    "components: [web]\n", "");
	add_incident(&w, "c", "severity: SEV-1\nstatus: identified\n"
	    "started: 2026-05-09T00:00Z\ncomponents: [web]\n", "");
	m = measured(&w, &all);
	assert_int_equal(m.components.v[0].state, COMPONENT_DEGRADED);
	assert_int_equal(m.components.v[1].state, COMPONENT_OPERATIONAL);
	END;
}

static void
overlapping_outages_count_once_at_their_worst(void **state)
{
	const struct component_metrics *api;

	BEGIN;
	/* From the first start to now: 10 days, 864000 s. Major 1 h, partial
	 * the hour after it, twice the same: 3600 + 0.3 * 3600 = 4680. */
	add_incident(&w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-03-31T00:00Z\nresolved: 2026-03-31T01:00Z\n"
	    "components: [api]\n", "");
	add_incident(&w, "b", "severity: SEV-2\nstatus: resolved\n"
	    "started: 2026-03-31T00:30Z\nresolved: 2026-03-31T02:00Z\n"
	    "components: [api]\n", "");
	add_incident(&w, "c", "severity: SEV-2\nstatus: resolved\n"
	    "started: 2026-03-31T01:00Z\nresolved: 2026-03-31T02:00Z\n"
	    "components: [api]\n", "");
	m = measured(&w, &all);
	api = &m.components.v[0];
	assert_int_equal(api->outages.n, 2);
	assert_int_equal(api->all.counted, 864000);
	assert_int_equal(api->all.down, 4680000);
	assert_int_equal(api->incidents, 3);
	assert_int_equal(m.components.v[1].all.down, 0);
	END;
}

static void
what_is_mitigated_or_foreseen_ends_as_the_record_says(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: SEV-1\nstatus: monitoring\n"
	    "started: 2026-04-09T00:00Z\nmitigated: 2026-04-09T01:00Z\n"
	    "components: [api]\n", "");
	add_incident(&w, "b", "severity: SEV-1\nstatus: monitoring\n"
	    "started: 2026-04-09T23:00Z\nresolved: 2026-04-10T06:00Z\n"
	    "components: [web]\n", "");
	m = measured(&w, &all);
	assert_int_equal(m.components.v[0].all.down, 3600000);
	assert_int_equal(m.components.v[1].all.down, 3600000);
	/* What is counted and what is shown are one story. */
	assert_int_equal(m.components.v[0].state, COMPONENT_OPERATIONAL);
	assert_int_equal(m.components.v[1].state, COMPONENT_MAJOR_OUTAGE);
	END;
}

static void
what_came_back_is_not_well_until_it_is_watched_again(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: SEV-1\nstatus: investigating\n"
	    "started: 2026-04-09T00:00Z\nmitigated: 2026-04-09T01:00Z\n"
	    "components: [api]\n", "");
	/* Of the worst there is a list: it holds. */
	add_incident(&w, "b", "severity: SEV-1\nstatus: monitoring\n"
	    "started: 2026-04-09T00:00Z\nmitigated: 2026-04-09T01:00Z\n"
	    "components: { web: [{ at: 2026-04-09T00:00Z, state: "
	    "major_outage }, { at: 2026-04-09T02:00Z, state: "
	    "degraded_performance }] }\n", "");
	m = measured(&w, &all);
	assert_int_equal(m.components.v[0].state, COMPONENT_MAJOR_OUTAGE);
	assert_int_equal(m.components.v[1].state, COMPONENT_DEGRADED);
	END;
}

static void
a_contradiction_is_left_out_and_listed(void **state)
{
	BEGIN;
	add_incident(&w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-04-09T00:00Z\nresolved: 2026-04-08T00:00Z\n"
	    "components: [api]\n", "");
	m = measured(&w, &all);
	assert_int_equal(m.incidents, 1);
	assert_int_equal(m.impact.stats.n, 0);
	assert_int_equal(m.impact.doubtful.n, 1);
	assert_text(m.impact.doubtful.v[0]->doc.slug, "a");
	assert_int_equal(m.components.v[0].all.down, 0);
	END;
}

static void
planned_work_counts_as_the_policy_says(void **state)
{
	static const struct { const char *word; int64_t counted, down; }
	    cases[] = {
		{ "excluded", 9 * DAY, 0 }, { "up", 10 * DAY, 0 },
		{ "down", 10 * DAY, DAY * INT64_C(1000) },
	};

	for (size_t i = 0; i < 3; i++) {
		static struct maintenance work;
		str yaml;

		BEGIN;
		yaml = str_format(&w.b.a, "name: Test\nlevels: ["
		    "{ id: SEV-1, name: Bad }]\n"
		    "availability: { planned_work: %s }\n", cases[i].word);
		body_world_policy(&w.b, yaml);
		corpus_world_site(&w, "title: Example\n"
		    "url: https://status.example.com\n"
		    "components: [{ id: api, name: API,"
		    " since: 2026-03-31 }]\n");
		work = (struct maintenance){
			.starts.at = world_moment("2026-04-01T00:00Z"),
			.ends.at = world_moment("2026-04-02T00:00Z"),
			.completed.at = TIME_NONE };
		*vec_push(&w.b.a, &work.components) = (struct affected){
			.component = 0 };
		w.c.maintenance.v = &work;
		w.c.maintenance.n = 1;
		m = measured(&w, &all);
		assert_int_equal(m.components.v[0].all.counted,
		    cases[i].counted);
		assert_int_equal(m.components.v[0].all.down, cases[i].down);
		END;
	}
}

static void
a_leap_month_has_a_day_more(void **state)
{
	const struct component_metrics *api;

	BEGIN;
	/* From 29 February 23:00 to 1 March 01:00: an hour in each. */
	add_incident(&w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2024-02-01T00:00Z\nresolved: 2024-02-01T00:00Z\n"
	    "components: { web: major_outage }\n", "");
	add_incident(&w, "b", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2024-02-29T23:00Z\nresolved: 2024-03-01T01:00Z\n"
	    "components: { api: major_outage }\n", "");
	m = measured(&w, &all);
	api = &m.components.v[0];
	assert_int_equal(m.months.v[0].month, 2);
	assert_int_equal(m.months.v[0].impact, 2 * HOUR);
	assert_int_equal(api->months[0].counted, 29 * DAY);
	assert_int_equal(api->months[0].down, HOUR * INT64_C(1000));
	assert_int_equal(api->months[1].counted, 31 * DAY);
	assert_int_equal(api->months[1].down, HOUR * INT64_C(1000));
	/* What lasted no time is no outage, but it is an incident. */
	assert_int_equal(m.components.v[1].all.down, 0);
	assert_int_equal(m.components.v[1].incidents, 1);
	assert_int_equal(m.intervals[METRIC_RESOLVE].stats.zeros, 1);
	END;
}

static void
clocks_that_change_do_not_change_lengths(void **state)
{
	BEGIN;
	/* Copenhagen, 29 March 2026: 01:30 +01:00 is half an hour before
	 * the clock jumps, 03:30 +02:00 half an hour after it. */
	add_incident(&w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-03-29T01:30+01:00\n"
	    "resolved: 2026-03-29T03:30+02:00\ncomponents: [api]\n", "");
	m = measured(&w, &all);
	assert_int_equal(m.intervals[METRIC_RESOLVE].stats.median, HOUR);
	assert_int_equal(m.components.v[0].all.down, HOUR * INT64_C(1000));
	END;
}

static void
a_site_without_incidents_has_no_figures(void **state)
{
	BEGIN;
	m = measured(&w, &all);
	assert_int_equal(m.incidents, 0);
	assert_int_equal(m.months.n, 1);
	assert_int_equal(m.intervals[METRIC_DETECT].stats.n, 0);
	assert_int_equal(m.components.n, 2);
	assert_false(ratio_known(m.components.v[0].all.up));
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_counted_once),
		cmocka_unit_test(
		    a_misspelt_year_makes_no_rows_for_two_thousand),
		cmocka_unit_test(a_state_that_is_still_to_come_is_not_yet),
		cmocka_unit_test(months_without_incidents_have_a_row),
		cmocka_unit_test(months_go_over_the_turn_of_years),
		cmocka_unit_test(a_period_takes_what_started_in_it),
		cmocka_unit_test(level_component_and_tag_choose),
		cmocka_unit_test(
		    a_component_is_as_bad_as_its_worst_open_incident),
		cmocka_unit_test(
		    overlapping_outages_count_once_at_their_worst),
		cmocka_unit_test(
		    what_is_mitigated_or_foreseen_ends_as_the_record_says),
		cmocka_unit_test(
		    what_came_back_is_not_well_until_it_is_watched_again),
		cmocka_unit_test(a_contradiction_is_left_out_and_listed),
		cmocka_unit_test(planned_work_counts_as_the_policy_says),
		cmocka_unit_test(a_leap_month_has_a_day_more),
		cmocka_unit_test(clocks_that_change_do_not_change_lengths),
		cmocka_unit_test(a_site_without_incidents_has_no_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
