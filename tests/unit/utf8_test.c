/* Characters in bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"

static void
valid_text_has_no_bad_byte(void **state)
{
	(void)state;
	assert_int_equal(utf8_bad(STR("")), -1);
	assert_int_equal(utf8_bad(STR("plain ascii, a bit longer")), -1);
	assert_int_equal(utf8_bad(STR("\xc3\xa9 \xe2\x82\xac "
	    "\xf0\x9f\x94\xa5")), -1);
	assert_int_equal(utf8_bad(STR("\xf4\x8f\xbf\xbf")), -1);
	assert_int_equal(utf8_bad(STR_NONE), -1);
}

static void
the_first_bad_byte_is_found(void **state)
{
	(void)state;
	assert_int_equal(utf8_bad(STR("caf\xe9")), 3);
	assert_int_equal(utf8_bad(STR("0123456789\x80")), 10);
	assert_int_equal(utf8_bad(STR("a\xc3")), 1);
	assert_int_equal(utf8_bad(STR("a\xe2\x82")), 1);
	/* Overlong, surrogate, too large, never allowed. */
	assert_int_equal(utf8_bad(STR("\xc0\xaf")), 0);
	assert_int_equal(utf8_bad(STR("\xe0\x80\xaf")), 0);
	assert_int_equal(utf8_bad(STR("\xed\xa0\x80")), 0);
	assert_int_equal(utf8_bad(STR("\xf4\x90\x80\x80")), 0);
	assert_int_equal(utf8_bad(STR("\xff")), 0);
}

static void
every_character_comes_back(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x110000; c++) {
		char bytes[4];
		size_t n = utf8_put(bytes, c), at = 0;
		uint32_t want = c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff) ?
		    UTF8_REPLACEMENT : c;

		assert_int_equal(utf8_next(str_of(bytes, n), &at), want);
		assert_int_equal(at, n);
		assert_int_equal(utf8_before(str_of(bytes, n), n), want);
	}
}

static void
bad_bytes_read_as_replacements(void **state)
{
	str s = STR("a\xff\xe2\x82z");
	static const uint32_t want[] = { 'a', UTF8_REPLACEMENT,
		UTF8_REPLACEMENT, UTF8_REPLACEMENT, 'z' };
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		assert_int_equal(utf8_next(s, &at), want[i]);
	assert_int_equal(at, s.n);
	assert_int_equal(utf8_before(s, 4), UTF8_REPLACEMENT);
	assert_int_equal(utf8_before(s, 2), UTF8_REPLACEMENT);
	assert_int_equal(utf8_before(s, 0), 0);
}

static void
columns_are_those_of_a_terminal(void **state)
{
	(void)state;
	assert_int_equal(utf8_columns(STR("abc")), 3);
	assert_int_equal(utf8_columns(STR("\xc3\xa9")), 1);
	/* e and a combining accent; two wide characters; a picture. */
	assert_int_equal(utf8_columns(STR("e\xcc\x81")), 1);
	assert_int_equal(utf8_columns(STR("\xe6\xbc\xa2\xe5\xad\x97")), 4);
	assert_int_equal(utf8_columns(STR("\xf0\x9f\x94\xa5")), 2);
	assert_int_equal(utf8_columns(STR("\x1b\n\x7f")), 0);
}

static void
text_is_cut_between_characters(void **state)
{
	(void)state;
	assert_int_equal(utf8_fit(STR("abc"), 2).n, 2);
	assert_int_equal(utf8_fit(STR("abc"), 9).n, 3);
	assert_int_equal(utf8_fit(STR("\xe6\xbc\xa2\xe5\xad\x97"), 3).n, 3);
	/* The accent stays with its letter. */
	assert_int_equal(utf8_fit(STR("e\xcc\x81x"), 1).n, 3);
	assert_int_equal(utf8_fit(STR("abc"), 0).n, 0);
}

static void
what_nobody_sees_is_blank(void **state)
{
	(void)state;
	assert_true(utf8_blank(STR_NONE));
	assert_true(utf8_blank(STR(" \t\xc2\xa0")));
	assert_true(utf8_blank(STR("\xe2\x80\x8b\xe3\x85\xa4\xef\xbb\xbf")));
	assert_false(utf8_blank(STR("\xe2\x80\x8bx")));
	assert_false(utf8_blank(STR("\xf0\x9f\x94\xa5")));
	/* A bad byte is shown as a mark. */
	assert_false(utf8_blank(STR("\xff")));
	assert_true(utf8_unseen(0x2060));
	assert_true(utf8_unseen(0xfe0f));
	assert_true(utf8_unseen(0xfffb));
	assert_false(utf8_unseen(0xfffc));
	assert_false(utf8_unseen(0x0600));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_text_has_no_bad_byte),
		cmocka_unit_test(the_first_bad_byte_is_found),
		cmocka_unit_test(every_character_comes_back),
		cmocka_unit_test(bad_bytes_read_as_replacements),
		cmocka_unit_test(what_nobody_sees_is_blank),
		cmocka_unit_test(columns_are_those_of_a_terminal),
		cmocka_unit_test(text_is_cut_between_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
