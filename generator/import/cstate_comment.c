/* Comments: those that Hugo takes out before it reads the Markdown, and what
 * those of Markdown must not say. */
#include "import/cstate_parts.h"
#include "markdown/md.h"

/* What was put out so far, as far as it says whether Markdown would take
 * for a comment what comes next. All doubt leaves it out. */
struct around {
	struct cstate_scan scan;
	size_t seen;		/* the lines before it were looked at */
	bool unsure;		/* of where code begins and ends */
	bool html;		/* a tag may have begun a block */
	bool odd;		/* the paragraph may have code, links, tags,
				 * cells */
};

static bool
has_any(str s, str chars)
{
	for (size_t i = 0; i < s.n; i++)
		if (str_find_char(chars, s.p[i]) >= 0)
			return true;
	return false;
}

/* What may begin a block, and is no comment. */
static bool
has_tag(str s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
		if (s.p[i] == '<' && (char_alpha(s.p[i + 1]) ||
		    str_find_char(STR("/!?"), s.p[i + 1]) >= 0) &&
		    !str_starts(str_from(s, i), STR("<!--")))
			return true;
	return false;
}

static void
look(struct around *w, str line)
{
	struct cstate_scan was = w->scan;

	if (cstate_scan(&w->scan, line)) {
		/* Indented, or between tags, it ends where we do not see. */
		w->unsure |= (was.fence != w->scan.fence ||
		    was.comment != w->scan.comment) &&
		    (w->html || char_space(line.p[0]));
		return;
	}
	if (str_empty(str_trim(line)))
		w->html = w->odd = false;
	w->html |= has_tag(line);
	w->odd |= has_any(line, STR("`<[|"));
}

/* Whether a comment behind text is one, whatever it holds; *line: it stands
 * in a line, behind words. */
static bool
is_comment(struct around *w, str text, str inside, str behind, bool *line)
{
	struct cut c = str_cut(str_from(text, w->seen), '\n');
	str s;

	for (; c.found; c = str_cut(c.tail, '\n')) {
		look(w, c.head);
		w->seen += c.head.n + 1;
	}
	s = c.head;
	*line = s.n > 0;
	if (w->unsure || w->scan.fence || w->scan.comment)
		return false;
	/* What stands behind its end would be hidden with it. */
	if (!*line)
		return !w->html && str_empty(str_trim(str_line(behind).head));
	return !w->odd && !has_any(s, STR("`<[|")) &&
	    str_find_char(inside, '|') < 0 && s.p[s.n - 1] != '\\' &&
	    (char_alpha(s.p[0]) || s.p[0] == '#' ||
	    (unsigned char)s.p[0] >= 0x80);
}

static bool
opens(const struct cstate_shortcode *code)
{
	return str_eq(code->name, STR("comment")) &&
	    !str_ends(code->args, STR("/"));
}

/* What a comment holds that begins before s, others in it, and *rest
 * behind its end. */
static str
inside_of(str s, str *rest)
{
	struct cstate_shortcode code;
	str before;
	int depth = 1;

	*rest = s;
	while (cstate_shortcode(*rest, &code, &before)) {
		*rest = str_from(*rest, before.n + code.all.n);
		depth += opens(&code);
		depth -= cstate_closes(&code, STR("comment"));
		if (depth == 0)
			return str_of(s.p, (size_t)(code.all.p - s.p));
	}
	*rest = str_from(s, s.n);
	return s;
}

/* The next comment of s, and what stands before it. */
static bool
next_comment(str s, struct cstate_shortcode *out, str *before)
{
	str rest = s;

	while (cstate_shortcode(rest, out, before)) {
		*before = str_of(s.p, (size_t)(out->all.p - s.p));
		if (str_eq(out->name, STR("comment")))
			return true;
		rest = str_from(s, before->n + out->all.n);
	}
	return false;
}

str
cstate_uncomment(struct arena *a, str body)
{
	struct buf out = buf_init(BUF_MAX);
	/* What this makes code of, Markdown does not see. */
	struct around w = { .unsure = str_has(body, STR("highlight")) };
	struct cstate_shortcode code;
	str rest = body, before, inside, kept;
	bool line;

	if (!next_comment(rest, &code, &before))
		return body;
	do {
		buf_str(&out, before);
		rest = str_from(rest, before.n + code.all.n);
		if (!opens(&code))
			continue;
		inside = inside_of(rest, &rest);
		if (!is_comment(&w, buf_view(&out), inside, rest, &line))
			continue;
		/* Behind words it stays in their line, so that nothing in it
		 * begins one. */
		buf_lit(&out, "<!--");
		cstate_hide(&out, inside, line);
	} while (next_comment(rest, &code, &before));
	buf_str(&out, rest);
	kept = buf_keep(&out, a);
	buf_release(&out);
	return kept;
}

/* Whether a comment that begins before s would hide text here, or seem to,
 * or switch rules off; it said nothing there. */
static bool
speaks(const struct cstate_rewrite *w, str s)
{
	enum { SAID_MOST = 300 };
	str rest = str_sub(str_of(s.p, (size_t)(w->end - s.p)), 0, SAID_MOST);
	ptrdiff_t end = str_find(rest, STR("-->"));
	str inside = str_trim(rest);

	if (str_istarts(inside, STR("internal")) ||
	    str_istarts(inside, STR("/internal")) ||
	    str_istarts(inside, STR("allclear")))
		return true;
	inside = str_sub(rest, 0, (size_t)end);
	return end >= 0 && (md_internal_mark(inside) ||
	    md_comment_doubt(inside));
}

void
cstate_comment(struct cstate_rewrite *w, str s)
{
	buf_lit(w->out, "<!--");
	if (speaks(w, s))
		buf_lit(w->out, " (cState)");
}

/* Whether a comment that begins at s behind words has no end: it was shown. */
static bool
unclosed(const struct cstate_rewrite *w, str s)
{
	bool words = false;

	for (const char *p = w->line.p; p < s.p; p++)
		words |= char_alpha(*p) || (unsigned char)*p >= 0x80;
	return words && (!w->last_end || w->last_end < s.p);
}

size_t
cstate_comment_in(struct cstate_rewrite *w, str s)
{
	ptrdiff_t end = w->no_end ? -1 : str_find(str_from(s, 4), STR("-->"));
	size_t n = end < 0 ? 4 : 4 + (size_t)end + 3;

	if (!w->no_end && end < 0 && unclosed(w, s))
		buf_char(w->out, '\\');
	w->no_end = end < 0;
	cstate_comment(w, str_from(s, 4));
	if (end >= 0) {
		str inside = str_sub(s, 4, n - 3);

		/* "visibility: internal", whatever stands before it. */
		if (md_comment_doubt(str_cat(w->c->keep, STR("(cState)"),
		    inside)))
			inside = str_cat(w->c->keep, inside, STR("(cState) "));
		cstate_hide(w->out, inside, false);
	}
	return n;
}
