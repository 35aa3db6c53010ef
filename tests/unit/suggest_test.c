/* "Did you mean": what was probably meant, and when nothing was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
suggests(const char *word, const char *want)
{
	static const str names[] = {
		STR_INIT("checkout"), STR_INIT("api"), STR_INIT("apis"),
		STR_INIT("resolved"), STR_INIT("INC-2026-014"),
		STR_INIT("SEV-1"), STR_INIT("SEV-2"), STR_INIT(""),
		STR_INIT("mira"),
	};
	str got = suggest(str_c(word), names, COUNT(names));

	if (!str_eq(got, str_c(want)))
		fail_msg("\"%s\" gave \"" STR_FMT "\", want \"%s\"", word,
		    STR_ARG(got), want);
}

static void
a_slip_of_the_pen(void **state)
{
	(void)state;
	suggests("chekout", "checkout");	/* a letter missing */
	suggests("checkkout", "checkout");	/* one too many */
	suggests("chekcout", "checkout");	/* two swapped */
	suggests("checkaut", "checkout");	/* one wrong */
	suggests("CHECKOUT", "checkout");	/* case */
	suggests("reslved", "resolved");
	suggests("mria", "mira");
}

static void
the_nearest_is_taken(void **state)
{
	(void)state;
	suggests("api", "api");
	suggests("apis", "apis");
	suggests("apiss", "apis");
}

static void
another_word_is_none(void **state)
{
	(void)state;
	suggests("", "");
	suggests("payments", "");
	suggests("xyz", "");
	suggests("a", "");
	suggests("checkout-service-eu-west", "");
}

static void
another_number_is_none(void **state)
{
	(void)state;
	suggests("SEV-9", "");
	suggests("SEV-12", "SEV-1");	/* a digit too many */
	suggests("INC-2026-999", "");
	suggests("INC-2026-041", "INC-2026-014");	/* swapped */
	suggests("INC-2026-14", "INC-2026-014");	/* missing */
	suggests("SVE-2", "SEV-2");
}

static void
a_word_of_any_length_is_safe(void **state)
{
	char word[300];

	(void)state;
	memset(word, 'c', sizeof(word));
	for (size_t n = 0; n < sizeof(word); n++) {
		str name = str_of(word, n);

		(void)suggest(name, &name, 1);
	}
	assert_true(str_empty(suggest(str_of(word, 65),
	    &(str){ word, 65 }, 1)));
	assert_false(str_empty(suggest(str_of(word, 64),
	    &(str){ word, 64 }, 1)));
}

static void
sure(const char *word, const char *right, bool want)
{
	static const str names[] = {
		STR_INIT("checkout"), STR_INIT("api"), STR_INIT("apis"),
		STR_INIT("resolved"), STR_INIT("SEV-1"), STR_INIT("SEV-2"),
		STR_INIT("cart"), STR_INIT("card"), STR_INIT("n/a"),
		STR_INIT("Resolved"), STR_INIT("payments"),
		STR_INIT("web-cache"), STR_INIT("web-caches"),
	};

	if (suggest_sure(str_c(word), str_c(right), names, COUNT(names)) !=
	    want)
		fail_msg("\"%s\" is%s %s beyond doubt", word, want ? " not"
		    : "", right);
}

static void
one_slip_from_one_word_is_beyond_doubt(void **state)
{
	(void)state;
	sure("chekout", "checkout", true);
	sure("chekcout", "checkout", true);
	sure("CHECKOUT", "checkout", true);
	sure("RESOLVED", "resolved", true);
	sure("SVE-2", "SEV-2", true);
	sure("SEV2", "SEV-2", true);
}

static void
what_could_be_another_word_is_not(void **state)
{
	(void)state;
	sure("chekot", "checkout", false);	/* two slips */
	sure("carx", "cart", false);		/* card is as close */
	sure("web-cach", "web-cache", false);	/* the other is near, too */
	sure("SEV-3", "SEV-2", false);		/* another number */
	sure("SEV-", "SEV-2", false);
	sure("apo", "api", false);		/* too short to tell */
	sure("N/A", "n/a", false);		/* may not stand in YAML so */
	sure("", "api", false);
	sure("paiments", "", false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slip_of_the_pen),
		cmocka_unit_test(the_nearest_is_taken),
		cmocka_unit_test(another_word_is_none),
		cmocka_unit_test(another_number_is_none),
		cmocka_unit_test(a_word_of_any_length_is_safe),
		cmocka_unit_test(one_slip_from_one_word_is_beyond_doubt),
		cmocka_unit_test(what_could_be_another_word_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
