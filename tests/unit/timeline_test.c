/* Timelines in every form: lists, tables, headings, paragraphs. */
#include "body_world.h"

#include <stdio.h>

#include "tzif.h"

/* The entries, one a line: moment, [mark], actor and text. */
static void
assert_timeline(struct body_world *w, const char *text, const char *want)
{
	const struct timeline *t = &w->doc.body.timeline;
	struct buf b = buf_init(BUF_MAX);
	bool same;

	body_world_read(w, text);
	for (size_t i = 0; i < t->n; i++) {
		const struct timeline_entry *e = &t->v[i];

		if (e->at == TIME_NONE)
			buf_lit(&b, "?");
		else
			buf_str(&b, str_sub(when_iso(&w->a, e->at), 0, 16));
		if (e->milestone >= 0)
			buf_fmt(&b, " [%s]", milestone_name(
			    (enum milestone)e->milestone));
		if (!str_empty(e->actor))
			buf_fmt(&b, " <" STR_FMT ">", STR_ARG(e->actor));
		if (e->internal)
			buf_lit(&b, " internal");
		buf_fmt(&b, " " STR_FMT "\n", STR_ARG(e->text));
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
a_list_with_marks_and_actors(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline\n\n"
	    "- 09:00Z cache primary lost power\n"
	    "- 09:04Z [detected] latency alert fires (sam)\n"
	    "- **09:06Z** - [ack] looking (@mira)\n"
	    "- 09:40Z [Mitigated]: *failed over* to b\n",
	    "2026-03-14T09:00 cache primary lost power\n"
	    "2026-03-14T09:04 [detected] <sam> latency alert fires\n"
	    "2026-03-14T09:06 [acknowledged] <mira> looking\n"
	    "2026-03-14T09:40 [mitigated] : failed over to b\n");
	assert_int_equal(w.d.n, 0);
	assert_text(w.doc.body.timeline.v[1].html, "latency alert fires");
	assert_text(w.doc.body.timeline.v[3].html,
	    ": <em>failed over</em> to b");
	END;
}

static void
a_table_with_columns_of_its_own(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline\n\n"
	    "| Date | Time (UTC) | Who | What | Link |\n"
	    "|---|---|---|---|---|\n"
	    "| 2026-03-14 | 23:50 | @sam | [detected] an alert | [x](y) |\n"
	    "| | 00:10 | | a new day | |\n"
	    "| 2026-03-16 | 08:00 | mira | later | |\n",
	    "2026-03-14T23:50 [detected] <sam> an alert \xC2\xB7 x\n"
	    "2026-03-15T00:10 a new day\n"
	    "2026-03-16T08:00 <mira> later\n");
	/* A column without a name of ours is not lost. */
	assert_text(w.doc.body.timeline.v[0].html, "an alert \xC2\xB7 x");
	END;
}

static void
a_table_without_a_word_that_we_know(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline (UTC)\n\n"
	    "| Uhrzeit | Ereignis |\n|---|---|\n"
	    "| 09:00 | ein Fehler |\n| 09:10 | behoben |\n",
	    "2026-03-14T09:00 ein Fehler\n2026-03-14T09:10 behoben\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
headings_with_what_follows_them(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline\n\n### 09:00Z it broke\n\n"
	    "At first nobody saw it.\n\n- a\n- b\n\n"
	    "### 09:04Z \xE2\x80\x93 [detected] an alert\n\n## Impact\n\nx\n",
	    "2026-03-14T09:00 it broke\nAt first nobody saw it.\n\na\nb\n"
	    "2026-03-14T09:04 [detected] an alert\n");
	assert_true(str_has(w.doc.body.timeline.v[0].html,
	    STR("nobody saw it")));
	assert_true(str_has(w.doc.body.timeline.v[0].html, STR("<li>b")));
	END;
}

static void
paragraphs(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline\n\nAll times UTC.\n\n"
	    "09:00 it broke\n\n09:10: it was well\n",
	    "2026-03-14T09:00 it broke\n2026-03-14T09:10 it was well\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
days_from_headings_lines_and_lists(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline (UTC)\n\n"
	    "### Saturday, 2026-03-14\n\n- 22:00 a\n- 23:00 b\n\n"
	    "### 2026-03-16\n\n- 01:00 c\n\n"
	    "**2026-03-17**\n\n- 02:00 d\n\n"
	    "- 2026-03-18:\n  - 03:00 e\n  - 04:00 f\n"
	    "- 2026-03-19\n  - 05:00 g\n",
	    "2026-03-14T22:00 a\n2026-03-14T23:00 b\n2026-03-16T01:00 c\n"
	    "2026-03-17T02:00 d\n2026-03-18T03:00 e\n2026-03-18T04:00 f\n"
	    "2026-03-19T05:00 g\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
the_day_of_the_line_above_holds(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline\n\n"
	    "- 2026-03-20 09:00Z a\n- 09:30Z b\n- 2026-03-21T09:00Z c\n"
	    "- 10:00+01:00 the same moment\n",
	    "2026-03-20T09:00 a\n2026-03-20T09:30 b\n2026-03-21T09:00 c\n"
	    "2026-03-21T09:00 the same moment\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
clocks_step_over_midnight(void **state)
{
	BEGIN;
	w.c.started = world_moment("2026-03-14T23:55Z");
	assert_timeline(&w, "## Timeline (UTC)\n\n"
	    "- 23:50 a little before\n- 00:05 after\n- 11:00 next morning\n"
	    "- 23:30 and evening\n- 00:00 again\n",
	    "2026-03-14T23:50 a little before\n2026-03-15T00:05 after\n"
	    "2026-03-15T11:00 next morning\n2026-03-15T23:30 and evening\n"
	    "2026-03-16T00:00 again\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
the_first_clock_may_be_of_the_evening_before(void **state)
{
	BEGIN;
	w.c.started = world_moment("2026-03-14T00:10Z");
	assert_timeline(&w, "## Timeline (UTC)\n\n- 23:50 a release\n"
	    "- 00:10 it broke\n",
	    "2026-03-13T23:50 a release\n2026-03-14T00:10 it broke\n");
	END;
}

static void
a_step_back_is_reported_and_not_corrected(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline (UTC)\n\n- 09:40 a\n- 09:25 b\n"
	    "- 09:30 c\n",
	    "2026-03-14T09:40 a\n2026-03-14T09:25 b\n2026-03-14T09:30 c\n");
	assert_mistakes(&w.d, "13:3+5 timeline-back: this entry is 15 "
	    "minutes before the one above it (sort the entries; where a day "
	    "lies between them, write the date too)\n");
	END;
}

static void
zone_is(const char *title, const char *want)
{
	struct body_world w;
	char text[200];

	body_world_begin(&w, FILE_INCIDENT);
	snprintf(text, sizeof(text), "## Timeline\n\n### %s\n\n- 12:00 x\n",
	    title);
	assert_timeline(&w, text, want);
	body_world_end(&w);
}

static void
zones_in_headings(void **state)
{
	(void)state;
	zone_is("(UTC)", "2026-03-14T12:00 x\n");
	zone_is("All times in utc", "2026-03-14T12:00 x\n");
	zone_is("(GMT)", "2026-03-14T12:00 x\n");
	zone_is("(UTC+2)", "2026-03-14T10:00 x\n");
	zone_is("(UTC+02)", "2026-03-14T10:00 x\n");
	zone_is("(UTC +02:00)", "2026-03-14T10:00 x\n");
	zone_is("(UTC+5:30)", "2026-03-14T06:30 x\n");
	zone_is("(UTC+0530)", "2026-03-14T06:30 x\n");
	zone_is("(UTC-8)", "2026-03-14T20:00 x\n");
	zone_is("(UTC\xE2\x88\x92" "8)", "2026-03-14T20:00 x\n");
	zone_is("UTC - what happened", "2026-03-14T12:00 x\n");
	/* None that there is. */
	zone_is("(UTC+15)", "? 12:00 x\n");
	zone_is("(UTC+2:75)", "? 12:00 x\n");
	zone_is("(UTCX)", "? 12:00 x\n");
	zone_is("(CET)", "? 12:00 x\n");
}

static void
an_assumed_zone_counts_days_as_its_clocks_do(void **state)
{
	BEGIN;
	w.reading.assumed = zone_of(&w.a, &copenhagen);
	w.site.assume_timezone.name = STR("Europe/Copenhagen");
	w.c.started = world_moment("2026-07-14T22:30Z");	/* 00:30 */
	assert_timeline(&w, "## Timeline\n\n- 00:30 it broke\n"
	    "- 00:40 still the same night\n- 01:30 and a new day in UTC\n"
	    "- 23:59 at the end of it\n- 00:01 the next\n",
	    "2026-07-14T22:30 it broke\n"
	    "2026-07-14T22:40 still the same night\n"
	    "2026-07-14T23:30 and a new day in UTC\n"
	    "2026-07-15T21:59 at the end of it\n"
	    "2026-07-15T22:01 the next\n");
	assert_int_equal(w.d.n, 0);
	END;
}

static void
a_clock_change_makes_an_assumed_time_doubtful(void **state)
{
	BEGIN;
	w.reading.assumed = zone_of(&w.a, &copenhagen);
	w.site.assume_timezone.name = STR("Europe/Copenhagen");
	w.c.started = world_moment("2026-10-25T00:30Z");
	assert_timeline(&w, "## Timeline\n\n- 02:15 which?\n"
	    "- 02:15+01:00 this\n- 03:30 after it\n",
	    "? 02:15 which?\n2026-10-25T01:15 this\n2026-10-25T02:30 after it\n");
	assert_mistakes(&w.d, "12:3+5 time-ambiguous: 02:15 happened twice "
	    "in Europe/Copenhagen (write the offset that was meant, +02:00 "
	    "or +01:00)\n");
	END;
}

static void
an_actor_is_somebody(void **state)
{
	BEGIN;
	w.site.people.n = 1;	/* somebody is known, though not sam */
	assert_timeline(&w, "## Timeline (UTC)\n\n- 09:00 alert (again)\n"
	    "- 09:01 retry (3)\n- 09:02 restart (@sam)\n- 09:03 x ()\n",
	    "2026-03-14T09:00 alert (again)\n2026-03-14T09:01 retry (3)\n"
	    "2026-03-14T09:02 <sam> restart\n2026-03-14T09:03 x ()\n");
	END;
}

static void
an_actor_is_taken_off_whole_or_not_at_all(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline (UTC)\n\n"
	    "- 09:00 *restart (sam*)\n- 09:01 `f(x)` (sam)\n",
	    "2026-03-14T09:00 <sam> restart\n"
	    "2026-03-14T09:01 <sam> f(x)\n");
	assert_text(w.doc.body.timeline.v[0].html,
	    "<em>restart (sam</em>)");
	assert_text(w.doc.body.timeline.v[1].html, "<code>f(x)</code>");
	END;
}

static void
what_is_no_entry_is_kept_as_it_is(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline (UTC)\n\nBefore.\n\n- one\n- two\n\n"
	    "Then:\n\n- 09:00 it broke\n\n| Service | Region |\n|---|---|\n"
	    "| api | eu |\n", "2026-03-14T09:00 it broke\n");
	assert_true(str_has(body_world_first(&w), STR("Before.")));
	assert_true(str_has(body_world_first(&w), STR("two")));
	assert_true(str_has(body_world_first(&w), STR("api")));
	assert_false(str_has(body_world_first(&w), STR("broke")));
	END;
}

static void
an_entry_without_a_time_keeps_its_place_and_words(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline (UTC)\n\n- 09:00 it broke\n"
	    "- then *we* waited\n- 09:30 it was well\n",
	    "2026-03-14T09:00 it broke\n? then we waited\n"
	    "2026-03-14T09:30 it was well\n");
	assert_true(str_has(w.doc.body.timeline.v[1].html,
	    STR("<em>we</em>")));
	END;
}

static void
an_entry_that_cannot_be_placed_keeps_its_time(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline (UTC)\n\n"
	    "| Time | Event |\n|---|---|\n"
	    "| 2026-03-14 | *published* |\n"
	    "| 09:05 | patched |\n",
	    "? 2026-03-14 published\n"
	    "2026-03-14T09:05 patched\n");
	assert_text(w.doc.body.timeline.v[0].html,
	    "2026-03-14 <em>published</em>");
	END;
}

static void
without_a_zone_the_time_stays_as_written(void **state)
{
	BEGIN;
	assert_timeline(&w, "## Timeline\n\nAll times in CET.\n\n"
	    "### ca. 09:05\n\nIt broke.\n",
	    "? ca. 09:05 \nIt broke.\n");
	END;
}

static void
only_reports_have_timelines(void **state)
{
	static const enum file_kind kinds[] = {
		FILE_RUNBOOK, FILE_PAGE, FILE_MAINTENANCE,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct body_world w;

		body_world_begin(&w, kinds[i]);
		assert_timeline(&w, "## Timeline\n\n- 09:00 x\n", "");
		assert_int_equal(w.d.n, 0);
		assert_true(str_has(body_world_first(&w),
		    STR("09:00 x")));
		body_world_end(&w);
	}
}

static void
internal_entries_are_read_and_not_rendered(void **state)
{
	BEGIN;
	w.c.with_internal = false;
	assert_timeline(&w, "## Timeline (UTC)\n\n- 09:00 it broke\n\n"
	    "### Vendor (internal)\n\n- 09:04 [detected] by the vendor\n\n"
	    "#### More\n\n- 09:05 told us\n\n"
	    "### All\n\n- 09:10 public <!-- internal -->not<!-- /internal -->"
	    " again\n",
	    "2026-03-14T09:00 it broke\n"
	    "2026-03-14T09:04 [detected] internal \n"
	    "2026-03-14T09:05 internal \n"
	    "2026-03-14T09:10 public  again\n");
	for (size_t i = 0; i < w.doc.body.timeline.n; i++)
		assert_false(str_has(w.doc.body.timeline.v[i].html,
		    STR("vendor")));
	END;
}

static void
internal_cells_of_a_public_row_are_not_read(void **state)
{
	BEGIN;
	w.c.with_internal = false;
	assert_timeline(&w, "## Timeline (UTC)\n\n"
	    "| Time | Event | Who |\n|---|---|---|\n"
	    "| 09:00 | it broke <!-- internal --> | sam <!-- /internal --> |\n"
	    "| 09:01 | seen | sam <!-- internal --> |\n"
	    "| 09:02 | not seen | sam |\n"
	    "| 09:03 <!-- /internal --> | nor this | sam |\n",
	    "2026-03-14T09:00 it broke\n"
	    "2026-03-14T09:01 <sam> seen\n"
	    "2026-03-14T09:02 <sam> internal \n"
	    "2026-03-14T09:03 <sam> internal nor this\n");
	END;
}

static void
internal_blocks_and_columns_of_public_entries_are_not_read(void **state)
{
	BEGIN;
	w.c.with_internal = false;
	assert_timeline(&w, "## Timeline (UTC)\n\n"
	    "| Time | Event | Host |\n|---|---|---|\n"
	    "| 09:00 | it broke | <!-- internal --> db1 <!-- /internal --> |\n"
	    "| 09:01 | seen | <!-- internal --> db2 |\n"
	    "| 09:02 <!-- /internal --> | well | db3 |\n\n"
	    "### 09:10 told\n\nAll.\n\n"
	    "<!-- internal -->\n\nOurs.\n\n<!-- /internal -->\n\n"
	    "- For <!-- internal -->us<!-- /internal --> you\n",
	    "2026-03-14T09:00 it broke\n"
	    "2026-03-14T09:01 seen\n"
	    "2026-03-14T09:02 internal well\n"
	    "2026-03-14T09:10 told\nAll.\n\nFor  you\n");
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_with_marks_and_actors),
		cmocka_unit_test(a_table_with_columns_of_its_own),
		cmocka_unit_test(a_table_without_a_word_that_we_know),
		cmocka_unit_test(headings_with_what_follows_them),
		cmocka_unit_test(paragraphs),
		cmocka_unit_test(days_from_headings_lines_and_lists),
		cmocka_unit_test(the_day_of_the_line_above_holds),
		cmocka_unit_test(clocks_step_over_midnight),
		cmocka_unit_test(
		    the_first_clock_may_be_of_the_evening_before),
		cmocka_unit_test(a_step_back_is_reported_and_not_corrected),
		cmocka_unit_test(zones_in_headings),
		cmocka_unit_test(
		    an_assumed_zone_counts_days_as_its_clocks_do),
		cmocka_unit_test(
		    a_clock_change_makes_an_assumed_time_doubtful),
		cmocka_unit_test(an_actor_is_somebody),
		cmocka_unit_test(an_actor_is_taken_off_whole_or_not_at_all),
		cmocka_unit_test(what_is_no_entry_is_kept_as_it_is),
		cmocka_unit_test(
		    an_entry_without_a_time_keeps_its_place_and_words),
		cmocka_unit_test(
		    an_entry_that_cannot_be_placed_keeps_its_time),
		cmocka_unit_test(without_a_zone_the_time_stays_as_written),
		cmocka_unit_test(only_reports_have_timelines),
		cmocka_unit_test(
		    internal_entries_are_read_and_not_rendered),
		cmocka_unit_test(
		    internal_cells_of_a_public_row_are_not_read),
		cmocka_unit_test(
		    internal_blocks_and_columns_of_public_entries_are_not_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
