#include "markdown/comment.h"

/* Where the text that begins a comment stands in the source of its block,
 * behind the one before it: cmark's own positions of inlines are not to
 * be relied on. When it cannot be found, others of the block are not
 * looked for, since each look may read all of it; a block of HTML has the
 * lines of its source, so that the line at least can be counted. */
static struct place
place_of(const struct md *m, struct md_comment *c, md_node *n, str comment)
{
	md_node *block = md_block(n);
	str needle = str_line(comment).head;
	size_t from = m->starts[block->line];
	size_t to = m->starts[block->end + 1];
	ptrdiff_t at = -1;
	uint32_t line;

	if (block->kind == MD_CELL) {
		from += block->col;
		to = from + block->number;
	}
	if (block != c->block) {
		c->block = block;
		c->behind = from;
		c->lost = false;
	}
	if (!c->lost)
		at = str_find(str_sub(m->text, c->behind, to), needle);
	c->lost = at < 0;
	if (c->lost)
		return n->kind == MD_HTML_BLOCK && c->line < m->lines
		    ? md_place_at(m, c->line, 0, 0) : md_place(m, n);
	from = c->behind + (size_t)at;
	c->behind = from + needle.n;
	line = md_line_at(m, from);
	return md_place_at(m, line, from - m->starts[line], needle.n);
}

static uint32_t
line_ends(str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

bool
md_comment_in(const struct md *m, md_node *n, struct md_comment *c)
{
	static const str begin = STR_INIT("<!--"), end = STR_INIT("-->");
	str html;
	ptrdiff_t from, to;
	str comment;

	if (c->node != n) {
		c->node = n;
		c->rest = n->text;
		c->line = md_block(n)->line;
	}
	html = c->rest;
	from = str_find(html, begin);
	if (from < 0)
		return false;
	c->line += line_ends(str_sub(html, 0, (size_t)from));
	html = str_from(html, (size_t)from);
	to = str_find(str_from(html, begin.n), end);
	if (to < 0)
		return false;
	comment = str_sub(html, 0, begin.n + (size_t)to + end.n);
	c->text = str_sub(comment, begin.n, comment.n - end.n);
	c->at = place_of(m, c, n, comment);
	c->line += line_ends(comment);
	c->last = c->at.line + line_ends(comment);
	c->rest = str_from(html, comment.n);
	c->mark = c->number < m->marks.n ? m->marks.v[c->number] : 0;
	c->number++;
	return true;
}

bool
md_next_comment(const struct md *m, struct md_comment *c)
{
	md_node *n = c->node ? c->node : m->root;

	if (!m->has_comment)
		return false;
	for (; n; n = md_walk(m->root, n))
		if ((n->kind == MD_HTML_BLOCK || n->kind == MD_HTML) &&
		    md_comment_in(m, n, c))
			return true;
	return false;
}
