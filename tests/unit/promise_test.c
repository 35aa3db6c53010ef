/* How action items stand. */
#include "corpus_world.h"

#include <stdio.h>

#include "measure/promise.h"

#define NOW "2026-04-10T12:00Z"

#define BEGIN \
	struct corpus_world w; \
	struct promises p; \
	(void)state; \
	corpus_world_begin(&w)
#define END corpus_world_end(&w)

static void
measure(struct corpus_world *w, struct promises *p, const char *now)
{
	corpus_world_join(w, now);
	promises_measure(&w->c, world_moment(now), &w->b.a, p);
}

static void
one(struct corpus_world *w, const char *action)
{
	char front[500];

	snprintf(front, sizeof(front), "status: resolved\n"
	    "started: 2026-04-01T12:00Z\nresolved: 2026-04-08T12:00Z\n"
	    "actions:\n  - { action: a, %s }\n", action);
	add_incident(w, "a", front, "");
}

static void
one_stands(const char *action, enum promise_group group, enum due_state due,
    int64_t days_left, int64_t age)
{
	struct corpus_world w;
	struct promises p;

	corpus_world_begin(&w);
	one(&w, action);
	measure(&w, &p, NOW);
	assert_int_equal(p.list.n, 1);
	assert_int_equal(p.groups[group], 1);
	assert_int_equal(p.list.v[0].group, group);
	assert_int_equal(p.list.v[0].due, due);
	assert_int_equal(p.list.v[0].days_left, days_left);
	assert_int_equal(p.list.v[0].age, age);
	corpus_world_end(&w);
}

static void
an_open_item_is_as_late_as_its_date(void **state)
{
	const int64_t age = 2 * DAY;

	(void)state;
	one_stands("due: 2026-04-09", PROMISE_OVERDUE, DUE_OVERDUE, -1, age);
	one_stands("due: 2026-04-10", PROMISE_SOON, DUE_SOON, 0, age);
	one_stands("due: 2026-04-16", PROMISE_SOON, DUE_SOON, 6, age);
	one_stands("due: 2026-04-17", PROMISE_OPEN, DUE_LATER, 7, age);
	one_stands("status: in-progress, due: 2026-04-09", PROMISE_OVERDUE,
	    DUE_OVERDUE, -1, age);
	one_stands("owner: sam", PROMISE_OPEN, DUE_NONE, LENGTH_NONE, age);
}

static void
what_is_over_is_kept_or_late_as_far_as_it_is_known(void **state)
{
	(void)state;
	one_stands("due: 2026-04-09, completed: 2026-04-09", PROMISE_DONE,
	    DUE_MET, LENGTH_NONE, DAY);
	one_stands("due: 2026-04-09, completed: 2026-04-10", PROMISE_DONE,
	    DUE_MET_LATE, LENGTH_NONE, 2 * DAY);
	one_stands("due: 2026-04-09, status: done", PROMISE_DONE, DUE_NONE,
	    LENGTH_NONE, LENGTH_NONE);
	/* Done before the incident was over: it has no age. */
	one_stands("due: 2026-04-09, completed: 2026-04-02", PROMISE_DONE,
	    DUE_MET, LENGTH_NONE, LENGTH_NONE);
	one_stands("due: 2026-04-09, status: dropped", PROMISE_DROPPED,
	    DUE_NONE, LENGTH_NONE, LENGTH_NONE);
}

static void
groups_stand_in_order_and_in_them_what_is_due_first(void **state)
{
	static const char *const want[] = {
		"b1", "a2", "a4", "a1", "b2", "a3", "b3",
	};

	BEGIN;
	add_incident(&w, "a", "status: resolved\nstarted: 2026-04-02T12:00Z\n"
	    "actions:\n  - { action: a1, due: 2026-05-01 }\n"
	    "  - { action: a2, due: 2026-04-08 }\n"
	    "  - { action: a3, status: done }\n"
	    "  - { action: a4, due: 2026-04-12 }\n", "");
	add_incident(&w, "b", "status: resolved\nstarted: 2026-03-01T12:00Z\n"
	    "actions:\n  - { action: b1, due: 2026-04-01 }\n"
	    "  - { action: b2 }\n  - { action: b3, status: done }\n", "");
	measure(&w, &p, NOW);
	assert_int_equal(p.list.n, 7);
	for (size_t i = 0; i < 7; i++)
		assert_text(p.list.v[i].action->text, want[i]);
	END;
}

static void
a_person_has_one_name_however_it_is_written(void **state)
{
	BEGIN;
	corpus_world_site(&w, "title: Example\n"
	    "url: https://status.example.com\n"
	    "people: { sam: { name: Sam Okafor } }\n");
	add_incident(&w, "a", "status: resolved\nstarted: 2026-04-02T12:00Z\n"
	    "actions:\n  - { action: a1, owner: '@sam' }\n"
	    "  - { action: a2, owner: Sam Okafor }\n"
	    "  - { action: a3, owner: Team Web }\n"
	    "  - { action: a4 }\n", "");
	measure(&w, &p, NOW);
	assert_text(p.list.v[0].owner, "Sam Okafor");
	assert_text(p.list.v[1].owner, "Sam Okafor");
	assert_int_equal(p.list.v[1].person, 0);
	assert_text(p.list.v[2].owner, "Team Web");
	assert_int_equal(p.list.v[2].person, -1);
	assert_text(p.list.v[3].owner, "");
	END;
}

static void
without_incidents_nothing_is_promised(void **state)
{
	BEGIN;
	measure(&w, &p, NOW);
	assert_int_equal(p.list.n, 0);
	assert_string_equal(promise_group_name(PROMISE_SOON), "soon");
	END;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_open_item_is_as_late_as_its_date),
		cmocka_unit_test(
		    what_is_over_is_kept_or_late_as_far_as_it_is_known),
		cmocka_unit_test(
		    groups_stand_in_order_and_in_them_what_is_due_first),
		cmocka_unit_test(a_person_has_one_name_however_it_is_written),
		cmocka_unit_test(without_incidents_nothing_is_promised),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
