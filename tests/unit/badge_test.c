/* Badges: how wide their text is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/badge.h"

static size_t
width(const char *text)
{
	return badge_text_width(str_c(text));
}

static void
letters_are_as_wide_as_in_the_font(void **state)
{
	(void)state;
	assert_int_equal(width("i"), 278);
	assert_int_equal(width("W"), 989);
	assert_int_equal(width(" ~"), 318 + 838);
}

static void
a_line_is_as_wide_as_its_letters(void **state)
{
	(void)state;
	assert_int_equal(width(""), 0);
	assert_int_equal(width("ok"), width("o") + width("k"));
}

static void
marks_take_no_room_and_wide_characters_two_columns(void **state)
{
	(void)state;
	assert_int_equal(width("e\xcc\x81"), width("e"));
	assert_int_equal(width("\xe6\x9d\xb1"), 1000);
	assert_true(width("\xd0\x96") > 0);
	assert_true(width("\xd0\x96") < 1000);
}

static void
bytes_that_are_no_text_have_a_width_all_the_same(void **state)
{
	(void)state;
	assert_true(width("\xff\xfe\xc0") < 4000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_as_wide_as_in_the_font),
		cmocka_unit_test(a_line_is_as_wide_as_its_letters),
		cmocka_unit_test(
		    marks_take_no_room_and_wide_characters_two_columns),
		cmocka_unit_test(
		    bytes_that_are_no_text_have_a_width_all_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
