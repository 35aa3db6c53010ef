#include "read/inside.h"

/* Walking through the source of a value. White space is passed over on
 * both sides: it is all that folding and indentation change. */
struct walk {
	const char *p, *end;
	char quote;		/* ' or ", or 0 */
};

/* A line and column as bytes of the source; NULL when it has no such. */
static const char *
bytes_at(str source, struct place at)
{
	struct cut line = { .tail = source, .found = true };

	if (at.line == 0 || at.col == 0)
		return NULL;
	for (uint32_t i = 0; i < at.line; i++) {
		if (!line.found)
			return NULL;
		line = str_cut(line.tail, '\n');
	}
	return at.col - 1 < line.head.n ? line.head.p + at.col - 1 : NULL;
}

static struct place
place_at(str source, uint32_t file, const char *p, size_t len)
{
	struct place at = { .file = file, .line = 1, .col = 1,
		.len = (uint32_t)len };

	for (const char *c = source.p; c < p; c++) {
		at.col++;
		if (*c == '\n') {
			at.line++;
			at.col = 1;
		}
	}
	return at;
}

/* Behind what begins a value: a quote, or the | or > of a block with the
 * rest of its line. */
static void
begin(struct walk *w)
{
	if (w->p < w->end && (*w->p == '\'' || *w->p == '"')) {
		w->quote = *w->p++;
	} else if (w->p < w->end && (*w->p == '|' || *w->p == '>')) {
		while (w->p < w->end && *w->p != '\n')
			w->p++;
	}
}

/* Pass over one byte of the text, which is no white space; false when the
 * source goes on in another way. *from is where it stands. */
static bool
step(struct walk *w, char c, const char **from)
{
	bool escape;

	for (;;) {
		while (w->p < w->end && char_space(*w->p))
			w->p++;
		escape = w->quote == '"' && w->end - w->p > 1 &&
		    *w->p == '\\';
		/* \n is white space; \" and \\ are themselves. */
		if (!escape || (w->p[1] != 'n' && w->p[1] != 't' &&
		    !char_space(w->p[1])))
			break;
		w->p += 2;
	}
	*from = w->p;
	if (escape)
		w->p++;
	else if (w->quote == '\'' && w->end - w->p > 1 &&
	    *w->p == '\'' && w->p[1] == '\'')
		w->p++;
	return w->p < w->end && *w->p++ == c;
}

struct place
inside_place(str source, struct place value, str text, size_t offset,
    size_t len)
{
	struct walk w = { .p = bytes_at(source, value),
		.end = source.p + source.n };
	const char *from = w.p;

	if (!w.p || offset >= text.n || char_space(text.p[offset]))
		return value;
	begin(&w);
	for (size_t i = 0; i <= offset; i++)
		if (!char_space(text.p[i]) && !step(&w, text.p[i], &from))
			return value;
	return place_at(source, value.file, from, len);
}
