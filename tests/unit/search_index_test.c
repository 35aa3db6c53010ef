/* The search index: what is put in comes out again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "output/search_index.h"
#include "output/search_pack.h"
#include "output/search_titles.h"

/* ---- reading what search_pack writes ---- */

struct unpack {
	str s;
	size_t at;
	unsigned bit;		/* of the byte, from the highest */
};

static uint64_t
number(struct unpack *u)
{
	uint64_t n = 0;

	for (unsigned shift = 0;; shift += 7) {
		unsigned char c;

		assert_true(u->at < u->s.n);
		c = (unsigned char)u->s.p[u->at++];
		n |= (uint64_t)(c & 127) << shift;
		if (c < 128)
			return n;
	}
}

static unsigned
bit(struct unpack *u)
{
	unsigned char c;
	unsigned b;

	assert_true(u->at < u->s.n);
	c = (unsigned char)u->s.p[u->at];
	b = c >> (7 - u->bit) & 1;
	if (++u->bit == 8) {
		u->bit = 0;
		u->at++;
	}
	return b;
}

struct list {
	size_t n, more;
	uint32_t v[4096];
};

static void
unpack_list(struct unpack *u, size_t all, bool ranked, struct list *l)
{
	uint64_t head = number(u), size;
	uint32_t next = 0;
	size_t begin;

	l->n = head >> 1;
	l->more = head & 1 ? number(u) : 0;
	if (l->n == 1) {
		l->v[0] = (uint32_t)number(u);
		return;
	}
	size = number(u);
	begin = u->at;
	for (size_t i = 0; i < l->n; i++) {
		uint32_t gap = 0, rank = 0;

		while (bit(u))
			gap++;
		for (unsigned k = search_rice(l->n, all); k > 0; k--)
			gap = gap << 1 | bit(u);
		while (ranked && rank < 3 && bit(u))
			rank++;
		next += gap;
		l->v[i] = next++ << 2 | rank;
	}
	if (u->bit) {
		u->bit = 0;
		u->at++;
	}
	assert_int_equal(u->at, begin + size);
}

static void
round_trip(const uint32_t *list, size_t n, size_t more, size_t all,
    bool ranked)
{
	struct buf b = buf_init(1 << 20);
	struct unpack u = { 0 };
	static struct list l;

	pack_list(&b, list, n, more, all, ranked);
	u.s = buf_view(&b);
	unpack_list(&u, all, ranked, &l);
	assert_int_equal(l.n, n);
	assert_int_equal(l.more, more);
	assert_int_equal(u.at, b.n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(l.v[i], list[i]);
	buf_release(&b);
}

static void
lists_come_back_as_they_were(void **state)
{
	uint32_t list[1000];

	(void)state;
	list[0] = 41 << 2 | 3;
	round_trip(list, 1, 0, 50, true);
	round_trip(list, 1, 7, 50, true);
	/* Every document, every third, two far apart. */
	for (uint32_t i = 0; i < 1000; i++)
		list[i] = i << 2 | (i & 3);
	round_trip(list, 1000, 0, 1000, true);
	for (uint32_t i = 0; i < 300; i++)
		list[i] = 3 * i << 2;
	round_trip(list, 300, 2, 1000, false);
	list[0] = 0;
	list[1] = 99999u << 2 | 1;
	round_trip(list, 2, 0, 100000, true);
}

static void
a_list_takes_little_more_than_it_must(void **state)
{
	struct buf b = buf_init(1 << 20);
	uint32_t list[100];

	(void)state;
	for (uint32_t i = 0; i < 100; i++)
		list[i] = 97 * i << 2;
	pack_list(&b, list, 100, 0, 10000, true);
	/* A hundred of ten thousand by chance: 8.1 bits each, and one for
	 * the rank. */
	assert_in_range(b.n, 100, 125);
	buf_release(&b);
}

/* ---- an index ---- */

enum { WORKERS = 3, DOCS_MOST = 4000 };

struct world {
	struct arena keep, scratch;
	struct search_collector c[WORKERS];
	struct search_postings docs[DOCS_MOST];
	uint32_t owner[DOCS_MOST];
	size_t n;
	struct search_index index;
};

static void
world_init(struct world *w)
{
	memset(w, 0, sizeof(*w));
	for (int i = 0; i < WORKERS; i++)
		search_collector_init(&w->c[i]);
}

static void
world_release(struct world *w)
{
	for (int i = 0; i < WORKERS; i++)
		search_collector_release(&w->c[i]);
	arena_release(&w->keep);
	arena_release(&w->scratch);
}

static void
take(struct world *w, int worker, const char *title, const char *body,
    const char *tag)
{
	struct search_collector *c = &w->c[worker];

	search_text(c, str_c(title), SEARCH_TITLE);
	search_text(c, str_c(body), SEARCH_BODY);
	search_filter(c, "tag:", str_c(tag));
	w->owner[w->n] = (uint32_t)worker;
	w->docs[w->n++] = search_end(c);
}

static void
finish(struct world *w)
{
	struct search_input in = { .docs = w->docs, .owner = w->owner,
		.n = w->n, .maps = WORKERS };

	in.terms = search_terms_join(w->c, WORKERS, &w->scratch, &in.map);
	search_index_make(&w->index, &in, &w->keep, &w->scratch);
}

static const struct search_entry *
entry(const struct world *w, const char *text)
{
	for (size_t i = 0; i < w->index.entries.n; i++)
		if (str_eq(w->index.entries.v[i].text, str_c(text)))
			return &w->index.entries.v[i];
	return NULL;
}

static struct list *
look_up(const struct world *w, const char *text)
{
	static struct list l;
	const struct search_entry *e = entry(w, text);
	struct unpack u = { 0 };

	assert_non_null(e);
	u.s = e->bytes;
	unpack_list(&u, w->n, !strchr(text, ':'), &l);
	return &l;
}

static void
every_word_of_a_small_site_is_found(void **state)
{
	struct world w;
	const struct list *l;

	(void)state;
	world_init(&w);
	take(&w, 0, "Cache down", "the failover of cache-eu1-03", "Cache");
	take(&w, 1, "Slow checkout", "the cache, the cache and the cache",
	    "web");
	take(&w, 0, "Queues", "nothing of note", "web");
	finish(&w);
	assert_false(w.index.cut);
	l = look_up(&w, "cache");
	assert_int_equal(l->n, 2);
	assert_int_equal(l->v[0], 0 << 2 | SEARCH_TITLE);
	assert_int_equal(l->v[1], 1 << 2 | SEARCH_OFTEN_THERE);
	l = look_up(&w, "cache-eu1-03");
	assert_int_equal(l->n, 1);
	assert_int_equal(l->v[0], 0 << 2 | SEARCH_BODY);
	l = look_up(&w, "tag:web");
	assert_int_equal(l->n, 2);
	assert_int_equal(l->v[1], 2 << 2);
	assert_null(entry(&w, "web"));
	world_release(&w);
}

/* Where a word stands best, and how often in the text. */
static void
the_best_place_of_a_word_counts(void **state)
{
	static const struct {
		const char *title, *summary, *body;
		unsigned rank;
	} cases[] = {
		{ "", "", "word", SEARCH_BODY },
		{ "", "", "word word", SEARCH_BODY },
		{ "", "", "word word word", SEARCH_OFTEN_THERE },
		{ "", "", "word word word word", SEARCH_OFTEN_THERE },
		{ "", "word", "", SEARCH_SUMMARY },
		{ "", "word", "word word word", SEARCH_SUMMARY },
		{ "word", "word", "word word word", SEARCH_TITLE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		for (int order = 0; order < 2; order++) {
			struct world w;

			world_init(&w);
			if (order)
				search_text(&w.c[0], str_c(cases[i].body),
				    SEARCH_BODY);
			search_text(&w.c[0], str_c(cases[i].title),
			    SEARCH_TITLE);
			search_text(&w.c[0], str_c(cases[i].summary),
			    SEARCH_SUMMARY);
			if (!order)
				search_text(&w.c[0], str_c(cases[i].body),
				    SEARCH_BODY);
			w.docs[w.n++] = search_end(&w.c[0]);
			finish(&w);
			assert_int_equal(look_up(&w, "word")->v[0],
			    cases[i].rank);
			world_release(&w);
		}
}

/* More of them than the short form of a posting can name, of lengths on
 * both sides of eight bytes, and all with equal beginnings. */
static void
many_words_are_told_apart(void **state)
{
	enum { WORDS = 90000 };
	static bool met[WORDS];
	struct world w;
	struct search_map *map;
	const struct search_terms *terms;

	(void)state;
	world_init(&w);
	for (int i = 0; i < WORDS; i += 3) {
		char body[160];

		snprintf(body, sizeof(body), "x%d abcdefgh%d "
		    "abcdefghabcdefgh-%d", i, i + 1, i + 2);
		search_text(&w.c[i % 2], str_c(body), SEARCH_BODY);
		/* What both have. */
		search_text(&w.c[i % 2], STR("abcdefghabcdefgh"),
		    SEARCH_SUMMARY);
	}
	for (int i = 0; i < 2; i++)
		w.docs[i] = search_end(&w.c[i]);
	terms = search_terms_join(w.c, 2, &w.scratch, &map);
	for (int i = 0; i < 2; i++) {
		const uint16_t *p = w.docs[i].v, *end = p + w.docs[i].n;

		while (p < end) {
			struct search_posting one = search_next(&p);
			const struct search_term *t =
			    &terms->v[map[i].v[one.term]];
			str text = search_term_text(t);
			size_t at = text.n;
			int64_t number;

			while (at > 0 && char_digit(text.p[at - 1]))
				at--;
			if (!str_to_int(str_from(text, at), &number)) {
				assert_int_equal(one.sort, SEARCH_IN_SUMMARY);
				assert_int_equal(t->found[one.sort], 2);
				continue;
			}
			if (str_starts(text, STR("abcdefghabcdefgh-"))) {
				assert_false(met[number]);
				met[number] = true;
			}
		}
	}
	for (int i = 2; i < WORDS; i += 3)
		assert_true(met[i]);
	world_release(&w);
}

static void
which_thread_read_what_does_not_show(void **state)
{
	struct world a, b;

	(void)state;
	world_init(&a);
	world_init(&b);
	for (int i = 0; i < 200; i++) {
		char body[64];

		snprintf(body, sizeof(body), "word%d half%d some text",
		    i % 17, i / 2);
		take(&a, 0, "Title", body, "x");
		take(&b, (i * 7) % 3, "Title", body, "x");
	}
	finish(&a);
	finish(&b);
	assert_int_equal(a.index.entries.n, b.index.entries.n);
	assert_int_equal(a.index.common, b.index.common);
	for (size_t i = 0; i < a.index.entries.n; i++) {
		assert_true(str_eq(a.index.entries.v[i].text,
		    b.index.entries.v[i].text));
		assert_true(str_eq(a.index.entries.v[i].bytes,
		    b.index.entries.v[i].bytes));
	}
	world_release(&a);
	world_release(&b);
}

/* Far more than the budget holds: 4,000 documents of 250 words. */
static void
what_tells_least_goes_first(void **state)
{
	static struct world w;
	static char body[16384];
	uint32_t dice = 1;
	size_t bytes = 0;

	(void)state;
	world_init(&w);
	for (unsigned i = 0; i < DOCS_MOST; i++) {
		char title[32];
		int n = snprintf(body, sizeof(body), "everywhere ");

		for (unsigned k = 0; k < 250; k++)
			n += snprintf(body + n, sizeof(body) - (size_t)n,
			    "w%uq ", (dice = dice * 1664525 + 1013904223)
			    >> 18);
		snprintf(title, sizeof(title), "Title of rare%u", i);
		take(&w, (int)(i % 3), title, body, i % 2 ? "odd" : "even");
	}
	finish(&w);
	assert_true(w.index.cut);
	/* A word that tells nothing has no list; what stands in the title
	 * of one, and filters, are all there. */
	assert_null(entry(&w, "everywhere"));
	assert_non_null(entry(&w, "rare17"));
	assert_non_null(entry(&w, "rare3999"));
	assert_int_equal(look_up(&w, "tag:odd")->n, DOCS_MOST / 2);
	for (size_t i = 0; i < w.index.words.n; i++)
		bytes += w.index.words.v[i].bytes;
	for (size_t i = 0; i < w.index.rare.n; i++)
		bytes += w.index.rare.v[i].bytes;
	assert_in_range(bytes, 1, SEARCH_LISTS * SEARCH_LIST_BYTES * 5 / 4);
	assert_in_range(w.index.words.n + w.index.rare.n, 2, SEARCH_LISTS);
	world_release(&w);
}

static void
files_hold_equal_shares(void **state)
{
	struct arena a = { 0 };
	size_t sizes[100];
	struct search_shards s;
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < 100; i++)
		sizes[i] = 50 + i % 7;
	s = search_cut(&a, sizes, 10, 100, 1000, 99);
	assert_int_equal(s.n, 6);
	for (size_t i = 0; i < s.n; i++) {
		assert_int_equal(s.v[i].first, 10 + n);
		assert_in_range(s.v[i].bytes, 700, 1000);
		n += s.v[i].n;
	}
	assert_int_equal(n, 100);
	assert_int_equal(search_cut(&a, sizes, 0, 100, 1000, 2).n, 2);
	assert_int_equal(search_cut(&a, sizes, 0, 0, 1000, 9).n, 0);
	arena_release(&a);
}

static void
titles_come_back_from_their_pieces(void **state)
{
	struct arena a = { 0 };
	struct search_titles t;
	str titles[40];
	size_t bytes = 0;

	(void)state;
	for (int i = 0; i < 40; i++)
		titles[i] = i == 7 ? STR("Odd  spaces ") : i == 8 ? STR("")
		    : str_format(&a, "%s slow after a cache failover %d",
			i % 2 ? "Checkout" : "Uploads", i);
	search_titles_pack(&t, titles, 40, &a, &a);
	for (int i = 0; i < 40; i++) {
		struct unpack u = { .s = t.packed[i] };
		size_t n = number(&u);
		str got = STR_NONE;

		for (size_t k = 0; k < n; k++) {
			uint64_t piece = number(&u);
			str text;

			if (piece) {
				text = t.pieces.v[piece - 1];
			} else {
				size_t len = number(&u);

				text = str_sub(u.s, u.at, u.at + len);
				u.at += len;
			}
			got = str_cat(&a, got, k ? STR(" ") : STR_NONE,
			    text);
		}
		assert_true(str_eq(got, titles[i]));
		assert_int_equal(u.at, u.s.n);
		bytes += u.s.n;
	}
	/* 1,300 bytes of titles. */
	assert_in_range(bytes, 1, 300);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_come_back_as_they_were),
		cmocka_unit_test(a_list_takes_little_more_than_it_must),
		cmocka_unit_test(every_word_of_a_small_site_is_found),
		cmocka_unit_test(the_best_place_of_a_word_counts),
		cmocka_unit_test(many_words_are_told_apart),
		cmocka_unit_test(which_thread_read_what_does_not_show),
		cmocka_unit_test(what_tells_least_goes_first),
		cmocka_unit_test(files_hold_equal_shares),
		cmocka_unit_test(titles_come_back_from_their_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
