/* Running text of a Hugo site as Markdown of ours: shortcodes, raw HTML,
 * links. */
#include <assert.h>

#include "import/cstate_parts.h"

enum { TICKS_MOST = 40, LINK_MOST = 2048 };

static struct place
place_of(const struct cstate_rewrite *w, str part)
{
	return (struct place){ w->doc->source->file, w->number,
	    w->indent + (uint32_t)(part.p - w->line.p) + 1,
	    (uint32_t)part.n };
}

size_t
cstate_backticks(str text)
{
	size_t most = 0, run = 0;

	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == '`' ? run + 1 : 0;
		most = run > most ? run : most;
	}
	return most;
}

/* Code marks around text, whatever it holds. */
static void
code_span(struct buf *out, str text)
{
	size_t most = cstate_backticks(text);

	buf_repeat(out, '`', most + 1);
	if (most)
		buf_char(out, ' ');
	buf_str(out, text);
	if (most)
		buf_char(out, ' ');
	buf_repeat(out, '`', most + 1);
}

/* Shortcodes. */

/* The value of name="..." among the arguments. */
static str
named_argument(str args, str name)
{
	str rest = args;
	ptrdiff_t at;

	while ((at = str_find(rest, name)) >= 0) {
		bool begins = at > 0 ? char_space(rest.p[at - 1])
		    : rest.p == args.p;

		rest = str_from(rest, (size_t)at + name.n);
		if (begins && str_starts(rest, STR("=\"")))
			return str_cut(str_from(rest, 2), '"').head;
	}
	return STR_NONE;
}

static bool
figure(struct cstate_rewrite *w, const struct cstate_shortcode *code)
{
	str src = named_argument(code->args, STR("src"));
	str text = named_argument(code->args, STR("alt")), to;

	if (str_empty(text))
		text = named_argument(code->args, STR("caption"));
	if (str_empty(src) || str_find_char(text, ']') >= 0 ||
	    str_find_char(src, ' ') >= 0 ||
	    !cstate_link(w->c, w->index, w->doc, src, place_of(w, src), &to))
		return false;
	buf_lit(w->out, "![");
	buf_str(w->out, text);
	buf_lit(w->out, "](");
	buf_str(w->out, to);
	buf_char(w->out, ')');
	return true;
}

static void
shortcode(struct cstate_rewrite *w, const struct cstate_shortcode *code)
{
	struct place at = place_of(w, code->all);
	str to;

	if (str_eq(code->name, STR("figure")) && figure(w, code))
		return;
	if (str_eq(code->name, STR("ref")) ||
	    str_eq(code->name, STR("relref"))) {
		if (!cstate_link(w->c, w->index, w->doc, code->all, at,
		    &to)) {
			code_span(w->out, code->all);
			return;
		}
		buf_char(w->out, '[');
		buf_str(w->out, to);
		buf_lit(w->out, "](");
		buf_str(w->out, to);
		buf_char(w->out, ')');
		return;
	}
	diag_add(w->c->diags, RULE_IMPORT_SHORTCODE, at,
	    "the shortcode \"" STR_FMT "\" has no counterpart",
	    STR_ARG(code->name));
	code_span(w->out, code->all);
}

/* Raw HTML. */

static void
tell_html(struct cstate_rewrite *w, str tag)
{
	if (w->told_html)
		return;
	w->told_html = true;
	diag_add(w->c->diags, RULE_IMPORT_HTML, place_of(w, tag),
	    "raw HTML is not shown: " STR_FMT, STR_ARG(tag));
}

/* <scheme:...>, a link and no HTML. */
static bool
autolink(str tag)
{
	size_t i = 1;

	if (str_find_char(tag, ' ') >= 0)
		return false;
	while (i < tag.n && (char_alnum(tag.p[i]) || tag.p[i] == '+' ||
	    tag.p[i] == '-' || tag.p[i] == '.'))
		i++;
	return i > 2 && i < tag.n && tag.p[i] == ':';
}

static bool
mail_link(str tag)
{
	return str_find_char(tag, ' ') < 0 && str_find_char(tag, '@') > 0;
}

/* Tags that Markdown has marks for. */
static const struct mark {
	str open, close;
	const char *mark;
} marks[] = {
	{ STR_INIT("<strike>"), STR_INIT("</strike>"), "~~" },
	{ STR_INIT("<del>"), STR_INIT("</del>"), "~~" },
	{ STR_INIT("<s>"), STR_INIT("</s>"), "~~" },
	{ STR_INIT("<b>"), STR_INIT("</b>"), "**" },
	{ STR_INIT("<strong>"), STR_INIT("</strong>"), "**" },
	{ STR_INIT("<i>"), STR_INIT("</i>"), "*" },
	{ STR_INIT("<em>"), STR_INIT("</em>"), "*" },
};
enum { MARKS = sizeof(marks) / sizeof(marks[0]) };
static_assert((int)MARKS <= (int)CSTATE_MARKS, "each has its place");

/* Whether a mark's end stands not far behind s. What was searched for
 * another one is not searched again. */
static bool
has_close(struct cstate_rewrite *w, size_t i, str s)
{
	const char *end = s.p + (s.n < LINK_MOST ? s.n : LINK_MOST);
	const char *from = w->searched[i] > s.p ? w->searched[i] : s.p;

	for (; from < end; from++)
		if (*from == '<' && str_istarts(str_of(from,
		    (size_t)(s.p + s.n - from)), marks[i].close))
			return true;
	w->searched[i] = end;
	return false;
}

/* A tag that begins or ends what has marks in Markdown; the bytes taken,
 * 0 for any other. Marks stand at words, whatever spaces there are. */
static size_t
marked(struct cstate_rewrite *w, str s)
{
	size_t spaces = 0;

	for (size_t i = 0; i < MARKS; i++) {
		const struct mark *m = &marks[i];
		unsigned bit = 1u << i;

		if (!(w->marks & bit) && str_istarts(s, m->open) &&
		    has_close(w, i, s)) {
			size_t n = m->open.n;

			while (n < s.n && s.p[n] == ' ') {
				buf_char(w->out, ' ');
				n++;
			}
			buf_str(w->out, str_c(m->mark));
			w->marks |= bit;
			return n;
		}
		if ((w->marks & bit) && str_istarts(s, m->close)) {
			while (str_ends(buf_view(w->out), STR(" "))) {
				w->out->n--;
				spaces++;
			}
			buf_str(w->out, str_c(m->mark));
			buf_repeat(w->out, ' ', spaces);
			w->marks &= ~bit;
			return m->close.n;
		}
	}
	return 0;
}

/* <br> at the end of a line, or before a word. */
static size_t
line_break(struct cstate_rewrite *w, str s)
{
	size_t n = str_istarts(s, STR("<br>")) ? 4 :
	    str_istarts(s, STR("<br/>")) ? 5 :
	    str_istarts(s, STR("<br />")) ? 6 : 0;
	str rest = str_trim_left(str_from(s, n));

	if (n == 0 || str_starts(str_trim_left(w->line), STR("|")))
		return 0;
	if (str_empty(rest)) {
		buf_lit(w->out, "  ");
		return n;
	}
	if (!char_alpha(rest.p[0]))
		return 0;
	buf_lit(w->out, "\\\n");
	return s.n - rest.n;
}

size_t
cstate_angle(struct cstate_rewrite *w, str s, bool first)
{
	char c = s.n > 1 ? s.p[1] : 0;
	ptrdiff_t end;
	str tag, to;
	size_t n;

	if (str_starts(s, STR("<!--")))
		return cstate_comment_in(w, s);
	n = marked(w, s);
	if (n == 0)
		n = line_break(w, s);
	if (n)
		return n;
	if (!char_alpha(c) && c != '!' && c != '?' &&
	    !(c == '/' && s.n > 2 && char_alpha(s.p[2])))
		return 0;
	end = str_find_char(str_sub(s, 0, LINK_MOST), '>');
	tag = str_sub(s, 0, (size_t)end + 1);
	if (end < 0) {
		/* Nothing that we write may begin what never ends. */
		if (!first)
			return 0;
		buf_lit(w->out, "\\<");
		return 1;
	}
	if (autolink(tag)) {
		if (!cstate_link(w->c, w->index, w->doc,
		    str_sub(tag, 1, tag.n - 1), place_of(w, tag), &to)) {
			code_span(w->out, str_sub(tag, 1, tag.n - 1));
			return tag.n;
		}
		buf_str(w->out, tag);
		return tag.n;
	}
	if (mail_link(tag)) {
		buf_str(w->out, tag);
		return tag.n;
	}
	for (size_t i = 1; char_alpha(c) && i < tag.n && tag.p[i] != ' ' &&
	    tag.p[i] != '/' && tag.p[i] != '>'; i++)
		if (!char_alnum(tag.p[i]) && tag.p[i] != '-')
			return 0;
	tell_html(w, tag);
	/* <pre>, <script> and the like run on until they are closed, and
	 * would swallow what follows them here. */
	if (first && (c == '!' || c == '?' || str_istarts(tag, STR("<pre")) ||
	    str_istarts(tag, STR("<script")) ||
	    str_istarts(tag, STR("<style")) ||
	    str_istarts(tag, STR("<textarea"))))
		buf_char(w->out, '\\');
	/* What stands in it may be a comment. */
	buf_char(w->out, '<');
	return 1;
}

/* Links. */

/* The destination at s, in <> or bare with balanced brackets: its bytes. */
static size_t
destination(str s)
{
	int depth = 0;
	size_t i;

	s = str_sub(s, 0, LINK_MOST);
	if (s.n && s.p[0] == '<') {
		ptrdiff_t end = str_find_char(s, '>');

		return end < 0 ? 0 : (size_t)end + 1;
	}
	/* A shortcode may have spaces. */
	if (str_starts(s, STR("{{"))) {
		ptrdiff_t end = str_find(s, STR("}}"));

		return end < 0 ? 0 : (size_t)end + 2;
	}
	for (i = 0; i < s.n && !char_space(s.p[i]); i++) {
		if (s.p[i] == '\\' && i + 1 < s.n)
			i++;
		else if (s.p[i] == '(')
			depth++;
		else if (s.p[i] == ')' && depth-- == 0)
			break;
	}
	return i;
}

/* Whether what stands behind a destination may: a title, the end of the
 * link, or of the line. "[Note]: We are looking" is a sentence. */
static bool
ends_link(str rest, bool definition)
{
	str s = str_trim_left(rest);

	if (str_empty(s) || (s.n < rest.n &&
	    str_find_char(STR("\"'("), s.p[0]) >= 0))
		return true;
	return !definition && s.p[0] == ')';
}

/* After "](" or "]:", which is not written yet: the bytes taken. */
static size_t
link_to(struct cstate_rewrite *w, str s, const char *opening)
{
	size_t blanks = s.n - str_trim_left(s).n, n;
	str dest, url, to;

	n = destination(str_from(s, blanks));
	dest = str_sub(s, blanks, blanks + n);
	url = dest;
	if (url.n > 1 && url.p[0] == '<')
		url = str_sub(url, 1, url.n - 1);
	if (n == 0 || str_empty(url) || !ends_link(str_from(s, blanks + n),
	    opening[1] == ':')) {
		buf_str(w->out, str_c(opening));
		return 0;
	}
	if (!cstate_link(w->c, w->index, w->doc, url, place_of(w, url),
	    &to)) {
		buf_lit(w->out, "] ");
		buf_str(w->out, str_from(str_c(opening), 1));
		code_span(w->out, url);
		return blanks + n;
	}
	buf_str(w->out, str_c(opening));
	buf_str(w->out, str_sub(s, 0, blanks));
	if (str_eq(to, url)) {
		buf_str(w->out, dest);
	} else if (str_find_char(to, ' ') >= 0 ||
	    str_find_char(to, '(') >= 0 || str_find_char(to, ')') >= 0) {
		buf_char(w->out, '<');
		buf_str(w->out, to);
		buf_char(w->out, '>');
	} else {
		buf_str(w->out, to);
	}
	return blanks + n;
}

/* A code span at s: all its bytes, or those of its opening marks when
 * none closes it. unclosed remembers lengths that nothing closes. */
static size_t
ticks(str s, bool *unclosed)
{
	size_t n = 0, run = 0;

	while (n < s.n && s.p[n] == '`')
		n++;
	if (n >= TICKS_MOST || unclosed[n])
		return n;
	for (size_t i = n; i <= s.n; i++) {
		if (i < s.n && s.p[i] == '`') {
			run++;
			continue;
		}
		if (run == n)
			return i;
		run = 0;
	}
	unclosed[n] = true;
	return n;
}

void
cstate_inline(struct cstate_rewrite *w, str s)
{
	bool unclosed[TICKS_MOST] = { false };
	struct cstate_shortcode code = { 0 };
	str before;
	bool more = cstate_shortcode(s, &code, &before);
	size_t first = s.n - str_trim_left(s).n;

	for (size_t n, i = 0; i < s.n; i += n) {
		str rest = str_from(s, i);

		while (more && code.all.p < rest.p)
			more = cstate_shortcode(rest, &code, &before);
		n = 1;
		if (more && code.all.p == rest.p) {
			shortcode(w, &code);
			n = code.all.n;
			continue;
		}
		switch (rest.p[0]) {
		case '\\':
			n = rest.n > 1 ? 2 : 1;
			buf_bytes(w->out, rest.p, n);
			continue;
		case '`':
			n = ticks(rest, unclosed);
			buf_bytes(w->out, rest.p, n);
			continue;
		case ']':
			if (rest.n < 3 || rest.p[1] != '(')
				break;
			n = 2 + link_to(w, str_from(rest, 2), "](");
			continue;
		case '<':
			n = cstate_angle(w, rest, i == first);
			if (n > 0)
				continue;
			n = 1;
			break;
		default:
			break;
		}
		buf_char(w->out, rest.p[0]);
	}
}

bool
cstate_definition(struct cstate_rewrite *w, str line)
{
	str s = str_trim_left(line), to;
	ptrdiff_t end;

	if (line.n - s.n > 3 || s.n < 4 || s.p[0] != '[')
		return false;
	end = str_find(str_sub(s, 0, LINK_MOST), STR("]:"));
	if (end < 2 || str_find_char(str_sub(s, 0, (size_t)end), ']') >= 0)
		return false;
	/* A footnote: of one word, we would take it for a definition. */
	if (s.p[1] == '^') {
		buf_char(w->out, '\\');
		cstate_inline(w, s);
		return true;
	}
	to = str_trim_left(str_from(s, (size_t)end + 2));
	if (!ends_link(str_from(to, destination(to)), true))
		return false;
	buf_str(w->out, str_sub(s, 0, (size_t)end));
	s = str_from(s, (size_t)end + 2);
	buf_str(w->out, str_from(s, link_to(w, s, "]:")));
	return true;
}
