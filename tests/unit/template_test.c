#include "template_bench.h"

/* ---- values ---- */

static void
text_without_tags_is_put_out_unchanged(void **state)
{
	shows(*state, "a { b } }} c\r\n\n\td\n", "{}",
	    "a { b } }} c\r\n\n\td\n");
}

static void
an_empty_template_puts_out_nothing(void **state)
{
	shows(*state, "", "{}", "");
}

static void
a_value_is_escaped_for_text_and_for_either_quote(void **state)
{
	shows(*state, "<p title='{{t}}'>", "{\"t\": \"<a & \\\"b\\\" 'c'>\"}",
	    "<p title='&lt;a &amp; &quot;b&quot; &#39;c&#39;&gt;'>");
}

static void
three_braces_and_an_ampersand_put_out_a_value_as_it_is(void **state)
{
	shows(*state, "{{{t}}} {{& t }} {{{ t }}}", "{\"t\": \"<i>\"}",
	    "<i> <i> <i>");
}

static void
html_of_our_own_is_never_escaped(void **state)
{
	struct bench *b = *state;
	struct value *v = value_map(&b->a);

	value_put_html(&b->a, v, STR("body"), STR("<p>&amp;</p>"));
	assert_int_equal(add(b, "page", "{{body}}{{{body}}}"), 0);
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(template_run(&b->out, &b->set, STR("page"), v,
	    &b->d), 0);
	expect(b, "<p>&amp;</p><p>&amp;</p>");
}

static void
a_plain_set_does_not_escape(void **state)
{
	struct bench *b = *state;

	b->set.plain = true;
	shows(b, "{{t}}", "{\"t\": \"R&D's \\\"fix\\\"\"}",
	    "R&D's \"fix\"");
}

static void
numbers_and_truth_are_put_out_as_text(void **state)
{
	shows(*state, "{{i}} {{r}} {{yes}} {{no}} [{{null}}] [{{none}}]",
	    "{\"i\": -12, \"r\": 99.95, \"yes\": true, \"no\": false, "
	    "\"null\": null}", "-12 99.95 true false [] []");
}

static void
what_a_value_holds_is_not_read_as_a_template(void **state)
{
	shows(*state, "{{{t}}}", "{\"t\": \"{{x}}\", \"x\": \"bad\"}",
	    "{{x}}");
}

static void
dots_lead_into_a_group(void **state)
{
	shows(*state, "{{a.b.c}} [{{a.x.c}}] [{{a.b.c.d}}]",
	    "{\"a\": {\"b\": {\"c\": \"found\"}}, \"x\": {\"c\": \"no\"}}",
	    "found [] []");
}

static void
only_the_first_part_of_a_dotted_name_is_looked_for_outside(void **state)
{
	shows(*state, "{{#in}}[{{a.b}}]{{/in}}",
	    "{\"in\": {\"a\": {}}, \"a\": {\"b\": \"outer\"}}", "[]");
}

static void
a_list_or_a_group_put_out_as_text_is_warned_of_once(void **state)
{
	struct bench *b = *state;

	assert_int_equal(add(b, "page", "{{#l}}\n <{{g}}>\n{{/l}}"), 0);
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, "{\"l\": [1, 2, 3], \"g\": {\"x\": 1}}"), 0);
	expect(b, " <>\n <>\n <>\n");
	reported(b, RULE_TEMPLATE_VALUE_KIND, 1, 2, 3);
	says(b, "this is a group of values, not a text",
	    "name one of its values: {{group.value}}");
	assert_int_equal(b->d.v[0].level, LEVEL_WARNING);
}

/* ---- sections ---- */

static void
a_section_repeats_for_each_item_of_a_list(void **state)
{
	shows(*state, "{{#l}}<{{n}}>{{/l}}",
	    "{\"l\": [{\"n\": 1}, {\"n\": 2}, {\"n\": 3}]}", "<1><2><3>");
}

static void
a_section_shows_once_for_what_is_true(void **state)
{
	shows(*state,
	    "{{#yes}}a{{/yes}}{{#text}}b{{/text}}{{#group}}c{{/group}}"
	    "{{#zero}}d{{/zero}}",
	    "{\"yes\": true, \"text\": \"x\", \"group\": {}, \"zero\": 0}",
	    "abcd");
}

static void
a_section_does_not_show_for_nothing_false_or_empty(void **state)
{
	shows(*state,
	    "{{#no}}a{{/no}}{{#empty}}b{{/empty}}{{#list}}c{{/list}}"
	    "{{#null}}d{{/null}}{{#absent}}e{{/absent}}.",
	    "{\"no\": false, \"empty\": \"\", \"list\": [], \"null\": null}",
	    ".");
}

static void
an_inverted_section_shows_where_a_section_does_not(void **state)
{
	shows(*state,
	    "{{^no}}a{{/no}}{{^empty}}b{{/empty}}{{^list}}c{{/list}}"
	    "{{^absent}}d{{/absent}}{{^yes}}e{{/yes}}{{^l}}f{{/l}}",
	    "{\"no\": false, \"empty\": \"\", \"list\": [], \"yes\": true, "
	    "\"l\": [false]}", "abcd");
}

static void
a_dot_is_the_item_itself(void **state)
{
	shows(*state, "{{#l}}{{#.}}{{.}},{{/.}};{{/l}}",
	    "{\"l\": [[1, 2], [\"<\"]]}", "1,2,;&lt;,;");
}

static void
an_inner_value_hides_an_outer_one(void **state)
{
	shows(*state, "{{n}}{{#in}}{{n}}{{o}}{{#deep}}{{n}}{{/deep}}{{/in}}",
	    "{\"n\": 1, \"o\": 2, \"in\": {\"n\": 3, \"deep\": {}}}",
	    "1323");
}

static void
a_group_can_be_reached_by_a_dotted_section(void **state)
{
	shows(*state, "{{#a.b}}{{c}}{{/a.b}}{{^a.x}}none{{/a.x}}",
	    "{\"a\": {\"b\": {\"c\": \"in\"}}}", "innone");
}

/* ---- lines ---- */

static void
a_tag_alone_on_its_line_leaves_no_line(void **state)
{
	shows(*state,
	    "a\n  {{! note }}  \n\t{{#yes}}\nb\n{{/yes}}\n{{=<% %>=}}\nc\n"
	    "<%^yes%>\nd\n<%/yes%>", "{\"yes\": true}", "a\nb\nc\n");
}

static void
line_ends_of_windows_are_line_ends(void **state)
{
	shows(*state, "a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\nc\r\n",
	    "{\"yes\": true}", "a\r\nb\r\nc\r\n");
}

static void
a_value_alone_on_its_line_keeps_the_line(void **state)
{
	shows(*state, " {{v}}\n{{{v}}}\n.", "{\"v\": \"\"}", " \n\n.");
}

static void
two_tags_on_a_line_keep_the_line(void **state)
{
	shows(*state, "{{#yes}}{{/yes}}\n{{! a }}{{! b }}\n.",
	    "{\"yes\": true}", "\n\n.");
}

static void
a_comment_may_have_many_lines(void **state)
{
	shows(*state, "a {{! one\n}two }\n {{ }}\nb", "{}", "a \nb");
}

static void
a_byte_order_mark_is_not_put_out(void **state)
{
	shows(*state, "\xef\xbb\xbf{{#yes}}\na\n{{/yes}}", "{\"yes\": true}",
	    "a\n");
}

/* ---- delimiters ---- */

static void
delimiters_can_be_changed_and_changed_back(void **state)
{
	shows(*state, "{{=<% %>=}}<%v%> {{v}} <%{v}%> <%={{ }}=%>{{v}}",
	    "{\"v\": \"&\"}", "&amp; {{v}} & &amp;");
}

static void
delimiters_end_with_their_template(void **state)
{
	struct bench *b = *state;

	add(b, "part", "{{v}}|v|{{=| |=}}|v|");
	shows(b, "{{=<% %>=}}<%>part%><%v%>", "{\"v\": 1}", "1|v|11");
}

/* ---- partials ---- */

static void
a_partial_sees_what_stands_around_it(void **state)
{
	struct bench *b = *state;

	add(b, "item", "<li>{{n}}{{o}}</li>");
	shows(b, "{{#l}}{{>item}}{{/l}}",
	    "{\"l\": [{\"n\": 1}, {\"n\": 2}], \"o\": \"!\"}",
	    "<li>1!</li><li>2!</li>");
}

static void
templates_may_be_added_in_any_order(void **state)
{
	struct bench *b = *state;

	assert_int_equal(add(b, "page", "a{{>later}}"), 0);
	assert_int_equal(add(b, "later", "b"), 0);
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, "{}"), 0);
	expect(b, "ab");
}

static void
a_second_template_of_one_name_takes_the_first_ones_place(void **state)
{
	struct bench *b = *state;

	add(b, "part", "first {{a}}");
	add(b, "part", "second");
	shows(b, "{{>part}}", "{}", "second");
}

static void
a_partial_alone_on_its_line_is_indented(void **state)
{
	struct bench *b = *state;

	add(b, "inner", "<b>\n{{v}}\n\n</b>\n");
	add(b, "outer", "<a>\n  {{>inner}}\n</a>\n");
	shows(b, "\t{{>outer}}\nend", "{\"v\": \"x\\ny\"}",
	    "\t<a>\n\t  <b>\n\t  x\ny\n\n\t  </b>\n\t</a>\nend");
}

static void
a_partial_within_a_line_is_not_indented(void **state)
{
	struct bench *b = *state;

	add(b, "two", "1\n2");
	add(b, "line", "- {{>two}}\n");
	shows(b, "  {{>line}}\n", "{}", "  - 1\n2\n");
}

static void
each_line_is_indented_once_whatever_begins_it(void **state)
{
	struct bench *b = *state;

	add(b, "part", "{{#l}}{{.}} {{/l}}\n{{#l}}\n{{.}}\n{{/l}}\n"
	    "{{^no}}x{{/no}}\n{{>dot}}{{>dot}}\n{{>none}}y\r\n\r\nz");
	add(b, "dot", ".");
	add(b, "none", "");
	shows(b, "  {{>part}}\n", "{\"l\": [1, 2]}",
	    "  1 2 \n  1\n  2\n  x\n  ..\n  y\r\n\r\n  z");
}

static void
a_partial_may_include_itself_while_the_data_does(void **state)
{
	struct bench *b = *state;

	add(b, "tree", "{{n}}({{#kids}}{{>tree}}{{/kids}})");
	shows(b, "{{>tree}}", "{\"n\": 1, \"kids\": [{\"n\": 2, \"kids\": []}, "
	    "{\"n\": 3, \"kids\": [{\"n\": 4, \"kids\": []}]}]}",
	    "1(2()3(4()))");
}

static void
a_partial_can_be_named_by_a_value(void **state)
{
	struct bench *b = *state;

	add(b, "note", "N{{t}}");
	add(b, "alert", "A{{t}}");
	shows(b, "{{#l}}{{>*as.kind}}{{/l}}{{> * none }}",
	    "{\"l\": [{\"as\": {\"kind\": \"alert\"}, \"t\": 1}, "
	    "{\"as\": {\"kind\": \"note\"}, \"t\": 2}]}", "A1N2");
}

static void
a_constant_is_text_once_a_set_is_flat(void **state)
{
	struct bench *b = *state;
	struct value *constants = value_map(&b->a), *t = value_map(&b->a);

	value_put(&b->a, t, STR("more"), STR("<more>"));
	value_set(constants, STR("t"), t);
	add(b, "part", "{{t.more}} {{{t.more}}} {{t.less}}.");
	shows(b, "{{#x}}{{>part}}{{/x}}",
	    "{\"x\": {\"t\": {\"more\": \"other\", \"less\": \"less\"}}}",
	    "other other less.");
	template_flatten(&b->set, constants);
	assert_int_equal(run(b, "{\"x\": {\"t\": {\"more\": \"other\", "
	    "\"less\": \"less\"}}}"), 0);
	expect(b, "&lt;more&gt; <more> less.");
}

/* Forty times twice: nobody waits for the end of it. */
static void
partials_that_double_are_left_to_be_run(void **state)
{
	struct bench *b = *state;

	for (int i = 0; i < 40; i++)
		add(b, str_z(&b->a, str_format(&b->a, "p%d", i)),
		    str_z(&b->a, str_format(&b->a, "{{>p%d}}{{>p%d}}", i + 1,
		    i + 1)));
	add(b, "p40", "{{#x}}.{{/x}}");
	shows(b, "{{>p37}}", "{\"x\": true}", "........");
}

/* {{#x}}{{x}}{{/x}} of a text is no step inside; of all else it is. */
static void
a_section_of_its_own_value_shows_what_the_value_is(void **state)
{
	static const char page[] = "{{#x}}<{{x}}>{{/x}}{{#a.b}}({{{a.b}}}){{/a.b}}";

	shows(*state, page, "{\"x\": \"&\", \"a\": {\"b\": \"&\"}}", "<&amp;>(&)");
	shows(*state, page, "{\"x\": true, \"a\": {\"b\": \"\"}}", "<true>");
	shows(*state, page, "{\"x\": {\"x\": 1}, \"a\": []}", "<1>");
	shows(*state, page, "{\"x\": [{\"x\": 1}, {\"x\": 2}]}", "<1><2>");
	shows(*state, page, "{\"x\": false, \"a\": {\"b\": {\"a\": {\"b\": 3}}}}",
	    "(3)");
	shows(*state, "{{#l}}{{#x}}{{x}}{{/x}}{{/l}}",
	    "{\"x\": 0, \"l\": [{\"x\": 1}, {}]}", "10");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(text_without_tags_is_put_out_unchanged),
		T(an_empty_template_puts_out_nothing),
		T(a_value_is_escaped_for_text_and_for_either_quote),
		T(three_braces_and_an_ampersand_put_out_a_value_as_it_is),
		T(html_of_our_own_is_never_escaped),
		T(a_plain_set_does_not_escape),
		T(numbers_and_truth_are_put_out_as_text),
		T(what_a_value_holds_is_not_read_as_a_template),
		T(dots_lead_into_a_group),
		T(only_the_first_part_of_a_dotted_name_is_looked_for_outside),
		T(a_list_or_a_group_put_out_as_text_is_warned_of_once),
		T(a_section_repeats_for_each_item_of_a_list),
		T(a_section_shows_once_for_what_is_true),
		T(a_section_does_not_show_for_nothing_false_or_empty),
		T(an_inverted_section_shows_where_a_section_does_not),
		T(a_dot_is_the_item_itself),
		T(an_inner_value_hides_an_outer_one),
		T(a_group_can_be_reached_by_a_dotted_section),
		T(a_tag_alone_on_its_line_leaves_no_line),
		T(line_ends_of_windows_are_line_ends),
		T(a_value_alone_on_its_line_keeps_the_line),
		T(two_tags_on_a_line_keep_the_line),
		T(a_comment_may_have_many_lines),
		T(a_byte_order_mark_is_not_put_out),
		T(delimiters_can_be_changed_and_changed_back),
		T(delimiters_end_with_their_template),
		T(a_partial_sees_what_stands_around_it),
		T(templates_may_be_added_in_any_order),
		T(a_second_template_of_one_name_takes_the_first_ones_place),
		T(a_partial_alone_on_its_line_is_indented),
		T(a_partial_within_a_line_is_not_indented),
		T(each_line_is_indented_once_whatever_begins_it),
		T(a_partial_may_include_itself_while_the_data_does),
		T(a_partial_can_be_named_by_a_value),
		T(a_constant_is_text_once_a_set_is_flat),
		T(partials_that_double_are_left_to_be_run),
		T(a_section_of_its_own_value_shows_what_the_value_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
