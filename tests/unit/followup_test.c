/* What became of action items. */
#include "corpus_world.h"

#include "measure/followup.h"

#define NOW "2026-04-10T12:00Z"

#define BEGIN \
	struct corpus_world w; \
	struct followups f; \
	(void)state; \
	corpus_world_begin(&w)
#define MEASURE measure(&w, &f)
#define END corpus_world_end(&w)

static void
measure(struct corpus_world *w, struct followups *f)
{
	struct metrics_filter all = METRICS_FILTER_ALL;
	struct survey s;

	corpus_world_join(w, NOW);
	s = survey_begin(&w->c, world_moment(NOW), &w->b.a);
	followups_measure(&s, &all, &w->b.a, f);
}

static void
two(struct corpus_world *w)
{
	add_incident(w, "a", "status: resolved\nstarted: 2026-04-01T12:00Z\n"
	    "resolved: 2026-04-08T12:00Z\nactions:\n"
	    "  - { action: a1, owner: sam, due: 2026-04-20 }\n"
	    "  - { action: a2, owner: Sam Okafor, due: 2026-04-09 }\n"
	    "  - { action: a3, owner: mira, status: done, due: 2026-04-09 }\n"
	    "  - { action: a4, owner: mira, due: 2026-04-09,"
	    " completed: 2026-04-01 }\n", "");
	add_incident(w, "b", "status: resolved\nstarted: 2026-03-01T12:00Z\n"
	    "resolved: 2026-03-11T12:00Z\nactions:\n"
	    "  - { action: b1, status: in-progress }\n"
	    "  - { action: b2, owner: Zoe, status: dropped }\n"
	    "  - { action: b3, owner: mira, due: 2026-04-09 }\n", "");
}

static void
people(struct corpus_world *w)
{
	corpus_world_site(w, "title: Example\n"
	    "url: https://status.example.com\n"
	    "components: [{ id: api, name: API }, { id: web, name: Web }]\n"
	    "people: { sam: { name: Sam Okafor } }\n");
}

static void
every_item_is_counted_once(void **state)
{
	BEGIN;
	people(&w);
	two(&w);
	MEASURE;
	assert_int_equal(f.all.all, 7);
	assert_int_equal(f.all.open, 4);
	assert_int_equal(f.all.done, 2);
	assert_int_equal(f.all.dropped, 1);
	assert_int_equal(f.all.overdue, 2);
	assert_int_equal(f.all.without_due, 1);
	assert_int_equal(f.all.without_owner, 1);
	/* a4 kept; a2 and b3 overdue; of a3 nobody knows. */
	assert_int_equal(f.all.kept, 1);
	assert_int_equal(f.all.late, 2);
	assert_int_equal(f.all.unknown, 1);
	END;
}

static void
the_most_urgent_comes_first(void **state)
{
	static const char *const want[] = { "b3", "a2", "a1", "b1" };

	BEGIN;
	people(&w);
	two(&w);
	MEASURE;
	assert_int_equal(f.open.n, 4);
	for (size_t i = 0; i < 4; i++)
		assert_text(f.open.v[i].action->text, want[i]);
	assert_true(f.open.v[0].overdue);
	assert_int_equal(f.open.v[0].days_left, -1);
	assert_int_equal(f.open.v[2].days_left, 10);
	assert_int_equal(f.open.v[3].days_left, LENGTH_NONE);
	/* Two days since a was resolved, thirty since b was. */
	assert_int_equal(f.open.v[1].age, 2 * DAY);
	assert_int_equal(f.age.median, 16 * DAY);
	END;
}

static void
two_ways_to_write_a_person_are_one_owner(void **state)
{
	BEGIN;
	people(&w);
	two(&w);
	MEASURE;
	assert_int_equal(f.owners.n, 3);
	assert_text(f.owners.v[0].name, "Sam Okafor");
	assert_int_equal(f.owners.v[0].counts.open, 2);
	assert_text(f.owners.v[1].name, "mira");
	assert_int_equal(f.owners.v[1].counts.all, 3);
	assert_text(f.owners.v[2].name, "Zoe");
	/* The items follow the rows. */
	assert_int_equal(f.open.v[0].owner, 1);
	assert_int_equal(f.open.v[1].owner, 0);
	assert_int_equal(f.open.v[3].owner, -1);
	END;
}

static void
capitals_make_no_other_owner(void **state)
{
	BEGIN;
	add_incident(&w, "a", "status: resolved\nstarted: 2026-04-01T12:00Z\n"
	    "actions:\n  - { action: a1, owner: zoe }\n"
	    "  - { action: a2, owner: Zoe }\n"
	    "  - { action: a3, owner: mira }\n", "");
	MEASURE;
	assert_int_equal(f.owners.n, 2);
	assert_text(f.owners.v[0].name, "zoe");
	assert_int_equal(f.owners.v[0].counts.open, 2);
	assert_int_equal(f.open.v[1].owner, 0);
	assert_int_equal(f.open.v[2].owner, 1);
	END;
}

static void
it_came_again_while_promises_lay_open(void **state)
{
	BEGIN;
	add_incident(&w, "old", "status: resolved\n"
	    "started: 2026-01-01T12:00Z\ncomponents: [api]\ntags: [dns]\n"
	    "actions: [{ action: x }, { action: y }]\n", "");
	add_incident(&w, "done", "status: resolved\n"
	    "started: 2026-02-01T12:00Z\ncomponents: [web]\ntags: [disk]\n"
	    "actions: [{ action: x, status: done }]\n", "");
	add_incident(&w, "again", "status: resolved\n"
	    "started: 2026-03-01T12:00Z\ncomponents: [api, web]\n"
	    "tags: [dns, disk]\n", "");
	add_incident(&w, "api", "status: resolved\n"
	    "started: 2026-03-02T12:00Z\ncomponents: [api]\n", "");
	add_incident(&w, "before", "status: resolved\n"
	    "started: 2025-03-02T12:00Z\ncomponents: [api]\n", "");
	MEASURE;
	assert_int_equal(f.recurrences.n, 2);
	assert_text(f.recurrences.v[0].again->doc.slug, "api");
	assert_int_equal(f.recurrences.v[0].component, 0);
	assert_text(f.recurrences.v[1].again->doc.slug, "again");
	assert_text(f.recurrences.v[1].before->doc.slug, "old");
	assert_text(f.recurrences.v[1].tag, "dns");
	assert_int_equal(f.recurrences.v[1].unfinished, 2);
	END;
}

static void
the_same_cause_is_the_same_again(void **state)
{
	BEGIN;
	add_incident(&w, "old", "status: resolved\n"
	    "started: 2026-01-01T12:00Z\ncomponents: [api]\n"
	    "tags: [night]\ncauses: [Expiry]\n"
	    "actions: [{ action: x }]\n", "");
	add_incident(&w, "again", "status: resolved\n"
	    "started: 2026-03-01T12:00Z\ncomponents: [web]\n"
	    "causes: [expiry, expiry]\n", "");
	/* A tag is no cause. */
	add_incident(&w, "other", "status: resolved\n"
	    "started: 2026-03-02T12:00Z\ncomponents: [web]\n"
	    "causes: [night]\ntags: [expiry]\n", "");
	MEASURE;
	assert_int_equal(f.recurrences.n, 1);
	assert_text(f.recurrences.v[0].again->doc.slug, "again");
	assert_text(f.recurrences.v[0].before->doc.slug, "old");
	assert_text(f.recurrences.v[0].cause, "expiry");
	assert_int_equal(f.recurrences.v[0].tag.n, 0);
	assert_int_equal(f.recurrences.v[0].component, -1);
	END;
}

static void
no_items_are_no_figures(void **state)
{
	BEGIN;
	add_incident(&w, "a", "status: resolved\n", "");
	MEASURE;
	assert_int_equal(f.all.all, 0);
	assert_int_equal(f.open.n, 0);
	assert_int_equal(f.owners.n, 0);
	assert_int_equal(f.age.n, 0);
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_item_is_counted_once),
		cmocka_unit_test(the_most_urgent_comes_first),
		cmocka_unit_test(two_ways_to_write_a_person_are_one_owner),
		cmocka_unit_test(capitals_make_no_other_owner),
		cmocka_unit_test(it_came_again_while_promises_lay_open),
		cmocka_unit_test(the_same_cause_is_the_same_again),
		cmocka_unit_test(no_items_are_no_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
