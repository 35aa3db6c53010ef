#include "output/search_index.h"

#include <stdlib.h>

#include "output/search_pack.h"

enum {
	VALUES = 1024,		/* how telling a posting may be */
	ALWAYS = VALUES - 1,
	FOUND_MOST = 4096,	/* for choosing the common words */
	UNIT = 16,		/* parts of a bit */
	EVERYWHERE = 8,		/* in one of so many documents */
};

/* Of each term, while the index is made. */
struct weighed {
	uint16_t value[SEARCH_SORTS];	/* of a posting */
	uint16_t cost;		/* of a posting, in UNITs of a bit */
	uint32_t found, kept;	/* documents */
	/* Its entry, and in the lower SEARCH_SORTS bits which sorts of its
	 * postings are in the list. */
	uint32_t entry;
};

struct making {
	struct search_index *index;
	const struct search_input *in;
	struct arena *keep, *scratch;
	struct weighed *terms;
	unsigned least;		/* value of what is in */
	uint32_t *lists;	/* id × 4 + rank, entry by entry */
};

/* UNIT × log2 of a number, the same on every machine. */
static uint32_t
log_units(uint64_t n)
{
	uint32_t whole = 63u - (uint32_t)__builtin_clzll(n | 1);

	return whole * UNIT + (uint32_t)(((n - ((uint64_t)1 << whole)) *
	    UNIT) >> whole);
}

/* Weigh what a posting tells against the bytes that it takes. It tells more
 * the rarer its word is and the better the place (a title before the text).
 * It takes its bits in the list, and a share of the word's own name. */
static void
weigh(const struct making *m, const struct search_term *t, struct weighed *w)
{
	static const uint32_t place[SEARCH_SORTS] = { 8, 10, 14, 20, 800 };
	uint32_t all = log_units(m->in->n), found, name, cost;
	bool number = t->kind == SEARCH_NUMBER;

	for (int i = 0; i < SEARCH_SORTS; i++)
		w->found += t->found[i];
	found = log_units(w->found);
	name = (t->n * 5u / 8 + 4) * 8 * UNIT;
	cost = all - found + 3 * UNIT + name / w->found;
	w->cost = (uint16_t)(cost > UINT16_MAX ? UINT16_MAX : cost);
	for (int i = 0; i < SEARCH_SORTS; i++) {
		uint32_t here = i < SEARCH_IN_SUMMARY ? found
		    : log_units(t->found[i] + 1u);
		uint32_t rarity = here < all ? all - here : 0;
		/* A number counts little wherever it stands. */
		uint64_t value = (uint64_t)rarity * rarity *
		    (number ? 2 : place[i]) / cost;

		w->value[i] = (uint16_t)(t->filter || value >= ALWAYS
		    ? ALWAYS : value);
	}
}

/* All terms; what the postings of each value would cost. */
static uint64_t *
weigh_all(struct making *m)
{
	const struct search_terms *terms = m->in->terms;
	uint64_t *costs = arena_array(m->scratch, uint64_t, VALUES);

	m->terms = arena_array(m->scratch, struct weighed, terms->n);
	for (size_t i = 0; i < terms->n; i++) {
		struct weighed *w = &m->terms[i];

		weigh(m, &terms->v[i], w);
		for (int k = 0; k < SEARCH_SORTS; k++)
			costs[w->value[k]] += (uint64_t)w->cost *
			    terms->v[i].found[k];
	}
	return costs;
}

/* The least value that the budget has room for. */
static unsigned
choose_least(const struct making *m, const uint64_t *costs)
{
	uint64_t budget = (uint64_t)SEARCH_LISTS * SEARCH_LIST_BYTES * 8 *
	    UNIT;
	unsigned least = VALUES;

	if (m->in->n > SEARCH_USUAL)
		budget = budget * m->in->n / SEARCH_USUAL;
	while (least > 0 && (least == VALUES ||
	    costs[least - 1] <= budget)) {
		least--;
		budget -= costs[least] < budget ? costs[least] : budget;
	}
	return least;
}

/* What of each term is in. */
static void
keep_postings(struct making *m)
{
	for (size_t i = 0; i < m->in->terms->n; i++) {
		struct weighed *w = &m->terms[i];

		for (int k = 0; k < SEARCH_SORTS; k++)
			if (w->value[k] >= m->least)
				w->kept += m->in->terms->v[i].found[k];
	}
}

/* The number of documents that a word must be in to be named in the
 * root. */
static uint32_t
choose_common(const struct making *m)
{
	size_t *bytes = arena_array(m->scratch, size_t, FOUND_MOST + 1);
	size_t left = SEARCH_COMMON;
	uint32_t least = FOUND_MOST + 1;

	for (size_t i = 0; i < m->in->terms->n; i++) {
		const struct search_term *t = &m->in->terms->v[i];
		const struct weighed *w = &m->terms[i];

		if (w->kept == 0 || t->kind != SEARCH_WORD)
			continue;
		bytes[t->filter || w->found > FOUND_MOST ? FOUND_MOST
		    : w->found] += t->n / 2u + 2;
	}
	while (least > 1 && bytes[least - 1] <= left)
		left -= bytes[--least];
	return least;
}

static int
by_text(const void *left, const void *right)
{
	const struct search_entry *a = left, *b = right;

	if (a->rare != b->rare)
		return a->rare ? 1 : -1;
	return str_cmp(a->text, b->text);
}

static int
by_bytes(const void *left, const void *right)
{
	return str_cmp(*(const str *)left, *(const str *)right);
}

/* An entry for each term that has documents left, or what there is to say
 * of one that has none. */
static void
list_entries(struct making *m, uint32_t common)
{
	struct search_index *x = m->index;
	size_t n = 0;

	for (size_t i = 0; i < m->in->terms->n; i++)
		n += m->terms[i].kept > 0;
	x->entries.v = arena_array(m->keep, struct search_entry, n);
	x->entries.cap = n;
	for (size_t i = 0; i < m->in->terms->n; i++) {
		const struct search_term *t = &m->in->terms->v[i];
		const struct weighed *w = &m->terms[i];

		x->cut = x->cut || w->found > w->kept;
		if (w->kept > 0)
			/* first is the term's index until they are sorted. */
			x->entries.v[x->entries.n++] = (struct search_entry){
				.text = search_term_text(t),
				.found = w->found, .kept = w->kept,
				.first = (uint32_t)i,
				.rare = !t->filter && (w->found < common ||
				    t->kind != SEARCH_WORD),
			};
		else if (w->found > m->in->n / EVERYWHERE)
			*vec_push(m->keep, &x->everywhere) =
			    str_dup(m->keep, search_term_text(t));
	}
}

/* The entries in order; their places in the lists are where they will be
 * filled from. */
static void
make_entries(struct making *m)
{
	struct search_index *x = m->index;
	uint32_t at = 0;

	list_entries(m, choose_common(m));
	if (x->entries.n > 1)
		qsort(x->entries.v, x->entries.n, sizeof(*x->entries.v),
		    by_text);
	for (size_t i = 0; i < x->entries.n; i++) {
		struct search_entry *e = &x->entries.v[i];
		struct weighed *w = &m->terms[e->first];

		w->entry = (uint32_t)i << SEARCH_SORTS;
		for (int k = 0; k < SEARCH_SORTS; k++)
			w->entry |= (uint32_t)(w->value[k] >= m->least) << k;
		e->first = at;
		at += e->kept;
		x->common += !e->rare;
	}
	if (x->everywhere.n > 1)
		qsort(x->everywhere.v, x->everywhere.n,
		    sizeof(*x->everywhere.v), by_bytes);
	m->lists = arena_array(m->scratch, uint32_t, at);
}

static void
fill_from(struct making *m, uint32_t doc, const struct search_postings *all,
    const uint32_t *entry_of)
{
	static const uint8_t ranks[SEARCH_SORTS] = {
		SEARCH_BODY, SEARCH_BODY, SEARCH_OFTEN_THERE,
		SEARCH_SUMMARY, SEARCH_TITLE,
	};
	const uint16_t *p = all->v, *end = p + all->n;

	while (p < end) {
		struct search_posting one = search_next(&p);
		uint32_t entry = entry_of[one.term];
		struct search_entry *e;

		if (!(entry >> one.sort & 1))
			continue;
		e = &m->index->entries.v[entry >> SEARCH_SORTS];
		m->lists[e->first + e->kept++] = doc << 2 | ranks[one.sort];
	}
}

/* Documents are taken in order, so that every list is. */
static void
fill_lists(struct making *m)
{
	const struct search_input *in = m->in;
	struct search_index *x = m->index;

	for (size_t i = 0; i < in->maps; i++)
		for (size_t k = 0; k < in->map[i].n; k++)
			in->map[i].v[k] = m->terms[in->map[i].v[k]].entry;
	for (size_t i = 0; i < x->entries.n; i++)
		x->entries.v[i].kept = 0;
	for (size_t d = 0; d < in->n; d++)
		fill_from(m, (uint32_t)d, &in->docs[d],
		    in->map[in->owner[d]].v);
}

static void
pack_entries(struct making *m)
{
	struct search_index *x = m->index;
	struct buf b = buf_init(BUF_MAX);

	for (size_t i = 0; i < x->entries.n; i++) {
		struct search_entry *e = &x->entries.v[i];

		buf_clear(&b);
		pack_list(&b, m->lists + e->first, e->kept,
		    e->found - e->kept, m->in->n,
		    str_find_char(e->text, ':') < 0);
		e->text = str_dup(m->keep, e->text);
		e->bytes = buf_keep(&b, m->keep);
	}
	buf_release(&b);
}

struct search_shards
search_cut(struct arena *a, const size_t *sizes, size_t first, size_t n,
    size_t bytes, size_t most)
{
	struct search_shards shards = { 0 };
	size_t total = 0, done = 0, runs;

	for (size_t i = 0; i < n; i++)
		total += sizes[i];
	runs = (total + bytes - 1) / bytes;
	if (runs > most)
		runs = most;
	for (size_t i = 0; i < n; i++) {
		/* A run begins where its share of all bytes does. */
		if (shards.n == 0 || (shards.n < runs &&
		    done * runs >= total * shards.n))
			*vec_push(a, &shards) = (struct search_shard){
				.first = first + i };
		shards.v[shards.n - 1].n++;
		shards.v[shards.n - 1].bytes += sizes[i];
		done += sizes[i];
	}
	return shards;
}

/* Bytes of a rare term's name that it does not share with the one before. */
static size_t
own_part(const struct search_index *x, size_t i)
{
	str text = x->entries.v[i].text;
	str before = i > x->common ? x->entries.v[i - 1].text : STR_NONE;
	size_t shared = 0;

	while (shared < before.n && shared < text.n &&
	    before.p[shared] == text.p[shared])
		shared++;
	return text.n - shared;
}

static void
make_shards(struct making *m)
{
	struct search_index *x = m->index;
	size_t n = x->entries.n, common = 0, rare = 0;
	size_t *sizes = arena_array(m->scratch, size_t, n);
	size_t most = SEARCH_LISTS, part;

	if (m->in->n > SEARCH_USUAL)
		most = most * m->in->n / SEARCH_USUAL;
	for (size_t i = 0; i < n; i++) {
		const struct search_entry *e = &x->entries.v[i];

		sizes[i] = e->bytes.n + (e->rare ? own_part(x, i) + 1 : 0);
		*(e->rare ? &rare : &common) += sizes[i];
	}
	/* Both kinds have files in proportion, and one at least. */
	part = (most - 2) * common / (common + rare + 1) + 1;
	x->words = search_cut(m->keep, sizes, 0, x->common,
	    SEARCH_LIST_BYTES, part);
	x->rare = search_cut(m->keep, sizes + x->common, x->common,
	    n - x->common, SEARCH_LIST_BYTES, most - part);
}

void
search_index_make(struct search_index *index, const struct search_input *in,
    struct arena *keep, struct arena *scratch)
{
	struct making m = {
		.index = index, .in = in, .keep = keep, .scratch = scratch,
	};

	*index = (struct search_index){ .docs = in->n };
	m.least = choose_least(&m, weigh_all(&m));
	keep_postings(&m);
	make_entries(&m);
	fill_lists(&m);
	pack_entries(&m);
	make_shards(&m);
}
