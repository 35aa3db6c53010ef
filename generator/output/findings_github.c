/* Findings as workflow commands of GitHub Actions:
 *	::error file=PATH,line=N,endLine=N,col=N,endColumn=N,title=T::TEXT
 * GitHub shows the first ten of a level, so the worst come first. A line
 * end would begin another command: the characters that mean something
 * are written as the runner reads them back (%, CR, LF everywhere, : and
 * , in properties). Columns are those of its web pages, UTF-16. */
#include "base/escape.h"
#include "output/findings_parts.h"

static const char *const commands[] = {
	[LEVEL_OFF] = "debug",
	[LEVEL_NOTE] = "notice",
	[LEVEL_WARNING] = "warning",
	[LEVEL_ERROR] = "error",
};

/* marks: the characters that are written by their value. */
static void
put_marked(struct buf *out, str text, const char *marks)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] && strchr(marks, text.p[i]))
			buf_fmt(out, "%%%02X", (unsigned)text.p[i]);
		else
			buf_char(out, text.p[i]);
}

static void
put_property(struct buf *out, str text)
{
	put_marked(out, text, "%\r\n:,");
}

/* The parts of a message stay lines of their own; each is made harmless
 * for a terminal, for the log is shown in one. */
static void
put_message(struct buf *out, str text)
{
	struct cut line = { .tail = text, .found = true };
	struct buf b = buf_init(BUF_MAX);

	while (line.found) {
		line = str_cut(line.tail, '\n');
		terminal_text(&b, line.head);
		if (line.found)
			buf_char(&b, '\n');
	}
	put_marked(out, buf_view(&b), "%\r\n");
	buf_release(&b);
}

static void
put_finding(struct buf *out, const struct findings *f, struct lines *l,
    const struct diag *g)
{
	struct region r = region_utf16(l, g->at);
	struct buf b = buf_init(BUF_MAX);

	buf_fmt(out, "::%s ", commands[g->level]);
	if (g->at.file) {
		buf_lit(out, "file=");
		put_property(out, f->shown[g->at.file]);
		buf_char(out, ',');
	}
	if (r.line)
		buf_fmt(out, "line=%u,endLine=%u,", r.line, r.line);
	if (r.column)
		buf_fmt(out, "col=%zu,endColumn=%zu,", r.column, r.end);
	buf_fmt(out, "title=AC%03d %s::", rule_info(g->rule)->number,
	    rule_info(g->rule)->name);
	finding_message(&b, f, g);
	put_message(out, buf_view(&b));
	buf_char(out, '\n');
	buf_release(&b);
}

void
findings_github(const struct findings *f, struct buf *out)
{
	struct lines l = lines_init(f->text, f->context);

	for (int level = LEVEL_ERROR; level > LEVEL_OFF; level--)
		for (size_t i = 0; i < f->diags->n; i++)
			if ((int)f->diags->v[i].level == level)
				put_finding(out, f, &l, &f->diags->v[i]);
	lines_release(&l);
}
