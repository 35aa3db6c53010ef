/* The words of a text, as the search index knows them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "output/search_words.h"

static void
add(void *context, str word, enum search_kind kind)
{
	static const char marks[] = "wnc";
	struct buf *b = context;

	if (b->n)
		buf_char(b, ' ');
	buf_str(b, word);
	buf_char(b, '/');
	buf_char(b, marks[kind]);
}

static void
read(const char *text, bool html, const char *want)
{
	struct arena a = { 0 };
	struct buf b = buf_init(1 << 20);
	/* A copy on its own, so that a look behind the end is caught. */
	str copy = str_dup(&a, str_c(text));

	(html ? search_words_html : search_words)(copy, add, &b);
	if (!str_eq(buf_view(&b), str_c(want)))
		fail_msg("\"%s\" gave \"" STR_FMT "\", want \"%s\"", text,
		    STR_ARG(buf_view(&b)), want);
	buf_release(&b);
	arena_release(&a);
}

static void
gives(const char *text, const char *want)
{
	read(text, false, want);
}

static void
a_text_is_its_words_in_small_letters(void **state)
{
	(void)state;
	gives("Checkout SLOW, after a cache-failover!",
	    "checkout/w slow/w after/w cache/w failover/w");
	gives("", "");
	gives(" ... -- / ", "");
	gives("I saw it", "saw/w it/w");
	gives("customer's don't", "customer/w don/w");
}

static void
case_marks_and_forms_make_no_difference(void **state)
{
	(void)state;
	gives("\xC3\x9C" "bergr\xC3\xB6\xC3\x9F" "e UBERGROSSE",
	    "ubergrosse/w ubergrosse/w");
	gives("caf\xC3\xA9 Cafe\xCC\x81", "cafe/w cafe/w");
	gives("\xC4\xB0stanbul \xC4\xB1\xC5\x9F\xC4\xB1k",
	    "istanbul/w isik/w");
	gives("\xEF\xBC\xA1\xEF\xBC\xB0\xEF\xBC\xA9 \xEF\xAC\x81x",
	    "api/w fix/w");
	gives("\xCE\x9F\xCE\x94\xCE\x9F\xCE\xA3 \xCE\xBF\xCE\xB4\xCF\x8C\xCF\x82",
	    "\xCE\xBF\xCE\xB4\xCE\xBF\xCF\x83/w "
	    "\xCE\xBF\xCE\xB4\xCE\xBF\xCF\x83/w");
	gives("soft\xC2\xADhyphen", "softhyphen/w");
	gives("\xE2\x80\x9C" "All green\xE2\x80\x9D \xE2\x80\x93 said",
	    "all/w green/w said/w");
}

static void
names_with_digits_are_words_as_a_whole_too(void **state)
{
	(void)state;
	gives("cache-eu1-03", "cache/w eu1/c cache-eu1-03/c");
	gives("OPS-412.", "ops/w 412/n ops-412/c");
	gives("v3.12.4", "v3/c v3-12-4/c");
	gives("p99_ms x10", "p99/c ms/w p99-ms/c x10/c");
	gives("10.20.30.40", "10-20-30-40/c");
	gives("1.2.3", "");
	gives("3rd-party", "3rd/c party/w");
	gives("read-replica pool.max", "read/w replica/w pool/w max/w");
	gives("caf\xC3\xA9-3", "cafe/w cafe-3/c");
}

static void
dates_clocks_and_addresses_are_no_words(void **state)
{
	(void)state;
	gives("on 2026-03-14T09:10:22Z it", "on/w it/w");
	gives("09:41 to 9:52Z db", "to/w db/w");
	gives("see https://wiki.example.com/pages/2413?x=1 now",
	    "see/w now/w");
	gives("HTTP 503, 42 of 7", "http/w 503/n of/w");
	gives("20260314-07", "20260314/n");
}

static void
scripts_without_spaces_are_read_in_pairs(void **state)
{
	(void)state;
	/* "database outage" in Japanese; "server"; one character. */
	gives("\xE9\x9A\x9C\xE5\xAE\xB3\xE7\x99\xBA\xE7\x94\x9F",
	    "\xE9\x9A\x9C\xE5\xAE\xB3/w \xE5\xAE\xB3\xE7\x99\xBA/w "
	    "\xE7\x99\xBA\xE7\x94\x9F/w");
	gives("DB\xE9\x9A\x9C\xE5\xAE\xB3",
	    "db/w \xE9\x9A\x9C\xE5\xAE\xB3/w");
	gives("\xE9\x9A\x9C", "\xE9\x9A\x9C/w");
	/* Hangul has spaces. */
	gives("\xEC\x84\x9C\xEB\xB2\x84 \xEC\x9E\xA5\xEC\x95\xA0",
	    "\xEC\x84\x9C\xEB\xB2\x84/w \xEC\x9E\xA5\xEC\x95\xA0/w");
}

static void
tags_and_entities_stand_between_words(void **state)
{
	(void)state;
	read("<p class=\"x\">We <em>saw</em> it</p><p>and&amp;rest &lt;b",
	    true, "we/w saw/w it/w and/w rest/w");
	read("a<b", false, "");
	read("broken <unclosed tag", true, "broken/w");
	read("fish & chips; &nosemicolon at all", true,
	    "fish/w chips/w nosemicolon/w at/w all/w");
}

static void
what_is_no_text_does_no_harm(void **state)
{
	char big[3000];

	(void)state;
	gives("\xff\xfe ok \xC3", "ok/w");
	memset(big, 'x', sizeof(big) - 1);
	big[sizeof(big) - 1] = '\0';
	gives(big, "");
	for (size_t i = 0; i + 1 < sizeof(big); i++)
		big[i] = i % 2 ? '-' : '1';
	gives(big, "");
	/* Many characters in one run, cut in the middle of none. */
	for (size_t i = 0; i + 2 < sizeof(big); i += 2)
		memcpy(big + i, "\xC3\xA9", 2);
	big[sizeof(big) - 2] = '\0';
	gives(big, "");
}

static void
a_name_becomes_the_value_of_a_filter(void **state)
{
	char out[SEARCH_WORD_MOST];

	(void)state;
	assert_true(str_eq(search_name(STR("SEV 2 (Major)"), out),
	    STR("sev-2-major")));
	assert_true(str_eq(search_name(STR("in_progress"), out),
	    STR("in-progress")));
	assert_true(str_eq(search_name(STR("--"), out), STR_NONE));
	assert_true(search_name(STR("a very long name indeed, longer than "
	    "any word may be"), out).n <= SEARCH_WORD_MOST);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_its_words_in_small_letters),
		cmocka_unit_test(case_marks_and_forms_make_no_difference),
		cmocka_unit_test(names_with_digits_are_words_as_a_whole_too),
		cmocka_unit_test(dates_clocks_and_addresses_are_no_words),
		cmocka_unit_test(scripts_without_spaces_are_read_in_pairs),
		cmocka_unit_test(tags_and_entities_stand_between_words),
		cmocka_unit_test(what_is_no_text_does_no_harm),
		cmocka_unit_test(a_name_becomes_the_value_of_a_filter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
