/* Task list items: "- [ ] open" and "- [x] done".
 *
 * Whether an item is one is read from the source, for libcmark may have
 * made a link of [x]; what it made is then taken out of the tree.
 */
#include "markdown/tree.h"

/* The marker at the start of s: 1 open, 2 done, 0 none. Something must
 * stand behind it, on this line or the next. */
static int8_t
marker(str s, bool more)
{
	if (s.n < 3 || s.p[0] != '[' || s.p[2] != ']' ||
	    (s.n > 3 && !char_space(s.p[3])))
		return 0;
	if (!more && str_empty(str_trim(str_from(s, 3))))
		return 0;
	if (char_space(s.p[1]))
		return 1;
	return char_lower(s.p[1]) == 'x' ? 2 : 0;
}

static void
set_text(md_node *n, str s)
{
	/* libcmark copies it before it frees what it had. */
	cmark_node_set_literal(n, s.p);
}

/* Take the marker's inlines away: "[", "x", "]", or a link made of them,
 * and the white space behind. */
static void
cut(md_node *paragraph)
{
	size_t left = 3;
	md_node *n, *next;

	for (n = cmark_node_first_child(paragraph); n && left > 0; n = next) {
		str s;

		next = cmark_node_next(n);
		if (!md_is_text(n)) {
			cmark_node_unlink(n);
			left = 0;
			continue;
		}
		s = md_node_text(n);
		if (s.n > left) {
			set_text(n, str_from(s, left));
			next = n;
			left = 0;
			continue;
		}
		left -= s.n;
		cmark_node_unlink(n);
	}
	if (n && md_is_text(n))
		set_text(n, str_trim_left(md_node_text(n)));
	else if (n && cmark_node_get_type(n) == CMARK_NODE_SOFTBREAK)
		cmark_node_unlink(n);
}

static void
look(struct md *m, md_node *item)
{
	md_node *p = cmark_node_first_child(item);
	uint32_t line;
	size_t col;
	int8_t task;

	if (!p || cmark_node_get_type(p) != CMARK_NODE_PARAGRAPH)
		return;
	line = md_first_line(m, p);
	col = (size_t)cmark_node_get_start_column(p) - 1;
	task = marker(str_from(md_line(m, line), col),
	    md_end_line(m, p) > line);
	if (!task)
		return;
	md_side(m, item)->task = task;
	cut(p);
}

void
md_tasks(struct md *m)
{
	md_node *n = m->root;

	if (!str_has(m->text, STR("] ")) && !str_has(m->text, STR("]\t")) &&
	    !str_has(m->text, STR("]\n")))
		return;
	while (n) {
		switch (cmark_node_get_type(n)) {
		case CMARK_NODE_ITEM:
			look(m, n);
			/* fallthrough */
		case CMARK_NODE_DOCUMENT:
		case CMARK_NODE_BLOCK_QUOTE:
		case CMARK_NODE_LIST:
			n = md_step(m->root, n);
			break;
		default:
			n = md_after(m->root, n);
		}
	}
}
