#include "read/inside.h"

struct inside
inside_file(str source)
{
	return (struct inside){ .source = source, .at = source.p, .line = 1,
		.col = 1, .lost = true };
}

/* Count lines up to a byte that is not before the last one. */
static void
count_to(struct inside *in, const char *p)
{
	for (; in->at < p; in->at++) {
		in->col++;
		if (*in->at == '\n') {
			in->line++;
			in->col = 1;
		}
	}
}

/* A line and column as bytes of the source; NULL when it has no such. */
static const char *
bytes_at(struct inside *in, struct place to)
{
	const char *end = in->source.p + in->source.n;

	if (to.line == 0 || to.col == 0)
		return NULL;
	if (to.line < in->line || (to.line == in->line && to.col < in->col))
		*in = inside_file(in->source);
	while (in->at < end && (in->line < to.line || (in->line == to.line &&
	    in->col < to.col)))
		count_to(in, in->at + 1);
	return in->at < end && in->line == to.line && in->col == to.col &&
	    *in->at != '\n' ? in->at : NULL;
}

/* Behind what begins a value: a quote, or the | or > of a block with the
 * rest of its line. */
static void
begin(struct inside *in)
{
	const char *end = in->source.p + in->source.n;

	if (in->p < end && (*in->p == '\'' || *in->p == '"')) {
		in->quote = *in->p++;
	} else if (in->p < end && (*in->p == '|' || *in->p == '>')) {
		while (in->p < end && *in->p != '\n')
			in->p++;
	}
}

void
inside_value(struct inside *in, struct place value, str text)
{
	const char *p = bytes_at(in, value);

	in->value = value;
	in->text = text;
	in->p = in->from = p;
	in->quote = 0;
	in->next = 0;
	in->lost = !p;
	if (p)
		begin(in);
}

/* Pass over one byte of the text, which is no white space; false when the
 * source goes on in another way. White space is passed over on both sides:
 * it is all that folding and indentation change. */
static bool
step(struct inside *in, char c)
{
	const char *end = in->source.p + in->source.n;
	bool escape;

	for (;;) {
		while (in->p < end && char_space(*in->p))
			in->p++;
		escape = in->quote == '"' && end - in->p > 1 &&
		    *in->p == '\\';
		/* \n is white space; \" and \\ are themselves. */
		if (!escape || (in->p[1] != 'n' && in->p[1] != 't' &&
		    !char_space(in->p[1])))
			break;
		in->p += 2;
	}
	in->from = in->p;
	if (escape)
		in->p++;
	else if (in->quote == '\'' && end - in->p > 1 &&
	    *in->p == '\'' && in->p[1] == '\'')
		in->p++;
	return in->p < end && *in->p++ == c;
}

struct place
inside_at(struct inside *in, size_t offset, size_t len)
{
	if (offset >= in->text.n || char_space(in->text.p[offset]) ||
	    offset + 1 < in->next)
		return in->value;
	for (; in->next <= offset && !in->lost; in->next++)
		if (!char_space(in->text.p[in->next]))
			in->lost = !step(in, in->text.p[in->next]);
	if (in->lost)
		return in->value;
	count_to(in, in->from);
	return (struct place){ .file = in->value.file, .line = in->line,
		.col = in->col, .len = (uint32_t)len };
}
