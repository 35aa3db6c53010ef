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
	struct period p;

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

static void
all_has_no_limit(void **state)
{
	struct period p;

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
	struct period p;

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
		cmocka_unit_test(all_has_no_limit),
		cmocka_unit_test(anything_else_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
