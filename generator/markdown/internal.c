/* Internal parts: from <!-- internal --> to <!-- /internal -->, and
 * sections whose heading ends in "(internal)".
 *
 * The marks may stand in a line or between blocks, and a part may begin
 * in one and end in the other: it is what is between them in document
 * order. A block that begins in an internal part is internal as a whole.
 * Marks may be nested; what is not closed hides all that follows. A
 * section goes on to the next heading of its level or a higher one.
 */
#include "markdown/tree.h"

struct hiding {
	struct md *m;
	struct diags *d;
	uint32_t depth;
	struct place opened;	/* the outermost of those open */
};

enum mark { MARK_NONE, MARK_OPENS, MARK_CLOSES };

static enum mark
mark_of(str comment)
{
	str word = str_trim(comment);
	bool closes = str_starts(word, STR("/"));

	if (closes)
		word = str_trim(str_from(word, 1));
	if (!str_ieq(word, STR("internal")))
		return MARK_NONE;
	return closes ? MARK_CLOSES : MARK_OPENS;
}

static void
apply(struct hiding *h, enum mark mark, struct place at)
{
	if (mark == MARK_OPENS) {
		if (h->depth++ == 0)
			h->opened = at;
	} else if (h->depth > 0) {
		h->depth--;
	} else {
		diag_add(h->d, RULE_INTERNAL_UNOPENED, at,
		    "this internal part was never begun");
		diag_help(h->d, "write <!-- internal --> where it begins");
	}
}

/* Where a comment stands. A block of HTML has the lines of its source, so
 * it is on one that can be counted. */
static struct place
place_of(const struct md *m, md_node *n, uint32_t line, str comment)
{
	ptrdiff_t col;

	if (n->kind != MD_HTML_BLOCK)
		return md_place_of(m, n, comment);
	col = str_find(md_line(m, line), comment);
	return md_place_at(m, line, col < 0 ? 0 : (size_t)col,
	    col < 0 ? 0 : comment.n);
}

static uint32_t
line_ends(str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

/* The marks in the raw HTML of a node. */
static void
marks_in(struct hiding *h, md_node *n)
{
	static const str begin = STR_INIT("<!--"), end = STR_INIT("-->");
	str html = n->text;
	uint32_t line = md_block(n)->line;

	for (;;) {
		ptrdiff_t from = str_find(html, begin), to;
		enum mark mark;
		str comment;

		if (from < 0)
			return;
		line += line_ends(str_sub(html, 0, (size_t)from));
		html = str_from(html, (size_t)from);
		to = str_find(str_from(html, begin.n), end);
		if (to < 0)
			return;
		comment = str_sub(html, 0, begin.n + (size_t)to + end.n);
		mark = mark_of(str_sub(comment, begin.n,
		    comment.n - end.n));
		if (mark != MARK_NONE)
			apply(h, mark, place_of(h->m, n, line, comment));
		line += line_ends(comment);
		html = str_from(html, comment.n);
	}
}

static void
hide_marked(struct md *m, struct diags *d)
{
	struct hiding h = { .m = m, .d = d };

	for (md_node *n = m->root->first; n; n = md_step(m->root, n)) {
		n->internal = h.depth > 0;
		if (n->kind == MD_HTML_BLOCK || n->kind == MD_HTML)
			marks_in(&h, n);
	}
	if (h.depth > 0) {
		diag_add(d, RULE_INTERNAL_UNCLOSED, h.opened,
		    "this internal part has no end");
		diag_help(d, "write <!-- /internal --> where it ends");
	}
}

bool
md_title_internal(str title)
{
	static const str mark = STR_INIT("(internal)");
	str s = str_trim(title);

	return s.n >= mark.n && str_ieq(str_from(s, s.n - mark.n), mark);
}

static void
hide_section(md_node *heading)
{
	md_node *n = heading;

	do {
		for (md_node *k = n; k; k = md_step(n, k))
			k->internal = true;
		n = n->next;
	} while (n && !(n->kind == MD_HEADING && n->level <= heading->level));
}

/* Only blocks are looked at; each is hidden six times at most, once for
 * every level that a heading can have. */
static void
hide_sections(struct md *m)
{
	md_node *n = m->root->first;

	while (n) {
		if (n->kind == MD_HEADING &&
		    md_title_internal(md_text(m, n, m->arena, true))) {
			hide_section(n);
			m->has_internal = true;
		}
		n = n->kind == MD_QUOTE || n->kind == MD_LIST ||
		    n->kind == MD_ITEM ? md_step(m->root, n)
		    : md_after(m->root, n);
	}
}

void
md_hide(struct md *m, struct diags *d)
{
	m->has_internal = m->has_comment;
	if (m->has_comment)
		hide_marked(m, d);
	hide_sections(m);
}
