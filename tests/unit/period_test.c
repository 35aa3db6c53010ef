/* Periods as the command line names them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/period.h"

static int64_t
at(const char *text)
{
	int64_t moment;

	assert_int_equal(when_parse(str_c(text), &moment, NULL), WHEN_OK);
	return moment;
}

static void
is(const char *text, const char *from, const char *to)
{
	struct span p;

	if (!period_parse(str_c(text), at("2026-12-01T12:00Z"), &p))
		fail_msg("%s is no period", text);
	if (p.from != at(from) || p.to != at(to))
		fail_msg("%s is another one", text);
}

static void
years_quarters_and_months_are_half_open(void **state)
{
	(void)state;
	is("2026", "2026-01-01T00:00Z", "2027-01-01T00:00Z");
	is("2026-Q1", "2026-01-01T00:00Z", "2026-04-01T00:00Z");
	is("2026-q4", "2026-10-01T00:00Z", "2027-01-01T00:00Z");
	is("2024-02", "2024-02-01T00:00Z", "2024-03-01T00:00Z");
	is("2026-12", "2026-12-01T00:00Z", "2027-01-01T00:00Z");
	is("0001", "0001-01-01T00:00Z", "0002-01-01T00:00Z");
	is("9998-12", "9998-12-01T00:00Z", "9999-01-01T00:00Z");
}

static void
days_go_back_from_now(void **state)
{
	(void)state;
	is("1d", "2026-11-30T12:00Z", "2026-12-01T12:00Z");
	is("90d", "2026-09-02T12:00Z", "2026-12-01T12:00Z");
}

/* What it is called, and what it is compared with. */
static void
is_called(const char *text, const char *now, const char *id,
    const char *before)
{
	struct arena a = { 0 };
	struct span p, b;

	assert_true(period_parse(str_c(text), at(now), &p));
	b = span_before(&p);
	if (!str_eq(span_id(&a, &p), str_c(id)))
		fail_msg("%s is not called %s", text, id);
	if (b.from != at(before) || b.to != p.from)
		fail_msg("%s does not follow what began %s", text, before);
	arena_release(&a);
}

static void
a_month_stays_one_though_it_is_the_last_30_days(void **state)
{
	(void)state;
	is_called("2026-04", "2026-05-01T00:00Z", "2026-04",
	    "2026-03-01T00:00Z");
	is_called("2026-Q1", "2026-04-01T00:00Z", "2026-Q1",
	    "2025-10-01T00:00Z");
	is_called("2024", "2025-01-01T00:00Z", "2024", "2023-01-01T00:00Z");
	is_called("30d", "2026-05-01T00:00Z", "30d", "2026-03-02T00:00Z");
	is_called("366d", "2025-01-01T00:00Z", "366d",
	    "2022-12-31T00:00Z");
}

static void
a_period_has_one_name_however_it_is_written(void **state)
{
	(void)state;
	is_called("2026-q1", "2026-05-01T00:00Z", "2026-Q1",
	    "2025-10-01T00:00Z");
	is_called("007d", "2026-05-08T00:00Z", "7d", "2026-04-24T00:00Z");
	is_called("030d", "2026-05-01T00:00Z", "30d", "2026-03-02T00:00Z");
}

static void
all_has_no_limit(void **state)
{
	struct span p;

	(void)state;
	assert_true(period_parse(STR("all"), 0, &p));
	assert_int_equal(p.from, TIME_NONE);
	assert_int_equal(p.to, TIME_NONE);
}

static void
anything_else_is_none(void **state)
{
	static const char *const words[] = {
		"", "26", "20266", "2026-", "2026-0", "2026-00", "2026-13",
		"2026-Q0", "2026-Q5", "2026-Q", "2026-Q11", "2026-1",
		"2026-03-14", "0d", "d", "-1d", "1.5d", "90", "99999d",
		"0000", "9999", "All", "2026 ", "2026-q",
		"99999999999999999999d",
	};
	struct span p;

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (period_parse(str_c(words[i]), 0, &p))
			fail_msg("\"%s\" is a period", words[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years_quarters_and_months_are_half_open),
		cmocka_unit_test(days_go_back_from_now),
		cmocka_unit_test(
		    a_month_stays_one_though_it_is_the_last_30_days),
		cmocka_unit_test(a_period_has_one_name_however_it_is_written),
		cmocka_unit_test(all_has_no_limit),
		cmocka_unit_test(anything_else_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
