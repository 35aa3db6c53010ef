/* What a single value says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/scalar.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
yes_and_no_have_three_words_each(void **state)
{
	bool v = false;

	(void)state;
	assert_true(scalar_bool(STR("Yes"), &v) && v);
	assert_true(scalar_bool(STR("off"), &v) && !v);
	assert_true(scalar_bool(STR("TRUE"), &v) && v);
	assert_false(scalar_bool(STR("y"), &v));
	assert_false(scalar_bool(STR("1"), &v));
	assert_false(scalar_bool(STR(""), &v));
}

static void
whole_numbers_have_digits_only(void **state)
{
	int64_t v;

	(void)state;
	assert_true(scalar_int(STR("007"), &v) && v == 7);
	assert_true(scalar_int(STR("-12"), &v) && v == -12);
	assert_true(scalar_int(STR("+9223372036854775807"), &v) &&
	    v == INT64_MAX);
	assert_false(scalar_int(STR("9223372036854775808"), &v));
	assert_false(scalar_int(STR("--1"), &v));
	assert_false(scalar_int(STR("1.0"), &v));
	assert_false(scalar_int(STR("-"), &v));
	assert_false(scalar_int(STR(""), &v));
}

static void
decimals_are_exact(void **state)
{
	int64_t v;

	(void)state;
	assert_true(scalar_decimal(STR("99.95"), 6, &v) && v == 99950000);
	assert_true(scalar_decimal(STR("100"), 6, &v) && v == 100000000);
	assert_true(scalar_decimal(STR("-0.5"), 3, &v) && v == -500);
	assert_true(scalar_decimal(STR("0.000001"), 6, &v) && v == 1);
	assert_false(scalar_decimal(STR("0.0000001"), 6, &v));
	assert_false(scalar_decimal(STR("99,95"), 6, &v));
	assert_false(scalar_decimal(STR("1e3"), 6, &v));
	assert_false(scalar_decimal(STR("1."), 6, &v));
	assert_false(scalar_decimal(STR(".5"), 6, &v));
	assert_false(scalar_decimal(STR("9223372036854775807"), 6, &v));
	assert_false(scalar_decimal(STR(""), 6, &v));
}

static void
deadlines_are_lengths_or_business_days(void **state)
{
	struct deadline v;

	(void)state;
	assert_true(scalar_deadline(STR("48h"), &v));
	assert_true(v.seconds == 48 * 3600 && v.business_days == 0);
	assert_true(scalar_deadline(STR("5 business days"), &v));
	assert_true(v.seconds == 0 && v.business_days == 5);
	assert_true(scalar_deadline(STR("1 Business Day"), &v));
	assert_true(v.business_days == 1);
	assert_true(scalar_deadline(STR("3bd"), &v) &&
	    v.business_days == 3);
	assert_true(scalar_deadline(STR("1 week"), &v) &&
	    v.seconds == 7 * 86400);
	assert_false(scalar_deadline(STR("0 business days"), &v));
	assert_false(scalar_deadline(STR("business days"), &v));
	assert_false(scalar_deadline(STR("5 bussiness days"), &v));
	assert_false(scalar_deadline(STR("soon"), &v));
	assert_false(scalar_deadline(STR(""), &v));
}

static void
a_length_that_is_only_about_right_is_none(void **state)
{
	int64_t v;

	(void)state;
	assert_true(scalar_length(STR("1h30m"), &v) && v == 5400);
	assert_false(scalar_length(STR("~2h"), &v));
	assert_false(scalar_length(STR("90"), &v));
}

static void
names_cannot_climb(void **state)
{
	static const char *const bad[] = {
		"", ".", "..", ".x", "-x", "a..b", "a/b", "../x", "a b",
		"a\\b", "a%2fb", "\xc3\xa6", "a:b", "a\nb",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(scalar_id(str_c(bad[i])));
	assert_false(scalar_id(str_of("a\0b", 3)));
	assert_true(scalar_id(STR("INC-2026-014")));
	assert_true(scalar_id(STR("a.b_c-9")));
	assert_true(scalar_tag(STR("\xc3\xa6r\xc3\xb8")));
	assert_false(scalar_tag(STR("\xc3\xa6/..")));
}

static void
addresses_are_safe_to_link_to(void **state)
{
	static const char *const good[] = {
		"https://example.com", "http://x/a?b=c#d", "HTTPS://X.Y",
		"mailto:a@example.com", "tel:+4712345678", "/contact/", "/",
		"https://[::1]/", "https://example.com/it's",
	};
	static const char *const bad[] = {
		"", "example.com", "javascript:alert(1)", "//evil.example",
		"data:text/html,x", "https://", "https:///x", "mailto:",
		"https://a b", "https://x/\"onclick", "https://x/<b>",
		"\\\\x\\y", "JaVaScRiPt:x", "ftp://x", "../x", "http:x",
		"https://x\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(scalar_url(str_c(good[i])));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(scalar_url(str_c(bad[i])));
}

static void
paths_stay_below_the_site(void **state)
{
	static const char *const good[] = {
		"/issues/2026-03-14/", "old.html", "a/b/c", "/a",
		"/caf%C3%A9/", "policy.yaml", "operations", "a..b/c",
		"/.well-known/old/",
	};
	static const char *const bad[] = {
		"", "/", "..", "../x", "a/../b", "/a/..", "./a", "a//b",
		"//a", "https://x/y", "c:/x", "a?b", "a#b", "a b", "a\\b",
		".a/b", "/a/.b", "/.well-known", "/a/.well-known/b",
		"%2e%2e/x", "a%2fb", "a%5Cb", "a%00", "a%0ab", "a%", "a%zz",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(scalar_path(str_c(good[i])));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(scalar_path(str_c(bad[i])));
}

static void
a_path_is_found_without_its_percents(void **state)
{
	static const char *const paths[][2] = {
		{ "/caf%C3%A9/", "/caf\xC3\xA9/" }, { "a%20b.html", "a b.html" },
		{ "/a/b/", "/a/b/" }, { "/caf%E9/", "/caf%E9/" },
		{ "100%25", "100%" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(paths); i++)
		assert_true(str_eq(scalar_path_plain(&a,
		    str_c(paths[i][0])), str_c(paths[i][1])));
	arena_release(&a);
}

static void
a_page_has_one_address_whatever_its_ends(void **state)
{
	static const char *const same[] = { "a/b", "/a/b", "/a/b/",
	    "a/b/index.html" };

	(void)state;
	for (size_t i = 0; i < COUNT(same); i++)
		assert_true(str_eq(scalar_path_bare(str_c(same[i])),
		    STR("a/b")));
	assert_true(str_empty(scalar_path_bare(STR("/index.html"))));
	assert_true(str_eq(scalar_path_bare(STR("/my-index.html")),
	    STR("my-index.html")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_has_one_address_whatever_its_ends),
		cmocka_unit_test(yes_and_no_have_three_words_each),
		cmocka_unit_test(whole_numbers_have_digits_only),
		cmocka_unit_test(decimals_are_exact),
		cmocka_unit_test(deadlines_are_lengths_or_business_days),
		cmocka_unit_test(a_length_that_is_only_about_right_is_none),
		cmocka_unit_test(names_cannot_climb),
		cmocka_unit_test(addresses_are_safe_to_link_to),
		cmocka_unit_test(paths_stay_below_the_site),
		cmocka_unit_test(a_path_is_found_without_its_percents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
