#include "output/edit.h"

#include <stdlib.h>

#include "base/buf.h"

void
edit_add(struct arena *a, struct edits *e, size_t from, size_t to, str text)
{
	struct edit one = { from, to, text, e->n };

	*vec_push(a, e) = one;
}

static int
by_offset(const void *left, const void *right)
{
	const struct edit *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->nth > b->nth) - (a->nth < b->nth);
}

str
edit_apply(struct arena *a, str text, struct edits *e, size_t *refused)
{
	struct buf out = buf_init(BUF_MAX);
	size_t at = 0, bad = 0;
	str kept;

	if (e->n > 1)
		qsort(e->v, e->n, sizeof(e->v[0]), by_offset);
	for (size_t i = 0; i < e->n; i++) {
		const struct edit *one = &e->v[i];

		if (one->from < at || one->to < one->from ||
		    one->to > text.n) {
			bad++;
			continue;
		}
		buf_str(&out, str_sub(text, at, one->from));
		buf_str(&out, one->text);
		at = one->to;
	}
	buf_str(&out, str_from(text, at));
	if (refused)
		*refused = bad;
	kept = buf_keep(&out, a);
	buf_release(&out);
	return kept;
}

str
edit_line_end(str text)
{
	ptrdiff_t lf = str_find_char(text, '\n');

	return lf > 0 && text.p[lf - 1] == '\r' ? STR("\r\n") : STR("\n");
}

str
edit_with_line_ends(struct arena *a, str text, str line_end)
{
	struct buf out = buf_init(BUF_MAX);
	str kept;

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\n')
			buf_str(&out, line_end);
		else
			buf_char(&out, text.p[i]);
	kept = buf_keep(&out, a);
	buf_release(&out);
	return kept;
}

size_t
edit_line_after(str text, size_t offset)
{
	ptrdiff_t lf = str_find_char(str_from(text, offset), '\n');

	return lf < 0 ? text.n : offset + (size_t)lf + 1;
}

size_t
edit_offset(str text, struct place at)
{
	size_t start = 0, end;

	if (str_starts(text, STR("\xEF\xBB\xBF")))
		start = 3;
	for (uint32_t line = 1; line < at.line; line++) {
		size_t next = edit_line_after(text, start);

		if (next == start || text.p[next - 1] != '\n')
			return text.n;
		start = next;
	}
	end = edit_line_after(text, start);
	while (end > start && (text.p[end - 1] == '\n' ||
	    text.p[end - 1] == '\r'))
		end--;
	start += at.col ? at.col - 1 : 0;
	return start < end ? start : end;
}

/* Where the lines of a key end: its own, those that are indented deeper,
 * and blank ones in between. */
static size_t
key_after(str text, const struct node *value)
{
	size_t at = edit_line_after(text, edit_offset(text, value->key_at));
	size_t indent = value->key_at.col - 1, end = at;

	while (at < text.n) {
		size_t next = edit_line_after(text, at), n = 0;
		str line = str_sub(text, at, next);
		bool blank = str_empty(str_trim(line));

		while (n < line.n && line.p[n] == ' ')
			n++;
		if (!blank && n <= indent)
			break;
		at = next;
		if (!blank)
			end = at;
	}
	return end;
}

/* Replace a value, or fill in the empty one of a key. */
static void
set_value(struct arena *a, struct edits *e, str text,
    const struct node *old, str value)
{
	size_t from = edit_offset(text, old->at), to = from + old->at.len;
	ptrdiff_t colon;

	if (to > from) {
		/* A block goes with its lines. */
		if (text.p[from] == '|' || text.p[from] == '>')
			to = key_after(text, old);
		while (char_space(text.p[to - 1]))
			to--;
		edit_add(a, e, from, to, value);
		return;
	}
	from = edit_offset(text, old->key_at) + old->key_at.len;
	colon = str_find_char(str_sub(text, from,
	    edit_line_after(text, from)), ':');
	if (colon >= 0)
		from += (size_t)colon + 1;
	edit_add(a, e, from, from, str_cat(a, STR(" "), value));
}

void
edit_key(struct arena *a, struct edits *e, const struct edit_front *f,
    str key, str value, const char *const *after)
{
	const struct node *old = node_get(f->root, key), *below = NULL;
	size_t root = edit_offset(f->text, f->root->at), at, indent;
	str line_end = edit_line_end(f->text);
	struct buf line = buf_init(BUF_MAX);

	if (old) {
		set_value(a, e, f->text, old, value);
		return;
	}
	/* { title: x }: all in one line. */
	if (root < f->text.n && f->text.p[root] == '{') {
		edit_add(a, e, root + 1, root + 1, str_cat(a, STR(" "), key,
		    STR(": "), value, STR(",")));
		return;
	}
	for (; *after; after++)
		if (node_get(f->root, str_c(*after)))
			below = node_get(f->root, str_c(*after));
	at = below ? key_after(f->text, below) : f->end;
	indent = f->root->first ? f->root->first->key_at.col - 1 : 0;
	buf_repeat(&line, ' ', indent);
	buf_str(&line, str_cat(a, key, STR(": "), value, line_end));
	edit_add(a, e, at, at, buf_keep(&line, a));
	buf_release(&line);
}
