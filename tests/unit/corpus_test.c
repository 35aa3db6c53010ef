/* Incidents tied to their postmortems, marks and names. */
#include "corpus_world.h"

#define BEGIN \
	struct corpus_world w; \
	(void)state; \
	corpus_world_begin(&w)
#define END corpus_world_end(&w)

#define SOLVED "severity: SEV-2\nstatus: resolved\n"

static void
incidents_are_newest_first(void **state)
{
	BEGIN;
	add_incident(&w, "2026-01-01-a", "started: 2026-01-01T00:00Z\n", "");
	add_incident(&w, "2026-03-01-c", "started: 2026-03-01T00:00Z\n", "");
	add_incident(&w, "z-unknown", "started: soon\n", "");
	add_incident(&w, "2026-02-01-b2", "started: 2026-02-01T00:00Z\n", "");
	add_incident(&w, "2026-02-01-b1", "started: 2026-02-01T00:00Z\n", "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_text(w.c.incidents.v[0].doc.slug, "2026-03-01-c");
	assert_text(w.c.incidents.v[1].doc.slug, "2026-02-01-b1");
	assert_text(w.c.incidents.v[2].doc.slug, "2026-02-01-b2");
	assert_text(w.c.incidents.v[3].doc.slug, "2026-01-01-a");
	assert_text(w.c.incidents.v[4].doc.slug, "z-unknown");
	END;
}

/* It was reported; whoever builds all the same links to nothing. */
static void
what_is_no_address_is_no_link(void **state)
{
	const struct incident *in;
	BEGIN;
	add_incident(&w, "2026-01-01-a", "links:\n"
	    "- javascript:alert(1)\n"
	    "- { title: Run, url: \"javascript:alert(1)\" }\n"
	    "- https://example.com/a\n"
	    "- { title: B, url: /files/b.pdf }\n", "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	in = &w.c.incidents.v[0];
	assert_int_equal(in->links.n, 2);
	assert_text(in->links.v[0].url, "https://example.com/a");
	assert_text(in->links.v[1].title, "B");
	END;
}

static void
tags_that_look_the_same_are_one(void **state)
{
	BEGIN;
	add_incident(&w, "2026-01-01-a",
	    "tags: [DNS, dns, \xC3\x89T\xC3\x89, e\xCC\x81te\xCC\x81]\n", "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_int_equal(w.c.tags.n, 2);
	assert_text(w.c.tags.v[0], "dns");
	assert_text(w.c.tags.v[1], "\xC3\xA9t\xC3\xA9");
	END;
}

static void
whoever_signed_off_may_have_an_at_before_the_name(void **state)
{
	const struct review *r;
	BEGIN;
	add_incident(&w, "2026-01-01-a", "postmortem:\n"
	    "  signoff: [\"@sam\", sam, \"@\", mira]\n"
	    "  authors: \"@sam\"\n", "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	r = &w.c.incidents.v[0].review;
	assert_int_equal(r->signoff.n, 2);
	assert_text(r->signoff.v[0].name, "sam");
	assert_text(r->signoff.v[1].name, "mira");
	assert_text(r->authors.v[0].name, "sam");
	END;
}

static void
an_id_and_a_file_name_both_lead_to_an_incident(void **state)
{
	BEGIN;
	add_incident(&w, "2026-01-01-a", "id: INC-1\n", "");
	add_incident(&w, "2026-01-02-b", "title: x\n", "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_text(corpus_incident(&w.c, STR("INC-1"))->doc.slug,
	    "2026-01-01-a");
	assert_ptr_equal(corpus_incident(&w.c, STR("2026-01-01-a")),
	    corpus_incident(&w.c, STR("INC-1")));
	assert_text(corpus_incident(&w.c, STR("2026-01-02-b"))->id,
	    "2026-01-02-b");
	assert_null(corpus_incident(&w.c, STR("INC-2")));
	assert_null(corpus_incident(&w.c, STR("")));
	END;
}

static void
the_later_of_two_with_one_id_is_reported(void **state)
{
	BEGIN;
	add_incident(&w, "2026-02-01-b",
	    "started: 2026-02-01T00:00Z\nid: INC-1\n", "");
	add_incident(&w, "2026-01-01-a",
	    "started: 2026-01-01T00:00Z\nid: INC-1\n", "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_mistakes(&w.b.d, "3:5+5 duplicate-id: another incident has "
	    "the id INC-1 already (give one of them another id)\n"
	    "\t3:5+5 it is used here\n");
	assert_int_equal(w.b.d.v[0].at.file, 2);
	assert_text(corpus_incident(&w.c, STR("INC-1"))->doc.slug,
	    "2026-01-01-a");
	END;
}

static void
a_mark_supplies_what_the_front_matter_leaves_out(void **state)
{
	struct incident *in;

	BEGIN;
	add_incident(&w, "2026-03-14-x", SOLVED
	    "started: 2026-03-14T09:00Z\nacknowledged: 2026-03-14T09:06Z\n"
	    "mitigated: soon\n",
	    "## Timeline (UTC)\n\n- 09:04 [detected] an alert\n"
	    "- 09:06 [acked] the same minute\n- 09:40 [mitigated] x\n"
	    "- 10:00 [resolved] y\n");
	w.b.d.n = 0;
	corpus_world_join(&w, "2026-12-01T12:00Z");
	in = &w.c.incidents.v[0];
	assert_int_equal(in->times[DETECTED].at,
	    world_moment("2026-03-14T09:04Z"));
	assert_true(in->from_timeline[DETECTED]);
	assert_int_equal(in->times[DETECTED].place.line, 52);
	assert_false(in->from_timeline[ACKNOWLEDGED]);
	assert_int_equal(in->times[RESOLVED].at,
	    world_moment("2026-03-14T10:00Z"));
	/* What the author wrote and nobody can read is not replaced. */
	assert_int_equal(in->times[MITIGATED].at, TIME_NONE);
	assert_int_equal(w.b.d.n, 0);
	END;
}

static void
marks_are_compared_to_the_minute(void **state)
{
	BEGIN;
	add_incident(&w, "2026-03-14-x", SOLVED
	    "started: 2026-03-14T09:00:59Z\ndetected: 2026-03-14T09:04:00Z\n",
	    "## Timeline (UTC)\n\n- 09:00 [started] fine\n"
	    "- 09:03:59 [detected] another minute\n");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_int_equal(w.b.d.n, 1);
	assert_mistake_at(&w.b.d, 0, RULE_TIMELINE_MARK, 53, 3);
	END;
}

static void
a_postmortem_apart_is_joined_by_id_or_file_name(void **state)
{
	const struct incident *in;

	BEGIN;
	add_incident(&w, "2026-03-14-x", SOLVED "id: INC-1\n"
	    "started: 2026-03-14T09:00Z\n"
	    "actions: [{ action: front, owner: sam }]\n",
	    "## Timeline (UTC)\n\n- 09:00 it broke\n\n"
	    "## Action items\n\n- [ ] body\n");
	add_postmortem(&w, "pm", "incident: 2026-03-14-x\nstatus: final\n"
	    "actions: [{ action: pm front }]\n",
	    "## Timeline (UTC)\n\n- 09:04 [detected] x\n\n"
	    "## Action items\n\n- [ ] pm body\n");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	in = &w.c.incidents.v[0];
	assert_int_equal(w.b.d.n, 0);
	assert_ptr_equal(in->postmortem, &w.c.postmortems.v[0]);
	assert_int_equal(w.c.postmortems.v[0].of, 0);
	assert_int_equal(in->review.status, REVIEW_FINAL);
	assert_int_equal(in->actions.n, 4);
	assert_text(in->actions.v[0].text, "front");
	assert_text(in->actions.v[1].text, "body");
	assert_text(in->actions.v[2].text, "pm front");
	assert_text(in->actions.v[3].text, "pm body");
	assert_true(in->from_timeline[DETECTED]);
	END;
}

static void
a_second_postmortem_and_one_for_none_are_left_out(void **state)
{
	BEGIN;
	add_incident(&w, "2026-03-14-x", SOLVED, "");
	add_incident(&w, "2026-03-15-y", SOLVED
	    "postmortem: { status: draft }\n", "");
	add_postmortem(&w, "a", "incident: 2026-03-14-x\n", "");
	add_postmortem(&w, "b", "incident: 2026-03-14-x\n", "");
	add_postmortem(&w, "c", "incident: 2026-03-15-y\n", "");
	add_postmortem(&w, "d", "incident: 2026-03-14-z\n", "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_int_equal(w.b.d.n, 3);
	assert_mistake_at(&w.b.d, 0, RULE_POSTMORTEM_TWICE, 2, 11);
	assert_mistake_at(&w.b.d, 1, RULE_POSTMORTEM_TWICE, 2, 11);
	assert_mistake_at(&w.b.d, 2, RULE_POSTMORTEM_FOR_NONE, 2, 11);
	assert_int_equal(w.c.postmortems.v[0].of, corpus_incident(&w.c,
	    STR("2026-03-14-x")) - w.c.incidents.v);
	assert_int_equal(w.c.postmortems.v[1].of, -1);
	assert_int_equal(w.c.postmortems.v[2].of, -1);
	assert_int_equal(w.c.postmortems.v[3].of, -1);
	END;
}

static void
two_timelines_that_disagree_are_reported(void **state)
{
	BEGIN;
	add_incident(&w, "2026-03-14-x", SOLVED
	    "started: 2026-03-14T09:00Z\n",
	    "## Timeline (UTC)\n\n- 09:04 [detected] a\n");
	add_postmortem(&w, "pm", "incident: 2026-03-14-x\n",
	    "## Timeline (UTC)\n\n- 09:05 [detected] b\n");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_int_equal(w.b.d.n, 1);
	assert_mistake_at(&w.b.d, 0, RULE_TIMELINE_MARK_TWICE, 52, 3);
	assert_int_equal(w.b.d.v[0].at.file, 3);
	END;
}

static void
a_component_without_a_state_is_as_bad_as_its_level(void **state)
{
	static const struct {
		const char *front;
		enum component_state worst;
	} rows[] = {
		{ "severity: SEV-1\ncomponents: [api]\n",
		    COMPONENT_MAJOR_OUTAGE },
		{ "severity: SEV-2\ncomponents: [api]\n",
		    COMPONENT_PARTIAL_OUTAGE },
		{ "severity: SEV-3\ncomponents: api\n",
		    COMPONENT_DEGRADED },
		{ "severity: SEV-4\ncomponents: [api]\n",
		    COMPONENT_OPERATIONAL },
		{ "severity: huge\ncomponents: [api]\n",
		    COMPONENT_DEGRADED },
		{ "severity: SEV-1\n"
		    "components: { api: degraded_performance }\n",
		    COMPONENT_DEGRADED },
		{ "severity: SEV-4\ncomponents: { api: ["
		    "{ at: 2026-03-14T09:00Z, state: partial_outage },"
		    "{ at: 2026-03-14T09:10Z, state: operational }] }\n",
		    COMPONENT_PARTIAL_OUTAGE },
	};

	BEGIN;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		add_incident(&w, (const char *[]){ "a", "b", "c", "d", "e",
		    "f", "g" }[i], rows[i].front, "");
	w.b.d.n = 0;
	corpus_world_join(&w, "2026-12-01T12:00Z");
	for (size_t i = 0; i < w.c.incidents.n; i++)
		assert_int_equal(w.c.incidents.v[i].components.v[0].worst,
		    rows[i].worst);
	END;
}

static void
tags_are_lower_case_and_each_once(void **state)
{
	BEGIN;
	add_incident(&w, "a", "tags: [DNS, cache, dns]\n", "");
	add_incident(&w, "b", "tags: Cache\n", "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_int_equal(corpus_incident(&w.c, STR("a"))->tags.n, 2);
	assert_int_equal(w.c.tags.n, 2);
	assert_text(w.c.tags.v[0], "cache");
	assert_text(w.c.tags.v[1], "dns");
	END;
}

static void
the_newest_moment_is_the_last_that_has_come(void **state)
{
	BEGIN;
	add_incident(&w, "2026-03-14-x", SOLVED
	    "started: 2026-03-14T09:00Z\nresolved: 2062-01-01T00:00Z\n",
	    "## Updates\n\n### 2026-03-14T09:30Z identified\n\nx\n\n"
	    "### 2026-03-14T09:10Z investigating\n\nx\n");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_int_equal(w.c.newest, world_moment("2026-03-14T09:30Z"));
	END;
}

static void
an_empty_site_has_no_newest_moment(void **state)
{
	BEGIN;
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_int_equal(w.c.newest, TIME_NONE);
	assert_int_equal(w.c.tags.n, 0);
	END;
}

/* One line: it is a description, for search engines too. */
static void
for_want_of_a_summary_there_is_the_first_line_of_an_update(void **state)
{
	BEGIN;
	add_incident(&w, "2026-03-14-x", SOLVED, "## Updates\n\n"
	    "### 2026-03-14T09:10Z investigating\n\nLogins fail.\n\n"
	    "- on the web\n- in the app\n\n"
	    "### 2026-03-14T10:00Z resolved\n\nThey work.\n");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	assert_text(w.c.incidents.v[0].doc.body.summary, "Logins fail.");
	END;
}

static void
contradictions_and_the_future_are_doubtful(void **state)
{
	const struct incident *in;

	BEGIN;
	add_incident(&w, "2026-03-14-x", SOLVED
	    "started: 2026-03-14T09:00Z\ndetected: 2026-03-14T08:00Z\n"
	    "mitigated: 2026-03-14T10:00Z\nresolved: 2026-12-01T12:00:01Z\n",
	    "");
	corpus_world_join(&w, "2026-12-01T12:00Z");
	in = &w.c.incidents.v[0];
	assert_true(in->doubtful[STARTED]);
	assert_true(in->doubtful[DETECTED]);
	assert_false(in->doubtful[MITIGATED]);
	assert_true(in->doubtful[RESOLVED]);
	assert_false(in->doubtful[CLOSED]);
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(incidents_are_newest_first),
		cmocka_unit_test(what_is_no_address_is_no_link),
		cmocka_unit_test(tags_that_look_the_same_are_one),
		cmocka_unit_test(
		    whoever_signed_off_may_have_an_at_before_the_name),
		cmocka_unit_test(
		    an_id_and_a_file_name_both_lead_to_an_incident),
		cmocka_unit_test(the_later_of_two_with_one_id_is_reported),
		cmocka_unit_test(
		    a_mark_supplies_what_the_front_matter_leaves_out),
		cmocka_unit_test(marks_are_compared_to_the_minute),
		cmocka_unit_test(
		    a_postmortem_apart_is_joined_by_id_or_file_name),
		cmocka_unit_test(
		    a_second_postmortem_and_one_for_none_are_left_out),
		cmocka_unit_test(two_timelines_that_disagree_are_reported),
		cmocka_unit_test(
		    a_component_without_a_state_is_as_bad_as_its_level),
		cmocka_unit_test(tags_are_lower_case_and_each_once),
		cmocka_unit_test(the_newest_moment_is_the_last_that_has_come),
		cmocka_unit_test(an_empty_site_has_no_newest_moment),
		cmocka_unit_test(contradictions_and_the_future_are_doubtful),
		cmocka_unit_test(
		    for_want_of_a_summary_there_is_the_first_line_of_an_update),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
