/* Text in contexts that would misread it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/escape.h"

typedef void escape(struct buf *b, str s);

static void
gives_n(escape *f, str text, const char *want)
{
	struct buf b = buf_init(BUF_MAX);

	f(&b, text);
	if (!str_eq(buf_view(&b), str_c(want)))
		fail_msg("\"" STR_FMT "\" gave \"" STR_FMT "\", not \"%s\"",
		    STR_ARG(text), STR_ARG(buf_view(&b)), want);
	buf_release(&b);
}

static void
gives(escape *f, const char *text, const char *want)
{
	gives_n(f, str_c(text), want);
}

static void
text_between_tags_holds_no_tag(void **state)
{
	(void)state;
	gives(html_text, "a <b> & \"c\" 'd'", "a &lt;b&gt; &amp; \"c\" 'd'");
	gives(html_text, "nothing to do", "nothing to do");
	gives(html_text, "", "");
	gives(html_text, "&", "&amp;");
	gives(html_text, "0123456<", "0123456&lt;");
	gives(html_text, "01234567<", "01234567&lt;");
	gives(html_text, "\xc3\xa9\n\t", "\xc3\xa9\n\t");
}

/* Sixteen bytes are looked at in one step: each place in it, and each
 * length, must do. */
static void
a_mark_is_seen_wherever_it_stands(void **state)
{
	static const char marks[] = "&<>\"'\x01\x7f";
	static const char *const with[] = { "&amp;", "&lt;", "&gt;",
		"&quot;", "&#39;", "\xef\xbf\xbd", "\xef\xbf\xbd" };

	(void)state;
	for (size_t n = 1; n < 50; n++)
		for (size_t i = 0; i < n; i++)
			for (size_t k = 0; k + 1 < sizeof(marks); k++) {
				char text[64], want[72];
				size_t w = strlen(with[k]);

				memset(text, 'x', n);
				text[i] = marks[k];
				memset(want, 'x', i);
				memcpy(want + i, with[k], w);
				memset(want + i + w, 'x', n - i - 1);
				want[n - 1 + w] = '\0';
				gives_n(html_attr, str_of(text, n), want);
				assert_false(html_plain(str_of(text, n)));
			}
}

/* What needs no escape is copied as it is looked at, in blocks that may
 * overlap: no two bytes are alike here. */
static void
plain_text_of_each_length_comes_out_as_it_is(void **state)
{
	static const char text[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

	(void)state;
	for (size_t n = 0; n < sizeof(text); n++) {
		char want[sizeof(text) + 2] = "\"";

		memcpy(want + 1, text, n);
		want[n + 1] = '"';
		gives_n(json_text, str_of(text, n), want);
		want[n + 1] = '\0';
		gives_n(html_text, str_of(text, n), want + 1);
		gives_n(html_attr, str_of(text, n), want + 1);
		assert_true(html_plain(str_of(text, n)));
	}
}

static void
text_past_the_ceiling_is_remembered(void **state)
{
	static escape *const all[] = { html_text, html_attr, json_text };

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct buf b = buf_init(16);

		all[i](&b, STR("as long as it is"));
		all[i](&b, STR("<"));
		assert_true(buf_overflow(&b));
		assert_true(b.n <= 16);
		buf_release(&b);
	}
}

static void
json_sees_a_mark_wherever_it_stands(void **state)
{
	(void)state;
	for (size_t n = 1; n < 50; n++)
		for (size_t i = 0; i < n; i++) {
			char text[64], want[72];

			memset(text, 'x', n);
			text[i] = '\\';
			want[0] = '"';
			memcpy(want + 1, text, i + 1);
			want[i + 2] = '\\';
			memcpy(want + i + 3, text + i + 1, n - i - 1);
			want[n + 2] = '"';
			want[n + 3] = '\0';
			gives_n(json_text, str_of(text, n), want);
		}
}

static void
an_attribute_ends_where_we_end_it(void **state)
{
	(void)state;
	gives(html_attr, "\"><script>", "&quot;&gt;&lt;script&gt;");
	gives(html_attr, "' onclick='x", "&#39; onclick=&#39;x");
}

static void
a_url_holds_what_urls_hold(void **state)
{
	(void)state;
	gives(url_attr, "https://example.org/a_b?c=d&e=%20#f",
	    "https://example.org/a_b?c=d&amp;e=%20#f");
	gives(url_attr, "/a b\"c<d>'e\\[f]", "/a%20b%22c%3Cd%3E&#x27;e%5C%5Bf%5D");
	gives(url_attr, "/\xc3\xa9\n", "/%C3%A9%0A");
	gives_n(url_attr, STR("a\0b"), "a%00b");
}

static void
xml_holds_only_what_xml_may(void **state)
{
	(void)state;
	gives(xml_text, "a <b> & \"c\"", "a &lt;b&gt; &amp; &quot;c&quot;");
	gives(xml_text, "tab\tline\n", "tab\tline\n");
	gives_n(xml_text, STR("a\0b\x1b\x0c"),
	    "a\xef\xbf\xbd""b\xef\xbf\xbd\xef\xbf\xbd");
	gives(xml_text, "\xef\xbf\xbe \xff \xef\xbf\xbd",
	    "\xef\xbf\xbd \xef\xbf\xbd \xef\xbf\xbd");
	gives(xml_text, "\xf0\x9f\x94\xa5", "\xf0\x9f\x94\xa5");
}

static void
a_json_string_is_safe_in_a_script(void **state)
{
	(void)state;
	gives(json_text, "", "\"\"");
	gives(json_text, "a\"b\\c/d", "\"a\\\"b\\\\c/d\"");
	gives(json_text, "\b\t\n\f\r\x01", "\"\\b\\t\\n\\f\\r\\u0001\"");
	gives(json_text, "</script><!-- & ",
	    "\"\\u003c/script\\u003e\\u003c!-- \\u0026 \"");
	gives(json_text, "\xe2\x80\xa8\xe2\x80\xa9\xc3\xa9",
	    "\"\\u2028\\u2029\xc3\xa9\"");
	gives(json_text, "bad \xff byte", "\"bad \xef\xbf\xbd byte\"");
}

static void
a_csv_field_stays_one_field(void **state)
{
	(void)state;
	gives(csv_field, "plain", "plain");
	gives(csv_field, "a,b", "\"a,b\"");
	gives(csv_field, "a \"b\"", "\"a \"\"b\"\"\"");
	gives(csv_field, "two\nlines", "\"two\nlines\"");
	gives(csv_field, " padded", "\" padded\"");
	gives(csv_field, "", "");
}

static void
csv_sees_a_mark_wherever_it_stands(void **state)
{
	static const char marks[] = ",;\n\r\"x";
	char text[41], want[44];

	(void)state;
	for (const char *mark = marks; *mark; mark++)
		for (size_t n = 1; n < sizeof(text); n++)
			/* (One that begins with a return is guarded.) */
			for (size_t at = *mark == '\r'; at < n; at++) {
				memset(text, 'a', n);
				text[n] = '\0';
				text[at] = *mark;
				snprintf(want, sizeof(want), "%s%.*s%s%s%s",
				    *mark == 'x' ? "" : "\"", (int)at, text,
				    *mark == '"' ? "\"" : "", text + at,
				    *mark == 'x' ? "" : "\"");
				gives(csv_field, text, want);
			}
}

static void
a_csv_field_is_no_formula(void **state)
{
	(void)state;
	gives(csv_field, "=1+1", "'=1+1");
	gives(csv_field, "@sam", "'@sam");
	gives(csv_field, "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
	gives(csv_field, "-2+3,4", "\"'-2+3,4\"");
	gives(csv_field, "  =1", "\"'  =1\"");
	gives(csv_field, "\xef\xbc\x9d""1", "'\xef\xbc\x9d""1");
	gives(csv_field, "\tx", "'\tx");
	/* Numbers are what they are. */
	gives(csv_field, "-5", "-5");
	gives(csv_field, "+1.25", "+1.25");
	gives(csv_field, "-1e3", "-1e3");
	gives(csv_field, "-", "'-");
}

static void
a_terminal_is_told_nothing(void **state)
{
	(void)state;
	gives(terminal_text, "plain\ttext \xc3\xa9", "plain\ttext \xc3\xa9");
	gives(terminal_text, "\x1b[31mred\x07", "^[[31mred^G");
	gives(terminal_text, "one\ntwo\r\x7f", "one^Jtwo^M^?");
	gives(terminal_text, "\xc2\x9b""31m", "<U+009B>31m");
	gives(terminal_text, "a\xe2\x80\xae""b\xe2\x81\xa6""c",
	    "a<U+202E>b<U+2066>c");
	gives(terminal_text, "\xff\xe2\x82", "<FF><E2><82>");
}

static void
a_manual_page_takes_text_for_text(void **state)
{
	(void)state;
	gives(mdoc_text, ".Dd is no request", "\\&.Dd is no request");
	gives(mdoc_text, "'br neither", "\\&\\(aqbr neither");
	gives(mdoc_text, "a.b 'c'", "a.b \\(aqc\\(aq");
	gives(mdoc_text, "\\fB \\&", "\\efB \\e&");
	gives(mdoc_text, "--fix \"a\"", "\\-\\-fix \\(dqa\\(dq");
	gives(mdoc_text, "`x` ^ ~", "\\(gax\\(ga \\(ha \\(ti");
	gives(mdoc_text, "a\tb\x01\n", "a    b\\[uFFFD]\\[uFFFD]");
	gives(mdoc_text, "\xc3\xa9", "\xc3\xa9");
	gives(mdoc_text, "", "");
}

static void
markdown_shows_text_letter_by_letter(void **state)
{
	(void)state;
	gives(markdown_text, "a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`");
	gives(markdown_text, "# <b> & | ~~x~~",
	    "\\# \\<b\\> \\& \\| \\~\\~x\\~\\~");
	gives(markdown_text, "[a](b) ![c]", "\\[a\\](b) \\!\\[c\\]");
	gives(markdown_text, "- no item", "\\- no item");
	gives(markdown_text, "=", "\\=");
	gives(markdown_text, "12. May", "12\\. May");
	gives(markdown_text, "12.5 - 3", "12\\.5 - 3");
	gives(markdown_text, "2026-03-14", "2026-03-14");
	gives(markdown_text, "{{x}} \\", "\\{\\{x\\}\\} \\\\");
	gives(markdown_text, "a\nb\tc", "a\xef\xbf\xbd" "b\tc");
	gives(markdown_text, "", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_between_tags_holds_no_tag),
		cmocka_unit_test(a_mark_is_seen_wherever_it_stands),
		cmocka_unit_test(plain_text_of_each_length_comes_out_as_it_is),
		cmocka_unit_test(text_past_the_ceiling_is_remembered),
		cmocka_unit_test(json_sees_a_mark_wherever_it_stands),
		cmocka_unit_test(an_attribute_ends_where_we_end_it),
		cmocka_unit_test(a_url_holds_what_urls_hold),
		cmocka_unit_test(xml_holds_only_what_xml_may),
		cmocka_unit_test(a_json_string_is_safe_in_a_script),
		cmocka_unit_test(a_csv_field_stays_one_field),
		cmocka_unit_test(csv_sees_a_mark_wherever_it_stands),
		cmocka_unit_test(a_csv_field_is_no_formula),
		cmocka_unit_test(a_terminal_is_told_nothing),
		cmocka_unit_test(a_manual_page_takes_text_for_text),
		cmocka_unit_test(markdown_shows_text_letter_by_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
