/* Findings as a person reads them:
 *
 *	error[AC110 time-order]: resolved before it started
 *	  --> content/incidents/2026-03-14-checkout.md:6:11
 *	   |
 *	 6 | resolved: 2026-03-14T08:20Z
 *	   |           ^^^^^^^^^^^^^^^^^
 *	note: it started here
 *	  --> content/incidents/2026-03-14-checkout.md:5:10
 *	help: correct the time that is wrong
 *
 * What content holds is made harmless for a terminal; long lines are cut
 * around the caret. */
#include "output/findings.h"

#include <stdio.h>

#include "base/escape.h"
#include "model/leak.h"
#include "output/excerpt.h"
#include "output/fix.h"

/* What the terminal is told (ECMA-48, "SGR"). */
enum ink { INK_NONE, INK_ERROR, INK_WARNING, INK_NOTE, INK_FRAME, INK_BOLD };
static const char *const inks[] = {
	[INK_NONE] = "\033[0m",
	[INK_ERROR] = "\033[1;31m",
	[INK_WARNING] = "\033[1;33m",
	[INK_NOTE] = "\033[1;36m",
	[INK_FRAME] = "\033[34m",
	[INK_BOLD] = "\033[1m",
};

static enum ink
ink_of(enum level l)
{
	return l == LEVEL_ERROR ? INK_ERROR : l == LEVEL_WARNING
	    ? INK_WARNING : INK_NOTE;
}

struct printer {
	const struct findings *f;
	struct buf *out;
	struct lines lines;
};

static void
paint(const struct printer *p, enum ink ink)
{
	if (p->f->color)
		buf_str(p->out, str_c(inks[ink]));
}

static void
place_text(struct printer *p, struct place at)
{
	terminal_text(p->out, p->f->shown[at.file]);
	if (at.line)
		buf_fmt(p->out, ":%u:%u", at.line, at.col);
}

/* " 6 | " or, without a number, "   | ". */
static void
gutter(struct printer *p, size_t width, uint32_t line)
{
	char number[16] = "";

	if (line)
		snprintf(number, sizeof(number), "%u", line);
	paint(p, INK_FRAME);
	buf_fmt(p->out, " %*s |", (int)width, number);
	paint(p, INK_NONE);
}

/* A line without the secrets in it: logs of CI are read by many. Looked
 * for where it will be shown, since lines can be long and have findings
 * without end. */
static str
masked(str line, size_t at, struct arena *a)
{
	enum { AROUND = 4096 };
	struct site any = { 0 };
	struct leaks all = { 0 };
	size_t from = at > AROUND ? at - AROUND : 0;
	char *p = NULL;

	leaks_find(&any, str_sub(line, from < line.n ? from : line.n,
	    line.n - from > 2 * AROUND && from < line.n ? from + 2 * AROUND
	    : line.n), a, &all);
	for (size_t i = 0; i < all.n; i++) {
		const struct leak *l = &all.v[i];
		size_t shown = l->n < 16 ? 1 : 4;

		if (l->kind != LEAK_SECRET)
			continue;
		if (!p)
			p = memcpy(arena_bytes(a, line.n), line.p, line.n);
		memset(p + from + l->at + shown, '*', l->n - shown);
	}
	return p ? str_of(p, line.n) : line;
}

/* Where it is, the line, and the mark under it. */
static void
show_place(struct printer *p, struct place at, size_t width, enum ink ink,
    char mark)
{
	struct arena scratch = { 0 };
	struct excerpt e;
	size_t room;
	str line;

	paint(p, INK_FRAME);
	buf_fmt(p->out, " %*s--> ", (int)width, "");
	paint(p, INK_NONE);
	place_text(p, at);
	buf_char(p->out, '\n');
	if (!lines_get(&p->lines, at.file, at.line, &line))
		return;
	line = masked(line, at.col, &scratch);
	room = p->f->columns > 30 ? (size_t)p->f->columns : 30;
	e = excerpt_of(line, at.col, at.len, room - width - 5);
	gutter(p, width, 0);
	buf_char(p->out, '\n');
	gutter(p, width, at.line);
	buf_char(p->out, ' ');
	excerpt_text(p->out, &e);
	arena_release(&scratch);
	buf_char(p->out, '\n');
	gutter(p, width, 0);
	buf_repeat(p->out, ' ', e.mark_at + 1);
	paint(p, ink);
	buf_repeat(p->out, mark, e.mark_n);
	paint(p, INK_NONE);
	buf_char(p->out, '\n');
}

static size_t
digits(uint32_t n)
{
	size_t d = 1;

	while (n /= 10)
		d++;
	return d;
}

/* Of the widest line number of a finding, so that its parts align. */
static size_t
gutter_width(const struct diag *g)
{
	uint32_t most = g->at.line;

	for (const struct diag_note *n = g->notes; n; n = n->next)
		if (n->at.file && n->at.line > most)
			most = n->at.line;
	return digits(most);
}

static void
remark(struct printer *p, const char *what, str text)
{
	paint(p, INK_NOTE);
	buf_str(p->out, str_c(what));
	paint(p, INK_NONE);
	buf_lit(p->out, ": ");
	terminal_text(p->out, text);
	buf_char(p->out, '\n');
}

static void
fix_remark(struct printer *p, const struct diag *g)
{
	struct arena a = { 0 };

	remark(p, "fix", str_cat(&a, STR("--fix "), fix_words(&a, g)));
	arena_release(&a);
}

static void
finding(struct printer *p, const struct diag *g)
{
	const struct rule_info *rule = rule_info(g->rule);
	size_t width = gutter_width(g);

	paint(p, ink_of(g->level));
	buf_fmt(p->out, "%s[AC%03d %s]", level_name(g->level), rule->number,
	    rule->name);
	paint(p, INK_BOLD);
	buf_lit(p->out, ": ");
	terminal_text(p->out, g->text);
	paint(p, INK_NONE);
	buf_char(p->out, '\n');
	if (g->at.file)
		show_place(p, g->at, width, ink_of(g->level), '^');
	for (const struct diag_note *n = g->notes; n; n = n->next) {
		remark(p, "note", n->text);
		if (n->at.file)
			show_place(p, n->at, width, INK_NOTE, '-');
	}
	if (g->help.n)
		remark(p, "help", g->help);
	if (g->fix && g->fix->ready)
		fix_remark(p, g);
	buf_char(p->out, '\n');
}

void
findings_human(const struct findings *f, struct buf *out)
{
	struct printer p = { f, out, lines_init(f->text, f->context) };

	for (size_t i = 0; i < f->diags->n; i++)
		finding(&p, &f->diags->v[i]);
	lines_release(&p.lines);
}
