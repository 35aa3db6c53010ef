/* HTML that somebody wrote, and cells without a column: no page shows them,
 * which their writer is told. */
#include "model/body_parts.h"

/* Whether there is more than comments and blanks, and where it begins. */
static bool
has_tags(str html, size_t *at)
{
	str rest = str_trim_left(html);

	while (str_starts(rest, STR("<!--"))) {
		ptrdiff_t end = str_find(rest, STR("-->"));

		if (end < 0)
			return false;
		rest = str_trim_left(str_from(rest, (size_t)end + 3));
	}
	*at = html.n - rest.n;
	return !str_empty(rest);
}

static str
first_tag(str html)
{
	ptrdiff_t end = str_find_char(html, '>');
	struct cut line = str_cut(html, '\n');

	return end >= 0 && (size_t)end < line.head.n
	    ? str_sub(html, 0, (size_t)end + 1) : line.head;
}

/* Of an element one finding: its end is no second. */
static bool
closing(str tag)
{
	return str_starts(tag, STR("</"));
}

static void
report(struct body_work *w, md_node *n, str tag)
{
	struct diags *d = w->r->diags;

	if (md_kind(n) == MD_HTML_BLOCK) {
		diag_add(d, RULE_HTML_DROPPED, md_place_of(w->md, n, tag),
		    "this HTML and the text in it are not shown");
		diag_help(d, "write it as Markdown; a blank line after the "
		    "tag brings the text back");
		return;
	}
	diag_add(d, RULE_HTML_DROPPED, md_place_of(w->md, n, tag),
	    "the tag " STR_FMT " is left out, its text is shown",
	    STR_ARG(tag));
	diag_help(d, "take it out, or write *emphasis*, **bold** or `code`");
}

/* One tells of all. */
static void
report_dropped(struct body_work *w)
{
	struct place at = md_place_dropped(w->md);

	if (at.len == 0)
		return;
	diag_add(w->r->diags, RULE_CELLS_DROPPED, at, "this cell is not "
	    "shown: the head of the table has no column for it");
	diag_help(w->r->diags, "write \\| for a | that stands in a cell, "
	    "also in code; or add a column to the first two lines");
}

void
raw_html_read(struct body_work *w)
{
	report_dropped(w);
	for (size_t i = 0; i < w->nodes.html.n; i++) {
		md_node *n = w->nodes.html.v[i];
		size_t at = 0;
		str tag;

		if (md_is_break(n) || !has_tags(md_literal(n), &at))
			continue;
		tag = first_tag(str_from(md_literal(n), at));
		if (closing(tag))
			continue;
		report(w, n, tag);
		return;		/* one tells of all */
	}
}
