/* Strikethrough: ~~two tildes~~ or, as GitHub takes it too, ~one~.
 *
 * It is found in the text nodes between which libcmark has set its marks,
 * one list of siblings at a time, by the rules of emphasis (spec 6.4):
 * a run of tildes opens, closes or both by what stands beside it. A run
 * that would have to reach into emphasis, or out of it, does not match.
 * Escaped tildes, and those in URLs, are masked meanwhile (mask.h).
 */
#include <utf8proc.h>

#include "base/utf8.h"
#include "markdown/tree.h"

struct run {
	md_node *text;
	size_t at;		/* in the literal */
	uint32_t length;	/* 1 or 2 */
	bool opens, closes;
	bool used;
	size_t other;		/* its partner, when used */
};

struct runs {
	struct run *v;
	size_t n, cap;
};

static bool
is_space(uint32_t c)
{
	return c == 9 || c == 10 || c == 12 || c == 13 || c == ' ' ||
	    (c >= 0x80 && utf8proc_category((utf8proc_int32_t)c) ==
	    UTF8PROC_CATEGORY_ZS);
}

static bool
is_mark(uint32_t c)
{
	utf8proc_category_t k;

	if (c < 0x80)
		return c > ' ' && c != 0x7f && !char_alnum((char)c);
	k = utf8proc_category((utf8proc_int32_t)c);
	return k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO;
}

static void
add_run(struct md *m, struct runs *runs, md_node *n, str s, size_t from,
    size_t to)
{
	size_t at = to;
	uint32_t before = from ? utf8_before(s, from) : md_char_before(n);
	uint32_t behind = to < s.n ? utf8_next(s, &at) : md_char_behind(n);
	bool left = !is_space(behind) && (!is_mark(behind) ||
	    is_space(before) || is_mark(before));
	bool right = !is_space(before) && (!is_mark(before) ||
	    is_space(behind) || is_mark(behind));

	if (to - from > 2 || (!left && !right))
		return;
	*vec_push(m->arena, runs) = (struct run){ .text = n, .at = from,
	    .length = (uint32_t)(to - from), .opens = left,
	    .closes = right };
}

static void
find_runs(struct md *m, md_node *first, struct runs *runs)
{
	for (md_node *n = first; n; n = n->next) {
		str s = n->text;
		size_t i = 0;
		ptrdiff_t at;

		if (n->kind != MD_TEXT)
			continue;
		while ((at = str_find_char(str_from(s, i), '~')) >= 0) {
			size_t from = i + (size_t)at;

			i = from + 1;
			while (i < s.n && s.p[i] == '~')
				i++;
			add_run(m, runs, n, s, from, i);
		}
	}
}

/* Openers without a closer so far, the newest last. For each length the
 * place above its newest is kept, so that no search passes the others. */
struct open {
	struct { size_t run, below; } *v;
	size_t n;
	size_t top[3];		/* by length; 0 none */
};

static void
push(struct open *o, const struct runs *runs, size_t run)
{
	uint32_t length = runs->v[run].length;

	o->v[o->n].run = run;
	o->v[o->n].below = o->top[length];
	o->top[length] = ++o->n;
}

static void
pop_to(struct open *o, const struct runs *runs, size_t n)
{
	while (o->n > n) {
		o->n--;
		o->top[runs->v[o->v[o->n].run].length] = o->v[o->n].below;
	}
}

/* The nearest opener that a closer takes, as the place above it; 0 none.
 * One of another length is passed over only where either of the two could
 * be the other (the rule of three). */
static size_t
opener_for(const struct open *o, const struct runs *runs,
    const struct run *c)
{
	size_t k = o->n;

	if (!c->closes)
		return 0;
	if (c->opens)
		return o->top[c->length];
	/* No two of these are both and of one length: a short way. */
	while (k > 0) {
		const struct run *r = &runs->v[o->v[k - 1].run];

		if (r->length == c->length || !r->closes)
			break;
		k--;
	}
	return k;
}

/* Pair the runs. A closer that meets an opener of another length uses up
 * both. */
static bool
match(struct md *m, struct runs *runs)
{
	struct open o = { 0 };
	bool any = false;

	o.v = arena_alloc(m->arena, runs->n, sizeof(*o.v), alignof(size_t));
	for (size_t i = 0; i < runs->n; i++) {
		struct run *c = &runs->v[i], *opener;
		size_t k = opener_for(&o, runs, c);

		if (k == 0) {
			if (c->opens)
				push(&o, runs, i);
			continue;
		}
		opener = &runs->v[o.v[k - 1].run];
		if (opener->length == c->length) {
			c->used = opener->used = any = true;
			c->other = o.v[k - 1].run;
			opener->other = i;
		}
		pop_to(&o, runs, k - 1);
	}
	return any;
}

/* Siblings being put in order: those outside stay where they are, those
 * inside go into the innermost node that is open. */
struct weave {
	struct md *m;
	md_node **open;
	size_t depth;
};

static void
put(struct weave *w, md_node *n, md_node *before)
{
	if (w->depth)
		md_append(w->open[w->depth - 1], n);
	else
		md_insert_before(before, n);
}

static void
put_text(struct weave *w, str s, md_node *before)
{
	if (s.n)
		put(w, md_make_text(w->m->arena, s), before);
}

/* A text node with used runs: cut at them. */
static void
cut(struct weave *w, md_node *text, const struct runs *runs, size_t *i)
{
	str s = text->text;
	size_t done = 0;

	for (; *i < runs->n && runs->v[*i].text == text; ++*i) {
		const struct run *r = &runs->v[*i];

		if (!r->used)
			continue;
		put_text(w, str_sub(s, done, r->at), text);
		done = r->at + r->length;
		if (r->other > *i) {
			w->open[w->depth++] = md_make(w->m->arena, MD_STRIKE);
		} else {
			md_node *n = w->open[--w->depth];

			put(w, n, text);
		}
	}
	put_text(w, str_from(s, done), text);
	md_unlink(text);
}

static void
strike(struct md *m, md_node *parent)
{
	struct runs runs = { 0 };
	struct weave w = { .m = m };
	size_t i = 0;
	md_node *next;

	find_runs(m, parent->first, &runs);
	if (runs.n < 2 || !match(m, &runs))
		return;
	w.open = arena_array(m->arena, md_node *, runs.n);
	for (md_node *n = parent->first; n; n = next) {
		next = n->next;
		if (i < runs.n && runs.v[i].text == n) {
			cut(&w, n, &runs, &i);
		} else if (w.depth) {
			md_unlink(n);
			md_append(w.open[w.depth - 1], n);
		}
	}
}

void
md_strike(struct md *m)
{
	for (size_t i = 0; i < m->struck.n; i++)
		strike(m, m->struck.v[i]);
}
