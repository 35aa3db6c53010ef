/* Internal parts: nothing of them reaches the public. */
#include "md_help.h"

static void
public_is(const char *text, const char *want)
{
	struct body b;

	body_open(&b, text);
	assert_int_equal(b.d.n, 0);
	same(body_html(&b, (struct md_html){ .plain = true }), want, text);
	body_close(&b);
}

static void
internal_is(const char *text, const char *want)
{
	struct body b;

	body_open(&b, text);
	same(body_html(&b, (struct md_html){ .plain = true,
	    .with_internal = true }), want, text);
	body_close(&b);
}

static void
blocks_between_marks_are_hidden(void **state)
{
	(void)state;
	public_is("a\n\n<!-- internal -->\n\nsecret\n\n# secret\n\n"
	    "<!-- /internal -->\n\nb\n", "<p>a</p>\n<p>b</p>\n");
	public_is("<!-- internal -->\nsecret\n<!-- /internal -->\nb\n",
	    "<p>b</p>\n");
	public_is("<!--internal-->secret\n\nsecret\n\n<!--/INTERNAL-->\n\nb\n",
	    "<p>b</p>\n");
	public_is("<!--\ninternal\n-->\nsecret\n\n<!-- / internal -->\nb\n",
	    "<p>b</p>\n");
}

static void
words_between_marks_are_hidden(void **state)
{
	(void)state;
	public_is("a <!-- internal -->*secret* [s](/s)<!-- /internal --> b\n",
	    "<p>a  b</p>\n");
	public_is("*a <!-- internal -->secret<!-- /internal -->*\n",
	    "<p><em>a </em></p>\n");
	public_is("![a<!-- internal -->secret<!-- /internal -->](/b)\n",
	    "<p><img src=\"/b\" alt=\"a\" /></p>\n");
}

static void
an_address_behind_the_mark_in_its_text_is_hidden(void **state)
{
	(void)state;
	public_is("[a <!-- internal -->s](/s \"s\") s<!-- /internal --> b\n",
	    "<p>a  b</p>\n");
	public_is("*[a <!-- internal -->](/s)*\n\n<!-- /internal -->\n",
	    "<p><em>a </em></p>\n");
	public_is("[a ![b<!-- internal -->s](/s)s](/s)<!-- /internal -->c\n",
	    "<p>a bc</p>\n");
	public_is("[a <!-- internal -->s<!-- /internal -->](/b)\n",
	    "<p><a href=\"/b\">a </a></p>\n");
	internal_is("[a <!-- internal -->](/s)<!-- /internal -->\n",
	    "<p>a <a href=\"/s\">/s</a></p>\n");
}

static void
a_part_may_begin_in_one_block_and_end_in_another(void **state)
{
	(void)state;
	public_is("- a <!-- internal -->secret\n- secret\n\n"
	    "<!-- /internal -->\n\nb\n",
	    "<ul>\n<li>a </li>\n</ul>\n<p>b</p>\n");
	public_is("|h|i|\n|-|-|\n|a<!-- internal -->|secret|\n"
	    "|secret<!-- /internal -->|b|\n|c|d|\n",
	    "<table>\n<thead>\n<tr>\n<th>h</th>\n<th>i</th>\n</tr>\n</thead>\n"
	    "<tbody>\n<tr>\n<td>a</td>\n<td></td>\n</tr>\n"
	    "<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>\n");
}

static void
marks_may_be_nested(void **state)
{
	(void)state;
	public_is("<!-- internal -->\n\ns\n\n<!-- internal -->\n\ns\n\n"
	    "<!-- /internal -->\n\ns\n\n<!-- /internal -->\n\nb\n",
	    "<p>b</p>\n");
}

static void
marks_shown_as_code_are_no_marks(void **state)
{
	(void)state;
	public_is("`<!-- internal -->` a\n",
	    "<p><code>&lt;!-- internal --&gt;</code> a</p>\n");
	public_is("    <!-- internal -->\n\na\n",
	    "<pre><code>&lt;!-- internal --&gt;\n</code></pre>\n<p>a</p>\n");
	public_is("<!-- internals -->\n\na\n", "<p>a</p>\n");
}

static void
an_end_with_a_remark_that_ends_nothing_is_reported(void **state)
{
	struct body b;

	(void)state;
	public_is("a\n\n<!-- internal -->\nsecret\n"
	    "<!-- /internal: the customer -->\n\nb\n",
	    "<p>a</p>\n<p>b</p>\n");
	body_open(&b, "a\n\n<!-- intenral: the customer -->\nsecret\n"
	    "<!-- / Internal, the customer -->\n");
	assert_int_equal(b.d.n, 1);
	assert_int_equal(b.d.v[0].rule, RULE_INTERNAL_UNOPENED);
	body_close(&b);
	public_is("<!-- /internals -->\n\na\n", "<p>a</p>\n");
}

static void
plain_text_and_anchors_hold_no_secret(void **state)
{
	struct body b;
	md_node *n;

	(void)state;
	body_open(&b, "# One <!-- internal -->secret<!-- /internal -->\n\n"
	    "<!-- internal -->\n\n# Two\n\n<!-- /internal -->\n\n# Two\n");
	same(md_text(b.md, md_root(b.md), &b.a, false), "One \nTwo", "text");
	same(md_text(b.md, md_root(b.md), &b.a, true), "One secret\nTwo\nTwo",
	    "all text");
	n = first_of(&b, MD_HEADING);
	same(md_anchor(n), "one", "anchor");
	n = find(md_next(n), MD_HEADING);
	assert_true(md_internal(b.md, n));
	same(md_anchor(n), "two-1", "internal anchor");
	n = find(md_next(n), MD_HEADING);
	assert_false(md_internal(b.md, n));
	same(md_anchor(n), "two", "public anchor");
	body_close(&b);
}

static void
the_internal_audience_sees_all(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, "a <!-- internal -->b<!-- /internal --> c\n");
	same(body_html(&b, (struct md_html){ .with_internal = true }),
	    "<p>a b c</p>\n", "internal");
	body_close(&b);
}

static void
what_is_not_closed_hides_the_rest(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, "a\n\n<!-- x -->\n<!-- internal -->\n\nsecret\n\n# s\n");
	same(body_html(&b, (struct md_html){ .plain = true }), "<p>a</p>\n",
	    "unclosed");
	assert_int_equal(b.d.n, 1);
	assert_int_equal(b.d.v[0].rule, RULE_INTERNAL_UNCLOSED);
	at(b.d.v[0].at, 13, 1, 17);
	body_close(&b);
	body_open(&b, "a\nb <!-- internal --> secret\n\nsecret\n");
	same(body_html(&b, (struct md_html){ .plain = true }),
	    "<p>a\nb </p>\n", "unclosed in a line");
	assert_int_equal(b.d.n, 1);
	at(b.d.v[0].at, 11, 3, 17);
	body_close(&b);
}

static void
an_end_without_a_beginning_is_reported(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, "a\n\n<div>\n  <!-- /internal -->\n</div>\n\nb\n");
	same(body_html(&b, (struct md_html){ .plain = true }),
	    "<p>a</p>\n<p>b</p>\n", "unopened");
	assert_int_equal(b.d.n, 1);
	assert_int_equal(b.d.v[0].rule, RULE_INTERNAL_UNOPENED);
	at(b.d.v[0].at, 13, 3, 18);
	body_close(&b);
}

static void
equal_comments_have_places_of_their_own(void **state)
{
	static const struct { uint32_t line, col, last; } want[] = {
		{ 10, 1, 10 }, { 10, 12, 10 }, { 12, 4, 12 }, { 12, 22, 12 },
		{ 13, 1, 13 }, { 14, 1, 15 }, { 19, 3, 19 }, { 20, 3, 20 },
	};
	struct md_comment c = { 0 };
	struct body b;
	size_t n = 0;

	(void)state;
	body_open(&b, "<!-- x --> <!-- x -->\n\n"
	    "a *<!-- x --> `<!--` <!-- x -->*\n<!-- x -->\n"
	    "<!-- x\ny -->\n\n|a|b|\n|-|-|\n|\t<!-- x -->|b|\n"
	    "> <!-- x -->\n\n    <!-- x -->\n");
	while (md_next_comment(b.md, &c)) {
		assert_true(n < COUNT(want));
		assert_int_equal(c.at.line, want[n].line);
		assert_int_equal(c.at.col, want[n].col);
		assert_int_equal(c.last, want[n].last);
		n++;
	}
	assert_int_equal(n, COUNT(want));
	body_close(&b);
}

/* Hide the section of the heading of this text, as a policy may ask; what
 * the public then sees. All links stand in it. */
static void
hidden_is(const char *text, const char *title, const char *want)
{
	struct body b;
	md_node *n;

	body_open(&b, text);
	n = first_of(&b, MD_HEADING);
	while (!str_eq(md_text(b.md, n, &b.a, true), str_c(title))) {
		n = md_next_of(md_root(b.md), n, 1u << MD_HEADING);
		assert_non_null(n);
	}
	assert_false(md_confidential(b.md));
	md_hide_section(b.md, n);
	assert_true(md_confidential(b.md));
	assert_true(md_internal(b.md, n));
	n = md_root(b.md);
	while ((n = md_next_of(md_root(b.md), n, 1u << MD_LINK)))
		assert_true(md_internal(b.md, n));
	same(body_html(&b, (struct md_html){ .plain = true }), want, text);
	body_close(&b);
}

static void
a_section_that_is_hidden_ends_at_the_next_of_its_level(void **state)
{
	(void)state;
	hidden_is("a\n\n## S\n\nsecret *secret*\n\n## B\n\nb\n", "S",
	    "<p>a</p>\n<h2>B</h2>\n<p>b</p>\n");
	hidden_is("## S\n\nsecret\n\n# B\n\nb\n", "S",
	    "<h1>B</h1>\n<p>b</p>\n");
	hidden_is("## S\n## B\n", "S", "<h2>B</h2>\n");
}

static void
a_section_that_is_hidden_takes_those_below_it_along(void **state)
{
	(void)state;
	hidden_is("## S\n\ns\n\n### s\n\n- s\n  - s\n\n###### s\n\n"
	    "|s|\n|-|\n|s|\n\n```\ns\n```\n\n## B\n", "S",
	    "<h2>B</h2>\n");
}

static void
the_last_section_is_hidden_to_the_end(void **state)
{
	(void)state;
	hidden_is("# A\n\na\n\n## S\n\ns\n\n### s\n\n[s](/s)\n", "S",
	    "<h1>A</h1>\n<p>a</p>\n");
	hidden_is("a\n\n# S\n", "S", "<p>a</p>\n");
}

/* What follows the quote is another section's, whatever its level. */
static void
a_section_within_a_quote_ends_with_it(void **state)
{
	(void)state;
	hidden_is("> a\n>\n> ## S\n>\n> secret\n\nb\n", "S",
	    "<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n");
}

/* What is read in place of a text; "" where that may stay. */
static void
without_is(const char *text, const char *want)
{
	struct body b;
	str got;

	body_open(&b, text);
	got = md_without_hidden_links(b.md, &b.a);
	same(got.p ? got : STR(""), want, text);
	body_close(&b);
}

static void
definitions_in_internal_parts_get_another_name(void **state)
{
	(void)state;
	without_is("[a]: /a\n\n## S (internal)\n\n[b c]: /b\n[d]: /d\n\n"
	    "## P\n\n[e]: /e\n",
	    "[a]: /a\n\n## S (internal)\n\n[\1 c]: /b\n[\1]: /d\n\n"
	    "## P\n\n[e]: /e\n");
	without_is("<!-- internal -->\n> - [\xc3\xa4]: /a\n"
	    "<!-- /internal -->\n[b]: /b\n",
	    "<!-- internal -->\n> - [\1\1]: /a\n"
	    "<!-- /internal -->\n[b]: /b\n");
	without_is("<!-- internal -->\n[\\]a]: /a\n\n[\nb]:\n/b\n",
	    "<!-- internal -->\n[\1\1a]: /a\n\n[\n\1]:\n/b\n");
}

static void
without_definitions_in_internal_parts_a_text_stays(void **state)
{
	(void)state;
	without_is("[a]: /a\n\n[a]\n", "");
	without_is("## S (internal)\n\n[a](/a) [b] [c\n\n## P\n\n[d]: /d\n",
	    "");
	without_is("> ## S (internal)\n> s\n\n[d]: /d\n", "");
	without_is("## S (internal)\n\n[", "");
	without_is("## S (internal)\n\n[a]", "");
	without_is("## S (internal)\n\n[\\", "");
}

/* libcmark lets a heading begin with the definitions above it. */
static void
a_definition_right_above_an_underlined_heading_is_of_what_is_before(
    void **state)
{
	(void)state;
	without_is("## S (internal)\n\n[a]: /a\nP\n---\n",
	    "## S (internal)\n\n[\1]: /a\nP\n---\n");
	without_is("[a]: /a\nS (internal)\n---\n[b]: /b\n",
	    "[a]: /a\nS (internal)\n---\n[\1]: /b\n");
}

/* A mark that gives a reason may be a remark. */
static void
a_reason_opens_a_part_that_ends(void **state)
{
	(void)state;
	public_is("a <!-- internal: legal -->secret<!-- /internal -->b\n",
	    "<p>a b</p>\n");
	public_is("a <!-- internal (ask) -->b\n", "<p>a b</p>\n");
	public_is("<!-- internal: a remark -->\n\na\n\n"
	    "<!-- internal -->\n\nsecret\n\n<!-- /internal -->\n",
	    "<p>a</p>\n");
	public_is("a <!-- internal -->secret <!-- internal: x -->secret"
	    "<!-- /internal -->secret<!-- /internal -->b\n",
	    "<p>a b</p>\n");
	public_is("a <!-- internal - x -->secret <!-- internal: x -->secret"
	    "<!-- /internal -->secret<!-- /internal -->b\n",
	    "<p>a b</p>\n");
}

static void
doubt_is(const char *title, const char *want)
{
	str got = md_title_doubt(str_c(title));

	same(got.p ? got : STR(""), want, title);
}

/* A no-break space comes of a key, a zero-width one of what was copied. */
static void
spaces_of_any_kind_are_fine_in_a_mark(void **state)
{
	(void)state;
	public_is("a\n\n## S (internal\xC2\xA0only)\n\nsecret\n",
	    "<p>a</p>\n");
	public_is("a\n\n## S (\xE2\x80\x8Binternal)\xC2\xA0\n\nsecret\n",
	    "<p>a</p>\n");
	public_is("a\n\n## S (internal): \xE2\x80\x8F\n\nsecret\n",
	    "<p>a</p>\n");
	public_is("a\n\n## S (internal\xE3\x85\xA4)\n\nsecret\n",
	    "<p>a</p>\n");
	public_is("a <!-- inter\xE1\xA0\x8Bnal -->secret<!-- /internal -->\n",
	    "<p>a </p>\n");
	public_is("<!--\xC2\xA0internal\xC2\xA0-->\n\nsecret\n\n"
	    "<!--\xC2\xA0/\xC2\xA0internal\xC2\xA0-->\n\nb\n", "<p>b</p>\n");
}

static void
what_looks_like_a_mark_is_doubtful(void **state)
{
	(void)state;
	doubt_is("Notes (internal) for us", "(internal)");
	doubt_is("[Internal] Notes", "[Internal]");
	doubt_is("Notes (draft, internal only)", "(draft, internal only)");
	doubt_is("Notes (INTERN)", "(INTERN)");
	doubt_is("Notes (intenral)", "(intenral)");
	doubt_is("Notes (a) (confidential)", "(confidential)");
	doubt_is("Notes (private)", "(private)");
	doubt_is("Notes [staff-only]", "[staff-only]");
	doubt_is("Notes (internal DNS)", "");
	doubt_is("Notes (interval)", "");
	doubt_is("Notes (external)", "");
	doubt_is("Internal notes", "");
	doubt_is("Notes (", "");
	doubt_is("Notes )(", "");
	doubt_is("Notes ()", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_between_marks_are_hidden),
		cmocka_unit_test(words_between_marks_are_hidden),
		cmocka_unit_test(
		    an_address_behind_the_mark_in_its_text_is_hidden),
		cmocka_unit_test(
		    a_part_may_begin_in_one_block_and_end_in_another),
		cmocka_unit_test(marks_may_be_nested),
		cmocka_unit_test(marks_shown_as_code_are_no_marks),
		cmocka_unit_test(
		    an_end_with_a_remark_that_ends_nothing_is_reported),
		cmocka_unit_test(plain_text_and_anchors_hold_no_secret),
		cmocka_unit_test(the_internal_audience_sees_all),
		cmocka_unit_test(what_is_not_closed_hides_the_rest),
		cmocka_unit_test(an_end_without_a_beginning_is_reported),
		cmocka_unit_test(equal_comments_have_places_of_their_own),
		cmocka_unit_test(
		    a_section_that_is_hidden_ends_at_the_next_of_its_level),
		cmocka_unit_test(
		    a_section_that_is_hidden_takes_those_below_it_along),
		cmocka_unit_test(the_last_section_is_hidden_to_the_end),
		cmocka_unit_test(a_section_within_a_quote_ends_with_it),
		cmocka_unit_test(
		    definitions_in_internal_parts_get_another_name),
		cmocka_unit_test(
		    without_definitions_in_internal_parts_a_text_stays),
		cmocka_unit_test(
		    a_definition_right_above_an_underlined_heading_is_of_what_is_before),
		cmocka_unit_test(spaces_of_any_kind_are_fine_in_a_mark),
		cmocka_unit_test(what_looks_like_a_mark_is_doubtful),
		cmocka_unit_test(a_reason_opens_a_part_that_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
