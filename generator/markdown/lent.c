/* Definitions of links in internal parts.
 *
 * "[wiki]: https://..." counts for all of a body, so that what stands in
 * an internal part would tell public text where to lead. Definitions are
 * no nodes of the tree; they are found in the lines. What looks like one
 * and is none may be taken for one: its text is seen by nobody.
 */
#include "base/utf8.h"
#include "markdown/tree.h"

enum { LABEL_MOST = 1000 };	/* a label may have 999 characters */

/* Where the first character of a label begins, if a definition can begin
 * in a line; 0 if not. */
static size_t
label_at(str text, size_t at, size_t line_end)
{
	size_t i;

	while (at < line_end && memchr(" \t>-+*0123456789.)", text.p[at], 18))
		at++;
	if (at == line_end || text.p[at] != '[')
		return 0;
	for (i = at + 1; i + 1 < text.n && i - at <= LABEL_MOST * 4; i++) {
		if (text.p[i] == '\\')
			i++;
		else if (text.p[i] == '[' || text.p[i] == ']')
			break;
	}
	if (i + 1 >= text.n || text.p[i] != ']' || text.p[i + 1] != ':')
		return 0;
	for (at++; at < i && char_space(text.p[at]);)
		at++;
	return at < i ? at : 0;
}

/* Write over the first character of a label, of which there are two bytes
 * when it is escaped: what is left is as good a label, and no other. */
static void
rename_label(char *text, size_t n, size_t at)
{
	size_t next = at;

	if (text[at] == '\\')
		next += char_space(text[at + 1]) ? 1 : 2;
	else
		(void)utf8_next(str_of(text, n), &next);
	memset(text + at, 1, next - at);
}

size_t
md_hidden_parts(const struct md *m)
{
	return m->hidden.n;
}

str
md_hidden_part(const struct md *m, size_t i)
{
	struct lines part = m->hidden.v[i];

	if (part.from >= part.to)
		return STR_NONE;
	return str_sub(m->text, m->starts[part.from], m->starts[part.to]);
}

str
md_without_hidden_links(const struct md *m, struct arena *a)
{
	char *copy = NULL;

	for (size_t i = 0; i < m->hidden.n; i++) {
		struct lines part = m->hidden.v[i];

		for (uint32_t l = part.from; l < part.to; l++) {
			size_t at = label_at(m->text, m->starts[l],
			    m->starts[l + 1]);

			if (!at)
				continue;
			if (!copy)
				copy = memcpy(arena_bytes(a, m->text.n),
				    m->text.p, m->text.n);
			rename_label(copy, m->text.n, at);
		}
	}
	return copy ? str_of(copy, m->text.n) : STR_NONE;
}
