#include "output/fix.h"

#include <stdlib.h>

#include "output/findings_parts.h"
#include "output/fix_safe.h"
#include "output/skeleton.h"

bool
fix_bytes(struct arena *a, struct lines *l, uint32_t file, str *bytes)
{
	size_t mark;

	if (!lines_text(l, file, bytes, &mark))
		return false;
	*bytes = str_cat(a, mark ? STR("\xEF\xBB\xBF") : STR_NONE, *bytes);
	return true;
}

/* Where a byte of a line stands. */
static struct place
at_byte(struct place at, size_t from)
{
	at.col = (uint32_t)from + 1;
	at.len = 0;
	return at;
}

static bool
change_word(struct lines *l, const struct diag *g, struct fix_change *c)
{
	struct place at;

	if (!finding_edit(l, g, &at))
		return false;
	c->start = at_byte(at, at.col - 1);
	c->end = at_byte(at, at.col - 1 + at.len);
	c->text = g->right;
	return true;
}

/* Where the last line ends that says something. */
static struct place
last_written(uint32_t file, str text)
{
	str written = str_trim_right(text);
	struct place at = { .file = file, .line = 1 };
	size_t start = 0;

	for (size_t i = 0; i < written.n; i++)
		if (written.p[i] == '\n') {
			at.line++;
			start = i + 1;
		}
	at.col = (uint32_t)(str_trim_right(str_line(str_from(text,
	    start)).head).n + 1);
	return at;
}

/* The last line above another that says something; its number, or 0. */
static uint32_t
line_above(struct lines *l, uint32_t file, uint32_t line, str *text)
{
	while (--line > 0)
		if (lines_get(l, file, line, text) &&
		    !str_empty(*text = str_trim(*text)))
			return line;
	return 0;
}

/* In front of a heading, and of the comments that pass over something in
 * it; not of those that hold for the file or the section above. */
static uint32_t
line_of_section(struct lines *l, uint32_t file, uint32_t line)
{
	str text, above;

	for (;;) {
		uint32_t comment = line_above(l, file, line, &text);

		if (!comment || !str_starts(text, STR("<!--")) ||
		    !str_ends(text, STR("-->")) ||
		    !str_has(text, STR("allclear-disable")) ||
		    !line_above(l, file, comment, &above) ||
		    str_starts(above, STR("#")) ||
		    str_eq(above, STR("---")) || str_eq(above, STR("...")))
			return line;
		line = comment;
	}
}

static bool
change_section(struct arena *a, struct lines *l, const struct diag *g,
    struct fix_change *c)
{
	const struct fix *fix = g->fix;
	str text, before = STR_NONE, end, blank;
	size_t mark;

	if (!lines_text(l, g->at.file, &text, &mark))
		return false;
	end = edit_line_end(text);
	blank = str_cat(a, end, end);
	c->text = edit_with_line_ends(a, fix->text, end);
	if (fix->at.line) {
		c->start = at_byte(fix->at, 0);
		c->start.line = line_of_section(l, g->at.file, fix->at.line);
		if (!lines_get(l, g->at.file, c->start.line - 1, &before))
			return false;
		c->text = str_cat(a, str_empty(str_trim(before)) ? STR_NONE
		    : end, c->text, blank);
	} else {
		c->start = last_written(g->at.file, text);
		c->text = str_cat(a, blank, c->text);
	}
	c->end = c->start;
	return true;
}

/* The bytes of a line that a comment takes, from the place of its text:
 * false when there is none. */
static bool
comment_span(str line, size_t at, size_t *from, size_t *to)
{
	ptrdiff_t close;

	if (at > line.n || at == 0)
		return false;
	if (line.p[at - 1] == '#') {
		*from = at - 1;
		*to = line.n;
		return true;
	}
	if (!str_ends(str_sub(line, 0, at), STR("<!--")))
		return false;
	close = str_find(str_from(line, at), STR("-->"));
	*from = at - 4;
	*to = at + (size_t)close + 3;
	return close >= 0;
}

/* Whether the lines before and after one are blank and another follows: then
 * the blank one after it is removed, too. */
static bool
between_blanks(struct lines *l, struct place at)
{
	str line;

	return at.line > 1 && lines_get(l, at.file, at.line - 1, &line) &&
	    str_empty(str_trim(line)) &&
	    lines_get(l, at.file, at.line + 1, &line) &&
	    str_empty(str_trim(line)) &&
	    lines_get(l, at.file, at.line + 2, &line);
}

static bool
change_comment(struct lines *l, const struct diag *g, struct fix_change *c)
{
	struct place at = g->fix->at;
	size_t from, to;
	str line, before, after, next;

	if (!lines_get(l, at.file, at.line, &line) || at.col == 0 ||
	    !comment_span(line, at.col - 1, &from, &to) ||
	    !str_has(str_sub(line, from, to), STR("allclear-")))
		return false;
	before = str_trim_right(str_sub(line, 0, from));
	after = str_trim(str_from(line, to));
	c->text = STR_NONE;
	if (str_empty(before) && str_empty(after) &&
	    lines_get(l, at.file, at.line + 1, &next)) {
		c->start = c->end = at_byte(at, 0);
		c->end.line += 1 + between_blanks(l, at);
		return true;
	}
	if (str_empty(after))
		from = before.n;
	c->start = at_byte(at, from);
	c->end = at_byte(at, to);
	return true;
}

bool
fix_change(struct arena *a, struct lines *l, const struct diag *g,
    struct fix_change *out)
{
	bool found = false;

	if (!g->fix || !g->fix->ready)
		return false;
	*out = (struct fix_change){ 0 };
	switch (g->fix->kind) {
	case FIX_WORD:
		found = change_word(l, g, out);
		break;
	case FIX_SECTION:
		found = change_section(a, l, g, out);
		break;
	case FIX_COMMENT:
		found = change_comment(l, g, out);
		break;
	}
	out->start.file = out->end.file = g->at.file;
	return found && lines_offset(l, out->start, &out->from) &&
	    lines_offset(l, out->end, &out->to);
}

str
fix_words(struct arena *a, const struct diag *g)
{
	switch (g->fix->kind) {
	case FIX_WORD:
		return str_cat(a, STR("writes "), g->right);
	case FIX_SECTION:
		return STR("adds the heading, and a remark on what belongs "
		    "there");
	case FIX_COMMENT:
		break;
	}
	return STR("takes the comment out");
}

/* A change among the others of its file. */
struct claim {
	struct fix_change c;
	size_t nth;		/* of the diags: the first wins */
	int order;		/* of insertions at one place */
	bool refused;
};

static int
by_bytes(const void *left, const void *right)
{
	const struct claim *a = left, *b = right;

	if (a->c.from != b->c.from)
		return a->c.from < b->c.from ? -1 : 1;
	if (a->c.to != b->c.to)
		return a->c.to < b->c.to ? -1 : 1;
	if (a->order != b->order)
		return a->order - b->order;
	return (a->nth > b->nth) - (a->nth < b->nth);
}

/* Of two changes that overlap, the one of the earlier finding wins. They
 * come in the order of the bytes, so that only the last one that was kept
 * can be in the way. */
static void
refuse_overlaps(struct claim *v, size_t n)
{
	struct claim *held = NULL;

	for (size_t i = 0; i < n; i++) {
		if (held && v[i].c.from < held->c.to) {
			if (v[i].nth > held->nth) {
				v[i].refused = true;
				continue;
			}
			held->refused = true;
		}
		held = &v[i];
	}
}

/* One empty line between sections that are put into one place. */
static void
join_sections(const struct fix_change *above, struct fix_change *c)
{
	if (c->from != c->to || above->from != above->to ||
	    c->from != above->from || !str_ends(above->text, STR("\n")))
		return;
	if (str_starts(c->text, STR("\r\n")))
		c->text = str_from(c->text, 2);
	else if (str_starts(c->text, STR("\n")))
		c->text = str_from(c->text, 1);
}

size_t
fix_edits(struct arena *a, struct lines *l, const struct diag *d,
    size_t n, struct edits *e)
{
	struct claim *v = arena_array(a, struct claim, n);
	size_t count = 0, taken = 0;

	for (size_t i = 0; i < n; i++) {
		if (!fix_change(a, l, &d[i], &v[count].c))
			continue;
		v[count].nth = i;
		v[count++].order = d[i].fix->section;
	}
	if (count > 1)
		qsort(v, count, sizeof(v[0]), by_bytes);
	refuse_overlaps(v, count);
	for (size_t i = 0; i < count; i++) {
		if (v[i].refused)
			continue;
		if (i > 0)
			join_sections(&v[i - 1].c, &v[i].c);
		edit_add(a, e, v[i].c.from, v[i].c.to, v[i].c.text);
		taken++;
	}
	return taken;
}

static bool
of_content(const struct files *files, uint32_t file)
{
	return file < files->n && files->v[file].kind >= FILE_SITE &&
	    files->v[file].kind <= FILE_PAGE;
}

static void
make_ready(struct arena *a, struct diag *g, const struct policy *p,
    struct lines *l)
{
	struct fix_change c;

	if (g->fix->kind == FIX_SECTION)
		g->fix->text = skeleton_section(a, p, (size_t)g->fix->section,
		    g->fix->level);
	g->fix->ready = true;
	if (!fix_change(a, l, g, &c))
		g->fix = NULL;
}

/* Make all fixes of a kind together, as a trial, and drop them when the file
 * would come to mean something else. */
static void
settle_kind(struct arena *a, struct diag *d, size_t n, enum fix_kind kind,
    struct lines *l, bool yaml)
{
	struct diag *own = arena_array(a, struct diag, n);
	struct edits e = { 0 };
	size_t count = 0;
	str before, after;

	for (size_t i = 0; i < n; i++)
		if (d[i].fix && d[i].fix->kind == kind)
			own[count++] = d[i];
	if (count == 0)
		return;
	count = fix_edits(a, l, own, count, &e);
	if (fix_bytes(a, l, d[0].at.file, &before)) {
		after = edit_apply(a, before, &e, NULL);
		if (kind == FIX_COMMENT ? fix_same(a, before, after, yaml)
		    : fix_adds_headings(a, before, after, count))
			return;
	}
	for (size_t i = 0; i < n; i++)
		if (d[i].fix && d[i].fix->kind == kind)
			d[i].fix = NULL;
}

void
fixes_settle(struct arena *a, struct diags *d, const struct policy *p,
    const struct files *files, struct lines *l)
{
	struct arena scratch = { 0 };

	for (size_t i = 0, end; i < d->n; i = end) {
		uint32_t file = d->v[i].at.file;
		bool yaml = of_content(files, file) &&
		    files->v[file].kind <= FILE_POLICY;

		for (end = i; end < d->n && d->v[end].at.file == file; end++)
			if (!of_content(files, file))
				d->v[end].fix = NULL;
			else if (d->v[end].fix)
				make_ready(a, &d->v[end], p, l);
		settle_kind(&scratch, d->v + i, end - i, FIX_SECTION, l,
		    yaml);
		settle_kind(&scratch, d->v + i, end - i, FIX_COMMENT, l,
		    yaml);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}
