/* Comments that pass over findings, and the lines that they hold for.
 *
 * Where a comment stands decides. Within a line: that line. As a block of
 * its own: the whole file when the body begins with it; the section when
 * it stands right below a heading; else the block that follows. Several
 * such comments below each other share one place.
 */
#include "model/body_parts.h"
#include "read/disable.h"

/* A block that holds such a comment. */
static bool
is_disable(md_node *n)
{
	str html;

	if (!n || md_kind(n) != MD_HTML_BLOCK)
		return false;
	html = str_trim_left(md_literal(n));
	return str_starts(html, STR("<!--")) &&
	    disable_is(str_from(html, 4));
}

/* From a heading to the next of its rank or a higher one. */
static struct scope
section_scope(const struct md *m, md_node *heading)
{
	struct scope s = { md_place(m, heading).line, UINT32_MAX,
		"section" };
	md_node *outer = md_parent(heading);

	for (md_node *n = md_next(heading); n; n = md_next(n))
		if (md_kind(n) == MD_HEADING &&
		    md_level(n) <= md_level(heading)) {
			s.to = md_place(m, n).line - 1;
			return s;
		}
	if (md_kind(outer) != MD_DOCUMENT)
		s.to = md_last_line(m, outer);
	return s;
}

/* Of the first of a run of such blocks. */
static struct scope
block_scope(const struct md *m, md_node *n)
{
	md_node *before = md_prev(n), *next = n;

	if (!before && md_kind(md_parent(n)) == MD_DOCUMENT)
		return SCOPE_FILE;
	if (before && md_kind(before) == MD_HEADING)
		return section_scope(m, before);
	while (is_disable(next))
		next = md_next(next);
	if (!next)
		return SCOPE_NOTHING;
	return (struct scope){ md_place(m, next).line,
		md_last_line(m, next), "block" };
}

void
disable_body(struct body_work *w)
{
	struct md_comment c = { 0 };
	md_node *last = NULL;		/* block of the comment before */
	struct scope scope = SCOPE_NOTHING;

	if (!w->c->passed_over)
		return;
	while (md_next_comment(w->md, &c)) {
		struct place at = c.at;

		if (!disable_is(c.text))
			continue;
		at.col += 4;	/* <!-- */
		if (!is_disable(c.node)) {
			disable_read(w->r->keep, c.text, at, (struct scope){
			    c.at.line, c.last, "line" }, w->c->passed_over,
			    w->r->diags);
			continue;
		}
		/* Walked over once for a run, not for each. */
		if (c.node != last && (!last || md_prev(c.node) != last))
			scope = block_scope(w->md, c.node);
		last = c.node;
		disable_read(w->r->keep, c.text, at, scope,
		    w->c->passed_over, w->r->diags);
	}
}
