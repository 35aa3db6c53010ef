/* Names of files, made from titles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/slug.h"
#include "source/name.h"

static void
gives(const char *title, const char *want)
{
	struct arena a = { 0 };
	/* A copy on its own, so that a look behind the end is caught. */
	str got = slug_of_title(&a, str_dup(&a, str_c(title)));
	const char *why = "";

	if (!str_eq(got, str_c(want)))
		fail_msg("\"%s\" gave \"" STR_FMT "\", want \"%s\"", title,
		    STR_ARG(got), want);
	if (want[0] && !slug_valid(got, &why))
		fail_msg("\"%s\" gave a name that %s", title, why);
	arena_release(&a);
}

static void
words_are_joined_by_single_hyphens(void **state)
{
	(void)state;
	gives("Checkout slow after a cache failover",
	    "checkout-slow-after-a-cache-failover");
	gives("  Checkout --  slow!!  ", "checkout-slow");
	gives("API v2: 5% of calls fail (EU)", "api-v2-5-of-calls-fail-eu");
	gives("a/b\\c", "a-b-c");
}

static void
a_name_never_climbs_or_hides(void **state)
{
	(void)state;
	gives("../../etc/passwd", "etc-passwd");
	gives(".hidden", "hidden");
	gives("..", "");
	gives("-rf", "rf");
	gives("a\nb\tc", "a-b-c");
	gives("why?*<>|\"#%:", "why");
}

static void
marks_are_taken_off_letters(void **state)
{
	(void)state;
	gives("\xC3\x89migr\xC3\xA9 na\xC3\xAFve \xC3\x9C" "bersicht",
	    "emigre-naive-ubersicht");
	gives("Cafe\xCC\x81", "cafe");	/* a mark of its own */
	gives("\xC4\xB0stanbul", "istanbul");
	gives("\xEF\xBC\xA1\xEF\xBC\xB0\xEF\xBC\xA9", "api"); /* full width */
	gives("\xEF\xAC\x81" "x x\xC2\xB2", "fix-x2");
}

static void
letters_that_are_one_with_their_mark_have_a_counterpart(void **state)
{
	(void)state;
	gives("Stra\xC3\x9F" "e K\xC3\xB8" "benhavn \xC3\x86" "bler",
	    "strasse-kobenhavn-aebler");
	gives("\xC5\x81\xC3\xB3" "d\xC5\xBA \xC4\x90\xC3\xA0", "lodz-da");
	gives("\xC3\x9Eing \xC5\x92uvre", "thing-oeuvre");
}

static void
an_apostrophe_does_not_split_a_word(void **state)
{
	(void)state;
	gives("Pages won't load", "pages-wont-load");
	gives("Pages won\xE2\x80\x99t load", "pages-wont-load");
}

static void
a_title_in_another_script_gives_nothing(void **state)
{
	(void)state;
	gives("", "");
	gives("\xD0\x9E\xD0\xBF\xD0\xBB\xD0\xB0\xD1\x82\xD0\xB0", "");
	gives("\xE6\xB1\xBA\xE6\xB8\x88", "");
	gives("!!!", "");
	gives("\xE6\xB1\xBA API \xE6\xB8\x88", "api");
	gives("\xEF\xB7\xBA", "");	/* eighteen letters in one */
}

static void
bytes_that_are_no_text_are_left_out(void **state)
{
	(void)state;
	gives("a\xFF\xFE" "b", "a-b");
	gives("\xC3", "");
}

static void
a_long_title_is_cut_at_a_word(void **state)
{
	(void)state;
	gives("one two three four five six seven eight nine ten eleven "
	    "twelve thirteen",
	    "one-two-three-four-five-six-seven-eight-nine-ten-eleven");
	/* sixty letters and a hyphen: the word is whole */
	gives("aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaaa "
	    "b", "aaaaaaaaa-aaaaaaaaa-aaaaaaaaa-aaaaaaaaa-aaaaaaaaa-"
	    "aaaaaaaaaa");
	gives("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaa",
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_joined_by_single_hyphens),
		cmocka_unit_test(a_name_never_climbs_or_hides),
		cmocka_unit_test(marks_are_taken_off_letters),
		cmocka_unit_test(
		    letters_that_are_one_with_their_mark_have_a_counterpart),
		cmocka_unit_test(an_apostrophe_does_not_split_a_word),
		cmocka_unit_test(a_title_in_another_script_gives_nothing),
		cmocka_unit_test(bytes_that_are_no_text_are_left_out),
		cmocka_unit_test(a_long_title_is_cut_at_a_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
