/* What a tree says in plain text, and where that stands in the source. */
#include "markdown/plain.h"

bool
md_is_break(md_node *n)
{
	str s;

	if (cmark_node_get_type(n) != CMARK_NODE_HTML_INLINE)
		return false;
	s = md_node_text(n);
	if (s.n < 4 || !str_istarts(s, STR("<br")))
		return false;
	for (size_t i = 3; i + 1 < s.n; i++)
		if (!char_space(s.p[i]) && s.p[i] != '/')
			return false;
	return true;
}

str
md_plain(md_node *n)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		return md_node_text(n);
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		return STR(" ");
	case CMARK_NODE_HTML_INLINE:
		return md_is_break(n) ? STR(" ") : STR_NONE;
	default:
		return STR_NONE;
	}
}

static bool
begins_line(md_node *n)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
	case CMARK_NODE_CODE_BLOCK:
		return true;
	default:
		return md_kind(n) == MD_CELL;
	}
}

str
md_text(const struct md *m, md_node *root, struct arena *a,
    bool with_internal)
{
	struct buf b = buf_init(BUF_MAX);
	md_node *n = root;
	str out;

	while (n) {
		if (!with_internal && n != root && md_internal(m, n)) {
			n = md_after(root, n);
			continue;
		}
		if (b.n && begins_line(n))
			buf_char(&b, '\n');
		if (cmark_node_get_type(n) == CMARK_NODE_CODE_BLOCK)
			buf_str(&b, str_trim_right(md_node_text(n)));
		else
			buf_str(&b, md_plain(n));
		n = md_step(root, n);
	}
	out = buf_keep(&b, a);
	buf_release(&b);
	return out;
}

struct place
md_place(const struct md *m, md_node *n)
{
	const struct side *s;

	n = md_block(n);
	s = side_of(n);
	if (s && s->known)
		return md_place_at(m, s->line, s->col, s->len);
	if (n == m->root)
		return md_place_at(m, 0, 0, 0);
	return md_place_at(m, md_first_line(m, n),
	    (size_t)cmark_node_get_start_column(n) - 1, 0);
}

uint32_t
md_last_line(const struct md *m, md_node *n)
{
	return m->line + md_end_line(m, md_block(n));
}

struct place
md_place_of(const struct md *m, md_node *n, str needle)
{
	md_node *block = md_block(n);
	const struct side *s = side_of(block);
	size_t from, to;
	ptrdiff_t at;
	uint32_t line;

	if (str_empty(needle) || m->lines == 0)
		return md_place(m, n);
	from = m->starts[md_first_line(m, block)];
	to = m->starts[md_end_line(m, block) + 1];
	if (s && s->known && s->kind == MD_CELL) {
		from += s->col;
		to = from + s->len;
	}
	at = str_find(str_sub(m->text, from, to), needle);
	if (at < 0)
		return md_place(m, n);
	line = md_line_at(m, from + (size_t)at);
	return md_place_at(m, line, from + (size_t)at - m->starts[line],
	    needle.n);
}
