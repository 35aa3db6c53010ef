/* Internal parts: from <!-- internal --> to <!-- /internal -->, and
 * sections whose heading ends in "(internal)". "(internal only)" and the
 * like are as good, and so they are before "{#id}".
 *
 * The marks may stand in a line or between blocks, and a part may begin
 * in one and end in the other: it is what is between them in document
 * order. A block that begins in an internal part is internal as a whole.
 * Marks may be nested; what is not closed hides all that follows. A
 * section goes on to the next heading of its level or a higher one.
 */
#include "markdown/comment.h"
#include "markdown/plain.h"

struct hiding {
	struct diags *d;
	uint32_t depth;
	struct place opened;	/* the outermost of those open */
	md_node *link;		/* that it stands in the text of, or NULL */
};

static void
hide_lines(struct md *m, uint32_t from, uint32_t to)
{
	*vec_push(m->arena, &m->hidden) = (struct lines){ from, to };
}

/* The nearest link or image from n on upwards, or NULL. */
static md_node *
link_above(md_node *n)
{
	while (!md_is_block(n)) {
		if (n->kind == MD_LINK || n->kind == MD_IMAGE)
			return n;
		n = n->parent;
	}
	return NULL;
}

/* A part begins in the text of a link and ends behind that: its address,
 * which is in between, is internal, the text before the mark is not. */
static void
cut_link(struct md *m, md_node *link)
{
	while (link->first && !link->first->internal) {
		md_node *n = link->first;

		md_unlink(n);
		md_insert_before(link, n);
	}
	link->internal = true;
	if (link->first || link->kind == MD_IMAGE)
		return;
	/* Something must be left to be seen inside. */
	md_append(link, md_make_text(m->arena, link->text));
	link->first->internal = true;
}

/* Those that end where n begins. */
static void
cut_links(struct md *m, struct hiding *h, const md_node *n)
{
	while (h->link && md_walk_past(m->root, h->link) == n) {
		md_node *link = h->link;

		h->link = link_above(link->parent);
		cut_link(m, link);
	}
}

static void
apply(struct md *m, struct hiding *h, md_node *n, int mark, struct place at)
{
	if (mark > 0) {
		if (h->depth++ > 0)
			return;
		h->opened = at;
		h->link = link_above(n);
	} else if (h->depth > 0) {
		if (--h->depth > 0)
			return;
		h->link = NULL;
		hide_lines(m, h->opened.line - m->line, at.line - m->line);
	} else {
		diag_add(h->d, RULE_INTERNAL_UNOPENED, at,
		    "this internal part was never begun");
		diag_help(h->d, "write <!-- internal --> where it begins");
	}
}

/* What each comment is. One that gives a reason may be a remark: it begins a
 * part where one would else end that nothing began. */
static void
read_marks(struct md *m)
{
	struct { size_t *v; size_t n, cap; } reasons = { 0 };
	struct md_comment c = { 0 };
	size_t depth = 0;

	while (md_next_comment(m, &c)) {
		int mark = md_internal_mark(c.text);

		if (mark > 0)
			depth++;
		else if (mark < 0 && depth > 0)
			depth--;
		else if (mark < 0 && reasons.n > 0)
			m->marks.v[reasons.v[--reasons.n]] = 1;
		else if (mark == 0 && md_mark_reason(c.text))
			*vec_push(m->arena, &reasons) = m->marks.n;
		*vec_push(m->arena, &m->marks) = (int8_t)mark;
	}
}

static void
hide_marked(struct md *m, struct diags *d)
{
	struct hiding h = { .d = d };
	struct md_comment c = { 0 };

	for (md_node *n = m->root->first; n; n = md_walk(m->root, n)) {
		cut_links(m, &h, n);
		n->internal = h.depth > 0;
		if (n->kind != MD_HTML_BLOCK && n->kind != MD_HTML)
			continue;
		while (md_comment_in(m, n, &c))
			if (c.mark)
				apply(m, &h, n, c.mark, c.at);
	}
	cut_links(m, &h, NULL);
	if (h.depth > 0) {
		hide_lines(m, h.opened.line - m->line, m->lines);
		diag_add(d, RULE_INTERNAL_UNCLOSED, h.opened,
		    "this internal part has no end");
		diag_help(d, "write <!-- /internal --> where it ends");
	}
}

/* The line behind a section that ends where n begins, or with what it
 * stands in. Definitions above a heading that is underlined begin it for
 * libcmark, and belong to what is before. */
static uint32_t
section_end(const struct md *m, const md_node *heading, const md_node *n)
{
	if (n)
		return n->end;
	return heading->parent == m->root ? m->lines
	    : heading->parent->end + 1;
}

void
md_hide_section(struct md *m, md_node *heading)
{
	md_node *n = heading;

	m->has_internal = true;

	do {
		for (md_node *k = n; k; k = md_walk(n, k))
			k->internal = true;
		n = n->next;
	} while (n && !(n->kind == MD_HEADING && n->level <= heading->level));
	hide_lines(m, heading->end, section_end(m, heading, n));
}

/* A block is hidden six times at most, once for every level that a heading
 * can have. */
static void
hide_sections(struct md *m)
{
	for (size_t i = 0; i < m->headings.n; i++)
		if (md_title_internal(md_text(m, m->headings.v[i],
		    m->arena, true)))
			md_hide_section(m, m->headings.v[i]);
}

void
md_hide(struct md *m, struct diags *d)
{
	m->has_internal = m->has_comment;
	if (m->has_comment) {
		read_marks(m);
		hide_marked(m, d);
	}
	hide_sections(m);
}
