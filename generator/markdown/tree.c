/* The ground that the passes stand on: sides, lines, neighbours. */
#include "markdown/tree.h"

#include "base/utf8.h"

struct side *
md_side(struct md *m, md_node *n)
{
	struct side *s = side_of(n);

	if (!s || s == m->hidden) {
		bool internal = s != NULL;

		s = arena_new(m->arena, struct side);
		s->internal = internal;
		cmark_node_set_user_data(n, s);
	}
	return s;
}

str
md_line(const struct md *m, uint32_t line)
{
	str s;

	if (line >= m->lines)
		return STR_NONE;
	s = str_sub(m->text, m->starts[line], m->starts[line + 1]);
	while (s.n && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r'))
		s.n--;
	return s;
}

uint32_t
md_line_at(const struct md *m, size_t offset)
{
	uint32_t low = 0, high = m->lines;

	while (high - low > 1) {
		uint32_t mid = low + (high - low) / 2;

		if (m->starts[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	return low;
}

struct place
md_place_at(const struct md *m, uint32_t line, size_t col, size_t len)
{
	return (struct place){
		.file = m->file,
		.line = m->line + line,
		.col = (uint32_t)col + 1 + (line == 0 ? m->bom : 0),
		.len = (uint32_t)len,
	};
}

md_node *
md_block(md_node *n)
{
	while (cmark_node_get_type(n) >= CMARK_NODE_FIRST_INLINE)
		n = cmark_node_parent(n);
	return n;
}

/* A line of libcmark's as one of ours; those put ahead become the first. */
static uint32_t
own_line(const struct md *m, int line)
{
	uint32_t l = line > 0 ? (uint32_t)line - 1 : 0;

	l = l > m->ahead ? l - m->ahead : 0;
	return l < m->lines || l == 0 ? l : m->lines - 1;
}

uint32_t
md_first_line(const struct md *m, md_node *block)
{
	const struct side *s = side_of(block);

	if (s && s->known)
		return s->line;
	if (cmark_node_get_type(block) == CMARK_NODE_DOCUMENT)
		return 0;
	return own_line(m, cmark_node_get_start_line(block));
}

uint32_t
md_end_line(const struct md *m, md_node *block)
{
	const struct side *s = side_of(block);
	uint32_t first = md_first_line(m, block), last;

	if (s && s->known)
		return s->last;
	last = own_line(m, cmark_node_get_end_line(block));
	/* Lists end where the next block begins, blank lines and all. */
	while (last > first && str_empty(str_trim(md_line(m, last))))
		last--;
	return last > first ? last : first;
}

md_node *
md_after(md_node *root, md_node *n)
{
	while (n != root) {
		md_node *next = cmark_node_next(n);

		if (next)
			return next;
		n = cmark_node_parent(n);
	}
	return NULL;
}

md_node *
md_text_node(struct arena *a, str s)
{
	md_node *n = cmark_node_new_with_mem(CMARK_NODE_TEXT, md_heap());

	cmark_node_set_literal(n, str_z(a, s));
	return n;
}

/* The mark that a neighbour of this kind begins and ends with. */
static uint32_t
mark_of(md_node *n, bool end)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		return '\n';
	case CMARK_NODE_CODE:
		return '`';
	case CMARK_NODE_HTML_INLINE:
		return end ? '>' : '<';
	case CMARK_NODE_LINK:
		return end ? ')' : '[';
	case CMARK_NODE_IMAGE:
		return end ? ')' : '!';
	case CMARK_NODE_CUSTOM_INLINE:
		return '~';
	default:
		return '*';
	}
}

/* The mark just inside the ends of what holds inlines. */
static uint32_t
mark_inside(md_node *parent, bool end)
{
	switch (cmark_node_get_type(parent)) {
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
		return '*';
	case CMARK_NODE_CUSTOM_INLINE:
		return '~';
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		return end ? ']' : '[';
	default:
		return '\n';
	}
}

uint32_t
md_char_before(md_node *n)
{
	for (;;) {
		md_node *prev = cmark_node_previous(n);
		str s;

		if (!prev)
			return mark_inside(cmark_node_parent(n), false);
		if (!md_is_text(prev))
			return mark_of(prev, true);
		s = md_node_text(prev);
		if (s.n)
			return utf8_before(s, s.n);
		n = prev;
	}
}

uint32_t
md_char_behind(md_node *n)
{
	for (;;) {
		md_node *next = cmark_node_next(n);
		size_t at = 0;
		str s;

		if (!next)
			return mark_inside(cmark_node_parent(n), true);
		if (!md_is_text(next))
			return mark_of(next, false);
		s = md_node_text(next);
		if (s.n)
			return utf8_next(s, &at);
		n = next;
	}
}
