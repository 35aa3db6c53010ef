/* Edits as a patch: what patch(1) would make of it is the new text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "output/patch.h"

static void
gives(const char *before, struct edits *e, bool terminal, const char *want)
{
	struct arena a = { 0 };
	struct buf out = buf_init(BUF_MAX);
	struct patch p = { .path = STR("x.md"), .before = str_c(before),
	    .edits = e, .terminal = terminal };

	p.after = edit_apply(&a, p.before, e, NULL);
	patch_put(&out, &p);
	if (!str_eq(buf_view(&out), str_c(want)))
		fail_msg("got:\n" STR_FMT "want:\n%s",
		    STR_ARG(buf_view(&out)), want);
	buf_release(&out);
	arena_release(&a);
}

#define NAMES "--- x.md\n+++ x.md\n"

static void
a_word_is_shown_with_what_is_around_it(void **state)
{
	struct arena a = { 0 };
	struct edits e = { 0 };

	(void)state;
	edit_add(&a, &e, 8, 9, STR("EE"));
	gives("a\nb\nc\nd\ne\nf\ng\nh\ni\n", &e, false, NAMES
	    "@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+EE\n f\n g\n h\n");
	arena_release(&a);
}

static void
changes_that_are_near_share_a_piece(void **state)
{
	struct arena a = { 0 };
	struct edits e = { 0 };

	(void)state;
	edit_add(&a, &e, 0, 1, STR("A"));
	edit_add(&a, &e, 2, 4, STR_NONE);
	edit_add(&a, &e, 34, 35, STR("R"));
	gives("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\nq\nr\n", &e,
	    false, NAMES "@@ -1,5 +1,4 @@\n-a\n+A\n-b\n c\n d\n e\n"
	    "@@ -15,4 +14,4 @@\n o\n p\n q\n-r\n+R\n");
	arena_release(&a);
}

static void
lines_are_put_in_and_taken_out(void **state)
{
	struct arena a = { 0 };
	struct edits in = { 0 }, out = { 0 };

	(void)state;
	edit_add(&a, &in, 2, 2, STR("x\ny\n"));
	gives("a\nb\n", &in, false, NAMES
	    "@@ -1,2 +1,4 @@\n a\n+x\n+y\n b\n");
	edit_add(&a, &out, 0, 2, STR_NONE);
	gives("a\nb\n", &out, false, NAMES "@@ -1,2 +1 @@\n-a\n b\n");
	arena_release(&a);
}

static void
a_last_line_without_an_end_is_told(void **state)
{
	struct arena a = { 0 };
	struct edits e = { 0 };

	(void)state;
	edit_add(&a, &e, 3, 3, STR("\nc"));
	gives("a\nb", &e, false, NAMES "@@ -1,2 +1,3 @@\n a\n-b\n"
	    "\\ No newline at end of file\n+b\n+c\n"
	    "\\ No newline at end of file\n");
	arena_release(&a);
}

static void
nothing_that_acts_on_a_terminal_gets_there(void **state)
{
	struct arena a = { 0 };
	struct edits e = { 0 };

	(void)state;
	edit_add(&a, &e, 0, 1, STR("b"));
	gives("a\033[2J\r\n", &e, true, NAMES
	    "@@ -1 +1 @@\n-a^[[2J\n+b^[[2J\n");
	arena_release(&a);
}

static void
no_edits_are_no_patch(void **state)
{
	struct edits none = { 0 };

	(void)state;
	gives("a\n", &none, false, "");
	gives("", &none, false, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_shown_with_what_is_around_it),
		cmocka_unit_test(changes_that_are_near_share_a_piece),
		cmocka_unit_test(lines_are_put_in_and_taken_out),
		cmocka_unit_test(a_last_line_without_an_end_is_told),
		cmocka_unit_test(nothing_that_acts_on_a_terminal_gets_there),
		cmocka_unit_test(no_edits_are_no_patch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
