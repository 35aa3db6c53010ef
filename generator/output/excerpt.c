#include "output/excerpt.h"

#include "base/escape.h"
#include "base/utf8.h"

enum {
	TAB = 4,
	CHAR_BYTES = 8,		/* looked at for each column, at most: a
				 * line of marks without width must end */
};

/* One character of the line as it is shown; *at is moved past it. The
 * result is its columns. out may be NULL. */
static size_t
put_char(struct buf *out, str line, size_t *at, size_t column)
{
	struct buf cell = buf_init(64);
	size_t from = *at, columns;
	str c;

	utf8_next(line, at);
	c = str_sub(line, from, *at);
	if (c.p[0] == '\t') {
		columns = TAB - column % TAB;
		if (out)
			buf_repeat(out, ' ', columns);
		return columns;
	}
	/* What stands for a control or a bad byte is wider than it. */
	if ((unsigned char)c.p[0] >= 0x20 && (unsigned char)c.p[0] < 0x7f) {
		if (out)
			buf_str(out, c);
		return 1;
	}
	terminal_text(&cell, c);
	columns = utf8_columns(buf_view(&cell));
	if (out)
		buf_str(out, buf_view(&cell));
	buf_release(&cell);
	return columns;
}

/* Columns of bytes [from, to), counted up to a limit. */
static size_t
columns_of(str line, size_t from, size_t to, size_t limit)
{
	size_t columns = 0, most = from + limit * CHAR_BYTES;

	while (from < to && columns <= limit && from < most)
		columns += put_char(NULL, line, &from, columns);
	return from < to ? limit + 1 : columns;
}

/* The byte where text begins that fills some columns before end. */
static size_t
back_from(str line, size_t end, size_t columns)
{
	size_t at = end, used = 0;

	while (at > 0 && used < columns &&
	    end - at < columns * CHAR_BYTES) {
		size_t start = at - 1, next;

		while (start > 0 && at - start < 4 &&
		    ((unsigned char)line.p[start] & 0xc0) == 0x80)
			start--;
		next = start;
		utf8_next(line, &next);
		if (next != at)
			start = at - 1;	/* no character: a byte alone */
		next = start;
		used += put_char(NULL, line, &next, 0);
		at = start;
	}
	return at;
}

struct excerpt
excerpt_of(str line, size_t col, size_t len, size_t columns)
{
	struct excerpt e = { .line = line };
	size_t start = col ? col - 1 : 0, end, column = 0, at;

	if (columns < 20)
		columns = 20;
	if (start > line.n)
		start = line.n;
	end = len > line.n - start ? line.n : start + len;
	/* From the start when the span is seen then, else with a third of
	 * the room before it. */
	if (columns_of(line, 0, line.n, columns) > columns &&
	    columns_of(line, 0, end, columns - 1) > columns - 1 &&
	    columns_of(line, 0, start, columns / 2) > columns / 2)
		e.from = back_from(line, start, columns / 3);
	e.cut_left = e.from > 0;
	column = e.cut_left;
	e.mark_at = column;
	for (at = e.from; at < line.n &&
	    at - e.from < columns * CHAR_BYTES;) {
		size_t before = at;
		size_t w = put_char(NULL, line, &at, column);

		/* One column is kept for the ellipsis. */
		if (column + w > columns - 1 && !(at == line.n &&
		    column + w <= columns)) {
			at = before;
			break;
		}
		if (at <= start)
			e.mark_at = column + w;
		else if (before < end)
			e.mark_n = column + w - e.mark_at;
		column += w;
	}
	e.to = at;
	e.cut_right = at < line.n;
	if (e.mark_n == 0)
		e.mark_n = 1;
	return e;
}

void
excerpt_text(struct buf *out, const struct excerpt *e)
{
	size_t column = e->cut_left;

	if (e->cut_left)
		buf_lit(out, "\xe2\x80\xa6");
	for (size_t at = e->from; at < e->to;)
		column += put_char(out, e->line, &at, column);
	if (e->cut_right)
		buf_lit(out, "\xe2\x80\xa6");
}
