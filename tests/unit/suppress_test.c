/* Comments that pass over findings: what they cover, and what of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/disable.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

struct desk {
	struct arena a;
	struct diags d, covered;
	struct suppressions s;
};

static int
open_desk(void **state)
{
	struct desk *k = calloc(1, sizeof(*k));

	k->d = diags_init(&k->a);
	k->covered = diags_init(&k->a);
	*state = k;
	return 0;
}

static int
close_desk(void **state)
{
	struct desk *k = *state;

	arena_release(&k->a);
	free(k);
	return 0;
}

static void
find(struct desk *k, enum rule r, uint32_t file, uint32_t line)
{
	diag_add(&k->d, r, (struct place){ file, line, 1, 1 }, "x");
}

static void
pass_over(struct desk *k, enum rule r, uint32_t file, uint32_t from,
    uint32_t to)
{
	*vec_push(&k->a, &k->s) = (struct suppression){ .rule = r,
	    .at = { file, from, 1, 1 }, .scope = { from, to, "block" } };
}

static void
report_unused(struct desk *k)
{
	enum level levels[RULE_COUNT];

	for (int r = 0; r < RULE_COUNT; r++)
		levels[r] = rule_info((enum rule)r)->level;
	suppress_report(&k->s, levels, &k->d);
}

static const struct suppression *
beginning_at(const struct desk *k, uint32_t line)
{
	for (size_t i = 0; i < k->s.n; i++)
		if (k->s.v[i].scope.from == line)
			return &k->s.v[i];
	fail();
	return NULL;
}

static void
only_its_rule_its_file_and_its_lines_are_covered(void **state)
{
	struct desk *k = *state;

	find(k, RULE_LINK_BROKEN, 2, 4);
	find(k, RULE_LINK_BROKEN, 2, 5);
	find(k, RULE_TIME_ORDER, 2, 5);
	find(k, RULE_LINK_BROKEN, 2, 6);
	find(k, RULE_LINK_BROKEN, 2, 7);
	find(k, RULE_LINK_BROKEN, 3, 5);
	pass_over(k, RULE_LINK_BROKEN, 2, 5, 6);
	suppress_apply(&k->s, &k->d, &k->covered);
	assert_int_equal(k->covered.n, 2);
	assert_int_equal(k->d.n, 4);
	/* What is left keeps its order. */
	assert_int_equal(k->d.v[0].at.line, 4);
	assert_int_equal(k->d.v[1].rule, RULE_TIME_ORDER);
	assert_int_equal(k->d.v[3].at.file, 3);
}

static void
a_whole_file_includes_what_has_no_line(void **state)
{
	struct desk *k = *state;

	find(k, RULE_MISPLACED_FILE, 2, 0);
	find(k, RULE_MISPLACED_FILE, 2, 90000);
	*vec_push(&k->a, &k->s) = (struct suppression){
	    .rule = RULE_MISPLACED_FILE, .at = { 2, 9, 1, 1 },
	    .scope = SCOPE_FILE };
	suppress_apply(&k->s, &k->d, &k->covered);
	assert_int_equal(k->d.n, 0);
}

static void
of_two_around_each_other_the_inner_one_is_used(void **state)
{
	struct desk *k = *state;

	find(k, RULE_LINK_BROKEN, 2, 5);
	pass_over(k, RULE_LINK_BROKEN, 2, 1, 9);
	pass_over(k, RULE_LINK_BROKEN, 2, 5, 5);
	pass_over(k, RULE_LINK_BROKEN, 2, 3, 4);
	suppress_apply(&k->s, &k->d, &k->covered);
	assert_true(beginning_at(k, 5)->used);
	assert_false(beginning_at(k, 1)->used);
	assert_false(beginning_at(k, 3)->used);
	report_unused(k);
	assert_int_equal(k->d.n, 2);
	assert_int_equal(k->d.v[0].rule, RULE_DISABLE_UNUSED);
}

/* Not that it happens in Markdown: the walk does not rely on it. */
static void
scopes_may_overlap(void **state)
{
	struct desk *k = *state;

	pass_over(k, RULE_LINK_BROKEN, 2, 1, 5);
	pass_over(k, RULE_LINK_BROKEN, 2, 3, 8);
	pass_over(k, RULE_LINK_BROKEN, 2, 4, 4);
	for (uint32_t i = 0; i < 12; i++)
		find(k, RULE_LINK_BROKEN, 2, i);
	suppress_apply(&k->s, &k->d, &k->covered);
	assert_int_equal(k->covered.n, 8);
}

static void
many_are_applied_in_a_moment(void **state)
{
	struct desk *k = *state;

	for (uint32_t i = 1; i <= 200000; i++) {
		pass_over(k, RULE_LINK_BROKEN, 2, i, 400000 - i);
		find(k, RULE_LINK_BROKEN, 2, i);
	}
	suppress_apply(&k->s, &k->d, &k->covered);
	assert_int_equal(k->covered.n, 200000);
}

static void
read_yaml(struct desk *k, const char *text)
{
	k->s.n = k->d.n = 0;
	disable_yaml(&k->a, str_c(text), 2, 10, &k->s, &k->d);
}

static void
covers(struct desk *k, const char *text, uint32_t from, uint32_t to)
{
	read_yaml(k, text);
	if (k->d.n || k->s.n != 1 || k->s.v[0].scope.from != from ||
	    k->s.v[0].scope.to != to)
		fail_msg("%s\n%zu found, %zu wrong, %u to %u", text, k->s.n,
		    k->d.n, k->s.n ? k->s.v[0].scope.from : 0,
		    k->s.n ? k->s.v[0].scope.to : 0);
}

#define AC "# allclear-disable AC110 the reason"

static void
a_yaml_comment_holds_for_its_line_or_what_is_below(void **state)
{
	struct desk *k = *state;

	covers(k, "a: 1 " AC "\nb: 2\n", 10, 10);
	covers(k, AC "\na: 1\nb: 2\n", 11, 11);
	covers(k, "\n" AC "\n# more\n\na:\n  b: 1\n\n  c: 2\nd: 1\n", 14, 17);
	covers(k, "a:\n  " AC "\n  - b: 1\n    c: 2\n  - b: 3\n", 12, 13);
	covers(k, "a: 'it''s'   " AC "\n", 10, 10);
	covers(k, "a: it's " AC "\n", 10, 10);
	covers(k, "a: |\n  x\nb: 1 " AC "\n", 12, 12);
	covers(k, "a: \"x\n  # y \\\" z\" " AC "\n", 11, 11);
	covers(k, "a: 1\n" AC, 1, 0);
	covers(k, "a: | " AC "\n  x\n", 10, 10);
	covers(k, "a: \xc3\xa9\xe2\x82\xac\nb: '\xc3\xa9' " AC "\n", 11, 11);
	covers(k, AC "\na:\n  b: x\n   y\n  c: \"\n z\"\nd: 1\n", 11, 15);
}

static void
a_quotation_mark_within_a_yaml_value_hides_no_comment(void **state)
{
	static const char *const lines[] = {
		"a: pre-'90s hardware\n", "a: slow, 'til noon\n",
		"a: say\n  \"hello\n", "a: 'x: ''y'\n", "a: 5{\" disks\n",
		"a: x:'y\n", "a: [b-'c]\n",
	};
	struct desk *k = *state;

	for (size_t i = 0; i < COUNT(lines); i++) {
		read_yaml(k, str_z(&k->a, str_cat(&k->a, str_c(lines[i]),
		    STR("z: 1 " AC "\n"))));
		if (k->s.n != 1)
			fail_msg("%s", lines[i]);
	}
}

static void
text_in_yaml_is_no_comment(void **state)
{
	static const char *const texts[] = {
		"a: \"1 " AC "\"\n", "a: '1 " AC "'\n", "a: \"x\n  " AC "\"\n",
		"a: |\n  x\n\n  " AC "\nb: 1\n", "a: >-\n  " AC "\n",
		"- |2\n  " AC "\n", "a: 1#allclear-disable AC110 x\n",
		"a: 1 # not allclear-disable AC110 x\n", "",
		"a: 'it''s " AC "'\n", "a: |\n  it's\n  " AC "\n",
	};
	struct desk *k = *state;

	for (size_t i = 0; i < COUNT(texts); i++) {
		read_yaml(k, texts[i]);
		if (k->s.n || k->d.n)
			fail_msg("%s", texts[i]);
	}
}

static void
long_yaml_is_read_in_a_moment(void **state)
{
	struct desk *k = *state;
	struct buf b = buf_init(BUF_MAX);

	for (int i = 0; i < 100000; i++)
		buf_lit(&b, AC "\n");
	for (int i = 0; i < 1000; i++) {
		buf_repeat(&b, ' ', (size_t)i);
		buf_lit(&b, "a: 1 " AC "\n");
	}
	buf_char(&b, '\0');
	read_yaml(k, b.p);
	assert_int_equal(k->s.n, 101000);
	buf_release(&b);
}

static void
comment_gives(struct desk *k, const char *text, size_t rules,
    enum rule wrong, uint32_t col)
{
	k->s.n = k->d.n = 0;
	assert_true(disable_is(str_c(text)));
	disable_read(&k->a, str_c(text), (struct place){ 2, 1, 1, 0 },
	    SCOPE_FILE, &k->s, &k->d);
	if (k->s.n != rules || k->d.n != (wrong != RULE_COUNT) ||
	    (k->d.n && (k->d.v[0].rule != wrong ||
	    k->d.v[0].at.col != col)))
		fail_msg("%s", text);
}

static void
rules_stand_in_front_of_the_reason(void **state)
{
	struct desk *k = *state;

	comment_gives(k, "allclear-disable AC110 x", 1, RULE_COUNT, 0);
	comment_gives(k, " ALLCLEAR-DISABLE 110,time-order ,\n ac300: x", 3,
	    RULE_COUNT, 0);
	comment_gives(k, "allclear-disable AC110 \xe5\x8e\x9f", 1,
	    RULE_COUNT, 0);
	comment_gives(k, "allclear-disable AC110 -- ", 1,
	    RULE_DISABLE_UNEXPLAINED, 1);
	comment_gives(k, "allclear-disable AC110, AC999 x", 1,
	    RULE_DISABLE_UNKNOWN, 25);
	comment_gives(k, "allclear-disable AC110,\nAC999 x", 1,
	    RULE_DISABLE_UNKNOWN, 1);
	comment_gives(k, "allclear-disable AC030 x", 0,
	    RULE_DISABLE_LOCKED, 18);
	comment_gives(k, "allclear-disable ,, ", 0,
	    RULE_DISABLE_MALFORMED, 1);
	comment_gives(k, "allclear-", 0, RULE_DISABLE_MALFORMED, 1);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, close_desk)
	const struct CMUnitTest tests[] = {
		TEST(only_its_rule_its_file_and_its_lines_are_covered),
		TEST(a_whole_file_includes_what_has_no_line),
		TEST(of_two_around_each_other_the_inner_one_is_used),
		TEST(scopes_may_overlap),
		TEST(many_are_applied_in_a_moment),
		TEST(a_yaml_comment_holds_for_its_line_or_what_is_below),
		TEST(a_quotation_mark_within_a_yaml_value_hides_no_comment),
		TEST(text_in_yaml_is_no_comment),
		TEST(long_yaml_is_read_in_a_moment),
		TEST(rules_stand_in_front_of_the_reason),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
