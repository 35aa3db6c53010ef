#include "markdown/piece.h"
#include "markdown/prose.h"

/* What a line may be, by its first character. */
enum first {
	TEXT, BLANK, HEADING, FENCE, BULLET, DIGIT, HTML,
	OTHER,			/* begins, ends or goes on something else */
};

static const uint8_t firsts[256] = {
	['\n'] = BLANK, ['\r'] = BLANK, ['#'] = HEADING, ['`'] = FENCE,
	['~'] = FENCE, ['-'] = BULLET, ['+'] = BULLET, ['*'] = BULLET,
	['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT,
	['4'] = DIGIT, ['5'] = DIGIT, ['6'] = DIGIT, ['7'] = DIGIT,
	['8'] = DIGIT, ['9'] = DIGIT, ['<'] = HTML, [' '] = OTHER,
	['\t'] = OTHER, ['\v'] = OTHER, ['\f'] = OTHER, ['>'] = OTHER,
	['='] = OTHER, ['_'] = OTHER,
};

struct scan {
	struct md *m;
	bool text;		/* pieces of text may be left out */
	uint32_t line;		/* the next to look at */
	uint32_t lines;		/* that have an end */
	const struct rulers *rulers;
	size_t ruler;		/* the next one */
	bool all;		/* no ruler was passed over */
	bool clear;		/* no paragraph is open before this line */
	bool in_list;		/* an item may follow */
	bool run;		/* the last piece goes on with a block here */
	struct pieces *out;
};

/* Line i, without its end. */
static str
line_at(const struct scan *s, uint32_t i)
{
	return md_line(s->m, i);
}

static enum first
first_of(const struct scan *s, uint32_t i)
{
	return firsts[(unsigned char)s->m->text.p[s->m->starts[i]]];
}

/* Whether a line, or the rest of one, is text from end to end. */
static bool
is_text(const struct scan *s, str t)
{
	return t.n > 0 && !char_space(t.p[0]) &&
	    !char_space(t.p[t.n - 1]) && md_is_text(s->m, t);
}

/* How many characters the fence has that a line begins with, or 0. */
static size_t
fence(str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == line.p[0])
		n++;
	if (n < 3 || (line.p[0] == '`' &&
	    str_find_char(str_from(line, n), '`') >= 0))
		return 0;
	return n;
}

/* Whether text at the margin, or in an item, can begin a paragraph only. */
static bool
begins_text(str t)
{
	switch (t.n ? firsts[(unsigned char)t.p[0]] : BLANK) {
	case TEXT:
		return true;
	case DIGIT:
		return !md_marker(t);
	case FENCE:
		return !fence(t);
	default:
		return false;
	}
}

/* The level of a heading, and where its text begins; 0 when it is none. */
static uint8_t
heading(str line, uint32_t *text)
{
	uint32_t n = 0, at;

	while (n < line.n && line.p[n] == '#')
		n++;
	for (at = n; at < line.n && line.p[at] == ' '; at++)
		;
	*text = at;
	return n <= 6 && at > n ? (uint8_t)n : 0;
}

static bool
fence_ends(str line, char c, size_t length)
{
	size_t from = 0, n = 0;

	while (from < line.n && from < 3 && line.p[from] == ' ')
		from++;
	line = str_from(line, from);
	while (n < line.n && line.p[n] == c)
		n++;
	if (n < length)
		return false;
	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n == line.n;
}

/* Whether a paragraph before line i cannot go on there. */
static bool
ends_paragraph(const struct scan *s, uint32_t i)
{
	uint32_t text;

	if (i >= s->lines)
		return i == s->m->lines;
	return first_of(s, i) == BLANK || (first_of(s, i) == HEADING &&
	    heading(line_at(s, i), &text));
}

/* Whether what an item says before line i cannot go on there. */
static bool
ends_item(const struct scan *s, uint32_t i)
{
	str line;
	size_t marker;

	if (ends_paragraph(s, i))
		return true;
	if (i >= s->lines)
		return false;
	line = line_at(s, i);
	marker = md_marker(line);
	return marker && !str_empty(str_trim(str_from(line, marker)));
}

/* Whether line i is a ruler; those before it made no table. */
static bool
is_ruler(struct scan *s, uint32_t i)
{
	const struct rulers *r = s->rulers;

	for (; s->ruler < r->n && r->v[s->ruler] < i; s->ruler++)
		s->all = false;
	return s->ruler < r->n && r->v[s->ruler] == i;
}

/* Rulers up to line i are known to be none, or of a table that is. */
static void
pass_rulers(struct scan *s, uint32_t i)
{
	while (s->ruler < s->rulers->n && s->rulers->v[s->ruler] <= i)
		s->ruler++;
}

static md_node *
add_block(struct scan *s, enum md_kind kind, uint32_t last, uint32_t col)
{
	struct arena *a = s->m->arena;
	md_node *n = md_make(a, kind);
	struct piece *k;

	if (!s->run)
		*vec_push(a, s->out) = (struct piece){ .line = s->line,
		    .col = col, .blocks = md_make(a, MD_DOCUMENT) };
	k = &s->out->v[s->out->n - 1];
	k->last = last;
	n->line = s->line;
	n->end = last;
	n->col = col;
	md_append(k->blocks, n);
	return n;
}

static bool
scan_heading(struct scan *s)
{
	str line = line_at(s, s->line), t;
	uint32_t from;
	uint8_t level = heading(line, &from);
	md_node *n;

	t = str_from(line, from);
	s->clear = level > 0;
	/* # at the end would be left out. */
	if (!s->text || !level || !is_text(s, t) || t.p[t.n - 1] == '#') {
		s->line++;
		return false;
	}
	n = add_block(s, MD_HEADING, s->line, 0);
	n->level = level;
	md_put_text(s->m, n, t);
	s->line++;
	return true;
}

static bool
scan_paragraph(struct scan *s)
{
	uint32_t to = s->line;
	bool plain = s->text && s->clear;
	md_node *n;

	do {
		str t = line_at(s, to);

		plain = plain && begins_text(t) && is_text(s, t) &&
		    !is_ruler(s, to);
		to++;
	} while (plain && to < s->lines && !ends_paragraph(s, to));
	plain = plain && ends_paragraph(s, to);
	if (plain) {
		n = add_block(s, MD_PARAGRAPH, to - 1, 0);
		for (uint32_t i = s->line; i < to; i++) {
			if (i > s->line)
				md_append(n, md_make(s->m->arena,
				    MD_SOFT_BREAK));
			md_put_text(s->m, n, line_at(s, i));
		}
	}
	s->line = to;
	s->clear = false;
	return plain;
}

/* What an item says is a piece, the item is not. */
static bool
scan_item(struct scan *s)
{
	str line = line_at(s, s->line), t;
	uint32_t marker = (uint32_t)md_marker(line), col = marker;
	bool may = marker && (s->clear || s->in_list);

	while (col < line.n && line.p[col] == ' ')
		col++;
	t = str_from(line, col);
	s->run = false;
	if (s->text && may && col > marker && col <= marker + 4 &&
	    begins_text(t) && is_text(s, t) && !is_ruler(s, s->line) &&
	    ends_item(s, s->line + 1))
		md_put_text(s->m, add_block(s, MD_PARAGRAPH, s->line, col),
		    t);
	s->in_list = may;
	s->clear = false;
	s->line++;
	return false;
}

/* Code goes on to its closing fence, whatever stands in it. */
static bool
scan_code(struct scan *s)
{
	str line = line_at(s, s->line), info, code;
	size_t length = fence(line);
	uint32_t end = s->line + 1;
	md_node *n;
	bool plain;

	if (length == 0)
		return scan_paragraph(s);
	while (end < s->lines && !fence_ends(line_at(s, end),
	    line.p[0], length))
		end++;
	info = str_trim(str_from(line, length));
	code = end < s->lines ? str_sub(s->m->text, s->m->starts[s->line + 1],
	    s->m->starts[end]) : STR_NONE;
	plain = s->text && end < s->lines && str_find_char(code, '\r') < 0 &&
	    str_find_char(info, '\\') < 0 && str_find_char(info, '&') < 0;
	if (plain) {
		n = add_block(s, MD_CODE_BLOCK, end, 0);
		n->text = code;
		n->extra = info;
		pass_rulers(s, end);
	}
	s->line = end + 1;
	s->clear = plain;
	return plain;
}

/* A comment, which may have any lines in it; other HTML is like text. */
static bool
scan_html(struct scan *s)
{
	struct md *m = s->m;
	size_t from = m->starts[s->line];
	ptrdiff_t end = 0;

	if (str_starts(str_from(m->text, from), STR("<!--"))) {
		end = str_find(str_from(m->text, from + 2), STR("-->"));
		from = end < 0 ? m->text.n : from + 2 + (size_t)end;
	}
	do
		s->line++;
	while (s->line < s->lines && m->starts[s->line] <= from);
	s->clear = false;
	return false;
}

static bool
scan_table(struct scan *s)
{
	struct table *t;

	if (!is_ruler(s, s->line + 1))
		return false;
	t = arena_new(s->m->arena, struct table);
	if (!md_table_plain(s->m, s->line + 1, t))
		return false;
	*vec_push(s->m->arena, s->out) = (struct piece){ .line = t->line,
	    .last = t->last, .table = t };
	pass_rulers(s, t->last);
	s->line = t->last + 1;
	return true;
}

/* Look at what begins on a line. Whether it is a piece that goes on with
 * the next block. */
static bool
scan_line(struct scan *s)
{
	enum first f = first_of(s, s->line);

	if (f == DIGIT && md_marker(line_at(s, s->line)))
		f = BULLET;
	if (f == BULLET)
		return scan_item(s);
	if (f != OTHER)
		s->in_list = false;
	switch (f) {
	case HEADING:
		return scan_heading(s);
	case FENCE:
		return scan_code(s);
	case HTML:
		return scan_html(s);
	default:
		return scan_paragraph(s);
	}
}

bool
md_pieces_find(struct md *m, bool text, const struct rulers *rulers,
    struct pieces *out)
{
	struct scan s = { .m = m, .text = text, .rulers = rulers,
		.lines = m->lines, .all = true, .clear = true, .out = out };

	/* The last line is left alone when nothing ends it. */
	if (s.lines && m->text.p[m->text.n - 1] != '\n')
		s.lines--;
	while (s.line < s.lines) {
		if (first_of(&s, s.line) == BLANK) {
			s.clear = true;
			if (s.run)
				out->v[out->n - 1].last = s.line;
			s.line++;
		} else if (scan_table(&s)) {
			s.run = s.in_list = false;
		} else {
			s.run = scan_line(&s);
		}
	}
	is_ruler(&s, m->lines);
	return s.all;
}
