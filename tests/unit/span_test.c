/* The stretches of time that figures are given for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "measure/span.h"

static int64_t
moment(const char *text)
{
	int64_t at;

	assert_int_equal(when_parse(str_c(text), &at, NULL), WHEN_OK);
	return at;
}

static void
is(struct span s, const char *from, const char *to, const char *id)
{
	struct arena a = { 0 };
	str got = span_id(&a, &s);

	assert_int_equal(s.from, moment(from));
	assert_int_equal(s.to, moment(to));
	assert_int_equal(got.n, strlen(id));
	assert_memory_equal(got.p, id, got.n);
	arena_release(&a);
}

static void
spans_end_now_or_with_their_month(void **state)
{
	int64_t now = moment("2026-02-14T10:30Z");

	(void)state;
	is(span_of(SPAN_30_DAYS, now), "2026-01-15T10:30Z",
	    "2026-02-14T10:30Z", "30d");
	is(span_of(SPAN_90_DAYS, now), "2025-11-16T10:30Z",
	    "2026-02-14T10:30Z", "90d");
	is(span_of(SPAN_12_MONTHS, now), "2025-02-14T10:30Z",
	    "2026-02-14T10:30Z", "12m");
	is(span_of(SPAN_MONTH, now), "2026-02-01T00:00Z",
	    "2026-03-01T00:00Z", "2026-02");
	is(span_of(SPAN_QUARTER, now), "2026-01-01T00:00Z",
	    "2026-04-01T00:00Z", "2026-Q1");
	is(span_of(SPAN_YEAR, now), "2026-01-01T00:00Z",
	    "2027-01-01T00:00Z", "2026");
	assert_int_equal(span_of(SPAN_ALL, now).from, TIME_NONE);
}

static void
a_leap_day_has_a_year_before(void **state)
{
	struct span s = span_of(SPAN_12_MONTHS, moment("2024-02-29T12:00Z"));

	(void)state;
	is(s, "2023-02-28T12:00Z", "2024-02-29T12:00Z", "12m");
	is(span_before(&s), "2022-02-28T12:00Z", "2023-02-28T12:00Z", "12m");
	is(span_of(SPAN_MONTH, moment("2024-02-29T23:59:59Z")),
	    "2024-02-01T00:00Z", "2024-03-01T00:00Z", "2024-02");
}

static void
the_one_before_is_as_long(void **state)
{
	struct span s = span_of(SPAN_30_DAYS, moment("2026-03-31T00:00Z"));

	(void)state;
	is(span_before(&s), "2026-01-30T00:00Z", "2026-03-01T00:00Z", "30d");
	s = span_of(SPAN_QUARTER, moment("2026-01-01T00:00Z"));
	is(span_before(&s), "2025-10-01T00:00Z", "2026-01-01T00:00Z",
	    "2025-Q4");
	s = span_of(SPAN_MONTH, moment("2026-03-31T00:00Z"));
	is(span_before(&s), "2026-02-01T00:00Z", "2026-03-01T00:00Z",
	    "2026-02");
	s = span_of(SPAN_ALL, 0);
	s = span_before(&s);
	assert_int_equal(s.from, s.to);
}

static void
months_follow_each_other_without_a_gap(void **state)
{
	struct arena a = { 0 };
	struct spans all = spans_from(SPAN_MONTH, moment("2023-11-30T23:59Z"),
	    moment("2024-03-01T00:00Z"), &a);

	(void)state;
	assert_int_equal(all.n, 5);
	for (size_t i = 1; i < all.n; i++)
		assert_int_equal(all.v[i].from, all.v[i - 1].to);
	is(all.v[0], "2023-11-01T00:00Z", "2023-12-01T00:00Z", "2023-11");
	is(all.v[4], "2024-03-01T00:00Z", "2024-04-01T00:00Z", "2024-03");
	assert_int_equal(spans_from(SPAN_YEAR, TIME_FIRST, TIME_LAST, &a).n,
	    1201);
	assert_int_equal(spans_from(SPAN_MONTH, TIME_FIRST, TIME_LAST, &a).n,
	    1201);
	arena_release(&a);
}

static void
only_what_was_watched_counts(void **state)
{
	int64_t now = moment("2026-02-14T00:00Z");
	struct span s = span_of(SPAN_MONTH, now);

	(void)state;
	assert_int_equal(span_watched(&s, moment("2020-01-01T00:00Z"), now),
	    13 * DAY);
	assert_int_equal(span_watched(&s, moment("2026-02-10T00:00Z"), now),
	    4 * DAY);
	assert_int_equal(span_watched(&s, moment("2026-02-15T00:00Z"), now),
	    0);
	assert_int_equal(span_watched(&s, TIME_NONE, now), 0);
	s = span_of(SPAN_ALL, now);
	assert_int_equal(span_watched(&s, now - DAY, now), DAY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_end_now_or_with_their_month),
		cmocka_unit_test(a_leap_day_has_a_year_before),
		cmocka_unit_test(the_one_before_is_as_long),
		cmocka_unit_test(months_follow_each_other_without_a_gap),
		cmocka_unit_test(only_what_was_watched_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
