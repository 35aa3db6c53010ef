/* What YAML does not allow, and what is refused of what it does, in words
 * that help. */
#include "mistakes.h"

#include <stdio.h>

#include "read/yaml.h"

struct got {
	struct arena a;
	struct diags d;
	struct node *root;
};

/* The text stands in line 2 of a file, as front matter does. */
static void
read_text(struct got *g, str text)
{
	*g = (struct got){ .a = { 0 } };
	g->d = diags_init(&g->a);
	g->root = yaml_read(&g->a, str_dup(&g->a, text), 1, 2, &g->d);
}

static void
refused(const char *text, const char *want)
{
	struct got g;

	read_text(&g, str_c(text));
	assert_mistakes(&g.d, want);
	assert_null(g.root);
	arena_release(&g.a);
}

static void
anchors_aliases_and_tags_are_refused(void **state)
{
	(void)state;
	refused("a: &x 1\nb: *x\n", "2:4+4 yaml-alias: anchors (&x) are not "
	    "read here (write the value out where it is needed, or put a "
	    "text that begins with & in quotes)\n");
	refused("b: *x\n", "2:4+2 yaml-alias: aliases (*x) are not read "
	    "here (write the value out, or put a text that begins with * in "
	    "quotes)\n");
	refused("a: &x [1]\n", "2:4+4 yaml-alias: anchors (&x) are not read "
	    "here (write the value out where it is needed, or put a text "
	    "that begins with & in quotes)\n");
	refused("a: !!str 1\n", "2:4+7 yaml-tag: tags are not read here "
	    "(leave the tag out, or put a text that begins with ! in "
	    "quotes)\n");
	refused("a: !e!x 1\n", "2:4+0 yaml-tag: tags are not read here "
	    "(leave the tag out, or put a text that begins with ! in "
	    "quotes)\n");
}

static void
what_cannot_be_seen_is_named(void **state)
{
	(void)state;
	refused("b: 1\na:\xc2\xa0x\n", "3:3+2 yaml-syntax: U+00A0 stands "
	    "here, which is no space to YAML (write a plain space)\n");
	refused("a: x\xe2\x80\xa8y\n", "2:5+3 yaml-syntax: U+2028 stands "
	    "here, with which a line ends for YAML (take it out: it came "
	    "with a copied text)\n");
	refused("b: 1\n\xef\xbb\xbf" "a: x\n", "3:1+3 yaml-syntax: U+FEFF "
	    "stands here, which cannot be seen (take it out: it came with "
	    "a copied text)\n");
	refused("\xef\xbb\xbf" "a: x\nb: 1\n", "2:1+3 yaml-syntax: U+FEFF "
	    "stands here, which cannot be seen (take it out: it came with "
	    "a copied text)\n");
	/* Within a text it is right. */
	refused("a: Panne\xc2\xa0: base\n", "2:4+13 yaml-needs-quotes: a value "
	    "with a colon in it needs quotes (write \"Panne\xc2\xa0: base\")\n");
}

static void
a_billion_laughs_end_at_the_first_anchor(void **state)
{
	struct got g;

	(void)state;
	read_text(&g, STR("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"));
	assert_null(g.root);
	assert_int_equal(g.d.n, 1);
	arena_release(&g.a);
}

static void
keys_are_words(void **state)
{
	(void)state;
	refused("title: {{ name }}\n", "2:9+1 yaml-key: a key cannot be a "
	    "map (put a text that begins with { or [ in quotes)\n");
	refused("? [a]\n: b\n", "2:3+1 yaml-key: a key cannot be a list "
	    "(put a text that begins with { or [ in quotes)\n");
	refused("a: 1\n: b\n", "3:1+1 yaml-key: a value without a key "
	    "(write key: value)\n");
	refused("'': b\n", "2:1+2 yaml-key: a value without a key (write "
	    "key: value)\n");
	refused("~: b\n", "2:1+1 yaml-key: a value without a key (write "
	    "key: value)\n");
}

static void
one_document_is_enough(void **state)
{
	(void)state;
	refused("a: 1\n---\nb: 2\n", "3:1+3 yaml-documents: a second "
	    "document begins here (remove this --- and what follows it)\n");
	refused("a: 1\n...\nb: 2\n", "4:1+0 yaml-documents: text after the "
	    "end of the document (remove the ... line above it, or what "
	    "follows it)\n");
	refused("a: 1\n...\nb: 2\n", "4:1+0 yaml-documents: text after the end "
	    "of the document (remove the ... line above it, or what "
	    "follows it)\n");
}

static void
what_needs_quotes_is_offered_in_quotes(void **state)
{
	(void)state;
	refused("title: Checkout: slow\n", "2:8+14 yaml-needs-quotes: a "
	    "value with a colon in it needs quotes (write "
	    "\"Checkout: slow\")\n");
	refused("a: 1\nowner: @sam\n", "3:8+4 yaml-needs-quotes: a value "
	    "that begins with @ needs quotes (write \"@sam\")\n");
	refused("a: `x`\n", "2:4+3 yaml-needs-quotes: a value that begins "
	    "with ` needs quotes (write \"`x`\")\n");
	refused("a: %x\n", "2:4+2 yaml-needs-quotes: a value that begins "
	    "with % needs quotes (write \"%x\")\n");
	refused("a: ,x\n", "2:4+2 yaml-needs-quotes: a value that begins "
	    "with , needs quotes (write \",x\")\n");
	refused("a: ? x\n", "2:4+3 yaml-needs-quotes: a value that begins "
	    "with ? needs quotes (write \"? x\")\n");
	refused("a: *very* bad\n", "2:4+0 yaml-needs-quotes: a value that "
	    "begins with * or & needs quotes (put the value in double "
	    "quotes)\n");
	refused("a: >50% failed\n", "2:4+0 yaml-needs-quotes: after | or > "
	    "the text begins on the next line (move it there, or quote a "
	    "text that begins with one)\n");
	refused("a: 'it's'\n", "2:8+1 yaml-needs-quotes: text after the "
	    "closing quote (write '' for an apostrophe inside '...', or use "
	    "double quotes)\n");
	refused("a: \"b\" c\n", "2:8+1 yaml-needs-quotes: text after the "
	    "closing quote (put quotes around the whole value; inside them "
	    "write \\\" for a quote)\n");
}

static void
a_value_that_holds_quotes_is_not_offered_in_them(void **state)
{
	(void)state;
	refused("a: say \"x\": y\n", "2:4+10 yaml-needs-quotes: a value "
	    "with a colon in it needs quotes (put the value in quotes)\n");
}

static void
tabs_are_named(void **state)
{
	static const char *const texts[] = {
		"a:\n\tb: 1\n", "a:\n  b: 1\n\tc: 1\n", "a: |\n\tx\n",
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct got g;

		read_text(&g, str_c(texts[i]));
		assert_null(g.root);
		assert_int_equal(g.d.n, 1);
		assert_mistake_at(&g.d, 0, RULE_YAML_TAB, i == 1 ? 4 : 3, 1);
		arena_release(&g.a);
	}
}

static void
what_is_not_closed_is_shown_where_it_opens(void **state)
{
	static const char quote[] = "the quote that opens here is never "
	    "closed (close it; inside '...' write '' for an apostrophe, "
	    "inside \"...\" write \\\" for a quote)\n";
	char want[300];

	(void)state;
	snprintf(want, sizeof(want), "2:4+0 yaml-syntax: %s", quote);
	refused("a: \"b\nc: 1\n", want);
	refused("a: 'b\nc: 1\n", want);
	refused("a: [b, c\nd: 1\n", "2:4+1 yaml-syntax: this [ is not "
	    "closed (put ] after the last item, and commas between items)\n"
	    "\t3:2+0 ] or a comma was expected here at the latest\n");
	refused("a: {b: 1\nd: 1\n", "2:4+1 yaml-syntax: this { is not "
	    "closed (put } after the last item, and commas between items)\n"
	    "\t3:2+0 } or a comma was expected here at the latest\n");
	refused("a: [", "2:4+1 yaml-syntax: this [ is not closed (close it, "
	    "or put a text that begins with it in quotes)\n");
	refused("a: [b,,c]\n", "2:7+1 yaml-syntax: a value is missing "
	    "before this ,\n");
	refused("a: [b] c\n", "2:8+1 yaml-syntax: text after the closing "
	    "bracket (put the whole value in quotes if it is text)\n");
}

static void
a_line_without_its_colon_is_found(void **state)
{
	static const char *const help = "is a colon missing, or does the "
	    "line belong to the value above? Then indent it";
	char want[200];

	(void)state;
	snprintf(want, sizeof(want),
	    "3:1+5 yaml-syntax: expected key: value (%s)\n", help);
	refused("a: 1\ntitle\nb: 2\n", want);
	refused("a: 1\ntitle\n", want);
	snprintf(want, sizeof(want),
	    "2:1+5 yaml-syntax: expected key: value (%s)\n", help);
	refused("title\nb: 2\n", want);
	refused("a: 1\nb:2\nc: 3\n", "3:1+3 yaml-syntax: expected key: value "
	    "(put a space after the colon)\n");
	refused("b:2\nc: 3\n", "2:1+3 yaml-syntax: expected key: value (put "
	    "a space after the colon)\n");
}

static void
a_line_out_of_its_column_is_found(void **state)
{
	static const char *const texts[] = {
		"a: 1\n b: 2\n", "a:\n  b: 1\n c: 2\n",
		"a:\n  - b\n - c\n", "a: |\n  b\n c\n",
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct got g;

		read_text(&g, str_c(texts[i]));
		assert_null(g.root);
		assert_int_equal(g.d.n, 1);
		assert_mistake_at(&g.d, 0, RULE_YAML_SYNTAX,
		    i == 0 ? 3 : 4, 2);
		arena_release(&g.a);
	}
	refused(" a: 1\nb: 2\n", "3:1+0 yaml-syntax: this line does not fit the "
	    "indentation above it (keys of one map, and items of one list, "
	    "begin in the same column)\n");
}

static void
lists_in_the_wrong_place_are_found(void **state)
{
	(void)state;
	refused("a: - b\n", "2:4+0 yaml-syntax: a list cannot begin behind "
	    "its key (put - on the next line, or write [a, b]; quote a text "
	    "that begins with a hyphen)\n");
	refused("- a\nb: c\n", "3:1+0 yaml-syntax: this line is no item of "
	    "the list above (begin it with - in the column of the other "
	    "items, or give the list a key)\n");
	refused("a: b\n- c\n", "3:1+1 yaml-syntax: a list item where a key "
	    "was expected (the items of a list stand below its key)\n");
}

static void
backslashes_in_double_quotes_are_explained(void **state)
{
	(void)state;
	refused("a: \"C:\\data\"\n", "2:7+0 yaml-syntax: a backslash in "
	    "double quotes begins an escape, and this is none (write \\\\ "
	    "for a backslash, or use single quotes)\n");
}

/* Somebody with a telephone wants to know it all at once. */
static void
what_can_be_passed_over_hides_nothing_behind_it(void **state)
{
	static const char colon[] = "yaml-needs-quotes: a value with a colon "
	    "in it needs quotes (write \"b: c: d\")\n";
	static const char tab[] = "yaml-tab: a tab where YAML wants spaces "
	    "(use spaces: two a level, and none for a key that stands in no "
	    "other)\n";
	static const char at[] = "yaml-needs-quotes: a value that begins with "
	    "@ needs quotes (write \"@h\")\n";
	char want[500];

	(void)state;
	snprintf(want, sizeof(want), "2:4+7 %s4:1+1 %s7:4+2 %s8:4+7 %s",
	    colon, tab, at, colon);
	refused("a: b: c: d\ne:\n\tf: 1\n\tg: 2\n\n"
	    "h: @h\ni: b: c: d\n", want);
	/* A line that does not fit ends it. */
	snprintf(want, sizeof(want), "2:4+7 %s3:3+0 yaml-syntax: this line "
	    "does not fit the indentation above it (keys of one map, and "
	    "items of one list, begin in the same column)\n", colon);
	refused("a: b: c: d\n  e: 1\nf: b: c: d\n", want);
}

static void
problems_that_are_passed_over_are_counted(void **state)
{
	struct got g;

	(void)state;
	read_text(&g, STR("a: b: c\nd: b: c\ne: b: c\nf: b: c\ng: b: c\n"
	    "h: b: c\ni: b: c\nj: b: c\nk: b: c\nl: b: c\nm: b: c\n"));
	assert_null(g.root);
	assert_int_equal(g.d.n, 9);
	arena_release(&g.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(anchors_aliases_and_tags_are_refused),
		cmocka_unit_test(what_cannot_be_seen_is_named),
		cmocka_unit_test(a_billion_laughs_end_at_the_first_anchor),
		cmocka_unit_test(keys_are_words),
		cmocka_unit_test(one_document_is_enough),
		cmocka_unit_test(what_needs_quotes_is_offered_in_quotes),
		cmocka_unit_test(
		    a_value_that_holds_quotes_is_not_offered_in_them),
		cmocka_unit_test(tabs_are_named),
		cmocka_unit_test(what_is_not_closed_is_shown_where_it_opens),
		cmocka_unit_test(a_line_without_its_colon_is_found),
		cmocka_unit_test(a_line_out_of_its_column_is_found),
		cmocka_unit_test(lists_in_the_wrong_place_are_found),
		cmocka_unit_test(backslashes_in_double_quotes_are_explained),
		cmocka_unit_test(
		    what_can_be_passed_over_hides_nothing_behind_it),
		cmocka_unit_test(problems_that_are_passed_over_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
