#include "findings_sheet.h"
#include "output/fingerprint.h"

/* Of the only finding, or of the finding of a number. */
static uint64_t
print_of(struct sheet *s, size_t i)
{
	struct lines l = lines_init(sheet_text, s);
	uint64_t v;

	diags_settle(&s->d, NULL, sheet_paths);
	v = fingerprints(&s->a, &s->d, sheet_paths, &l)[i];
	lines_release(&l);
	return v;
}

static uint64_t
print_alone(struct sheet *s, const char *text, struct place at,
    const char *message)
{
	s->d.n = 0;
	s->texts[at.file] = text;
	diag_add(&s->d, RULE_TIME_ORDER, at, "%s", message);
	return print_of(s, 0);
}

static void
a_line_keeps_its_fingerprint_where_it_goes(void **state)
{
	struct sheet *s = *state;
	uint64_t v = print_alone(s, "a\nb: c d\n",
	    (struct place){ 2, 2, 1, 1 }, "m");

	assert_true(v == print_alone(s, "0\n1\n2\nb: c d\nz",
	    (struct place){ 2, 4, 1, 1 }, "m"));
	assert_true(v == print_alone(s, "b: c d",
	    (struct place){ 2, 1, 1, 1 }, "m"));
	/* Indented, with other line ends, saved by another editor. */
	assert_true(v == print_alone(s, "\xef\xbb\xbf\t b:  c\td \r\n",
	    (struct place){ 2, 1, 3, 1 }, "m"));
	/* Three days overdue today, four tomorrow. */
	assert_true(v == print_alone(s, "b: c d\n",
	    (struct place){ 2, 1, 1, 1 }, "another day"));
}

static void
another_line_file_or_rule_has_another(void **state)
{
	struct sheet *s = *state;
	uint64_t v = print_alone(s, "a b\n", (struct place){ 2, 1, 1, 1 },
	    "m");

	assert_true(v != print_alone(s, "ab\n",
	    (struct place){ 2, 1, 1, 1 }, "m"));
	assert_true(v != print_alone(s, "a b\n",
	    (struct place){ 3, 1, 1, 1 }, "m"));
	assert_true(v != print_alone(s, "a b\n", (struct place){ .file = 2 },
	    "m"));
	s->d.n = 0;
	diag_add(&s->d, RULE_FILE_EMPTY, (struct place){ 2, 1, 1, 1 }, "m");
	assert_true(v != print_of(s, 0));
}

static void
twins_are_told_apart_by_their_order(void **state)
{
	struct sheet *s = *state;
	uint64_t first = print_alone(s, "x\ny\nx\n",
	    (struct place){ 2, 1, 1, 1 }, "m");

	/* On the same line, and on a line that reads the same. */
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 2, 1 }, "m");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 3, 1, 1 }, "m");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 2, 1, 1 }, "m");
	assert_true(print_of(s, 0) == first);
	for (size_t i = 0; i < s->d.n; i++)
		for (size_t j = 0; j < i; j++)
			assert_true(print_of(s, i) != print_of(s, j));
	/* The first one of another file is a first one again. */
	s->texts[3] = s->texts[2];
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 3, 1, 1, 1 }, "m");
	first = print_of(s, 4);
	s->d.v[0] = s->d.v[4];
	s->d.n = 1;
	assert_true(print_of(s, 0) == first);
}

static void
it_is_never_made_in_another_way(void **state)
{
	struct sheet *s = *state;
	struct buf b = buf_init(64);
	uint64_t v = print_alone(s, "resolved: 2026-03-14T08:20Z\n",
	    (struct place){ 2, 1, 11, 17 }, "m"), back;

	/* Baseline files hold it. */
	fingerprint_put(&b, v);
	assert_string_equal(str_z(&s->a, buf_view(&b)), "9a8c243d8f80e231");
	assert_true(fingerprint_read(buf_view(&b), &back));
	assert_true(back == v);
	assert_false(fingerprint_read(STR("0123456789abcde"), &back));
	assert_false(fingerprint_read(STR("0123456789abcdeF"), &back));
	assert_false(fingerprint_read(STR("0123456789abcde\0"), &back));
	buf_release(&b);
}

static void
a_file_is_read_once_for_all_its_findings(void **state)
{
	struct sheet *s = *state;

	s->texts[2] = "a\nb\nc\n";
	for (uint32_t i = 0; i < 1000; i++) {
		diag_add(&s->d, RULE_TIME_ORDER,
		    (struct place){ 2, i % 4, i, 1 }, "m");
		diag_note(&s->d, (struct place){ 3 + i % 2, 1, 1, 1 }, "n");
	}
	sheet_write(s, FINDINGS_human);
	assert_int_equal(s->reads[2], 1);
	assert_int_equal(s->reads[3], 1);
	assert_int_equal(s->reads[4], 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SHEET_TEST(a_line_keeps_its_fingerprint_where_it_goes),
		SHEET_TEST(another_line_file_or_rule_has_another),
		SHEET_TEST(twins_are_told_apart_by_their_order),
		SHEET_TEST(it_is_never_made_in_another_way),
		SHEET_TEST(a_file_is_read_once_for_all_its_findings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
