/* A body as sections, lead and summary. */
#include "body_world.h"

#define BEGIN \
	struct body_world w; \
	(void)state; \
	body_world_begin(&w, FILE_INCIDENT)
#define END body_world_end(&w)

/* "level title parent rule" of each section, one a line. */
static void
assert_sections(struct body_world *w, const char *text, const char *want)
{
	const struct sections *all = &w->doc.body.sections;
	struct buf b = buf_init(BUF_MAX);
	bool same;

	body_world_read(w, text);
	for (size_t i = 0; i < all->n; i++) {
		const struct section *s = &all->v[i];

		buf_fmt(&b, "%d " STR_FMT " %d " STR_FMT "%s%s\n", s->level,
		    STR_ARG(s->title), s->parent,
		    STR_ARG(s->rule < 0 ? STR("-")
		    : w->policy.sections.v[s->rule].id),
		    s->written ? "" : " empty",
		    s->internal ? " internal" : "");
	}
	same = str_eq(buf_view(&b), str_c(want));
	if (!same)
		print_error("got:\n" STR_FMT "want:\n%s",
		    STR_ARG(buf_view(&b)), want);
	buf_release(&b);
	assert_true(same);
}

static const struct section *
section(struct body_world *w, const char *title)
{
	for (size_t i = 0; i < w->doc.body.sections.n; i++)
		if (str_eq(w->doc.body.sections.v[i].title, str_c(title)))
			return &w->doc.body.sections.v[i];
	fail_msg("no section %s", title);
	return NULL;
}

static void
sections_know_their_rule_and_what_is_above(void **state)
{
	BEGIN;
	assert_sections(&w, "## Summary\n\nx\n\n### Details\n\nx\n\n"
	    "#### Root cause\n\nx\n\n### Impact\n\n## Lessons learned:\n",
	    "2 Summary -1 summary\n3 Details 0 -\n"
	    /* Four deep is part of a text, whatever it is called. */
	    "4 Root cause 1 -\n3 Impact 0 impact empty\n"
	    "2 Lessons learned: -1 lessons empty\n");
	END;
}

static void
a_first_heading_that_repeats_the_title_is_none(void **state)
{
	BEGIN;
	assert_sections(&w, "# Checkout slow\n\nIt was slow.\n\n"
	    "## Summary\n\nx\n", "2 Summary -1 summary\n");
	assert_text(body_world_html(&w, w.doc.body.lead), "<p>It was slow.</p>\n");
	END;
	body_world_begin(&w, FILE_INCIDENT);
	assert_sections(&w, "# Summary\n\nx\n\n# Impact\n\nx\n",
	    "1 Summary -1 summary\n1 Impact -1 impact\n");
	END;
	body_world_begin(&w, FILE_INCIDENT);
	assert_sections(&w, "## Summary\n\nx\n\n# Impact\n\nx\n",
	    "2 Summary -1 summary\n1 Impact -1 impact\n");
	END;
}

static void
what_stands_before_the_first_heading_leads(void **state)
{
	BEGIN;
	body_world_read(&w, "One *line*.\n\n- two\n\n## Summary\n\nx\n");
	assert_text(body_world_html(&w, w.doc.body.lead),
	    "<p>One <em>line</em>.</p>\n<ul>\n<li>two</li>\n</ul>\n");
	assert_text(w.doc.body.summary, "One line.");
	END;
}

static void
a_summary_is_the_first_public_paragraph(void **state)
{
	BEGIN;
	body_world_read(&w, "## Background (internal)\n\nours\n\n"
	    "## Summary\n\n<!-- internal -->\n\nours too\n\n"
	    "<!-- /internal -->\n\nFor <!-- internal -->us<!-- /internal -->"
	    "all.\n");
	assert_text(w.doc.body.summary, "For all.");
	END;
}

static void
a_section_is_shown_without_what_was_read_from_it(void **state)
{
	const struct section *s;

	BEGIN;
	body_world_read(&w, "## Summary\n\nbefore\n\n"
	    "### Timeline\n\n- 09:00Z it broke\n\n#### deeper\n\nx\n\n"
	    "### Between\n\nmiddle\n\n### Action items\n\n- [ ] do\n\n"
	    "### After\n\nafter\n\n## Impact\n\nnot here\n");
	s = section(&w, "Summary");
	assert_true(str_has(body_world_html(&w, s->html), STR("before")));
	assert_true(str_has(body_world_html(&w, s->html), STR("middle")));
	assert_true(str_has(body_world_html(&w, s->html), STR("after")));
	assert_false(str_has(body_world_html(&w, s->html), STR("it broke")));
	assert_false(str_has(body_world_html(&w, s->html), STR("deeper")));
	assert_false(str_has(body_world_html(&w, s->html), STR("do")));
	assert_false(str_has(body_world_html(&w, s->html), STR("not here")));
	assert_int_equal(w.doc.body.timeline.n, 1);
	assert_int_equal(w.doc.body.actions.n, 1);
	END;
}

static void
internal_subsections_leave_no_trace(void **state)
{
	const struct section *s;

	BEGIN;
	w.c.with_internal = false;
	body_world_read(&w, "## Summary\n\nbefore\n\n### Ours (internal)\n\n"
	    "secret\n\n#### one\n\nsecret\n\n#### two\n\nsecret\n\n"
	    "### After\n\nafter\n\n## Notes (internal)\n\nsecret\n");
	s = section(&w, "Summary");
	assert_true(str_has(body_world_html(&w, s->html), STR("before")));
	assert_true(str_has(body_world_html(&w, s->html), STR("after")));
	assert_false(str_has(body_world_html(&w, s->html), STR("secret")));
	assert_false(str_has(body_world_html(&w, s->html), STR("Ours")));
	assert_text(body_world_html(&w,
	    section(&w, "Notes (internal)")->html), "");
	assert_true(section(&w, "two")->internal);
	assert_false(section(&w, "After")->internal);
	END;
}

static void
an_empty_section_may_hold_hints_and_headings(void **state)
{
	BEGIN;
	assert_sections(&w, "## Summary\n\n<!-- what happened -->\n\n"
	    "### Details\n\n## Impact\n\nTODO\n\n"
	    "## Timeline\n\n| Time | Event |\n|---|---|\n\n"
	    "## Root cause\n\n0\n",
	    "2 Summary -1 summary empty\n3 Details 0 - empty\n"
	    "2 Impact -1 impact empty\n2 Timeline -1 timeline empty\n"
	    "2 Root cause -1 root-cause\n");
	END;
}

static void
a_section_below_one_that_is_read_is_written_too(void **state)
{
	BEGIN;
	assert_sections(&w, "## Timeline\n\n- 09:00Z x\n\n"
	    "### Detection\n\nAn alert.\n\n### Impact\n",
	    "2 Timeline -1 timeline\n3 Detection 0 detection\n"
	    "3 Impact 0 impact empty\n");
	END;
}

static void
headings_move_down_on_an_incidents_page(void **state)
{
	BEGIN;
	w.c.anchor_prefix = STR("Postmortem-");
	body_world_read(&w, "## Summary\n\n### Details\n\nx\n");
	assert_true(str_has(body_world_html(&w,
	    section(&w, "Summary")->html), STR("<h4")));
	assert_true(str_has(body_world_html(&w,
	    section(&w, "Summary")->html),
	    STR("id=\"Postmortem-details\"")));
	assert_text(section(&w, "Details")->anchor, "details");
	END;
}

static void
an_empty_body_is_fine(void **state)
{
	static const char *const bodies[] = { "", "\n\n", "<!-- x -->",
		"#", "##\n\n##\n", "---\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		struct body_world w;

		body_world_begin(&w, FILE_INCIDENT);
		body_world_read(&w, bodies[i]);
		assert_text(w.doc.body.summary, "");
		assert_int_equal(w.d.n, 0);
		body_world_end(&w);
	}
}

/* What of a body anybody judges, in words. */
static str
facts(struct body_world *w, const char *text)
{
	const struct body *b = &w->doc.body;
	str all = STR_NONE;

	body_world_read(w, text);
	for (size_t i = 0; i < b->updates.n; i++)
		all = str_cat(&w->a, all, b->updates.v[i].status, STR(" "),
		    b->updates.v[i].text, STR("\n"));
	for (size_t i = 0; i < b->timeline.n; i++)
		all = str_cat(&w->a, all, b->timeline.v[i].actor, STR(" "),
		    b->timeline.v[i].text, STR("\n"));
	for (size_t i = 0; i < b->actions.n; i++)
		all = str_cat(&w->a, all, b->actions.v[i].owner.name,
		    STR(" "), b->actions.v[i].text, STR("\n"));
	for (size_t i = 0; i < b->sections.n; i++)
		all = str_cat(&w->a, all, b->sections.v[i].title,
		    b->sections.v[i].written ? STR("\n") : STR(": empty\n"));
	return all;
}

static void
what_nobody_is_shown_is_read_all_the_same(void **state)
{
	static const char text[] = "Lead *x*\n\n"
	    "## Updates\n### 2026-03-14T09:10Z resolved\nIt *works*.\n"
	    "## Timeline\n- 09:04Z [detected] `db` fell (sam)\n\n  more\n"
	    "- 25:10 what?\n- nothing\n\ntext\n"
	    "## Action items\n| Action | Owner |\n|---|---|\n"
	    "| **Do** it | @sam |\n\n- [ ] More (@jo)\n"
	    "## Summary\nThis.\n## Impact\n";
	str seen, unseen;

	BEGIN;
	seen = facts(&w, text);
	assert_true(w.doc.body.html.n > 0);
	assert_true(w.doc.body.updates.v[0].html.n > 0);
	w.doc.body = (struct body){ 0 };
	w.c.unseen = true;
	unseen = facts(&w, text);
	assert_true(str_eq(seen, unseen));
	assert_int_equal(w.doc.body.html.n, 0);
	assert_int_equal(w.doc.body.updates.v[0].html.n, 0);
	assert_int_equal(w.doc.body.actions.v[0].html.n, 0);
	assert_int_equal(w.doc.body.timeline.n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(w.doc.body.timeline.v[i].html.n, 0);
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_know_their_rule_and_what_is_above),
		cmocka_unit_test(
		    a_first_heading_that_repeats_the_title_is_none),
		cmocka_unit_test(what_stands_before_the_first_heading_leads),
		cmocka_unit_test(a_summary_is_the_first_public_paragraph),
		cmocka_unit_test(
		    a_section_is_shown_without_what_was_read_from_it),
		cmocka_unit_test(internal_subsections_leave_no_trace),
		cmocka_unit_test(an_empty_section_may_hold_hints_and_headings),
		cmocka_unit_test(
		    a_section_below_one_that_is_read_is_written_too),
		cmocka_unit_test(headings_move_down_on_an_incidents_page),
		cmocka_unit_test(what_nobody_is_shown_is_read_all_the_same),
		cmocka_unit_test(an_empty_body_is_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
