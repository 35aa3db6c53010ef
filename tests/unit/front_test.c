/* Front matter and body, and front matter that is none. */
#include "mistakes.h"

#include "read/front.h"

struct got {
	struct arena a;
	struct diags d;
	struct front f;
	bool fine;
};

static void
split(struct got *g, const char *text, bool required)
{
	*g = (struct got){ .a = { 0 } };
	g->d = diags_init(&g->a);
	g->fine = front_split(str_dup(&g->a, str_c(text)), 1, required,
	    &g->f, &g->d);
}

static void
parts(const char *text, const char *yaml, const char *body,
    uint32_t body_line)
{
	struct got g;

	split(&g, text, true);
	assert_mistakes(&g.d, "");
	assert_true(g.fine && g.f.found);
	assert_true(str_eq(g.f.yaml, str_c(yaml)));
	assert_int_equal(g.f.yaml_line, 2);
	assert_true(str_eq(g.f.body, str_c(body)));
	assert_int_equal(g.f.body_line, body_line);
	arena_release(&g.a);
}

static void
refused(const char *text, const char *want)
{
	struct got g;

	split(&g, text, true);
	assert_false(g.fine);
	assert_mistakes(&g.d, want);
	arena_release(&g.a);
}

static void
keys_and_body_come_apart(void **state)
{
	(void)state;
	parts("---\ntitle: x\n---\n# Hi\n", "title: x\n", "# Hi\n", 4);
	parts("---\r\ntitle: x\r\n---\r\n# Hi\r\n", "title: x\r\n",
	    "# Hi\r\n", 4);
	parts("---\ntitle: x\n...\nbody", "title: x\n", "body", 4);
	parts("--- \t\na: 1\nb: 2\n---  \n\n\nbody", "a: 1\nb: 2\n",
	    "\n\nbody", 5);
}

static void
either_part_may_be_empty(void **state)
{
	(void)state;
	parts("---\n---\n", "", "", 3);
	parts("---\n---", "", "", 3);
	parts("---\ntitle: x\n---", "title: x\n", "", 4);
}

static void
a_rule_of_hyphens_in_the_body_stays_there(void **state)
{
	(void)state;
	parts("---\na: 1\n---\nx\n---\ny\n", "a: 1\n", "x\n---\ny\n", 4);
}

static void
a_text_without_keys_is_all_body_where_keys_are_optional(void **state)
{
	struct got g;

	(void)state;
	split(&g, "# Hi\n", false);
	assert_true(g.fine);
	assert_false(g.f.found);
	assert_true(str_eq(g.f.body, STR("# Hi\n")));
	assert_int_equal(g.f.body_line, 1);
	assert_mistakes(&g.d, "");
	arena_release(&g.a);
}

static void
missing_keys_are_reported_where_they_should_begin(void **state)
{
	(void)state;
	refused("# Checkout slow\n", "1:1+15 front-matter-missing: the file "
	    "does not begin with front matter (begin with --- and title:, "
	    "and put --- below the last key)\n");
	refused("\n\n---\ntitle: x\n---\n", "1:1+0 front-matter-missing: "
	    "the file does not begin with front matter (move the --- of "
	    "line 3 to the first line)\n");
}

static void
what_editors_make_of_hyphens_is_recognised(void **state)
{
	static const char *const fences[] = {
		"\xe2\x80\x94-\n", "----\n", "\xe2\x80\x93\xe2\x80\x93\n",
		"--\n",
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct got g;

		split(&g, fences[i], true);
		assert_false(g.fine);
		assert_true(str_eq(g.d.v[0].help,
		    STR("write exactly --- in the first line")));
		arena_release(&g.a);
	}
}

static void
front_matter_that_never_ends_shows_where_the_text_begins(void **state)
{
	(void)state;
	refused("---\ntitle: x\n\n## Summary\n", "1:1+3 "
	    "front-matter-unclosed: the front matter that begins here never "
	    "ends (put --- on a line of its own after the last key)\n"
	    "\t4:1+10 the text seems to begin here\n");
	refused("---", "1:1+3 front-matter-unclosed: the front matter that "
	    "begins here never ends (put --- on a line of its own after the "
	    "last key)\n");
	refused("---\n ---\n", "1:1+3 front-matter-unclosed: the front "
	    "matter that begins here never ends (put --- on a line of its "
	    "own after the last key)\n");
}

static void
toml_and_json_are_answered_with_the_way_to_yaml(void **state)
{
	(void)state;
	refused("+++\ntitle = \"x\"\n+++\n", "1:1+3 front-matter-not-yaml: "
	    "the front matter is TOML (put --- in place of both +++, and "
	    "write key: value in place of key = value)\n");
	refused("{\n\"title\": \"x\"\n}\n", "1:1+1 front-matter-not-yaml: "
	    "the front matter is JSON (put --- above and below, and write "
	    "key: value lines between)\n");
}

static void
long_front(struct got *g, size_t bytes)
{
	char *p;

	*g = (struct got){ .a = { 0 } };
	g->d = diags_init(&g->a);
	p = arena_bytes(&g->a, bytes + 8);
	memcpy(p, "---\n", 4);
	memset(p + 4, 'x', bytes);
	p[4 + bytes - 1] = '\n';
	memcpy(p + 4 + bytes, "---\n", 4);
	g->fine = front_split(str_of(p, bytes + 8), 1, true, &g->f, &g->d);
}

static void
front_matter_has_a_limit(void **state)
{
	struct got g;

	(void)state;
	long_front(&g, FRONT_BYTES_MOST);
	assert_true(g.fine);
	arena_release(&g.a);
	long_front(&g, FRONT_BYTES_MOST + 1);
	assert_false(g.fine);
	assert_mistakes(&g.d, "1:1+3 front-matter-too-large: the front "
	    "matter has more than 262144 bytes (move long texts below the "
	    "closing ---, which may be missing)\n");
	arena_release(&g.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_and_body_come_apart),
		cmocka_unit_test(either_part_may_be_empty),
		cmocka_unit_test(a_rule_of_hyphens_in_the_body_stays_there),
		cmocka_unit_test(
		    a_text_without_keys_is_all_body_where_keys_are_optional),
		cmocka_unit_test(
		    missing_keys_are_reported_where_they_should_begin),
		cmocka_unit_test(what_editors_make_of_hyphens_is_recognised),
		cmocka_unit_test(
		    front_matter_that_never_ends_shows_where_the_text_begins),
		cmocka_unit_test(
		    toml_and_json_are_answered_with_the_way_to_yaml),
		cmocka_unit_test(front_matter_has_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
