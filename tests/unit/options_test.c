#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "cli/options.h"

static int
run(const struct options *o)
{
	(void)o;
	return 0;
}

static const struct command commands[] = {
	{ "build", run, "", 0, 0, OPTION(OUTPUT) | OPTION(FAIL_ON) |
	    OPTION(JOBS), TOUCH_OUTPUT, "a", "" },
	{ "check", run, "[FILE...]", 0, -1, OPTION(ONLY) |
	    OPTION(CHECK_FORMAT), TOUCH_SITE, "b", "" },
	{ "metrics", run, "", 0, 0, OPTION(METRICS_FORMAT),
	    TOUCH_SITE, "c", "" },
	{ "import", run, "FORMAT SRC DEST", 3, 3, 0, TOUCH_MAKES, "d", "" },
};

/* Arguments separated by single spaces; "_" is an empty one. */
struct line {
	struct arena a;
	struct options o;
	str why;
};

static int
parse(struct line *l, const char *text)
{
	char *argv[32] = { "allclear" };
	int argc = 1;
	struct cut c = { .tail = str_c(text), .found = text[0] };

	while (c.found) {
		c = str_cut(c.tail, ' ');
		argv[argc++] = str_eq(c.head, STR("_")) ? ""
		    : str_z(&l->a, c.head);
	}
	return options_parse(&l->o, &l->a, commands, 4, argc, argv, &l->why);
}

static void
assert_parsed(struct line *l, const char *text)
{
	if (parse(l, text) != 0)
		fail_msg("%s: " STR_FMT, text, STR_ARG(l->why));
}

static void
assert_wrong(struct line *l, const char *text, const char *why)
{
	assert_int_equal(parse(l, text), STATUS_USAGE);
	assert_string_equal(str_z(&l->a, l->why), why);
}

static int
set_up(void **state)
{
	*state = calloc(1, sizeof(struct line));
	return unsetenv("SOURCE_DATE_EPOCH");
}

static int
tear_down(void **state)
{
	struct line *l = *state;

	arena_release(&l->a);
	free(l);
	return 0;
}

static void
nothing_given_means_the_defaults(void **state)
{
	struct line *l = *state;

	assert_parsed(l, "build");
	assert_string_equal(l->o.command->name, "build");
	assert_string_equal(l->o.output, "public");
	assert_int_equal(l->o.fail_on, LEVEL_ERROR);
	assert_true(l->o.jobs >= 1 && l->o.jobs <= 64);
	assert_true(l->o.now > 1700000000);
	assert_null(l->o.directory);
	assert_false(l->o.quiet);
	assert_int_equal(l->o.operands.n, 0);
}

static void
options_may_stand_on_either_side_of_the_command(void **state)
{
	static const char *const same[] = {
		"-C site build -o out -j 3", "build -C site -o out -j 3",
		"-o out -j 3 -C site build", "--output=out -Csite build -j3",
		"--output out --directory site build --jobs 3",
		"-o out build --jobs=3 -C site",
	};
	struct line *l = *state;

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		assert_parsed(l, same[i]);
		assert_string_equal(l->o.command->name, "build");
		assert_string_equal(l->o.directory, "site");
		assert_string_equal(l->o.output, "out");
		assert_int_equal(l->o.jobs, 3);
	}
}

static void
letters_can_be_bundled(void **state)
{
	struct line *l = *state;

	assert_parsed(l, "-qj2 build");
	assert_true(l->o.quiet);
	assert_int_equal(l->o.jobs, 2);
	assert_parsed(l, "-qC site build");
	assert_string_equal(l->o.directory, "site");
	assert_string_equal(l->o.command->name, "build");
}

static void
two_dashes_end_the_options(void **state)
{
	struct line *l = *state;

	assert_parsed(l, "check -- -q --format");
	assert_false(l->o.quiet);
	assert_int_equal(l->o.operands.n, 2);
	assert_string_equal(l->o.operands.v[0], "-q");
	assert_parsed(l, "check - a");
	assert_string_equal(l->o.operands.v[0], "-");
	assert_parsed(l, "-q -- check -x");
	assert_string_equal(l->o.command->name, "check");
	assert_string_equal(l->o.operands.v[0], "-x");
}

static void
the_last_of_two_holds_and_lists_grow(void **state)
{
	struct line *l = *state;

	assert_parsed(l, "build -o a -o b");
	assert_string_equal(l->o.output, "b");
	assert_parsed(l, "check --only AC110 --only time-order");
	assert_int_equal(l->o.only.n, 2);
	assert_string_equal(l->o.only.v[1], "time-order");
}

static void
one_name_means_what_its_command_says(void **state)
{
	struct line *l = *state;

	assert_parsed(l, "--format short check");
	assert_int_equal(l->o.check_format, FINDINGS_short);
	assert_parsed(l, "--format csv metrics");
	assert_int_equal(l->o.metrics_format, METRICS_CSV);
	assert_wrong(l, "metrics --format short",
	    "--format wants one of table|json|csv|openmetrics");
}

static void
levels_are_read(void **state)
{
	struct line *l = *state;

	assert_parsed(l, "build --fail-on warning");
	assert_int_equal(l->o.fail_on, LEVEL_WARNING);
	assert_parsed(l, "build --fail-on never");
	assert_int_equal(l->o.fail_on, FAIL_NEVER);
	assert_parsed(l, "build --fail-on note");
	assert_int_equal(l->o.fail_on, LEVEL_NOTE);
	assert_wrong(l, "build --fail-on warnings",
	    "--fail-on: did you mean warning?");
}

static void
now_comes_from_the_option_then_the_environment(void **state)
{
	struct line *l = *state;

	assert_parsed(l, "build --now 2026-03-14T09:00Z");
	assert_int_equal(l->o.now, 1773478800);
	setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
	assert_parsed(l, "build");
	assert_int_equal(l->o.now, 1700000000);
	assert_parsed(l, "--now 2026-03-14T10:00+01:00 build");
	assert_int_equal(l->o.now, 1773478800);
	setenv("SOURCE_DATE_EPOCH", "", 1);
	assert_parsed(l, "build");
	setenv("SOURCE_DATE_EPOCH", "soon", 1);
	assert_wrong(l, "build", "SOURCE_DATE_EPOCH is not a number of "
	    "seconds since 1970: soon");
	setenv("SOURCE_DATE_EPOCH", "99999999999999999999", 1);
	assert_int_equal(parse(l, "build"), STATUS_USAGE);
	setenv("SOURCE_DATE_EPOCH", "999999999999", 1);
	assert_int_equal(parse(l, "build"), STATUS_USAGE);
}

static void
a_time_must_be_exact(void **state)
{
	struct line *l = *state;

	assert_wrong(l, "build --now 2026-03-14T09:00", "--now: the time has "
	    "no zone; write 2026-03-14T09:00Z for UTC");
	assert_wrong(l, "build --now 2026-02-30T09:00Z",
	    "--now: there is no such time");
	assert_wrong(l, "build --now 2026-03-14",
	    "--now wants a time such as 2026-03-14T09:00Z");
}

static void
slips_are_answered_with_the_nearest(void **state)
{
	struct line *l = *state;

	assert_wrong(l, "biuld",
	    "there is no command \"biuld\"; did you mean build?");
	assert_wrong(l, "xyzzy", "there is no command \"xyzzy\"");
	assert_wrong(l, "build --ouptut x",
	    "there is no option --ouptut; did you mean --output?");
	assert_wrong(l, "--colour never build",
	    "there is no option --colour; did you mean --color?");
	assert_wrong(l, "build --xyzzy", "there is no option --xyzzy");
	assert_wrong(l, "build -z", "there is no option -z");
	assert_wrong(l, "check --jobs 3", "check takes no --jobs");
	assert_wrong(l, "check -j 3", "check takes no --jobs");
}

static void
values_have_limits(void **state)
{
	struct line *l = *state;
	static const char *const bad[] = { "0", "65", "-1", "x", "3x",
	    "99999999999999999999" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char text[64];

		snprintf(text, sizeof(text), "build --jobs=%s", bad[i]);
		assert_wrong(l, text, "--jobs wants a number from 1 to 64");
	}
	assert_wrong(l, "build -j", "--jobs wants N");
	assert_wrong(l, "build -o _", "--output is empty: it wants DIR");
	assert_wrong(l, "build --output=", "--output is empty: it wants DIR");
	assert_wrong(l, "build --quiet=yes", "--quiet takes no value");
}

static void
operands_are_counted(void **state)
{
	struct line *l = *state;

	assert_wrong(l, "build site", "build: what is \"site\" for?");
	assert_wrong(l, "import cstate a", "import wants FORMAT SRC DEST");
	assert_parsed(l, "import cstate a b");
	assert_parsed(l, "import --help");
	assert_true(l->o.help);
}

static void
no_command_is_for_the_caller_to_answer(void **state)
{
	struct line *l = *state;

	assert_parsed(l, "");
	assert_null(l->o.command);
	assert_parsed(l, "--version");
	assert_true(l->o.version);
	assert_parsed(l, "--");
	assert_null(l->o.command);
	assert_wrong(l, "_", "there is no command \"\"");
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(nothing_given_means_the_defaults),
		T(options_may_stand_on_either_side_of_the_command),
		T(letters_can_be_bundled),
		T(two_dashes_end_the_options),
		T(the_last_of_two_holds_and_lists_grow),
		T(one_name_means_what_its_command_says),
		T(levels_are_read),
		T(now_comes_from_the_option_then_the_environment),
		T(a_time_must_be_exact),
		T(slips_are_answered_with_the_nearest),
		T(values_have_limits),
		T(operands_are_counted),
		T(no_command_is_for_the_caller_to_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
