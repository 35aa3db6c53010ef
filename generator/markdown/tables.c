/* Pieces: found, and spliced out of the text. */
#include "markdown/parse.h"
#include "markdown/prefix.h"
#include "markdown/prose.h"

enum {
	/* Each round finds the tables that the one before laid open. */
	ROUNDS = 3,
};

static str
cell_text(const struct md *m, const struct cell *c)
{
	return str_sub(md_line(m, c->row), c->col, c->col + c->len);
}

/* Whether libcmark would find anything but text and code in a cell; a
 * pipe in it was escaped. */
static bool
needs_parse(const struct parse *p, str s)
{
	return s.n && (p->options & CMARK_OPT_VALIDATE_UTF8 ||
	    !md_is_text(p->m, s) || str_find_char(s, '|') >= 0);
}

/* A cell as a heading of its own: one line, nothing but inlines. */
static void
put_cell(const struct parse *p, struct buf *b, str s)
{
	char *text;
	size_t n = 0;

	buf_lit(b, "# ");
	if (str_find_char(s, '|') < 0) {
		md_mask_put(&p->mask, b, s);
	} else {
		text = arena_bytes(p->m->arena, s.n);
		for (size_t k = 0; k < s.n; k++)
			if (s.p[k] != '\\' || k + 1 == s.n ||
			    s.p[k + 1] != '|')
				text[n++] = s.p[k];
		md_mask_put(&p->mask, b, str_of(text, n));
	}
	/* A closing sequence, for the cell may end with one. */
	buf_lit(b, " #\n");
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

/* The cells of all tables that need it, ahead of the body. */
static void
put_cells(struct parse *p, struct buf *b)
{
	for (size_t i = 0; i < p->pieces.n; i++) {
		const struct table *t = p->pieces.v[i].table;

		for (uint32_t k = 0; t && k < t->ends[t->rows - 1]; k++) {
			str s = cell_text(p->m, &t->cells[k]);

			t->cells[k].parsed = needs_parse(p, s);
			if (!t->cells[k].parsed)
				continue;
			put_cell(p, b, s);
			p->ahead++;
		}
	}
}

/* The next lines that libcmark gets are these of the body. */
static void
note_lines(struct parse *p, uint32_t from, uint32_t to)
{
	while (from < to)
		p->lines[p->fed++] = from++;
}

static void
splice(struct parse *p, struct buf *b)
{
	const struct md *m = p->m;
	size_t done = 0;
	uint32_t line = 0;

	put_cells(p, b);
	p->lines = arena_take(m->arena, ((size_t)p->ahead + m->lines) *
	    sizeof(uint32_t), alignof(uint32_t));
	for (p->fed = 0; p->fed < p->ahead; p->fed++)
		p->lines[p->fed] = 0;
	for (size_t i = 0; i < p->pieces.n; i++) {
		const struct piece *k = &p->pieces.v[i];
		bool inside = k->table && md_table_inside(k->table);

		md_mask_put(&p->mask, b, str_sub(m->text, done,
		    m->starts[k->line] + k->col));
		note_lines(p, line, inside ? k->last + 1 : k->line + 1);
		if (inside)
			put_comment(b, k->table);
		else
			buf_lit(b, "<!---->\n");
		line = k->last + 1;
		done = m->starts[line];
	}
	md_mask_put(&p->mask, b, str_from(m->text, done));
	note_lines(p, line, m->lines);
}

static void
run(struct parse *p)
{
	cmark_parser *parser = cmark_parser_new_with_mem(p->options,
	    md_heap());
	struct buf b = buf_init(BUF_MAX);

	p->ahead = 0;
	p->lines = NULL;
	if (p->pieces.n == 0 && !p->mask.on) {
		cmark_parser_feed(parser, p->m->text.p, p->m->text.n);
	} else {
		splice(p, &b);
		cmark_parser_feed(parser, b.p, b.n);
	}
	p->root = cmark_parser_finish(parser);
	buf_release(&b);
}

static bool
is_container(cmark_node *n)
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
static cmark_node *
next_block(cmark_node *n)
{
	cmark_node *next = is_container(n) ? cmark_node_first_child(n) : NULL;

	while (!next && n) {
		next = cmark_node_next(n);
		n = cmark_node_parent(n);
	}
	return next;
}

cmark_node *
md_first_block(const struct parse *p)
{
	cmark_node *n = cmark_node_first_child(p->root);

	for (uint32_t i = 0; i < p->ahead; i++)
		n = cmark_node_next(n);
	return n;
}

static bool
block_line(void *context, uint32_t line, str *content, uint32_t *col)
{
	uint32_t indent;

	return md_prefix_strip(context, line, content, col, &indent) &&
	    indent < 4;
}

static struct table *
keep_table(struct arena *a, const struct table *t)
{
	struct table *keep = arena_new(a, struct table);

	*keep = *t;
	return keep;
}

/* The first table in a paragraph (or in what libcmark takes for a heading
 * with a line of hyphens under it). */
static bool
table_in(const struct parse *p, cmark_node *n, const struct rulers *rulers,
    size_t *ruler, struct table *out)
{
	uint32_t first = md_first_line(p, n);
	struct prefix prefix;
	struct table_lines l = { .m = p->m, .context = &prefix,
	    .content = block_line, .last = md_end_line(p, n, first) };
	bool ready = false;

	for (; *ruler < rulers->n && rulers->v[*ruler] <= l.last; ++*ruler) {
		if (rulers->v[*ruler] <= first)
			continue;
		if (!ready && !md_prefix(p, n, &prefix))
			return false;
		ready = true;
		if (!md_table_read(&l, rulers->v[*ruler], out))
			continue;
		out->prefix = md_prefix_text(&prefix, p->m->arena);
		out->first_prefix = out->prefix;
		if (out->line == first)
			out->first_prefix = str_sub(md_line(p->m, first), 0,
			    (size_t)cmark_node_get_start_column(n) - 1);
		return true;
	}
	return false;
}

/* The tables that are in paragraphs of the tree, and the pieces known
 * before, in the order of their lines. False when there are no more. */
static bool
find_inside(const struct parse *p, const struct rulers *rulers,
    struct pieces *out)
{
	const struct pieces *known = &p->pieces;
	struct arena *a = p->m->arena;
	size_t ruler = 0, k = 0;

	*out = (struct pieces){ 0 };
	for (cmark_node *n = md_first_block(p); n && ruler < rulers->n;
	    n = next_block(n)) {
		cmark_node_type type = cmark_node_get_type(n);
		struct table t;

		if ((type != CMARK_NODE_PARAGRAPH &&
		    type != CMARK_NODE_HEADING) ||
		    !table_in(p, n, rulers, &ruler, &t))
			continue;
		while (k < known->n && known->v[k].line < t.line)
			*vec_push(a, out) = known->v[k++];
		*vec_push(a, out) = (struct piece){ .line = t.line,
		    .last = t.last, .table = keep_table(a, &t) };
	}
	while (k < known->n)
		*vec_push(a, out) = known->v[k++];
	return out->n > known->n;
}

/* libcmark's references, and NUL and bytes that are not UTF-8, change what
 * a text says that looks like nothing but text. */
static bool
text_may_be_left_out(const struct parse *p)
{
	str text = p->m->text;

	return !(p->options & CMARK_OPT_VALIDATE_UTF8) &&
	    str_find_char(text, '\0') < 0 && !str_has(text, STR("&#")) &&
	    !str_starts(text, STR("\xef\xbb\xbf"));
}

void
md_parse_tables(struct parse *p, const struct rulers *rulers)
{
	struct pieces more, known;
	bool all = md_pieces_find(p->m, text_may_be_left_out(p), rulers,
	    &p->pieces);

	run(p);
	if (!md_build(p)) {
		p->pieces = (struct pieces){ 0 };
		all = rulers->n == 0;
		run(p);
		md_build(p);
	}
	for (int i = 0; i < ROUNDS && !all; i++) {
		if (!find_inside(p, rulers, &more))
			return;
		known = p->pieces;
		p->pieces = more;
		run(p);
		if (md_build(p))
			continue;
		/* Not as we thought: then without them. */
		p->pieces = known;
		run(p);
		md_build(p);
		return;
	}
}
