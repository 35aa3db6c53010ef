/* Fixes as changes of a file: what is safe is made, and nothing else. */
#include "findings_sheet.h"

#include "model/presets.h"
#include "output/fix.h"
#include "output/skeleton.h"
#include "read/yaml.h"

struct desk {
	struct sheet *s;
	struct files files;
	struct policy policy;
	struct lines lines;
};

static const struct node *
no_preset(void *context, str name)
{
	(void)context;
	(void)name;
	return NULL;
}

/* content/a.md, row 2, is an incident with a text. */
static struct desk
desk_of(struct sheet *s, const char *text)
{
	static const enum file_kind kinds[] = { FILE_NONE, FILE_SITE,
		FILE_INCIDENT, FILE_ATTACHMENT, FILE_INCIDENT };
	struct desk desk = { .s = s };
	struct diags d = diags_init(&s->a);

	s->texts[2] = text;
	desk.files.arena = &s->a;
	for (uint32_t i = 0; i < SHEET_FILES; i++) {
		files_add(&desk.files, sheet_paths[i], NULL);
		desk.files.v[i].kind = kinds[i];
	}
	policy_read(&s->a, yaml_read(&s->a, preset_text(STR("operations")),
	    1, 1, &d), no_preset, NULL, &desk.policy, &d);
	desk.lines = lines_init(sheet_text, s);
	return desk;
}

static void
word(struct sheet *s, uint32_t line, uint32_t col, uint32_t len,
    const char *wrong, const char *right)
{
	diag_add(&s->d, RULE_UNKNOWN_WORD, (struct place){ 2, line, col,
	    len }, "%s", wrong);
	diag_meant(&s->d, str_c(wrong), str_c(right));
	diag_sure(&s->d);
}

static void
section(struct sheet *s, uint32_t line, int row)
{
	diag_add(&s->d, RULE_SECTION_MISSING, (struct place){ 2, 2, 1, 1 },
	    "row %d", row);
	diag_fix(&s->d, (struct fix){ .kind = FIX_SECTION,
	    .at = { 2, line, 1, 0 }, .section = row, .level = 2 });
}

static void
comment(struct sheet *s, uint32_t line, uint32_t col)
{
	diag_add(&s->d, RULE_DISABLE_UNUSED, (struct place){ 2, line, col,
	    1 }, "unused");
	diag_fix(&s->d, (struct fix){ .kind = FIX_COMMENT,
	    .at = { 2, line, col, 0 } });
}

static void
becomes(struct desk *desk, size_t taken, const char *want)
{
	struct sheet *s = desk->s;
	struct edits e = { 0 };
	str before, after;
	size_t refused;

	diags_settle(&s->d, NULL, sheet_paths);
	fixes_settle(&s->a, &s->d, &desk->policy, &desk->files,
	    &desk->lines);
	assert_int_equal(fix_edits(&s->a, &desk->lines, s->d.v, s->d.n, &e),
	    taken);
	assert_true(fix_bytes(&s->a, &desk->lines, 2, &before));
	after = edit_apply(&s->a, before, &e, &refused);
	assert_int_equal(refused, 0);
	if (!str_eq(after, str_c(want)))
		fail_msg("got:\n" STR_FMT "\nwant:\n%s\n", STR_ARG(after),
		    want);
	lines_release(&desk->lines);
}

static void
a_word_is_replaced_in_its_quotes(void **state)
{
	struct desk desk = desk_of(*state,
	    "\xEF\xBB\xBF---\r\nstatus: \"opne\" # opne\r\n---\r\n");

	word(desk.s, 2, 9, 6, "opne", "open");
	becomes(&desk, 1,
	    "\xEF\xBB\xBF---\r\nstatus: \"open\" # opne\r\n---\r\n");
}

static void
what_is_not_there_any_more_is_not_replaced(void **state)
{
	struct desk desk = desk_of(*state, "---\nstatus: closed\n---\n");

	word(desk.s, 2, 9, 4, "opne", "open");
	word(desk.s, 7, 9, 4, "opne", "open");
	becomes(&desk, 0, "---\nstatus: closed\n---\n");
}

static void
of_two_at_one_place_the_first_is_made(void **state)
{
	struct desk desk = desk_of(*state, "---\na: opne\n---\n");

	word(desk.s, 2, 4, 4, "opne", "open");
	word(desk.s, 2, 3, 5, "opne", "done");
	word(desk.s, 2, 1, 1, "a", "b");
	becomes(&desk, 2, "---\nb: done\n---\n");
}

static void
only_content_is_corrected(void **state)
{
	struct desk desk = desk_of(*state, "---\na: opne\n---\n");

	word(desk.s, 2, 4, 4, "opne", "open");
	desk.files.v[2].kind = FILE_NONE;
	becomes(&desk, 0, "---\na: opne\n---\n");
}

static void
sections_come_in_the_order_of_the_policy(void **state)
{
	struct sheet *s = *state;
	struct desk desk = desk_of(s,
	    "---\nt: x\n---\n## Last\n\nText.\n\n\n");
	str got, before;
	struct edits e = { 0 };
	ptrdiff_t first, second, last, end;

	section(s, 0, 3);
	section(s, 4, 1);
	section(s, 4, 0);
	diags_settle(&s->d, NULL, sheet_paths);
	fixes_settle(&s->a, &s->d, &desk.policy, &desk.files, &desk.lines);
	assert_int_equal(fix_edits(&s->a, &desk.lines, s->d.v, s->d.n, &e),
	    3);
	assert_true(fix_bytes(&s->a, &desk.lines, 2, &before));
	got = edit_apply(&s->a, before, &e, NULL);
	first = str_find(got, desk.policy.sections.v[0].title);
	second = str_find(got, desk.policy.sections.v[1].title);
	last = str_find(got, STR("## Last"));
	end = str_find(got, desk.policy.sections.v[3].title);
	assert_true(0 < first && first < second && second < last &&
	    last < end);
	assert_true(str_ends(got, STR("-->\n\n\n")));
	lines_release(&desk.lines);
}

/* The comment is about what follows it, and stays with that. */
static void
a_section_goes_above_what_passes_over_the_next(void **state)
{
	struct sheet *s = *state;
	struct desk desk = desk_of(s, "---\nt: x\n---\nA.\n\n"
	    "<!-- allclear-disable AC202 y -->\n\n## Last\n");
	str want;

	section(s, 8, 0);
	want = str_cat(&s->a, STR("---\nt: x\n---\nA.\n\n"),
	    skeleton_section(&s->a, &desk.policy, 0, 2), STR("\n\n"
	    "<!-- allclear-disable AC202 y -->\n\n## Last\n"));
	becomes(&desk, 1, str_z(&s->a, want));
}

/* One above all holds for the file. */
static void
a_section_stays_below_what_holds_for_the_file(void **state)
{
	struct sheet *s = *state;
	struct desk desk = desk_of(s, "---\nt: x\n---\n"
	    "<!-- allclear-disable AC202 y -->\n## Last\n");
	str want;

	section(s, 5, 0);
	want = str_cat(&s->a, STR("---\nt: x\n---\n"
	    "<!-- allclear-disable AC202 y -->\n\n"),
	    skeleton_section(&s->a, &desk.policy, 0, 2),
	    STR("\n\n## Last\n"));
	becomes(&desk, 1, str_z(&s->a, want));
}

/* An open code block would take the heading in. */
static void
a_section_that_would_not_be_one_is_not_put_in(void **state)
{
	struct desk desk = desk_of(*state, "---\nt: x\n---\n```\ncode\n");

	section(desk.s, 0, 0);
	becomes(&desk, 0, "---\nt: x\n---\n```\ncode\n");
}

static void
a_comment_goes_with_its_line(void **state)
{
	struct desk desk = desk_of(*state, "---\n"
	    "# allclear-disable AC110 x\nt: x  # allclear-disable AC110 y\n"
	    "---\nA.\n\n<!-- allclear-disable AC204 z -->\n\nB.\n");

	comment(desk.s, 2, 2);
	comment(desk.s, 3, 8);
	comment(desk.s, 7, 5);
	becomes(&desk, 3, "---\nt: x\n---\nA.\n\nB.\n");
}

/* Without it the two would be one paragraph. */
static void
a_comment_that_keeps_two_blocks_apart_stays(void **state)
{
	static const char text[] = "---\nt: x\n---\n"
	    "A.\n<!-- allclear-disable AC204 z -->\nB.\n";
	struct desk desk = desk_of(*state, text);

	comment(desk.s, 5, 5);
	becomes(&desk, 0, text);
}

static void
what_is_no_comment_stays(void **state)
{
	struct desk desk = desk_of(*state, "---\nt: x\n---\n"
	    "<!-- another -->\n<!-- allclear-disable AC204\n-->\n");

	comment(desk.s, 4, 5);
	comment(desk.s, 5, 5);
	comment(desk.s, 4, 1);
	comment(desk.s, 9, 5);
	becomes(&desk, 0, "---\nt: x\n---\n"
	    "<!-- another -->\n<!-- allclear-disable AC204\n-->\n");
}

#define T(name) cmocka_unit_test_setup_teardown(name, sheet_set_up, \
	    sheet_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_word_is_replaced_in_its_quotes),
		T(what_is_not_there_any_more_is_not_replaced),
		T(of_two_at_one_place_the_first_is_made),
		T(only_content_is_corrected),
		T(sections_come_in_the_order_of_the_policy),
		T(a_section_goes_above_what_passes_over_the_next),
		T(a_section_stays_below_what_holds_for_the_file),
		T(a_section_that_would_not_be_one_is_not_put_in),
		T(a_comment_goes_with_its_line),
		T(a_comment_that_keeps_two_blocks_apart_stays),
		T(what_is_no_comment_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
