/* Blocks as HTML. */
#include "markdown/writer.h"

static bool
enter_all(struct writer *w, md_node *n)
{
	(void)w;
	(void)n;
	return true;
}

static bool
enter_quote(struct writer *w, md_node *n)
{
	(void)n;
	html_line(w);
	buf_lit(w->out, "<blockquote>\n");
	return true;
}

static void
leave_quote(struct writer *w, md_node *n)
{
	(void)n;
	html_line(w);
	buf_lit(w->out, "</blockquote>\n");
}

static bool
enter_list(struct writer *w, md_node *n)
{
	uint32_t start = n->number;

	html_line(w);
	if (!n->ordered) {
		buf_lit(w->out, "<ul>\n");
	} else if (start == 1) {
		buf_lit(w->out, "<ol>\n");
	} else {
		buf_lit(w->out, "<ol start=\"");
		buf_int(w->out, start);
		buf_lit(w->out, "\">\n");
	}
	return true;
}

static void
leave_list(struct writer *w, md_node *n)
{
	if (n->ordered)
		buf_lit(w->out, "</ol>\n");
	else
		buf_lit(w->out, "</ul>\n");
}

static bool
enter_item(struct writer *w, md_node *n)
{
	html_line(w);
	if (n->level && !w->o->plain)
		buf_lit(w->out, "<li class=\"task\">");
	else
		buf_lit(w->out, "<li>");
	return true;
}

static void
leave_item(struct writer *w, md_node *n)
{
	(void)n;
	buf_lit(w->out, "</li>\n");
}

static bool
enter_code_block(struct writer *w, md_node *n)
{
	str info = n->extra[0];
	size_t end = 0;

	while (end < info.n && !char_space(info.p[end]))
		end++;
	html_line(w);
	/* What scrolls sideways must be reached by keyboard. */
	if (w->o->plain)
		buf_lit(w->out, "<pre><code");
	else
		buf_lit(w->out, "<pre tabindex=\"0\"><code");
	if (end > 0) {
		buf_lit(w->out, " class=\"language-");
		html_put_value(w, str_sub(info, 0, end));
		buf_char(w->out, '"');
	}
	buf_char(w->out, '>');
	html_put(w, n->text);
	buf_lit(w->out, "</code></pre>\n");
	return false;
}

static bool
enter_html_block(struct writer *w, md_node *n)
{
	if (!w->o->unsafe)
		return false;
	html_line(w);
	buf_str(w->out, n->text);
	html_line(w);
	return false;
}

/* A paragraph in a tight list has no tags. */
static bool
tight(const md_node *n)
{
	const md_node *item = n->parent;

	return item->kind == MD_ITEM && item->parent->tight;
}

/* 0 open, 1 done when n is the paragraph that says a task, else -1. */
static int
task_of(const md_node *n)
{
	return !n->prev && n->parent->kind == MD_ITEM ?
	    n->parent->level - 1 : -1;
}

static bool
enter_paragraph(struct writer *w, md_node *n)
{
	int task = task_of(n);

	if (!tight(n)) {
		html_line(w);
		buf_lit(w->out, "<p>");
	}
	if (task < 0)
		return true;
	/* The label gives the box a name, in every language. */
	if (w->o->plain && task)
		buf_lit(w->out,
		    "<input checked=\"\" disabled=\"\" type=\"checkbox\"> ");
	else if (w->o->plain)
		buf_lit(w->out, "<input disabled=\"\" type=\"checkbox\"> ");
	else if (task)
		buf_lit(w->out, "<label>"
		    "<input type=\"checkbox\" disabled checked> ");
	else
		buf_lit(w->out, "<label><input type=\"checkbox\" disabled> ");
	return true;
}

static void
leave_paragraph(struct writer *w, md_node *n)
{
	if (!w->o->plain && task_of(n) >= 0)
		buf_lit(w->out, "</label>");
	if (!tight(n))
		buf_lit(w->out, "</p>\n");
}

static char
level_digit(const struct writer *w, const md_node *n)
{
	int level = n->level + w->o->heading_shift;

	return (char)('0' + (level < 1 ? 1 : level > 6 ? 6 : level));
}

static bool
enter_heading(struct writer *w, md_node *n)
{
	html_line(w);
	buf_lit(w->out, "<h");
	buf_char(w->out, level_digit(w, n));
	if (!w->o->plain) {
		buf_lit(w->out, " id=\"");
		html_attr(w->out, w->o->id_prefix);
		html_attr(w->out, n->text);
		buf_char(w->out, '"');
	}
	buf_char(w->out, '>');
	return true;
}

static void
leave_heading(struct writer *w, md_node *n)
{
	buf_lit(w->out, "</h");
	buf_char(w->out, level_digit(w, n));
	buf_lit(w->out, ">\n");
}

static bool
enter_rule(struct writer *w, md_node *n)
{
	(void)n;
	html_line(w);
	if (w->o->plain)
		buf_lit(w->out, "<hr />\n");
	else
		buf_lit(w->out, "<hr>\n");
	return false;
}

static bool
enter_table(struct writer *w, md_node *n)
{
	(void)n;
	html_line(w);
	if (!w->o->plain)
		buf_lit(w->out, "<div class=\"table-wrap\" tabindex=\"0\">");
	buf_lit(w->out, "<table>\n");
	w->body_open = false;
	return true;
}

static void
leave_table(struct writer *w, md_node *n)
{
	(void)n;
	if (w->body_open)
		buf_lit(w->out, "</tbody>\n");
	buf_lit(w->out, "</table>");
	if (!w->o->plain)
		buf_lit(w->out, "</div>");
	buf_char(w->out, '\n');
	w->body_open = false;
}

static bool
enter_row(struct writer *w, md_node *n)
{
	if (n->header) {
		buf_lit(w->out, "<thead>\n");
	} else if (!w->body_open) {
		buf_lit(w->out, "<tbody>\n");
		w->body_open = true;
	}
	buf_lit(w->out, "<tr>\n");
	return true;
}

static void
leave_row(struct writer *w, md_node *n)
{
	buf_lit(w->out, "</tr>\n");
	if (n->header)
		buf_lit(w->out, "</thead>\n");
}

/* A header cell without text heads nothing: on the site it is a td. */
static bool
heads(const struct writer *w, const md_node *n)
{
	return n->parent->header && (w->o->plain ||
	    (n->first && !html_hidden(w, n)));
}

static void
leave_cell(struct writer *w, md_node *n)
{
	if (heads(w, n))
		buf_lit(w->out, "</th>\n");
	else
		buf_lit(w->out, "</td>\n");
}

static bool
enter_cell(struct writer *w, md_node *n)
{
	static const char *const aligns[] = { "", "left", "center", "right" };
	const char *align = aligns[n->level];

	if (!heads(w, n))
		buf_lit(w->out, "<td");
	else if (w->o->plain)
		buf_lit(w->out, "<th");
	else
		buf_lit(w->out, "<th scope=\"col\"");
	if (*align) {
		buf_str(w->out, w->o->plain ? STR(" align=\"") :
		    STR(" class=\""));
		buf_str(w->out, str_c(align));
		buf_char(w->out, '"');
	}
	buf_char(w->out, '>');
	if (!html_hidden(w, n))
		return true;
	/* Its place in the row stays, and is empty. */
	leave_cell(w, n);
	return false;
}

const struct html_kind html_blocks[MD_CELL + 1] = {
	[MD_DOCUMENT] = { enter_all, NULL, false },
	[MD_QUOTE] = { enter_quote, leave_quote, false },
	[MD_LIST] = { enter_list, leave_list, false },
	[MD_ITEM] = { enter_item, leave_item, false },
	[MD_CODE_BLOCK] = { enter_code_block, NULL, false },
	[MD_HTML_BLOCK] = { enter_html_block, NULL, false },
	[MD_PARAGRAPH] = { enter_paragraph, leave_paragraph, false },
	[MD_HEADING] = { enter_heading, leave_heading, false },
	[MD_RULE] = { enter_rule, NULL, false },
	[MD_TABLE] = { enter_table, leave_table, false },
	[MD_ROW] = { enter_row, leave_row, false },
	[MD_CELL] = { enter_cell, leave_cell, false },
};
