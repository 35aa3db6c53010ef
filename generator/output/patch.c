#include "output/patch.h"

#include "base/escape.h"

enum { CONTEXT = 3 };

enum ink { INK_NONE, INK_HEAD, INK_HUNK, INK_OUT, INK_IN };
static const char *const inks[] = {
	[INK_NONE] = "\033[0m",
	[INK_HEAD] = "\033[1m",
	[INK_HUNK] = "\033[36m",
	[INK_OUT] = "\033[31m",
	[INK_IN] = "\033[32m",
};

/* The lines of a text; the last may have no end. */
struct rows {
	str text;
	size_t *starts, n;	/* n + 1 of them */
};

/* The lines [from, to) of the old text became [new_from, new_to). */
struct block {
	size_t from, to, new_from, new_to;
};

struct printer {
	const struct patch *p;
	struct buf *out;
	struct rows old, new;
	struct { struct block *v; size_t n, cap; } blocks;
};

static struct rows
rows_of(struct arena *a, str text)
{
	struct rows r = { .text = text };

	for (size_t i = 0; i < text.n; i++)
		r.n += text.p[i] == '\n' || i + 1 == text.n;
	r.starts = arena_array(a, size_t, r.n + 1);
	r.n = 0;
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\n' && i + 1 < text.n)
			r.starts[++r.n] = i + 1;
	if (text.n)
		r.starts[++r.n] = text.n;
	return r;
}

static str
row(const struct rows *r, size_t i)
{
	return str_sub(r->text, r->starts[i], r->starts[i + 1]);
}

/* The line that holds a byte; behind the last one at the end. */
static size_t
row_at(const struct rows *r, size_t offset)
{
	size_t low = 0, high = r->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (r->starts[middle + 1] <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Behind the line that holds the last of some bytes, and what follows
 * them in that line. */
static size_t
row_behind(const struct rows *r, size_t offset)
{
	size_t i = row_at(r, offset);

	return i < r->n ? i + 1 : i;
}

/* Leave out the lines at both ends of a block that did not change. */
static struct block
trimmed(const struct printer *w, struct block b)
{
	while (b.from < b.to && b.new_from < b.new_to &&
	    str_eq(row(&w->old, b.from), row(&w->new, b.new_from)))
		b.from++, b.new_from++;
	while (b.from < b.to && b.new_from < b.new_to &&
	    str_eq(row(&w->old, b.to - 1), row(&w->new, b.new_to - 1)))
		b.to--, b.new_to--;
	return b;
}

/* Edits are sorted; those that touch one line make one block. */
static void
find_blocks(struct printer *w, struct arena *a)
{
	const struct edits *e = w->p->edits;
	size_t in = 0, gone = 0;	/* bytes put in and taken out so far */
	struct block b = { 0 };

	for (size_t i = 0; i < e->n; i++) {
		const struct edit *one = &e->v[i];
		size_t from = row_at(&w->old, one->from);

		/* At the end of a text without a line end. */
		if (from == w->old.n && from > 0 &&
		    w->old.text.p[w->old.text.n - 1] != '\n')
			from--;
		/* Behind the last line there is no other one to touch. */
		if (i == 0 || from > b.to ||
		    (from == b.to && from < w->old.n)) {
			if (i)
				*vec_push(a, &w->blocks) = trimmed(w, b);
			b.from = from;
			b.new_from = row_at(&w->new,
			    w->old.starts[from] + in - gone);
		}
		in += one->text.n;
		gone += one->to - one->from;
		b.to = row_behind(&w->old, one->to);
		b.new_to = row_behind(&w->new, one->to + in - gone);
	}
	if (e->n)
		*vec_push(a, &w->blocks) = trimmed(w, b);
}

static void
paint(const struct printer *w, enum ink ink)
{
	if (w->p->color)
		buf_str(w->out, str_c(inks[ink]));
}

static void
put_text(const struct printer *w, str text)
{
	if (w->p->terminal)
		terminal_text(w->out, text);
	else
		buf_str(w->out, text);
}

static void
put_row(const struct printer *w, enum ink ink, char mark, str line)
{
	bool ends = str_ends(line, STR("\n"));

	if (ends)
		line.n--;
	/* Shown as ^M on each line, it would say nothing. */
	if (w->p->terminal && str_ends(line, STR("\r")))
		line.n--;
	if (ink)
		paint(w, ink);
	buf_char(w->out, mark);
	put_text(w, line);
	if (ink)
		paint(w, INK_NONE);
	buf_char(w->out, '\n');
	if (!ends)
		buf_lit(w->out, "\\ No newline at end of file\n");
}

/* "12,3": the first line, and how many; of none the line before. */
static void
put_range(struct buf *out, char mark, size_t from, size_t n)
{
	buf_char(out, mark);
	buf_int(out, (int64_t)(n ? from + 1 : from));
	if (n != 1)
		buf_fmt(out, ",%zu", n);
}

static void
put_same(const struct printer *w, size_t from, size_t to)
{
	for (; from < to; from++)
		put_row(w, INK_NONE, ' ', row(&w->old, from));
}

/* The blocks [i, end) with what is around and between them. */
static void
put_hunk(const struct printer *w, size_t i, size_t end)
{
	const struct block *first = &w->blocks.v[i];
	const struct block *last = &w->blocks.v[end - 1];
	size_t lead = first->from < CONTEXT ? first->from : CONTEXT;
	size_t left = w->old.n - last->to;
	size_t tail = left < CONTEXT ? left : CONTEXT;
	size_t at = first->from - lead;

	paint(w, INK_HUNK);
	buf_lit(w->out, "@@ ");
	put_range(w->out, '-', at, last->to + tail - at);
	buf_char(w->out, ' ');
	put_range(w->out, '+', first->new_from - lead,
	    last->new_to + tail - (first->new_from - lead));
	buf_lit(w->out, " @@");
	paint(w, INK_NONE);
	buf_char(w->out, '\n');
	for (; i < end; i++) {
		const struct block *b = &w->blocks.v[i];

		put_same(w, at, b->from);
		for (size_t k = b->from; k < b->to; k++)
			put_row(w, INK_OUT, '-', row(&w->old, k));
		for (size_t k = b->new_from; k < b->new_to; k++)
			put_row(w, INK_IN, '+', row(&w->new, k));
		at = b->to;
	}
	put_same(w, at, at + tail);
}

static void
put_name(const struct printer *w, const char *mark)
{
	paint(w, INK_HEAD);
	buf_str(w->out, str_c(mark));
	put_text(w, w->p->path);
	paint(w, INK_NONE);
	buf_char(w->out, '\n');
}

void
patch_put(struct buf *out, const struct patch *p)
{
	struct arena a = { 0 };
	struct printer w = { .p = p, .out = out, .old = rows_of(&a,
		p->before), .new = rows_of(&a, p->after) };
	size_t end;

	if (!str_eq(p->before, p->after)) {
		find_blocks(&w, &a);
		put_name(&w, "--- ");
		put_name(&w, "+++ ");
	}
	for (size_t i = 0; i < w.blocks.n; i = end) {
		for (end = i + 1; end < w.blocks.n && w.blocks.v[end].from <=
		    w.blocks.v[end - 1].to + 2 * CONTEXT; end++)
			;
		put_hunk(&w, i, end);
	}
	arena_release(&a);
}
