/* Bare URLs and mail addresses. */
#include "md_help.h"

/* The text is one paragraph: what is linked in it, "[url]" for each. */
static void
links_are(const char *text, const char *want)
{
	struct body b;
	struct buf got = buf_init(4096);

	body_open(&b, text);
	for (md_node *n = md_first(first_of(&b, MD_PARAGRAPH)); n;
	    n = md_next(n)) {
		if (md_kind(n) == MD_LINK) {
			buf_char(&got, '[');
			buf_str(&got, md_url(n));
			buf_char(&got, ']');
		} else {
			buf_str(&got, md_text(b.md, n, &b.a, true));
		}
	}
	same(buf_view(&got), want, text);
	buf_release(&got);
	body_close(&b);
}

static void
urls_are_links(void **state)
{
	(void)state;
	links_are("see https://example.org/a?b=c#d now",
	    "see [https://example.org/a?b=c#d] now");
	links_are("http://localhost:8080/x", "[http://localhost:8080/x]");
	links_are("HTTPS://Example.org", "[HTTPS://Example.org]");
	links_are("ftp://example.org/f", "[ftp://example.org/f]");
	links_are("www.example.org/a", "[http://www.example.org/a]");
	links_are("\"https://example.org\"", "\"[https://example.org]\"");
	links_are("https://b\xc3\xbc""cher.example/\xc3\xa9",
	    "[https://b\xc3\xbc""cher.example/\xc3\xa9]");
}

static void
the_sentence_around_a_url_is_not_in_it(void **state)
{
	(void)state;
	links_are("At https://example.org.", "At [https://example.org].");
	links_are("https://example.org/a, and", "[https://example.org/a], and");
	links_are("(https://example.org/a_(b))",
	    "([https://example.org/a_(b)])");
	links_are("**https://example.org**", "https://example.org");
	links_are("https://example.org/?a=b&amp;", "[https://example.org/?a=b]&");
	links_are("https://example.org/<b", "[https://example.org/]<b");
	links_are("[https://example.org/]", "[[https://example.org/]]");
	links_are("'https://example.org/a'", "'[https://example.org/a]'");
}

static void
marks_in_a_url_belong_to_it(void **state)
{
	(void)state;
	links_are("https://example.org/_a_/*b*/~~c~~/d",
	    "[https://example.org/_a_/*b*/~~c~~/d]");
	links_are("*x* https://example.org/*a_b_c*d e*",
	    "x [https://example.org/*a_b_c*d] e*");
	links_are("www.example.org/__init__.py",
	    "[http://www.example.org/__init__.py]");
	links_are("https://example.org/~jo and https://example.org/~mo",
	    "[https://example.org/~jo] and [https://example.org/~mo]");
	plain_is("`https://example.org/_a_`\n",
	    "<p><code>https://example.org/_a_</code></p>\n");
	plain_is("[a](http://example.org/_b_)*c*[d](/e)\n",
	    "<p><a href=\"http://example.org/_b_\">a</a><em>c</em>"
	    "<a href=\"/e\">d</a></p>\n");
	plain_is("`see http://example.org/`*c*\n",
	    "<p><code>see http://example.org/</code><em>c</em></p>\n");
	plain_is("    https://example.org/_a_\n",
	    "<pre><code>https://example.org/_a_\n</code></pre>\n");
	plain_is("[a]: http://example.org/*b* 'c'\n\n[a]\n",
	    "<p><a href=\"http://example.org/*b*\" title=\"c\">a</a></p>\n");
}

static void
what_is_no_url_is_no_link(void **state)
{
	(void)state;
	links_are("a://b http:// https:///x", "a://b http:// https:///x");
	links_are("xhttps://example.org", "xhttps://example.org");
	links_are("awww.example.org www.", "awww.example.org www.");
	links_are("http://a_b.c", "http://a_b.c");
	links_are("javascript://example.org", "javascript://example.org");
	plain_is("[https://example.org](/a)\n",
	    "<p><a href=\"/a\">https://example.org</a></p>\n");
	plain_is("![www.example.org](/a)\n",
	    "<p><img src=\"/a\" alt=\"www.example.org\" /></p>\n");
}

static void
mail_addresses_are_links(void **state)
{
	(void)state;
	links_are("ask jo.do+x@example.org.", "ask [mailto:jo.do+x@example.org].");
	links_are("mailto:jo@example.org", "[mailto:jo@example.org]");
	links_are("a_b@example.org", "[mailto:a_b@example.org]");
	links_are("(jo@example.org)", "([mailto:jo@example.org])");
}

static void
handles_and_versions_are_none(void **state)
{
	(void)state;
	links_are("@sam and jo@host", "@sam and jo@host");
	links_are("react@16.8.0 a@b@c", "react@16.8.0 a@b@c");
	links_are("jo@example.org-", "jo@example.org-");
	links_are("@@ @. a@.b", "@@ @. a@.b");
}

struct seen {
	bool automatic[8];
	size_t n;
};

static void
see(void *context, struct md_link *l)
{
	struct seen *s = context;

	assert_true(s->n < COUNT(s->automatic));
	s->automatic[s->n++] = l->automatic;
}

/* Lines without an address are not looked at. */
static void
an_address_is_found_on_whatever_line_it_is(void **state)
{
	(void)state;
	plain_is("a\nb\nwww.e.org c\n\n> d\n> - e\n>   f@g.org\n",
	    "<p>a\nb\n<a href=\"http://www.e.org\">www.e.org</a> c</p>\n"
	    "<blockquote>\n<p>d</p>\n<ul>\n<li>e\n"
	    "<a href=\"mailto:f@g.org\">f@g.org</a></li>\n</ul>\n"
	    "</blockquote>\n");
	plain_is("https://a.org\n===\n\nb\nhttps://c.org",
	    "<h1><a href=\"https://a.org\">https://a.org</a></h1>\n"
	    "<p>b\n<a href=\"https://c.org\">https://c.org</a></p>\n");
	plain_is("|h|\n|-|\n|a|\n|b@c.org|\n",
	    "<table>\n<thead>\n<tr>\n<th>h</th>\n</tr>\n</thead>\n"
	    "<tbody>\n<tr>\n<td>a</td>\n</tr>\n<tr>\n<td>"
	    "<a href=\"mailto:b@c.org\">b@c.org</a></td>\n</tr>\n</tbody>\n"
	    "</table>\n");
	plain_is("https://a.org\n\nhttps&#58;//c.org\n\nd\\@e.org\n",
	    "<p><a href=\"https://a.org\">https://a.org</a></p>\n"
	    "<p><a href=\"https://c.org\">https://c.org</a></p>\n"
	    "<p><a href=\"mailto:d@e.org\">d@e.org</a></p>\n");
}

static void
a_bare_url_is_told_from_a_written_link(void **state)
{
	struct body b;
	struct seen s = { .n = 0 };

	(void)state;
	body_open(&b, "https://a.example <https://b.example> "
	    "[c](https://c.example) <d@example.org>\n");
	body_html(&b, (struct md_html){ .context = &s, .link = see });
	assert_int_equal(s.n, 4);
	assert_true(s.automatic[0] && s.automatic[1] && s.automatic[3]);
	assert_false(s.automatic[2]);
	body_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(urls_are_links),
		cmocka_unit_test(the_sentence_around_a_url_is_not_in_it),
		cmocka_unit_test(marks_in_a_url_belong_to_it),
		cmocka_unit_test(what_is_no_url_is_no_link),
		cmocka_unit_test(mail_addresses_are_links),
		cmocka_unit_test(handles_and_versions_are_none),
		cmocka_unit_test(an_address_is_found_on_whatever_line_it_is),
		cmocka_unit_test(a_bare_url_is_told_from_a_written_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
