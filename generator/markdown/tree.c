/* The ground that the passes stand on: nodes, lines, neighbours. */
#include "markdown/tree.h"

#include "base/utf8.h"

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

void
md_insert_before(md_node *at, md_node *n)
{
	n->parent = at->parent;
	n->next = at;
	n->prev = at->prev;
	if (at->prev)
		at->prev->next = n;
	else
		at->parent->first = n;
	at->prev = n;
}

void
md_unlink(md_node *n)
{
	if (n->prev)
		n->prev->next = n->next;
	else
		n->parent->first = n->next;
	if (n->next)
		n->next->prev = n->prev;
	else
		n->parent->last = n->prev;
	n->next = n->prev = n->parent = NULL;
}

/* The mark that a neighbour of this kind begins and ends with. */
static uint32_t
mark_of(const md_node *n, bool end)
{
	switch (n->kind) {
	case MD_SOFT_BREAK:
	case MD_LINE_BREAK:
		return '\n';
	case MD_CODE:
		return '`';
	case MD_HTML:
		return end ? '>' : '<';
	case MD_LINK:
		return end ? ')' : '[';
	case MD_IMAGE:
		return end ? ')' : '!';
	case MD_STRIKE:
		return '~';
	default:
		return '*';
	}
}

/* The mark just inside the ends of what holds inlines. */
static uint32_t
mark_inside(const md_node *parent, bool end)
{
	switch (parent->kind) {
	case MD_EMPH:
	case MD_STRONG:
		return '*';
	case MD_STRIKE:
		return '~';
	case MD_LINK:
	case MD_IMAGE:
		return end ? ']' : '[';
	default:
		return '\n';
	}
}

uint32_t
md_char_before(const md_node *n)
{
	while (n->prev && n->prev->kind == MD_TEXT && n->prev->text.n == 0)
		n = n->prev;
	if (!n->prev)
		return mark_inside(n->parent, false);
	if (n->prev->kind != MD_TEXT)
		return mark_of(n->prev, true);
	return utf8_before(n->prev->text, n->prev->text.n);
}

uint32_t
md_char_behind(const md_node *n)
{
	size_t at = 0;

	while (n->next && n->next->kind == MD_TEXT && n->next->text.n == 0)
		n = n->next;
	if (!n->next)
		return mark_inside(n->parent, true);
	if (n->next->kind != MD_TEXT)
		return mark_of(n->next, false);
	return utf8_next(n->next->text, &at);
}
