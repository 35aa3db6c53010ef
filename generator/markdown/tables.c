/* Tables: found, and spliced out of the text. */
#include "markdown/parse.h"
#include "markdown/prefix.h"

enum {
	/* Each round finds the tables that the one before laid open. */
	ROUNDS = 3,
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

/* Whether libcmark would find anything but text in a cell. */
static bool
needs_parse(const struct parse *p, str s)
{
	static const bool mark[256] = { ['\\'] = true, ['`'] = true,
		['&'] = true, ['_'] = true, ['*'] = true, ['['] = true,
		['<'] = true, ['~'] = true, ['\0'] = true };

	if (p->options & CMARK_OPT_VALIDATE_UTF8)
		return s.n > 0;
	for (size_t i = 0; i < s.n; i++)
		if (mark[(unsigned char)s.p[i]])
			return true;
	return false;
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

/* One heading for each cell that libcmark has to look at. */
static void
put_cells(struct parse *p, struct buf *b)
{
	for (size_t i = 0; i < p->tables.n; i++) {
		const struct table *t = &p->tables.v[i];

		for (uint32_t k = 0; k < t->ends[t->rows - 1]; k++) {
			str s = md_cell_text(p->m, &t->cells[k]);

			t->cells[k].parsed = needs_parse(p, s);
			if (!t->cells[k].parsed)
				continue;
			put_cell(p, b, s);
			p->ahead++;
		}
	}
}

/* Lines of ours, which stand in b, and empty it. */
static void
feed_ours(cmark_parser *parser, struct buf *b)
{
	if (b->n)
		cmark_parser_feed(parser, b->p, b->n);
	buf_clear(b);
}

/* Whole lines of the body: as they are, if nothing is masked. */
static void
feed_body(const struct parse *p, cmark_parser *parser, struct buf *b,
    size_t from, size_t to)
{
	str s = str_sub(p->m->text, from, to);

	if (p->mask.on) {
		md_mask_put(&p->mask, b, s);
		feed_ours(parser, b);
	} else if (s.n) {
		cmark_parser_feed(parser, s.p, s.n);
	}
}

static void
run(struct parse *p)
{
	const struct md *m = p->m;
	cmark_parser *parser = cmark_parser_new_with_mem(p->options,
	    md_heap());
	struct buf b = buf_init(BUF_MAX);
	size_t done = 0;

	p->ahead = 0;
	put_cells(p, &b);
	feed_ours(parser, &b);
	for (size_t i = 0; i < p->tables.n; i++) {
		const struct table *t = &p->tables.v[i];

		feed_body(p, parser, &b, done, m->starts[t->line]);
		put_comment(&b, t);
		feed_ours(parser, &b);
		done = m->starts[t->last + 1];
	}
	feed_body(p, parser, &b, done, m->text.n);
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

/* The next block in document order, inlines left out, and what is in this
 * one unless it is wanted. */
static cmark_node *
next_block(cmark_node *n, bool within)
{
	cmark_node *next = within && is_container(n) ?
	    cmark_node_first_child(n) : NULL;

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

/* Find the node of each comment; how many there are before the first that
 * is not there. */
static size_t
find_comments(struct parse *p)
{
	cmark_node *n = md_first_block(p);
	size_t i = 0;

	while (n && i < p->tables.n) {
		struct table *t = &p->tables.v[i];

		if (cmark_node_get_type(n) == CMARK_NODE_HTML_BLOCK &&
		    md_first_line(p, n) == t->line) {
			t->node = n;
			i++;
		}
		/* One at the margin is in nothing. */
		n = next_block(n, t->prefix.n > 0);
	}
	return i;
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

/* The tables that are in paragraphs of the tree, and those known before,
 * in the order of their lines. False when there are no more. */
static bool
find_inside(const struct parse *p, const struct rulers *rulers,
    struct tables *out)
{
	const struct tables *known = &p->tables;
	struct arena *a = p->m->arena;
	size_t ruler = 0, k = 0;

	*out = (struct tables){ 0 };
	for (cmark_node *n = md_first_block(p); n && ruler < rulers->n;
	    n = next_block(n, true)) {
		cmark_node_type type = cmark_node_get_type(n);
		struct table t;

		if ((type != CMARK_NODE_PARAGRAPH &&
		    type != CMARK_NODE_HEADING) ||
		    !table_in(p, n, rulers, &ruler, &t))
			continue;
		while (k < known->n && known->v[k].line < t.line)
			*vec_push(a, out) = known->v[k++];
		*vec_push(a, out) = t;
	}
	while (k < known->n)
		*vec_push(a, out) = known->v[k++];
	return out->n > known->n;
}

/* Those before table n, which is not as we thought, and those known that
 * are behind it: what stands before a block does not depend on it. */
static struct tables
without(const struct parse *p, size_t n, const struct tables *known)
{
	struct tables kept = { 0 };
	struct arena *a = p->m->arena;
	uint32_t line = p->tables.v[n].line;

	for (size_t i = 0; i < n; i++)
		*vec_push(a, &kept) = p->tables.v[i];
	for (size_t i = 0; i < known->n; i++)
		if (known->v[i].line > line)
			*vec_push(a, &kept) = known->v[i];
	return kept;
}

/* Parse with these tables; false when some had to be left out. */
static bool
run_with(struct parse *p, struct tables more)
{
	const struct tables known = p->tables;
	size_t n;

	p->tables = more;
	run(p);
	n = find_comments(p);
	if (n == p->tables.n)
		return true;
	p->tables = without(p, n, &known);
	run(p);
	if (find_comments(p) == p->tables.n)
		return false;
	p->tables = known;
	run(p);
	find_comments(p);
	return false;
}

void
md_parse_tables(struct parse *p, const struct rulers *rulers)
{
	struct tables more = { 0 };
	bool all = find_plain(p->m, rulers, &more);

	all = run_with(p, more) && all;
	for (int i = 0; i < ROUNDS && !all; i++) {
		if (!find_inside(p, rulers, &more))
			return;
		run_with(p, more);
	}
}
