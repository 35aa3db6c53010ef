/* Which form goes with a number: the examples that CLDR gives with its
 * rules, and the edges of those. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "read/yaml.h"
#include "render/words.h"
#include "render/words_plural.h"

/* The forms of 0, 1, 2 ... by their first letters; few is f, many m. */
static void
forms(const char *language, const char *want)
{
	static const char letters[] = {
		[PLURAL_OTHER] = 'o', [PLURAL_ZERO] = 'z',
		[PLURAL_ONE] = '1', [PLURAL_TWO] = '2', [PLURAL_FEW] = 'f',
		[PLURAL_MANY] = 'm',
	};
	int rules = plural_rules(str_c(language));

	for (int64_t n = 0; want[n]; n++) {
		char got = letters[plural_form(rules, n)];

		if (got != want[n])
			fail_msg("%s: %d is %c, want %c", language, (int)n,
			    got, want[n]);
	}
}

static void
form(const char *language, int64_t n, enum plural_form want)
{
	assert_int_equal(plural_form(plural_rules(str_c(language)), n),
	    want);
}

static void
most_languages_have_one_and_other(void **state)
{
	(void)state;
	forms("en", "o1oooooooooooooooooooo");
	forms("de-AT", "o1oo");
	forms("es", "o1oo");
	forms("pt-PT", "o1oo");
	forms("xx", "o1oo");
	form("en", -1, PLURAL_ONE);
	form("en", INT64_MIN, PLURAL_OTHER);
}

static void
some_have_no_forms_and_some_take_none_for_one(void **state)
{
	(void)state;
	forms("ja", "ooooo");
	forms("zh-Hant", "ooooo");
	forms("fr", "11oooo");
	forms("pt", "11oooo");
	forms("pt-BR", "11oooo");
	forms("HI", "11oooo");
}

static void
slavic_languages_look_at_the_last_digits(void **state)
{
	(void)state;
	forms("ru", "m1fffmmmmmmmmmmmmmmmm1fffm");
	forms("uk", "m1fffmmmmmmmmmmmmmmmm1fffm");
	forms("pl", "m1fffmmmmmmmmmmmmmmmmmfffm");
	forms("hr", "o1fffoooooooooooooooo1fffo");
	forms("cs", "o1fffoooooooooooooooooooo");
	forms("sl", "o12ffoooooo");
	form("ru", 111, PLURAL_MANY);
	form("ru", 121, PLURAL_ONE);
	form("pl", 112, PLURAL_MANY);
	form("pl", 1002, PLURAL_FEW);
	form("sl", 101, PLURAL_ONE);
	form("sl", 202, PLURAL_TWO);
}

static void
others_have_rules_of_their_own(void **state)
{
	(void)state;
	forms("lt", "o1ffffffffooooooooooo1ffffffffo");
	forms("lv", "z1oooooooozzzzzzzzzzz1oooooooo");
	forms("ro", "f1ffffffffffffffffffooo");
	forms("is", "o1ooooooooooooooooooo1o");
	forms("he", "o12ooooo");
	forms("ar", "z12ffffffffmmmm");
	forms("mt", "f12ffffffffmmmmmmmmmo");
	forms("ga", "o12ffffmmmmo");
	forms("cy", "z12foomo");
	forms("gd", "o12ffffffff12fffffffo");
	forms("fil", "1111o1o11o");
	form("ar", 100, PLURAL_OTHER);
	form("ar", 103, PLURAL_FEW);
	form("lv", 111, PLURAL_ZERO);
	form("ro", 101, PLURAL_FEW);
}

/* A text in Polish beside one that only English has. */
static void
a_text_takes_the_forms_of_the_language_it_is_in(void **state)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct words w;

	(void)state;
	words_init(&w, &a);
	words_language(&w, STR("en"));
	words_add(&w, yaml_read(&a, STR("x: { one: 1 day, other: '{n} days' }\n"
	    "y: { one: 1 cat, other: '{n} cats' }\n"), 0, 1, &d));
	words_language(&w, STR("pl"));
	words_add(&w, yaml_read(&a, STR("x: { one: '{n} dzień', few: '{n} dni', "
	    "other: '{n} dnia' }\n"), 0, 1, &d));
	assert_true(str_eq(words_count(&w, &a, STR("x"), 3, NULL, 0),
	    STR("3 dni")));
	assert_true(str_eq(words_count(&w, &a, STR("x"), 1, NULL, 0),
	    STR("1 dzień")));
	/* `many` is missing. */
	assert_true(str_eq(words_count(&w, &a, STR("x"), 5, NULL, 0),
	    STR("5 dnia")));
	assert_true(str_eq(words_count(&w, &a, STR("y"), 3, NULL, 0),
	    STR("3 cats")));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(most_languages_have_one_and_other),
		cmocka_unit_test(
		    some_have_no_forms_and_some_take_none_for_one),
		cmocka_unit_test(slavic_languages_look_at_the_last_digits),
		cmocka_unit_test(others_have_rules_of_their_own),
		cmocka_unit_test(
		    a_text_takes_the_forms_of_the_language_it_is_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
