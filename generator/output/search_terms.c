#include "output/search_terms.h"

#include <assert.h>

#include "output/search_block.h"

enum {
	BITS_FIRST = 10,
	KEY_MOST = 16,		/* bytes of "severity:" and its like */
	AHEAD = 12,
	TERM_MOST = KEY_MOST + SEARCH_WORD_MOST,
};

/* No more terms than a posting can name. */
#define TERMS_MOST ((size_t)1 << 2 * SEARCH_LOW)

#define MIX UINT64_C(0x9e3779b97f4a7c15)

/* ---- terms ---- */

/* How many terms there may be before the table grows. */
static size_t
most_terms(const struct search_terms *t)
{
	return ((size_t)1 << t->bits) / 4 * 3;
}

/* The key of a term in the table. A word of up to eight bytes is its own
 * key. Longer ones get a hash whose first byte is 0, so that none is the key
 * of a short word. */
static inline uint64_t
key_of(const uint64_t *text, size_t n)
{
	uint64_t key = text[0];

	if (n <= 8)
		return key;
	for (size_t i = 8; i < n; i += 8) {
		key *= MIX;
		key = (key ^ key >> 32) + text[i / 8];
	}
	return key & ~block_turn(0xff);
}

static inline size_t
home_of(const struct search_terms *t, uint64_t key)
{
	return (size_t)(key * MIX >> (64 - t->bits));
}

static size_t
next_of(const struct search_terms *t, size_t at)
{
	return (at + 1) & (((size_t)1 << t->bits) - 1);
}

static void
terms_init(struct search_terms *t, unsigned bits)
{
	*t = (struct search_terms){ .bits = bits };
	t->table = arena_array(&t->home, struct search_slot,
	    (size_t)1 << bits);
	t->seen = arena_array(&t->home, uint8_t, most_terms(t));
	/* Written as terms come: untouched pages cost nothing. */
	t->v = arena_take(&t->home, most_terms(t) * sizeof(*t->v),
	    alignof(struct search_term));
}

/* Move all to a table of twice the size. The old one is freed as a whole. */
static void
grow(struct search_terms *t)
{
	struct search_terms old = *t;

	terms_init(t, old.bits + 1);
	t->n = old.n;
	memcpy(t->v, old.v, old.n * sizeof(*old.v));
	memcpy(t->seen, old.seen, old.n);
	for (size_t i = 0; i < (size_t)1 << old.bits; i++) {
		size_t at;

		if (!old.table[i].n)
			continue;
		at = home_of(t, old.table[i].key);
		while (t->table[at].n)
			at = next_of(t, at);
		t->table[at] = old.table[i];
	}
	arena_release(&old.home);
}

/* Room for so many more terms. */
static void
make_room(struct search_terms *t, size_t n)
{
	while (t->n + n > most_terms(t))
		grow(t);
}

static bool
same_text(const uint64_t *a, const uint64_t *b, size_t n)
{
	for (size_t i = 0; i < n; i += 8)
		if (a[i / 8] != b[i / 8])
			return false;
	return true;
}

/* The slot of a term, or the free one where it belongs. */
static struct search_slot *
slot_of(const struct search_terms *t, const uint64_t *text, size_t n,
    uint64_t key)
{
	size_t at = home_of(t, key);

	for (;; at = next_of(t, at)) {
		struct search_slot *s = &t->table[at];

		if (!s->n || (s->key == key && s->n == n && (n <= 8 ||
		    same_text(t->v[s->term].text, text, n))))
			return s;
	}
}

/* A new term, whose text stays where it is. */
static struct search_term *
add_term(struct search_terms *t, struct search_slot *s, uint64_t key,
    const uint64_t *text, size_t n)
{
	t->v[t->n] = (struct search_term){ .text = text, .n = (uint8_t)n };
	*s = (struct search_slot){ .key = key, .term = (uint32_t)t->n,
		.n = (uint32_t)n };
	return &t->v[t->n++];
}

/* The index of a term, which is added when it is new; there is room. */
static uint32_t
find(struct search_collector *c, const uint64_t *text, size_t n,
    uint64_t key, enum search_kind kind, bool filter)
{
	struct search_slot *s = slot_of(&c->terms, text, n, key);

	if (!s->n) {
		size_t bytes = (n + 7) / 8 * 8;
		uint64_t *copy = arena_take(&c->arena, bytes,
		    alignof(uint64_t));
		struct search_term *t = add_term(&c->terms, s, key, copy, n);

		memcpy(copy, text, bytes);
		t->kind = (uint8_t)kind;
		t->filter = filter;
	}
	return s->term;
}

/* ---- the document at hand ---- */

/* What becomes of a word seen, when it is seen again there. */
static const uint8_t seen_again[][SEARCH_SORTS + 1] = {
	[SEARCH_BODY] = { 1 + SEARCH_ONCE, 1 + SEARCH_TWICE,
		1 + SEARCH_OFTEN, 1 + SEARCH_OFTEN, 1 + SEARCH_IN_SUMMARY,
		1 + SEARCH_IN_TITLE },
	[SEARCH_SUMMARY] = { 1 + SEARCH_IN_SUMMARY, 1 + SEARCH_IN_SUMMARY,
		1 + SEARCH_IN_SUMMARY, 1 + SEARCH_IN_SUMMARY,
		1 + SEARCH_IN_SUMMARY, 1 + SEARCH_IN_TITLE },
	[SEARCH_TITLE] = { 1 + SEARCH_IN_TITLE, 1 + SEARCH_IN_TITLE,
		1 + SEARCH_IN_TITLE, 1 + SEARCH_IN_TITLE,
		1 + SEARCH_IN_TITLE, 1 + SEARCH_IN_TITLE },
};

/* Room for n words, all of which may be new; false: those would be too
 * many. */
static bool
ready_for(struct search_collector *c, size_t n)
{
	if (c->terms.n + n > TERMS_MOST)
		return false;
	make_room(&c->terms, n);
	while (c->now.cap - c->now.n < n)
		vec_grow(&c->arena, &c->now, sizeof(*c->now.v));
	return true;
}

static inline uint32_t *
note(uint8_t *all_seen, uint32_t term, const uint8_t *again, uint32_t *now)
{
	uint8_t seen = all_seen[term];

	*now = term;
	all_seen[term] = again[seen];
	return now + (seen == 0);
}

/* The index of a word of search_words.plain or pair that is not in its first
 * slot. */
static uint32_t
find_plain(struct search_collector *c, const uint64_t *text, size_t most,
    uint64_t key)
{
	str word = str_of((const char *)text,
	    strnlen((const char *)text, most));

	return find(c, text, word.n, key, search_plain_kind(word), false);
}

/* Take in short words. Most are found in their first slot, so that is looked
 * at without a call. */
static uint32_t *
take_plain(struct search_collector *c, const struct search_words *w,
    const uint8_t *again, uint32_t *now)
{
	const struct search_terms t = c->terms;

	for (size_t i = 0; i < w->plains; i++) {
		const uint64_t *text = &w->plain[i];
		const struct search_slot *s = &t.table[home_of(&t, *text)];

		now = note(t.seen, s->key == *text ? s->term
		    : find_plain(c, text, 8, *text), again, now);
	}
	return now;
}

/* Take in words of two eights. Fewer of their slots are in the cache, so that
 * all are prefetched before the first is used. */
static uint32_t *
take_pairs(struct search_collector *c, const struct search_words *w,
    const uint8_t *again, uint32_t *now)
{
	const struct search_terms t = c->terms;
	const size_t n = w->pairs;
	uint64_t keys[SEARCH_PAIRS];

	for (size_t i = 0; i < n; i++) {
		keys[i] = key_of(w->pair[i], 16);
		__builtin_prefetch(&t.table[home_of(&t, keys[i])]);
	}
	for (size_t i = 0; i < n; i++) {
		const uint64_t *text = w->pair[i];
		const struct search_slot *s = &t.table[home_of(&t, keys[i])];
		/* The zeros behind a word tell its length too. */
		bool there = s->key == keys[i] && s->n > 8 && s->n <= 16 &&
		    same_text(t.v[s->term].text, text, 16);

		now = note(t.seen, there ? s->term
		    : find_plain(c, text, 16, keys[i]), again, now);
	}
	return now;
}

/* Take in the other words. */
static uint32_t *
take_others(struct search_collector *c, const struct search_words *w,
    const uint8_t *again, uint32_t *now)
{
	const struct search_terms t = c->terms;
	uint64_t keys[SEARCH_WORDS];

	for (size_t i = 0; i < w->n; i++) {
		keys[i] = key_of(w->v[i].text, w->v[i].n);
		__builtin_prefetch(&t.table[home_of(&t, keys[i])]);
	}
	for (size_t i = 0; i < w->n; i++) {
		const struct search_word *v = &w->v[i];
		const struct search_slot *s = &t.table[home_of(&t, keys[i])];
		bool there = s->key == keys[i] && s->n == v->n &&
		    (v->n <= 8 ||
		    same_text(t.v[s->term].text, v->text, v->n));

		now = note(t.seen, there ? s->term : find(c, v->text, v->n,
		    keys[i], v->kind, false), again, now);
	}
	return now;
}

static void
take_words(void *context, const struct search_words *w)
{
	struct search_collector *c = context;
	const uint8_t *again = seen_again[c->rank];
	uint32_t *now;

	/* From here on nothing of the terms moves. */
	if (!ready_for(c, w->plains + w->pairs + w->n))
		return;
	now = take_plain(c, w, again, c->now.v + c->now.n);
	now = take_pairs(c, w, again, now);
	now = take_others(c, w, again, now);
	c->now.n = (size_t)(now - c->now.v);
}

void
search_collector_init(struct search_collector *c)
{
	*c = (struct search_collector){ .words = { .take = take_words,
		.context = c } };
	terms_init(&c->terms, BITS_FIRST);
}

void
search_collector_release(struct search_collector *c)
{
	arena_release(&c->terms.home);
	arena_release(&c->arena);
}

static void
read_gathered(struct search_collector *c)
{
	search_words(&c->words, str_of(c->gathered, c->gathered_n));
	c->gathered_n = 0;
}

/* Read what was gathered, so that all of it is among the terms. */
static void
settle(struct search_collector *c)
{
	read_gathered(c);
	search_words_flush(&c->words);
}

static void
go_on_at(struct search_collector *c, enum search_rank rank)
{
	assert(rank != SEARCH_OFTEN_THERE);
	if (c->rank != rank)
		settle(c);
	c->rank = rank;
}

/* Take in a text. Most are a name or a line, and to begin reading costs more
 * than such a text: they are gathered and read together, with a line end
 * between, at which every word ends. */
void
search_text(struct search_collector *c, str text, enum search_rank rank)
{
	if (str_empty(text))
		return;
	go_on_at(c, rank);
	if (text.n >= SEARCH_GATHERED - c->gathered_n)
		read_gathered(c);
	if (text.n >= SEARCH_GATHERED) {
		search_words(&c->words, text);
		return;
	}
	memcpy(c->gathered + c->gathered_n, text.p, text.n);
	c->gathered_n += text.n;
	c->gathered[c->gathered_n++] = '\n';
}

void
search_html(struct search_collector *c, str html, enum search_rank rank)
{
	if (str_empty(html))
		return;
	go_on_at(c, rank);
	search_words_html(&c->words, html);
}

void
search_filter(struct search_collector *c, const char *prefix, str name)
{
	uint64_t term[TERM_MOST / 8] = { 0 };
	char word[SEARCH_WORD_MOST];
	str value = search_name(name, word);
	size_t n = strlen(prefix);
	uint32_t *now;

	assert(n <= KEY_MOST);
	if (str_empty(value) || !ready_for(c, 1))
		return;
	memcpy(term, prefix, n);
	memcpy((char *)term + n, value.p, value.n);
	n += value.n;
	now = c->now.v + c->now.n;
	now = note(c->terms.seen, find(c, term, n, key_of(term, n),
	    SEARCH_WORD, true), seen_again[SEARCH_BODY], now);
	c->now.n = (size_t)(now - c->now.v);
}

/* The terms of the document at hand are forgotten; their postings. */
static uint16_t *
put_postings(struct search_terms *t, const uint32_t *now, size_t n,
    uint16_t *to)
{
	const uint32_t low = (1u << SEARCH_LOW) - 1;
	struct search_term *v = t->v;
	uint8_t *seen = t->seen;

	for (size_t i = 0; i < n; i++) {
		uint32_t term = now[i];
		unsigned sort = seen[term] - 1u;

		/* Asked for before it is needed: few are near. */
		if (n - i > AHEAD)
			__builtin_prefetch(&v[now[i + AHEAD]]);
		seen[term] = 0;
		v[term].found[sort]++;
		*to = (uint16_t)(SEARCH_LONG << SEARCH_LOW |
		    term >> SEARCH_LOW);
		to += term > low;
		*to++ = (uint16_t)(sort << SEARCH_LOW | (term & low));
	}
	return to;
}

struct search_postings
search_end(struct search_collector *c)
{
	uint16_t *v, *end;

	settle(c);
	v = arena_take(&c->arena, c->now.n * 2 * sizeof(*v),
	    alignof(uint16_t));
	end = put_postings(&c->terms, c->now.v, c->now.n, v);
	arena_trim(&c->arena, (char *)end);
	c->now.n = 0;
	return (struct search_postings){ v, (size_t)(end - v) };
}

/* ---- all documents ---- */

/* Add the terms of a list to another; map gets the index of each in that
 * one. */
static void
join(struct search_terms *t, const struct search_terms *from, uint32_t *map)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct search_term *have = &from->v[i];
		uint64_t key = key_of(have->text, have->n);
		struct search_slot *s;

		make_room(t, 1);
		s = slot_of(t, have->text, have->n, key);
		if (s->n) {
			uint32_t *found = t->v[s->term].found;

			for (int k = 0; k < SEARCH_SORTS; k++)
				found[k] += have->found[k];
		} else {
			*add_term(t, s, key, have->text, have->n) = *have;
		}
		map[i] = s->term;
	}
}

const struct search_terms *
search_terms_join(struct search_collector *all, size_t n, struct arena *a,
    struct search_map **map)
{
	struct search_terms *t = &all[0].terms;

	*map = arena_array(a, struct search_map, n);
	for (size_t i = 0; i < n; i++) {
		struct search_map *m = &(*map)[i];

		m->n = all[i].terms.n;
		m->v = arena_array(a, uint32_t, m->n);
		if (i > 0)
			join(t, &all[i].terms, m->v);
		else
			for (size_t k = 0; k < m->n; k++)
				m->v[k] = (uint32_t)k;
	}
	return t;
}
