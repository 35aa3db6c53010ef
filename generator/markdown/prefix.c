#include "markdown/prefix.h"

/* A way through a line; a tab may be used in part. */
struct cursor {
	str line;
	size_t at;
	uint32_t col;
};

static uint32_t
tab_width(const struct cursor *c)
{
	return 4 - c->col % 4;
}

static uint32_t
width_here(const struct cursor *c)
{
	if (c->at == c->line.n)
		return 0;
	return c->line.p[c->at] == ' ' ? 1 :
	    c->line.p[c->at] == '\t' ? tab_width(c) : 0;
}

/* Pass white space of so many columns, and not more. */
static void
pass(struct cursor *c, uint32_t columns)
{
	uint32_t w;

	while (columns > 0 && (w = width_here(c)) > 0) {
		if (w > columns) {
			c->col += columns;
			return;
		}
		c->col += w;
		columns -= w;
		c->at++;
	}
}

/* Columns of white space here. */
static uint32_t
indent_of(struct cursor c)
{
	uint32_t from = c.col, w;

	while ((w = width_here(&c)) > 0) {
		c.col += w;
		c.at++;
	}
	return c.col - from;
}

static bool
enter_quote(struct cursor *c)
{
	uint32_t indent = indent_of(*c);
	struct cursor next = *c;

	if (indent > 3)
		return false;
	pass(&next, indent);
	if (next.at == next.line.n || next.line.p[next.at] != '>')
		return false;
	next.at++;
	next.col++;
	pass(&next, 1);
	*c = next;
	return true;
}

/* Length of the list marker here. */
static uint32_t
marker_length(const struct cursor *c)
{
	str s = str_from(c->line, c->at);
	uint32_t i = 0;

	while (i < s.n && char_digit(s.p[i]))
		i++;
	return i < s.n ? i + 1 : i;
}

/* Past the marker of an item that begins here; its width is found. */
static void
enter_marker(struct cursor *c, struct container *item)
{
	uint32_t indent = indent_of(*c), length, space;

	pass(c, indent);
	length = marker_length(c);
	c->at += length;
	c->col += length;
	space = indent_of(*c);
	/* Five columns or more are one, and code; so is a lone marker. */
	if (space == 0 || space > 4 || c->at + 1 > c->line.n ||
	    str_empty(str_trim(str_from(c->line, c->at))))
		space = 1;
	pass(c, space);
	item->width = indent + length + space;
}

static bool
enter(struct cursor *c, const struct container *k, uint32_t line)
{
	struct container begun = *k;

	if (k->quote)
		return enter_quote(c);
	if (line == k->line) {
		enter_marker(c, &begun);
		return true;
	}
	if (indent_of(*c) < k->width)
		return false;
	pass(c, k->width);
	return true;
}

/* The width of item i, from the line on which it begins. */
static bool
measure(struct prefix *p, uint32_t i)
{
	struct container *k = &p->in[i];
	struct cursor c = { .line = md_line(p->m, k->line) };

	for (uint32_t j = 0; j < i; j++)
		if (!enter(&c, &p->in[j], k->line))
			return false;
	enter_marker(&c, k);
	return true;
}

bool
md_prefix(const struct parse *p, cmark_node *n, struct prefix *out)
{
	uint32_t depth = 0, i;

	out->m = p->m;
	for (cmark_node *up = cmark_node_parent(n); up;
	    up = cmark_node_parent(up)) {
		cmark_node_type t = cmark_node_get_type(up);

		depth += t == CMARK_NODE_BLOCK_QUOTE || t == CMARK_NODE_ITEM;
	}
	if (depth > MD_DEPTH_MOST)
		return false;
	out->n = i = depth;
	for (cmark_node *up = cmark_node_parent(n); up;
	    up = cmark_node_parent(up)) {
		cmark_node_type t = cmark_node_get_type(up);

		if (t != CMARK_NODE_BLOCK_QUOTE && t != CMARK_NODE_ITEM)
			continue;
		out->in[--i] = (struct container){
			.quote = t == CMARK_NODE_BLOCK_QUOTE,
			.line = md_first_line(p, up),
		};
	}
	for (i = 0; i < depth; i++)
		if (!out->in[i].quote && !measure(out, i))
			return false;
	return true;
}

bool
md_prefix_strip(const struct prefix *p, uint32_t line, str *content,
    uint32_t *col, uint32_t *indent)
{
	struct cursor c = { .line = md_line(p->m, line) };
	bool all = true;

	for (uint32_t i = 0; i < p->n && all; i++)
		all = enter(&c, &p->in[i], line);
	*indent = indent_of(c);
	pass(&c, *indent);
	*col = (uint32_t)c.at;
	*content = str_from(c.line, c.at);
	return all;
}

str
md_prefix_text(const struct prefix *p, struct arena *a)
{
	size_t n = 0, at = 0;
	char *text;

	for (uint32_t i = 0; i < p->n; i++)
		n += p->in[i].quote ? 2 : p->in[i].width;
	text = arena_bytes(a, n);
	memset(text, ' ', n);
	for (uint32_t i = 0; i < p->n; i++) {
		if (p->in[i].quote)
			text[at] = '>';
		at += p->in[i].quote ? 2 : p->in[i].width;
	}
	return str_of(text, n);
}
