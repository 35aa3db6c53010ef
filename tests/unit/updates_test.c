/* The thread of public messages. */
#include "body_world.h"

/* One a line: moment, status, anchor and what it says. */
static void
assert_updates(struct body_world *w, const char *text, const char *want)
{
	const struct updates *all = &w->doc.body.updates;
	struct buf b = buf_init(BUF_MAX);
	bool same;

	body_world_read(w, text);
	for (size_t i = 0; i < all->n; i++) {
		const struct update *u = &all->v[i];

		buf_fmt(&b, STR_FMT " " STR_FMT "%s #" STR_FMT " " STR_FMT
		    "\n", STR_ARG(u->at == TIME_NONE ? STR("?")
		    : str_sub(when_iso(&w->a, u->at), 0, 16)),
		    STR_ARG(u->status), u->internal ? " internal" : "",
		    STR_ARG(u->anchor), STR_ARG(u->text));
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
oldest_first_whichever_end_they_are_added_at(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n"
	    "### 2026-03-14T10:00Z resolved\n\nWell.\n\n"
	    "### 2026-03-14T09:10Z investigating\n\nWe look.\n\n"
	    "### 2026-03-14T09:25Z identified\n\nFound.\n",
	    "2026-03-14T09:10 investigating "
	    "#2026-03-14t0910z-investigating We look.\n"
	    "2026-03-14T09:25 identified #2026-03-14t0925z-identified "
	    "Found.\n"
	    "2026-03-14T10:00 resolved #2026-03-14t1000z-resolved Well.\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
an_offset_west_of_utc_is_no_range(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n"
	    "### 2026-03-14T03:10-05:00 investigating\n\nWe look.\n\n"
	    "### 2026-03-14 03:25 -05:00 identified\n\nFound.\n",
	    "2026-03-14T08:10 investigating "
	    "#2026-03-14t0310-0500-investigating We look.\n"
	    "2026-03-14T08:25 identified #2026-03-14-0325--0500-identified "
	    "Found.\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
of_one_moment_the_lower_comes_first_where_the_newest_is_on_top(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n"
	    "### 2026-03-14T09:30Z resolved\n\nc\n\n"
	    "### 2026-03-14T09:30Z monitoring\n\nb\n\n"
	    "### 2026-03-14T09:10Z investigating\n\na\n",
	    "2026-03-14T09:10 investigating "
	    "#2026-03-14t0910z-investigating a\n"
	    "2026-03-14T09:30 monitoring #2026-03-14t0930z-monitoring b\n"
	    "2026-03-14T09:30 resolved #2026-03-14t0930z-resolved c\n");
	END;
}

static void
of_one_moment_the_first_written_comes_first(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n"
	    "### 2026-03-14T09:10Z investigating\n\na\n\n"
	    "### 2026-03-14T09:10Z update\n\nb\n\n"
	    "### 2026-03-14T09:10Z identified\n\nc\n",
	    "2026-03-14T09:10 investigating "
	    "#2026-03-14t0910z-investigating a\n"
	    "2026-03-14T09:10 update #2026-03-14t0910z-update b\n"
	    "2026-03-14T09:10 identified #2026-03-14t0910z-identified c\n");
	END;
}

static void
those_without_a_time_come_last(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n### soon\n\na\n\n"
	    "### 2026-03-14T09:10Z investigating\n\nb\n\n### later\n\nc\n",
	    "2026-03-14T09:10 investigating "
	    "#2026-03-14t0910z-investigating b\n"
	    "? update #soon a\n? update #later c\n");
	assert_int_equal(w.d.n, 2);
	END;
}

static void
statuses_in_many_words(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n"
	    "### 2026-03-14T09:01Z - Investigating\n\nx\n\n"
	    "### 2026-03-14 09:02 UTC: IN PROGRESS\n\nx\n\n"
	    "### 2026-03-14T09:03Z | in-progress\n\nx\n\n"
	    "### 2026-03-14T09:04Z canceled\n\nx\n\n"
	    "### 2026-03-14T09:05Z\n\nx\n\n"
	    "### 2026-03-14T10:06+01:00 monitoring (internal)\n\nx\n\n"
	    "### 2026-03-14T09:07Z monitoring [internal]\n\nx\n\n"
	    "### 2026-03-14T09:08Z (internal) {#a}\n\nx\n",
	    "2026-03-14T09:01 investigating "
	    "#2026-03-14t0901z---investigating x\n"
	    "2026-03-14T09:02 in_progress #2026-03-14-0902-utc-in-progress "
	    "x\n"
	    "2026-03-14T09:03 in_progress #2026-03-14t0903z--in-progress x\n"
	    "2026-03-14T09:04 cancelled #2026-03-14t0904z-canceled x\n"
	    "2026-03-14T09:05 update #2026-03-14t0905z x\n"
	    "2026-03-14T09:06 monitoring internal "
	    "#2026-03-14t10060100-monitoring-internal \n"
	    "2026-03-14T09:07 monitoring internal "
	    "#2026-03-14t0907z-monitoring-internal \n"
	    "2026-03-14T09:08 update internal "
	    "#2026-03-14t0908z-internal-a \n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
all_public_words_are_what_a_message_says(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n"
	    "### 2026-03-14T09:10Z investigating\n\n- a list\n\n"
	    "<!-- internal -->\n\nours\n\n<!-- /internal -->\n\n"
	    "<!-- internal -->x<!-- /internal -->\n\n"
	    "For *all* <!-- internal -->not<!-- /internal -->to see.\n\n"
	    "```\nE_FULL\n```\n",
	    "2026-03-14T09:10 investigating "
	    "#2026-03-14t0910z-investigating a list\n\n"
	    "For all to see.\n\nE_FULL\n");
	END;
}

static void
deeper_headings_belong_to_the_message(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n"
	    "### 2026-03-14T09:10Z investigating\n\na\n\n"
	    "#### 2026-03-14T09:11Z what we see\n\nb\n\n"
	    "## Impact\n\n### 2026-03-14T09:12Z not here\n",
	    "2026-03-14T09:10 investigating "
	    "#2026-03-14t0910z-investigating a\n\n"
	    "2026-03-14T09:11Z what we see\n\nb\n");
	assert_true(str_has(w.doc.body.updates.v[0].html,
	    STR("what we see")));
	assert_int_equal(w.d.n, 0);
	END;
}

static void
an_internal_note_in_a_message_is_not_rendered(void **state)
{
	BEGIN;
	w.c.with_internal = false;
	assert_updates(&w, "## Updates\n\n"
	    "### 2026-03-14T09:10Z investigating\n\na\n\n"
	    "#### Notes (internal)\n\nsecret\n\n"
	    "### 2026-03-14T09:20Z identified (internal)\n\nsecret\n",
	    "2026-03-14T09:10 investigating "
	    "#2026-03-14t0910z-investigating a\n"
	    "2026-03-14T09:20 identified internal "
	    "#2026-03-14t0920z-identified-internal \n");
	for (size_t i = 0; i < w.doc.body.updates.n; i++)
		assert_false(str_has(w.doc.body.updates.v[i].html,
		    STR("secret")));
	END;
}

static void
a_time_without_zone_is_reported(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n### 2026-03-14 09:10 identified\n\n"
	    "x\n", "? identified #2026-03-14-0910-identified x\n");
	assert_mistakes(&w.d, "12:5+16 time-without-zone: 2026-03-14 09:10 "
	    "has no zone (add Z for UTC, or an offset such as +01:00)\n");
	END;
}

static void
two_sections_are_one_thread(void **state)
{
	BEGIN;
	assert_updates(&w, "## Updates\n\n"
	    "### 2026-03-14T09:20Z identified\n\nb\n\n"
	    "## Status updates\n\n### 2026-03-14T09:10Z investigating\n\na\n",
	    "2026-03-14T09:10 investigating "
	    "#2026-03-14t0910z-investigating a\n"
	    "2026-03-14T09:20 identified #2026-03-14t0920z-identified b\n");
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(oldest_first_whichever_end_they_are_added_at),
		cmocka_unit_test(an_offset_west_of_utc_is_no_range),
		cmocka_unit_test(
		    of_one_moment_the_lower_comes_first_where_the_newest_is_on_top),
		cmocka_unit_test(of_one_moment_the_first_written_comes_first),
		cmocka_unit_test(those_without_a_time_come_last),
		cmocka_unit_test(statuses_in_many_words),
		cmocka_unit_test(all_public_words_are_what_a_message_says),
		cmocka_unit_test(deeper_headings_belong_to_the_message),
		cmocka_unit_test(
		    an_internal_note_in_a_message_is_not_rendered),
		cmocka_unit_test(a_time_without_zone_is_reported),
		cmocka_unit_test(two_sections_are_one_thread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
