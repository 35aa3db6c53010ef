/* The tree of a body: what it says, where it stands, what is refused. */
#include "md_help.h"

static void
text_is(const char *text, const char *want)
{
	struct body b;

	body_open(&b, text);
	same(md_text(b.md, md_root(b.md), &b.a, true), want, text);
	body_close(&b);
}

static void
blocks_and_inlines_have_their_kinds(void **state)
{
	static const enum md_kind want[] = { MD_HEADING, MD_PARAGRAPH,
		MD_QUOTE, MD_LIST, MD_CODE_BLOCK, MD_RULE, MD_TABLE,
		MD_HTML_BLOCK };
	struct body b;
	md_node *n;
	size_t i = 0;

	(void)state;
	body_open(&b, "# h\n\np\n\n> q\n\n1. i\n\n```\nc\n```\n\n---\n\n"
	    "|t|\n|-|\n\n<div>\n");
	for (n = md_first(md_root(b.md)); n; n = md_next(n)) {
		assert_true(i < COUNT(want));
		assert_int_equal(md_kind(n), want[i++]);
	}
	assert_int_equal(i, COUNT(want));
	assert_true(md_ordered(first_of(&b, MD_LIST)));
	assert_int_equal(md_level(first_of(&b, MD_HEADING)), 1);
	assert_ptr_equal(md_parent(first_of(&b, MD_ITEM)),
	    first_of(&b, MD_LIST));
	body_close(&b);
}

static void
plain_text_has_no_marks(void **state)
{
	(void)state;
	text_is("A *b* **c** `d` ~~e~~ [f](/g)", "A b c d e f");
	text_is("soft\nbreak and  \nhard", "soft break and hard");
	text_is("a picture ![of a graph](g.png) here",
	    "a picture of a graph here");
	text_is("1 &lt; 2 \\* 3", "1 < 2 * 3");
	text_is("<b>bold</b> and two<br>lines", "bold and two lines");
}

static void
blocks_are_lines_of_the_plain_text(void **state)
{
	(void)state;
	text_is("# Head\n\nOne\ntwo.\n\n- three\n- four\n\n```\nfive\n```\n",
	    "Head\nOne two.\nthree\nfour\nfive");
	text_is("|a|b|\n|-|-|\n|c|d|\n", "a\nb\nc\nd");
	text_is("", "");
	text_is("\n\n", "");
}

static void
blocks_are_at_their_lines_of_the_file(void **state)
{
	struct body b;
	md_node *n;

	(void)state;
	body_open(&b, "# One\n\ntext\nmore\n\n- item\n\n  deeper\n\nTwo\n"
	    "---\n\nend\n");
	n = first_of(&b, MD_HEADING);
	at(md_place(b.md, n), 10, 1, 0);
	assert_int_equal(md_last_line(b.md, n), 10);
	n = first_of(&b, MD_PARAGRAPH);
	at(md_place(b.md, n), 12, 1, 0);
	assert_int_equal(md_last_line(b.md, n), 13);
	at(md_place(b.md, md_first(n)), 12, 1, 0);
	n = first_of(&b, MD_ITEM);
	at(md_place(b.md, n), 15, 1, 0);
	assert_int_equal(md_last_line(b.md, n), 17);
	at(md_place(b.md, md_next(md_first(n))), 17, 3, 0);
	n = md_next(first_of(&b, MD_LIST));
	assert_int_equal(md_kind(n), MD_HEADING);
	at(md_place(b.md, n), 19, 1, 0);
	assert_int_equal(md_last_line(b.md, n), 20);
	at(md_place(b.md, md_next(n)), 22, 1, 0);
	body_close(&b);
}

static void
words_are_found_in_the_source(void **state)
{
	struct body b;
	md_node *n;

	(void)state;
	body_open(&b, "Started at 09:00\nand *ended* at 09:40.\n\n"
	    "Later 09:40 &amp; 09:50\n");
	n = first_of(&b, MD_PARAGRAPH);
	at(md_place_of(b.md, n, STR("09:40")), 11, 16, 5);
	at(md_place_of(b.md, first_of(&b, MD_EMPH), STR("ended")), 11, 6, 5);
	at(md_place_of(b.md, md_next(n), STR("09:40")), 13, 7, 5);
	/* Not there as such: the block. */
	at(md_place_of(b.md, md_next(n), STR("09:40 & 09:50")), 13, 1, 0);
	at(md_place_of(b.md, md_next(n), STR("Started")), 13, 1, 0);
	at(md_place_of(b.md, n, STR_NONE), 10, 1, 0);
	body_close(&b);
}

static void
html_blocks_and_code_end_where_they_end(void **state)
{
	struct body b;
	md_node *n;

	(void)state;
	body_open(&b, "<!-- a\nb -->\ntext\n\n```sh\nls\n```\nafter\n");
	n = first_of(&b, MD_HTML_BLOCK);
	assert_int_equal(md_last_line(b.md, n), 11);
	n = first_of(&b, MD_CODE_BLOCK);
	at(md_place(b.md, n), 14, 1, 0);
	assert_int_equal(md_last_line(b.md, n), 16);
	same(md_literal(n), "ls\n", "code");
	body_close(&b);
}

static void
line_ends_of_other_systems_count_as_well(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, "one\r\n\r\n|a|\r\n|-|\r\n|b|\r\n\r\n# two\r\n");
	at(md_place(b.md, first_of(&b, MD_TABLE)), 12, 1, 0);
	at(md_place(b.md, first_of(&b, MD_HEADING)), 16, 1, 0);
	body_close(&b);
	body_open(&b, "one\r\r# two\r");
	at(md_place(b.md, first_of(&b, MD_HEADING)), 12, 1, 0);
	body_close(&b);
}

static void
a_byte_order_mark_is_no_text(void **state)
{
	struct body b;
	md_node *n;

	(void)state;
	body_open(&b, "\xef\xbb\xbf# One\n");
	n = first_of(&b, MD_HEADING);
	same(md_text(b.md, n, &b.a, true), "One", "heading");
	at(md_place_of(b.md, n, STR("One")), 10, 6, 3);
	body_close(&b);
}

static void
anchor_is(const char *heading, const char *want)
{
	struct body b;

	body_open(&b, heading);
	same(md_anchor(first_of(&b, MD_HEADING)), want, heading);
	body_close(&b);
}

static void
anchors_are_those_of_github(void **state)
{
	(void)state;
	anchor_is("## Root cause", "root-cause");
	anchor_is("## What went wrong?", "what-went-wrong");
	anchor_is("## 5. Timeline (all times in UTC):",
	    "5-timeline-all-times-in-utc");
	anchor_is("## a - b & c_d", "a---b--c_d");
	anchor_is("## `code` and *emphasis*", "code-and-emphasis");
	anchor_is("## \xc3\x9c""berblick \xc3\x89t\xc3\xa9",
	    "\xc3\xbc""berblick-\xc3\xa9t\xc3\xa9");
	anchor_is("## \xf0\x9f\x94\xa5 Fire", "-fire");
	anchor_is("## ???", "section");
}

static void
anchors_are_unique_in_a_body(void **state)
{
	static const char *const want[] = { "a", "a-1", "a-1-1", "a-2",
		"a-1-2" };
	struct body b;
	md_node *n;
	size_t i = 0;

	(void)state;
	body_open(&b, "# a\n# a\n# a-1\n# a\n# a-1\n");
	for (n = md_first(md_root(b.md)); n; n = md_next(n))
		same(md_anchor(n), want[i++], "anchor");
	body_close(&b);
}

static void
refused(const char *part, size_t times, enum rule rule)
{
	size_t n = strlen(part);
	char *text = malloc(n * times + 1);
	struct body b;

	assert_non_null(text);
	for (size_t i = 0; i < times; i++)
		memcpy(text + i * n, part, n);
	body_open_n(&b, text, n * times);
	assert_int_equal(b.d.n, 1);
	assert_int_equal(b.d.v[0].rule, rule);
	assert_int_equal(b.d.v[0].at.file, 3);
	assert_null(md_first(md_root(b.md)));
	body_close(&b);
	free(text);
}

static void
accepted(const char *part, size_t times)
{
	size_t n = strlen(part);
	char *text = malloc(n * times + 1);
	struct body b;

	assert_non_null(text);
	for (size_t i = 0; i < times; i++)
		memcpy(text + i * n, part, n);
	body_open_n(&b, text, n * times);
	assert_int_equal(b.d.n, 0);
	assert_non_null(md_first(md_root(b.md)));
	body_close(&b);
	free(text);
}

static void
what_would_take_too_long_is_refused(void **state)
{
	(void)state;
	refused("0123456789abcdef", MD_BYTES_MOST / 16 + 1,
	    RULE_MARKDOWN_TOO_LARGE);
	refused("> ", MD_DEPTH_MOST + 1, RULE_MARKDOWN_TOO_DEEP);
	refused("- + ", MD_DEPTH_MOST / 2 + 1, RULE_MARKDOWN_TOO_DEEP);
	refused("1. > ", MD_DEPTH_MOST / 2 + 1, RULE_MARKDOWN_TOO_DEEP);
	refused("![[]()", 20000, RULE_MARKDOWN_TOO_LARGE);
}

static void
what_people_write_is_not_refused(void **state)
{
	(void)state;
	accepted("> ", MD_DEPTH_MOST);
	accepted("- - - ", 100);		/* a rule across the page */
	accepted("* item\n  * item\n", 2000);
	accepted("![chart](a.png) [link](b)\n", 2000);
	accepted("                    deep code\n", 500);
}

static void
depth_over_many_lines_is_counted_too(void **state)
{
	char text[60000];
	size_t n = 0;
	struct body b;

	(void)state;
	for (size_t i = 0; i <= MD_DEPTH_MOST; i++) {
		memset(text + n, ' ', i * 2);
		n += i * 2;
		memcpy(text + n, "- a\n", 4);
		n += 4;
	}
	body_open_n(&b, text, n);
	assert_int_equal(b.d.n, 1);
	assert_int_equal(b.d.v[0].rule, RULE_MARKDOWN_TOO_DEEP);
	assert_int_equal(b.d.v[0].at.line, 10 + MD_DEPTH_MOST);
	body_close(&b);
}

static void
bytes_that_are_no_text_do_no_harm(void **state)
{
	static const char text[] = "a\0b \xff\xfe\n\n|\0|\n|-|\n|\xc3|\n";
	struct body b;

	(void)state;
	body_open_n(&b, text, sizeof(text) - 1);
	same(body_html(&b, (struct md_html){ .plain = true }),
	    "<p>a\xef\xbf\xbd""b \xef\xbf\xbd\xef\xbf\xbd</p>\n"
	    "<table>\n<thead>\n<tr>\n<th>\xef\xbf\xbd</th>\n</tr>\n</thead>\n"
	    "<tbody>\n<tr>\n<td>\xef\xbf\xbd</td>\n</tr>\n</tbody>\n"
	    "</table>\n", "bad bytes");
	body_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_and_inlines_have_their_kinds),
		cmocka_unit_test(plain_text_has_no_marks),
		cmocka_unit_test(blocks_are_lines_of_the_plain_text),
		cmocka_unit_test(blocks_are_at_their_lines_of_the_file),
		cmocka_unit_test(words_are_found_in_the_source),
		cmocka_unit_test(html_blocks_and_code_end_where_they_end),
		cmocka_unit_test(line_ends_of_other_systems_count_as_well),
		cmocka_unit_test(a_byte_order_mark_is_no_text),
		cmocka_unit_test(anchors_are_those_of_github),
		cmocka_unit_test(anchors_are_unique_in_a_body),
		cmocka_unit_test(what_would_take_too_long_is_refused),
		cmocka_unit_test(what_people_write_is_not_refused),
		cmocka_unit_test(depth_over_many_lines_is_counted_too),
		cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
