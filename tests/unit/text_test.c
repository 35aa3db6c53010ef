/* What a text file must be before it is read further. */
#include "mistakes.h"

#include "base/utf8.h"
#include "read/text.h"

struct got {
	struct arena a;
	struct diags d;
	str text;
	bool fine;
};

/* Bytes alone in memory, so that a look behind the end is caught. */
static void
check(struct got *g, str bytes)
{
	*g = (struct got){ .a = { 0 } };
	g->d = diags_init(&g->a);
	g->fine = text_check(&g->a, str_dup(&g->a, bytes), 1, &g->text,
	    &g->d);
}

static void
refused(str bytes, const char *want)
{
	struct got g;

	check(&g, bytes);
	assert_false(g.fine);
	assert_mistakes(&g.d, want);
	arena_release(&g.a);
}

static void
accepted(str bytes, const char *want)
{
	struct got g;

	check(&g, bytes);
	assert_true(g.fine);
	assert_mistakes(&g.d, "");
	assert_true(str_eq(g.text, str_c(want)));
	arena_release(&g.a);
}

static void
plain_text_passes_as_it_is(void **state)
{
	(void)state;
	accepted(STR("title: x\n"), "title: x\n");
	accepted(STR("a\r\nb\tc\r\n"), "a\r\nb\tc\r\n");
	accepted(STR("Ærø, 京都, 🚨\n"), "Ærø, 京都, 🚨\n");
}

static void
a_byte_order_mark_is_skipped(void **state)
{
	(void)state;
	accepted(STR("\xef\xbb\xbf---\n"), "---\n");
}

static void
an_empty_file_is_reported(void **state)
{
	(void)state;
	refused(STR(""), "0:0+0 file-empty: the file is empty\n");
	refused(STR("\xef\xbb\xbf"),
	    "0:0+0 file-empty: the file is empty\n");
	refused(STR(" \n\t\r\n"), "0:0+0 file-empty: the file is empty\n");
	refused(STR("\n\x04 \n"), "0:0+0 file-empty: the file is empty\n");
}

static void
a_nul_byte_is_found_at_its_place(void **state)
{
	(void)state;
	refused(STR("ab\nc\0d\xff"), "2:2+0 file-nul: a NUL byte: this is "
	    "not text (give an attachment its right ending, or restore "
	    "the file)\n");
}

static void
latin1_is_recognised_by_its_letter(void **state)
{
	(void)state;
	refused(STR("title: caf\xe9 x\n"), "1:11+1 file-not-utf8: byte 0xE9 "
	    "is not UTF-8 (if this is meant to be é, the file is "
	    "Latin-1: save it as UTF-8)\n");
	refused(STR("x\n\x80"), "2:1+1 file-not-utf8: byte 0x80 is not "
	    "UTF-8 (save the file as UTF-8)\n");
}

static void
overlong_and_surrogate_forms_are_refused(void **state)
{
	static const char *const bad[] = {
		"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
		"\xe2\x82", "\xf8\x88\x80\x80\x80",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct got g;

		check(&g, str_c(bad[i]));
		assert_false(g.fine);
		assert_mistake_at(&g.d, 0, RULE_FILE_NOT_UTF8, 1, 1);
		arena_release(&g.a);
	}
}

static void
utf16_is_named_with_and_without_its_mark(void **state)
{
	static const char want[] = "0:0+0 file-utf16: the file is UTF-16 or "
	    "UTF-32 (save it as UTF-8)\n";

	(void)state;
	refused(STR("\xff\xfe-\0-\0-\0\n\0"), want);
	refused(STR("\xfe\xff\0-\0-\0-\0\n"), want);
	refused(STR("-\0-\0-\0\n\0t\0i\0"), want);
}

static void
a_lone_carriage_return_is_no_line_end(void **state)
{
	static const char want[] = "1:4+0 file-line-ends: a carriage return "
	    "without a line feed (end lines with LF or CRLF)\n";

	(void)state;
	refused(STR("---\rtitle: x\r---\r"), want);
	refused(STR("---\r\r\n"), want);
	refused(STR("---\r"), want);
}

static void
control_characters_become_spaces_of_the_same_width(void **state)
{
	struct got g;

	(void)state;
	check(&g, STR("ok\nred \x1b[31m, csi \xc2\x9b, \xef\xbf\xbf.\x7f\n"));
	assert_true(g.fine);
	assert_mistakes(&g.d, "2:5+1 control-character: control character "
	    "U+001B, the first of 4 (delete it; a space takes its "
	    "place)\n");
	assert_int_equal(g.d.v[0].level, LEVEL_WARNING);
	assert_true(str_eq(g.text,
	    STR("ok\nred  [31m, csi   ,    . \n")));
	arena_release(&g.a);
}

static void
a_mistake_is_found_at_every_offset_of_a_long_text(void **state)
{
	static const struct {
		char byte;
		enum rule rule;
	} bad[] = {
		{ '\0', RULE_FILE_NUL }, { '\xff', RULE_FILE_NOT_UTF8 },
		{ '\r', RULE_FILE_LINE_ENDS },
		{ '\x01', RULE_CONTROL_CHARACTER },
		{ '\x7f', RULE_CONTROL_CHARACTER },
	};
	char bytes[200];

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		for (size_t at = 0; at < sizeof(bytes); at++) {
			struct got g;

			memset(bytes, 'x', sizeof(bytes));
			bytes[at] = bad[i].byte;
			check(&g, str_of(bytes, sizeof(bytes)));
			assert_int_equal(g.d.n, 1);
			assert_mistake_at(&g.d, 0, bad[i].rule, 1,
			    (uint32_t)at + 1);
			arena_release(&g.a);
		}
}

static void
a_text_past_the_limit_is_refused_by_its_size(void **state)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	size_t n = (size_t)TEXT_BYTES_MOST + 1;
	char *p = arena_bytes(&a, n);
	str text;

	(void)state;
	memset(p, 'x', n);
	assert_true(text_check(&a, str_of(p, n - 1), 1, &text, &d));
	assert_false(text_check(&a, str_of(p, n), 1, &text, &d));
	text_too_large(1, 104857600, &d);
	assert_mistakes(&d, "0:0+0 file-too-large: the file has 8388609 "
	    "bytes; a text may have 8388608 (put logs and dumps into an "
	    "attachment, and link it)\n"
	    "0:0+0 file-too-large: the file has 104857600 bytes; a text may "
	    "have 8388608 (put logs and dumps into an attachment, and link "
	    "it)\n");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_passes_as_it_is),
		cmocka_unit_test(a_byte_order_mark_is_skipped),
		cmocka_unit_test(an_empty_file_is_reported),
		cmocka_unit_test(a_nul_byte_is_found_at_its_place),
		cmocka_unit_test(latin1_is_recognised_by_its_letter),
		cmocka_unit_test(overlong_and_surrogate_forms_are_refused),
		cmocka_unit_test(utf16_is_named_with_and_without_its_mark),
		cmocka_unit_test(a_lone_carriage_return_is_no_line_end),
		cmocka_unit_test(
		    control_characters_become_spaces_of_the_same_width),
		cmocka_unit_test(
		    a_mistake_is_found_at_every_offset_of_a_long_text),
		cmocka_unit_test(
		    a_text_past_the_limit_is_refused_by_its_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
