#include "template_bench.h"

/* ---- mistakes in templates ---- */

static void
an_unclosed_tag_is_reported_where_it_begins(void **state)
{
	struct bench *b = *state;

	refused(b, "<h1>\n  {{title</h1>\n", RULE_TEMPLATE_TAG_OPEN, 2, 3);
	says(b, "this tag is not closed", "there is no }} after it");
	assert_int_equal(b->d.v[0].at.len, 12);
}

static void
a_tag_that_runs_into_the_next_is_reported(void **state)
{
	struct bench *b = *state;

	refused(b, "{{title\n{{body}}", RULE_TEMPLATE_TAG_OPEN, 1, 1);
	says(b, "this tag is not closed before the next one begins",
	    "end it with }}");
}

static void
three_braces_want_three(void **state)
{
	struct bench *b = *state;

	refused(b, "{{{title}} ", RULE_TEMPLATE_TAG_OPEN, 1, 1);
	says(b, "this tag is not closed", "there is no }}} after it");
}

static void
a_tag_without_a_name_is_reported(void **state)
{
	struct bench *b = *state;

	refused(b, "a{{ }}b", RULE_TEMPLATE_NAME, 1, 2);
	says(b, "`{{ }}` has no name", "");
}

static void
white_space_in_a_name_is_reported(void **state)
{
	struct bench *b = *state;

	refused(b, "{{incident title}}", RULE_TEMPLATE_NAME, 1, 1);
	says(b, "the name in `{{incident title}}` has white space in it", "");
}

static void
a_dot_too_many_is_reported(void **state)
{
	static const char *const pages[] = {
		"{{.a}}", "{{a.}}", "{{a..b}}", "{{..}}", "{{>*a.}}",
		"{{&.a}}",
	};
	struct bench *b = *state;

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		b->d.n = 0;
		refused(b, pages[i], RULE_TEMPLATE_NAME, 1, 1);
	}
}

static void
delimiters_that_are_not_two_are_reported(void **state)
{
	static const char *const pages[] = {
		"{{=<%=}}", "{{= =}}", "{{==}}", "{{=a b c=}}", "{{=a= =b=}}",
		"{{=12345678901234567 %>=}}",
	};
	struct bench *b = *state;

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		b->d.n = 0;
		refused(b, pages[i], RULE_TEMPLATE_DELIMITERS, 1, 1);
	}
}

static void
an_unclosed_section_is_reported_where_it_is_opened(void **state)
{
	struct bench *b = *state;

	refused(b, "a\n{{#list}}\n{{^b}}{{/b}}\n", RULE_TEMPLATE_SECTION_OPEN,
	    2, 1);
	says(b, "`{{#list}}` is not closed", "write {{/list}} where it ends");
}

static void
an_inner_section_left_open_is_reported_and_the_outer_one_goes_on(
    void **state)
{
	struct bench *b = *state;

	refused(b, "{{#a}}\n{{<b}}\n{{/a}}\n{{#c}}{{/c}}",
	    RULE_TEMPLATE_SECTION_OPEN, 2, 1);
}

static void
a_closing_tag_of_nothing_is_reported(void **state)
{
	struct bench *b = *state;

	refused(b, "a{{/b}}", RULE_TEMPLATE_SECTION_CLOSE, 1, 2);
	says(b, "`{{/b}}` closes nothing", "remove it; nothing is open here");
}

static void
a_misspelt_closing_tag_closes_what_it_resembles(void **state)
{
	struct bench *b = *state;

	refused(b, "{{#updates}}\n{{.}}\n{{/update}}",
	    RULE_TEMPLATE_SECTION_CLOSE, 3, 1);
	says(b, "`{{/update}}` closes nothing", "did you mean {{/updates}}?");
	assert_int_equal(b->d.v[0].notes->at.line, 1);
}

static void
a_parent_named_by_a_value_is_closed_with_its_asterisk(void **state)
{
	struct bench *b = *state;

	refused(b, "{{<*kind}}{{/kind}}", RULE_TEMPLATE_SECTION_CLOSE, 1, 11);
	says(b, "`{{/kind}}` closes nothing", "did you mean {{/*kind}}?");
}

static void
a_set_with_a_mistake_cannot_be_linked_or_run(void **state)
{
	struct bench *b = *state;

	assert_int_equal(add(b, "other", "{{"), -1);
	assert_int_equal(add(b, "page", "fine"), 0);
	assert_int_equal(template_link(&b->set, &b->d), -1);
	assert_int_equal(run(b, "{}"), -1);
	assert_int_equal(b->d.n, 1);
	assert_int_equal(b->out.n, 0);
}

static void
each_run_warns_for_itself(void **state)
{
	struct bench *b = *state;

	assert_int_equal(add(b, "page", "{{m}}{{m}}"), 0);
	assert_int_equal(template_link(&b->set, &b->d), 0);
	for (size_t i = 1; i <= 3; i++) {
		assert_int_equal(run(b, "{\"m\": {}}"), 0);
		assert_int_equal(b->d.n, 2 * i);
	}
	diags_settle(&b->d, NULL, (const str[]){ STR(""), STR("page") });
	assert_int_equal(b->d.n, 2);
}

static void
every_mistake_of_a_template_is_reported(void **state)
{
	struct bench *b = *state;

	assert_int_equal(add(b, "page", "{{a b}}\n{{/x}}\n{{=x=}}\n{{#s}}"),
	    -1);
	assert_int_equal(b->d.n, 4);
	diags_settle(&b->d, NULL, (const str[]){ STR(""), STR("page") });
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(b->d.v[i].at.line, i + 1);
}

static void
after_a_hundred_mistakes_reading_stops_and_says_so(void **state)
{
	struct bench *b = *state;
	struct buf page = buf_init(BUF_MAX);

	for (size_t i = 0; i < 100000; i++)
		buf_lit(&page, "{{/x}}");
	assert_int_equal(template_add(&b->set, STR("page"), buf_view(&page),
	    (struct place){ 0 }, &b->d), -1);
	assert_int_equal(b->d.n, TEMPLATE_MISTAKES);
	assert_non_null(b->d.v[b->d.n - 1].notes);
	buf_release(&page);
}

static void
sections_too_deep_in_one_another_are_refused(void **state)
{
	struct bench *b = *state;
	struct buf page = buf_init(BUF_MAX);

	for (size_t i = 0; i < 100000; i++)
		buf_lit(&page, "{{#x}}");
	assert_int_equal(template_add(&b->set, STR("page"), buf_view(&page),
	    (struct place){ 0 }, &b->d), -1);
	reported(b, RULE_TEMPLATE_NESTING, 0, 1, TEMPLATE_NEST * 6 + 1);
	buf_release(&page);
}

static void
bytes_that_are_no_text_are_refused_at_their_place(void **state)
{
	struct bench *b = *state;
	struct place at = { .file = 3 };

	assert_int_equal(template_add(&b->set, STR("page"),
	    STR("a\nb\0c"), at, &b->d), -1);
	reported(b, RULE_TEMPLATE_NOT_TEXT, 3, 2, 2);
	b->d.n = 0;
	assert_int_equal(template_add(&b->set, STR("page"),
	    STR("\xc3\xa5\n\xff"), at, &b->d), -1);
	reported(b, RULE_TEMPLATE_NOT_TEXT, 3, 2, 1);
}

static void
a_template_larger_than_the_limit_is_refused(void **state)
{
	struct bench *b = *state;
	struct buf page = buf_init(BUF_MAX);

	buf_repeat(&page, ' ', TEMPLATE_SIZE + 1);
	assert_int_equal(template_add(&b->set, STR("page"), buf_view(&page),
	    (struct place){ .file = 2 }, &b->d), -1);
	reported(b, RULE_TEMPLATE_NOT_TEXT, 2, 0, 0);
	buf_release(&page);
}

static void
a_template_inside_another_file_is_reported_at_its_place_there(void **state)
{
	struct bench *b = *state;
	struct place at = { .file = 7, .line = 20, .col = 5 };

	assert_int_equal(template_add(&b->set, STR("page"),
	    STR("a\n  {{a b}}"), at, &b->d), -1);
	reported(b, RULE_TEMPLATE_NAME, 7, 21, 7);
}

static void
a_block_given_twice_is_reported_with_both_places(void **state)
{
	struct bench *b = *state;

	add(b, "base", "{{$x}}{{/x}}");
	refused(b, "{{<base}}\n{{$x}}1{{/x}}\n{{$x}}2{{/x}}{{/base}}",
	    RULE_TEMPLATE_BLOCK_TWICE, 3, 1);
	assert_int_equal(b->d.v[0].notes->at.line, 2);
}

static void
what_is_no_block_inside_a_parent_is_warned_of(void **state)
{
	struct bench *b = *state;

	add(b, "base", "[{{$x}}{{/x}}]");
	assert_int_equal(add(b, "page", "{{<base}}\n{{#v}}{{$x}}1{{/x}}{{/v}}"
	    "\n{{>base}}{{/base}}"), 0);
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, "{\"v\": 1}"), 0);
	expect(b, "[]");
	reported(b, RULE_TEMPLATE_PARENT_CONTENT, 2, 2, 1);
	assert_int_equal(b->d.v[0].level, LEVEL_WARNING);
}

static void
a_missing_partial_is_reported_with_the_name_that_was_meant(void **state)
{
	struct bench *b = *state;

	add(b, "footer", "f");
	assert_int_equal(add(b, "page", "a\n {{>fotter}}"), 0);
	assert_int_equal(template_link(&b->set, &b->d), -1);
	reported(b, RULE_TEMPLATE_MISSING, 2, 2, 2);
	says(b, "there is no template `fotter`", "did you mean footer?");
	assert_int_equal(run(b, "{}"), -1);
}

static void
a_missing_partial_is_empty_where_that_is_wanted(void **state)
{
	struct bench *b = *state;

	b->set.missing_ok = true;
	shows(b, "a{{>none}}{{<none}}{{$x}}x{{/x}}{{/none}}{{>*v}}b",
	    "{\"v\": \"none\"}", "ab");
}

static void
a_value_that_names_no_template_is_reported(void **state)
{
	struct bench *b = *state;

	add(b, "page", "{{#l}}{{>*kind}}{{/l}}");
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, "{\"l\": [1, 2], \"kind\": \"alert\"}"), -1);
	reported(b, RULE_TEMPLATE_MISSING, 1, 1, 7);
	says(b, "`kind` is `alert`, but there is no template of that name",
	    "");
}

static void
running_a_template_that_is_not_there_is_reported(void **state)
{
	struct bench *b = *state;

	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, "{}"), -1);
	reported(b, RULE_TEMPLATE_MISSING, 0, 0, 0);
}

/* ---- what does not end ---- */

static void
a_template_that_includes_itself_without_end_is_stopped(void **state)
{
	struct bench *b = *state;

	add(b, "a", "x\n{{>b}}");
	add(b, "b", "{{#yes}}{{>a}}{{/yes}}");
	assert_int_equal(add(b, "page", "{{>a}}"), 0);
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, "{\"yes\": true}"), -1);
	assert_int_equal(b->d.n, 1);
	assert_int_equal(b->d.v[0].rule, RULE_TEMPLATE_RECURSION);
	assert_true(str_ends(b->d.v[0].text,
	    STR("` includes itself without end")));
}

static void
data_nested_too_deep_for_a_recursive_partial_is_stopped(void **state)
{
	struct bench *b = *state;
	struct value *v = value_map(&b->a), *at = v;

	for (size_t i = 0; i < 10000; i++)
		at = value_set(at, STR("kid"), value_map(&b->a));
	value_set(at, STR("kid"), value_bool(&b->a, false));
	add(b, "tree", "{{#kid}}{{>tree}}{{/kid}}");
	assert_int_equal(add(b, "page", "{{>tree}}"), 0);
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(template_run(&b->out, &b->set, STR("page"), v,
	    &b->d), -1);
	assert_int_equal(b->d.v[0].rule, RULE_TEMPLATE_RECURSION);
}

static void
a_page_larger_than_its_ceiling_is_reported(void **state)
{
	struct bench *b = *state;

	b->out = buf_init(1000);
	add(b, "page", "{{#l}}{{#l}}{{#l}}0123456789{{/l}}{{/l}}{{/l}}");
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, "{\"l\": [1, 2, 3, 4, 5]}"), -1);
	reported(b, RULE_TEMPLATE_WORK, 1, 1, 13);
	says(b, "what this template puts out is larger than 1000 bytes", "");
}

static void
a_ceiling_reached_by_plain_text_is_reported(void **state)
{
	struct bench *b = *state;

	b->out = buf_init(4);
	add(b, "page", "12345");
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, "{}"), -1);
	assert_int_equal(b->d.v[0].rule, RULE_TEMPLATE_WORK);
}

static void
work_without_output_comes_to_an_end(void **state)
{
	struct bench *b = *state;

	b->set.steps = 100000;
	add(b, "page", "{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}"
	    "{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}");
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, "{\"l\": [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]}"),
	    -1);
	assert_int_equal(b->d.v[0].rule, RULE_TEMPLATE_WORK);
	says(b, "running this template does not come to an end", "");
}

static void
a_set_can_be_run_many_times_with_the_same_outcome(void **state)
{
	struct bench *b = *state;

	add(b, "base", "<{{$x}}{{/x}}>");
	add(b, "page", "{{<base}}{{$x}}{{v}}{{/x}}{{/base}}");
	assert_int_equal(template_link(&b->set, &b->d), 0);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(run(b, "{\"v\": 1}"), 0);
		expect(b, "<1>");
		assert_int_equal(run(b, "{\"v\": 2}"), 0);
		expect(b, "<2>");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(an_unclosed_tag_is_reported_where_it_begins),
		T(a_tag_that_runs_into_the_next_is_reported),
		T(three_braces_want_three),
		T(a_tag_without_a_name_is_reported),
		T(white_space_in_a_name_is_reported),
		T(a_dot_too_many_is_reported),
		T(delimiters_that_are_not_two_are_reported),
		T(an_unclosed_section_is_reported_where_it_is_opened),
		T(an_inner_section_left_open_is_reported_and_the_outer_one_goes_on),
		T(a_closing_tag_of_nothing_is_reported),
		T(a_misspelt_closing_tag_closes_what_it_resembles),
		T(a_parent_named_by_a_value_is_closed_with_its_asterisk),
		T(a_set_with_a_mistake_cannot_be_linked_or_run),
		T(each_run_warns_for_itself),
		T(every_mistake_of_a_template_is_reported),
		T(after_a_hundred_mistakes_reading_stops_and_says_so),
		T(sections_too_deep_in_one_another_are_refused),
		T(bytes_that_are_no_text_are_refused_at_their_place),
		T(a_template_larger_than_the_limit_is_refused),
		T(a_template_inside_another_file_is_reported_at_its_place_there),
		T(a_block_given_twice_is_reported_with_both_places),
		T(what_is_no_block_inside_a_parent_is_warned_of),
		T(a_missing_partial_is_reported_with_the_name_that_was_meant),
		T(a_missing_partial_is_empty_where_that_is_wanted),
		T(a_value_that_names_no_template_is_reported),
		T(running_a_template_that_is_not_there_is_reported),
		T(a_template_that_includes_itself_without_end_is_stopped),
		T(data_nested_too_deep_for_a_recursive_partial_is_stopped),
		T(a_page_larger_than_its_ceiling_is_reported),
		T(a_ceiling_reached_by_plain_text_is_reported),
		T(work_without_output_comes_to_an_end),
		T(a_set_can_be_run_many_times_with_the_same_outcome),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
