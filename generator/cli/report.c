#include "cli/report.h"

#include <stdio.h>

#include "base/escape.h"
#include "base/host.h"
#include "cli/excerpt.h"

enum { TEXT_MOST = 16 << 20 };	/* larger files are not shown */

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

/* A file whose lines are being shown. */
struct shown {
	struct shown *next;
	uint32_t file;
	str text;
	uint32_t *starts;	/* of line i + 1 */
	uint32_t lines;
};

/* Files stay at hand as long as the findings are of one file: its notes
 * lead to the same others again and again. */
struct printer {
	const struct report *r;
	struct buf *out;
	struct arena a;
	struct shown *open;
};

static void
paint(const struct printer *p, enum ink ink)
{
	if (p->r->color)
		buf_str(p->out, str_c(inks[ink]));
}

static void
index_lines(struct arena *a, struct shown *s)
{
	uint32_t n = 1;

	for (size_t i = 0; i < s->text.n; i++)
		n += s->text.p[i] == '\n';
	s->starts = arena_array(a, uint32_t, n + 1);
	s->lines = 1;
	for (size_t i = 0; i < s->text.n; i++)
		if (s->text.p[i] == '\n')
			s->starts[s->lines++] = (uint32_t)(i + 1);
	s->starts[s->lines] = (uint32_t)s->text.n;
}

static const struct shown *
open_file(struct printer *p, uint32_t file)
{
	struct shown *s;

	for (s = p->open; s; s = s->next)
		if (s->file == file)
			return s;
	s = arena_new(&p->a, struct shown);
	s->file = file;
	s->next = p->open;
	p->open = s;
	if (p->r->text && p->r->text(p->r->context, &p->a, file, &s->text) &&
	    s->text.n <= TEXT_MOST)
		index_lines(&p->a, s);
	return s;
}

/* A line without its end; false when the file has no such line. */
static bool
line_of(const struct shown *s, uint32_t line, str *out)
{
	if (line == 0 || line > s->lines)
		return false;
	*out = str_sub(s->text, s->starts[line - 1], s->starts[line]);
	if (out->n && out->p[out->n - 1] == '\n')
		out->n--;
	if (out->n && out->p[out->n - 1] == '\r')
		out->n--;
	return true;
}

static void
place_text(struct printer *p, struct place at)
{
	terminal_text(p->out, p->r->paths[at.file]);
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

/* Where it is, the line, and the mark under it. */
static void
show_place(struct printer *p, struct place at, size_t width, enum ink ink,
    char mark)
{
	struct excerpt e;
	size_t room;
	str line;

	paint(p, INK_FRAME);
	buf_fmt(p->out, " %*s--> ", (int)width, "");
	paint(p, INK_NONE);
	place_text(p, at);
	buf_char(p->out, '\n');
	if (!line_of(open_file(p, at.file), at.line, &line))
		return;
	room = p->r->columns > 30 ? (size_t)p->r->columns : 30;
	e = excerpt_of(line, at.col, at.len, room - width - 5);
	gutter(p, width, 0);
	buf_char(p->out, '\n');
	gutter(p, width, at.line);
	buf_char(p->out, ' ');
	excerpt_text(p->out, &e);
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
human(struct printer *p, const struct diag *g)
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
	buf_char(p->out, '\n');
}

static void
brief(struct printer *p, const struct diag *g)
{
	const struct rule_info *rule = rule_info(g->rule);

	if (g->at.file) {
		place_text(p, g->at);
		buf_lit(p->out, ": ");
	}
	buf_fmt(p->out, "%s: ", level_name(g->level));
	terminal_text(p->out, g->text);
	buf_fmt(p->out, " [AC%03d %s]\n", rule->number, rule->name);
}

void
report_findings(const struct report *r, const struct diags *d,
    struct buf *out)
{
	struct printer p = { .r = r, .out = out };

	for (size_t i = 0; i < d->n; i++) {
		if (r->format == FORMAT_SHORT) {
			brief(&p, &d->v[i]);
			continue;
		}
		if (i > 0 && d->v[i].at.file != d->v[i - 1].at.file) {
			arena_reset(&p.a);
			p.open = NULL;
		}
		human(&p, &d->v[i]);
	}
	arena_release(&p.a);
}

bool
report_file_text(void *context, struct arena *a, uint32_t file, str *text)
{
	const struct files *f = context;

	return file < f->n && f->v[file].open &&
	    host_read(a, f->v[file].open, TEXT_MOST, text) == 0;
}

struct report
report_for(const struct options *o, const struct files *f, int fd)
{
	str no_color = str_c(host_env("NO_COLOR"));
	bool terminal = host_is_terminal(fd);

	return (struct report){
		.format = (enum check_format)o->check_format,
		.color = o->color == COLOR_ALWAYS ||
		    (o->color == COLOR_AUTO && terminal && !no_color.n),
		.columns = terminal ? host_columns(fd) : 100,
		.paths = f->paths.v,
		.text = report_file_text,
		.context = (void *)(uintptr_t)f,
	};
}

static void
count(struct buf *out, size_t n, const char *noun)
{
	buf_int(out, (int64_t)n);
	buf_fmt(out, " %s%s", noun, n == 1 ? "" : "s");
}

void
report_summary(const struct diags *d, size_t files_checked,
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
