/* Words: blanks, numbers, lists, times, lengths, as English has them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "read/yaml.h"
#include "render/words.h"

static struct arena arena;
static struct words english;

static int
up(void **state)
{
	struct diags d = diags_init(&arena);

	(void)state;
	words_init(&english, &arena);
	words_add(&english, yaml_read(&arena, embedded_get(embedded_theme,
	    STR("strings/en.yaml")), 0, 1, &d));
	return d.n == 0 ? 0 : -1;
}

static int
down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void
same(str got, const char *want)
{
	if (!str_eq(got, str_c(want)))
		fail_msg("\"" STR_FMT "\", want \"%s\"", STR_ARG(got), want);
}

static void
blanks_are_filled_and_strange_ones_stay(void **state)
{
	struct words w;
	struct node text = { .kind = NODE_SCALAR, .key = STR("k"),
		.text = STR("{a}, {b}, {a} and {c {a}") };
	struct node map = { .kind = NODE_MAP, .first = &text };

	(void)state;
	words_init(&w, &arena);
	words_add(&w, &map);
	same(words_fill(&w, &arena, STR("k"), BLANKS({ STR("a"), STR("1") },
	    { STR("b"), STR("{a}") })), "1, {a}, 1 and {c 1");
}

static void
a_key_that_nobody_defines_comes_back(void **state)
{
	(void)state;
	same(words_get(&english, STR("no.such")), "no.such");
}

static void
one_is_not_many(void **state)
{
	(void)state;
	same(words_count(&english, &arena, STR("incidents_count"), 1, NULL,
	    0), "1 incident");
	same(words_count(&english, &arena, STR("incidents_count"), 0, NULL,
	    0), "0 incidents");
	same(words_count(&english, &arena, STR("incidents_count"), 12345,
	    NULL, 0), "12,345 incidents");
}

static void
thousands_are_marked(void **state)
{
	(void)state;
	same(words_number(&english, &arena, 999), "999");
	same(words_number(&english, &arena, 1000), "1,000");
	same(words_number(&english, &arena, 12345678), "12,345,678");
	same(words_number(&english, &arena, -123), "-123");
	same(words_number(&english, &arena, -1234), "-1,234");
}

static void
lists_end_with_and(void **state)
{
	const str names[] = { STR("A"), STR("B"), STR("C") };

	(void)state;
	same(words_list(&english, &arena, names, 0, 0), "");
	same(words_list(&english, &arena, names, 1, 1), "A");
	same(words_list(&english, &arena, names, 2, 2), "A and B");
	same(words_list(&english, &arena, names, 3, 3), "A, B and C");
	same(words_list(&english, &arena, names, 2, 9), "A, B and 7 more");
	same(words_list(&english, &arena, names, 1, 2), "A and 1 more");
}

/* 2026-03-14T09:05:00Z */
static void
times_say_their_zone(void **state)
{
	int64_t at = (int64_t)date_of(2026, 3, 14) * DAY + 9 * HOUR +
	    5 * MINUTE;

	(void)state;
	same(words_time(&english, &arena, TIME_FULL, at),
	    "14 March 2026, 09:05 UTC");
	same(words_time(&english, &arena, TIME_SHORT, at),
	    "14 Mar 2026, 09:05 UTC");
	same(words_time(&english, &arena, TIME_CLOCK, at), "09:05 UTC");
	same(words_time(&english, &arena, TIME_DATE, at), "14 March 2026");
	same(words_date(&english, &arena, TIME_MONTH,
	    date_of(2026, 12, 31)), "December 2026");
}

static void
lengths_have_two_units_at_most(void **state)
{
	(void)state;
	same(words_length(&english, &arena, 0), "0 s");
	same(words_length(&english, &arena, 45), "45 s");
	same(words_length(&english, &arena, 7 * MINUTE), "7 min");
	same(words_length(&english, &arena, 80 * MINUTE + 9), "1 h 20 min");
	/* Rounded, as "allclear metrics" and findings have it. */
	same(words_length(&english, &arena, 2 * DAY + 29 * MINUTE), "2 d");
	same(words_length(&english, &arena, 2 * DAY + 30 * MINUTE), "2 d 1 h");
	same(words_length(&english, &arena, 2 * HOUR - 30), "2 h");
	same(words_length(&english, &arena, DAY - 1), "1 d");
	same(words_length_long(&english, &arena, HOUR + 90),
	    "1 hour 2 minutes");
	same(words_length_exact(&english, &arena, DAY + HOUR + 61),
	    "1 day 1 hour 1 minute 1 second");
	same(words_length_exact(&english, &arena, 3 * DAY + 5),
	    "3 days 5 seconds");
	same(words_length_exact(&english, &arena, 0), "0 seconds");
	same(words_length_long(&english, &arena, HOUR + MINUTE),
	    "1 hour 1 minute");
	same(words_length_long(&english, &arena, 2 * DAY + 3 * HOUR),
	    "2 days 3 hours");
	same(words_length(&english, &arena, 1200 * (int64_t)DAY),
	    "1,200 d");
	same(words_length(&english, &arena, -5), "0 s");
}

static void
elapsed_says_on_which_side_of_the_start(void **state)
{
	(void)state;
	same(words_elapsed(&english, &arena, 0), "T+0");
	same(words_elapsed(&english, &arena, 12 * MINUTE), "T+12 min");
	same(words_elapsed(&english, &arena, -90), "T\xE2\x88\x92" "1 min 30 s");
	same(words_after(&english, &arena, HOUR), "after 1 h");
}

/* Those that are written out beforehand are no others. */
static void
lengths_stay_when_all_languages_are_there(void **state)
{
	static const int64_t lengths[] = { -60, 0, 1, 59, 60, 61, 3599,
		3600, 4800, 86340, 86399, 86400, 90000,
		59 * DAY + 23 * HOUR, 60 * DAY, 61 * DAY + HOUR };
	struct diags d = diags_init(&arena);
	struct words w;

	(void)state;
	words_init(&w, &arena);
	words_add(&w, yaml_read(&arena, embedded_get(embedded_theme,
	    STR("strings/en.yaml")), 0, 1, &d));
	words_show(&w);
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		same(words_length(&w, &arena, lengths[i]), str_z(&arena,
		    words_length(&english, &arena, lengths[i])));
		same(words_length_long(&w, &arena, lengths[i]),
		    str_z(&arena, words_length_long(&english, &arena,
		    lengths[i])));
	}
}

/* A key that is missing shows itself; a blank that a text of times does
 * not have stays. */
static void
odd_texts_of_times_are_shown(void **state)
{
	struct node day = { .kind = NODE_SCALAR, .key = STR("time_day"),
		.text = STR("{day}. {weekday} {month} {year}{clock}") };
	struct node map = { .kind = NODE_MAP, .first = &day };
	struct words w;

	(void)state;
	words_init(&w, &arena);
	words_add(&w, &map);
	same(words_date(&w, &arena, TIME_DAY, date_of(987, 3, 9)),
	    "9. {weekday} months_short.3 987");
	same(words_time(&w, &arena, TIME_FULL, 0), "time_full");
	same(words_length(&w, &arena, 90), "length_two");
	same(words_length(&w, &arena, 60), "length_m.other");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blanks_are_filled_and_strange_ones_stay),
		cmocka_unit_test(a_key_that_nobody_defines_comes_back),
		cmocka_unit_test(one_is_not_many),
		cmocka_unit_test(thousands_are_marked),
		cmocka_unit_test(lists_end_with_and),
		cmocka_unit_test(times_say_their_zone),
		cmocka_unit_test(lengths_have_two_units_at_most),
		cmocka_unit_test(elapsed_says_on_which_side_of_the_start),
		cmocka_unit_test(lengths_stay_when_all_languages_are_there),
		cmocka_unit_test(odd_texts_of_times_are_shown),
	};

	return cmocka_run_group_tests(tests, up, down);
}
