/* Headings that would hide, here, what everybody could read: "(internal)" at
 * their end hides all below them, and elsewhere in them it stops the build.
 * Its brackets go, unless they are those of a link. */
#include "import/cstate_parts.h"
#include "markdown/md.h"

enum { ROUNDS = 8 };

struct heading {
	size_t line, last;	/* of the body, counted from 0 */
	int level;
	size_t links, doubts;	/* in it as it is read */
	str text;		/* the same without marks */
	size_t from;		/* brackets before it were tried */
	str was;		/* the line, while another one is tried */
};

struct headings {
	struct arena a;
	struct { str *v; size_t n, cap; } lines;
	struct { struct heading *v; size_t n, cap; } bad;
};

static struct md *
parse(struct headings *w)
{
	struct diags d = diags_init(&w->a);
	struct buf b = buf_init(BUF_MAX);
	struct md_source source = { .line = 1 };

	for (size_t i = 0; i < w->lines.n; i++) {
		buf_str(&b, w->lines.v[i]);
		buf_char(&b, '\n');
	}
	source.text = buf_keep(&b, &w->a);
	buf_release(&b);
	return md_parse(&w->a, &source, &d);
}

/* How much of a heading's text would hide, or seems to; enough is enough. */
static size_t
doubts_of(str text)
{
	size_t n = md_title_internal(text);
	str doubt;

	for (; n <= ROUNDS && !str_empty(doubt = md_title_doubt(text)); n++)
		text = str_from(text, (size_t)(doubt.p - text.p) + doubt.n);
	return n;
}

static struct heading
read_heading(struct headings *w, struct md *m, md_node *n)
{
	struct heading h = {
		.line = md_place(m, n).line - 1,
		.last = md_last_line(m, n) - 1,
		.level = md_level(n),
		.text = md_text(m, n, &w->a, true),
	};

	h.doubts = doubts_of(h.text);
	for (md_node *k = n; (k = md_next_of(n, k,
	    1u << MD_LINK | 1u << MD_IMAGE));)
		h.links++;
	return h;
}

static void
find_bad(struct headings *w)
{
	struct md *m = parse(w);
	md_node *root = md_root(m), *n = root;

	while ((n = md_next_of(root, n, 1u << MD_HEADING))) {
		struct heading h = read_heading(w, m, n);

		if (h.doubts)
			*vec_push(&w->a, &w->bad) = h;
	}
}

/* A line without the brackets of a mark; one that ended it stands behind a
 * hyphen. */
static str
without(struct arena *a, str line, str mark)
{
	size_t at = (size_t)(mark.p - line.p);
	str before = str_sub(line, 0, at), end = str_trim_right(line);
	str behind = str_from(line, at + mark.n), between = STR_NONE;

	while (end.n && end.p[end.n - 1] == '#')
		end.n--;
	if (md_title_mark(str_from(end, at)) == 0) {
		before = str_trim_right(before);
		between = str_ends(before, STR("#")) ? STR(" ")
		    : STR(" - ");
	} else if (behind.n && (behind.p[0] == '(' || behind.p[0] == '[')) {
		behind = str_cat(a, STR(" "), behind);
	}
	mark = str_sub(mark, 1, mark.n - (mark.n > 1 &&
	    str_find_char(STR(")]}"), mark.p[mark.n - 1]) >= 0));
	return str_cat(a, before, between, str_trim(mark), behind);
}

/* Try the next brackets of each heading on one line; false when there are
 * none left. */
static bool
propose(struct headings *w)
{
	bool any = false;

	for (size_t i = 0; i < w->bad.n; i++) {
		struct heading *h = &w->bad.v[i];
		str line = w->lines.v[h->line], mark = STR_NONE;

		h->was = STR_NONE;
		if (h->doubts && h->doubts <= ROUNDS && h->line == h->last)
			mark = md_title_doubt(str_from(line, h->from));
		if (str_empty(mark))
			continue;
		any = true;
		h->from = (size_t)(mark.p - line.p);
		if (h->from && line.p[h->from - 1] == '\\') {
			h->from++;
			continue;
		}
		h->was = line;
		w->lines.v[h->line] = without(&w->a, line, mark);
	}
	return any;
}

/* Keep what made a heading better and took no link from it: its address
 * would be in the text. */
static void
judge(struct headings *w)
{
	struct md *m = parse(w);
	md_node *root = md_root(m), *n = md_next_of(root, root,
	    1u << MD_HEADING);

	for (size_t i = 0; i < w->bad.n; i++) {
		struct heading *h = &w->bad.v[i], now = { 0 };

		while (n && md_place(m, n).line - 1 < h->line)
			n = md_next_of(root, n, 1u << MD_HEADING);
		if (str_empty(h->was))
			continue;
		if (n && md_place(m, n).line - 1 == h->line)
			now = read_heading(w, m, n);
		if (now.level && now.doubts < h->doubts &&
		    now.links == h->links &&
		    now.text.n <= h->text.n + 1) {
			h->doubts = now.doubts;
			h->text = now.text;
		} else {
			w->lines.v[h->line] = h->was;
			h->from++;
		}
	}
}

/* What stands before a heading: marks of quotes and lists. */
static str
prefix_of(str line)
{
	size_t n = 0;

	while (n < line.n && (char_space(line.p[n]) || char_digit(line.p[n]) ||
	    str_find_char(STR(">-*+.)"), line.p[n]) >= 0))
		n++;
	return str_sub(line, 0, n);
}

/* As words alone, without any brackets. */
static void
make_plain(struct headings *w, const struct heading *h)
{
	str *line = &w->lines.v[h->line];
	struct buf b = buf_init(BUF_MAX);

	buf_str(&b, prefix_of(*line));
	buf_repeat(&b, '#', (size_t)h->level);
	buf_char(&b, ' ');
	for (size_t i = 0; i < h->text.n; i++) {
		char c = h->text.p[i];

		if (str_find_char(STR("([{"), c) >= 0 &&
		    !str_ends(buf_view(&b), STR(" ")))
			buf_char(&b, ' ');
		else if (str_find_char(STR("()[]{}"), c) < 0)
			cstate_put_plain(&b, str_sub(h->text, i, i + 1));
	}
	*line = buf_keep(&b, &w->a);
	buf_release(&b);
	for (size_t i = h->line + 1; i <= h->last && i < w->lines.n; i++)
		w->lines.v[i] = STR_NONE;
}

void
cstate_headings(struct buf *out, size_t from)
{
	struct headings w = { 0 };
	struct cut c = { .tail = str_from(buf_view(out), from),
	    .found = true };

	while (c.found) {
		c = str_cut(c.tail, '\n');
		if (c.found || c.head.n)
			*vec_push(&w.a, &w.lines) = str_dup(&w.a, c.head);
	}
	find_bad(&w);
	for (int i = 0; w.bad.n && i < ROUNDS && propose(&w); i++)
		judge(&w);
	for (size_t i = 0; i < w.bad.n; i++)
		if (w.bad.v[i].doubts)
			make_plain(&w, &w.bad.v[i]);
	if (w.bad.n)
		out->n = from;
	for (size_t i = 0; w.bad.n && i < w.lines.n; i++) {
		buf_str(out, w.lines.v[i]);
		buf_char(out, '\n');
	}
	arena_release(&w.a);
}
