/* Action items, from tables and task lists. */
#include "body_world.h"

#include "model/front.h"

/* One a line: text | owner | issue | due | kind | state. */
static void
assert_actions(struct body_world *w, const char *text, const char *want)
{
	const struct actions *all = &w->doc.body.actions;
	struct buf b = buf_init(BUF_MAX);
	bool same;

	body_world_read(w, text);
	for (size_t i = 0; i < all->n; i++) {
		const struct action *a = &all->v[i];

		buf_fmt(&b, "%s" STR_FMT "|" STR_FMT "|" STR_FMT "|" STR_FMT
		    "|" STR_FMT "|%s\n", a->internal ? "internal " : "",
		    STR_ARG(a->text), STR_ARG(a->owner.name),
		    STR_ARG(a->issue.name), STR_ARG(date_iso(&w->a, a->due)),
		    STR_ARG(a->kind < 0 ? STR_NONE
		    : w->policy.kinds.v[a->kind].id),
		    action_state_name(a->state));
	}
	same = str_eq(buf_view(&b), str_c(want));
	if (!same)
		print_error("got:\n" STR_FMT "want:\n%s",
		    STR_ARG(buf_view(&b)), want);
	buf_release(&b);
	assert_true(same);
}

#define BEGIN \
	struct body_world w; \
	(void)state; \
	body_world_begin(&w, FILE_INCIDENT)
#define END body_world_end(&w)

static void
columns_are_known_by_many_words(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n"
	    "| Task | Assignee | Ticket | Deadline | Type | State |\n"
	    "|---|---|---|---|---|---|\n"
	    "| Alert on *failovers* | @sam | [OPS-1](https://e.com/1) |"
	    " 2026-04-01 | Prevention | WIP |\n\n"
	    "| **Action item** | Who | Bug | By | Done |\n|---|---|---|---|---|\n"
	    "| Second | mira | #2 | 2026-04-02 | \xE2\x9C\x85 |\n",
	    "Alert on failovers|sam|OPS-1|2026-04-01|preventive|in-progress\n"
	    "Second|mira|#2|2026-04-02||done\n");
	assert_int_equal(w.d.n, 0);
	assert_text(w.doc.body.actions.v[0].html,
	    "Alert on <em>failovers</em>");
	assert_text(w.doc.body.actions.v[0].issue_url, "https://e.com/1");
	/* All columns are ours: the page shows the actions, not the table. */
	assert_false(w.doc.body.actions.v[0].in_text);
	assert_text(body_world_first(&w), "");
	END;
}

static void
a_table_with_another_column_is_shown_too(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n"
	    "| Action | Owner | Region |\n|---|---|---|\n| x | @sam | eu |\n",
	    "x|sam||||open\n");
	assert_true(w.doc.body.actions.v[0].in_text);
	assert_true(str_has(body_world_first(&w), STR("eu")));
	END;
}

static void
another_table_is_text(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n| Service | Region |\n"
	    "|---|---|\n| api | eu |\n", "");
	assert_true(str_has(body_world_first(&w), STR("api")));
	END;
}

static void
what_says_nothing_is_nothing(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n"
	    "| Action | Owner | Due |\n|---|---|---|\n"
	    "| a | - | n/a |\n| b | TBD | ? |\n"
	    "| c | \xE2\x80\x94 | None |\n| | | |\n| - | - | - |\n",
	    "a|||||open\nb|||||open\nc|||||open\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
tasks_with_a_tail(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n"
	    "- [ ] Alert on failovers (@sam, OPS-1, due 2026-04-01)\n"
	    "- [x] Done (@mira, preventive)\n"
	    "- [ ] Not now (@jo, dropped: the disk is gone)\n"
	    "- [ ] Begun (in-progress)\n"
	    "- [ ] Brackets (of another kind)\n"
	    "  - no box\n",
	    "Alert on failovers|sam|OPS-1|2026-04-01||open\n"
	    "Done|mira|||preventive|done\n"
	    "Not now|jo||||dropped\n"
	    "Begun|||||in-progress\n"
	    "Brackets (of another kind)|||||open\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
tasks_without_a_tail(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n"
	    "- [ ] @sam: raise the limit, OPS-1, by 2026-04-01\n"
	    "- [ ] #412 and #413\n"
	    "- [ ] Due: 2026-04-02 for @jo.\n"
	    "- [ ] Ends with the day 2026-04-03\n",
	    "raise the limit|sam|OPS-1|2026-04-01||open\n"
	    "#412 and #413||#412|||open\n"
	    "Due: 2026-04-02 for @jo.|jo||2026-04-02||open\n"
	    "Ends with the day 2026-04-03|||2026-04-03||open\n");
	END;
}

static void
what_is_recognized_is_no_part_of_the_task(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n"
	    "- [ ] Practice @liv\n"
	    "- [ ] Practice @ida due 2026-12-01 PF-200\n"
	    "- [ ] Practice, PF-201, owner: @ida and @bo, 2026-12-01.\n"
	    "- [ ] Practice @liv (due 2026-12-01)\n"
	    "- [ ] Practice (@liv, PF-202).\n"
	    "- [ ] Hand it over to @jo\n"
	    "- [ ] @sam \xE2\x80\x94 practice with @jo\n"
	    "- [ ] Ask @jo about limits @liv\n",
	    "Practice|liv||||open\n"
	    "Practice|ida|PF-200|2026-12-01||open\n"
	    "Practice|ida|PF-201|2026-12-01||open\n"
	    "Practice|liv||2026-12-01||open\n"
	    "Practice|liv|PF-202|||open\n"
	    "Hand it over|jo||||open\n"
	    "practice with @jo|sam||||open\n"
	    "Ask @jo about limits|liv||||open\n");
	END;
}

static void
what_the_sentence_needs_stays_in_it(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n"
	    "- [ ] Finish OPS-1\n"
	    "- [ ] Finish OPS-1 @sam\n"
	    "- [ ] Do not ship before 2026-12-05\n"
	    "- [ ] @sam will practice\n"
	    "- [ ] @sam @jo\n"
	    "- [ ] Mail sam@example.com\n",
	    "Finish OPS-1||OPS-1|||open\n"
	    "Finish OPS-1|sam|OPS-1|||open\n"
	    "Do not ship before 2026-12-05|||2026-12-05||open\n"
	    "@sam will practice|sam||||open\n"
	    "@sam @jo|sam||||open\n"
	    "Mail sam@example.com|||||open\n");
	END;
}

static void
what_only_looks_like_an_owner_issue_or_date(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n"
	    "- [ ] Mail sam@example.com about UTF-8 and SHA-256\n"
	    "- [ ] The dump of 2026-03-14 from host-1 and a/B-1\n"
	    "- [ ] As for SEV-1, see RFC-3339 @ noon\n"
	    "- [ ] INC-2026-014 again, and v1-2\n",
	    "Mail sam@example.com about UTF-8 and SHA-256|||||open\n"
	    "The dump of 2026-03-14 from host-1 and a/B-1|||||open\n"
	    "As for SEV-1, see RFC-3339 @ noon|||||open\n"
	    "INC-2026-014 again, and v1-2|||||open\n");
	END;
}

static void
a_heading_gives_its_kind(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n- [ ] none\n\n"
	    "### 1. Preventive actions (this month):\n\n- [ ] a\n"
	    "- [ ] b (mitigation)\n\n"
	    "| Action | Kind |\n|---|---|\n| c | |\n| d | fix |\n\n"
	    "### Others\n\n- [ ] e\n\n## Corrective actions\n\n- [ ] f\n",
	    "none|||||open\na||||preventive|open\nb||||mitigation|open\n"
	    "c||||preventive|open\nd||||corrective|open\ne|||||open\n"
	    "f||||corrective|open\n");
	END;
}

static void
nested_tasks_are_tasks(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n- Group\n  - [ ] a\n"
	    "    - [x] b\n- [ ] c\n\n> - [ ] quoted\n",
	    "a|||||open\nb|||||done\nc|||||open\n");
	END;
}

static void
a_date_that_is_none_is_reported_once(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n| Action | Due |\n|---|---|\n"
	    "| a | 1 April |\n\n- [ ] b (due 2026-02-30)\n",
	    "a|||||open\nb|||||open\n");
	assert_mistakes(&w.d,
	    "14:7+7 action-due-unreadable: \"1 April\" is not a date "
	    "(write YYYY-MM-DD)\n"
	    "16:14+10 action-due-unreadable: there is no day 2026-02-30 "
	    "(write YYYY-MM-DD)\n");
	assert_true(w.doc.body.actions.v[0].due_unclear);
	END;
}

static void
internal_items_are_told_apart(void **state)
{
	BEGIN;
	w.c.with_internal = false;
	assert_actions(&w, "## Action items\n\n"
	    "- [ ] seen (<!-- internal -->@sam<!-- /internal -->)\n\n"
	    "### Ours (internal)\n\n- [ ] not seen (@jo)\n\n"
	    "#### Deeper\n\n| Action | Owner |\n|---|---|\n| nor | @jo |\n",
	    "seen ()|||||open\ninternal not seen|jo||||open\n"
	    "internal nor|jo||||open\n");
	assert_true(w.doc.body.actions.v[0].withheld);
	assert_false(w.doc.body.actions.v[1].withheld);
	assert_false(str_has(body_world_first(&w), STR("sam")));
	assert_false(str_has(body_world_first(&w), STR("not")));
	END;
}

static void
internal_cells_of_a_public_row_say_nothing(void **state)
{
	static const char table[] = "## Action items\n\n"
	    "| Owner | Action | Issue | Due |\n|---|---|---|---|\n"
	    "| @sam | seen | OPS-1 <!-- internal -->[x](https://in.example/)"
	    "<!-- /internal --> | 2026-04-01 |\n"
	    "| @sam | seen too <!-- internal --> | OPS-2 "
	    "| <!-- /internal --> 2026-04-02 |\n"
	    "| @sam <!-- internal --> | not seen <!-- /internal --> | OPS-3 "
	    "| 2026-04-03 |\n";
	BEGIN;
	w.c.with_internal = false;
	assert_actions(&w, table,
	    "seen|sam|OPS-1|2026-04-01||open\n"
	    "seen too|sam||||open\n"
	    "internal not seen|sam|OPS-3|2026-04-03||open\n");
	assert_text(w.doc.body.actions.v[0].issue_url, "");
	END;
}

static void
a_ticket_is_linked_to_where_every_page_can_lead(void **state)
{
	BEGIN;
	assert_actions(&w, "## Action items\n\n| Action | Issue |\n|---|---|\n"
	    "| a | [OPS-1](javascript:alert(1)) |\n"
	    "| b | [OPS-2](../../runbooks/x.md) |\n",
	    "a||OPS-1|||open\nb||OPS-2|||open\n");
	assert_text(w.doc.body.actions.v[0].issue_url, "");
	assert_text(w.doc.body.actions.v[1].issue_url, "");
	END;
}

static void
only_reports_have_actions(void **state)
{
	struct body_world w;

	(void)state;
	body_world_begin(&w, FILE_RUNBOOK);
	assert_actions(&w, "## Next steps\n\n| Action | Owner |\n|---|---|\n"
	    "| Call | @sam |\n", "");
	assert_true(str_has(body_world_first(&w), STR("Call")));
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_known_by_many_words),
		cmocka_unit_test(a_table_with_another_column_is_shown_too),
		cmocka_unit_test(another_table_is_text),
		cmocka_unit_test(what_says_nothing_is_nothing),
		cmocka_unit_test(tasks_with_a_tail),
		cmocka_unit_test(tasks_without_a_tail),
		cmocka_unit_test(what_is_recognized_is_no_part_of_the_task),
		cmocka_unit_test(what_the_sentence_needs_stays_in_it),
		cmocka_unit_test(what_only_looks_like_an_owner_issue_or_date),
		cmocka_unit_test(a_heading_gives_its_kind),
		cmocka_unit_test(nested_tasks_are_tasks),
		cmocka_unit_test(a_date_that_is_none_is_reported_once),
		cmocka_unit_test(internal_items_are_told_apart),
		cmocka_unit_test(internal_cells_of_a_public_row_say_nothing),
		cmocka_unit_test(
		    a_ticket_is_linked_to_where_every_page_can_lead),
		cmocka_unit_test(only_reports_have_actions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
