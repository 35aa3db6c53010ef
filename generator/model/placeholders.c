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

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_ieq(s, known[i]))
			return true;
	return false;
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

void
placeholder_starts(struct policy *p)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		p->placeholder_start[(unsigned char)words[i].p[0]] = true;
	for (size_t i = 0; i < p->placeholders.n; i++)
		if (!str_empty(p->placeholders.v[i]))
			p->placeholder_start[(unsigned char)
			    p->placeholders.v[i].p[0]] = true;
	p->placeholder_start['{'] = p->placeholder_start['['] = true;
}

/* Length of the placeholder that begins at byte at of s, or 0. */
static size_t
placeholder_at(const struct reading *r, str s, size_t at)
{
	str rest = str_from(s, at);
	size_t n;

	if (at > 0 && !word_edge(s, at - 1))
		return 0;
	n = listed(r->policy, rest);
	if (n == 0 && (rest.p[0] == '{' || rest.p[0] == '['))
		n = bracketed(r->site, rest);
	return n;
}

/* The text of a leaf block, code left out: what stands in code marks is
 * meant as it is. */
static void
leaf_text(md_node *block, struct buf *out)
{
	for (md_node *n = body_walk(block, block); n;
	    n = body_walk(block, n)) {
		enum md_kind k = md_kind(n);

		if (k == MD_TEXT)
			buf_str(out, md_literal(n));
		else if (k == MD_SOFT_BREAK || k == MD_LINE_BREAK)
			buf_char(out, ' ');
		else if (k == MD_CODE || k == MD_IMAGE)
			buf_char(out, 'x');
	}
}

/* Report the placeholders of one leaf; true when anything else is said
 * there. */
static bool
scan(struct body_work *w, md_node *leaf, str text, bool report)
{
	const bool *starts = w->r->policy->placeholder_start;
	struct place last = { 0 };
	bool written = false;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		size_t n = starts[c]
		    ? placeholder_at(w->r, text, i) : 0;
		struct placeholder p;

		if (n == 0) {
			if (!written)
				written = char_alnum(text.p[i]) || c >= 0x80;
			continue;
		}
		if (report) {
			p.text = str_dup(w->r->keep, str_sub(text, i, i + n));
			p.place = md_place_word(w->md, leaf, p.text, last);
			last = p.place;
			*vec_push(w->r->keep,
			    &w->doc->body.placeholders) = p;
		}
		i += n - 1;
	}
	return written;
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

bool
placeholders_read(struct body_work *w, struct blocks b, bool report)
{
	struct buf text = buf_init(BUF_MAX);
	bool written = false;

	for (md_node *top = b.first; top != b.end; top = md_next(top)) {
		md_node *n = top;

		for (; n; n = body_walk(top, n)) {
			if (md_kind(n) == MD_CODE_BLOCK ||
			    md_kind(n) == MD_IMAGE)
				written = true;
			if (!leaf(md_kind(n)))
				continue;
			buf_clear(&text);
			leaf_text(n, &text);
			if (report)
				remarks_read(w, n, buf_view(&text));
			if (scan(w, n, buf_view(&text), report) && !asks(n))
				written = true;
		}
	}
	buf_release(&text);
	return written;
}
