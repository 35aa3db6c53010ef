/* Reading a policy: a preset, and a team's own file on top of it. */
#include "body_world.h"
#include "chance.h"

static const char preset[] =
    "levels:\n"
    "  - { id: SEV-1, name: Critical, aliases: [worst], impact: critical,\n"
    "      response: 15m, resolution: next sprint, postmortem: required }\n"
    "  - { id: SEV-2, name: Minor, impact: minor }\n"
    "roles:\n"
    "  commander: { name: Commander, need: required }\n"
    "postmortem:\n"
    "  draft: 48h\n"
    "  final: 5 business days\n"
    "  sections:\n"
    "    - { id: summary, title: Summary, aliases: [In short] }\n"
    "    - { id: todo, title: Actions, holds: actions, need: optional }\n"
    "actions:\n"
    "  owner: required\n"
    "  kinds:\n"
    "    fix: { name: Fix }\n"
    "    prevent: { name: Prevent, issue: required, due: none }\n"
    "detection: { customer: Customers }\n"
    "metrics: { resolve: { label: MTTR, from: detected } }\n"
    "availability: { partial_outage: 0.3 }\n";

static const struct node *
ours(void *context, str name)
{
	struct body_world *w = context;

	return str_eq(name, STR("ours"))
	    ? yaml_read(&w->a, STR(preset), 1, 1, &w->d) : NULL;
}

static void
read_policy(struct body_world *w, const char *yaml)
{
	*w = (struct body_world){ 0 };
	w->d = diags_init(&w->a);
	policy_read(&w->a, yaml_read(&w->a, str_c(yaml), 2, 1, &w->d), ours,
	    w, &w->policy, &w->d);
}

static void
levels_of_other_scripts_have_pages_of_their_own(void **state)
{
	struct body_world w;

	(void)state;
	read_policy(&w, "levels:\n  - { id: \xe9\xab\x98 }\n"
	    "  - { id: \xe4\xbd\x8e }\n  - { id: Gro\xc3\x9f 1 }\n");
	assert_text(w.policy.levels.v[0].slug, "\xe9\xab\x98");
	assert_text(w.policy.levels.v[1].slug, "\xe4\xbd\x8e");
	assert_text(w.policy.levels.v[2].slug, "gro\xc3\x9f-1");
	body_world_end(&w);
}

static void
what_is_not_said_is_the_presets(void **state)
{
	struct body_world w;
	const struct severity *l;

	(void)state;
	read_policy(&w, "extends: ours\n");
	assert_int_equal(w.d.n, 0);
	assert_text(w.policy.id, "ours");
	assert_int_equal(w.policy.levels.n, 2);
	l = &w.policy.levels.v[0];
	assert_text(l->name, "Critical");
	assert_text(l->slug, "sev-1");
	assert_int_equal(l->impact, IMPACT_CRITICAL);
	assert_int_equal(l->response.seconds, 15 * 60);
	assert_int_equal(l->postmortem, NEED_REQUIRED);
	assert_int_equal(w.policy.draft.seconds, 48 * 3600);
	assert_int_equal(w.policy.metrics[METRIC_RESOLVE].from, DETECTED);
	/* What the preset does not say either. */
	assert_int_equal(w.policy.metrics[METRIC_DETECT].from, STARTED);
	assert_int_equal(w.policy.weights[2], 300);
	assert_int_equal(w.policy.weights[3], 1000);
	body_world_end(&w);
}

/* The pages need a word for each of these, and a figure a clock. */
static void
a_key_that_is_emptied_is_as_if_nobody_had_given_it(void **state)
{
	struct body_world w;

	(void)state;
	read_policy(&w, "extends: ours\n"
	    "roles: { commander: { name: } }\n"
	    "postmortem: { name: '', sections: [{ id: todo, title: }] }\n"
	    "actions: { name: , kinds: { fix: { name: ' ' } } }\n"
	    "credits: { clock: , cap: '' }\n"
	    "detection: { customer: }\n"
	    "metrics: { resolve: { name: , label: },\n"
	    "  mine: { name: , from: , to: closed } }\n");
	assert_int_equal(w.d.n, 0);
	assert_text(w.policy.roles.v[0].name, "commander");
	assert_text(w.policy.postmortem_word, "Postmortem");
	assert_text(w.policy.sections.v[1].title, "todo");
	assert_text(w.policy.actions_word, "Action items");
	assert_text(w.policy.kinds.v[0].name, "fix");
	assert_text(w.policy.credits.clock, "impact");
	assert_text(w.policy.credits.cap_text, "100");
	assert_text(w.policy.detections.v[0].name, "customer");
	assert_text(w.policy.metrics[METRIC_RESOLVE].name, "Time to resolve");
	/* Not every clock has an acronym. */
	assert_text(w.policy.metrics[METRIC_RESOLVE].label, "");
	assert_text(w.policy.more_metrics.v[0].name, "mine");
	assert_false(w.policy.more_metrics.v[0].timed);
	body_world_end(&w);
}

static void
words_are_targets_that_are_not_computed(void **state)
{
	struct body_world w;

	(void)state;
	read_policy(&w, "extends: ours\n");
	assert_text(w.policy.levels.v[0].resolution.text, "next sprint");
	assert_int_equal(w.policy.levels.v[0].resolution.seconds,
	    LENGTH_NONE);
	assert_int_equal(w.policy.final.business_days, 5);
	assert_int_equal(w.policy.final.seconds, LENGTH_NONE);
	body_world_end(&w);
	read_policy(&w, "postmortem: { draft: 2bd, final: 3 working days }\n");
	assert_int_equal(w.policy.draft.business_days, 2);
	assert_int_equal(w.policy.final.business_days, 3);
	body_world_end(&w);
}

static void
levels_are_joined_by_id_however_it_is_written(void **state)
{
	struct body_world w;

	(void)state;
	read_policy(&w, "extends: ours\nlevels:\n"
	    "  - { id: sev 1, name: Worst }\n"
	    "  - { id: SEV-3, name: New }\n"
	    "  - { id: sev-2, drop: yes }\n");
	assert_int_equal(w.policy.levels.n, 2);
	assert_text(w.policy.levels.v[0].id, "SEV-1");
	assert_text(w.policy.levels.v[0].name, "Worst");
	assert_int_equal(w.policy.levels.v[0].response.seconds, 15 * 60);
	assert_int_equal(policy_level(&w.policy, STR("worst")), 0);
	assert_text(w.policy.levels.v[1].name, "New");
	assert_int_equal(w.policy.levels.v[1].impact, IMPACT_MINOR);
	assert_int_equal(policy_level(&w.policy, STR("SEV-2")), -1);
	body_world_end(&w);
}

/* The ids of the levels, in order. */
static void
assert_order(const char *levels, const char *want)
{
	struct body_world w;
	str got = STR_NONE;
	struct buf yaml = buf_init(BUF_MAX);

	buf_fmt(&yaml, "extends: ours\nlevels:\n%s", levels);
	buf_char(&yaml, '\0');
	read_policy(&w, yaml.p);
	for (size_t i = 0; i < w.policy.levels.n; i++)
		got = str_cat(&w.a, got, i ? STR(" ") : STR_NONE,
		    w.policy.levels.v[i].id);
	assert_text(got, want);
	body_world_end(&w);
	buf_release(&yaml);
}

static void
a_level_is_put_anywhere(void **state)
{
	(void)state;
	assert_order("  - { id: SEV-0, before: SEV-1 }\n",
	    "SEV-0 SEV-1 SEV-2");
	assert_order("  - { id: SEV-1.5, after: sev 1 }\n",
	    "SEV-1 SEV-1.5 SEV-2");
	assert_order("  - { id: SEV-9, after: SEV-2 }\n",
	    "SEV-1 SEV-2 SEV-9");
	/* One that is there already moves. */
	assert_order("  - { id: sev-2, before: SEV-1 }\n", "SEV-2 SEV-1");
	/* An empty place is none. */
	assert_order("  - { id: SEV-9, before: , after: SEV-1 }\n",
	    "SEV-1 SEV-9 SEV-2");
	/* Also beside one of the team's own that comes further down. */
	assert_order("  - { id: A, before: B }\n"
	    "  - { id: B, before: SEV-1 }\n", "A B SEV-1 SEV-2");
}

static void
levels_for_one_place_keep_their_order(void **state)
{
	(void)state;
	assert_order("  - { id: A, before: SEV-2 }\n"
	    "  - { id: B, before: SEV-2 }\n", "SEV-1 A B SEV-2");
	assert_order("  - { id: A, after: SEV-1 }\n"
	    "  - { id: B, after: SEV-1 }\n"
	    "  - { id: C, after: SEV-1 }\n", "SEV-1 A B C SEV-2");
	assert_order("  - { id: A, after: SEV-1 }\n"
	    "  - { id: B, after: A }\n", "SEV-1 A B SEV-2");
}

static void
without_its_neighbour_a_level_stays(void **state)
{
	(void)state;
	assert_order("  - { id: A, before: SEV-7 }\n", "SEV-1 SEV-2 A");
	assert_order("  - { id: A, before: A }\n", "SEV-1 SEV-2 A");
	assert_order("  - { id: SEV-1, drop: yes }\n"
	    "  - { id: A, before: SEV-1 }\n", "SEV-2 A");
	assert_order("  - { id: SEV-1, drop: yes, before: SEV-2 }\n"
	    "  - { id: SEV-2, before: A }\n"
	    "  - { id: A, before: SEV-2 }\n", "SEV-2 A");
}

static void
another_list_takes_the_place_of_the_presets(void **state)
{
	struct body_world w;

	(void)state;
	read_policy(&w, "extends: ours\npostmortem:\n  sections:\n"
	    "    - { id: summary, aliases: [Overview] }\n"
	    "    - { id: more, title: More }\n");
	assert_int_equal(policy_section(&w.policy, STR("Summary")), 0);
	assert_int_equal(policy_section(&w.policy, STR("Overview")), 0);
	assert_int_equal(policy_section(&w.policy, STR("In short")), -1);
	assert_int_equal(policy_section(&w.policy, STR("More")), 2);
	body_world_end(&w);
}

static void
a_section_can_be_taken_out(void **state)
{
	struct body_world w;

	(void)state;
	read_policy(&w, "extends: ours\npostmortem:\n  sections:\n"
	    "    - { id: summary, drop: yes }\n"
	    "    - { id: nothing, drop: yes }\n");
	assert_int_equal(policy_section(&w.policy, STR("Summary")), -1);
	assert_int_equal(policy_section(&w.policy, STR("Actions")), 0);
	body_world_end(&w);
}

static const struct action_kind *
kind(struct body_world *w, const char *id)
{
	int i = policy_kind(&w->policy, str_c(id));

	assert_true(i >= 0);
	return &w->policy.kinds.v[i];
}

static void
what_is_asked_of_all_actions_is_asked_of_each_kind(void **state)
{
	struct body_world w;

	(void)state;
	read_policy(&w, "extends: ours\n");
	assert_int_equal(kind(&w, "fix")->owner, NEED_REQUIRED);
	assert_int_equal(kind(&w, "fix")->due, NEED_NONE);
	body_world_end(&w);
	read_policy(&w, "extends: ours\n"
	    "actions: { due: required, owner: optional,\n"
	    "    kinds: { fix: { owner: required }, other: {} } }\n");
	assert_int_equal(w.policy.any.due, NEED_REQUIRED);
	assert_int_equal(kind(&w, "fix")->due, NEED_REQUIRED);
	assert_int_equal(kind(&w, "fix")->owner, NEED_REQUIRED);
	/* The preset said otherwise of this one. */
	assert_int_equal(kind(&w, "prevent")->due, NEED_NONE);
	assert_int_equal(kind(&w, "prevent")->owner, NEED_OPTIONAL);
	assert_int_equal(kind(&w, "prevent")->issue, NEED_REQUIRED);
	assert_int_equal(kind(&w, "other")->due, NEED_REQUIRED);
	body_world_end(&w);
}

static void
every_policy_has_a_section_for_updates(void **state)
{
	struct body_world w;
	int i;

	(void)state;
	read_policy(&w, "name: Bare\n");
	i = policy_section(&w.policy, STR("Updates"));
	assert_true(i >= 0);
	assert_int_equal(w.policy.sections.v[i].holds, HOLDS_UPDATES);
	assert_int_equal(w.policy.sections.v[i].need, NEED_OPTIONAL);
	body_world_end(&w);
	read_policy(&w, "postmortem: { sections: [{ id: news, title: News,"
	    " holds: updates }] }\n");
	assert_int_equal(policy_section(&w.policy, STR("Updates")), -1);
	body_world_end(&w);
}

static void
an_alias_that_two_sections_claim_belongs_to_the_first(void **state)
{
	struct body_world w;

	(void)state;
	read_policy(&w, "postmortem: { sections: ["
	    "{ id: a, title: A, aliases: [Both] },"
	    "{ id: b, title: B, aliases: [Both, A] }] }\n");
	assert_int_equal(policy_section(&w.policy, STR("Both")), 0);
	assert_int_equal(policy_section(&w.policy, STR("A")), 0);
	assert_int_equal(policy_section(&w.policy, STR("B")), 1);
	body_world_end(&w);
}

static void
a_preset_that_there_is_not_is_reported(void **state)
{
	struct body_world w;

	(void)state;
	read_policy(&w, "extends: operatons\n");
	assert_mistakes(&w.d, "1:10+9 policy-unknown: there is no preset "
	    "operatons (did you mean operations?)\n");
	assert_int_equal(w.policy.levels.n, 0);
	body_world_end(&w);
}

static void
nothing_is_a_policy_without_levels(void **state)
{
	struct body_world w = { 0 };

	(void)state;
	w.d = diags_init(&w.a);
	policy_read(&w.a, NULL, ours, &w, &w.policy, &w.d);
	assert_int_equal(w.d.n, 0);
	assert_int_equal(w.policy.levels.n, 0);
	assert_int_equal(policy_level(&w.policy, STR("SEV-1")), -1);
	assert_int_equal(w.policy.due_from, RESOLVED);
	body_world_end(&w);
}

static void
passing_over_headings_by_how_they_begin_loses_none(void **state)
{
	static const char *const parts[] = { "Why", "what", " ", "went well",
		"Went Wrong", "1. ", "12) ", "2026", "-", "03-14", ":", "?",
		"*", "`", "_", "\xf0\x9f\x94\xa5", "\xe2\x80\x99", "Summary",
		"summary", " and ", " / ", "/", "(UTC)", "Timeline", "Root",
		" cause", "Lessons", " learned", "404", "Impact", "a", "'",
		"3.1 ", "1999", "1999. ", "Q1-2026", "IT",
		" {#x}" };
	struct random_source chance = random_from(314);
	struct body_world w;

	(void)state;
	read_policy(&w, "postmortem: { sections: [{ id: a, title: Summary },"
	    "{ id: b, title: 2026-03-14, aliases: [404, What went well] },"
	    "{ id: c, title: Root cause / Impact, aliases: [Why and what,"
	    " 2026, \"Q1-2026 timeline\"] }] }\n");
	for (int round = 0; round < 100000; round++) {
		str s = STR_NONE;
		const struct section_rule *found;

		for (uint32_t k = random_below(&chance, 5); k-- > 0;)
			s = str_cat(&w.scratch, s, str_c(parts[random_below(
			    &chance, sizeof(parts) / sizeof(parts[0]))]));
		found = map_get(&w.policy.section_by_name,
		    heading_fold(&w.scratch, s));
		assert_int_equal(policy_section(&w.policy, s), found
		    ? found - w.policy.sections.v : -1);
		arena_reset(&w.scratch);
	}
	body_world_end(&w);
}

static void
a_heading_that_came_before_means_the_same_again(void **state)
{
	static const char text[] = "Updates Impact Timeline Summary "
	    "Root cause Lessons learned Action items Why? 2026-03-14";
	struct heading_rules known = { 0 };
	struct body_world w;

	(void)state;
	body_world_begin(&w, FILE_INCIDENT);
	for (int round = 0; round < 2; round++)
		for (size_t from = 0; from < sizeof(text); from++)
			for (size_t to = from; to < sizeof(text); to++) {
				str s = str_sub(str_c(text), from, to);

				assert_int_equal(policy_section_kept(
				    &w.policy, s, &known),
				    policy_section(&w.policy, s));
				assert_int_equal(policy_section_kept(
				    &w.policy, s, &known),
				    policy_section(&w.policy, s));
			}
	body_world_end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    levels_of_other_scripts_have_pages_of_their_own),
		cmocka_unit_test(what_is_not_said_is_the_presets),
		cmocka_unit_test(
		    a_key_that_is_emptied_is_as_if_nobody_had_given_it),
		cmocka_unit_test(words_are_targets_that_are_not_computed),
		cmocka_unit_test(a_level_is_put_anywhere),
		cmocka_unit_test(
		    levels_for_one_place_keep_their_order),
		cmocka_unit_test(
		    without_its_neighbour_a_level_stays),
		cmocka_unit_test(
		    levels_are_joined_by_id_however_it_is_written),
		cmocka_unit_test(
		    another_list_takes_the_place_of_the_presets),
		cmocka_unit_test(a_section_can_be_taken_out),
		cmocka_unit_test(
		    what_is_asked_of_all_actions_is_asked_of_each_kind),
		cmocka_unit_test(every_policy_has_a_section_for_updates),
		cmocka_unit_test(
		    an_alias_that_two_sections_claim_belongs_to_the_first),
		cmocka_unit_test(a_preset_that_there_is_not_is_reported),
		cmocka_unit_test(nothing_is_a_policy_without_levels),
		cmocka_unit_test(
		    passing_over_headings_by_how_they_begin_loses_none),
		cmocka_unit_test(
		    a_heading_that_came_before_means_the_same_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
