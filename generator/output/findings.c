#include "output/findings_parts.h"

static const struct findings_row rows[] = {
#define ROW(name, most, what) \
	[FINDINGS_##name] = { #name, most, what, findings_##name },
	FINDINGS_FORMATS(ROW)
#undef ROW
};

const struct findings_row *
findings_row(enum findings_format format)
{
	return &rows[format];
}

static void
count(struct buf *out, size_t n, const char *noun)
{
	buf_int(out, (int64_t)n);
	buf_fmt(out, " %s%s", noun, n == 1 ? "" : "s");
}

void
findings_tally(const struct diags *d, size_t files_checked,
    struct buf *out)
{
	size_t of[LEVEL_ERROR + 1] = { 0 };
	size_t files = 0;
	bool any = false;

	if (d->n == 0) {
		count(out, files_checked, "file");
		buf_lit(out, " checked, nothing to report");
		return;
	}
	for (size_t i = 0; i < d->n; i++) {
		of[d->v[i].level]++;
		/* Sorted by file. */
		files += d->v[i].at.file && (i == 0 ||
		    d->v[i].at.file != d->v[i - 1].at.file);
	}
	for (int l = LEVEL_ERROR; l > LEVEL_OFF; l--) {
		if (of[l] == 0)
			continue;
		if (any)
			buf_lit(out, ", ");
		count(out, of[l], level_name((enum level)l));
		any = true;
	}
	if (files) {
		buf_lit(out, " in ");
		count(out, files, "file");
	}
}

struct region
region_bytes(struct lines *l, struct place at)
{
	struct region r = { at.line, at.col, (size_t)at.col + at.len };
	size_t from, to;
	str line;

	if (lines_span(l, at, &line, &from, &to))
		r = (struct region){ at.line, from + 1, to + 1 };
	return r;
}

struct region
region_utf16(struct lines *l, struct place at)
{
	struct region r = { .line = at.line };
	size_t from, to;

	if (lines_units(l, at, &from, &to))
		r = (struct region){ at.line, from + 1, to + 1 };
	return r;
}

uint32_t
finding_file(const struct findings *f, const struct diag *g)
{
	/* source/files.h: row 1 is always content/site.yaml. */
	return g->at.file || f->files < 2 ? g->at.file : 1;
}

/* Bytes of other letters than ASCII's count as letters. */
static bool
part_of_word(char c)
{
	return char_alnum(c) || c == '_' || ((unsigned char)c & 0x80);
}

bool
finding_edit(struct lines *l, const struct diag *g, struct place *at)
{
	size_t from, to, found = 0, n = g->wrong.n;
	str line, span;

	*at = g->at;
	if (n == 0 || str_empty(g->right) ||
	    !lines_span(l, g->at, &line, &from, &to))
		return false;
	span = str_sub(line, from, to);
	for (size_t i = 0; i + n <= span.n; i++) {
		if (!str_eq(str_sub(span, i, i + n), g->wrong) ||
		    (i > 0 && part_of_word(span.p[i - 1])) ||
		    (i + n < span.n && part_of_word(span.p[i + n])))
			continue;
		found++;
		at->col = (uint32_t)(from + i + 1);
		at->len = (uint32_t)n;
	}
	return found == 1;
}

static void
put_place(struct buf *out, const struct findings *f, struct place at)
{
	buf_str(out, f->shown[at.file]);
	if (at.line)
		buf_fmt(out, ":%u:%u", at.line, at.col);
}

void
finding_message(struct buf *out, const struct findings *f,
    const struct diag *g)
{
	buf_str(out, g->text);
	for (const struct diag_note *n = g->notes; n; n = n->next) {
		buf_lit(out, "\nnote: ");
		buf_str(out, n->text);
		if (!n->at.file)
			continue;
		buf_lit(out, " (");
		put_place(out, f, n->at);
		buf_char(out, ')');
	}
	if (g->help.n) {
		buf_lit(out, "\nhelp: ");
		buf_str(out, g->help);
	}
}
