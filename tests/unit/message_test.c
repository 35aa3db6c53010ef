/* What the policy's messages say of lengths and of what nobody knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/message.h"

static void
length_is(int64_t seconds, const char *want)
{
	struct arena a = { 0 };
	str got = message_length(&a, seconds);

	if (!str_eq(got, str_c(want)))
		fail_msg("got \"" STR_FMT "\", want \"%s\"", STR_ARG(got),
		    want);
	arena_release(&a);
}

static void
lengths_are_hours_and_minutes(void **state)
{
	(void)state;
	length_is(0, "0 minutes");
	length_is(29, "0 minutes");
	length_is(30, "1 minute");
	length_is(59 * 60 + 30, "1 hour");
	length_is(3660, "1 hour 1 minute");
	length_is(2 * 3600 + 5 * 60, "2 hours 5 minutes");
	length_is(26 * 3600 + 60, "26 hours 1 minute");
}

static const struct value *
of_nothing(struct arena *a, const char *text, const char *key)
{
	struct site site = { 0 };
	struct policy policy = { 0 };
	struct incident in = { .level = -1 };
	struct message_facts f = { .site = &site, .policy = &policy,
		.incident = &in, .text = str_c(text) };

	for (int m = 0; m < MILESTONE_COUNT; m++)
		in.times[m].at = TIME_NONE;
	in.next_update.at = TIME_NONE;
	return value_get(message_values(a, &f), str_c(key));
}

static void
what_nobody_knows_is_named_so(void **state)
{
	static const char *const keys[] = { "duration", "services", "impact",
		"minutes_to_resolve", "started", "last_healthy", "eta",
		"root_cause", "update", "next_update", "url" };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct value *v = of_nothing(&a, "", keys[i]);

		assert_non_null(v);
		assert_false(value_truth(v));
		if (!str_eq(v->text, STR("not known yet")))
			fail_msg("%s: \"" STR_FMT "\"", keys[i],
			    STR_ARG(v->text));
	}
	arena_release(&a);
}

static void
a_fact_that_was_never_stated_is_not_known(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_string_equal(of_nothing(&a, "{{ customers }}",
	    "customers")->text.p, "not known yet");
	assert_string_equal(of_nothing(&a, "{{{region}}}",
	    "region")->text.p, "not known yet");
	assert_null(of_nothing(&a, "{{#region}}{{/region}}", "region"));
	assert_null(of_nothing(&a, "{{", ""));
	arena_release(&a);
}

static void
a_template_may_have_its_own_words_for_it(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_true(str_empty(of_nothing(&a, "{{eta}}{{^ eta }}soon{{/eta}}",
	    "eta")->text));
	assert_false(str_empty(of_nothing(&a, "{{eta}}{{^et}}{{/et}}",
	    "eta")->text));
	assert_false(str_empty(of_nothing(&a, "{{^", "eta")->text));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_hours_and_minutes),
		cmocka_unit_test(what_nobody_knows_is_named_so),
		cmocka_unit_test(a_fact_that_was_never_stated_is_not_known),
		cmocka_unit_test(a_template_may_have_its_own_words_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
