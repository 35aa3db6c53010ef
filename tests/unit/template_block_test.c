#include "template_bench.h"

static void
a_block_that_nobody_replaces_shows_its_own_text(void **state)
{
	struct bench *b = *state;

	add(b, "base", "<title>{{$title}}{{site}}{{/title}}</title>");
	shows(b, "{{>base}}{{<base}}{{/base}}", "{\"site\": \"S\"}",
	    "<title>S</title><title>S</title>");
}

static void
a_block_is_replaced_by_one_of_its_name(void **state)
{
	struct bench *b = *state;

	add(b, "base", "[{{$a}}A{{/a}}{{$b}}B{{/b}}{{$a}}A{{/a}}]");
	shows(b, "{{<base}} not shown {{$a}}{{v}}{{/a}} {{$z}}Z{{/z}}{{/base}}"
	    "{{$a}}own{{/a}}", "{\"v\": 1}", "[1B1]own");
}

static void
the_outermost_replacement_wins(void **state)
{
	struct bench *b = *state;

	add(b, "base", "{{$a}}0{{/a}}{{$b}}0{{/b}}{{$c}}0{{/c}}");
	add(b, "mid", "{{<base}}{{$a}}1{{/a}}{{$b}}1{{/b}}{{/base}}");
	shows(b, "{{<mid}}{{$a}}2{{/a}}{{/mid}}", "{}", "210");
}

static void
a_block_in_a_replacement_belongs_to_the_template_it_is_written_in(
    void **state)
{
	struct bench *b = *state;

	add(b, "base", "<{{$main}}{{/main}}>");
	add(b, "mid", "{{<base}}{{$main}}mid {{$main}}default{{/main}}{{/main}}"
	    "{{/base}}");
	add(b, "top", "{{<mid}}{{/mid}}");
	shows(b, "{{>top}}", "{}", "<mid default>");
}

static void
a_replacement_sees_the_values_where_the_block_stands(void **state)
{
	struct bench *b = *state;

	add(b, "base", "{{#l}}{{$item}}{{/item}}{{/l}}");
	shows(b, "{{<base}}{{$item}}<{{n}}>{{/item}}{{/base}}",
	    "{\"l\": [{\"n\": 1}, {\"n\": 2}]}", "<1><2>");
}

static void
replacements_reach_into_partials(void **state)
{
	struct bench *b = *state;

	add(b, "head", "<{{$title}}none{{/title}}>");
	add(b, "base", "{{>head}}!");
	shows(b, "{{<base}}{{$title}}T{{/title}}{{/base}}", "{}", "<T>!");
}

static void
a_parent_can_be_named_by_a_value(void **state)
{
	struct bench *b = *state;

	add(b, "one", "1{{$x}}{{/x}}");
	add(b, "two", "2{{$x}}{{/x}}");
	shows(b, "{{#l}}{{<*.}}{{$x}}x{{/x}}{{/*.}}{{/l}}",
	    "{\"l\": [\"one\", \"two\"]}", "1x2x");
}

static void
a_replacement_takes_the_indent_of_the_block(void **state)
{
	struct bench *b = *state;

	add(b, "base", "<main>\n  {{$body}}\n    <p>none</p>\n  {{/body}}\n"
	    "</main>\n");
	shows(b,
	    "{{<base}}\n{{$body}}\n\t<h1>\n\t  {{t}}\n\n\t</h1>\n"
	    "{{/body}}\n{{/base}}\n", "{\"t\": \"T\"}",
	    "<main>\n    <h1>\n      T\n\n    </h1>\n</main>\n");
}

static void
an_empty_block_gives_its_own_indent(void **state)
{
	struct bench *b = *state;

	add(b, "base", "<head>\n  {{$meta}}{{/meta}}\n  {{$style}}\n"
	    "  {{/style}}\n</head>\n");
	shows(b,
	    "{{<base}}{{$meta}}\n<meta a>\n<meta b>\n{{/meta}}"
	    "{{$style}}<style>{{/style}}{{/base}}\n", "{}",
	    "<head>\n  <meta a>\n  <meta b>\n  <style>\n</head>\n");
}

static void
a_block_left_empty_leaves_no_line(void **state)
{
	struct bench *b = *state;

	add(b, "base", "{{$y}}y{{/y}}\na\n  {{$x}}{{/x}}\n{{$y}}y{{/y}}\n{{$z}}\n{{/z}}\nb\n");
	shows(b, "{{<base}}{{$y}}{{/y}}{{/base}}\n", "{}", "a\nb\n");
}

static void
a_block_keeps_its_own_text_as_written(void **state)
{
	struct bench *b = *state;

	add(b, "base", "  {{$x}}one\n    two{{/x}} \n {{$y}}\n  {{/y}}\n"
	    "{{$z}}z{{/z}} end\n");
	shows(b, ".\n {{>base}}", "{}",
	    ".\n   one\n     two \n z end\n");
}

static void
a_block_within_a_line_takes_a_replacement_within_the_line(void **state)
{
	struct bench *b = *state;

	add(b, "base", "<h1>{{$t}}none{{/t}}</h1>\n");
	shows(b, "  {{<base}}\n  {{$t}}\n    Title\n  {{/t}}\n"
	    "  {{/base}}\n.", "{}", "  <h1>Title\n  </h1>\n.");
}

static void
a_parent_within_a_line_keeps_the_line(void **state)
{
	struct bench *b = *state;

	add(b, "base", "[{{$t}}{{/t}}]");
	shows(b, "a {{<base}}{{$t}}\n  x{{/t}}{{/base}}\nb", "{}",
	    "a [x]\nb");
}

static void
a_closing_parent_tag_alone_on_its_line_leaves_no_line(void **state)
{
	struct bench *b = *state;

	add(b, "base", "[{{$t}}{{/t}}]\n");
	shows(b, "a {{<base}}\n  {{$t}}x{{/t}}\n{{/base}}\nb", "{}",
	    "a [x]\nb");
}

static void
lines_of_a_replacement_keep_their_distances(void **state)
{
	struct bench *b = *state;

	add(b, "base", "{{$x}}{{/x}}\n");
	shows(b, "{{<base}}{{$x}}\n      deep\n    less\n\n     mid\n{{/x}}"
	    "{{/base}}", "{}", "  deep\nless\n\n mid\n");
}

static void
what_is_moved_elsewhere_does_not_count_for_the_indent(void **state)
{
	struct bench *b = *state;

	add(b, "inner", "({{$y}}{{/y}})\n");
	add(b, "base", "  {{$x}}{{/x}}\n");
	shows(b, "{{<base}}{{$x}}\n    one\n    {{<inner}}\n ignored\n"
	    "{{$y}}\n two\n{{/y}}\n    {{/inner}}\n{{/x}}{{/base}}", "{}",
	    "  one\n  (two\n  )\n");
}

static void
partials_in_a_replacement_are_indented_where_it_is_put(void **state)
{
	struct bench *b = *state;

	add(b, "base", "<ul>\n  {{$items}}{{/items}}\n</ul>\n");
	add(b, "item", "<li>\n</li>\n");
	shows(b, "{{<base}}\n  {{$items}}\n    {{#l}}\n    {{>item}}\n"
	    "    {{/l}}\n  {{/items}}\n{{/base}}\n", "{\"l\": [1, 2]}",
	    "<ul>\n  <li>\n  </li>\n  <li>\n  </li>\n</ul>\n");
}

/* An empty block is no text that something follows in. */
static void
what_follows_an_empty_replacement_is_indented(void **state)
{
	struct bench *b = *state;

	add(b, "base", "<{{$x}}{{/x}}>\n");
	add(b, "part", "{{<base}}{{$x}}{{/x}}{{/base}}\nnext\n");
	shows(b, "  {{>part}}\n", "{}", "  <>\n  next\n");
}

/* Flat, a call stands where its line began in another template. */
static void
a_template_that_indents_is_called_at_the_begin_of_a_line(void **state)
{
	struct bench *b = *state;

	add(b, "inner", "1\n2\n");
	add(b, "outer", "  {{>inner}}\n");
	add(b, "by-name", "{{>*k}}\n");
	shows(b, "a\n{{>by-name}}\nb {{>by-name}}", "{\"k\": \"outer\"}",
	    "a\n  1\n  2\nb   1\n  2\n");
}

/* What names were found to name is kept for a while: more of them than are
 * kept, met again in another order. */
static void
each_of_many_dynamic_names_names_its_own(void **state)
{
	enum { MANY = 100 };
	struct bench *b = *state;
	struct buf json = buf_init(BUF_MAX), want = buf_init(BUF_MAX);

	buf_lit(&json, "{\"l\": [");
	for (size_t i = 0; i < 3 * MANY; i++) {
		int k = (int)(i * 37 % MANY);

		if (i < MANY)
			add(b, str_z(&b->a, str_format(&b->a, "part/%zu", i)),
			    str_z(&b->a, str_format(&b->a, "<%zu>", i)));
		buf_fmt(&json, "%s\"part/%d\"", i ? ", " : "", k);
		buf_fmt(&want, "<%d>", k);
	}
	buf_lit(&json, "]}");
	shows(b, "{{#l}}{{>*.}}{{/l}}", str_z(&b->a, buf_view(&json)),
	    str_z(&b->a, buf_view(&want)));
	buf_release(&json);
	buf_release(&want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_block_that_nobody_replaces_shows_its_own_text),
		T(a_block_is_replaced_by_one_of_its_name),
		T(the_outermost_replacement_wins),
		T(a_block_in_a_replacement_belongs_to_the_template_it_is_written_in),
		T(a_replacement_sees_the_values_where_the_block_stands),
		T(replacements_reach_into_partials),
		T(a_parent_can_be_named_by_a_value),
		T(a_replacement_takes_the_indent_of_the_block),
		T(an_empty_block_gives_its_own_indent),
		T(a_block_left_empty_leaves_no_line),
		T(a_block_keeps_its_own_text_as_written),
		T(a_block_within_a_line_takes_a_replacement_within_the_line),
		T(a_parent_within_a_line_keeps_the_line),
		T(a_closing_parent_tag_alone_on_its_line_leaves_no_line),
		T(lines_of_a_replacement_keep_their_distances),
		T(what_is_moved_elsewhere_does_not_count_for_the_indent),
		T(partials_in_a_replacement_are_indented_where_it_is_put),
		T(what_follows_an_empty_replacement_is_indented),
		T(a_template_that_indents_is_called_at_the_begin_of_a_line),
		T(each_of_many_dynamic_names_names_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
