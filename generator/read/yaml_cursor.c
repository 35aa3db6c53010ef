#include "read/yaml_cursor.h"

#include "base/utf8.h"

struct yaml_cursor
yaml_cursor(str text, uint32_t file, uint32_t line)
{
	return (struct yaml_cursor){ .text = text, .file = file,
		.first = line, .line = line, .ascii = utf8_ascii(text) };
}

static bool
continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* The byte n characters behind one; not past the end. */
static size_t
skip(const struct yaml_cursor *c, size_t from, size_t n)
{
	size_t i = from;

	if (c->ascii)
		return n < c->text.n - from ? from + n : c->text.n;
	while (n-- && i < c->text.n) {
		i++;
		while (i < c->text.n && continues(c->text.p[i]))
			i++;
	}
	return i;
}

/* The byte n characters before one. */
static size_t
skip_back(const struct yaml_cursor *c, size_t from, size_t n)
{
	if (c->ascii)
		return n < from ? from - n : 0;
	while (n-- && from > 0) {
		from--;
		while (from > 0 && continues(c->text.p[from]))
			from--;
	}
	return from;
}

/* Steps back are short and rare: the mark of an empty value may be before
 * the token that ended it. */
size_t
yaml_cursor_to(struct yaml_cursor *c, size_t chars)
{
	size_t to;

	if (chars < c->chars) {
		to = skip_back(c, c->bytes, c->chars - chars);
		for (size_t i = c->bytes; i > to; i--)
			c->line -= c->text.p[i - 1] == '\n';
		c->bytes = to;
		while (to > 0 && c->text.p[to - 1] != '\n')
			to--;
		c->line_start = to;
	} else {
		const char *p, *end;

		to = skip(c, c->bytes, chars - c->chars);
		end = c->text.p + to;
		for (p = c->text.p + c->bytes; p < end &&
		    (p = memchr(p, '\n', (size_t)(end - p))); ) {
			p++;
			c->line++;
			c->line_start = (size_t)(p - c->text.p);
		}
		c->bytes = to;
	}
	c->chars = chars;
	return c->bytes;
}

/* What stands on the first line. */
static str
first_line(str s)
{
	const char *nl = s.n ? memchr(s.p, '\n', s.n) : NULL;

	return nl ? str_trim_right(str_sub(s, 0, (size_t)(nl - s.p))) : s;
}

struct place
yaml_cursor_span(struct yaml_cursor *c, const yaml_mark_t *from,
    const yaml_mark_t *to)
{
	size_t n = to->index > from->index ? to->index - from->index : 0;
	str s;

	/* Where characters are bytes, libyaml has counted them, and the
	 * lines, but for the one that it thinks behind the end. */
	if (c->ascii && from->index < c->text.n) {
		s = str_sub(c->text, from->index, from->index + n);
		return (struct place){ c->file,
		    c->first + (uint32_t)from->line,
		    (uint32_t)from->column + 1, (uint32_t)(to->line ==
		    from->line ? s.n : first_line(s).n) };
	}
	yaml_cursor_to(c, from->index);
	s = first_line(str_sub(c->text, c->bytes, skip(c, c->bytes, n)));
	return (struct place){ c->file, c->line,
	    (uint32_t)(c->bytes - c->line_start) + 1, (uint32_t)s.n };
}
