/* The blocks of a text of a Hugo site, as Markdown of ours: headings,
 * code, comments, and lines of running text. */
#include "import/cstate_parts.h"
#include "markdown/md.h"
#include "model/policy.h"

enum { LEVEL_MOST = 6 };

static int
atx_level(str line)
{
	str s = str_trim_left(line);
	size_t n = 0;

	if (line.n - s.n > 3)
		return 0;
	while (n < s.n && s.p[n] == '#')
		n++;
	return n > LEVEL_MOST || (n < s.n && !char_space(s.p[n])) ? 0
	    : (int)n;
}

/* 1 or 2 for a line that makes a heading of the paragraph above. */
static int
underline(str line)
{
	str s = str_trim(line);

	if (s.n == 0 || line.n - str_trim_left(line).n > 3 ||
	    (s.p[0] != '=' && s.p[0] != '-'))
		return 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != s.p[0])
			return 0;
	return s.p[0] == '=' ? 1 : 2;
}

/* Whether a line is text that an underline makes a heading of. */
static bool
plain_line(str line)
{
	str s = str_trim_left(line);
	size_t n = 0;

	if (s.n == 0 || line.n - s.n > 3)
		return false;
	while (n < s.n && char_digit(s.p[n]))
		n++;
	if (n && n < s.n && (s.p[n] == '.' || s.p[n] == ')'))
		return false;
	return str_find_char(STR(">|<"), s.p[0]) < 0 &&
	    !(str_find_char(STR("-*+"), s.p[0]) >= 0 &&
	    (s.n == 1 || char_space(s.p[1])));
}

/* A heading's words; "Updates" would be read as the thread. title is the
 * text without closing marks. */
static void
put_heading(struct cstate_rewrite *w, int level, str text, str title,
    void (*put)(struct cstate_rewrite *w, str s))
{
	struct arena scratch = { 0 };
	ptrdiff_t mark = md_title_mark(title);

	level += w->shift;
	buf_repeat(w->out, '#', (size_t)(level > LEVEL_MOST ? LEVEL_MOST
	    : level));
	buf_char(w->out, ' ');
	if (str_eq(heading_fold(&scratch, title), STR("updates"))) {
		buf_lit(w->out, "Update log");
		if (mark >= 0)
			buf_lit(w->out, " (internal)");
	} else {
		put(w, text);
	}
	buf_char(w->out, '\n');
	arena_release(&scratch);
}

static void
heading(struct cstate_rewrite *w, int level, str text)
{
	str title = text;

	while (title.n && title.p[title.n - 1] == '#')
		title.n--;
	put_heading(w, level, text, title, cstate_inline);
}

static void
put_written(struct cstate_rewrite *w, str s)
{
	buf_str(w->out, s);
}

/* The paragraph that was written last becomes a heading. */
static void
raise_paragraph(struct cstate_rewrite *w, int level)
{
	str text = str_trim(str_from(buf_view(w->out), w->paragraph));
	char *p = arena_bytes(w->c->keep, text.n);

	for (size_t i = 0; i < text.n; i++)
		p[i] = text.p[i] == '\n' ? ' ' : text.p[i];
	w->out->n = w->paragraph;
	text = str_of(p, text.n);
	put_heading(w, level, text, text, put_written);
}

/* The highest heading of a text, or 0. */
static int
least_level(str text)
{
	struct cstate_scan scan = { 0 };
	struct cut c = { .tail = text, .found = true };
	bool open = false;
	int least = 0;

	while (c.found) {
		int level;

		c = str_line(c.tail);
		if (cstate_scan(&scan, c.head)) {
			open = false;
			continue;
		}
		level = open ? underline(c.head) : 0;
		if (level == 0)
			level = atx_level(c.head);
		if (level && (least == 0 || level < least))
			least = level;
		open = level == 0 && (open ? !str_empty(str_trim(c.head))
		    : plain_line(c.head) && !cstate_rule_line(c.head));
	}
	return least;
}

/* {{< highlight go >}} alone on its line, and its end. */
static bool
highlight_line(struct cstate_rewrite *w, str line)
{
	struct cstate_shortcode code;
	str before;

	if (!cstate_shortcode(line, &code, &before) ||
	    !str_empty(str_trim(before)) ||
	    code.all.p + code.all.n != line.p + str_trim_right(line).n)
		return false;
	if (!w->highlight && str_eq(code.name, STR("highlight"))) {
		w->highlight = true;
		buf_lit(w->out, "``````");
		buf_str(w->out, cstate_argument(&code));
		buf_char(w->out, '\n');
		return true;
	}
	if (w->highlight && cstate_closes(&code, STR("highlight"))) {
		w->highlight = false;
		buf_lit(w->out, "``````\n");
		return true;
	}
	return false;
}

static void
literal_line(struct cstate_rewrite *w, str line)
{
	str s = str_trim_left(line);
	bool comment = !w->highlight && !w->scan.fence &&
	    str_starts(s, STR("<!--"));

	w->open = false;
	if (comment && str_has(s, STR("-->"))) {
		buf_str(w->out, str_from(s, cstate_angle(w, s, true)));
	} else if (comment) {
		buf_str(w->out, str_sub(line, 0, line.n - s.n));
		cstate_comment(w, str_from(s, 4));
		buf_str(w->out, str_from(s, 4));
	} else {
		buf_str(w->out, line);
	}
	buf_char(w->out, '\n');
}

static void
text_line(struct cstate_rewrite *w, str line)
{
	int level = w->open ? underline(line) : 0;

	if (level) {
		raise_paragraph(w, level);
		w->open = false;
		return;
	}
	/* What it underlines elsewhere, we do not know: nothing. */
	if (underline(line) && w->out->n &&
	    !str_ends(buf_view(w->out), STR("\n\n")))
		buf_char(w->out, '\n');
	level = atx_level(line);
	if (level) {
		w->open = false;
		heading(w, level, str_trim(str_from(str_trim_left(line),
		    (size_t)level)));
		return;
	}
	if (str_empty(str_trim(line))) {
		w->open = false;
		buf_char(w->out, '\n');
		return;
	}
	if (w->open) {
		cstate_inline(w, line);
	} else if (!cstate_definition(w, line)) {
		w->open = plain_line(line) && !cstate_rule_line(line);
		w->paragraph = w->out->n;
		cstate_inline(w, line);
	}
	buf_char(w->out, '\n');
}

/* Where the last end of a comment stands, or NULL. */
static const char *
last_end(str text)
{
	const char *last = NULL;
	ptrdiff_t at;

	while ((at = str_find(text, STR("-->"))) >= 0) {
		last = text.p + at;
		text = str_from(text, (size_t)at + 3);
	}
	return last;
}

/* Where the first line of text begins in its line of the source. */
static uint32_t
first_indent(const struct cstate_doc *doc, str text)
{
	const char *p = text.p;

	while (p > doc->front.body.p && p[-1] != '\n')
		p--;
	return (uint32_t)(text.p - p);
}

void
cstate_text(struct cstate *c, struct cstate_index *index,
    const struct cstate_doc *doc, str text, uint32_t line, int top,
    struct buf *out)
{
	struct cstate_rewrite w = { .c = c, .index = index, .doc = doc,
	    .out = out, .number = line, .end = text.p + text.n,
	    .last_end = last_end(text) };
	struct cut cut = { .tail = text, .found = text.n > 0 };
	int least = least_level(text);

	if (least && least < top)
		w.shift = top - least;
	if (text.n)
		w.indent = first_indent(doc, text);
	while (cut.found) {
		cut = str_line(cut.tail);
		w.line = cut.head;
		w.told_html = w.no_end = false;
		w.marks = 0;
		memset(w.searched, 0, sizeof(w.searched));
		if (!w.scan.fence && !w.scan.comment &&
		    highlight_line(&w, cut.head))
			w.open = false;
		else if (w.highlight || cstate_scan(&w.scan, cut.head))
			literal_line(&w, cut.head);
		else
			text_line(&w, cut.head);
		w.number++;
		w.indent = 0;
	}
	/* What is open here would swallow what is put behind it. */
	if (w.highlight)
		buf_lit(out, "``````\n");
	if (w.scan.fence) {
		buf_repeat(out, w.scan.fence, w.scan.length);
		buf_char(out, '\n');
	}
	if (w.scan.comment)
		buf_lit(out, "-->\n");
}
