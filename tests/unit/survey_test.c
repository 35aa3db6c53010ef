/* Figures of many slices, each incident looked at once. */
#include "corpus_world.h"

#include "measure/survey.h"

#include <stdio.h>

#define NOW "2026-04-10T00:00Z"

static const char policy[] =
    "name: Test\n"
    "levels:\n"
    "  - { id: SEV-1, name: Bad }\n"
    "  - { id: SEV-2, name: Less bad }\n"
    "postmortem:\n"
    "  sections: [{ id: timeline, title: Timeline, holds: timeline }]\n"
    "metrics:\n"
    "  acknowledge: { from: started }\n"
    "  mitigate: { show: no }\n"
    "  declare: { name: Time to declare, label: TTD, from: started,"
    " to: declared }\n"
    "  length: { name: Length, from: declared, to: closed }\n"
    "  impact: { name: How long users felt it }\n"
    "  customers: { name: Affected users, fact: customers }\n";

#define BEGIN \
	struct corpus_world w; \
	struct survey s; \
	(void)state; \
	corpus_world_begin(&w); \
	body_world_policy(&w.b, STR(policy))
#define SURVEY \
	corpus_world_join(&w, NOW); \
	s = survey_begin(&w.c, world_moment(NOW), &w.b.a)
#define END corpus_world_end(&w)

static const struct interval *
of(const struct survey *s, const struct slice *slice, const char *id)
{
	int g = gauge_find(&s->gauges, str_c(id));

	assert_true(g >= 0);
	return &slice->v[g];
}

static struct slices
by(struct corpus_world *w, const struct survey *s, enum slice_by how)
{
	struct metrics_filter all = METRICS_FILTER_ALL;

	return survey_slices(s, &all, how, &w->b.a);
}

static void
the_worked_example_of_a_book_in_the_words_of_a_policy(void **state)
{
	struct slice all;

	BEGIN;
	/* Beyer and others, Site Reliability Engineering (2016), appendix
	 * D: 14:54 the outage begins, 14:55 pagers, 15:01 declared, 15:36
	 * mitigated, 16:00 the outage ends, 16:30 the incident ends. */
	add_incident(&w, "sonnet", "severity: SEV-1\nstatus: closed\n"
	    "started: 2026-01-21T14:54Z\ndeclared: 2026-01-21T15:01Z\n"
	    "resolved: 2026-01-21T16:00Z\nclosed: 2026-01-21T16:30Z\n",
	    "## Timeline\n- 2026-01-21T14:55Z [detected] pagers\n"
	    "- 15:36Z [mitigated] traffic is served again\n");
	SURVEY;
	all = by(&w, &s, SLICE_WHOLE).v[0];
	assert_int_equal(of(&s, &all, "detect")->stats.median, 60);
	assert_int_equal(of(&s, &all, "declare")->stats.median, 7 * 60);
	assert_int_equal(of(&s, &all, "mitigate")->stats.median, 42 * 60);
	assert_int_equal(of(&s, &all, "impact")->stats.median, 42 * 60);
	assert_int_equal(of(&s, &all, "resolve")->stats.median, 66 * 60);
	assert_int_equal(of(&s, &all, "length")->stats.median, 89 * 60);
	END;
}

static void
gauges_are_what_the_policy_measures(void **state)
{
	BEGIN;
	SURVEY;
	assert_int_equal(s.gauges.n, 7);
	assert_text(s.gauges.v[GAUGE_IMPACT].name, "How long users felt it");
	assert_text(s.gauges.v[5].label, "TTD");
	assert_int_equal(gauge_from(&s.gauges.v[METRIC_ACKNOWLEDGE]),
	    STARTED);
	assert_true(s.gauges.v[METRIC_MITIGATE].hidden);
	/* A fact is no interval. */
	assert_int_equal(gauge_find(&s.gauges, STR("customers")), -1);
	END;
}

static void
rows_are_all_there_and_the_rest_comes_last(void **state)
{
	struct slices v;

	BEGIN;
	add_incident(&w, "a", "severity: SEV-2\nstatus: resolved\n"
	    "started: 2026-03-01T00:00Z\nresolved: 2026-03-01T01:00Z\n"
	    "components: [web, web]\ntags: [dns, dns]\n", "");
	add_incident(&w, "b", "severity: odd\nstatus: resolved\n"
	    "started: 2026-03-02T00:00Z\nresolved: 2026-03-02T03:00Z\n"
	    "components: [web, api]\ntags: [cache]\n", "");
	add_incident(&w, "c", "severity: SEV-2\nstatus: resolved\n"
	    "started: 2026-03-03T00:00Z\n", "");
	SURVEY;
	v = by(&w, &s, SLICE_LEVEL);
	assert_int_equal(v.n, 3);
	assert_int_equal(v.v[0].incidents, 0);
	assert_int_equal(v.v[1].incidents, 2);
	assert_int_equal(v.v[2].row, -1);
	assert_int_equal(v.v[2].incidents, 1);
	v = by(&w, &s, SLICE_COMPONENT);
	assert_int_equal(v.n, 3);
	assert_int_equal(v.v[0].incidents, 1);
	assert_int_equal(v.v[1].incidents, 2);
	assert_int_equal(of(&s, &v.v[1], "resolve")->stats.median,
	    2 * HOUR);
	assert_int_equal(v.v[2].incidents, 1);
	v = by(&w, &s, SLICE_TAG);
	assert_int_equal(v.n, 3);
	assert_text(w.c.tags.v[0], "cache");
	assert_int_equal(v.v[0].incidents, 1);
	assert_int_equal(v.v[1].incidents, 1);
	assert_int_equal(v.v[2].incidents, 1);
	END;
}

static void
months_and_quarters_hold_what_started_in_them(void **state)
{
	struct slices v;

	BEGIN;
	add_incident(&w, "a", "status: resolved\n"
	    "started: 2025-12-31T23:59:59Z\nresolved: 2026-01-01T02:00Z\n",
	    "");
	add_incident(&w, "b", "status: resolved\n"
	    "started: 2026-01-01T00:00Z\nresolved: 2026-01-01T02:00Z\n", "");
	add_incident(&w, "c", "status: identified\n"
	    "started: 2026-04-10T00:00:01Z\n", "");
	add_incident(&w, "d", "status: identified\n", "");
	SURVEY;
	v = by(&w, &s, SLICE_MONTH);
	assert_int_equal(v.n, 5);
	assert_int_equal(v.v[0].incidents, 1);
	assert_int_equal(v.v[1].incidents, 1);
	/* Neither the one of the future nor the one without a start. */
	assert_int_equal(v.v[4].incidents, 0);
	v = by(&w, &s, SLICE_QUARTER);
	assert_int_equal(v.n, 3);
	assert_int_equal(v.v[0].incidents, 1);
	assert_int_equal(v.v[1].incidents, 1);
	assert_int_equal(by(&w, &s, SLICE_WHOLE).v[0].incidents, 4);
	END;
}

static void
open_ones_are_counted_with_their_time_so_far(void **state)
{
	const struct interval *v;
	struct slice all;

	BEGIN;
	add_incident(&w, "a", "status: identified\n"
	    "started: 2026-04-09T00:00Z\n", "");
	add_incident(&w, "b", "status: identified\n"
	    "started: 2026-04-11T00:00Z\n", "");
	SURVEY;
	all = by(&w, &s, SLICE_WHOLE).v[0];
	v = of(&s, &all, "resolve");
	assert_int_equal(v->stats.n, 0);
	assert_int_equal(v->left_out[LEFT_OUT_OPEN], 2);
	assert_int_equal(v->so_far.n, 1);
	assert_int_equal(v->so_far.v[0], DAY);
	END;
}

static void
doubts_say_what_contradicts_what(void **state)
{
	const struct interval *v;
	struct slice all;
	struct doubt d;

	BEGIN;
	add_incident(&w, "order", "status: resolved\n"
	    "started: 2026-04-09T10:00Z\nresolved: 2026-04-09T09:00Z\n", "");
	add_incident(&w, "ahead", "status: resolved\n"
	    "started: 2026-04-09T11:00Z\nresolved: 2026-04-10T00:00:01Z\n",
	    "");
	add_incident(&w, "backwards", "status: closed\n"
	    "started: 2026-04-09T12:00Z\ndeclared: 2026-04-09T18:00Z\n"
	    "resolved: 2026-04-09T14:00Z\nclosed: 2026-04-09T15:00Z\n", "");
	SURVEY;
	all = by(&w, &s, SLICE_WHOLE).v[0];
	v = of(&s, &all, "resolve");
	assert_int_equal(v->doubtful.n, 2);
	d = gauge_doubt(v->gauge, v->doubtful.v[0], s.now);
	assert_int_equal(d.kind, DOUBT_FUTURE);
	assert_int_equal(d.which, RESOLVED);
	d = gauge_doubt(v->gauge, v->doubtful.v[1], s.now);
	assert_int_equal(d.kind, DOUBT_ORDER);
	assert_int_equal(d.which, RESOLVED);
	assert_int_equal(d.other, STARTED);
	v = of(&s, &all, "length");
	assert_int_equal(v->doubtful.n, 1);
	d = gauge_doubt(v->gauge, v->doubtful.v[0], s.now);
	assert_int_equal(d.kind, DOUBT_BACKWARDS);
	assert_int_equal(d.which, CLOSED);
	assert_int_equal(d.other, DECLARED);
	END;
}

static void
filters_and_slices_agree(void **state)
{
	struct metrics_filter f = METRICS_FILTER_ALL;

	BEGIN;
	add_incident(&w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-01-31T00:00Z\ncomponents: [api]\n", "");
	add_incident(&w, "b", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-02-01T00:00Z\ncomponents: [api]\n", "");
	add_incident(&w, "c", "severity: SEV-2\nstatus: resolved\n"
	    "started: 2026-02-28T23:59:59Z\ncomponents: [web]\n", "");
	add_incident(&w, "d", "severity: SEV-1\nstatus: resolved\n", "");
	SURVEY;
	f.from = world_moment("2026-02-01T00:00Z");
	f.to = world_moment("2026-03-01T00:00Z");
	assert_int_equal(survey_slices(&s, &f, SLICE_WHOLE,
	    &w.b.a).v[0].incidents, 2);
	assert_int_equal(survey_slices(&s, &f, SLICE_MONTH, &w.b.a).n, 1);
	f.level = 0;
	assert_int_equal(survey_slices(&s, &f, SLICE_WHOLE,
	    &w.b.a).v[0].incidents, 1);
	f.from = TIME_NONE;
	f.to = TIME_NONE;
	assert_int_equal(survey_slices(&s, &f, SLICE_WHOLE,
	    &w.b.a).v[0].incidents, 3);
	END;
}

static void
nothing_recorded_is_no_figure(void **state)
{
	struct metrics_filter f = METRICS_FILTER_ALL;
	struct slice all;
	struct span span;

	BEGIN;
	SURVEY;
	span = span_of(SPAN_30_DAYS, s.now);
	all = by(&w, &s, SLICE_WHOLE).v[0];
	assert_int_equal(all.incidents, 0);
	for (size_t g = 0; g < s.gauges.n; g++)
		assert_int_equal(all.v[g].stats.n, 0);
	assert_int_equal(survey_frequency(&s, &all, &span).seconds, 0);
	assert_int_equal(by(&w, &s, SLICE_MONTH).n, 1);
	assert_int_equal(survey_facts(&s, &f, &w.b.a).v[0].n, 0);
	END;
}

/* How often: one component, there since SINCE, and one incident at STARTED. */
static struct frequency
frequency_in(enum span_kind kind, const char *since, const char *started)
{
	struct corpus_world w;
	struct frequency f;
	struct survey s;
	struct slice all;
	struct span span;
	char site[192], front[64];

	corpus_world_begin(&w);
	body_world_policy(&w.b, STR(policy));
	snprintf(site, sizeof site, "title: Example\n"
	    "url: https://status.example.com\n"
	    "components: [{ id: api, name: API, since: %s }]\n", since);
	corpus_world_site(&w, site);
	snprintf(front, sizeof front, "status: resolved\nstarted: %s\n",
	    started);
	add_incident(&w, "a", front, "");
	SURVEY;
	span = span_of(kind, s.now);
	all = by(&w, &s, SLICE_WHOLE).v[0];
	f = survey_frequency(&s, &all, &span);
	corpus_world_end(&w);
	return f;
}

static void
frequency_is_over_what_was_watched(void **state)
{
	struct frequency f = frequency_in(SPAN_30_DAYS, "2026-03-26",
	    "2026-04-01T00:00Z");

	(void)state;
	/* One in 15 days: two in 30; between 0.05 and 11.14. */
	assert_int_equal(f.seconds, 15 * DAY);
	assert_int_equal(f.rate, 2000);
	assert_int_equal(f.low, 50);
	assert_int_equal(f.high, 11144);
}

static void
an_incident_from_before_the_components_is_counted_with_its_time(void **state)
{
	struct frequency f = frequency_in(SPAN_ALL, "2026-04-01",
	    "2026-03-11T00:00Z");

	(void)state;
	assert_int_equal(f.seconds, 30 * DAY);
	assert_int_equal(f.rate, 1000);
}

static void
a_component_is_watched_since_it_exists(void **state)
{
	BEGIN;
	corpus_world_site(&w, "title: Example\n"
	    "url: https://status.example.com\n"
	    "components:\n  - { id: api, name: API, since: 2025-01-01 }\n"
	    "  - { id: web, name: Web, since: 2026-03-01 }\n"
	    "  - { id: db, name: Store }\n");
	add_incident(&w, "a", "status: resolved\n"
	    "started: 2026-01-01T00:00Z\ncomponents: [api]\n", "");
	add_incident(&w, "b", "status: resolved\n"
	    "started: 2026-03-20T00:00Z\ncomponents: [web]\n", "");
	SURVEY;
	assert_int_equal(s.since, world_moment("2025-01-01T00:00Z"));
	survey_narrow(&s, 2);
	assert_int_equal(s.since, world_moment("2025-01-01T00:00Z"));
	survey_narrow(&s, 1);
	assert_int_equal(s.since, world_moment("2026-03-01T00:00Z"));
	add_incident(&w, "c", "status: resolved\n"
	    "started: 2026-02-03T00:00Z\ncomponents: [web, api]\n", "");
	SURVEY;
	survey_narrow(&s, 1);
	assert_int_equal(s.since, world_moment("2026-02-03T00:00Z"));
	END;
}

static void
facts_are_added_up_and_what_is_unclear_is_said(void **state)
{
	struct metrics_filter f = METRICS_FILTER_ALL;
	struct fact_sum sum;

	BEGIN;
	add_incident(&w, "a", "impact: { customers: 1200 }\n", "");
	add_incident(&w, "b", "impact: { customers: \"12,345\" }\n", "");
	add_incident(&w, "c", "impact: { customers: about 40 }\n", "");
	add_incident(&w, "d", "impact: { customers: \"1,23\" }\n", "");
	add_incident(&w, "e", "impact: { customers: 0 }\n", "");
	add_incident(&w, "f", "impact: { revenue: 12 }\n", "");
	SURVEY;
	sum = survey_facts(&s, &f, &w.b.a).v[0];
	assert_text(sum.rule->name, "Affected users");
	assert_int_equal(sum.sum, 13545);
	assert_int_equal(sum.n, 3);
	assert_int_equal(sum.unclear, 2);
	assert_int_equal(sum.missing, 1);
	END;
}

/* Ten years, a thousand incidents a month or so. */
static void
a_hundred_thousand_incidents_are_counted_once_each(void **state)
{
	enum { MANY = 100000 };
	struct incident *v;
	struct slices months;
	size_t n = 0;

	BEGIN;
	v = arena_array(&w.b.a, struct incident, MANY);
	for (int64_t i = 0; i < MANY; i++) {
		for (int m = 0; m < MILESTONE_COUNT; m++)
			v[i].times[m].at = TIME_NONE;
		v[i].status = INCIDENT_RESOLVED;
		v[i].level = (int)(i % 2);
		v[i].times[STARTED].at = world_moment(NOW) - i * 3150;
		v[i].times[RESOLVED].at = v[i].times[STARTED].at + i % 7200;
	}
	w.c.incidents.v = v;
	w.c.incidents.n = MANY;
	s = survey_begin(&w.c, world_moment(NOW), &w.b.a);
	months = by(&w, &s, SLICE_MONTH);
	for (size_t i = 0; i < months.n; i++) {
		n += months.v[i].incidents;
		assert_int_equal(months.v[i].incidents,
		    of(&s, &months.v[i], "resolve")->stats.n +
		    months.v[i].v[METRIC_RESOLVE].left_out[LEFT_OUT_DOUBTFUL]);
	}
	assert_int_equal(n, MANY);
	assert_int_equal(by(&w, &s, SLICE_LEVEL).v[1].incidents, MANY / 2);
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    the_worked_example_of_a_book_in_the_words_of_a_policy),
		cmocka_unit_test(gauges_are_what_the_policy_measures),
		cmocka_unit_test(rows_are_all_there_and_the_rest_comes_last),
		cmocka_unit_test(
		    months_and_quarters_hold_what_started_in_them),
		cmocka_unit_test(
		    open_ones_are_counted_with_their_time_so_far),
		cmocka_unit_test(doubts_say_what_contradicts_what),
		cmocka_unit_test(filters_and_slices_agree),
		cmocka_unit_test(nothing_recorded_is_no_figure),
		cmocka_unit_test(frequency_is_over_what_was_watched),
		cmocka_unit_test(
		    an_incident_from_before_the_components_is_counted_with_its_time),
		cmocka_unit_test(a_component_is_watched_since_it_exists),
		cmocka_unit_test(
		    facts_are_added_up_and_what_is_unclear_is_said),
		cmocka_unit_test(
		    a_hundred_thousand_incidents_are_counted_once_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
