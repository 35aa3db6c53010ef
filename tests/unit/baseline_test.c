/* Baselines: what is known stays known, and a broken one is refused. */
#include "findings_sheet.h"
#include "output/baseline.h"

static str
written(struct sheet *s)
{
	struct buf out = buf_init(BUF_MAX);
	str text;

	diags_settle(&s->d, NULL, sheet_paths);
	baseline_write(&out, &s->d, sheet_paths, sheet_text, s);
	text = buf_keep(&out, &s->a);
	buf_release(&out);
	return text;
}

static struct baseline
baseline_of(struct sheet *s, str text)
{
	struct baseline_fault why;
	struct baseline b;

	assert_true(baseline_read(&s->a, text, &b, &why));
	return b;
}

/* How many of the settled diags a baseline knows. */
static size_t
known(struct sheet *s, struct baseline *b)
{
	struct diags taken = diags_init(&s->a);

	diags_settle(&s->d, NULL, sheet_paths);
	baseline_apply(b, &s->d, &taken, sheet_paths, sheet_text, s);
	return taken.n;
}

static void
find(struct sheet *s, enum rule r, uint32_t file, uint32_t line)
{
	diag_add(&s->d, r, (struct place){ file, line, 1, 1 }, "x %u", line);
}

static void
moved_lines_are_known_and_new_ones_are_not(void **state)
{
	struct sheet *s = *state;
	struct baseline b;

	s->texts[2] = "a\nb\nb\n";
	find(s, RULE_LINK_BROKEN, 2, 1);
	find(s, RULE_LINK_BROKEN, 2, 2);
	find(s, RULE_LINK_BROKEN, 2, 3);
	b = baseline_of(s, written(s));
	s->d.n = 0;
	s->texts[2] = "new\n\n  b\nx\na\nb\nb\n";
	for (uint32_t i = 1; i <= 7; i++)
		find(s, RULE_LINK_BROKEN, 2, i);
	assert_int_equal(known(s, &b), 3);
	/* A third like two that are known, a blank and two others. */
	assert_int_equal(s->d.n, 4);
	assert_int_equal(baseline_gone(&b), 0);
}

static void
what_no_finding_meets_is_gone(void **state)
{
	struct sheet *s = *state;
	struct baseline b;

	s->texts[2] = "a\nb\nb\n";
	find(s, RULE_LINK_BROKEN, 2, 2);
	find(s, RULE_LINK_BROKEN, 2, 3);
	b = baseline_of(s, written(s));
	s->d.n = 0;
	find(s, RULE_LINK_BROKEN, 2, 2);
	assert_int_equal(known(s, &b), 1);
	assert_int_equal(baseline_gone(&b), 1);
}

static void
what_cannot_be_read_is_never_known(void **state)
{
	struct sheet *s = *state;
	struct baseline b;
	str text;

	find(s, RULE_YAML_SYNTAX, 2, 1);
	find(s, RULE_FILE_UNREADABLE, 2, 0);
	text = written(s);
	assert_false(str_has(text, STR("content/")));
	b = baseline_of(s, text);
	assert_int_equal(known(s, &b), 0);
	/* Nor when somebody wrote it there. */
	s->d.n = 0;
	find(s, RULE_LINK_BROKEN, 2, 1);
	text = written(s);
	for (size_t i = 0; i < s->d.n; i++)
		s->d.v[i].rule = RULE_YAML_SYNTAX;
	b = baseline_of(s, text);
	assert_int_equal(known(s, &b), 0);
}

static void
lines_are_sorted_by_path_rule_and_fingerprint(void **state)
{
	struct sheet *s = *state;
	str text, last = STR_NONE;
	struct cut c;
	int n = 0;

	s->texts[2] = s->texts[3] = "a\nb\nc\nd\n";
	for (uint32_t i = 1; i <= 4; i++) {
		find(s, RULE_LINK_BROKEN, 3, i);
		find(s, RULE_LINK_BROKEN, 2, i);
		find(s, RULE_TIME_ORDER, 2, i);
	}
	text = written(s);
	c = (struct cut){ .tail = text, .found = true };
	while ((c = str_line(c.tail)).head.n) {
		str key;

		if (str_starts(c.head, STR("#")))
			continue;
		n++;
		key = str_cat(&s->a, str_from(c.head, 23), STR(" "),
		    str_sub(c.head, 17, 22), STR(" "),
		    str_sub(c.head, 0, 16));
		assert_true(str_cmp(last, key) < 0);
		last = key;
	}
	assert_int_equal(n, 12);
	assert_true(str_ends(text, STR(" content/b.md\n")));
}

#define TOP "# allclear baseline 1\n"
#define ENTRY "0123456789abcdef AC300 content/a b.md"

static void
a_broken_file_is_refused_at_its_line(void **state)
{
	static const struct {
		const char *text;
		uint32_t line;
		const char *why;
	} rows[] = {
		{ "", 1, "no baseline" },
		{ "notes\n", 1, "no baseline" },
		{ "# allclear baseline 12\n", 1, "another version" },
		{ "<<<<<<< HEAD\n" TOP, 1, "a merge" },
		{ TOP ENTRY "\n<<<<<<< HEAD\n", 3, "a merge" },
		{ TOP "||||||| base\n", 2, "a merge" },
		{ TOP "=======\n", 2, "a merge" },
		{ TOP ">>>>>>> b\n", 2, "a merge" },
		{ TOP "0123456789abcde AC300 a\n", 2, "no line" },
		{ TOP "0123456789abcdeF AC300 a\n", 2, "no line" },
		{ TOP "0123456789abcdef\n", 2, "no line" },
		{ TOP "0123456789abcdef \n", 2, "no line" },
		{ TOP "0123456789abcdef AC300\n", 2, "no line" },
		{ TOP "0123456789abcdef AC300 \n", 2, "no line" },
		{ TOP "0123456789abcdef 300 a\n", 2, "no line" },
		{ TOP "\n#\n" ENTRY "\n x\n", 5, "no line" },
	};
	struct sheet *s = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct baseline_fault why;
		struct baseline b;

		if (baseline_read(&s->a, str_c(rows[i].text), &b, &why) ||
		    why.line != rows[i].line ||
		    !str_has(why.text, str_c(rows[i].why)))
			fail_msg("%s: line %u: " STR_FMT, rows[i].text,
			    why.line, STR_ARG(why.text));
	}
}

static void
what_git_and_people_do_to_a_file_is_no_harm(void **state)
{
	static const char *const texts[] = {
		TOP ENTRY, TOP ENTRY "\n" ENTRY "\n",
		"# allclear baseline 1\r\n\r\n" ENTRY "\r\n",
		TOP "# why\n" ENTRY "\n\n",
		TOP "0123456789abcdef AC9999 of a newer version\n",
	};
	struct sheet *s = *state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_int_equal(baseline_of(s, str_c(texts[i])).n, 1);
}

static void
only_baselines_are_written_over(void **state)
{
	(void)state;
	assert_true(baseline_ours(STR("")));
	assert_true(baseline_ours(STR("# allclear baseline 2\nx\n")));
	assert_false(baseline_ours(STR("\n")));
	assert_false(baseline_ours(STR("title: Example\n")));
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, sheet_set_up, \
	sheet_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(moved_lines_are_known_and_new_ones_are_not),
		TEST(what_no_finding_meets_is_gone),
		TEST(what_cannot_be_read_is_never_known),
		TEST(lines_are_sorted_by_path_rule_and_fingerprint),
		TEST(a_broken_file_is_refused_at_its_line),
		TEST(what_git_and_people_do_to_a_file_is_no_harm),
		TEST(only_baselines_are_written_over),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
