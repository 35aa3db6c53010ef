/* Tables: where one is, what is in it, and where it ends. */
#include <stdio.h>

#include "md_help.h"

#define HEAD1 "<table>\n<thead>\n<tr>\n<th>h</th>\n</tr>\n</thead>\n"
#define BODY1(cell) "<tbody>\n<tr>\n<td>" cell "</td>\n</tr>\n</tbody>\n"
#define TABLE1(cell) HEAD1 BODY1(cell) "</table>\n"

/* How many rows the table has that a text begins with. */
static void
rows_are(const char *before, const char *line, int want)
{
	struct body b;
	char text[200];
	int n = 0;

	snprintf(text, sizeof(text), "%s%s\n", before, line);
	body_open(&b, text);
	for (md_node *row = md_first(md_first(md_root(b.md))); row;
	    row = md_next(row))
		n++;
	if (n != want)
		fail_msg("%s: %d rows", line, n);
	body_close(&b);
}

static void
cells_are_what_stands_between_pipes(void **state)
{
	(void)state;
	plain_is("Owner | Due\n--- | ---\n@sam | 2026-04-01\n",
	    "<table>\n<thead>\n<tr>\n<th>Owner</th>\n<th>Due</th>\n</tr>\n"
	    "</thead>\n<tbody>\n<tr>\n<td>@sam</td>\n<td>2026-04-01</td>\n"
	    "</tr>\n</tbody>\n</table>\n");
	plain_is("|h|\n|-|\n|   wide   |\n", TABLE1("wide"));
	plain_is("|h|\n|-|\n", HEAD1 "</table>\n");
}

static void
an_escaped_pipe_is_in_its_cell(void **state)
{
	(void)state;
	plain_is("|h|\n|-|\n|a \\| b|\n", TABLE1("a | b"));
	plain_is("|h|\n|-|\n|`a\\|b`|\n", TABLE1("<code>a|b</code>"));
}

static void
cells_have_inlines_and_nothing_else(void **state)
{
	(void)state;
	plain_is("|h|\n|-|\n|*a* **b** `c` ~~d~~ [e](/f) &amp;|\n",
	    TABLE1("<em>a</em> <strong>b</strong> <code>c</code> "
	    "<del>d</del> <a href=\"/f\">e</a> &amp;"));
	plain_is("|h|\n|-|\n|# a #|\n", TABLE1("# a #"));
	plain_is("|h|\n|-|\n|- a|\n", TABLE1("- a"));
	plain_is("|h|\n|-|\n|> *a*|\n", TABLE1("&gt; <em>a</em>"));
	plain_is("|h|\n|-|\n|*a* ##|\n", TABLE1("<em>a</em> ##"));
	plain_is("|h|\n|-|\n|\\\\|\n", TABLE1("|"));
	plain_is("|h|\n|-|\n|[x]: `y`|\n", TABLE1("[x]: <code>y</code>"));
}

static void
emphasis_stays_in_its_cell(void **state)
{
	(void)state;
	plain_is("|h|h|\n|-|-|\n|*a|b*|\n",
	    "<table>\n<thead>\n<tr>\n<th>h</th>\n<th>h</th>\n</tr>\n"
	    "</thead>\n<tbody>\n<tr>\n<td>*a</td>\n<td>b*</td>\n</tr>\n"
	    "</tbody>\n</table>\n");
}

static void
cells_know_the_definitions_of_the_body(void **state)
{
	(void)state;
	plain_is("|h|\n|-|\n|[a]|\n\n[a]: /u\n",
	    TABLE1("<a href=\"/u\">a</a>"));
	/* Over three lines, in a quote, after the table. */
	plain_is("|h|\n|-|\n|[a]|\n\n> [a]:\n> /u\n> 'the\n> title'\n",
	    TABLE1("<a href=\"/u\" title=\"the\ntitle\">a</a>")
	    "<blockquote>\n</blockquote>\n");
	/* The first one counts. */
	plain_is("[a]: /one\n\n|h|\n|-|\n|[a]|\n\n[a]: /two\n",
	    TABLE1("<a href=\"/one\">a</a>"));
}

static void
a_table_ends_a_paragraph(void **state)
{
	(void)state;
	plain_is("Actions:\n|h|\n|-|\n|a|\n", "<p>Actions:</p>\n" TABLE1("a"));
	plain_is("*one\ntwo*\n|h|\n|-|\n|a|\n",
	    "<p><em>one\ntwo</em></p>\n" TABLE1("a"));
	plain_is("# Head\n|h|\n|-|\n|a|\n", "<h1>Head</h1>\n" TABLE1("a"));
}

static void
a_table_ends_where_another_block_begins(void **state)
{
	(void)state;
	plain_is("|h|\n|-|\n|a|\n\nafter\n", TABLE1("a") "<p>after</p>\n");
	plain_is("|h|\n|-|\n|a|\n---\nafter\n",
	    TABLE1("a") "<hr />\n<p>after</p>\n");
	plain_is("|h|\n|-|\n|a|\n2. two\n",
	    TABLE1("a") "<ol start=\"2\">\n<li>two</li>\n</ol>\n");
	plain_is("|h|\n|-|\n|a|\n> b\n",
	    TABLE1("a") "<blockquote>\n<p>b</p>\n</blockquote>\n");
	plain_is("|h|\n|-|\n|a|\n    b\n",
	    TABLE1("a") "<pre><code>b\n</code></pre>\n");
	plain_is("|h|\n|-|\n|a|\n```\nb\n```\n",
	    TABLE1("a") "<pre><code>b\n</code></pre>\n");
	/* Other text is one more row. */
	plain_is("|h|\n|-|\ntext\n", TABLE1("text"));
	plain_is("|h|\n|-|\n===\n", TABLE1("==="));
}

static void
tables_stand_in_quotes_and_lists(void **state)
{
	(void)state;
	plain_is("> |h|\n> |-|\n> |a|\n",
	    "<blockquote>\n" TABLE1("a") "</blockquote>\n");
	plain_is("> |h|\n> |-|\n> |a|\nafter\n",
	    "<blockquote>\n" TABLE1("a") "</blockquote>\n<p>after</p>\n");
	plain_is("- |h|\n  |-|\n  |a|\n- b\n",
	    "<ul>\n<li>\n" TABLE1("a") "</li>\n<li>b</li>\n</ul>\n");
	plain_is("1. one\n\n   |h|\n   |-|\n   |a|\nafter\n",
	    "<ol>\n<li>\n<p>one</p>\n" TABLE1("a") "</li>\n</ol>\n"
	    "<p>after</p>\n");
	plain_is("> - >\t|h|\n>   > |-|\n>   > |*a*|\n",
	    "<blockquote>\n<ul>\n<li>\n<blockquote>\n"
	    TABLE1("<em>a</em>")
	    "</blockquote>\n</li>\n</ul>\n</blockquote>\n");
}

static void
what_looks_like_a_table_elsewhere_is_none(void **state)
{
	(void)state;
	plain_is("```\n\n|h|\n|-|\n|a|\n\n```\n",
	    "<pre><code>\n|h|\n|-|\n|a|\n\n</code></pre>\n");
	plain_is("<!--\n\n|h|\n|-|\n|a|\n\n-->\n", "");
	plain_is("    |h|\n    |-|\n", "<pre><code>|h|\n|-|\n</code></pre>\n");
	plain_is("|h|i|\n|-|\n", "<p>|h|i|\n|-|</p>\n");
	plain_is("|h|\n|-x|\n", "<p>|h|\n|-x|</p>\n");
	plain_is("|h|\n\n|-|\n", "<p>|h|</p>\n<p>|-|</p>\n");
	/* A code block with one, and a real one behind it. */
	plain_is("~~~\n|h|\n|-|\n~~~\n\n|h|\n|-|\n|a|\n",
	    "<pre><code>|h|\n|-|\n</code></pre>\n" TABLE1("a"));
}

static void
only_a_tag_alone_on_its_line_ends_a_table(void **state)
{
	static const char *const rows[] = { "<https://a.org>",
		"<b>a</b>", "<b>a", "<a b= >", "<a b=\"c\"d>", "</a b>", "<>",
	};
	static const char *const tags[] = { "<b>", "</b >", "<b/>",
		"<a b c = d e='f>' g=\"h\">",
	};

	(void)state;
	plain_is("h | i\n-|-\n<https://a.org> | <https://b.org>\n",
	    "<table>\n<thead>\n<tr>\n<th>h</th>\n<th>i</th>\n</tr>\n"
	    "</thead>\n<tbody>\n<tr>\n"
	    "<td><a href=\"https://a.org\">https://a.org</a></td>\n"
	    "<td><a href=\"https://b.org\">https://b.org</a></td>\n"
	    "</tr>\n</tbody>\n</table>\n");
	for (size_t i = 0; i < COUNT(rows); i++)
		rows_are("|h|\n|-|\n", rows[i], 2);
	for (size_t i = 0; i < COUNT(tags); i++)
		rows_are("|h|\n|-|\n", tags[i], 1);
}

/* The second comment of ours would stand in a code block, since the first
 * has ended its list. */
static void
a_table_that_is_none_takes_no_other_with_it(void **state)
{
	(void)state;
	plain_is("> |h|\n> |-|\n> |a|\n\n"
	    "1. |h|\n   |-|\n   |a|\nlazy\n\n\t|x|\n\t|-|\n",
	    "<blockquote>\n" TABLE1("a") "</blockquote>\n"
	    "<ol>\n<li>\n" TABLE1("a") "</li>\n</ol>\n"
	    "<p>lazy</p>\n<pre><code>|x|\n|-|\n</code></pre>\n");
	plain_is("|h|\n|-|\n|a|\n\n```\n\n|h|\n|-|\n|a|\n\n```\n\n"
	    "|h|\n|-|\n|a|\n", TABLE1("a")
	    "<pre><code>\n|h|\n|-|\n|a|\n\n</code></pre>\n" TABLE1("a"));
}

static void
a_comment_like_ours_is_the_writers(void **state)
{
	struct body b;
	static const char text[] = "<!--\n.\n-->\n\n|h|\n|-|\n|a|\n";

	(void)state;
	body_open(&b, text);
	same(body_html(&b, (struct md_html){ .plain = true,
	    .unsafe = true }), "<!--\n.\n-->\n" TABLE1("a"), text);
	body_close(&b);
}

static void
rows_have_as_many_cells_as_the_header(void **state)
{
	struct body b;
	md_node *row;

	(void)state;
	body_open(&b, "|a|b|c|\n|-|:-:|-:|\n|1|\n|1|2|3|4|\n||\n");
	row = md_first(first_of(&b, MD_TABLE));
	assert_true(md_header(row));
	for (int i = 0; i < 4; i++, row = md_next(row)) {
		md_node *cell = md_first(row);

		assert_int_equal(md_align(cell), MD_ALIGN_NONE);
		cell = md_next(cell);
		assert_int_equal(md_align(cell), MD_ALIGN_CENTER);
		cell = md_next(cell);
		assert_int_equal(md_align(cell), MD_ALIGN_RIGHT);
		assert_null(md_next(cell));
		assert_int_equal(md_header(row), i == 0);
	}
	assert_null(row);
	body_close(&b);
}

static void
cells_are_at_their_columns(void **state)
{
	struct body b;
	md_node *cell;

	(void)state;
	body_open(&b, "> | Action | Owner |\n> |---|---|\n"
	    "> | Alert | **@sam** |\n");
	at(md_place(b.md, first_of(&b, MD_TABLE)), 10, 3, 0);
	cell = first_of(&b, MD_CELL);
	at(md_place(b.md, cell), 10, 5, 6);
	cell = md_next(md_first(md_next(md_parent(cell))));
	at(md_place(b.md, cell), 12, 13, 8);
	at(md_place_of(b.md, cell, STR("@sam")), 12, 15, 4);
	at(md_place_of(b.md, first_of(&b, MD_STRONG), STR("@sam")), 12, 15,
	    4);
	/* Alert is in the other cell. */
	at(md_place_of(b.md, cell, STR("Alert")), 12, 13, 8);
	assert_int_equal(md_last_line(b.md, first_of(&b, MD_TABLE)), 12);
	body_close(&b);
}

static void
lines_behind_a_table_keep_their_numbers(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, "|h|\n|-|\n|*a*|\n|`b`|\n\n# Next\n");
	at(md_place(b.md, first_of(&b, MD_HEADING)), 15, 1, 0);
	body_close(&b);
}

static void
many_empty_rows_are_not_filled_for_ever(void **state)
{
	struct body b;
	static char text[600000];
	size_t n = 0, cells = 0;

	(void)state;
	for (int i = 0; i < 50000; i++, n += 2)
		memcpy(text + n, "|h", 2);
	text[n++] = '\n';
	for (int i = 0; i < 50000; i++, n += 2)
		memcpy(text + n, "|-", 2);
	text[n++] = '\n';
	for (int i = 0; i < 50000; i++, n += 2)
		memcpy(text + n, "x\n", 2);
	body_open_n(&b, text, n);
	for (md_node *r = md_first(first_of(&b, MD_TABLE)); r; r = md_next(r))
		for (md_node *c = md_first(r); c; c = md_next(c))
			cells++;
	assert_true(cells < 200000);
	body_close(&b);
}

static void
the_site_shows_heads_alignment_and_a_frame(void **state)
{
	(void)state;
	site_is("|a||\n|-:|-|\n|b|c|\n",
	    "<div class=\"table-wrap\" tabindex=\"0\"><table>\n<thead>\n<tr>\n"
	    "<th scope=\"col\" class=\"right\">a</th>\n<td></td>\n</tr>\n"
	    "</thead>\n<tbody>\n<tr>\n<td class=\"right\">b</td>\n"
	    "<td>c</td>\n</tr>\n</tbody>\n</table></div>\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_what_stands_between_pipes),
		cmocka_unit_test(an_escaped_pipe_is_in_its_cell),
		cmocka_unit_test(cells_have_inlines_and_nothing_else),
		cmocka_unit_test(emphasis_stays_in_its_cell),
		cmocka_unit_test(cells_know_the_definitions_of_the_body),
		cmocka_unit_test(a_table_ends_a_paragraph),
		cmocka_unit_test(a_table_ends_where_another_block_begins),
		cmocka_unit_test(tables_stand_in_quotes_and_lists),
		cmocka_unit_test(what_looks_like_a_table_elsewhere_is_none),
		cmocka_unit_test(a_comment_like_ours_is_the_writers),
		cmocka_unit_test(only_a_tag_alone_on_its_line_ends_a_table),
		cmocka_unit_test(a_table_that_is_none_takes_no_other_with_it),
		cmocka_unit_test(rows_have_as_many_cells_as_the_header),
		cmocka_unit_test(cells_are_at_their_columns),
		cmocka_unit_test(lines_behind_a_table_keep_their_numbers),
		cmocka_unit_test(many_empty_rows_are_not_filled_for_ever),
		cmocka_unit_test(the_site_shows_heads_alignment_and_a_frame),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
