/* Our tree, copied from libcmark's, with its tables. */
#include "markdown/parse.h"

#include "base/utf8.h"

/* Cells that rows lack and we add, in one body: a few wide headers over
 * many empty rows would make any number of them. */
enum { FILL_MOST = 64 * 1024 };

struct build {
	const struct parse *p;
	struct arena *a;
	size_t table;		/* the next one to be met */
	cmark_node *heading;	/* the next cell that was parsed */
	uint32_t filled;
	bool numbered;		/* the body may have numbers for characters */
	/* No tilde is in [clear, tilde) of the body, and one is at tilde, if
	 * that is not its end. */
	size_t clear, tilde;
};

/* A line of libcmark's as one of ours; those put ahead become the first. */
static uint32_t
own_line(const struct parse *p, int line)
{
	uint32_t l = line > 0 ? (uint32_t)line - 1 : 0;

	l = l > p->ahead ? l - p->ahead : 0;
	return l < p->m->lines || l == 0 ? l : p->m->lines - 1;
}

uint32_t
md_first_line(const struct parse *p, cmark_node *block)
{
	return own_line(p, cmark_node_get_start_line(block));
}

/* A line of = or - only, with what quotes put before it. */
static bool
underline(str line)
{
	str s = str_trim(line);

	while (s.n && (s.p[0] == '>' || char_space(s.p[0])))
		s = str_from(s, 1);
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] != s.p[0])
			return false;
	return s.n && (s.p[0] == '=' || s.p[0] == '-');
}

/* libcmark 0.30 ends a heading that is underlined on the line behind it,
 * or not, and a block of HTML before it begins. */
uint32_t
md_end_line(const struct parse *p, cmark_node *block, uint32_t first)
{
	uint32_t end = own_line(p, cmark_node_get_end_line(block));

	switch (cmark_node_get_type(block)) {
	case CMARK_NODE_HEADING:
		for (uint32_t i = first + 1; i <= end; i++)
			if (underline(md_line(p->m, i)))
				return i;
		return first;
	case CMARK_NODE_HTML_BLOCK:
		end = first;
		for (const char *s = cmark_node_get_literal(block);
		    (s = strchr(s, '\n')) && s[1]; s++)
			end++;
		return end < p->m->lines ? end : first;
	default:
		return end > first ? end : first;
	}
}

static enum md_kind
kind_of(cmark_node *c)
{
	static const uint8_t kinds[] = {
		[CMARK_NODE_DOCUMENT] = MD_DOCUMENT,
		[CMARK_NODE_BLOCK_QUOTE] = MD_QUOTE,
		[CMARK_NODE_LIST] = MD_LIST,
		[CMARK_NODE_ITEM] = MD_ITEM,
		[CMARK_NODE_CODE_BLOCK] = MD_CODE_BLOCK,
		[CMARK_NODE_HTML_BLOCK] = MD_HTML_BLOCK,
		[CMARK_NODE_PARAGRAPH] = MD_PARAGRAPH,
		[CMARK_NODE_HEADING] = MD_HEADING,
		[CMARK_NODE_THEMATIC_BREAK] = MD_RULE,
		[CMARK_NODE_TEXT] = MD_TEXT,
		[CMARK_NODE_SOFTBREAK] = MD_SOFT_BREAK,
		[CMARK_NODE_LINEBREAK] = MD_LINE_BREAK,
		[CMARK_NODE_CODE] = MD_CODE,
		[CMARK_NODE_HTML_INLINE] = MD_HTML,
		[CMARK_NODE_EMPH] = MD_EMPH,
		[CMARK_NODE_STRONG] = MD_STRONG,
		[CMARK_NODE_LINK] = MD_LINK,
		[CMARK_NODE_IMAGE] = MD_IMAGE,
	};

	return kinds[cmark_node_get_type(c)];
}

/* Whether no page can show a character that is not whitespace. */
static bool
control(uint32_t c)
{
	return c < 0x20 ? c != '\t' && c != '\n' : c >= 0x7f && c < 0xa0;
}

/* A text of libcmark's. Numbers such as &#27; make controls of which the
 * file itself is free, and &#65534; a byte that is not UTF-8. */
static str
clean_text(const struct build *b, str s)
{
	struct buf clean = buf_init(BUF_MAX);
	size_t run = 0, at = 0;

	while (at < s.n) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);

		if (!control(c) && (c != UTF8_REPLACEMENT || at - from == 3))
			continue;
		buf_bytes(&clean, s.p + run, from - run);
		buf_lit(&clean, "\xef\xbf\xbd");
		run = at;
	}
	if (run) {
		buf_bytes(&clean, s.p + run, s.n - run);
		s = buf_keep(&clean, b->a);
	}
	buf_release(&clean);
	return s;
}

static inline str
own_text(const struct build *b, const char *text)
{
	str s = str_c(text);

	return b->numbered && s.n ? clean_text(b, s) : s;
}

static md_node *
copy_inline(const struct build *b, cmark_node *c)
{
	enum md_kind kind = kind_of(c);
	md_node *n = md_make(b->a, kind);

	if (kind == MD_TEXT || kind == MD_CODE || kind == MD_HTML) {
		n->text = own_text(b, cmark_node_get_literal(c));
	} else if (kind == MD_LINK || kind == MD_IMAGE) {
		n->text = own_text(b, cmark_node_get_url(c));
		n->extra[0] = own_text(b, cmark_node_get_title(c));
	}
	return n;
}

static size_t
next_tilde(const struct md *m, size_t from)
{
	ptrdiff_t at = str_find_char(str_from(m->text, from), '~');

	return at < 0 ? m->text.n : from + (size_t)at;
}

/* Whether a text in this block may have a tilde. Blocks are asked about in
 * the order of their lines. */
static bool
may_strike(struct build *b, const md_node *block)
{
	const struct md *m = b->p->m;
	size_t from;

	/* Where a heading with a line under it ends is not always known. */
	if (!m->has_tilde || b->numbered || block->kind == MD_HEADING)
		return m->has_tilde;
	from = m->starts[block->line];
	if (from < b->clear)
		return true;
	if (from > b->tilde) {
		b->clear = from;
		b->tilde = next_tilde(m, from);
	}
	return b->tilde < m->starts[block->end + 1];
}

/* Its parent is looked at for strikethrough, if it has a tilde. */
static void
note_tilde(struct md *m, const md_node *text)
{
	struct nodes *n = &m->struck;

	if (str_find_char(text->text, '~') >= 0 &&
	    (n->n == 0 || n->v[n->n - 1] != text->parent))
		*vec_push(m->arena, n) = text->parent;
}

/* Remember a block that may hold bare URLs or mail addresses, by what the
 * scan of its lines has found. */
static void
note_linked(struct md *m, md_node *block)
{
	for (uint32_t i = block->line; m->link_lines && i <= block->end; i++)
		if (m->link_lines[i]) {
			*vec_push(m->arena, &m->linked) = block;
			break;
		}
}

/* The inlines of a block into a node of ours. */
static void
copy_inlines(struct build *b, cmark_node *block, md_node *into)
{
	const bool tildes = may_strike(b, into);
	cmark_node *c = cmark_node_first_child(block);

	while (c) {
		md_node *n = copy_inline(b, c);
		cmark_node *next = NULL;

		md_append(into, n);
		if (tildes && n->kind == MD_TEXT)
			note_tilde(b->p->m, n);
		/* No other inlines hold any. */
		if (n->kind >= MD_EMPH)
			next = cmark_node_first_child(c);
		if (next)
			into = n;
		while (!next && c != block) {
			next = cmark_node_next(c);
			if (next)
				break;
			c = cmark_node_parent(c);
			if (c != block)
				into = into->parent;
		}
		c = next;
	}
}

static md_node *
make_cell(struct build *b, const struct cell *c, enum md_align align)
{
	md_node *n = md_make(b->a, MD_CELL);

	n->line = n->end = c->row;
	n->col = c->col;
	n->number = c->len;
	n->level = (uint8_t)align;
	if (c->parsed) {
		copy_inlines(b, b->heading, n);
		b->heading = cmark_node_next(b->heading);
	} else if (c->len) {
		md_append(n, md_make_text(b->a, md_cell_text(b->p->m, c)));
	}
	if (c->len)
		note_linked(b->p->m, n);
	return n;
}

static md_node *
make_row(struct build *b, const struct table *t, uint32_t row)
{
	uint32_t from = row ? t->ends[row - 1] : 0, n = t->ends[row] - from;
	md_node *r = md_make(b->a, MD_ROW);

	r->line = r->end = row ? t->line + row + 1 : t->line;
	r->col = n ? t->cells[from].col : 0;
	r->header = row == 0;
	for (uint32_t i = 0; i < t->columns; i++) {
		struct cell none = { .row = r->line };

		if (i >= n && b->filled++ >= FILL_MOST)
			break;
		md_append(r, make_cell(b, i < n ? &t->cells[from + i] :
		    &none, t->align[i]));
	}
	return r;
}

static md_node *
make_table(struct build *b, const struct table *t)
{
	md_node *n = md_make(b->a, MD_TABLE);
	struct md *m = b->p->m;

	if (m->dropped.len == 0 && t->dropped.len)
		m->dropped = md_place_at(m, t->dropped.row, t->dropped.col,
		    t->dropped.len);
	n->line = t->line;
	n->end = t->last;
	n->col = (uint32_t)t->first_prefix.n;
	for (uint32_t row = 0; row < t->rows; row++)
		md_append(n, make_row(b, t, row));
	return n;
}

static void
copy_list(md_node *n, cmark_node *c)
{
	n->ordered = cmark_node_get_list_type(c) == CMARK_ORDERED_LIST;
	n->tight = cmark_node_get_list_tight(c);
	n->number = (uint32_t)cmark_node_get_list_start(c);
}

static md_node *
copy_block(struct build *b, cmark_node *c)
{
	const struct tables *tables = &b->p->tables;
	struct md *m = b->p->m;
	md_node *n;

	if (b->table < tables->n && tables->v[b->table].node == c)
		return make_table(b, &tables->v[b->table++]);
	n = md_make(b->a, kind_of(c));
	n->line = md_first_line(b->p, c);
	n->end = md_end_line(b->p, c, n->line);
	n->col = (uint32_t)cmark_node_get_start_column(c) - 1;
	switch (n->kind) {
	case MD_CODE_BLOCK:
		n->extra[0] = own_text(b, cmark_node_get_fence_info(c));
		n->text = own_text(b, cmark_node_get_literal(c));
		break;
	case MD_HTML_BLOCK:
		n->text = own_text(b, cmark_node_get_literal(c));
		break;
	case MD_LIST:
		copy_list(n, c);
		break;
	case MD_ITEM:
		if (m->has_box)
			*vec_push(m->arena, &m->items) = n;
		break;
	case MD_HEADING:
		n->level = (uint8_t)cmark_node_get_heading_level(c);
		*vec_push(m->arena, &m->headings) = n;
		copy_inlines(b, c, n);
		note_linked(m, n);
		break;
	case MD_PARAGRAPH:
		copy_inlines(b, c, n);
		note_linked(m, n);
		break;
	default:
		break;
	}
	return n;
}

void
md_build(struct parse *p)
{
	struct build b = { .p = p, .a = p->m->arena,
	    .heading = cmark_node_first_child(p->root),
	    .numbered = str_has(p->m->text, STR("&#")) };
	md_node *up = md_make(b.a, MD_DOCUMENT);
	cmark_node *c = md_first_block(p);

	p->m->root = up;
	b.tilde = p->m->has_tilde ? next_tilde(p->m, 0) : 0;
	up->end = p->m->lines ? p->m->lines - 1 : 0;
	while (c) {
		md_node *n = copy_block(&b, c);
		cmark_node *next = NULL;

		md_append(up, n);
		if (n->kind <= MD_ITEM)
			next = cmark_node_first_child(c);
		if (next)
			up = n;
		while (!next && c != p->root) {
			next = cmark_node_next(c);
			if (next)
				break;
			c = cmark_node_parent(c);
			up = up->parent;
		}
		c = next;
	}
}
