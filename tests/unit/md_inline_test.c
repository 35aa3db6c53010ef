/* Strikethrough and task list items. */
#include "md_help.h"

static void
tildes_strike_what_is_between_them(void **state)
{
	(void)state;
	plain_is("it was ~~never~~ fixed\n",
	    "<p>it was <del>never</del> fixed</p>\n");
	plain_is("~once~ and ~~twice~~\n",
	    "<p><del>once</del> and <del>twice</del></p>\n");
	plain_is("~~a ~b~ *c*~~\n",
	    "<p><del>a <del>b</del> <em>c</em></del></p>\n");
	plain_is("*~~a~~* **b ~~c~~**\n",
	    "<p><em><del>a</del></em> <strong>b <del>c</del></strong></p>\n");
	plain_is("~~a [b](/c) `d`~~\n", "<p><del>a <a href=\"/c\">b</a> "
	    "<code>d</code></del></p>\n");
	plain_is("~~over\nlines~~\n", "<p><del>over\nlines</del></p>\n");
	plain_is("a\n\n- [*b ~~c~~*](/d)\n\n|~~h~~|\n|-|\n",
	    "<p>a</p>\n<ul>\n<li><a href=\"/d\"><em>b <del>c</del></em></a>"
	    "</li>\n</ul>\n<table>\n<thead>\n<tr>\n<th><del>h</del></th>\n"
	    "</tr>\n</thead>\n</table>\n");
}

static void
tildes_that_only_mean_about_stay(void **state)
{
	(void)state;
	plain_is("from ~5 to ~10 minutes\n",
	    "<p>from ~5 to ~10 minutes</p>\n");
	plain_is("took ~24h40m (~1 day)\n", "<p>took ~24h40m (~1 day)</p>\n");
	plain_is("a ~~~b~~~ c~~ ~~ d\n", "<p>a ~~~b~~~ c~~ ~~ d</p>\n");
	plain_is("~~one~ two\n", "<p>~~one~ two</p>\n");
	plain_is("~~open\n\nshut~~\n", "<p>~~open</p>\n<p>shut~~</p>\n");
}

static void
an_escaped_tilde_strikes_nothing(void **state)
{
	(void)state;
	plain_is("\\~~a~~ \\~b~\n", "<p>~~a~~ ~b~</p>\n");
	plain_is("~~a\\~~\n", "<p>~~a~~</p>\n");
	plain_is("\\\\~~a~~\n", "<p>\\<del>a</del></p>\n");
	plain_is("`\\~~a~~`\n", "<p><code>\\~~a~~</code></p>\n");
	plain_is("```\n\\~\n```\n", "<pre><code>\\~\n</code></pre>\n");
	plain_is("[a](/\\~b \"\\~c\")\n",
	    "<p><a href=\"/~b\" title=\"~c\">a</a></p>\n");
	plain_is("|h|\n|-|\n|\\~~a~~|\n",
	    "<table>\n<thead>\n<tr>\n<th>h</th>\n</tr>\n</thead>\n<tbody>\n"
	    "<tr>\n<td>~~a~~</td>\n</tr>\n</tbody>\n</table>\n");
}

/* The characters that stand for masked ones may be in the text. */
static void
rare_characters_come_through(void **state)
{
	(void)state;
	plain_is("\xe2\xb8\x80\xe2\xb8\x81 \\~ \xe2\xb8\x82 https://x.org/_a_b\n",
	    "<p>\xe2\xb8\x80\xe2\xb8\x81 ~ \xe2\xb8\x82 "
	    "<a href=\"https://x.org/_a_b\">https://x.org/_a_b</a></p>\n");
	plain_is("&#x2e00; &#11777; \\~\n",
	    "<p>\xe2\xb8\x80 \xe2\xb8\x81 ~</p>\n");
}

static void
all_rare_characters_at_once_come_through(void **state)
{
	char text[1024], want[1024];
	size_t n = 0, w;

	(void)state;
	for (int i = 0; i < 0x2e; i++) {
		memcpy(text + n, "\xe2\xb8", 2);
		text[n + 2] = (char)(0x80 + i);
		n += 3;
	}
	memcpy(want, "<p>", 3);
	memcpy(want + 3, text, n);
	w = n + 3;
	memcpy(text + n, " \\~\n", 5);
	memcpy(want + w, " ~</p>\n", 8);
	plain_is(text, want);
}

static void
boxes_make_tasks(void **state)
{
	(void)state;
	plain_is("- [ ] open\n- [x] done\n- [X] too\n- no\n",
	    "<ul>\n<li><input disabled=\"\" type=\"checkbox\"> open</li>\n"
	    "<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> done"
	    "</li>\n"
	    "<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> too"
	    "</li>\n<li>no</li>\n</ul>\n");
	site_is("1. [ ] call *them*\n",
	    "<ol>\n<li class=\"task\"><label>"
	    "<input type=\"checkbox\" disabled> call <em>them</em></label>"
	    "</li>\n</ol>\n");
	site_is("- [x] a\n\n  b\n",
	    "<ul>\n<li class=\"task\">\n<p><label>"
	    "<input type=\"checkbox\" disabled checked> a</label></p>\n"
	    "<p>b</p>\n</li>\n</ul>\n");
}

static void
other_brackets_make_none(void **state)
{
	(void)state;
	plain_is("- [ ]\n- [x]\n- [y] a\n- [x]a\n- \\[x] a\n- [x](/u) a\n",
	    "<ul>\n<li>[ ]</li>\n<li>[x]</li>\n<li>[y] a</li>\n"
	    "<li>[x]a</li>\n<li>[x] a</li>\n"
	    "<li><a href=\"/u\">x</a> a</li>\n</ul>\n");
	plain_is("[x] a\n", "<p>[x] a</p>\n");
	plain_is("- a\n\n  [x] b\n",
	    "<ul>\n<li>\n<p>a</p>\n<p>[x] b</p>\n</li>\n</ul>\n");
}

static void
a_box_is_one_even_where_x_is_a_reference(void **state)
{
	(void)state;
	plain_is("- [x] [x]\n\n[x]: /u\n",
	    "<ul>\n<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> "
	    "<a href=\"/u\">x</a></li>\n</ul>\n");
}

static void
the_state_of_a_task_can_be_asked(void **state)
{
	struct body b;
	md_node *n;

	(void)state;
	body_open(&b, "- [x] Alert on **failover** ~~soon~~\n- [ ] b\n- c\n");
	n = first_of(&b, MD_ITEM);
	assert_int_equal(md_task(n), 1);
	same(md_text(b.md, n, &b.a, true), "Alert on failover soon", "task");
	at(md_place_of(b.md, md_first(n), STR("Alert")), 10, 7, 5);
	n = md_next(n);
	assert_int_equal(md_task(n), 0);
	assert_int_equal(md_task(md_next(n)), -1);
	body_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tildes_strike_what_is_between_them),
		cmocka_unit_test(tildes_that_only_mean_about_stay),
		cmocka_unit_test(an_escaped_tilde_strikes_nothing),
		cmocka_unit_test(rare_characters_come_through),
		cmocka_unit_test(all_rare_characters_at_once_come_through),
		cmocka_unit_test(boxes_make_tasks),
		cmocka_unit_test(other_brackets_make_none),
		cmocka_unit_test(a_box_is_one_even_where_x_is_a_reference),
		cmocka_unit_test(the_state_of_a_task_can_be_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
