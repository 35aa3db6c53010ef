/* What comes out as HTML, and what does not. */
#include "md_help.h"

static void
blocks_are_as_the_spec_prints_them(void **state)
{
	(void)state;
	plain_is("# A \"B\"\n\n> c\n\n3. d\n\n---\n\n```sh -x\ne\n```\nf  \ng\n",
	    "<h1>A &quot;B&quot;</h1>\n<blockquote>\n<p>c</p>\n"
	    "</blockquote>\n<ol start=\"3\">\n<li>d</li>\n</ol>\n<hr />\n"
	    "<pre><code class=\"language-sh\">e\n</code></pre>\n"
	    "<p>f<br />\ng</p>\n");
	plain_is("", "");
}

static void
the_site_shows_them_its_own_way(void **state)
{
	(void)state;
	site_is("## A \"B\"\n\n```sh\ne\n```\nf  \ng\n\n---\n",
	    "<h2 id=\"a-b\">A \"B\"</h2>\n"
	    "<pre tabindex=\"0\"><code class=\"language-sh\">e\n</code></pre>\n"
	    "<p>f<br>\ng</p>\n<hr>\n");
	site_is("![a *b* \"c\"](/d.png 'e')\n",
	    "<p><img src=\"/d.png\" alt=\"a b &quot;c&quot;\" title=\"e\" "
	    "loading=\"lazy\"></p>\n");
}

static void
raw_html_is_left_out(void **state)
{
	(void)state;
	site_is("<script>alert(1)</script>\n\na <b onclick=x>b</b> c\n",
	    "<p>a b c</p>\n");
	site_is("<div>\nlost\n</div>\n\nkept\n", "<p>kept</p>\n");
	site_is("&lt;b&gt; `<i>` \\<u>\n",
	    "<p>&lt;b&gt; <code>&lt;i&gt;</code> &lt;u&gt;</p>\n");
}

static void
numbers_make_no_controls(void **state)
{
	(void)state;
	site_is("a&#27;[31m &#x9b; &#65534; &#13;&#9;&#228; `&#27;`\n",
	    "<p>a\xef\xbf\xbd[31m \xef\xbf\xbd \xef\xbf\xbd "
	    "\xef\xbf\xbd\t\xc3\xa4 <code>&amp;#27;</code></p>\n");
	site_is("![x&#7;](/a&#65535;b 't&#1;')\n",
	    "<p><img src=\"/a%EF%BF%BDb\" alt=\"x\xef\xbf\xbd\" "
	    "title=\"t\xef\xbf\xbd\" loading=\"lazy\"></p>\n");
}

static void
line_breaks_of_html_are_kept(void **state)
{
	(void)state;
	site_is("a<br>b<br/>c<BR />d<br x>e\n", "<p>a<br>b<br>c<br>de</p>\n");
}

static void
links_that_run_something_lead_nowhere(void **state)
{
	static const char *const bad[] = {
		"javascript:alert(1)", "JaVaScRiPt:alert(1)",
		"&#106;avascript:alert(1)", "javascript&colon;alert(1)",
		"java&#9;script:alert(1)", "&#1;javascript:alert(1)",
		"vbscript:x", "data:text/html,x", "file:///etc/passwd",
		"ftp://example.org/x", "x-app:y",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct arena a = { 0 };
		char *text = str_z(&a, str_format(&a, "[a](<%s>)", bad[i]));

		site_is(text, "<p>a</p>\n");
		text = str_z(&a, str_format(&a, "![a](<%s>)", bad[i]));
		site_is(text, "<p>a</p>\n");
		text = str_z(&a, str_format(&a, "[a][b]\n\n[b]: <%s>", bad[i]));
		site_is(text, "<p>a</p>\n");
		arena_release(&a);
	}
	site_is("<javascript:alert(1)>\n", "<p>javascript:alert(1)</p>\n");
}

static void
other_links_lead_where_they_say(void **state)
{
	(void)state;
	site_is("[a](https://b.example/?c=d&e \"f<g\")\n",
	    "<p><a href=\"https://b.example/?c=d&amp;e\" "
	    "title=\"f&lt;g\">a</a></p>\n");
	site_is("[a](../b.md#c) [d](//e.example) [f](mailto:g@h.i) "
	    "[j](tel:+4712345678) [k](?l:m) [n](#o:p)\n",
	    "<p><a href=\"../b.md#c\">a</a> <a href=\"//e.example\">d</a> "
	    "<a href=\"mailto:g@h.i\">f</a> <a href=\"tel:+4712345678\">j</a> "
	    "<a href=\"?l:m\">k</a> <a href=\"#o:p\">n</a></p>\n");
	site_is("[a](<b c\"d>)\n", "<p><a href=\"b%20c%22d\">a</a></p>\n");
	site_is("[a]()\n", "<p>a</p>\n");
	/* A link in the text of another is text. */
	site_is("[a <https://b.example> c](/d)\n",
	    "<p><a href=\"/d\">a https://b.example c</a></p>\n");
}

static void
lead_elsewhere(void *context, struct md_link *l)
{
	int *calls = context;

	++*calls;
	if (str_eq(l->url, STR("gone")))
		l->href = STR_NONE;
	else if (str_eq(l->url, STR("bad")))
		l->href = STR("javascript:x");
	else if (l->image)
		l->href = STR("/pictures/a b.png");
	else
		l->href = STR("/moved/");
}

static void
the_caller_says_where_links_lead(void **state)
{
	struct body b;
	int calls = 0;

	(void)state;
	body_open(&b, "[a](x) ![b](y) [c](gone) [d](bad) ![e](gone)\n");
	same(body_html(&b, (struct md_html){ .context = &calls,
	    .link = lead_elsewhere }),
	    "<p><a href=\"/moved/\">a</a> <img src=\"/pictures/a%20b.png\" "
	    "alt=\"b\" loading=\"lazy\"> c d e</p>\n", "links");
	assert_int_equal(calls, 5);
	body_close(&b);
}

static void
headings_are_shifted_and_their_ids_prefixed(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, "# a\n##### b\n");
	same(body_html(&b, (struct md_html){ .heading_shift = 2,
	    .id_prefix = STR("pm-") }),
	    "<h3 id=\"pm-a\">a</h3>\n<h6 id=\"pm-b\">b</h6>\n", "shift");
	same(body_html(&b, (struct md_html){ .heading_shift = -1,
	    .plain = true }), "<h1>a</h1>\n<h4>b</h4>\n", "shift");
	body_close(&b);
}

static void
a_part_of_a_body_can_be_shown(void **state)
{
	struct body b;
	md_node *h;

	(void)state;
	body_open(&b, "# a\n\nb\n\n# c\n\nd\n");
	h = first_of(&b, MD_HEADING);
	buf_clear(&b.out);
	md_html(&b.out, b.md, md_next(h), md_next(md_next(h)),
	    &(struct md_html){ 0 });
	same(buf_view(&b.out), "<p>b</p>\n", "one block");
	body_close(&b);
}

static void
without(const char *text, size_t skip, const char *want)
{
	struct body b;

	body_open(&b, text);
	md_html_inlines(&b.out, b.md, first_of(&b, MD_PARAGRAPH), skip,
	    &(struct md_html){ 0 });
	same(buf_view(&b.out), want, text);
	body_close(&b);
}

static void
the_start_of_a_line_can_be_left_out(void **state)
{
	(void)state;
	without("09:04Z alert *fires*", 0, "09:04Z alert <em>fires</em>");
	without("09:04Z alert *fires*", 7, "alert <em>fires</em>");
	without("**09:04Z** alert", 7, "alert");
	without("**09:04Z** alert", 6, " alert");
	without("**09:04Z alert** x", 7, "<strong>alert</strong> x");
	without("*a **b ~~c~~*** d", 4, "<em><strong><del>c</del></strong>"
	    "</em> d");
	without("`09:04` [alert](/a) x", 6, "<a href=\"/a\">alert</a> x");
	without("[09:04 alert](/a) x", 6, "<a href=\"/a\">alert</a> x");
	without("[09:04](/a) x", 5, " x");
	without("`09:04 up`", 6, "<code>up</code>");
	without("09:04\nalert", 6, "alert");
	without("![09:04](a.png) x", 5, " x");
	without("![09:04 up](a.png) x", 5,
	    "<img src=\"a.png\" alt=\"09:04 up\" loading=\"lazy\"> x");
	without("a", 5, "");
}

static void
inlines_of_an_item_are_those_of_its_first_line(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, "- 09:04 *up*\n  - more\n");
	md_html_inlines(&b.out, b.md, first_of(&b, MD_ITEM), 6,
	    &(struct md_html){ 0 });
	same(buf_view(&b.out), "<em>up</em>", "item");
	body_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_are_as_the_spec_prints_them),
		cmocka_unit_test(the_site_shows_them_its_own_way),
		cmocka_unit_test(raw_html_is_left_out),
		cmocka_unit_test(numbers_make_no_controls),
		cmocka_unit_test(line_breaks_of_html_are_kept),
		cmocka_unit_test(links_that_run_something_lead_nowhere),
		cmocka_unit_test(other_links_lead_where_they_say),
		cmocka_unit_test(the_caller_says_where_links_lead),
		cmocka_unit_test(headings_are_shifted_and_their_ids_prefixed),
		cmocka_unit_test(a_part_of_a_body_can_be_shown),
		cmocka_unit_test(the_start_of_a_line_can_be_left_out),
		cmocka_unit_test(inlines_of_an_item_are_those_of_its_first_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
