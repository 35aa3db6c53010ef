/* New files from the policy: what they hold and how they are called;
 * skeleton_text_test.c has what the texts in them may be. */
#include "skeleton_world.h"

static void
an_incident_begins_now_to_the_minute(void **state)
{
	struct world w;
	const struct node *front;
	str text;

	(void)state;
	set_up_preset(&w, FILE_INCIDENT);
	text = skeleton_text(&w.a, &w.s);
	front = front_of(&w, text);
	assert_key(front, "started", "2026-03-14T09:00Z");
	assert_key(front, "status", "investigating");
	assert_holds(text, "\n## Updates\n\n"
	    "### 2026-03-14T09:00Z investigating\n");
	tear_down(&w);
}

static void
what_only_a_person_knows_is_left_empty(void **state)
{
	struct world w;
	const struct node *front;

	(void)state;
	set_up_preset(&w, FILE_INCIDENT);
	front = front_of(&w, skeleton_text(&w.a, &w.s));
	assert_int_equal(node_get(front, STR("severity"))->kind, NODE_NULL);
	assert_int_equal(node_get(front, STR("components"))->kind,
	    NODE_LIST);
	assert_int_equal(node_get(front, STR("components"))->n, 0);
	tear_down(&w);
}

static void
levels_and_components_are_named_beside_it(void **state)
{
	struct world w;
	str text;

	(void)state;
	set_up(&w, FILE_INCIDENT, STR("levels:\n"
	    "  - { id: P0, name: Panic, criteria: [All down, Data lost],\n"
	    "      cadence: 15m }\n"
	    "  - { id: P1 }\n"));
	text = skeleton_text(&w.a, &w.s);
	assert_holds(text, "\n# P0 Panic: All down; Data lost "
	    "(updates: 15m)\n# P1\nseverity:\n");
	assert_holds(text, "one or more of: web, api.");
	tear_down(&w);
}

static void
planned_work_is_proposed_for_tomorrow_evening(void **state)
{
	static const struct { const char *now, *starts, *ends; } rows[] = {
		{ "2026-03-14T00:00Z", "2026-03-15T22:00Z",
		    "2026-03-15T23:00Z" },
		{ "2026-03-14T23:59:59Z", "2026-03-15T22:00Z",
		    "2026-03-15T23:00Z" },
		{ "2023-12-31T12:00Z", "2024-01-01T22:00Z",
		    "2024-01-01T23:00Z" },
		{ "2024-02-28T12:00Z", "2024-02-29T22:00Z",
		    "2024-02-29T23:00Z" },
		{ "1969-12-30T12:00:30Z", "1969-12-31T22:00Z",
		    "1969-12-31T23:00Z" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct world w;
		const struct node *front;

		set_up_preset(&w, FILE_MAINTENANCE);
		w.s.now = moment(rows[i].now);
		front = front_of(&w, skeleton_text(&w.a, &w.s));
		assert_key(front, "starts", rows[i].starts);
		assert_key(front, "ends", rows[i].ends);
		tear_down(&w);
	}
}

static void
a_file_is_named_after_its_day(void **state)
{
	static const struct {
		enum file_kind kind;
		const char *folder, *slug;
	} rows[] = {
		{ FILE_INCIDENT, "content/incidents/2026",
		    "2026-12-31-checkout-slow" },
		/* the day on which the work begins, not that of the plan */
		{ FILE_MAINTENANCE, "content/maintenance",
		    "2027-01-01-checkout-slow" },
		{ FILE_RUNBOOK, "content/runbooks", "checkout-slow" },
		{ FILE_POSTMORTEM, "content/postmortems",
		    "2026-03-14-checkout-slow" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct world w;

		set_up_preset(&w, rows[i].kind);
		w.s.now = moment("2026-12-31T23:59Z");
		assert_true(str_eq(skeleton_folder(&w.a, &w.s),
		    str_c(rows[i].folder)));
		assert_true(str_eq(skeleton_slug(&w.a, &w.s, 1),
		    str_c(rows[i].slug)));
		assert_false(skeleton_nameless(&w.s));
		tear_down(&w);
	}
}

static void
a_title_that_gives_no_name_is_counted(void **state)
{
	struct world w;

	(void)state;
	set_up_preset(&w, FILE_RUNBOOK);
	w.s.title = STR("\xE6\xB1\xBA\xE6\xB8\x88");
	assert_true(skeleton_nameless(&w.s));
	assert_true(str_eq(skeleton_slug(&w.a, &w.s, 1), STR("runbook")));
	assert_true(str_eq(skeleton_slug(&w.a, &w.s, 3), STR("runbook-3")));
	w.s.kind = FILE_INCIDENT;
	assert_true(str_eq(skeleton_slug(&w.a, &w.s, 2),
	    STR("2026-03-14-incident-2")));
	tear_down(&w);
}

static void
every_section_of_the_policy_is_there_required_ones_first(void **state)
{
	struct world w;
	str text, last = STR_NONE;

	(void)state;
	set_up_preset(&w, FILE_POSTMORTEM);
	text = skeleton_text(&w.a, &w.s);
	for (int need = NEED_REQUIRED; need >= NEED_OPTIONAL; need--)
		for (size_t i = 0; i < w.policy.sections.n; i++) {
			const struct section_rule *r =
			    &w.policy.sections.v[i];
			str line = str_cat(&w.a, STR("\n## "), r->title,
			    STR("\n"));
			ptrdiff_t at = str_find(text, line);

			if (r->runbook || r->holds == HOLDS_UPDATES) {
				assert_true(at < 0);
				continue;
			}
			if ((int)r->need != need)
				continue;
			if (at < 0 || (last.n && at < str_find(text, last)))
				fail_msg("\"" STR_FMT "\" is missing or in "
				    "the wrong place", STR_ARG(r->title));
			last = line;
		}
	assert_holds(text, "<!-- Required: What happened, in one");
	assert_holds(text, "<!-- Optional: What to keep. -->");
	tear_down(&w);
}

static void
a_runbook_has_the_sections_of_the_policy(void **state)
{
	struct world w;
	str text;

	(void)state;
	set_up_preset(&w, FILE_RUNBOOK);
	text = skeleton_text(&w.a, &w.s);
	assert_holds(text, "\n## Failure scenario\n");
	assert_holds(text, "\n## Rollback\n");
	assert_lacks(text, "## Summary");
	tear_down(&w);
	set_up(&w, FILE_RUNBOOK, STR("name: Ours\n"));
	assert_holds(skeleton_text(&w.a, &w.s), "\n## Diagnosis\n");
	tear_down(&w);
}

static void
the_timeline_begins_with_what_is_known(void **state)
{
	struct update updates[] = {
		{ .status = STR_INIT("investigating") },
		{ .status = STR_INIT("identified"), .internal = true },
		{ .status = STR_INIT("monitoring"), .at = TIME_NONE },
	};
	struct world w;
	str text;

	(void)state;
	set_up_preset(&w, FILE_POSTMORTEM);
	w.incident.times[STARTED].at = moment("2026-03-14T09:00Z");
	w.incident.times[RESOLVED].at = moment("2026-03-15T00:20Z");
	w.incident.times[DETECTED].at = moment("2026-03-14T09:04:30Z");
	w.incident.times[PAGED].at = moment("2026-03-14T09:04Z");
	updates[0].at = moment("2026-03-14T09:10Z");
	updates[1].at = moment("2026-03-14T09:11Z");
	w.incident.doc.body.updates.v = updates;
	w.incident.doc.body.updates.n = COUNT(updates);
	text = skeleton_text(&w.a, &w.s);
	assert_holds(text, "-->\n\n"
	    "- 2026-03-14T09:00Z [started]\n"
	    "- 2026-03-14T09:04Z [paged]\n"
	    "- 2026-03-14T09:04:30Z [detected]\n"
	    "- 2026-03-14T09:10Z public message: investigating\n"
	    "- 2026-03-15T00:20Z [resolved]\n\n##");
	tear_down(&w);
}

static void
action_columns_follow_the_policy(void **state)
{
	struct world w;
	str text;

	(void)state;
	set_up(&w, FILE_POSTMORTEM, STR("postmortem:\n"
	    "  sections:\n"
	    "    - { id: todo, title: To do, need: required, "
	    "holds: actions }\n"
	    "actions:\n"
	    "  owner: required\n"));
	text = skeleton_text(&w.a, &w.s);
	assert_holds(text, "\n| Action | Owner | Issue | Due | Status |\n|");
	assert_holds(text, "Each with owner.");
	tear_down(&w);
	set_up(&w, FILE_POSTMORTEM, STR("postmortem:\n"
	    "  sections:\n"
	    "    - { id: todo, title: To do, need: required, "
	    "holds: actions }\n"
	    "actions:\n"
	    "  owner: required\n"
	    "  kinds:\n"
	    "    fix: { due: required }\n"
	    "    look: { owner: optional }\n"));
	text = skeleton_text(&w.a, &w.s);
	assert_holds(text, "| Due | Kind | Status |\n|");
	assert_holds(text, "Kind: fix with owner, due; look.");
	tear_down(&w);
}

static void
a_postmortem_is_as_internal_as_its_incident(void **state)
{
	struct world w;

	(void)state;
	set_up_preset(&w, FILE_POSTMORTEM);
	assert_null(node_get(front_of(&w, skeleton_text(&w.a, &w.s)),
	    STR("visibility")));
	w.incident.doc.internal = true;
	assert_key(front_of(&w, skeleton_text(&w.a, &w.s)), "visibility",
	    "internal");
	assert_key(front_of(&w, skeleton_text(&w.a, &w.s)), "incident",
	    "INC-7");
	tear_down(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_incident_begins_now_to_the_minute),
		cmocka_unit_test(what_only_a_person_knows_is_left_empty),
		cmocka_unit_test(levels_and_components_are_named_beside_it),
		cmocka_unit_test(
		    planned_work_is_proposed_for_tomorrow_evening),
		cmocka_unit_test(a_file_is_named_after_its_day),
		cmocka_unit_test(a_title_that_gives_no_name_is_counted),
		cmocka_unit_test(
		    every_section_of_the_policy_is_there_required_ones_first),
		cmocka_unit_test(a_runbook_has_the_sections_of_the_policy),
		cmocka_unit_test(the_timeline_begins_with_what_is_known),
		cmocka_unit_test(action_columns_follow_the_policy),
		cmocka_unit_test(a_postmortem_is_as_internal_as_its_incident),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
