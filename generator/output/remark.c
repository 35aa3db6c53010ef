#include "output/remark.h"

#include "base/escape.h"
#include "base/utf8.h"

enum { WIDTH = 78 };

/* How a comment's lines begin, and how it ends. */
struct form {
	str first, next, end;
};

static str
next_word(str *text)
{
	size_t n = 0;
	str word;

	*text = str_trim_left(*text);
	while (n < text->n && !char_space(text->p[n]))
		n++;
	word = str_sub(*text, 0, n);
	*text = str_from(*text, n);
	return word;
}

/* A word, shown as a terminal may have it: what breaks lines for some
 * reader of YAML is among the characters made visible. */
static size_t
put_word(struct buf *out, str word, bool html)
{
	struct buf shown = buf_init(BUF_MAX);
	size_t columns;

	terminal_text(&shown, word);
	for (size_t i = 0; i < shown.n; i++) {
		/* Two hyphens would be half of the end of a comment. */
		if (html && i && shown.p[i] == '-' && shown.p[i - 1] == '-')
			buf_char(out, ' ');
		buf_char(out, shown.p[i]);
	}
	columns = utf8_columns(buf_view(&shown));
	buf_release(&shown);
	return columns;
}

static void
put_remark(struct buf *out, str text, const struct form *f)
{
	str word = next_word(&text);
	size_t column = f->first.n;

	buf_str(out, f->first);
	column += put_word(out, word, f->end.n > 0);
	while ((word = next_word(&text)).n) {
		if (column + 1 + utf8_columns(word) + f->end.n > WIDTH) {
			buf_char(out, '\n');
			buf_str(out, f->next);
			column = f->next.n;
		} else {
			buf_char(out, ' ');
			column++;
		}
		column += put_word(out, word, f->end.n > 0);
	}
	buf_str(out, f->end);
	buf_char(out, '\n');
}

void
remark_yaml(struct buf *out, str text)
{
	static const struct form form = {
		STR_INIT("# "), STR_INIT("# "), STR_INIT("")
	};

	if (!str_empty(str_trim(text)))
		put_remark(out, text, &form);
}

void
remark_html(struct buf *out, str text)
{
	static const struct form form = {
		STR_INIT("<!-- "), STR_INIT("     "), STR_INIT(" -->")
	};

	if (!str_empty(str_trim(text)))
		put_remark(out, text, &form);
}
