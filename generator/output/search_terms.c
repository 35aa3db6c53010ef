#include "output/search_terms.h"

enum { ROOM_FIRST = 1024 };

/* No more terms than the index of a posting can name. */
#define TERMS_MOST ((size_t)1 << 28)

static void
terms_init(struct search_terms *t, struct arena *a)
{
	*t = (struct search_terms){ .arena = a, .room = ROOM_FIRST };
	t->table = arena_array(a, struct search_slot, t->room);
}

static struct search_slot *
slot_of(const struct search_terms *t, uint64_t hash)
{
	size_t at = hash & (t->room - 1);

	while (t->table[at].term && t->table[at].hash != hash)
		at = (at + 1) & (t->room - 1);
	return &t->table[at];
}

static void
grow(struct search_terms *t)
{
	const struct search_slot *old = t->table;
	size_t n = t->room;

	t->room *= 2;
	t->table = arena_array(t->arena, struct search_slot, t->room);
	for (size_t i = 0; i < n; i++)
		if (old[i].term)
			*slot_of(t, old[i].hash) = old[i];
}

static uint64_t
load(const char *p, size_t n)
{
	uint64_t v = 0;

	memcpy(&v, p, n);
	return v;
}

/* Of words, which are short: str_hash() is better at long texts. */
static uint64_t
hash_of(str w)
{
	const uint64_t k = 0x9e3779b97f4a7c15u;
	uint64_t h = w.n * k;
	size_t i = 0;

	for (; i + 8 < w.n; i += 8) {
		h = (h ^ load(w.p + i, 8)) * k;
		h ^= h >> 32;
	}
	if (w.n >= 8)
		h ^= load(w.p + w.n - 8, 8);
	else if (w.n >= 4)
		h ^= load(w.p, 4) << 32 | load(w.p + w.n - 4, 4);
	else if (w.n >= 2)
		h ^= load(w.p, 2) << 16 | load(w.p + w.n - 2, 2);
	h *= k;
	h ^= h >> 29;
	h *= k;
	return h ^ h >> 32;
}

/* The place of a term, which is added when it is new. */
static struct search_slot *
find(struct search_terms *t, str word, uint64_t hash, bool filter,
    enum search_kind kind)
{
	struct search_slot *s = slot_of(t, hash);

	if (s->term)
		return s;
	if (t->list.n * 4 >= t->room * 3) {
		grow(t);
		s = slot_of(t, hash);
	}
	*vec_push(t->arena, &t->list) = (struct search_term){
		.text = str_dup(t->arena, word),
		.kind = kind, .filter = filter,
	};
	*s = (struct search_slot){ .hash = hash,
		.term = (uint32_t)t->list.n };
	return s;
}

void
search_collector_init(struct search_collector *c, struct arena *a)
{
	*c = (struct search_collector){ .doc = 0 };
	terms_init(&c->terms, a);
}

void
search_begin(struct search_collector *c, uint32_t number)
{
	c->doc = number + 1;
	c->now.n = 0;
}

static void
post(struct search_collector *c, struct search_slot *s, unsigned rank)
{
	struct search_posting *p;

	if (s->term > TERMS_MOST)
		return;
	if (s->doc != c->doc) {
		s->doc = c->doc;
		s->at = (uint32_t)c->now.n;
		s->found++;
		p = vec_push(c->terms.arena, &c->now);
		*p = (struct search_posting){
			.term = (s->term - 1) & 0xfffffff,
			.rank = rank & 3 };
		if (rank >= SEARCH_SUMMARY)
			s->best[rank - SEARCH_SUMMARY]++;
		return;
	}
	p = &c->now.v[s->at];
	if (p->times < SEARCH_OFTEN - 1)
		p->times = (p->times + 1) & 3;
	if (p->rank < rank) {
		if (p->rank >= SEARCH_SUMMARY)
			s->best[p->rank - SEARCH_SUMMARY]--;
		p->rank = rank & 3;
		s->best[rank - SEARCH_SUMMARY]++;
	} else if (p->rank == SEARCH_BODY &&
	    p->times == SEARCH_OFTEN - 1) {
		p->rank = SEARCH_OFTEN_THERE;
	}
}

static void
post_waiting(struct search_collector *c)
{
	for (unsigned i = 0; i < c->waits; i++) {
		const struct search_waiting *w = &c->waiting[i];

		post(c, find(&c->terms, str_of(w->text, w->n), w->hash,
		    false, w->kind), w->rank);
	}
	c->waits = 0;
}

static void
take_word(void *context, str word, enum search_kind kind)
{
	struct search_collector *c = context;
	struct search_waiting *w = &c->waiting[c->waits++];

	w->hash = hash_of(word);
	w->n = (uint8_t)word.n;
	w->kind = (uint8_t)kind;
	w->rank = (uint8_t)c->rank;
	memcpy(w->text, word.p, word.n);
	__builtin_prefetch(&c->terms.table[w->hash & (c->terms.room - 1)]);
	if (c->waits == SEARCH_WAITING)
		post_waiting(c);
}

void
search_text(struct search_collector *c, str text, enum search_rank rank)
{
	c->rank = rank;
	search_words(text, take_word, c);
}

void
search_html(struct search_collector *c, str html, enum search_rank rank)
{
	c->rank = rank;
	search_words_html(html, take_word, c);
}

void
search_filter(struct search_collector *c, const char *key, str name)
{
	char word[SEARCH_WORD_MOST], term[2 * SEARCH_WORD_MOST];
	str value = search_name(name, word);
	size_t n = strlen(key);

	if (str_empty(value) || n > SEARCH_WORD_MOST)
		return;
	memcpy(term, key, n);
	memcpy(term + n, value.p, value.n);
	value = str_of(term, n + value.n);
	post(c, find(&c->terms, value, hash_of(value), true, SEARCH_WORD),
	    SEARCH_BODY);
}

struct search_postings
search_end(struct search_collector *c)
{
	struct search_postings p;

	post_waiting(c);
	p = (struct search_postings){ .n = c->now.n, .cap = c->now.n };
	p.v = arena_array(c->terms.arena, struct search_posting, p.n);
	if (p.n)
		memcpy(p.v, c->now.v, p.n * sizeof(*p.v));
	return p;
}

struct search_terms
search_terms_join(const struct search_collector *all, size_t n,
    struct arena *a, uint32_t ***map)
{
	struct search_terms t;

	terms_init(&t, a);
	*map = arena_array(a, uint32_t *, n);
	for (size_t i = 0; i < n; i++) {
		const struct search_terms *from = &all[i].terms;

		(*map)[i] = arena_array(a, uint32_t, from->list.n);
		for (size_t k = 0; k < from->room; k++) {
			const struct search_slot *had = &from->table[k];
			const struct search_term *term;
			uint32_t at;

			if (!had->term)
				continue;
			term = &from->list.v[had->term - 1];
			at = find(&t, term->text, had->hash, term->filter,
			    term->kind)->term - 1;
			(*map)[i][had->term - 1] = at;
			t.list.v[at].found += had->found;
			for (int b = 0; b < 2; b++)
				t.list.v[at].best[b] += had->best[b];
		}
	}
	return t;
}
