#include "cli/wrap.h"

static void
wrap_line(struct buf *out, str line, size_t indent, size_t width)
{
	size_t column = 0;
	struct cut word = { .tail = line, .found = true };

	buf_repeat(out, ' ', indent);
	while (word.found) {
		word = str_cut(word.tail, ' ');
		if (column > 0 && indent + column + 1 + word.head.n > width) {
			buf_char(out, '\n');
			buf_repeat(out, ' ', indent);
			column = 0;
		} else if (column > 0) {
			buf_char(out, ' ');
			column++;
		}
		buf_str(out, word.head);
		column += word.head.n;
	}
	buf_char(out, '\n');
}

void
wrap_text(struct buf *out, str text, size_t indent, size_t width)
{
	struct cut line = { .tail = text, .found = true };

	while (line.found) {
		line = str_cut(line.tail, '\n');
		if (line.head.n == 0) {
			buf_char(out, '\n');
		} else if (line.head.p[0] == ' ') {
			buf_repeat(out, ' ', indent);
			buf_str(out, line.head);
			buf_char(out, '\n');
		} else {
			wrap_line(out, line.head, indent, width);
		}
	}
}
