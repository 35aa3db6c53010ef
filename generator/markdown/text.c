/* What a tree says in plain text, and where that stands in the source. */
#include "markdown/plain.h"

bool
md_is_break(const md_node *n)
{
	str s = n->text;

	if (n->kind != MD_HTML || s.n < 4 || !str_istarts(s, STR("<br")))
		return false;
	for (size_t i = 3; i + 1 < s.n; i++)
		if (!char_space(s.p[i]) && s.p[i] != '/')
			return false;
	return true;
}

str
md_plain(const md_node *n)
{
	switch (n->kind) {
	case MD_TEXT:
	case MD_CODE:
		return n->text;
	case MD_SOFT_BREAK:
	case MD_LINE_BREAK:
		return STR(" ");
	case MD_HTML:
		return md_is_break(n) ? STR(" ") : STR_NONE;
	default:
		return STR_NONE;
	}
}

static bool
begins_line(const md_node *n)
{
	return n->kind == MD_PARAGRAPH || n->kind == MD_HEADING ||
	    n->kind == MD_CODE_BLOCK || n->kind == MD_CELL;
}

static size_t
append(char *out, size_t n, str s)
{
	if (out && s.n)
		memcpy(out + n, s.p, s.n);
	return n + s.n;
}

/* Into out, when there is one; how many bytes. */
static size_t
put_text(md_node *root, char *out, bool with_internal)
{
	md_node *n = root;
	size_t at = 0;

	while (n) {
		if (!with_internal && n != root && n->internal) {
			n = md_walk_past(root, n);
			continue;
		}
		if (at && begins_line(n))
			at = append(out, at, STR("\n"));
		if (n->kind == MD_CODE_BLOCK)
			at = append(out, at, str_trim_right(n->text));
		else
			at = append(out, at, md_plain(n));
		n = md_walk(root, n);
	}
	return at;
}

/* Whether all that a node says is one text: most of what is asked for is. */
static bool
one_text(const md_node *root, bool with_internal)
{
	const md_node *n = root->first;

	return n && n == root->last && n->kind == MD_TEXT &&
	    (with_internal || !n->internal);
}

str
md_text(const struct md *m, md_node *root, struct arena *a,
    bool with_internal)
{
	size_t n;
	char *p;

	if (one_text(root, with_internal))
		return a == m->arena ? root->first->text
		    : str_dup(a, root->first->text);
	n = put_text(root, NULL, with_internal);
	p = arena_bytes(a, n);
	put_text(root, p, with_internal);
	return str_of(p, n);
}

bool
md_put_prose(md_node *block, struct buf *out)
{
	md_node *n = block->first;
	bool image = false;

	/* Most blocks are one text. */
	if (n && !n->next && n->kind == MD_TEXT) {
		buf_str(out, n->text);
		return false;
	}
	for (; n; n = md_walk(block, n)) {
		switch (n->kind) {
		case MD_TEXT:
			buf_str(out, n->text);
			break;
		case MD_SOFT_BREAK:
		case MD_LINE_BREAK:
			buf_char(out, ' ');
			break;
		case MD_IMAGE:
			image = true;
			buf_char(out, 'x');
			break;
		case MD_CODE:
			buf_char(out, 'x');
			break;
		default:
			break;
		}
	}
	return image;
}

str
md_prose(md_node *block, struct buf *out, bool *image)
{
	const md_node *n = block->first;

	*image = false;
	if (n && n->kind == MD_TEXT && !n->next)
		return n->text;
	buf_clear(out);
	*image = md_put_prose(block, out);
	return buf_view(out);
}

struct place
md_place(const struct md *m, md_node *n)
{
	n = md_block(n);
	return md_place_at(m, n->line, n->col,
	    n->kind == MD_CELL ? n->number : 0);
}

struct place
md_place_line(const struct md *m, md_node *n)
{
	struct place at = md_place(m, n);
	str line;

	n = md_block(n);
	if (at.len > 0 || m->lines == 0)
		return at;
	line = str_trim_right(md_line(m, n->line));
	if (line.n > n->col)
		at.len = (uint32_t)(line.n - n->col);
	return at;
}

uint32_t
md_last_line(const struct md *m, md_node *n)
{
	const md_node *block = md_block(n);
	uint32_t end = block->end;

	/* Lists end where the next block begins, blank lines and all. */
	while (end > block->line && str_empty(str_trim(md_line(m, end))))
		end--;
	return m->line + end;
}

/* n bytes of the text, as a rule of the first line of a block. */
static struct place
place_near(const struct md *m, const md_node *block, size_t at, size_t n)
{
	uint32_t line = block->line;

	if (at < m->starts[line] || at >= m->starts[line + 1])
		line = md_line_at(m, at);
	return md_place_at(m, line, at - m->starts[line], n);
}

struct place
md_place_of(const struct md *m, md_node *n, str needle)
{
	const md_node *block = md_block(n);
	size_t from, to;
	ptrdiff_t at;

	if (str_empty(needle) || m->lines == 0)
		return md_place(m, n);
	from = m->starts[block->line];
	to = m->starts[block->end + 1];
	if (block->kind == MD_CELL) {
		from += block->col;
		to = from + block->number;
	}
	at = str_find(str_sub(m->text, from, to), needle);
	if (at < 0)
		return md_place(m, n);
	return place_near(m, block, from + (size_t)at, needle.n);
}

/* Where an earlier place in [from, to) ends, or from. */
static size_t
offset_behind(const struct md *m, struct place p, size_t from, size_t to)
{
	size_t end;

	if (p.line < m->line || p.line - m->line >= m->lines)
		return from;
	end = m->starts[p.line - m->line] + p.col - 1 + p.len;
	/* Columns of a first line with a byte order mark are further on. */
	if (p.line == m->line)
		end -= m->bom;
	return end > from && end <= to ? end : from;
}

struct place
md_place_word(const struct md *m, md_node *n, str needle,
    struct place behind)
{
	const md_node *block = md_block(n);
	size_t from, to;

	if (str_empty(needle) || m->lines == 0)
		return md_place(m, n);
	from = m->starts[block->line];
	to = m->starts[block->end + 1];
	if (block->kind == MD_CELL) {
		from += block->col;
		to = from + block->number;
	}
	from = offset_behind(m, behind, from, to);
	while (from < to) {
		ptrdiff_t at = str_find(str_sub(m->text, from, to), needle);
		size_t end;

		if (at < 0)
			break;
		from += (size_t)at;
		end = from + needle.n;
		if ((from > 0 && (char_alnum(m->text.p[from - 1]) ||
		    m->text.p[from - 1] == '`')) || (end < m->text.n &&
		    (char_alnum(m->text.p[end]) || m->text.p[end] == '`'))) {
			from++;
			continue;
		}
		return place_near(m, block, from, needle.n);
	}
	return md_place_of(m, n, needle);
}

/* Whether what ends before an address opens it: "(", "<" or, in a
 * definition, "]: ". */
static bool
opens(str before, bool definition)
{
	bool angle = str_ends(before, STR("<"));

	before = str_trim_right(str_sub(before, 0, before.n - angle));
	if (definition)
		return str_ends(before, STR("]:"));
	return angle || str_ends(before, STR("("));
}

static ptrdiff_t
find_address(str text, size_t from, size_t to, str url, bool definition)
{
	while (from < to) {
		ptrdiff_t at = str_find(str_sub(text, from, to), url);

		if (at < 0)
			return -1;
		from += (size_t)at;
		if (opens(str_sub(text, 0, from), definition))
			return (ptrdiff_t)from;
		from += url.n;
	}
	return -1;
}

/* As the address of a link, else as it stands. */
static ptrdiff_t
find_in(str text, size_t from, size_t to, str url)
{
	ptrdiff_t at = find_address(text, from, to, url, false);

	if (at >= 0)
		return at;
	at = str_find(str_sub(text, from, to), url);
	return at < 0 ? at : at + (ptrdiff_t)from;
}

enum { NEAR = 512 };	/* bytes that are looked at without patience */

struct place
md_place_link(const struct md *m, md_node *link, const struct place *behind,
    int *patience)
{
	const md_node *block = md_block(link);
	str url = link->text;
	size_t from, to;
	ptrdiff_t at;

	if (str_empty(url) || m->lines == 0)
		return md_place(m, link);
	from = m->starts[block->line];
	to = m->starts[block->end + 1];
	if (block->kind == MD_CELL) {
		from += block->col;
		to = from + block->number;
	}
	if (behind)
		from = offset_behind(m, *behind, from, to);
	at = find_in(m->text, from, to - from > NEAR ? from + NEAR : to, url);
	if (at < 0 && *patience > 0) {
		--*patience;
		at = find_in(m->text, from, to, url);
		if (at < 0)
			at = find_address(m->text, 0, m->text.n, url, true);
	}
	if (at < 0)
		return md_place(m, link);
	return place_near(m, block, (size_t)at, url.n);
}
