#include "output/search_titles.h"

#include <stdlib.h>

#include "base/map.h"
#include "output/search_pack.h"

enum {
	ROUNDS = 3,		/* of joining: runs of up to eight words */
	PAIR_LEAST = 12,	/* times that a pair must come */
};

/* A word or a run of words. */
struct piece {
	str text;
	uint32_t count;
	uint32_t number;	/* + 1 in the list, 0: not in it */
};

/* A title as a row of pieces. */
struct row {
	struct piece **v;
	size_t n;
};

struct pair {
	uint32_t count;
	struct piece *joined;
};

struct packing {
	struct arena *a;
	struct map by_text;	/* -> struct piece */
	struct { struct piece **v; size_t n, cap; } pieces;
	struct row *rows;
	size_t n;
};

static struct piece *
piece_of(struct packing *w, str text)
{
	void **at = map_at(&w->by_text, text, w->a);

	if (!*at) {
		struct piece *p = arena_new(w->a, struct piece);

		p->text = text;
		*at = p;
		*vec_push(w->a, &w->pieces) = p;
	}
	return *at;
}

static void
split(struct packing *w, str title, struct row *row)
{
	struct { struct piece **v; size_t n, cap; } list = { 0 };
	struct cut c = { .tail = title, .found = !str_empty(title) };

	while (c.found) {
		c = str_cut(c.tail, ' ');
		*vec_push(w->a, &list) = piece_of(w, c.head);
	}
	*row = (struct row){ list.v, list.n };
}

/* The pair that stands at two places of a row. */
static struct pair *
pair_at(struct packing *w, struct map *pairs, struct piece **at)
{
	char *key = arena_bytes(w->a, 2 * sizeof(*at));
	void **found;

	memcpy(key, at, 2 * sizeof(*at));
	found = map_at(pairs, str_of(key, 2 * sizeof(*at)), w->a);
	if (!*found)
		*found = arena_new(w->a, struct pair);
	return *found;
}

static void
join_row(struct packing *w, struct map *pairs, struct row *row)
{
	size_t to = 0;

	for (size_t i = 0; i < row->n; i++, to++) {
		struct pair *p = i + 1 < row->n
		    ? pair_at(w, pairs, &row->v[i]) : NULL;

		if (!p || p->count < PAIR_LEAST) {
			row->v[to] = row->v[i];
			continue;
		}
		if (!p->joined)
			p->joined = piece_of(w, str_cat(w->a,
			    row->v[i]->text, STR(" "), row->v[i + 1]->text));
		row->v[to] = p->joined;
		i++;
	}
	row->n = to;
}

static void
join_rows(struct packing *w)
{
	struct map pairs = { 0 };

	for (size_t i = 0; i < w->n; i++)
		for (size_t k = 0; k + 1 < w->rows[i].n; k++)
			pair_at(w, &pairs, &w->rows[i].v[k])->count++;
	for (size_t i = 0; i < w->n; i++)
		join_row(w, &pairs, &w->rows[i]);
}

static int
by_count(const void *left, const void *right)
{
	const struct piece *a = *(struct piece *const *)left;
	const struct piece *b = *(struct piece *const *)right;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return str_cmp(a->text, b->text);
}

/* Those that are worth their place. */
static void
choose(struct packing *w, struct search_titles *t, struct arena *keep)
{
	size_t bytes = 0;

	for (size_t i = 0; i < w->n; i++)
		for (size_t k = 0; k < w->rows[i].n; k++)
			w->rows[i].v[k]->count++;
	if (w->pieces.n > 1)
		qsort(w->pieces.v, w->pieces.n, sizeof(*w->pieces.v),
		    by_count);
	for (size_t i = 0; i < w->pieces.n; i++) {
		struct piece *p = w->pieces.v[i];

		if (p->count < 2 ||
		    (size_t)p->count * p->text.n < p->text.n + p->count)
			continue;
		bytes += p->text.n + 1;
		if (bytes > SEARCH_PIECES)
			break;
		*vec_push(keep, &t->pieces) = str_dup(keep, p->text);
		p->number = (uint32_t)t->pieces.n;
	}
}

void
search_titles_pack(struct search_titles *t, const str *titles, size_t n,
    struct arena *keep, struct arena *scratch)
{
	struct packing w = { .a = scratch, .n = n };
	struct buf b = buf_init(BUF_MAX);

	*t = (struct search_titles){ 0 };
	w.rows = arena_array(scratch, struct row, n);
	for (size_t i = 0; i < n; i++)
		split(&w, titles[i], &w.rows[i]);
	for (int i = 0; i < ROUNDS; i++)
		join_rows(&w);
	choose(&w, t, keep);
	t->packed = arena_array(keep, str, n);
	for (size_t i = 0; i < n; i++) {
		const struct row *row = &w.rows[i];

		buf_clear(&b);
		pack_number(&b, row->n);
		for (size_t k = 0; k < row->n; k++) {
			pack_number(&b, row->v[k]->number);
			if (!row->v[k]->number)
				pack_text(&b, row->v[k]->text);
		}
		t->packed[i] = buf_keep(&b, keep);
	}
	buf_release(&b);
}
