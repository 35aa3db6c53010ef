/* A collector: what it makes of the texts of a document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "output/search_terms.h"

static const struct search_term *
find(const struct search_collector *c, const char *text)
{
	for (size_t i = 0; i < c->terms.n; i++)
		if (str_eq(search_term_text(&c->terms.v[i]), str_c(text)))
			return &c->terms.v[i];
	return NULL;
}

static size_t
found(const struct search_collector *c, const char *text,
    enum search_sort sort)
{
	const struct search_term *t = find(c, text);

	return t ? t->found[sort] : 0;
}

static void
texts_that_follow_each_other_do_not_join(void **state)
{
	static const char *const texts[] = {
		"queue-", "3eu", "https:", "//host", "10", ":30 worker",
	};
	static const char *const words[] = {
		"queue", "3eu", "https", "host", "worker",
	};
	struct search_collector c;

	(void)state;
	search_collector_init(&c);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		search_text(&c, str_c(texts[i]), SEARCH_BODY);
	search_end(&c);
	assert_int_equal(c.terms.n, sizeof(words) / sizeof(*words));
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		assert_int_equal(found(&c, words[i], SEARCH_ONCE), 1);
	search_collector_release(&c);
}

/* Texts of all sizes, until there are many times more than are gathered. */
static void
every_text_is_read_however_many_and_long_they_are(void **state)
{
	enum { TEXTS = 3 * SEARCH_GATHERED };
	static char text[2 * SEARCH_GATHERED];
	struct search_collector c;

	(void)state;
	search_collector_init(&c);
	for (int i = 0; i < TEXTS; i++) {
		int n = snprintf(text, sizeof(text), "first%d ", i);
		size_t most = i % 7 ? 40u : sizeof(text) - 40;
		size_t size = (size_t)n + (size_t)i % most;

		memset(text + n, '.', size - (size_t)n);
		size += (size_t)snprintf(text + size, 20, " last%d", i);
		search_text(&c, str_of(text, size), SEARCH_SUMMARY);
	}
	assert_int_equal(search_end(&c).n > 2 * TEXTS, true);
	assert_int_equal(c.terms.n, 2 * TEXTS);
	for (size_t i = 0; i < c.terms.n; i++)
		assert_int_equal(c.terms.v[i].found[SEARCH_IN_SUMMARY], 1);
	search_collector_release(&c);
}

static void
a_text_belongs_to_the_document_and_place_it_was_taken_in_for(void **state)
{
	struct search_collector c;

	(void)state;
	search_collector_init(&c);
	search_text(&c, STR("cache"), SEARCH_TITLE);
	search_text(&c, STR("queue"), SEARCH_BODY);
	search_html(&c, STR("<p>mail</p>"), SEARCH_SUMMARY);
	search_text(&c, STR("queue"), SEARCH_BODY);
	assert_int_equal(search_end(&c).n, 3);
	search_text(&c, STR("cache"), SEARCH_BODY);
	assert_int_equal(search_end(&c).n, 1);
	assert_int_equal(search_end(&c).n, 0);
	assert_int_equal(found(&c, "cache", SEARCH_IN_TITLE), 1);
	assert_int_equal(found(&c, "cache", SEARCH_ONCE), 1);
	assert_int_equal(found(&c, "queue", SEARCH_TWICE), 1);
	assert_int_equal(found(&c, "mail", SEARCH_IN_SUMMARY), 1);
	search_collector_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_that_follow_each_other_do_not_join),
		cmocka_unit_test(
		    every_text_is_read_however_many_and_long_they_are),
		cmocka_unit_test(
		    a_text_belongs_to_the_document_and_place_it_was_taken_in_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
