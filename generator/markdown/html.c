/* A tree as HTML: the walk. */
#include "markdown/writer.h"

void
html_line(struct writer *w)
{
	if (w->out->n && w->out->p[w->out->n - 1] != '\n')
		buf_char(w->out, '\n');
}

void
html_put_plain(struct writer *w, str s)
{
	ptrdiff_t at;

	while ((at = str_find_char(s, '"')) >= 0) {
		html_text(w->out, str_sub(s, 0, (size_t)at));
		buf_lit(w->out, "&quot;");
		s = str_from(s, (size_t)at + 1);
	}
	html_text(w->out, s);
}

void
html_put_value(struct writer *w, str s)
{
	if (w->o->plain)
		html_put(w, s);
	else
		html_attr(w->out, s);
}

static const struct html_kind *
kind_of(const md_node *n)
{
	return md_is_block(n) ? &html_blocks[n->kind] :
	    &html_inlines[n->kind];
}

/* Skip an inline without children as far as w->skip bytes of text still have
 * to be left out. True when all of it was skipped; else w->skip is how many
 * bytes to leave out at its start. */
static bool
pass_over(struct writer *w, md_node *n)
{
	size_t length = 0;

	if (n->kind == MD_IMAGE) {
		for (md_node *k = n; k; k = md_walk(n, k))
			length += md_plain(k).n;
		if (length > w->skip)
			w->skip = 0;
	} else {
		length = md_plain(n).n;
	}
	if (length > w->skip)
		return false;
	w->skip -= length;
	return true;
}

static void
write_waiting(struct writer *w)
{
	for (size_t i = 0; i < w->waits; i++)
		kind_of(w->waiting[i])->enter(w, w->waiting[i]);
	w->waits = 0;
}

static bool
enter(struct writer *w, md_node *n)
{
	const struct html_kind *k = kind_of(n);
	bool in;

	if (html_hidden(w, n) && n->kind != MD_CELL)
		return false;
	if (w->skip == 0 && w->waits == 0) {
		if (n->kind != MD_TEXT)
			return k->enter(w, n);
		/* What most nodes are. */
		html_put(w, n->text);
		return false;
	}
	if (k->waits && w->waits < WAITING_MOST) {
		w->waiting[w->waits++] = n;
		return true;
	}
	if (k->waits)
		write_waiting(w);
	else if (w->skip && pass_over(w, n))
		return false;
	write_waiting(w);
	in = k->enter(w, n);
	if (!k->waits)
		w->skip = 0;
	return in;
}

static void
leave(struct writer *w, md_node *n)
{
	const struct html_kind *k = kind_of(n);

	if (w->waits && w->waiting[w->waits - 1] == n)
		w->waits--;
	else if (k->leave)
		k->leave(w, n);
}

static void
write_tree(struct writer *w, md_node *root)
{
	md_node *n = root;

	for (;;) {
		md_node *next = NULL;

		if (enter(w, n)) {
			next = n->first;
			if (!next)
				leave(w, n);
		}
		while (!next) {
			if (n == root)
				return;
			next = n->next;
			if (!next) {
				n = n->parent;
				leave(w, n);
			}
		}
		n = next;
	}
}

void
md_html(struct buf *out, const struct md *m, md_node *first, md_node *end,
    const struct md_html *options)
{
	struct writer w = { .out = out, .m = m, .o = options };

	for (md_node *n = first; n && n != end; n = n->next)
		write_tree(&w, n);
}

void
md_html_inlines(struct buf *out, const struct md *m, md_node *n,
    size_t skip, const struct md_html *options)
{
	md_node *waiting[WAITING_MOST];
	struct writer w = { .out = out, .m = m, .o = options, .skip = skip,
	    .waiting = waiting };

	/* Of an item, what its first line says. */
	if (n->kind == MD_ITEM && n->first)
		n = n->first;
	if (!md_is_block(n) || html_hidden(&w, n))
		return;
	for (n = n->first; n; n = n->next)
		write_tree(&w, n);
}
