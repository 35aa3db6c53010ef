/* The words of a text, as the search index knows them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "output/search_words.h"

static void
add(struct buf *b, str word, enum search_kind kind)
{
	static const char marks[] = "wnc";

	if (b->n)
		buf_char(b, ' ');
	buf_str(b, word);
	buf_char(b, '/');
	buf_char(b, marks[kind]);
}

/* What compares these as a whole relies on the zeros. */
static void
add_plain(struct buf *b, const uint64_t *eights, size_t most)
{
	const char *text = (const char *)eights;
	str word = str_of(text, strnlen(text, most));

	assert_true(word.n > (most == 8 ? 1 : 8));
	for (size_t i = word.n; i < most; i++)
		assert_int_equal(text[i], 0);
	add(b, word, search_plain_kind(word));
}

static void
take(void *context, const struct search_words *w)
{
	for (size_t i = 0; i < w->plains; i++)
		add_plain(context, &w->plain[i], 8);
	for (size_t i = 0; i < w->pairs; i++)
		add_plain(context, w->pair[i], 16);
	for (size_t i = 0; i < w->n; i++) {
		const struct search_word *v = &w->v[i];
		uint64_t last = v->text[(v->n - 1) / 8];

		add(context, search_word_text(v), v->kind);
		/* What compares words by eights relies on the zeros. */
		for (size_t k = v->n % 8; k % 8; k++)
			assert_int_equal(((char *)&last)[k], 0);
	}
}

static int
by_bytes(const void *left, const void *right)
{
	return str_cmp(*(const str *)left, *(const str *)right);
}

/* Words come in no order: bring a row of them into one. */
static void
sort(struct buf *b)
{
	struct arena a = { 0 };
	struct { str *v; size_t n, cap; } words = { 0 };
	struct cut c = { .tail = str_dup(&a, buf_view(b)), .found = b->n };

	while (c.found) {
		c = str_cut(c.tail, ' ');
		*vec_push(&a, &words) = c.head;
	}
	if (words.n)
		qsort(words.v, words.n, sizeof(*words.v), by_bytes);
	buf_clear(b);
	for (size_t i = 0; i < words.n; i++) {
		if (i)
			buf_char(b, ' ');
		buf_str(b, words.v[i]);
	}
	arena_release(&a);
}

/* The words of a text, in a row. */
static void
words_of(struct buf *b, str text, bool html)
{
	struct arena a = { 0 };
	struct search_words w = { .take = take, .context = b };
	/* A copy on its own, so that a look behind the end is caught. */
	str copy = str_dup(&a, text);

	buf_clear(b);
	(html ? search_words_html : search_words)(&w, copy);
	search_words_flush(&w);
	sort(b);
	arena_release(&a);
}

static void
read(const char *text, bool html, const char *want)
{
	struct buf b = buf_init(1 << 20), sorted = buf_init(1 << 20);

	buf_str(&sorted, str_c(want));
	sort(&sorted);
	words_of(&b, str_c(text), html);
	if (!str_eq(buf_view(&b), buf_view(&sorted)))
		fail_msg("\"%s\" gave \"" STR_FMT "\", want \"%s\"", text,
		    STR_ARG(buf_view(&b)), want);
	buf_release(&b);
	buf_release(&sorted);
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
	/* "see"; what follows one without a space is no part of it. */
	gives("https://wiki.example.com/p\xE3\x82\x92\xE8\xA6\x8B\xE3\x82"
	    "\x8B", "\xE3\x82\x92\xE8\xA6\x8B/w \xE8\xA6\x8B\xE3\x82\x8B/w");
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

/* ---- texts by chance ---- */

struct dice {
	uint32_t state;
};

static uint32_t
roll(struct dice *d, uint32_t sides)
{
	d->state = d->state * 1664525 + 1013904223;
	return (d->state >> 8) % sides;
}

/* Pieces that texts are made of: what ends words, what joins them, what
 * is in them, of every length from one to beyond the most. */
static str
piece(struct dice *d, bool html)
{
	static const char *const pieces[] = {
		" ", " ", ", ", ". ", "\n", "-", "-", "_", ".", "/", "@", "#",
		"+", "(", "\"", "\t", "a", "I", "to", "The", "cache", "QUEUES",
		"failover", "Databases", "replication-lag", "misconfigured",
		"unacknowledgement", "7", "42", "503", "2026", "31337",
		"eu1", "v3", "p99", "0a1b2c3d", "DEADBEEF01",
		"abcdefghijklmnopqrstuvwxyz0123456789abcd",
		"abcdefghijklmnopqrstuvwxyz0123456789abcde",
	};
	static const char *const marks[] = {
		"<p>", "</p>", "<a href=\"x-1.html\">", "<br>\n", "&amp;",
		"&#39;", "&", "<code>", "</code>", "<", ">",
	};

	if (html && roll(d, 4) == 0)
		return str_c(marks[roll(d, sizeof(marks) / sizeof(*marks))]);
	return str_c(pieces[roll(d, sizeof(pieces) / sizeof(*pieces))]);
}

/* Words of ASCII are read eight bytes at a time, others as characters. A
 * soft hyphen, which no word has, makes the latter of the former. */
static void
words_are_the_same_by_bytes_and_by_characters(void **state)
{
	struct dice d = { 1 };
	struct buf plain = buf_init(1 << 20), high = buf_init(1 << 20);
	struct buf want = buf_init(1 << 20), got = buf_init(1 << 20);

	(void)state;
	for (int round = 0; round < 20000; round++) {
		bool html = round % 2;

		buf_clear(&plain);
		buf_clear(&high);
		for (uint32_t n = 1 + roll(&d, 20); n > 0; n--) {
			str p = piece(&d, html);
			size_t in = roll(&d, 2) ? 0 : p.n;

			buf_str(&plain, p);
			/* Before or behind what is in a word. */
			if (!char_alnum(p.p[0])) {
				buf_str(&high, p);
				continue;
			}
			buf_str(&high, str_sub(p, 0, in));
			buf_lit(&high, "\xC2\xAD");
			buf_str(&high, str_from(p, in));
		}
		words_of(&want, buf_view(&high), html);
		words_of(&got, buf_view(&plain), html);
		if (!str_eq(buf_view(&got), buf_view(&want)))
			fail_msg("\"" STR_FMT "\" gave \"" STR_FMT
			    "\", by characters \"" STR_FMT "\"",
			    STR_ARG(buf_view(&plain)), STR_ARG(buf_view(&got)),
			    STR_ARG(buf_view(&want)));
	}
	buf_release(&plain);
	buf_release(&high);
	buf_release(&want);
	buf_release(&got);
}

/* Nothing behind the end of a text shows, wherever it ends. */
static void
a_text_ends_where_it_ends(void **state)
{
	struct dice d = { 2 };
	struct buf text = buf_init(1 << 20);
	struct buf want = buf_init(1 << 20), got = buf_init(1 << 20);

	(void)state;
	for (int round = 0; round < 5000; round++) {
		bool html = round % 2;

		buf_clear(&text);
		for (uint32_t n = 1 + roll(&d, 8); n > 0; n--)
			buf_str(&text, piece(&d, html));
		words_of(&got, buf_view(&text), html);
		buf_lit(&text, "          ");
		words_of(&want, buf_view(&text), html);
		if (!str_eq(buf_view(&got), buf_view(&want)))
			fail_msg("\"" STR_FMT "\" gave \"" STR_FMT
			    "\", without the spaces \"" STR_FMT "\"",
			    STR_ARG(buf_view(&text)), STR_ARG(buf_view(&want)),
			    STR_ARG(buf_view(&got)));
	}
	buf_release(&text);
	buf_release(&want);
	buf_release(&got);
}

/* Texts are read in blocks, some blocks at a time: none of that shows. */
static void
words_are_the_same_wherever_they_stand(void **state)
{
	static const char html[] = "<a href=\"https://wiki.example.com/pages/"
	    "24\" title=\"about the failover\">Databases</a>: cache-eu1-03 "
	    "&amp; v2, <b>misconfigured</b> 503 (caf\xC3\xA9) at 09:41";
	struct buf text = buf_init(1 << 20);

	(void)state;
	for (size_t spaces = 0; spaces < 2300; spaces++) {
		buf_clear(&text);
		for (size_t i = 0; i < spaces; i++)
			buf_char(&text, ' ');
		buf_lit(&text, html);
		buf_char(&text, '\0');
		read(buf_view(&text).p, true, "databases/w cache/w eu1/c "
		    "cache-eu1-03/c v2/c misconfigured/w 503/n cafe/w at/w");
	}
	buf_release(&text);
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
	assert_true(str_eq(search_name(STR("(Gro\xC3\x9F"
	    "e) St\xC3\xB6rung"), out), STR("grosse-storung")));
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
		cmocka_unit_test(
		    words_are_the_same_by_bytes_and_by_characters),
		cmocka_unit_test(a_text_ends_where_it_ends),
		cmocka_unit_test(words_are_the_same_wherever_they_stand),
		cmocka_unit_test(a_name_becomes_the_value_of_a_filter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
