/* Tables: found, spliced out of the text, placed in the tree. */
#include "markdown/mask.h"
#include "markdown/prefix.h"
#include "markdown/table.h"

enum {
	/* Each round finds the tables that the one before laid open. */
	ROUNDS = 3,
	/* Cells that rows lack and we add, in one body: a few wide headers
	 * over many empty rows would make any number of them. */
	FILL_MOST = 64 * 1024,
};

/* The tables that need no tree to be found. False when there may be more. */
static bool
find_plain(struct md *m, const struct rulers *rulers, struct tables *out)
{
	bool all = true;
	uint32_t next = 0;

	for (size_t i = 0; i < rulers->n; i++) {
		struct table t;

		if (rulers->v[i] < next)
			continue;
		if (!md_table_plain(m, rulers->v[i], &t)) {
			all = false;
			continue;
		}
		*vec_push(m->arena, out) = t;
		next = t.last + 1;
	}
	return all;
}

/* A cell as a heading of its own: one line, nothing but inlines. */
static void
put_cells(const struct md *m, struct buf *b, const struct table *t,
    const struct mask *mask)
{
	for (uint32_t i = 0; i < t->ends[t->rows - 1]; i++) {
		const struct cell *c = &t->cells[i];
		str s = str_sub(md_line(m, c->row), c->col, c->col + c->len);
		char *text;
		size_t n = 0;

		if (c->len == 0)
			continue;
		buf_lit(b, "# ");
		if (str_find_char(s, '|') < 0) {
			md_mask_put(mask, b, s);
		} else {
			text = arena_bytes(m->arena, s.n);
			for (size_t k = 0; k < s.n; k++)
				if (s.p[k] != '\\' || k + 1 == s.n ||
				    s.p[k + 1] != '|')
					text[n++] = s.p[k];
			md_mask_put(mask, b, str_of(text, n));
		}
		/* A closing sequence, for the cell may end with one. */
		buf_lit(b, " #\n");
	}
}

/* As many lines as the table has, which libcmark takes for one comment. */
static void
put_comment(struct buf *b, const struct table *t)
{
	buf_str(b, t->first_prefix);
	buf_lit(b, "<!--\n");
	for (uint32_t i = t->line + 1; i < t->last; i++) {
		buf_str(b, t->prefix);
		buf_lit(b, ".\n");
	}
	buf_str(b, t->prefix);
	buf_lit(b, "-->\n");
}

static void
splice(struct md *m, const struct tables *tables, const struct mask *mask,
    struct buf *b)
{
	size_t done = 0;

	m->ahead = 0;
	for (size_t i = 0; i < tables->n; i++) {
		const struct table *t = &tables->v[i];

		put_cells(m, b, t, mask);
		for (uint32_t k = 0; k < t->ends[t->rows - 1]; k++)
			m->ahead += t->cells[k].len > 0;
	}
	for (size_t i = 0; i < tables->n; i++) {
		const struct table *t = &tables->v[i];

		md_mask_put(mask, b, str_sub(m->text, done,
		    m->starts[t->line]));
		put_comment(b, t);
		done = m->starts[t->last + 1];
	}
	md_mask_put(mask, b, str_from(m->text, done));
}

static void
parse(struct md *m, const struct tables *tables, const struct mask *mask)
{
	cmark_parser *parser = cmark_parser_new_with_mem(m->options,
	    md_heap());
	struct buf b = buf_init(BUF_MAX);

	m->ahead = 0;
	if (tables->n == 0 && !mask->on) {
		cmark_parser_feed(parser, m->text.p, m->text.n);
	} else {
		splice(m, tables, mask, &b);
		cmark_parser_feed(parser, b.p, b.n);
	}
	m->root = cmark_parser_finish(parser);
	buf_release(&b);
}

static bool
is_container(md_node *n)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_DOCUMENT:
	case CMARK_NODE_BLOCK_QUOTE:
	case CMARK_NODE_LIST:
	case CMARK_NODE_ITEM:
		return true;
	default:
		return false;
	}
}

/* The next block in document order, inlines left out. */
static md_node *
next_block(md_node *root, md_node *n)
{
	md_node *child = is_container(n) ? cmark_node_first_child(n) : NULL;

	return child ? child : md_after(root, n);
}

/* The first block of the body itself. */
static md_node *
first_block(const struct md *m)
{
	md_node *n = cmark_node_first_child(m->root);

	for (uint32_t i = 0; i < m->ahead; i++)
		n = cmark_node_next(n);
	return n;
}

/* Find the node of each comment; false when one is not there. */
static bool
find_comments(struct md *m, struct tables *tables)
{
	size_t i = 0;

	for (md_node *n = first_block(m); n && i < tables->n;
	    n = next_block(m->root, n)) {
		struct table *t = &tables->v[i];

		if (cmark_node_get_type(n) != CMARK_NODE_HTML_BLOCK ||
		    md_first_line(m, n) != t->line)
			continue;
		t->node = n;
		i++;
	}
	return i == tables->n;
}

static bool
block_line(void *context, uint32_t line, str *content, uint32_t *col)
{
	uint32_t indent;

	return md_prefix_strip(context, line, content, col, &indent) &&
	    indent < 4;
}

/* The first table in a paragraph (or in what libcmark takes for a heading
 * with a line of hyphens under it). */
static bool
table_in(struct md *m, md_node *n, const struct rulers *rulers, size_t *ruler,
    struct table *out)
{
	uint32_t first = md_first_line(m, n), last = md_end_line(m, n);
	struct prefix prefix;
	struct table_lines l = { .m = m, .context = &prefix,
	    .content = block_line, .last = last };
	bool ready = false;

	for (; *ruler < rulers->n && rulers->v[*ruler] <= last; ++*ruler) {
		if (rulers->v[*ruler] <= first)
			continue;
		if (!ready && !md_prefix(m, n, &prefix))
			return false;
		ready = true;
		if (!md_table_read(&l, rulers->v[*ruler], out))
			continue;
		out->prefix = md_prefix_text(&prefix, m->arena);
		out->first_prefix = out->prefix;
		if (out->line == first)
			out->first_prefix = str_sub(md_line(m, first), 0,
			    (size_t)cmark_node_get_start_column(n) - 1);
		return true;
	}
	return false;
}

/* The tables that are in paragraphs of the tree, and those known before,
 * in the order of their lines. False when there are no more. */
static bool
find_inside(struct md *m, const struct rulers *rulers,
    const struct tables *known, struct tables *out)
{
	size_t ruler = 0, k = 0;

	*out = (struct tables){ 0 };
	for (md_node *n = first_block(m); n && ruler < rulers->n;
	    n = next_block(m->root, n)) {
		cmark_node_type type = cmark_node_get_type(n);
		struct table t;

		if ((type != CMARK_NODE_PARAGRAPH &&
		    type != CMARK_NODE_HEADING) ||
		    !table_in(m, n, rulers, &ruler, &t))
			continue;
		while (k < known->n && known->v[k].line < t.line)
			*vec_push(m->arena, out) = known->v[k++];
		*vec_push(m->arena, out) = t;
	}
	while (k < known->n)
		*vec_push(m->arena, out) = known->v[k++];
	return out->n > known->n;
}

static md_node *
make(struct md *m, enum md_kind kind, uint32_t line, uint32_t last)
{
	md_node *n = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_BLOCK,
	    md_heap());
	struct side *s = md_side(m, n);

	s->known = true;
	s->kind = (uint8_t)kind;
	s->line = line;
	s->last = last;
	return n;
}

/* A cell from its heading, which *heading is; then *heading is the next. */
static md_node *
make_cell(struct md *m, const struct cell *c, md_node **heading)
{
	md_node *n = *heading;
	struct side *s;

	if (c->len == 0)
		return make(m, MD_CELL, c->row, c->row);
	*heading = cmark_node_next(n);
	s = md_side(m, n);
	s->known = true;
	s->kind = MD_CELL;
	s->line = s->last = c->row;
	return n;
}

static void
make_row(struct md *m, md_node *table, const struct table *t, uint32_t row,
    md_node **heading, uint32_t *fill)
{
	uint32_t from = row ? t->ends[row - 1] : 0, to = t->ends[row], i;
	uint32_t line = row ? t->line + row + 1 : t->line;
	md_node *r = make(m, MD_ROW, line, line);

	side_of(r)->header = row == 0;
	cmark_node_append_child(table, r);
	for (i = 0; i < t->columns; i++) {
		struct cell none = { .row = line };
		const struct cell *c = from + i < to ? &t->cells[from + i] :
		    &none;
		md_node *n;
		struct side *s;

		if (c == &none && (*fill)++ >= FILL_MOST)
			break;
		n = make_cell(m, c, heading);
		s = side_of(n);
		s->align = (uint8_t)t->align[i];
		s->col = c->col;
		s->len = c->len;
		cmark_node_append_child(r, n);
	}
}

static void
place(struct md *m, const struct tables *tables)
{
	md_node *heading = cmark_node_first_child(m->root);
	uint32_t fill = 0;

	for (size_t i = 0; i < tables->n; i++) {
		const struct table *t = &tables->v[i];
		md_node *n = make(m, MD_TABLE, t->line, t->last);

		side_of(n)->col = (uint32_t)t->first_prefix.n;
		for (uint32_t row = 0; row < t->rows; row++)
			make_row(m, n, t, row, &heading, &fill);
		cmark_node_replace(t->node, n);
	}
}

void
md_tables_parse(struct md *m, const struct rulers *rulers,
    const struct mask *mask)
{
	struct tables tables = { 0 }, more;
	bool all = find_plain(m, rulers, &tables);

	parse(m, &tables, mask);
	if (!find_comments(m, &tables)) {
		tables = (struct tables){ 0 };
		all = false;
		parse(m, &tables, mask);
	}
	for (int i = 0; i < ROUNDS && !all; i++) {
		if (!find_inside(m, rulers, &tables, &more))
			break;
		parse(m, &more, mask);
		if (!find_comments(m, &more)) {
			/* Not as we thought: then without them. */
			parse(m, &tables, mask);
			find_comments(m, &tables);
			break;
		}
		tables = more;
	}
	place(m, &tables);
}
