/* What a body says, searched for template text that nobody replaced and
 * for words of blame and hindsight. */
#include <stdlib.h>

#include "model/body_parts.h"

/* What was found at a byte of the prose: a placeholder of n bytes, or a
 * remark. */
struct hit {
	size_t at, n;
	const struct remark *remark;
};

struct hits {
	struct hit *v;
	size_t n, cap;
};

static bool
says_prose(enum md_kind k)
{
	return k == MD_PARAGRAPH || k == MD_HEADING || k == MD_CELL;
}

static void
take(struct body_work *w, md_node *n)
{
	struct prose *p = &w->prose;
	size_t from = p->text.n;

	*vec_push(w->c->scratch, &p->blocks) = (struct prose_block){ n,
		from };
	/* What stands in code marks is meant as it is. */
	md_put_prose(n, &p->text);
	if (md_kind(n) != MD_HEADING)
		stated_read(w, n, str_from(buf_view(&p->text), from));
	buf_char(&p->text, '\n');
}

void
prose_take(struct body_work *w, struct blocks b)
{
	for (md_node *top = b.first; top != b.end; top = md_next(top))
		for (md_node *n = top; n; n = md_next_block(top, n))
			if (says_prose(md_kind(n)))
				take(w, n);
}

/* The block that holds a byte. */
static size_t
block_at(const struct prose *p, size_t at)
{
	size_t low = 0, high = p->blocks.n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (p->blocks.v[middle].from <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* What a block says, without the line end behind it. */
static str
block_text(const struct prose *p, size_t i)
{
	size_t end = i + 1 < p->blocks.n ? p->blocks.v[i + 1].from
	    : p->text.n;

	return str_sub(buf_view(&p->text), p->blocks.v[i].from, end - 1);
}

static void
find_starts(struct body_work *w, char start, struct hits *out)
{
	const uint8_t *marks = w->r->policy->text_marks;
	bool opens = start == '{' || start == '[';
	str all = buf_view(&w->prose.text);
	const char *p, *end = all.p + all.n;

	for (p = all.p; (p = memchr(p, start, (size_t)(end - p))); p++) {
		size_t at = (size_t)(p - all.p), block, from, n;
		str text;

		/* There is a line end behind the last byte. */
		if (*p == '\n' || (!opens &&
		    !(marks[(unsigned char)p[1]] & MARK_BEHIND)))
			continue;
		block = block_at(&w->prose, at);
		from = w->prose.blocks.v[block].from;
		text = block_text(&w->prose, block);
		n = placeholder_at(w->r, text, at - from);
		if (n)
			*vec_push(w->c->scratch, out) = (struct hit){ at, n,
				NULL };
	}
}

static void
find_remarks(struct body_work *w, struct hits *out)
{
	const struct needles *needles = &w->r->policy->remarks;
	str all = buf_view(&w->prose.text);
	size_t at = 0;

	for (; (at = needles_next(needles, all, at)) < all.n; at++) {
		size_t block = block_at(&w->prose, at), letter;
		size_t from = w->prose.blocks.v[block].from;
		const struct remark *r;

		if (md_kind(w->prose.blocks.v[block].n) == MD_HEADING)
			continue;
		r = remark_of(block_text(&w->prose, block), at - from,
		    &letter);
		if (r)
			*vec_push(w->c->scratch, out) = (struct hit){
				from + letter, 0, r };
	}
}

static int
by_place(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->remark != NULL) - (b->remark != NULL);
}

static struct place
keep_placeholder(struct body_work *w, md_node *n, str found,
    struct place last)
{
	struct placeholder p = { .text = str_dup(w->r->keep, found) };

	p.place = md_place_word(w->md, n, p.text, last);
	*vec_push(w->c->scratch, &w->doc->body.placeholders) = p;
	return p.place;
}

/* In order; what stands in a placeholder is nothing else. */
static void
keep_hits(struct body_work *w, const struct hits *hits)
{
	const struct prose *p = &w->prose;
	size_t block = 0, end = 0;
	struct place last = { 0 };	/* of the last one in the block */

	for (size_t i = 0; i < hits->n; i++) {
		const struct hit *h = &hits->v[i];
		size_t from;
		str text;

		if (h->at < end)
			continue;
		while (block + 1 < p->blocks.n &&
		    p->blocks.v[block + 1].from <= h->at) {
			last = (struct place){ 0 };
			block++;
		}
		from = p->blocks.v[block].from;
		text = block_text(p, block);
		if (h->remark) {
			remark_take(w, p->blocks.v[block].n, text,
			    h->at - from, h->remark);
			continue;
		}
		end = h->at + h->n;
		last = keep_placeholder(w, p->blocks.v[block].n,
		    str_sub(text, h->at - from, end - from), last);
	}
}

void
prose_read(struct body_work *w)
{
	const struct policy *p = w->r->policy;
	struct hits hits = { 0 };

	if (w->prose.blocks.n == 0)
		return;
	for (size_t i = 0; i < p->placeholder_starts.n; i++)
		find_starts(w, p->placeholder_starts.v[i], &hits);
	find_remarks(w, &hits);
	if (hits.n > 1)
		qsort(hits.v, hits.n, sizeof(hits.v[0]), by_place);
	keep_hits(w, &hits);
}
