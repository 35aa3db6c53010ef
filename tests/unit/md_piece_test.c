/* What is nothing but text is read without libcmark, and comes out as
 * libcmark would have it. */
#include "chance.h"
#include "md_help.h"

/* Two bodies have the same blocks and inlines at the same places, but for
 * the last paragraph. */
static void
same_trees(const struct body *a, const struct body *b, const char *of)
{
	md_node *n = md_root(a->md), *k = md_root(b->md);
	md_node *end = n;

	while (md_first(end)) {
		end = md_first(end);
		while (md_next(end))
			end = md_next(end);
	}
	for (; n && k && n != end; n = md_walk(md_root(a->md), n)) {
		struct place p = md_place(a->md, n), q = md_place(b->md, k);

		if (md_kind(n) != md_kind(k) || p.line != q.line ||
		    p.col != q.col || p.len != q.len ||
		    md_last_line(a->md, n) != md_last_line(b->md, k) ||
		    !str_eq(md_literal(n), md_literal(k)))
			fail_msg("%s\nkind %d at %u:%u, not %d at %u:%u", of,
			    (int)md_kind(n), p.line, p.col, (int)md_kind(k),
			    q.line, q.col);
		k = md_walk(md_root(b->md), k);
	}
}

/* A number for a character in a body has all of it read by libcmark. */
static void
as_whole(const char *text)
{
	static const struct md_html site = { 0 }, unsafe = { .unsafe = true,
	    .with_internal = true };
	struct buf out = buf_init(BUF_MAX);
	struct body a, b;
	str html;

	buf_fmt(&out, "%s\n\nA\n", text);
	body_open_n(&a, out.p, out.n);
	buf_clear(&out);
	buf_fmt(&out, "%s\n\n&#65;\n", text);
	body_open_n(&b, out.p, out.n);
	/* Unless that stands in code, where it is no number. */
	html = body_html(&b, unsafe);
	if (!str_has(html, STR("&#65")) && !str_has(html, STR("amp;#65"))) {
		same_trees(&a, &b, text);
		buf_clear(&out);
		buf_str(&out, html);
		buf_char(&out, '\0');
		same(body_html(&a, unsafe), out.p, text);
		buf_clear(&out);
		buf_str(&out, body_html(&b, site));
		buf_char(&out, '\0');
		same(body_html(&a, site), out.p, text);
	}
	buf_release(&out);
	body_close(&a);
	body_close(&b);
}

static void
blocks_of_text_stand_where_they_were_written(void **state)
{
	struct body b;
	md_node *n;

	(void)state;
	body_open(&b, "## Head\nText of\ntwo lines.\n\n- item\n- `b`\n\n"
	    "```sh\ncode\n```\n");
	n = first_of(&b, MD_HEADING);
	assert_int_equal(md_level(n), 2);
	assert_int_equal(md_place(b.md, n).line, 10);
	n = md_next(n);
	assert_int_equal(md_kind(n), MD_PARAGRAPH);
	assert_int_equal(md_place(b.md, n).line, 11);
	assert_int_equal(md_last_line(b.md, n), 12);
	n = md_first(md_first(md_next(n)));
	assert_int_equal(md_kind(n), MD_PARAGRAPH);
	assert_int_equal(md_place(b.md, n).line, 14);
	assert_int_equal(md_place(b.md, n).col, 3);
	n = first_of(&b, MD_CODE_BLOCK);
	assert_int_equal(md_place(b.md, n).line, 17);
	assert_int_equal(md_last_line(b.md, n), 19);
	body_close(&b);
}

static void
text_in_another_block_is_left_in_it(void **state)
{
	(void)state;
	plain_is("1. do\n   ```\n   a\n\n## b\n   ```\n",
	    "<ol>\n<li>do\n<pre><code>a\n\n</code></pre>\n</li>\n"
	    "</ol>\n<h2>b</h2>\n<pre><code></code></pre>\n");
	plain_is(" ```\n\n# a\n\ntext\n\n- item\n",
	    "<pre><code>\n# a\n\ntext\n\n- item\n</code></pre>\n");
	plain_is("~~~\n# a\n```\n\nb\n~~~\nc\n",
	    "<pre><code># a\n```\n\nb\n</code></pre>\n<p>c</p>\n");
	site_is("a\n\n<!-- b\n\n# c\n\nd -->\n\ne\n",
	    "<p>a</p>\n<p>e</p>\n");
	site_is("<pre>\n\n# a\n\n</pre>\n\nb\n", "<p>b</p>\n");
	site_is("<?\n\nb <!-- c --> d\n\ne ?>\n\nf\n", "<p>f</p>\n");
}

static void
lines_go_on_what_is_open(void **state)
{
	(void)state;
	plain_is("> a\nb\n", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n");
	plain_is("- a\nb\n", "<ul>\n<li>a\nb</li>\n</ul>\n");
	plain_is("- a\n  b\n", "<ul>\n<li>a\nb</li>\n</ul>\n");
	plain_is("*a*\nb\n\nc\n", "<p><em>a</em>\nb</p>\n<p>c</p>\n");
	plain_is("a\n2. b\n", "<p>a\n2. b</p>\n");
	plain_is("a\n===\n", "<h1>a</h1>\n");
	plain_is("a\n---\n", "<h2>a</h2>\n");
	plain_is("- a\n---\n", "<ul>\n<li>a</li>\n</ul>\n<hr />\n");
	plain_is("- a\n===\n", "<ul>\n<li>a\n===</li>\n</ul>\n");
	plain_is("- a\n-\n", "<ul>\n<li>a</li>\n<li></li>\n</ul>\n");
}

static void
lists_of_text_are_as_loose_as_written(void **state)
{
	(void)state;
	plain_is("- a\n- b\n\nc\n",
	    "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>\n");
	plain_is("- a\n\n- b\n",
	    "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n");
	plain_is("- a\n\n  b\n- c\n", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n"
	    "</li>\n<li>\n<p>c</p>\n</li>\n</ul>\n");
	plain_is("- a\n  - b\n- c\n", "<ul>\n<li>a\n<ul>\n<li>b</li>\n"
	    "</ul>\n</li>\n<li>c</li>\n</ul>\n");
	plain_is("- a\n\n\n* b\n",
	    "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n");
	plain_is("3) a\n4) b\n\n5. c\n", "<ol start=\"3\">\n<li>a</li>\n"
	    "<li>b</li>\n</ol>\n<ol start=\"5\">\n<li>c</li>\n</ol>\n");
}

static void
marks_are_not_text(void **state)
{
	(void)state;
	plain_is("a *b* c\n", "<p>a <em>b</em> c</p>\n");
	plain_is("a\\\nb\n", "<p>a<br />\nb</p>\n");
	plain_is("a  \nb\n", "<p>a<br />\nb</p>\n");
	plain_is("a \n b\t\n", "<p>a\nb</p>\n");
	plain_is("a &lt; b\n", "<p>a &lt; b</p>\n");
	plain_is("# a #\n", "<h1>a</h1>\n");
	plain_is("# a#\n", "<h1>a#</h1>\n");
	plain_is("# \ta\n", "<h1>a</h1>\n");
	plain_is("#a\n", "<p>#a</p>\n");
	plain_is("# \n", "<h1></h1>\n");
	plain_is("a|b\n:-|-:\n", "<table>\n<thead>\n<tr>\n<th align=\"left\">"
	    "a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n</table>\n");
}

static void
brackets_are_text_where_nothing_is_defined(void **state)
{
	(void)state;
	plain_is("[a] b\n", "<p>[a] b</p>\n");
	plain_is("![a] b\n", "<p>![a] b</p>\n");
	plain_is("[a](b)\n", "<p><a href=\"b\">a</a></p>\n");
	plain_is("[a]\n\n[a]: /b\n", "<p><a href=\"/b\">a</a></p>\n");
	plain_is("- [a]\n\n> [a]: /b\n", "<ul>\n<li><a href=\"/b\">a</a>"
	    "</li>\n</ul>\n<blockquote>\n</blockquote>\n");
	plain_is("|[a]|\n|-|\n\n[a]: /b\n", "<table>\n<thead>\n<tr>\n"
	    "<th><a href=\"/b\">a</a></th>\n</tr>\n</thead>\n</table>\n");
}

static void
code_is_between_single_backticks(void **state)
{
	(void)state;
	plain_is("`a` b `*c*`\n",
	    "<p><code>a</code> b <code>*c*</code></p>\n");
	plain_is("`a\n", "<p>`a</p>\n");
	plain_is("`a\nb`\n", "<p><code>a b</code></p>\n");
	plain_is("``a` b`` c\n", "<p><code>a` b</code> c</p>\n");
	plain_is("`a`` b`\n", "<p><code>a`` b</code></p>\n");
	plain_is("` a ` ` b`\n", "<p><code>a</code> <code> b</code></p>\n");
	plain_is("``` a`\n", "<p>``` a`</p>\n");
	plain_is("``\n", "<p>``</p>\n");
	plain_is("`\\`\n", "<p><code>\\</code></p>\n");
	plain_is("`a`[b](c)\n",
	    "<p><code>a</code><a href=\"c\">b</a></p>\n");
	plain_is("- `a`\n", "<ul>\n<li><code>a</code></li>\n</ul>\n");
}

static void
fences_end_where_libcmark_ends_them(void **state)
{
	(void)state;
	plain_is("```\na\n````\nb\n", "<pre><code>a\n</code></pre>\n<p>b</p>\n");
	plain_is("````\na\n```\n````\n",
	    "<pre><code>a\n```\n</code></pre>\n");
	plain_is("```\na\n   ```\t\nb\n",
	    "<pre><code>a\n</code></pre>\n<p>b</p>\n");
	plain_is("```\na\n    ```\n```\n",
	    "<pre><code>a\n    ```\n</code></pre>\n");
	plain_is("```\na\n``` b\n```\n",
	    "<pre><code>a\n``` b\n</code></pre>\n");
	plain_is("```\na\n\n# b\n", "<pre><code>a\n\n# b\n</code></pre>\n");
	plain_is("```c&amp;\\*\n```\n",
	    "<pre><code class=\"language-c&amp;*\"></code></pre>\n");
	plain_is("a\n```\nb\n```\nc\n",
	    "<p>a</p>\n<pre><code>b\n</code></pre>\n<p>c</p>\n");
}

static void
line_ends_of_any_kind_end_text(void **state)
{
	(void)state;
	plain_is("# a\r\nb\r\nc\r\n\r\n- d\r\n- e\r\n",
	    "<h1>a</h1>\n<p>b\nc</p>\n<ul>\n<li>d</li>\n<li>e</li>\n</ul>\n");
	plain_is("# a\rb\r\rc\r", "<h1>a</h1>\n<p>b</p>\n<p>c</p>\n");
	plain_is("```\r\na\r\n```\r\n", "<pre><code>a\n</code></pre>\n");
	plain_is("a\n\nb", "<p>a</p>\n<p>b</p>\n");
}

static void
any_body_comes_out_as_if_parsed_whole(void **state)
{
	static const char *const lines[] = { "", "", "", "## Head",
	    "### Why `a` failed", "plain text, and more", "Then `a` and `b`.",
	    "[started] text", "text [a](b)", "*text*", "- item",
	    "- `a` item", "- *item*", "* star", "+ plus", "1. one", "2. two",
	    "2) two", "-", "  - nested", "   more", "    indented", "> quote",
	    "> - item", "```", "```text", "~~~", "````", "| a | `b` |",
	    "|---|:--|", "a | b", "--- | ---", "---", "===", "<div>",
	    "</div>", "<!--", "-->", "<!-- c -->", "<pre>", "[r]: /u",
	    "[r]", "`open", "text \\", "text  ", "\ttab", "- [ ] task",
	    "#none", "# a #", "``` x`y", "a&amp;b", "~~s~~ t" };
	struct random_source r = random_from(7);
	struct buf text = buf_init(BUF_MAX);

	(void)state;
	for (int i = 0; i < 20000; i++) {
		buf_clear(&text);
		for (uint32_t k = random_below(&r, 12); k > 0; k--) {
			buf_str(&text, str_c(lines[random_below(&r,
			    COUNT(lines))]));
			buf_char(&text, '\n');
		}
		buf_char(&text, '\0');
		as_whole(text.p);
	}
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_of_text_stand_where_they_were_written),
		cmocka_unit_test(text_in_another_block_is_left_in_it),
		cmocka_unit_test(lines_go_on_what_is_open),
		cmocka_unit_test(lists_of_text_are_as_loose_as_written),
		cmocka_unit_test(marks_are_not_text),
		cmocka_unit_test(brackets_are_text_where_nothing_is_defined),
		cmocka_unit_test(code_is_between_single_backticks),
		cmocka_unit_test(fences_end_where_libcmark_ends_them),
		cmocka_unit_test(line_ends_of_any_kind_end_text),
		cmocka_unit_test(any_body_comes_out_as_if_parsed_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
