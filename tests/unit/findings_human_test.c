#include "base/utf8.h"
#include "findings_sheet.h"
#include "output/excerpt.h"

static void
assert_report(struct sheet *s, const char *want)
{
	assert_string_equal(sheet_write(s, FINDINGS_human), want);
}

static void
a_finding_shows_its_line_and_a_caret_under_it(void **state)
{
	struct sheet *s = *state;

	s->texts[2] = "---\nstarted: 2026-03-14T09:00Z\r\n"
	    "resolved: 2026-03-14T08:20Z\r\n---\n";
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 3, 11, 17 },
	    "resolved before it started");
	diag_note(&s->d, (struct place){ 2, 2, 10, 17 }, "it started here");
	diag_help(&s->d, "correct the time that is wrong");
	assert_report(s,
	    "error[AC110 time-order]: resolved before it started\n"
	    "  --> content/a.md:3:11\n"
	    "   |\n"
	    " 3 | resolved: 2026-03-14T08:20Z\n"
	    "   |           ^^^^^^^^^^^^^^^^^\n"
	    "note: it started here\n"
	    "  --> content/a.md:2:10\n"
	    "   |\n"
	    " 2 | started: 2026-03-14T09:00Z\n"
	    "   |          -----------------\n"
	    "help: correct the time that is wrong\n\n");
}

static void
a_finding_about_a_whole_file_shows_no_line(void **state)
{
	struct sheet *s = *state;

	s->texts[2] = "x\n";
	diag_add(&s->d, RULE_FILE_UNREADABLE, (struct place){ .file = 2 },
	    "cannot be read");
	assert_report(s,
	    "error[AC030 file-unreadable]: cannot be read\n"
	    "  --> content/a.md\n\n");
}

static void
a_line_that_is_not_there_is_not_shown(void **state)
{
	struct sheet *s = *state;

	s->texts[2] = "one\n";
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 9, 1, 1 }, "a");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 4, 1, 1, 1 }, "b");
	assert_report(s,
	    "error[AC110 time-order]: a\n"
	    "  --> content/a.md:9:1\n\n"
	    "error[AC110 time-order]: b\n"
	    "  --> content/gone.md:1:1\n\n");
}

static void
an_empty_file_and_the_end_of_a_file_can_be_pointed_at(void **state)
{
	struct sheet *s = *state;

	s->texts[2] = "";
	s->texts[3] = "ab";
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 1, 0 }, "a");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 3, 1, 99, 9 }, "b");
	assert_report(s,
	    "error[AC110 time-order]: a\n"
	    "  --> content/a.md:1:1\n"
	    "   |\n"
	    " 1 | \n"
	    "   | ^\n\n"
	    "error[AC110 time-order]: b\n"
	    "  --> content/b.md:1:99\n"
	    "   |\n"
	    " 1 | ab\n"
	    "   |   ^\n\n");
}

static void
a_byte_order_mark_is_no_part_of_the_line(void **state)
{
	struct sheet *s = *state;

	s->texts[2] = "\xef\xbb\xbfone two\n";
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 5, 3 }, "a");
	assert_report(s,
	    "error[AC110 time-order]: a\n"
	    "  --> content/a.md:1:5\n"
	    "   |\n"
	    " 1 | one two\n"
	    "   |     ^^^\n\n");
}

static void
the_gutter_is_as_wide_as_the_longest_number(void **state)
{
	struct sheet *s = *state;

	s->texts[2] = "1\n2\n3\n4\n5\n6\n7\n8\n9\nten\n";
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 2, 1, 1 }, "a");
	diag_note(&s->d, (struct place){ 2, 10, 1, 3 }, "b");
	assert_report(s,
	    "error[AC110 time-order]: a\n"
	    "   --> content/a.md:2:1\n"
	    "    |\n"
	    "  2 | 2\n"
	    "    | ^\n"
	    "note: b\n"
	    "   --> content/a.md:10:1\n"
	    "    |\n"
	    " 10 | ten\n"
	    "    | ---\n\n");
}

static void
content_cannot_command_the_terminal(void **state)
{
	struct sheet *s = *state;

	s->texts[2] = "title: a\033[2Jb\n";
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 8, 6 },
	    "bad \033]0;x\a title\nwith lines");
	assert_report(s,
	    "error[AC110 time-order]: bad ^[]0;x^G title^Jwith lines\n"
	    "  --> content/a.md:1:8\n"
	    "   |\n"
	    " 1 | title: a^[[2Jb\n"
	    "   |        ^^^^^^^\n\n");
}

static void
colour_says_the_level_and_ends_on_every_line(void **state)
{
	struct sheet *s = *state;
	struct cut line = { .found = true };

	s->texts[2] = "abc\n";
	s->f.color = true;
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 2, 1 }, "a");
	diag_note(&s->d, (struct place){ 2, 1, 1, 1 }, "n");
	diag_add(&s->d, RULE_BACKUP_FILE, (struct place){ .file = 3 }, "b");
	line.tail = str_c(sheet_write(s, FINDINGS_human));
	assert_true(str_starts(line.tail,
	    STR("\033[1;31merror[AC110 time-order]")));
	assert_true(str_has(line.tail, STR("\033[1;33mwarning[")));
	while (line.found) {
		ptrdiff_t last;

		line = str_cut(line.tail, '\n');
		last = str_rfind_char(line.head, '\033');
		if (last >= 0)
			assert_true(str_starts(str_from(line.head,
			    (size_t)last), STR("\033[0m")));
	}
}

/* The excerpt and the mark below it, with "/" between. */
static void
assert_excerpt(const char *line, size_t col, size_t len, size_t columns,
    const char *want)
{
	struct excerpt e = excerpt_of(str_c(line), col, len, columns);
	struct buf out = buf_init(BUF_MAX);
	struct arena a = { 0 };

	excerpt_text(&out, &e);
	assert_true(utf8_columns(buf_view(&out)) <= columns);
	buf_char(&out, '/');
	buf_repeat(&out, ' ', e.mark_at);
	buf_repeat(&out, '^', e.mark_n);
	assert_string_equal(str_z(&a, buf_view(&out)), want);
	buf_release(&out);
	arena_release(&a);
}

static void
carets_stand_under_wide_and_combining_characters(void **state)
{
	(void)state;
	/* Two wide characters, 3 bytes each. */
	assert_excerpt("\xe7\x8a\xb6\xe6\x85\x8b" "x", 7, 1, 40,
	    "\xe7\x8a\xb6\xe6\x85\x8b" "x/    ^");
	assert_excerpt("a\xe7\x8a\xb6z", 2, 3, 40, "a\xe7\x8a\xb6z/ ^^");
	/* e with a combining accent: one column. */
	assert_excerpt("e\xcc\x81x", 4, 1, 40, "e\xcc\x81x/ ^");
	assert_excerpt("e\xcc\x81x", 1, 3, 40, "e\xcc\x81x/^");
	assert_excerpt("\xff\xfex", 3, 1, 40, "<FF><FE>x/        ^");
}

static void
tabs_take_the_room_they_show(void **state)
{
	(void)state;
	assert_excerpt("\tx\ty", 2, 1, 40, "    x   y/    ^");
	assert_excerpt("\tx\ty", 4, 1, 40, "    x   y/        ^");
	assert_excerpt("\tx\ty", 3, 1, 40, "    x   y/     ^^^");
}

static void
long_lines_are_cut_around_the_caret(void **state)
{
	char line[1001];

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		line[i] = (char)('0' + i % 10);
	line[1000] = '\0';
	assert_excerpt(line, 1, 2, 20, "0123456789012345678\xe2\x80\xa6/^^");
	assert_excerpt(line, 501, 2, 20,
	    "\xe2\x80\xa6" "456789012345678901\xe2\x80\xa6/       ^^");
	assert_excerpt(line, 1000, 1, 20, "\xe2\x80\xa6" "3456789/       ^");
	assert_excerpt(line, 501, 400, 20,
	    "\xe2\x80\xa6" "456789012345678901\xe2\x80\xa6/       "
	    "^^^^^^^^^^^^");
}

static void
a_line_that_just_fits_is_not_cut(void **state)
{
	(void)state;
	assert_excerpt("12345678901234567890", 20, 1, 20,
	    "12345678901234567890/                   ^");
	assert_excerpt("123456789012345678901", 1, 1, 20,
	    "1234567890123456789\xe2\x80\xa6/^");
}

static void
very_long_lines_cost_no_more_than_short_ones(void **state)
{
	size_t n = 16 << 20;
	char *line = malloc(n);

	(void)state;
	/* Combining marks have no width: columns alone are no bound. */
	for (size_t i = 0; i < n; i += 2)
		memcpy(line + i, "\xcc\x81", 2);
	for (size_t i = 1; i < 1000; i++) {
		struct excerpt e = excerpt_of(str_of(line, n), n / 1000 * i,
		    100, 80);

		assert_true(e.to - e.from <= 80 * 16);
	}
	free(line);
}

static void
assert_summary(struct sheet *s, size_t files, const char *want)
{
	struct buf out = buf_init(BUF_MAX);

	diags_settle(&s->d, NULL, sheet_paths);
	findings_tally(&s->d, files, &out);
	assert_string_equal(str_z(&s->a, buf_view(&out)), want);
	buf_release(&out);
}

static void
the_summary_counts_in_words(void **state)
{
	struct sheet *s = *state;

	assert_summary(s, 12, "12 files checked, nothing to report");
	assert_summary(s, 1, "1 file checked, nothing to report");
	diag_add(&s->d, RULE_READ_ME, (struct place){ 0 }, "a");
	assert_summary(s, 12, "1 note");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 1, 1 }, "a");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 2, 1, 1 }, "a");
	diag_add(&s->d, RULE_BACKUP_FILE, (struct place){ .file = 3 }, "a");
	assert_summary(s, 12, "2 errors, 1 warning, 1 note in 2 files");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SHEET_TEST(a_finding_shows_its_line_and_a_caret_under_it),
		SHEET_TEST(a_finding_about_a_whole_file_shows_no_line),
		SHEET_TEST(a_line_that_is_not_there_is_not_shown),
		SHEET_TEST(an_empty_file_and_the_end_of_a_file_can_be_pointed_at),
		SHEET_TEST(a_byte_order_mark_is_no_part_of_the_line),
		SHEET_TEST(the_gutter_is_as_wide_as_the_longest_number),
		SHEET_TEST(content_cannot_command_the_terminal),
		SHEET_TEST(colour_says_the_level_and_ends_on_every_line),
		SHEET_TEST(carets_stand_under_wide_and_combining_characters),
		SHEET_TEST(tabs_take_the_room_they_show),
		SHEET_TEST(long_lines_are_cut_around_the_caret),
		SHEET_TEST(a_line_that_just_fits_is_not_cut),
		SHEET_TEST(very_long_lines_cost_no_more_than_short_ones),
		SHEET_TEST(the_summary_counts_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
