#include "output/ics.h"

#include "base/escape.h"

enum { LINE_MOST = 75 };	/* octets, without its end */

/* Whether a character goes on with this byte. */
static bool
goes_on(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Each line but the first begins with a blank, which counts. */
static void
fold(struct buf *out, str line)
{
	size_t room = LINE_MOST;

	while (line.n > room) {
		size_t n = room;

		while (n > 1 && goes_on(line.p[n]))
			n--;
		buf_str(out, str_sub(line, 0, n));
		buf_lit(out, "\r\n ");
		line = str_from(line, n);
		room = LINE_MOST - 1;
	}
	buf_str(out, line);
	buf_lit(out, "\r\n");
}

static struct buf
begin(const char *name)
{
	struct buf b = buf_init(BUF_MAX);

	buf_str(&b, str_c(name));
	buf_char(&b, ':');
	return b;
}

static void
end(struct buf *out, struct buf *line)
{
	fold(out, buf_view(line));
	buf_release(line);
}

void
ics_line_text(struct buf *out, const char *name, str text)
{
	struct buf line = begin(name);

	ics_text(&line, text);
	end(out, &line);
}

void
ics_line_list(struct buf *out, const char *name, const str *texts, size_t n)
{
	struct buf line;

	if (n == 0)
		return;
	line = begin(name);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_char(&line, ',');
		ics_text(&line, texts[i]);
	}
	end(out, &line);
}

void
ics_line(struct buf *out, const char *name, str value)
{
	struct buf line = begin(name);

	buf_str(&line, value);
	end(out, &line);
}
