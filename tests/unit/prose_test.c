/* Words of blame and hindsight in what a body says, and what only looks
 * like them. */
#include "body_world.h"

/* The phrases of a body, with a bar between them. */
static void
assert_phrases(const char *text, const char *want)
{
	struct body_world w;
	struct buf b = buf_init(BUF_MAX);

	body_world_begin(&w, FILE_INCIDENT);
	w.policy.placeholders.v = (str[]){ STR_INIT("error"),
		STR_INIT("operator"), STR_INIT("\xE2\x80\xA6"),
		STR_INIT("!") };
	w.policy.placeholders.n = 4;
	policy_mark_text(&w.policy);
	body_world_read(&w, str_z(&w.a, str_c(text)));
	for (size_t i = 0; i < w.doc.body.phrases.n; i++)
		buf_fmt(&b, "%s" STR_FMT, i ? "|" : "",
		    STR_ARG(w.doc.body.phrases.v[i].text));
	buf_char(&b, '\0');
	assert_string_equal(buf_view(&b).p, want);
	buf_release(&b);
	body_world_end(&w);
}

static void
each_form_is_found(void **state)
{
	(void)state;
	assert_phrases("We should have noticed. It could have been seen, it "
	    "would have clearly shown.",
	    "should have|could have|would have");
	assert_phrases("Should not have run, shouldn't have sent, shouldn\xE2"
	    "\x80\x99t have caught",
	    "Should not have|shouldn't have|shouldn\xE2\x80\x99t have");
	assert_phrases("human errors, Careless, negligence, incompetent.",
	    "human errors|Careless|negligence|incompetent");
	assert_phrases("we should *have* been, and *would have\nknown*",
	    "should have|would have");
	assert_phrases("- careless\n- careless\n\n| a |\n|---|\n| careless |",
	    "careless|careless|careless");
}

static void
what_only_looks_like_them_is_not(void **state)
{
	(void)state;
	assert_phrases("should have a backup; we have been; shoul d have "
	    "seen; could  have seen; would haven", "");
	assert_phrases("inhuman error, uncareless, HUMAN error, human  error, "
	    "careles", "");
	assert_phrases("`human error` `careless`", "");
	assert_phrases("> human error", "");
	assert_phrases("should\n\nhave seen", "");
	assert_phrases("## Human error\n\nhuman\n\nerror", "");
	assert_phrases("careles\n\ns", "");
}

/* What is part of a placeholder was not written by anybody. */
static void
placeholders_are_no_blame(void **state)
{
	(void)state;
	assert_phrases("[A human error here] {careless}", "");
	assert_phrases("operator error", "");
	assert_phrases("human error, then careless", "human error|careless");
	assert_phrases("careless\xE2\x80\xA6 careless! careless",
	    "careless|careless|careless");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_form_is_found),
		cmocka_unit_test(what_only_looks_like_them_is_not),
		cmocka_unit_test(placeholders_are_no_blame),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
