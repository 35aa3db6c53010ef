/* The languages that the default theme has: each says all that English
 * says, with the same blanks, and writes times and numbers its own way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "read/yaml.h"
#include "render/words.h"

static struct arena arena;
static struct words english, german;

static void
read_words(struct words *w, str path, str language)
{
	struct diags d = diags_init(&arena);

	words_language(w, language);
	words_add(w, yaml_read(&arena, embedded_get(embedded_theme, path), 0,
	    1, &d));
	assert_int_equal(d.n, 0);
}

static int
up(void **state)
{
	(void)state;
	words_init(&english, &arena);
	words_init(&german, &arena);
	read_words(&english, STR("strings/en.yaml"), STR("en"));
	read_words(&german, STR("strings/de.yaml"), STR("de"));
	return 0;
}

static int
down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* The blanks of one text that are not in the other, behind its key. */
static str
strange(str text, str other, str key)
{
	str wrong = STR_NONE;

	for (;;) {
		struct cut open = str_cut(text, '{');
		struct cut close = str_cut(open.tail, '}');
		str blank;

		if (!close.found)
			return wrong;
		blank = str_cat(&arena, STR("{"), close.head, STR("}"));
		if (str_find(other, blank) < 0)
			wrong = str_cat(&arena, wrong, STR(" "), key, blank);
		text = close.tail;
	}
}

static void
each_has_the_texts_and_blanks_of_english(void **state)
{
	str wrong = STR_NONE;

	(void)state;
	for (size_t i = 0; i < english.all.n; i++) {
		const struct text *e = english.all.v[i];
		const struct text *g = map_get(&german.by_key, e->key);

		if (!g || str_empty(g->text))
			wrong = str_cat(&arena, wrong, STR(" "), e->key);
		else
			wrong = str_cat(&arena, wrong,
			    strange(e->text, g->text, e->key),
			    strange(g->text, e->text, e->key));
	}
	if (!str_empty(wrong))
		fail_msg("de.yaml and en.yaml differ in" STR_FMT,
		    STR_ARG(wrong));
}

static void
none_has_a_text_that_english_lacks(void **state)
{
	(void)state;
	for (size_t i = 0; i < german.all.n; i++)
		if (!map_get(&english.by_key, german.all.v[i]->key))
			fail_msg(STR_FMT ": not in en.yaml",
			    STR_ARG(german.all.v[i]->key));
}

static void
same(str got, const char *want)
{
	if (!str_eq(got, str_c(want)))
		fail_msg("\"" STR_FMT "\", want \"%s\"", STR_ARG(got), want);
}

/* 2026-03-14T09:04:00Z */
static void
german_times_have_a_stop_after_the_day(void **state)
{
	int64_t at = (int64_t)date_of(2026, 3, 14) * DAY + 9 * HOUR +
	    4 * MINUTE;

	(void)state;
	same(words_time(&german, &arena, TIME_FULL, at),
	    "14. März 2026, 09:04 UTC");
	same(words_date(&german, &arena, TIME_DAY, date_of(2026, 9, 1)),
	    "1. Sept. 2026");
	same(words_date(&german, &arena, TIME_MONTH, date_of(2026, 1, 1)),
	    "Januar 2026");
}

static void
german_numbers_have_a_comma(void **state)
{
	const str names[] = { STR("A"), STR("B"), STR("C") };

	(void)state;
	same(words_number(&german, &arena, 1234567), "1.234.567");
	same(words_percent(&german, &arena, STR("99.96")), "99,96 %");
	same(words_list(&german, &arena, names, 3, 3), "A, B und C");
	same(words_list(&german, &arena, names, 2, 9), "A, B und 7 weitere");
	same(words_length_long(&german, &arena, 2 * DAY + HOUR),
	    "2 Tage 1 Stunde");
	same(words_count(&german, &arena, STR("incidents_count"), 1, NULL, 0),
	    "1 Störung");
	same(words_count(&german, &arena, STR("incidents_count"), 2000, NULL,
	    0), "2.000 Störungen");
}

/* "14 мая", but "май 2026". */
static void
a_month_may_have_another_form_beside_a_day(void **state)
{
	struct diags d = diags_init(&arena);
	struct words w;

	(void)state;
	words_init(&w, &arena);
	words_add(&w, yaml_read(&arena, STR("months: [a, b, c, d, май]\n"
	    "months_dated: [a, b, c, d, мая]\n"
	    "time_date: '{day} {month}'\ntime_month: '{month} {year}'\n"), 0,
	    1, &d));
	same(words_date(&w, &arena, TIME_DATE, date_of(2026, 5, 14)),
	    "14 мая");
	same(words_date(&w, &arena, TIME_MONTH, date_of(2026, 5, 14)),
	    "май 2026");
}

/* "one 1;other {n};" of a text with forms */
static str
shown_forms(const struct words *w, str key)
{
	const struct value *list = value_get(w->shown, key);
	str out = STR_NONE;

	for (const struct value *m = list ? list->first : NULL; m; m = m->next)
		out = str_cat(&arena, out, value_get(m, STR("form"))->text,
		    STR(" "), value_get(m, STR("text"))->text, STR(";"));
	return out;
}

static void
templates_see_the_forms_of_the_language_that_has_the_text(void **state)
{
	struct diags d = diags_init(&arena);
	struct words w;

	(void)state;
	words_init(&w, &arena);
	words_language(&w, STR("en"));
	words_add(&w, yaml_read(&arena, STR("found: { one: 1 hit, other: "
	    "'{n} hits' }\nmore: { one: 1 more, other: '{n} more' }\n"), 0,
	    1, &d));
	words_language(&w, STR("ja"));
	words_add(&w, yaml_read(&arena, STR("found: { other: '{n} ken' }\n"),
	    0, 1, &d));
	words_show(&w);
	same(shown_forms(&w, STR("found")), "other {n} ken;");
	same(shown_forms(&w, STR("more")), "other {n} more;one 1 more;");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_has_the_texts_and_blanks_of_english),
		cmocka_unit_test(none_has_a_text_that_english_lacks),
		cmocka_unit_test(german_times_have_a_stop_after_the_day),
		cmocka_unit_test(german_numbers_have_a_comma),
		cmocka_unit_test(
		    templates_see_the_forms_of_the_language_that_has_the_text),
		cmocka_unit_test(a_month_may_have_another_form_beside_a_day),
	};

	return cmocka_run_group_tests(tests, up, down);
}
