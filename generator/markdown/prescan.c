/* What is known of a body before libcmark sees it.
 *
 * One pass over the lines finds where they begin, which of them could
 * make a table, and whether libcmark 0.30 would take long over the body.
 * Two things make it slow (all else that we tried is linear): blocks
 * deep in each other, for each line costs as much as it has levels, and
 * a link among many unclosed images, for each link walks over them all.
 * Both are counted from above, so nothing slow gets past, and what people
 * write stays a thousand times below.
 */
#include <inttypes.h>

#include "markdown/tree.h"

#define LEVELS_MOST ((uint64_t)40 * 1000 * 1000)	/* lines x depth */
#define WALKS_MOST ((uint64_t)100 * 1000 * 1000)	/* images x links */

struct prescan {
	struct md *m;
	struct rulers *rulers;
	struct diags *d;
	bool has_image, has_cr;
	uint32_t depth;		/* open at most */
	bool after_blank;
	uint64_t levels;
	uint64_t images, walks;	/* since the last blank line */
};

static bool
blank(str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] != ' ' && line.p[i] != '\t')
			return false;
	return true;
}

/* Length of a list marker at the start of s: "-", "12.", or 0. */
static size_t
marker(str s)
{
	size_t i = 0;

	if (s.n && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '+')) {
		i = 1;
	} else {
		while (i < s.n && i < 9 && char_digit(s.p[i]))
			i++;
		if (i == 0 || i == s.n || (s.p[i] != '.' && s.p[i] != ')'))
			return 0;
		i++;
	}
	return i == s.n || s.p[i] == ' ' || s.p[i] == '\t' ? i : 0;
}

/* Whether from its first list marker on a line is made of one character
 * and white space: a thematic break, which nests nothing. */
static bool
decoration(str line)
{
	size_t i = 0;
	char c;

	while (i < line.n && memchr(" \t>", line.p[i], 3))
		i++;
	c = i < line.n ? line.p[i] : '\0';
	if (c != '-' && c != '*')
		return false;
	while (i < line.n && (line.p[i] == c || line.p[i] == ' ' ||
	    line.p[i] == '\t'))
		i++;
	return i == line.n;
}

static bool
refuse(struct prescan *p, str line, enum rule rule, const char *text)
{
	struct md *m = p->m;

	diag_add(p->d, rule, md_place_at(m, m->lines - 1, 0,
	    line.n < 80 ? line.n : 80), "%s", text);
	diag_help(p->d, "put a log or a dump beside the text as an "
	    "attachment, and link it");
	return false;
}

/* Count how deeply a line can be nested. Each mark (>, -, 1.) continues or
 * opens a level; a list item that continues without a mark is indented by
 * at least two columns. A line without either may be a lazy continuation,
 * and changes nothing. */
static bool
count_levels(struct prescan *p, str line)
{
	size_t i = 0, columns = 0;
	uint32_t marks = 0, kept;

	for (;;) {
		size_t n;

		if (i == line.n)
			break;
		if (line.p[i] == ' ' || line.p[i] == '\t') {
			columns += line.p[i] == '\t' ? 4 : 1;
			i++;
			continue;
		}
		n = line.p[i] == '>' ? 1 : marker(str_from(line, i));
		if (n == 0)
			break;
		marks++;
		i += n;
	}
	if (marks > 0 || p->after_blank) {
		kept = columns / 2 < p->depth ? (uint32_t)(columns / 2) :
		    p->depth;
		if (marks > MD_DEPTH_MOST / 2 && decoration(line))
			marks = 0;
		p->depth = kept + marks;
	}
	if (p->depth > MD_DEPTH_MOST)
		return refuse(p, line, RULE_MARKDOWN_TOO_DEEP,
		    "more than 100 quotes and lists in each other");
	return true;
}

static bool
count_images(struct prescan *p, str line)
{
	if (p->images == 0 && !str_has(line, STR("![")))
		return true;
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '[' && i && line.p[i - 1] == '!')
			p->images++;
		else if (line.p[i] == ']')
			p->walks += p->images;
	}
	if (p->walks > WALKS_MOST)
		return refuse(p, line, RULE_MARKDOWN_TOO_LARGE,
		    "too many images and links in one paragraph");
	return true;
}

/* A line of nothing but | : - and what may stand before a row. */
static bool
ruler(str line)
{
	static const bool part[256] = { [' '] = true, ['\t'] = true,
		['>'] = true, ['|'] = true, [':'] = true, ['-'] = true };
	bool dash = false, other = false;

	for (size_t i = 0; i < line.n; i++) {
		if (!part[(unsigned char)line.p[i]])
			return false;
		dash |= line.p[i] == '-';
		other |= line.p[i] == '|' || line.p[i] == ':';
	}
	return dash && other;
}

/* Whether a line can begin with this before a level, or in a ruler, but
 * for the pipe of a row. */
static bool
may_hold(char c)
{
	static const bool holds[256] = { [' '] = true, ['\t'] = true,
		['>'] = true, ['-'] = true, ['*'] = true, ['+'] = true,
		['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true,
		['4'] = true, ['5'] = true, ['6'] = true, ['7'] = true,
		['8'] = true, ['9'] = true, [':'] = true };

	return holds[(unsigned char)c];
}

static bool
look(struct prescan *p, str line)
{
	bool is_blank = line.n == 0;

	/* Most lines are text or rows at the margin. */
	if (!is_blank && !p->has_image && !may_hold(line.p[0])) {
		if (p->after_blank)
			p->depth = 0;
		if (line.p[0] == '|' && ruler(line))
			*vec_push(p->m->arena, p->rulers) = p->m->lines - 1;
	} else if (is_blank || blank(line)) {
		is_blank = true;
		p->images = p->walks = 0;
	} else {
		if (!count_levels(p, line))
			return false;
		if (p->has_image && !count_images(p, line))
			return false;
		if (ruler(line))
			*vec_push(p->m->arena, p->rulers) = p->m->lines - 1;
	}
	p->after_blank = is_blank;
	p->levels += p->depth;
	if (p->levels > LEVELS_MOST)
		return refuse(p, line, RULE_MARKDOWN_TOO_DEEP,
		    "too many lines in deep quotes and lists");
	return true;
}

/* Where the line that begins at `from` ends, and where the next begins. */
static size_t
line_end(const struct prescan *p, size_t from, size_t *next)
{
	str s = str_from(p->m->text, from);
	const char *at;
	size_t end;

	if (!p->has_cr) {
		at = memchr(s.p, '\n', s.n);
		end = at ? (size_t)(at - s.p) : s.n;
	} else {
		end = 0;
		while (end < s.n && s.p[end] != '\n' && s.p[end] != '\r')
			end++;
	}
	*next = from + end + (end < s.n);
	if (end + 1 < s.n && s.p[end] == '\r' && s.p[end + 1] == '\n')
		++*next;
	return from + end;
}

static bool
all_lines(struct prescan *p)
{
	struct md *m = p->m;
	struct { uint32_t *v; size_t n, cap; } starts = { 0 };
	size_t at = 0;

	starts.cap = m->text.n / 24 + 16;
	starts.v = arena_array(m->arena, uint32_t, starts.cap);
	while (at < m->text.n) {
		size_t next, end = line_end(p, at, &next);

		*vec_push(m->arena, &starts) = (uint32_t)at;
		m->starts = starts.v;
		m->lines = (uint32_t)starts.n;
		if (!look(p, str_sub(m->text, at, end)))
			return false;
		at = next;
	}
	*vec_push(m->arena, &starts) = (uint32_t)m->text.n;
	m->starts = starts.v;
	return true;
}

/* Note each line that has this; whether there is one. */
static bool
note_lines(struct md *m, str needle)
{
	size_t at = 0;
	ptrdiff_t found;

	while ((found = str_find(str_from(m->text, at), needle)) >= 0) {
		uint32_t line = md_line_at(m, at + (size_t)found);

		if (!m->link_lines)
			m->link_lines = arena_array(m->arena, bool,
			    m->lines);
		m->link_lines[line] = true;
		at = m->starts[line + 1];
	}
	return at > 0;
}

/* Where links without a mark may be. Once there are any, they may also be
 * written with references and escapes. */
static void
note_links(struct md *m)
{
	m->has_full = note_lines(m, STR("://"));
	m->has_www = note_lines(m, STR("www."));
	m->has_at = note_lines(m, STR("@"));
	if (m->link_lines) {
		note_lines(m, STR("&"));
		note_lines(m, STR("\\"));
	}
}

bool
md_prescan(struct md *m, struct rulers *rulers, struct diags *d)
{
	struct prescan p = { .m = m, .rulers = rulers, .d = d };

	if (m->text.n > MD_BYTES_MOST) {
		diag_add(d, RULE_MARKDOWN_TOO_LARGE, (struct place){
		    .file = m->file, .line = m->line, .col = 1 },
		    "the body has %zu bytes; it may have %d", m->text.n,
		    MD_BYTES_MOST);
		diag_help(d, "put logs and dumps beside the text as "
		    "attachments, and link them");
		return false;
	}
	m->has_tilde = str_find_char(m->text, '~') >= 0;
	m->has_comment = str_has(m->text, STR("<!--"));
	m->has_box = str_has(m->text, STR("] ")) ||
	    str_has(m->text, STR("]\t"));
	p.has_image = str_has(m->text, STR("!["));
	p.has_cr = str_find_char(m->text, '\r') >= 0;
	if (!all_lines(&p))
		return false;
	note_links(m);
	return true;
}
