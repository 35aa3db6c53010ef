#include "output/lines.h"

#include <assert.h>

enum {
	TEXT_MOST = 16 << 20,	/* larger files are not shown */
	UNITS_EVERY = 512,	/* bytes */
};

static void
index_lines(struct lines_file *f)
{
	uint32_t n = 1;

	for (size_t i = 0; i < f->text.n; i++)
		n += f->text.p[i] == '\n';
	f->starts = arena_array(&f->arena, uint32_t, (size_t)n + 1);
	for (size_t i = 0; i < f->text.n; i++)
		if (f->text.p[i] == '\n')
			f->starts[++f->n] = (uint32_t)(i + 1);
	f->starts[++f->n] = (uint32_t)f->text.n;
}

/* Open a file in one of the few slots; the one that was not asked for the
 * longest makes room. */
static struct lines_file *
open_file(struct lines *l, uint32_t file)
{
	struct lines_file *f = &l->open[0];

	l->asked++;
	for (size_t i = 0; i < LINES_OPEN; i++) {
		if (l->open[i].file == file) {
			l->open[i].used = l->asked;
			return &l->open[i];
		}
		if (l->open[i].used < f->used)
			f = &l->open[i];
	}
	arena_reset(&f->arena);
	*f = (struct lines_file){ .arena = f->arena, .file = file,
	    .used = l->asked };
	if (l->text && l->text(l->context, &f->arena, file, &f->text) &&
	    f->text.n <= TEXT_MOST) {
		if (str_starts(f->text, STR("\xef\xbb\xbf")))
			f->text = str_from(f->text, f->mark = 3);
		index_lines(f);
	}
	return f;
}

bool
lines_get(struct lines *l, uint32_t file, uint32_t line, str *out)
{
	const struct lines_file *f;

	*out = STR_NONE;
	if (file == 0 || line == 0)
		return false;
	f = open_file(l, file);
	if (line > f->n)
		return false;
	*out = str_sub(f->text, f->starts[line - 1], f->starts[line]);
	if (out->n && out->p[out->n - 1] == '\n')
		out->n--;
	if (out->n && out->p[out->n - 1] == '\r')
		out->n--;
	return true;
}

bool
lines_text(struct lines *l, uint32_t file, str *text, size_t *mark)
{
	const struct lines_file *f = open_file(l, file);

	*text = f->text;
	*mark = f->mark;
	return file && f->n > 0;
}

bool
lines_offset(struct lines *l, struct place at, size_t *offset)
{
	const struct lines_file *f = open_file(l, at.file);

	if (at.file == 0 || at.line == 0 || at.col == 0 || at.line > f->n)
		return false;
	*offset = f->mark + f->starts[at.line - 1] + at.col - 1;
	return *offset <= f->mark + f->text.n;
}

bool
lines_span(struct lines *l, struct place at, str *line, size_t *from,
    size_t *to)
{
	if (!lines_get(l, at.file, at.line, line))
		return false;
	*from = at.col ? at.col - 1 : 0;
	if (*from > line->n)
		*from = line->n;
	*to = at.len > line->n - *from ? line->n : *from + at.len;
	assert(*from <= *to && *to <= line->n);
	return true;
}

/* Code units that begin in bytes [from, to): a continuation byte begins
 * none, one that begins four bytes two. */
static uint32_t
count_units(str text, size_t from, size_t to)
{
	uint32_t n = 0;

	for (; from < to; from++) {
		unsigned char c = (unsigned char)text.p[from];

		n += (c & 0xc0) == 0x80 ? 0 : c >= 0xf0 ? 2 : 1;
	}
	return n;
}

static void
index_units(struct lines_file *f)
{
	size_t n = f->text.n / UNITS_EVERY;

	f->units = arena_array(&f->arena, uint32_t, n + 1);
	for (size_t i = 0; i < n; i++)
		f->units[i + 1] = f->units[i] + count_units(f->text,
		    i * UNITS_EVERY, (i + 1) * UNITS_EVERY);
}

static uint32_t
units_before(const struct lines_file *f, size_t offset)
{
	size_t i = offset / UNITS_EVERY;

	return f->units[i] + count_units(f->text, i * UNITS_EVERY, offset);
}

bool
lines_units(struct lines *l, struct place at, size_t *from, size_t *to)
{
	struct lines_file *f;
	size_t start;
	str line;

	if (!lines_span(l, at, &line, from, to))
		return false;
	f = open_file(l, at.file);
	if (!f->units)
		index_units(f);
	start = f->starts[at.line - 1];
	*from = units_before(f, start + *from) - units_before(f, start);
	*to = units_before(f, start + *to) - units_before(f, start);
	return true;
}

void
lines_release(struct lines *l)
{
	for (size_t i = 0; i < LINES_OPEN; i++)
		arena_release(&l->open[i].arena);
	*l = (struct lines){ .text = l->text, .context = l->context };
}
