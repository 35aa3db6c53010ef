/* Template text that nobody replaced. */
#include "model/body_parts.h"

enum { PLACEHOLDER_MOST = 80 };	/* longer text in brackets is prose */

/* Words that are placeholders wherever they stand alone. */
static const str words[] = {
	STR_INIT("TODO"), STR_INIT("TBD"), STR_INIT("FIXME"),
	STR_INIT("YYYY-MM-DD"), STR_INIT("HH:MM"),
};

/* Single words that templates put in brackets; any other ([Note], [Sam])
 * is a writer's own. */
static bool
template_word(str s)
{
	static const str known[] = {
		STR_INIT("Author"), STR_INIT("Component"), STR_INIT("Date"),
		STR_INIT("Description"), STR_INIT("Impact"),
		STR_INIT("Incident"), STR_INIT("Link"), STR_INIT("Name"),
		STR_INIT("Number"), STR_INIT("Owner"), STR_INIT("Region"),
		STR_INIT("Service"), STR_INIT("Severity"), STR_INIT("Team"),
		STR_INIT("Ticket"), STR_INIT("Time"), STR_INIT("Title"),
		STR_INIT("URL"),
	};

	return str_iamong(s, known, sizeof(known) / sizeof(known[0]));
}

/* "{...}" or "[...]" at the start of s: its length, or 0. Brackets count
 * only around words that begin with a capital, as templates write them,
 * and around nobody's name; "[1]", "[x]" and "[detected]" are something
 * else. */
static size_t
bracketed(const struct site *site, str s)
{
	char close = s.p[0] == '{' ? '}' : ']';
	ptrdiff_t end = str_find_char(
	    str_sub(s, 0, PLACEHOLDER_MOST), close);
	str inside;

	if (end < 3 || !(char_alpha(s.p[1]) || s.p[1] == '_'))
		return 0;
	inside = str_sub(s, 1, (size_t)end);
	if (close == ']') {
		if (s.p[1] < 'A' || s.p[1] > 'Z')
			return 0;
		/* An unresolved reference is a link gone wrong. */
		if ((size_t)end + 1 < s.n && (s.p[end + 1] == '(' ||
		    s.p[end + 1] == '[' || s.p[end + 1] == ':'))
			return 0;
		if (str_find_char(inside, ' ') < 0 ? !template_word(inside)
		    : site_person(site, inside) >= 0)
			return 0;
	}
	return (size_t)end + 1;
}

static bool
word_edge(str s, size_t at)
{
	return at >= s.n || !(char_alnum(s.p[at]) || s.p[at] == '-' ||
	    s.p[at] == '_');
}

static size_t
listed(const struct policy *p, str s)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_starts(s, words[i]) && word_edge(s, words[i].n))
			return words[i].n;
	for (size_t i = 0; i < p->placeholders.n; i++)
		if (!str_empty(p->placeholders.v[i]) &&
		    str_starts(s, p->placeholders.v[i]))
			return p->placeholders.v[i].n;
	return 0;
}

static void
mark_start(struct policy *p, char c)
{
	uint8_t *marks = &p->text_marks[(unsigned char)c];

	if (*marks & MARK_PLACEHOLDER)
		return;
	*marks |= MARK_PLACEHOLDER;
	p->placeholder_starts.v[p->placeholder_starts.n++] = c;
}

static void
mark(struct policy *p, str text)
{
	if (str_empty(text))
		return;
	mark_start(p, text.p[0]);
	if (text.n > 1)
		p->text_marks[(unsigned char)text.p[1]] |= MARK_BEHIND;
	/* Anything can stand behind a single letter. */
	for (int c = 0; text.n == 1 && c < 256; c++)
		p->text_marks[c] |= MARK_BEHIND;
}

void
policy_mark_text(struct policy *p)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		mark(p, words[i]);
	for (size_t i = 0; i < p->placeholders.n; i++)
		mark(p, p->placeholders.v[i]);
	mark_start(p, '{');
	mark_start(p, '[');
	remarks_mark(p);
}

size_t
placeholder_at(const struct reading *r, str text, size_t at)
{
	str rest = str_from(text, at);
	size_t n;

	if (at > 0 && !word_edge(text, at - 1))
		return 0;
	n = listed(r->policy, rest);
	if (n == 0 && (rest.p[0] == '{' || rest.p[0] == '['))
		n = bracketed(r->site, rest);
	return n;
}

/* Whether anything but placeholders is said. */
static bool
says(const struct body_work *w, str text)
{
	const uint8_t *marks = w->r->policy->text_marks;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		size_t n = marks[c] & MARK_PLACEHOLDER
		    ? placeholder_at(w->r, text, i) : 0;

		if (n > 0)
			i += n - 1;
		else if (char_alnum(text.p[i]) || c >= 0x80)
			return true;
	}
	return false;
}

/* Headings, of columns too, ask; what stands below them answers. */
static bool
asks(md_node *n)
{
	return md_kind(n) == MD_HEADING || (md_kind(n) == MD_CELL &&
	    md_header(md_parent(n)));
}

static bool
leaf(enum md_kind k)
{
	return k == MD_PARAGRAPH || k == MD_HEADING || k == MD_CELL;
}

/* Whether a paragraph or cell says something before anything that may be
 * a placeholder: nearly all do with their first letter. */
static bool
says_first(const struct body_work *w, md_node *n)
{
	const uint8_t *marks = w->r->policy->text_marks;
	md_node *first = md_first(n);
	str text = first && md_kind(first) == MD_TEXT ? md_literal(first)
	    : STR_NONE;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (marks[c] & MARK_PLACEHOLDER)
			return false;
		if (char_alnum(text.p[i]) || c >= 0x80)
			return true;
	}
	return false;
}

static bool
block_written(struct body_work *w, md_node *top)
{
	for (md_node *n = top; n; ) {
		enum md_kind k = md_kind(n);
		bool image;

		if (k == MD_CODE_BLOCK || k == MD_IMAGE)
			return true;
		if (!leaf(k) || asks(n)) {
			n = md_walk(top, n);
			continue;
		}
		/* What stands in code marks is meant as it is. */
		if (says_first(w, n) ||
		    says(w, md_prose(n, &w->saying, &image)) || image)
			return true;
		n = md_walk_past(top, n);
	}
	return false;
}

bool
blocks_written(struct body_work *w, struct blocks b)
{
	for (md_node *n = b.first; n != b.end; n = md_next(n))
		if (block_written(w, n))
			return true;
	return false;
}
