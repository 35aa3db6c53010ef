/* Task list items: "- [ ] open" and "- [x] done".
 *
 * Whether an item is one is read from the source, for libcmark may have
 * made a link of [x]; what it made is then taken out of the tree.
 */
#include "markdown/tree.h"

/* The marker at the start of s: 1 open, 2 done, 0 none. Something must
 * stand behind it on its line. */
static uint8_t
marker(str s)
{
	if (s.n < 5 || s.p[0] != '[' || s.p[2] != ']' ||
	    !char_space(s.p[3]) || str_empty(str_trim(str_from(s, 3))))
		return 0;
	if (char_space(s.p[1]))
		return 1;
	return char_lower(s.p[1]) == 'x' ? 2 : 0;
}

/* Take the marker's inlines away: "[x]" in one text or a link made of it,
 * and the white space behind. */
static void
cut(md_node *paragraph)
{
	size_t left = 3;
	md_node *n = paragraph->first;

	while (n && left > 0) {
		md_node *next = n->next;

		if (n->kind == MD_TEXT && n->text.n > left) {
			n->text = str_from(n->text, left);
			break;
		}
		left = n->kind == MD_TEXT ? left - n->text.n : 0;
		md_unlink(n);
		n = next;
	}
	if (n && n->kind == MD_TEXT)
		n->text = str_trim_left(n->text);
}

void
md_tasks(struct md *m)
{
	for (size_t i = 0; i < m->items.n; i++) {
		md_node *item = m->items.v[i], *p = item->first;

		if (!p || p->kind != MD_PARAGRAPH)
			continue;
		item->level = marker(str_from(md_line(m, p->line), p->col));
		if (item->level)
			cut(p);
	}
}
