/* A collector: what it makes of the texts of a document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "chance.h"
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

/* What fills the room for short texts is read by itself. */
static void
what_is_gathered_says_what_each_text_says_alone(void **state)
{
	static const char *const parts[] = { "queue", "a", "-", "_", "/",
		"https://x.example/a", "://", ":", "10", "3", ".", " ",
		"\xc3\xa9t\xc3\xa9", "\xe2\x80\x99s", "(", "&", "<b>", "\n",
		"replication", "internationalization", "@", "'t", "0x1f" };
	static char text[SEARCH_GATHERED + 200];
	struct random_source chance = random_from(271);
	struct search_collector c, alone;

	(void)state;
	search_collector_init(&c);
	search_collector_init(&alone);
	for (int round = 0; round < 3000; round++) {
		size_t n = 0;

		for (uint32_t k = random_below(&chance, 9); k-- > 0;)
			n += (size_t)snprintf(text + n, 30, "%s",
			    parts[random_below(&chance,
			    sizeof(parts) / sizeof(parts[0]))]);
		memset(text + n, ' ', sizeof(text) - n);
		search_text(&c, str_of(text, n), SEARCH_BODY);
		search_text(&alone, str_of(text, sizeof(text)), SEARCH_BODY);
		if (round % 10 == 9) {
			search_end(&c);
			search_end(&alone);
		}
	}
	assert_true(c.terms.n > 100);
	assert_int_equal(c.terms.n, alone.terms.n);
	for (size_t i = 0; i < c.terms.n; i++) {
		const struct search_term *t = &c.terms.v[i];
		char *name = str_z(&c.arena, search_term_text(t));
		const struct search_term *other = find(&alone, name);

		if (!other || memcmp(t->found, other->found,
		    sizeof(t->found)) != 0)
			fail_msg("%s", name);
	}
	search_collector_release(&c);
	search_collector_release(&alone);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_that_follow_each_other_do_not_join),
		cmocka_unit_test(
		    every_text_is_read_however_many_and_long_they_are),
		cmocka_unit_test(
		    what_is_gathered_says_what_each_text_says_alone),
		cmocka_unit_test(
		    a_text_belongs_to_the_document_and_place_it_was_taken_in_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
