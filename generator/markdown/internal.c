/* Internal parts: from <!-- internal --> to <!-- /internal -->, and
 * sections whose heading ends in "(internal)".
 *
 * The marks may stand in a line or between blocks, and a part may begin
 * in one and end in the other: it is what is between them in document
 * order. A block that begins in an internal part is internal as a whole.
 * Marks may be nested; what is not closed hides all that follows. A
 * section goes on to the next heading of its level or a higher one.
 */
#include "markdown/comment.h"

struct hiding {
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

static void
hide_marked(struct md *m, struct diags *d)
{
	struct hiding h = { .d = d };
	struct md_comment c = { 0 };

	for (md_node *n = m->root->first; n; n = md_step(m->root, n)) {
		n->internal = h.depth > 0;
		if (n->kind != MD_HTML_BLOCK && n->kind != MD_HTML)
			continue;
		while (md_comment_in(m, n, &c))
			if (mark_of(c.text) != MARK_NONE)
				apply(&h, mark_of(c.text), c.at);
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
