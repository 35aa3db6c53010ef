/* Reports: the figures of a stretch of time together. Lengths are worked out
 * beside each; and incidents may come in any order, and in pieces, without
 * a figure of availability changing. */
#include "chance.h"
#include "corpus_world.h"

#include "measure/report.h"

#define NOW "2026-04-10T00:00Z"

#define SITE "title: Example\n" \
	"url: https://status.example.com\n" \
	"timezone: Europe/Copenhagen\n" \
	"components:\n" \
	"  - { id: api, name: API, group: One, since: 2026-01-01, " \
	"slo: 99.9 }\n" \
	"  - { id: web, name: Web, group: One, since: 2026-01-01 }\n" \
	"  - { id: db, name: Store, since: 2026-01-01 }\n"

struct world {
	struct corpus_world w;
	struct metrics m;
	struct reports r;
};

static void
begin(struct world *x)
{
	corpus_world_begin(&x->w);
	corpus_world_site(&x->w, SITE);
}

static const struct report *
report_at(struct world *x, const char *now, const char *id)
{
	struct metrics_filter all = METRICS_FILTER_ALL;

	corpus_world_join(&x->w, now);
	metrics_measure(&x->w.c, &all, world_moment(now), &x->w.b.a, &x->m);
	reports_make(&x->m, &x->w.c, 1, &x->w.b.a, &x->r);
	for (size_t i = 0; i < x->r.all.n; i++)
		if (str_eq(x->r.all.v[i].id, str_c(id)))
			return &x->r.all.v[i];
	fail_msg("there is no report %s", id);
	return NULL;
}

static const struct report *
report(struct world *x, const char *id)
{
	return report_at(x, NOW, id);
}

static void
end(struct world *x)
{
	corpus_world_end(&x->w);
}

static void
one_incident_is_all_figures_and_no_bounds(void **state)
{
	struct world x;
	const struct report *r;
	const struct interval *v;

	(void)state;
	begin(&x);
	add_incident(&x.w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-03-01T10:00Z\nresolved: 2026-03-01T11:30Z\n"
	    "components: { api: major_outage }\n", "");
	r = report(&x, "all");
	v = &r->whole.v[METRIC_RESOLVE];
	assert_int_equal(v->stats.n, 1);
	assert_int_equal(v->stats.median, 5400);
	assert_int_equal(v->stats.p90, 5400);
	assert_int_equal(v->stats.geometric, 5400);
	assert_int_equal(v->stats.mean, 5400);
	assert_false(r->sure[METRIC_RESOLVE].median.known);
	assert_false(r->sure[METRIC_RESOLVE].mean.known);
	assert_int_equal(r->survival.median, 5400);
	/* 99 days from 1 January to 10 April: 8553600 s, of which 5400 are
	 * lost; a thousandth of them may be: 8553.6. */
	assert_int_equal(r->components.v[0].up.counted, 99 * DAY);
	assert_int_equal(r->components.v[0].budget.allowed, 8553600);
	assert_int_equal(r->components.v[0].budget.spent, 5400000);
	assert_int_equal(r->components.v[0].failures.count, 1);
	assert_int_equal(r->components.v[0].failures.between,
	    99 * DAY - 5400);
	assert_int_equal(r->components.v[1].failures.count, 0);
	end(&x);
}

static void
what_nobody_recorded_is_no_figure_and_no_failure(void **state)
{
	struct world x;
	const struct report *r;

	(void)state;
	begin(&x);
	for (int i = 0; i < 7; i++)
		add_incident(&x.w, (const char *const[]){ "a", "b", "c", "d",
		    "e", "f", "g" }[i], "severity: SEV-2\nstatus: resolved\n"
		    "started: 2026-03-01T10:00Z\n", "");
	r = report(&x, "all");
	assert_int_equal(r->whole.incidents, 7);
	for (size_t g = 0; g < METRIC_COUNT; g++) {
		assert_int_equal(r->whole.v[g].stats.n, 0);
		assert_false(r->sure[g].median.known);
	}
	assert_int_equal(r->survival.n, 0);
	assert_int_equal(r->survival.median, LENGTH_NONE);
	assert_int_equal(r->rollups.v[0].up.down, 0);
	end(&x);
}

static void
no_length_is_a_length_and_loses_nothing(void **state)
{
	struct world x;
	const struct report *r;

	(void)state;
	begin(&x);
	add_incident(&x.w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-03-01T10:00Z\nresolved: 2026-03-01T10:00Z\n"
	    "components: { api: major_outage }\n", "");
	r = report(&x, "all");
	assert_int_equal(r->whole.v[METRIC_RESOLVE].stats.n, 1);
	assert_int_equal(r->whole.v[METRIC_RESOLVE].stats.median, 0);
	assert_int_equal(r->components.v[0].up.down, 0);
	assert_int_equal(r->components.v[0].failures.count, 0);
	end(&x);
}

static void
a_month_that_ends_in_an_outage_shares_it(void **state)
{
	struct world x;
	const struct report *r;
	const struct availability *months;

	(void)state;
	begin(&x);
	/* An hour before the turn of the month, two behind it. */
	add_incident(&x.w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-02-28T23:00Z\nresolved: 2026-03-01T02:00Z\n"
	    "components: { api: major_outage }\n", "");
	r = report(&x, "2026-Q1");
	months = r->components.v[0].of->months;
	/* The first month is January: the components are there since then,
	 * though nothing happened in it. */
	assert_int_equal(r->end_month - r->first_month, 3);
	assert_int_equal(months[0].counted, 31 * DAY);
	assert_int_equal(months[0].down, 0);
	assert_int_equal(months[1].counted, 28 * DAY);
	assert_int_equal(months[1].down, 3600 * 1000);
	assert_int_equal(months[2].counted, 31 * DAY);
	assert_int_equal(months[2].down, 7200 * 1000);
	/* The incident is in the month in which it began. */
	assert_int_equal(r->months.v[1].incidents, 1);
	assert_int_equal(r->months.v[2].incidents, 0);
	end(&x);
}

/* In Copenhagen clocks jumped from 02:00 to 03:00 on 29 March 2026, and back
 * from 03:00 to 02:00 on 26 October 2025. */
static void
an_hour_is_an_hour_when_clocks_change(void **state)
{
	struct world x;
	const struct report *r;

	(void)state;
	begin(&x);
	/* 00:30 to 01:30 UTC, and the wall shows two hours. */
	add_incident(&x.w, "spring", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-03-29T01:30+01:00\n"
	    "resolved: 2026-03-29T03:30+02:00\n"
	    "components: { api: major_outage }\n", "");
	/* 00:30 to 01:30 UTC, and the wall shows 02:30 twice. */
	add_incident(&x.w, "autumn", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2025-10-26T02:30+02:00\n"
	    "resolved: 2025-10-26T02:30+01:00\n"
	    "components: { db: major_outage }\n", "");
	r = report(&x, "all");
	assert_int_equal(r->whole.v[METRIC_RESOLVE].stats.n, 2);
	assert_int_equal(r->whole.v[METRIC_RESOLVE].stats.min, 3600);
	assert_int_equal(r->whole.v[METRIC_RESOLVE].stats.max, 3600);
	assert_int_equal(r->components.v[0].up.down, 3600 * 1000);
	/* March has 31 days of 86400 s: months are those of UTC. */
	assert_int_equal(r->components.v[0].of->months[5].counted, 31 * DAY);
	end(&x);
}

static void
a_group_has_the_time_of_all_and_as_one_that_of_any(void **state)
{
	struct world x;
	const struct report *r;

	(void)state;
	begin(&x);
	/* api for two hours, web for the second of them and one more. */
	add_incident(&x.w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-04-01T00:00Z\nresolved: 2026-04-01T02:00Z\n"
	    "components: { api: major_outage }\n", "");
	add_incident(&x.w, "b", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-04-01T01:00Z\nresolved: 2026-04-01T03:00Z\n"
	    "components: { web: major_outage }\n", "");
	r = report(&x, "30d");
	assert_int_equal(r->rollups.n, 3);
	assert_int_equal(r->rollups.v[0].of->group, ROLLUP_SITE);
	assert_int_equal(r->rollups.v[0].up.counted, 90 * DAY);
	assert_int_equal(r->rollups.v[0].up.down, 14400 * 1000);
	assert_int_equal(r->rollups.v[0].as_one.counted, 30 * DAY);
	assert_int_equal(r->rollups.v[0].as_one.down, 10800 * 1000);
	assert_int_equal(r->rollups.v[1].up.counted, 60 * DAY);
	assert_int_equal(r->rollups.v[2].up.down, 0);
	end(&x);
}

static void
a_quarter_counts_before_the_first_incident(void **state)
{
	struct world x;
	const struct report *r;

	(void)state;
	begin(&x);
	add_incident(&x.w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-03-01T10:00Z\nresolved: 2026-03-01T11:00Z\n"
	    "components: { api: major_outage }\n", "");
	r = report(&x, "2026-Q1");
	/* 31 + 28 + 31 days. */
	assert_int_equal(r->components.v[0].up.counted, 90 * DAY);
	assert_int_equal(r->components.v[0].budget.allowed, 90 * DAY);
	assert_int_equal(r->rollups.v[0].up.counted, 3 * 90 * DAY);
	assert_int_equal(r->rollups.v[0].as_one.counted, 90 * DAY);
	assert_int_equal(r->rollups.v[1].up.counted, 2 * 90 * DAY);
	assert_int_equal(r->rollups.v[2].up.counted, 90 * DAY);
	end(&x);
}

static void
twelve_months_with_a_leap_day_are_366_days(void **state)
{
	struct world x;
	const struct report *r;

	(void)state;
	begin(&x);
	/* In the first of them. */
	add_incident(&x.w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2027-04-10T10:00Z\nresolved: 2027-04-10T11:00Z\n"
	    "components: { api: major_outage }\n", "");
	r = report_at(&x, "2028-04-10T00:00Z", "12m");
	assert_int_equal(r->whole.incidents, 1);
	assert_int_equal(r->components.v[0].up.counted, 366 * DAY);
	assert_int_equal(r->components.v[0].up.down, 3600 * 1000);
	assert_int_equal(r->components.v[0].failures.count, 1);
	assert_int_equal(r->rollups.v[0].up.counted, 3 * 366 * DAY);
	assert_int_equal(r->rollups.v[0].as_one.counted, 366 * DAY);
	end(&x);
}

static void
a_young_site_has_no_months_before_it(void **state)
{
	struct world x;
	const struct report *r;

	(void)state;
	begin(&x);
	add_incident(&x.w, "a", "severity: SEV-1\nstatus: resolved\n"
	    "started: 2026-03-01T10:00Z\nresolved: 2026-03-01T11:00Z\n"
	    "components: { api: major_outage }\n", "");
	r = report(&x, "12m");
	/* Of twelve, January to April. */
	assert_int_equal(r->months.n, 4);
	assert_int_equal(r->months.v[0].span.part, 1);
	assert_int_equal(r->months.v[2].incidents, 1);
	assert_int_equal(r->rhythm.first, date_of(2026, 1, 1));
	assert_int_equal(r->end_month - r->first_month, 4);
	end(&x);
}

static char *
front(struct arena *a, int64_t from, int64_t to, const char *what)
{
	return str_z(a, str_format(a, "severity: SEV-1\nstatus: resolved\n"
	    "started: %s\nresolved: %s\ncomponents: { %s }\n",
	    str_z(a, when_iso(a, from)), str_z(a, when_iso(a, to)), what));
}

/* What a report says of availability, in one number each. */
struct figures {
	int64_t v[24];
};

static struct figures
figures_of(const struct report *r)
{
	struct figures f = { { 0 } };
	size_t n = 0;

	for (size_t i = 0; i < 3; i++) {
		f.v[n++] = r->components.v[i].up.down;
		f.v[n++] = r->components.v[i].up.counted;
		f.v[n++] = r->components.v[i].budget.spent;
		f.v[n++] = (int64_t)r->components.v[i].failures.count;
		f.v[n++] = r->rollups.v[i].up.down;
		f.v[n++] = r->rollups.v[i].as_one.down;
		f.v[n++] = r->components.v[i].of->months[0].down;
		f.v[n++] = r->rollups.v[i].of->months[0].down;
	}
	return f;
}

/* Three outages of chance in one month, each cut at a moment of chance, and
 * their pieces in an order of chance: whole says that they are not. */
static struct figures
with_outages(uint64_t seed, bool whole)
{
	static const char *const what[] = {
		"api: major_outage", "web: partial_outage",
		"api: partial_outage, db: major_outage",
	};
	static const char *const names[] = { "a", "b", "c", "d", "e", "f" };
	struct random_source r = random_from(seed);
	int64_t month = world_moment("2026-03-01T00:00Z");
	size_t order[6] = { 0, 1, 2, 3, 4, 5 };
	char *pieces[6];
	struct figures f;
	struct world x;

	begin(&x);
	for (size_t i = 0; i < 3; i++) {
		int64_t from = month + random_below(&r, 20 * DAY);
		int64_t cut = from + 1 + random_below(&r, 2 * DAY);
		int64_t to = cut + 1 + random_below(&r, 2 * DAY);

		if (whole) {
			add_incident(&x.w, names[i], front(&x.w.b.a, from,
			    to, what[i]), "");
			continue;
		}
		pieces[2 * i] = front(&x.w.b.a, from, cut, what[i]);
		pieces[2 * i + 1] = front(&x.w.b.a, cut, to, what[i]);
	}
	for (size_t i = 6; i > 1 && !whole; i--) {
		size_t k = random_below(&r, (uint32_t)i), swap = order[i - 1];

		order[i - 1] = order[k];
		order[k] = swap;
	}
	for (size_t i = 0; i < 6 && !whole; i++)
		add_incident(&x.w, names[i], pieces[order[i]], "");
	f = figures_of(report(&x, "90d"));
	end(&x);
	return f;
}

static void
pieces_in_any_order_make_the_same_availability(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct figures whole = with_outages(seed, true);
		struct figures pieces = with_outages(seed, false);

		assert_true(whole.v[0] > 0);
		assert_memory_equal(&whole, &pieces, sizeof(whole));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_incident_is_all_figures_and_no_bounds),
		cmocka_unit_test(
		    what_nobody_recorded_is_no_figure_and_no_failure),
		cmocka_unit_test(no_length_is_a_length_and_loses_nothing),
		cmocka_unit_test(a_month_that_ends_in_an_outage_shares_it),
		cmocka_unit_test(an_hour_is_an_hour_when_clocks_change),
		cmocka_unit_test(
		    a_group_has_the_time_of_all_and_as_one_that_of_any),
		cmocka_unit_test(
		    a_quarter_counts_before_the_first_incident),
		cmocka_unit_test(a_young_site_has_no_months_before_it),
		cmocka_unit_test(
		    twelve_months_with_a_leap_day_are_366_days),
		cmocka_unit_test(
		    pieces_in_any_order_make_the_same_availability),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
