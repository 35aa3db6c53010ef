/* What a public reader may see of a corpus: nothing that is internal. */
#include "corpus_world.h"

static struct corpus
seen(struct corpus_world *w, bool with_internal)
{
	w->b.c.with_internal = with_internal;
	corpus_world_join(w, "2026-12-01T12:00Z");
	return corpus_for(&w->c, &w->b.a, with_internal);
}

#define BEGIN \
	struct corpus_world w; \
	struct corpus c; \
	(void)state; \
	corpus_world_begin(&w); \
	w.b.c.with_internal = false
#define END corpus_world_end(&w)

static void
an_internal_incident_is_not_there(void **state)
{
	BEGIN;
	add_incident(&w, "2026-03-14-open",
	    "started: 2026-03-14T09:00Z\nrelated: [INC-2]\ntags: [a]\n", "");
	add_incident(&w, "2026-03-15-ours", "id: INC-2\n"
	    "started: 2026-03-15T09:00Z\nvisibility: internal\ntags: [b]\n",
	    "");
	c = seen(&w, false);
	assert_int_equal(c.incidents.n, 1);
	assert_null(corpus_incident(&c, STR("INC-2")));
	assert_int_equal(c.incidents.v[0].related.n, 0);
	assert_int_equal(c.tags.n, 1);
	assert_null(c.by_file[3]);
	/* Nor does the time of the data tell of it. */
	assert_int_equal(c.newest, world_moment("2026-03-14T09:00Z"));
	END;
}

static void
a_misspelt_visibility_hides(void **state)
{
	BEGIN;
	add_incident(&w, "a", "visibility: interal\n", "");
	add_incident(&w, "b", "visibility: [public]\n", "");
	add_incident(&w, "c", "visibility: public\n", "");
	add_incident(&w, "d", "title: x\n", "");
	c = seen(&w, false);
	assert_int_equal(c.incidents.n, 2);
	assert_text(c.incidents.v[0].doc.slug, "c");
	assert_text(c.incidents.v[1].doc.slug, "d");
	END;
}

static void
an_internal_postmortem_takes_its_facts_along(void **state)
{
	const struct incident *in;

	BEGIN;
	add_incident(&w, "2026-03-14-x", "started: 2026-03-14T09:00Z\n"
	    "actions: [{ action: public }]\n", "");
	add_postmortem(&w, "pm", "incident: 2026-03-14-x\n"
	    "visibility: internal\nstatus: final\nsignoff: [mira]\n"
	    "actions: [{ action: internal }]\n",
	    "## Timeline (UTC)\n\n- 09:04 [detected] x\n");
	c = seen(&w, false);
	in = &c.incidents.v[0];
	assert_null(in->postmortem);
	assert_int_equal(in->review.status, REVIEW_NONE);
	assert_int_equal(in->review.signoff.n, 0);
	assert_int_equal(in->actions.n, 1);
	assert_text(in->actions.v[0].text, "public");
	assert_int_equal(in->times[DETECTED].at, TIME_NONE);
	assert_int_equal(c.postmortems.n, 0);
	/* The corpus that it was made from still has it all. */
	assert_non_null(w.c.incidents.v[0].postmortem);
	assert_int_equal(w.c.incidents.v[0].times[DETECTED].at,
	    world_moment("2026-03-14T09:04Z"));
	END;
}

static void
a_mark_that_another_public_entry_has_too_stays(void **state)
{
	BEGIN;
	add_incident(&w, "2026-03-14-x", "started: 2026-03-14T09:00Z\n",
	    "## Timeline (UTC)\n\n### Ours (internal)\n\n"
	    "- 09:04 [detected] by the vendor\n"
	    "- 09:05 [acked] inside alone\n");
	add_postmortem(&w, "pm", "incident: 2026-03-14-x\n",
	    "## Timeline (UTC)\n\n- 09:04 [detected] x\n");
	c = seen(&w, false);
	assert_int_equal(c.incidents.v[0].times[DETECTED].at,
	    world_moment("2026-03-14T09:04Z"));
	assert_int_equal(c.incidents.v[0].times[ACKNOWLEDGED].at,
	    TIME_NONE);
	END;
}

static void
a_postmortem_of_an_internal_incident_is_internal(void **state)
{
	BEGIN;
	add_incident(&w, "x", "visibility: internal\n", "");
	add_postmortem(&w, "pm", "incident: x\n", "");
	c = seen(&w, false);
	assert_int_equal(c.postmortems.n, 0);
	assert_null(c.by_file[3]);
	END;
}

static void
internal_parts_are_taken_out(void **state)
{
	const struct body *b;

	BEGIN;
	add_incident(&w, "2026-03-14-x", "started: 2026-03-14T09:00Z\n"
	    "internal: { cost: 1 }\n",
	    "## Updates\n\n### 2026-03-14T09:10Z investigating\n\nWe.\n\n"
	    "### 2026-03-14T09:20Z identified (internal)\n\nWe.\n\n"
	    "## Impact (internal)\n\nx\n\n### Deeper\n\nx\n\n"
	    "## Timeline (UTC)\n\n- 09:00 it broke\n\n"
	    "### Vendor (internal)\n\n- 09:04 [detected] x\n\n"
	    "## Action items\n\n- [ ] a\n\n### Ours (internal)\n\n- [ ] b\n");
	c = seen(&w, false);
	b = &c.incidents.v[0].doc.body;
	assert_int_equal(b->updates.n, 1);
	assert_int_equal(b->timeline.n, 1);
	assert_int_equal(c.incidents.v[0].actions.n, 1);
	assert_null(c.incidents.v[0].internal_facts);
	assert_int_equal(c.incidents.v[0].times[DETECTED].at, TIME_NONE);
	for (size_t i = 0; i < b->sections.n; i++) {
		assert_false(b->sections.v[i].internal);
		assert_true(b->sections.v[i].parent < (int)i);
	}
	END;
}

static void
attachments_of_internal_parts_alone_stay(void **state)
{
	static const char *const names[] = { "public", "both", "internal",
		"nobody" };

	BEGIN;
	for (size_t i = 0; i < 4; i++)
		body_world_file(&w.b, str_z(&w.b.a, str_cat(&w.b.a,
		    STR("content/"), str_c(names[i]), STR(".svg"))),
		    FILE_ATTACHMENT, "files/x");
	add_incident(&w, "a", "title: a\n",
	    "![](../public.svg) ![](../both.svg)\n\n"
	    "## Notes (internal)\n\n![](../both.svg) ![](../internal.svg)\n");
	c = seen(&w, false);
	assert_true(c.attached[2]);
	assert_true(c.attached[3]);
	assert_false(c.attached[4]);
	assert_true(c.attached[5]);
	c = seen(&w, true);
	assert_true(c.attached[4]);
	END;
}

static void
the_internal_audience_sees_all(void **state)
{
	const struct body *body;
	BEGIN;
	w.b.c.with_internal = true;
	add_incident(&w, "a", "visibility: internal\ninternal: { x: y }\n",
	    "## Notes (internal)\n\nx\n");
	c = seen(&w, true);
	assert_int_equal(c.incidents.n, 1);
	assert_non_null(c.incidents.v[0].internal_facts);
	body = &c.incidents.v[0].doc.body;
	assert_true(str_has(piece_of(spilled_text(&body->html, NULL),
	    body->sections.v[0].html), STR("<p>x</p>")));
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_internal_incident_is_not_there),
		cmocka_unit_test(a_misspelt_visibility_hides),
		cmocka_unit_test(an_internal_postmortem_takes_its_facts_along),
		cmocka_unit_test(
		    a_mark_that_another_public_entry_has_too_stays),
		cmocka_unit_test(
		    a_postmortem_of_an_internal_incident_is_internal),
		cmocka_unit_test(internal_parts_are_taken_out),
		cmocka_unit_test(attachments_of_internal_parts_alone_stay),
		cmocka_unit_test(the_internal_audience_sees_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
