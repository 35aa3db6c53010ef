/* Rows of tables, and where a table begins and ends. */
#include "markdown/table.h"

static bool
blank_char(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

/* [from, to) without the white space at both ends. */
static void
trim(str s, size_t *from, size_t *to)
{
	while (*from < *to && blank_char(s.p[*from]))
		++*from;
	while (*to > *from && blank_char(s.p[*to - 1]))
		--*to;
}

uint32_t
md_table_cells(str content, uint32_t col, struct cell *out, uint32_t most)
{
	size_t at = 0, end = content.n;
	uint32_t n = 0;

	trim(content, &at, &end);
	if (at < end && content.p[at] == '|')
		at++;
	trim(content, &at, &end);
	while (at < end) {
		size_t from = at, to;
		const char *pipe;

		/* A backslash right before it takes a pipe into the cell. */
		while ((pipe = memchr(content.p + at, '|', end - at)) &&
		    pipe > content.p + from && pipe[-1] == '\\')
			at = (size_t)(pipe - content.p) + 1;
		at = to = pipe ? (size_t)(pipe - content.p) : end;
		trim(content, &from, &to);
		if (n < most)
			out[n] = (struct cell){ .col = col + (uint32_t)from,
			    .len = (uint32_t)(to - from) };
		n++;
		at++;
	}
	return n;
}

/* ":--", "--:", ":-:", "---"; false when it is none of them. */
static bool
alignment(str cell, enum md_align *out)
{
	bool left = cell.n && cell.p[0] == ':';
	bool right = cell.n > 1 && cell.p[cell.n - 1] == ':';
	str dashes = str_sub(cell, left, cell.n - right);

	if (str_empty(dashes))
		return false;
	for (size_t i = 0; i < dashes.n; i++)
		if (dashes.p[i] != '-')
			return false;
	*out = left && right ? MD_ALIGN_CENTER : left ? MD_ALIGN_LEFT :
	    right ? MD_ALIGN_RIGHT : MD_ALIGN_NONE;
	return true;
}

/* "2. " or "-" and nothing behind it: a list item that may not interrupt
 * a paragraph, and so was left to us, but ends a table. */
static bool
list_marker(str s)
{
	size_t i = 0;

	if (s.n && memchr("-+*", s.p[0], 3))
		return s.n == 1 || blank_char(s.p[1]);
	while (i < s.n && i < 9 && char_digit(s.p[i]))
		i++;
	return i > 0 && i < s.n && (s.p[i] == '.' || s.p[i] == ')') &&
	    (i + 1 == s.n || blank_char(s.p[i + 1]));
}

static bool
only(str s, char c)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != c)
			return false;
	return true;
}

static size_t
past_blanks(str s, size_t i)
{
	while (i < s.n && blank_char(s.p[i]))
		i++;
	return i;
}

static size_t
past_value(str s, size_t i)
{
	static const char ends[] = " \t\v\f\"'=<>`";
	char quote = i < s.n ? s.p[i] : '\0';
	size_t from = i;

	if (quote != '"' && quote != '\'') {
		while (i < s.n && !memchr(ends, s.p[i], sizeof(ends) - 1))
			i++;
		return i;
	}
	for (i++; i < s.n && s.p[i] != quote; i++)
		;
	return i < s.n ? i + 1 : from;
}

/* Past an attribute of a tag and what is blank before it; from where it is
 * none, i. */
static size_t
past_attribute(str s, size_t i)
{
	size_t at = past_blanks(s, i), equal, value, end;

	if (at == i || at == s.n || !(char_alpha(s.p[at]) ||
	    s.p[at] == '_' || s.p[at] == ':'))
		return i;
	while (at < s.n && (char_alnum(s.p[at]) ||
	    memchr("_.:-", s.p[at], 4)))
		at++;
	equal = past_blanks(s, at);
	if (equal == s.n || s.p[equal] != '=')
		return at;
	value = past_blanks(s, equal + 1);
	end = past_value(s, value);
	return end > value ? end : at;
}

/* Whether a line is a tag and nothing else: that begins a block of HTML,
 * but <https://example.org> or <b>a</b> | <b>b</b> do not. */
static bool
lone_tag(str s)
{
	bool closes = s.n > 1 && s.p[1] == '/';
	size_t i = 1 + closes, next;

	if (s.n < 3 || s.p[0] != '<' || !char_alpha(s.p[i]))
		return false;
	while (i < s.n && (char_alnum(s.p[i]) || s.p[i] == '-'))
		i++;
	while (!closes && (next = past_attribute(s, i)) > i)
		i = next;
	i = past_blanks(s, i);
	i += !closes && i < s.n && s.p[i] == '/';
	return i + 1 == s.n && s.p[i] == '>';
}

/* Whether a line that could go on a paragraph cannot go on a table. */
static bool
ends_table(str s)
{
	str t = str_trim(s);

	/* Most rows begin so. */
	if (t.n > 1 && t.p[0] == '|')
		return false;
	if (str_empty(t) || list_marker(t) || str_eq(t, STR("|")))
		return true;
	if (t.n >= 3 && only(t, '-'))
		return true;
	return lone_tag(t);
}

struct cells {
	struct cell *v;
	size_t n, cap;
};

/* Add a row's cells, as many as there are columns; how many it has. */
static uint32_t
add_row(struct md *m, struct cells *cells, str content, uint32_t col,
    uint32_t line, uint32_t columns)
{
	uint32_t n;

	while (cells->cap - cells->n < columns)
		vec_grow(m->arena, cells, sizeof(*cells->v));
	n = md_table_cells(content, col, cells->v + cells->n, columns);
	for (uint32_t i = 0; i < n && i < columns; i++)
		cells->v[cells->n++].row = line;
	return n;
}

/* The first of a row's n cells that says something beyond the columns. */
static struct cell
first_dropped(struct md *m, str content, uint32_t col, uint32_t line,
    uint32_t columns, uint32_t n)
{
	struct cell *all = arena_array(m->arena, struct cell, n);

	md_table_cells(content, col, all, n);
	while (columns < n && all[columns].len == 0)
		columns++;
	if (columns == n)
		return (struct cell){ 0 };
	all[columns].row = line;
	return all[columns];
}

/* The delimiter row's alignments; 0 when the line is none. */
static uint32_t
delimiters(struct md *m, str content, enum md_align **out)
{
	uint32_t n = md_table_cells(content, 0, NULL, 0);
	struct cell *cells = arena_array(m->arena, struct cell, n);

	*out = arena_array(m->arena, enum md_align, n);
	md_table_cells(content, 0, cells, n);
	for (uint32_t i = 0; i < n; i++)
		if (!alignment(str_sub(content, cells[i].col, cells[i].col +
		    cells[i].len), &(*out)[i]))
			return 0;
	return n;
}

bool
md_table_read(const struct table_lines *l, uint32_t ruler, struct table *out)
{
	struct md *m = l->m;
	struct cells cells = { 0 };
	struct { uint32_t *v; size_t n, cap; } ends = { 0 };
	struct cell dropped = { 0 };
	uint32_t col, columns, line, n;
	enum md_align *align;
	str head, s;

	if (ruler == 0 || !l->content(l->context, ruler, &s, &col))
		return false;
	columns = delimiters(m, s, &align);
	if (columns == 0)
		return false;
	/* The header may be a lazy line; it is in the paragraph anyhow. */
	l->content(l->context, ruler - 1, &head, &col);
	if (add_row(m, &cells, head, col, ruler - 1, columns) != columns)
		return false;
	*vec_push(m->arena, &ends) = (uint32_t)cells.n;
	for (line = ruler + 1; line <= l->last; line++) {
		if (!l->content(l->context, line, &s, &col) || ends_table(s))
			break;
		n = add_row(m, &cells, s, col, line, columns);
		if (n > columns && dropped.len == 0)
			dropped = first_dropped(m, s, col, line, columns, n);
		*vec_push(m->arena, &ends) = (uint32_t)cells.n;
	}
	*out = (struct table){ .line = ruler - 1, .last = line - 1,
	    .columns = columns, .align = align, .cells = cells.v,
	    .ends = ends.v, .rows = (uint32_t)ends.n, .dropped = dropped };
	return true;
}

static bool
whole_line(void *context, uint32_t line, str *out, uint32_t *col)
{
	*col = 0;
	*out = md_line(context, line);
	return true;
}

/* A line that can begin nothing but a paragraph. Others may, or may not,
 * and are left to libcmark. */
static bool
plain_line(str s)
{
	static const char begins[] = " \t\v\f#>`~<=*+-_[";

	if (s.n && s.p[0] == '|')
		return str_trim(s).n > 1;
	return s.n && !memchr(begins, s.p[0], sizeof(begins) - 1) &&
	    !list_marker(s);
}

static bool
blank_line(str s)
{
	return str_empty(str_trim(s));
}

/* Whether a line in front of a table cannot be a part of it: a blank one or
 * a heading. */
static bool
stops_before(str s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] == '#')
		i++;
	return blank_line(s) || (i > 0 && i <= 6 && i < s.n &&
	    blank_char(s.p[i]));
}

bool
md_table_plain(struct md *m, uint32_t ruler, struct table *out)
{
	struct table_lines l = { .m = m, .context = m,
	    .content = whole_line, .last = ruler };
	str s = md_line(m, ruler);

	if (ruler == 0 || !plain_line(md_line(m, ruler - 1)) ||
	    (ruler > 1 && !stops_before(md_line(m, ruler - 2))))
		return false;
	if (s.p[0] != '|' && s.p[0] != ':' &&
	    (s.p[0] != '-' || blank_char(s.p[1])))
		return false;
	while (l.last + 1 < m->lines) {
		s = md_line(m, l.last + 1);
		if (blank_line(s))
			break;
		if (!plain_line(s))
			return false;
		l.last++;
	}
	return md_table_read(&l, ruler, out) && out->last == l.last;
}
