#include "output/search_index.h"

#include <stdlib.h>

#include "output/search_pack.h"

enum {
	VALUES = 1024,		/* how telling a posting may be */
	ALWAYS = VALUES - 1,
	/* What sorts of postings there are: once, twice, often in the text,
	 * in the summary, in the title. */
	SORTS = 5, IN_SUMMARY = 3, IN_TITLE = 4,
	FOUND_MOST = 4096,	/* for choosing the common words */
	UNIT = 16,		/* parts of a bit */
	EVERYWHERE = 8,		/* in one of so many documents */
};

/* Of each term, while the index is made. */
struct weighed {
	uint16_t value[SORTS];	/* of a posting */
	uint16_t cost;		/* of a posting, in UNITs of a bit */
	uint32_t kept;
	uint32_t entry;			/* + 1, 0 while it has none */
};

struct making {
	struct search_index *index;
	const struct search_input *in;
	struct arena *keep, *scratch;
	struct weighed *terms;
	uint32_t *lists;	/* id × 4 + rank, entry by entry */
};

/* UNIT × log2 of a number, the same on every machine. */
static uint32_t
log_units(uint64_t n)
{
	uint32_t whole = 0;

	while (n >> (whole + 1))
		whole++;
	return whole * UNIT + (uint32_t)(((n - ((uint64_t)1 << whole)) *
	    UNIT) >> whole);
}

static int
sort_of(struct search_posting p)
{
	return p.rank == SEARCH_TITLE ? IN_TITLE
	    : p.rank == SEARCH_SUMMARY ? IN_SUMMARY : p.times;
}

/* A posting tells more the rarer its word is in such a place, and the
 * better the place; it costs its room in the list and a part of that of
 * the word's name. */
static void
weigh(struct making *m, const struct search_term *t, struct weighed *w)
{
	static const uint32_t place[SORTS] = { 8, 10, 14, 20, 800 };
	uint32_t all = log_units(m->in->n), found = log_units(t->found);
	uint32_t name = (uint32_t)(t->text.n * 5 / 8 + 4) * 8 * UNIT;
	uint32_t cost = all - found + 3 * UNIT + name / t->found;
	bool number = t->kind == SEARCH_NUMBER;

	w->cost = (uint16_t)(cost > UINT16_MAX ? UINT16_MAX : cost);
	for (int i = 0; i < SORTS; i++) {
		uint32_t here = i < IN_SUMMARY ? found
		    : log_units(t->best[i - IN_SUMMARY] + 1u);
		uint32_t rarity = here < all ? all - here : 0;
		/* A number counts little wherever it stands. */
		uint64_t value = (uint64_t)rarity * rarity *
		    (number ? 2 : place[i]) / cost;

		w->value[i] = (uint16_t)(t->filter || value >= ALWAYS
		    ? ALWAYS : value);
	}
}

static void
weigh_all(struct making *m)
{
	size_t n = m->in->terms->list.n;

	m->terms = arena_array(m->scratch, struct weighed, n);
	for (size_t i = 0; i < n; i++)
		weigh(m, &m->in->terms->list.v[i], &m->terms[i]);
}

/* What the postings of each value would cost. On the way postings come to
 * name their terms as the joined list does. */
static uint64_t *
sum_costs(struct making *m)
{
	uint64_t *costs = arena_array(m->scratch, uint64_t, VALUES);

	for (size_t d = 0; d < m->in->n; d++) {
		const struct search_postings *doc = &m->in->docs[d];
		const uint32_t *map = m->in->map[m->in->owner[d]];

		for (size_t i = 0; i < doc->n; i++) {
			struct search_posting *p = &doc->v[i];
			const struct weighed *w = &m->terms[map[p->term]];

			p->term = map[p->term] & 0xfffffff;
			costs[w->value[sort_of(*p)]] += w->cost;
		}
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

/* Leave only those in. */
static void
keep_postings(struct making *m, unsigned least)
{
	for (size_t d = 0; d < m->in->n; d++) {
		struct search_postings *doc = &m->in->docs[d];
		size_t n = 0;

		for (size_t i = 0; i < doc->n; i++) {
			struct search_posting p = doc->v[i];
			struct weighed *w = &m->terms[p.term];

			if (w->value[sort_of(p)] < least)
				continue;
			w->kept++;
			doc->v[n++] = p;
		}
		doc->n = n;
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

	for (size_t i = 0; i < m->in->terms->list.n; i++) {
		const struct search_term *t = &m->in->terms->list.v[i];
		size_t size = t->text.n / 2 + 2;

		if (m->terms[i].kept == 0 || t->kind != SEARCH_WORD)
			continue;
		bytes[t->filter || t->found > FOUND_MOST ? FOUND_MOST
		    : t->found] += size;
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

/* An entry for each term that has documents left, in order; its place in
 * the lists is where it will be filled from. */
static void
make_entries(struct making *m)
{
	struct search_index *x = m->index;
	uint32_t least = choose_common(m), at = 0;
	size_t n = 0;

	for (size_t i = 0; i < m->in->terms->list.n; i++)
		n += m->terms[i].kept > 0;
	x->entries.v = arena_array(m->keep, struct search_entry, n);
	x->entries.cap = n;
	for (size_t i = 0; i < m->in->terms->list.n; i++) {
		const struct search_term *t = &m->in->terms->list.v[i];

		if (m->terms[i].kept == 0) {
			x->cut = true;
			if (t->found > m->in->n / EVERYWHERE)
				*vec_push(m->keep, &x->everywhere) =
				    str_dup(m->keep, t->text);
			continue;
		}
		/* first is the term's index until they are sorted. */
		x->entries.v[x->entries.n++] = (struct search_entry){
			.text = t->text, .found = t->found,
			.kept = m->terms[i].kept, .first = (uint32_t)i,
			.rare = !t->filter && (t->kind != SEARCH_WORD ||
			    t->found < least),
		};
	}
	if (x->entries.n > 1)
		qsort(x->entries.v, x->entries.n, sizeof(*x->entries.v),
		    by_text);
	for (size_t i = 0; i < x->entries.n; i++) {
		struct search_entry *e = &x->entries.v[i];

		m->terms[e->first].entry = (uint32_t)i + 1;
		e->first = at;
		at += e->kept;
		x->common += !e->rare;
		x->cut = x->cut || e->found > e->kept;
	}
	if (x->everywhere.n > 1)
		qsort(x->everywhere.v, x->everywhere.n,
		    sizeof(*x->everywhere.v), by_bytes);
	m->lists = arena_array(m->scratch, uint32_t, at);
}

/* Documents are taken in order, so that every list is. */
static void
fill_lists(struct making *m)
{
	struct search_index *x = m->index;

	for (size_t i = 0; i < x->entries.n; i++)
		x->entries.v[i].kept = 0;
	for (size_t d = 0; d < m->in->n; d++) {
		const struct search_postings *doc = &m->in->docs[d];

		for (size_t i = 0; i < doc->n; i++) {
			struct search_posting p = doc->v[i];
			struct search_entry *e = &x->entries.v[
			    m->terms[p.term].entry - 1];

			m->lists[e->first + e->kept++] = (uint32_t)d << 2 |
			    p.rank;
		}
	}
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
	weigh_all(&m);
	keep_postings(&m, choose_least(&m, sum_costs(&m)));
	make_entries(&m);
	fill_lists(&m);
	pack_entries(&m);
	make_shards(&m);
}
