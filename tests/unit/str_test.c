/* Slices of text: every edge of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

#define is(got, want) assert_true(str_eq((got), STR(want)))

static void
nothing_is_empty_and_equal_to_the_empty_string(void **state)
{
	(void)state;
	assert_true(str_empty(STR_NONE));
	assert_true(str_eq(STR_NONE, STR("")));
	assert_true(str_ieq(STR(""), STR_NONE));
	assert_int_equal(str_cmp(STR_NONE, STR("")), 0);
	assert_true(str_eq(str_c(NULL), STR_NONE));
	is(str_sub(STR_NONE, 3, 7), "");
	is(str_trim(STR_NONE), "");
	assert_true(str_starts(STR_NONE, STR("")));
	assert_true(str_ends(STR_NONE, STR("")));
	assert_int_equal(str_find_char(STR_NONE, 'x'), -1);
}

static void
a_part_stays_inside(void **state)
{
	str s = STR("abc");

	(void)state;
	is(str_sub(s, 1, 2), "b");
	is(str_sub(s, 0, 99), "abc");
	is(str_sub(s, 99, 100), "");
	is(str_sub(s, 2, 1), "");
	is(str_from(s, 3), "");
	is(str_from(s, SIZE_MAX), "");
}

static void
beginnings_and_ends(void **state)
{
	(void)state;
	assert_true(str_starts(STR("abc"), STR("ab")));
	assert_false(str_starts(STR("ab"), STR("abc")));
	assert_false(str_starts(STR("Abc"), STR("ab")));
	assert_true(str_istarts(STR("ABc"), STR("ab")));
	assert_true(str_ends(STR("abc"), STR("bc")));
	assert_false(str_ends(STR("bc"), STR("abc")));
	assert_true(str_ieq(STR("aBc"), STR("AbC")));
	/* Only ASCII has case here. */
	assert_false(str_ieq(STR("\xC3\x84"), STR("\xC3\xA4")));
}

static void
finding(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("aabaab"), STR("aab")), 0);
	assert_int_equal(str_find(STR("xaab"), STR("aab")), 1);
	assert_int_equal(str_find(STR("aab"), STR("aabb")), -1);
	assert_int_equal(str_find(STR("aab"), STR("")), 0);
	assert_int_equal(str_find_char(STR("aab"), 'b'), 2);
	assert_int_equal(str_rfind_char(STR("abab"), 'a'), 2);
	assert_int_equal(str_rfind_char(STR("abab"), 'x'), -1);
	assert_true(str_has(STR("a\0b"), STR("\0b")));
	/* Beyond what short needles take, and beyond a few false starts. */
	assert_int_equal(str_find(STR("abcdefghij"), STR("abcdefghij")), 0);
	assert_int_equal(str_find(STR("xabcdefghi"), STR("abcdefghij")), -1);
	assert_int_equal(str_find(STR("aaaaaaaaaaaaaaaaaaaaaaab"),
	    STR("aaaaaaaaab")), 14);
	assert_int_equal(str_find(STR("a.a.a.a.a.a.a.a.a.a.abcdefghij"),
	    STR("abcdefghij")), 20);
	assert_int_equal(str_find(STR("aaaaaaaaaaaaaaaaaaaaaaaa"),
	    STR("aaaaaaaaab")), -1);
	assert_int_equal(str_find(STR("aaaaaaaaaaaaaaaaa"),
	    STR("baaaaaaaaa")), -1);
}

/* Read byte by byte. */
static ptrdiff_t
slow_find(str s, str needle)
{
	for (size_t i = 0; i + needle.n <= s.n; i++)
		if (memcmp(s.p + i, needle.p, needle.n) == 0)
			return (ptrdiff_t)i;
	return -1;
}

static void
finding_is_the_same_wherever_the_needle_stands(void **state)
{
	char text[200];
	uint32_t dice = 1;

	(void)state;
	for (int round = 0; round < 400; round++) {
		size_t from, n = (size_t)round % sizeof(text);

		/* Few bytes, so that there are many false starts. */
		for (size_t i = 0; i < n; i++) {
			dice = dice * 1664525 + 1013904223;
			text[i] = "aaaabc"[(dice >> 24) % 6];
		}
		from = n / 2;
		for (size_t len = 1; len <= 12 && from + len <= n; len++) {
			/* Bytes of its own, for a sanitizer to guard. */
			char *own = malloc(n);
			str needle = str_of(text + from, len), s;

			assert_non_null(own);
			memcpy(own, text, n);
			s = str_of(own, n);
			assert_int_equal(str_find(s, needle),
			    slow_find(s, needle));
			s.n = from + len - 1;
			assert_int_equal(str_find(s, needle),
			    slow_find(s, needle));
			free(own);
		}
	}
}

static void
numbers_are_written_as_printf_does(void **state)
{
	int64_t v = 1;

	(void)state;
	for (int i = 0; i < 63; i++, v = (int64_t)((uint64_t)v * 2 + 1)) {
		for (int64_t near = -1; near <= 1; near++) {
			int64_t n[2] = { v - 1 + near, -(v - 1 + near) };

			for (int k = 0; k < 2; k++) {
				char want[STR_DIGITS], got[STR_DIGITS];
				int len = snprintf(want, sizeof(want), "%lld",
				    (long long)n[k]);

				assert_int_equal(str_digits(got, n[k]), len);
				assert_memory_equal(got, want, (size_t)len);
			}
		}
	}
	for (int64_t n = -1100; n <= 1100; n++) {
		char want[STR_DIGITS], got[STR_DIGITS];
		int len = snprintf(want, sizeof(want), "%lld", (long long)n);

		assert_int_equal(str_digits(got, n), len);
		assert_memory_equal(got, want, (size_t)len);
	}
}

static void
trimming_takes_ascii_white_space(void **state)
{
	(void)state;
	is(str_trim(STR(" \t\r\n\v\fx y \n")), "x y");
	is(str_trim_left(STR("  x ")), "x ");
	is(str_trim_right(STR("  x ")), "  x");
	is(str_trim(STR(" \n ")), "");
	is(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x");
}

static void
cutting(void **state)
{
	struct cut c = str_cut(STR("a:b:c"), ':');

	(void)state;
	is(c.head, "a");
	is(c.tail, "b:c");
	assert_true(c.found);
	c = str_rcut(STR("a:b:c"), ':');
	is(c.head, "a:b");
	is(c.tail, "c");
	c = str_cut(STR("abc"), ':');
	is(c.head, "abc");
	is(c.tail, "");
	assert_false(c.found);
	c = str_cut(STR(":"), ':');
	is(c.head, "");
	assert_true(c.found);
}

static void
lines_end_with_lf_or_crlf(void **state)
{
	struct cut c = str_line(STR("a\r\nb\nc"));

	(void)state;
	is(c.head, "a");
	c = str_line(c.tail);
	is(c.head, "b");
	c = str_line(c.tail);
	assert_false(c.found);
	is(c.head, "c");
	c = str_line(STR("\n"));
	is(c.head, "");
	assert_true(c.found);
}

static void
numbers_are_digits_and_nothing_else(void **state)
{
	int64_t v = 7;

	(void)state;
	assert_true(str_to_int(STR("0"), &v));
	assert_int_equal(v, 0);
	assert_true(str_to_int(STR("007"), &v));
	assert_int_equal(v, 7);
	assert_true(str_to_int(STR("9223372036854775807"), &v));
	assert_true(v == INT64_MAX);
	assert_false(str_to_int(STR("9223372036854775808"), &v));
	assert_false(str_to_int(STR("99999999999999999999"), &v));
	assert_false(str_to_int(STR(""), &v));
	assert_false(str_to_int(STR("-1"), &v));
	assert_false(str_to_int(STR("+1"), &v));
	assert_false(str_to_int(STR(" 1"), &v));
	assert_false(str_to_int(STR("1x"), &v));
}

static void
joining_and_copying(void **state)
{
	struct arena a = { 0 };
	str s = str_cat(&a, STR("a"), STR_NONE, STR("bc"));

	(void)state;
	is(s, "abc");
	is(str_cat(&a, STR_NONE), "");
	is(str_dup(&a, STR("x")), "x");
	is(str_lower(&a, STR("AbC\xC3\x84")), "abc\xC3\x84");
	assert_string_equal(str_z(&a, STR("x")), "x");
	assert_string_equal(str_z(&a, STR_NONE), "");
	is(str_format(&a, "%d " STR_FMT, 7, STR_ARG(STR("x"))), "7 x");
	is(str_format(&a, STR_FMT, STR_ARG(STR_NONE)), "");
	arena_release(&a);
}

static void
order_is_that_of_bytes(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("a"), STR("aa")) < 0);
	assert_true(str_cmp(STR("\xC3"), STR("z")) > 0);
	assert_true(str_cmp(STR("B"), STR("a")) < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    nothing_is_empty_and_equal_to_the_empty_string),
		cmocka_unit_test(a_part_stays_inside),
		cmocka_unit_test(beginnings_and_ends),
		cmocka_unit_test(finding),
		cmocka_unit_test(
		    finding_is_the_same_wherever_the_needle_stands),
		cmocka_unit_test(trimming_takes_ascii_white_space),
		cmocka_unit_test(cutting),
		cmocka_unit_test(lines_end_with_lf_or_crlf),
		cmocka_unit_test(numbers_are_written_as_printf_does),
		cmocka_unit_test(numbers_are_digits_and_nothing_else),
		cmocka_unit_test(joining_and_copying),
		cmocka_unit_test(order_is_that_of_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
