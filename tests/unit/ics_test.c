/* iCalendar: what a client unfolds and unescapes is what was meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "output/ics.h"

static struct arena arena;

static int
down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static str
text_line(str text)
{
	struct buf b = buf_init(BUF_MAX);
	str line;

	ics_line_text(&b, "SUMMARY", text);
	line = buf_keep(&b, &arena);
	buf_release(&b);
	return line;
}

static void
gives(const char *text, const char *want)
{
	str got = text_line(str_c(text));

	if (!str_eq(got, str_cat(&arena, STR("SUMMARY:"), str_c(want),
	    STR("\r\n"))))
		fail_msg("\"" STR_FMT "\"", STR_ARG(got));
}

static void
marks_of_the_format_are_escaped(void **state)
{
	(void)state;
	gives("plain: \"quotes\" stay", "plain: \"quotes\" stay");
	gives("a;b,c\\d", "a\\;b\\,c\\\\d");
	gives("END:VEVENT", "END:VEVENT");
}

static void
a_text_cannot_end_its_line(void **state)
{
	(void)state;
	gives("a\nEND:VEVENT", "a\\nEND:VEVENT");
	gives("a\r\nb\rc", "a\\nb\\nc");
	/* What some readers take for the end of a line. */
	gives("a\xC2\x85" "b\xE2\x80\xA8" "c\xE2\x80\xA9" "d",
	    "a\\nb\\nc\\nd");
}

static void
controls_are_replaced_and_a_tab_stays(void **state)
{
	(void)state;
	gives("a\tb", "a\tb");
	gives("a\x01" "b\x1b" "c\x7f", "a\xEF\xBF\xBD" "b\xEF\xBF\xBD"
	    "c\xEF\xBF\xBD");
	gives("a\xff" "b", "a\xEF\xBF\xBD" "b");
	gives("a\xEF\xBF\xBD" "b", "a\xEF\xBF\xBD" "b");
}

/* As a client reads it: line by line, then joined, then unescaped. */
static str
read_back(str lines)
{
	struct buf b = buf_init(BUF_MAX);
	bool first = true;
	str all;

	while (!str_empty(lines)) {
		ptrdiff_t end = str_find(lines, STR("\r\n"));
		str line;

		assert_true(end >= 0);
		line = str_sub(lines, 0, (size_t)end);
		lines = str_from(lines, (size_t)end + 2);
		assert_true(line.n <= 75);
		assert_int_equal(utf8_bad(line), -1);
		assert_int_equal(str_find_char(line, '\n'), -1);
		if (!first) {
			assert_int_equal(line.p[0], ' ');
			line = str_from(line, 1);
		}
		first = false;
		buf_str(&b, line);
	}
	all = str_from(buf_keep(&b, &arena), sizeof("SUMMARY:") - 1);
	buf_clear(&b);
	for (size_t i = 0; i < all.n; i++) {
		char c = all.p[i];

		if (c == '\\')
			c = all.p[++i] == 'n' ? '\n' : all.p[i];
		buf_char(&b, c);
	}
	all = buf_keep(&b, &arena);
	buf_release(&b);
	return all;
}

static void
long_lines_are_folded_and_come_back_whole(void **state)
{
	/* One, two, three and four bytes; a backslash that needs two. */
	static const str units[] = {
		STR_INIT("x"), STR_INIT("\xC3\xA9"), STR_INIT("\xE2\x82\xAC"),
		STR_INIT("\xF0\x9F\x98\x80"), STR_INIT("\\"),
		STR_INIT("\n"), STR_INIT(" "),
	};

	(void)state;
	for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++)
		for (size_t shift = 0; shift < 5; shift++)
			for (size_t n = 0; n < 160; n += 1 + n / 40) {
				struct buf b = buf_init(BUF_MAX);

				buf_repeat(&b, 'a', shift);
				for (size_t i = 0; i < n; i++)
					buf_str(&b, units[u]);
				assert_true(str_eq(buf_view(&b),
				    read_back(text_line(buf_view(&b)))));
				buf_release(&b);
			}
}

static void
items_of_a_list_are_told_apart(void **state)
{
	const str names[] = { STR("a,b"), STR("c;d") };
	struct buf b = buf_init(BUF_MAX);

	(void)state;
	ics_line_list(&b, "CATEGORIES", names, 0);
	assert_int_equal(b.n, 0);
	ics_line_list(&b, "CATEGORIES", names, 2);
	assert_true(str_eq(buf_view(&b),
	    STR("CATEGORIES:a\\,b,c\\;d\r\n")));
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_of_the_format_are_escaped),
		cmocka_unit_test(a_text_cannot_end_its_line),
		cmocka_unit_test(controls_are_replaced_and_a_tab_stays),
		cmocka_unit_test(long_lines_are_folded_and_come_back_whole),
		cmocka_unit_test(items_of_a_list_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, down);
}
