/* Internal parts: from <!-- internal --> to <!-- /internal -->, and
 * sections whose heading ends in "(internal)". "(internal only)" and the
 * like are as good, and so they are before "{#id}".
 *
 * The marks may stand in a line or between blocks, and a part may begin
 * in one and end in the other: it is what is between them in document
 * order. A block that begins in an internal part is internal as a whole.
 * Marks may be nested; what is not closed hides all that follows. A
 * section goes on to the next heading of its level or a higher one.
 */
#include "base/utf8.h"
#include "markdown/comment.h"
#include "markdown/plain.h"

struct hiding {
	struct diags *d;
	uint32_t depth;
	struct place opened;	/* the outermost of those open */
	md_node *link;		/* that it stands in the text of, or NULL */
};

/* What may stand beside the one word that counts: whoever writes
 * "(internal only)" means no reader outside. */
static bool
beside_internal(str word)
{
	static const str words[] = {
		STR_INIT("only"), STR_INIT("use"), STR_INIT("part"),
		STR_INIT("begin"), STR_INIT("start"), STR_INIT("end"),
		STR_INIT("for"), STR_INIT("note"), STR_INIT("notes"),
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(word, words[i]))
			return true;
	return false;
}

/* Whether nobody sees a character: keyboards and text processors make
 * no-break spaces and joiners, which must not make public what was
 * marked. */
static bool
is_blank(uint32_t c)
{
	return c < 0x80 ? char_space((char)c) : utf8_unseen(c);
}

/* How many bytes of blanks s begins with. */
static size_t
blanks(str s)
{
	size_t n = 0, next = 0;

	while (n < s.n && is_blank(utf8_next(s, &next)))
		n = next;
	return n;
}

static str
without_blanks(str s)
{
	s = str_from(s, blanks(s));
	while (s.n) {
		uint32_t c = utf8_before(s, s.n);
		char bytes[4];

		if (!is_blank(c))
			break;
		s.n -= utf8_put(bytes, c);
	}
	return s;
}

static bool
say_so(str words, bool *ends)
{
	bool said = false;
	size_t i = 0;

	*ends = false;
	while (i < words.n) {
		size_t from = i;
		str word;

		while (i < words.n && char_alnum(words.p[i]))
			i++;
		word = str_sub(words, from, i);
		while (i < words.n) {
			size_t n = blanks(str_from(words, i));

			if (n == 0 && !memchr(":.,-!", words.p[i], 5))
				break;
			i += n ? n : 1;
		}
		if (i == from)
			return false;
		if (str_ieq(word, STR("internal")))
			said = true;
		else if (word.n && !beside_internal(word))
			return false;
		*ends |= str_ieq(word, STR("end"));
	}
	return said;
}

enum { MARK_MOST = 80 };	/* longer words are no marks gone wrong */

/* Whether words say "internal", and nothing that is not known to go with
 * it; *ends when they speak of its end. What nobody sees may also stand in
 * a word: soft hyphens do. */
static bool
say_internal(str words, bool *ends)
{
	char seen[MARK_MOST];
	size_t n = 0, next = 0;

	if (say_so(words, ends))
		return true;
	if (words.n > sizeof(seen) || utf8_ascii(words))
		return false;
	for (size_t at = 0; at < words.n; at = next) {
		uint32_t c = utf8_next(words, &next);

		if (c >= 0x80 && is_blank(c))
			continue;
		memcpy(seen + n, words.p + at, next - at);
		n += next - at;
	}
	return n < words.n && say_so(str_of(seen, n), ends);
}

/* Nobody writes "/internal" and means something else, whatever follows:
 * where it closes nothing, what was to open a part was not understood. */
static bool
closes_internal(str words)
{
	static const str mark = STR_INIT("internal");

	words = str_from(words, blanks(words));
	return str_istarts(words, mark) && (words.n == mark.n ||
	    !char_alnum(words.p[mark.n]));
}

int
md_internal_mark(str comment)
{
	str words = without_blanks(comment);
	bool closes = str_starts(words, STR("/")), ends;

	words = str_from(words, closes);
	if (closes && closes_internal(words))
		return -1;
	if (!say_internal(words, &ends))
		return 0;
	return closes || ends ? -1 : 1;
}

/* How many bytes of hyphens s begins with, or of what editors make of
 * them. */
static size_t
dashes(str s)
{
	size_t n = 0, next = 0;

	while (n < s.n) {
		uint32_t c = utf8_next(s, &next);

		if (c != '-' && c != 0x2212 && (c < 0x2010 || c > 0x2015))
			break;
		n = next;
	}
	return n;
}

size_t
md_mark_doubt(str s)
{
	size_t i = 1, n = 0;
	ptrdiff_t end = str_find_char(str_sub(s, 0, MARK_MOST), '>');
	str words;

	if (end < 0)
		return 0;
	i += blanks(str_from(s, i));
	if (s.p[i] == '!')
		i++;
	else if (!str_starts(str_from(s, i), STR("--")))
		return 0;
	words = str_sub(s, i, (size_t)end);
	i = dashes(words);
	words = str_from(words, i);
	while (n < words.n && dashes(str_from(words, n)) < words.n - n)
		n++;
	return i && md_internal_mark(str_sub(words, 0, n)) ? (size_t)end + 1
	    : 0;
}

static void
hide_lines(struct md *m, uint32_t from, uint32_t to)
{
	*vec_push(m->arena, &m->hidden) = (struct lines){ from, to };
}

/* The nearest link or image from n on upwards, or NULL. */
static md_node *
link_above(md_node *n)
{
	while (!md_is_block(n)) {
		if (n->kind == MD_LINK || n->kind == MD_IMAGE)
			return n;
		n = n->parent;
	}
	return NULL;
}

/* A part begins in the text of a link and ends behind that: its address,
 * which is in between, is internal, the text before the mark is not. */
static void
cut_link(struct md *m, md_node *link)
{
	while (link->first && !link->first->internal) {
		md_node *n = link->first;

		md_unlink(n);
		md_insert_before(link, n);
	}
	link->internal = true;
	if (link->first || link->kind == MD_IMAGE)
		return;
	/* Something must be left to be seen inside. */
	md_append(link, md_make_text(m->arena, link->text));
	link->first->internal = true;
}

/* Those that end where n begins. */
static void
cut_links(struct md *m, struct hiding *h, const md_node *n)
{
	while (h->link && md_walk_past(m->root, h->link) == n) {
		md_node *link = h->link;

		h->link = link_above(link->parent);
		cut_link(m, link);
	}
}

static void
apply(struct md *m, struct hiding *h, md_node *n, int mark, struct place at)
{
	if (mark > 0) {
		if (h->depth++ > 0)
			return;
		h->opened = at;
		h->link = link_above(n);
	} else if (h->depth > 0) {
		if (--h->depth > 0)
			return;
		h->link = NULL;
		hide_lines(m, h->opened.line - m->line, at.line - m->line);
	} else {
		diag_add(h->d, RULE_INTERNAL_UNOPENED, at,
		    "this internal part was never begun");
		diag_help(h->d, "write <!-- internal --> where it begins");
	}
}

static void
hide_marked(struct md *m, struct diags *d)
{
	struct hiding h = { .d = d };
	struct md_comment c = { 0 };

	for (md_node *n = m->root->first; n; n = md_walk(m->root, n)) {
		cut_links(m, &h, n);
		n->internal = h.depth > 0;
		if (n->kind != MD_HTML_BLOCK && n->kind != MD_HTML)
			continue;
		while (md_comment_in(m, n, &c)) {
			int mark = md_internal_mark(c.text);

			if (mark)
				apply(m, &h, n, mark, c.at);
		}
	}
	cut_links(m, &h, NULL);
	if (h.depth > 0) {
		hide_lines(m, h.opened.line - m->line, m->lines);
		diag_add(d, RULE_INTERNAL_UNCLOSED, h.opened,
		    "this internal part has no end");
		diag_help(d, "write <!-- /internal --> where it ends");
	}
}

/* Whether words in brackets were meant as a mark: they say it between
 * commas, misspelt, or in another tongue. */
static bool
seem_internal(str words)
{
	static const str internal = STR_INIT("internal");
	static const str alike[] = {
		STR_INIT("intern"), STR_INIT("interne"),
		STR_INIT("internals"), STR_INIT("confidential"),
	};
	bool ends;

	for (size_t i = 0; i < sizeof(alike) / sizeof(alike[0]); i++)
		if (str_ieq(words, alike[i]))
			return true;
	if (suggest_sure(words, internal, &internal, 1))
		return !str_ieq(words, STR("interval"));
	while (words.n) {
		size_t n = 0;

		while (n < words.n && !memchr(",;:", words.p[n], 3) &&
		    !str_starts(str_from(words, n), STR(" - ")))
			n++;
		if (say_internal(str_trim(str_sub(words, 0, n)), &ends))
			return true;
		words = str_from(words, n + 1);
	}
	return false;
}

str
md_title_doubt(str title)
{
	size_t open = 0;	/* 1 + where a bracket is */

	/* Hardly any has one. */
	if (str_find_char(title, '(') < 0 && str_find_char(title, '[') < 0 &&
	    str_find_char(title, '{') < 0)
		return STR_NONE;
	/* It may never be closed. */
	for (size_t i = 0; i <= title.n; i++) {
		char c = i < title.n ? title.p[i] : ')';

		if (c == '(' || c == '[' || c == '{') {
			open = i + 1;
		} else if (c == ')' || c == ']' || c == '}') {
			if (open && (c != '}' || title.p[open] != '#') &&
			    seem_internal(without_blanks(str_sub(title, open,
			    i))))
				return str_sub(title, open - 1, i + 1);
			open = 0;
		}
	}
	return STR_NONE;
}

/* A heading's text without what may stand behind a mark: a stop, and
 * "{#id}", which other tools take for an address. To us it is text, but it
 * must not make public what was marked. */
static str
before_attributes(str s)
{
	ptrdiff_t open;

	for (;;) {
		s = without_blanks(s);
		while (s.n && memchr(":.", s.p[s.n - 1], 2))
			s = without_blanks(str_sub(s, 0, s.n - 1));
		open = str_ends(s, STR("}")) ? str_rfind_char(s, '{') : -1;
		if (open < 0)
			return s;
		s.n = (size_t)open;
	}
}

ptrdiff_t
md_title_mark(str title)
{
	str s = before_attributes(title);
	ptrdiff_t open;
	bool ends;

	if (s.n == 0 || (s.p[s.n - 1] != ')' && s.p[s.n - 1] != ']'))
		return -1;
	open = str_rfind_char(s, s.p[s.n - 1] == ')' ? '(' : '[');
	if (open < 0 || !say_internal(str_sub(s, (size_t)open + 1, s.n - 1),
	    &ends))
		return -1;
	return s.p + open - title.p;
}

bool
md_title_internal(str title)
{
	return md_title_mark(title) >= 0;
}

/* The line behind a section that ends where n begins, or with what it
 * stands in. Definitions above a heading that is underlined begin it for
 * libcmark, and belong to what is before. */
static uint32_t
section_end(const struct md *m, const md_node *heading, const md_node *n)
{
	if (n)
		return n->end;
	return heading->parent == m->root ? m->lines
	    : heading->parent->end + 1;
}

void
md_hide_section(struct md *m, md_node *heading)
{
	md_node *n = heading;

	m->has_internal = true;

	do {
		for (md_node *k = n; k; k = md_walk(n, k))
			k->internal = true;
		n = n->next;
	} while (n && !(n->kind == MD_HEADING && n->level <= heading->level));
	hide_lines(m, heading->end, section_end(m, heading, n));
}

/* A block is hidden six times at most, once for every level that a heading
 * can have. */
static void
hide_sections(struct md *m)
{
	for (size_t i = 0; i < m->headings.n; i++)
		if (md_title_internal(md_text(m, m->headings.v[i],
		    m->arena, true)))
			md_hide_section(m, m->headings.v[i]);
}

void
md_hide(struct md *m, struct diags *d)
{
	m->has_internal = m->has_comment;
	if (m->has_comment)
		hide_marked(m, d);
	hide_sections(m);
}
