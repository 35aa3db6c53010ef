/* What an internal part lets out, and what is none though it looks like
 * one. */
#include "model/body_parts.h"

static const str begin = STR_INIT("<!--");

enum {
	SHOWN_MOST = 32,	/* bytes of a comment, for its place */
	LOST_MOST = 1000,	/* marks and comments that are looked at */
};

/* The next link or image that everybody sees, behind i, or NULL. */
static md_node *
next_open(const struct body_work *w, size_t *i)
{
	while (*i < w->nodes.links.n) {
		md_node *n = w->nodes.links.v[(*i)++];

		if ((md_kind(n) == MD_LINK || md_kind(n) == MD_IMAGE) &&
		    !md_internal(w->md, n))
			return n;
	}
	return NULL;
}

/* The first open link that leads elsewhere, or has another title, without
 * what internal parts define, or NULL. */
static md_node *
first_lent(const struct body_work *w, const struct body_work *without)
{
	size_t i = 0, k = 0;
	md_node *n;

	while ((n = next_open(w, &i))) {
		md_node *same = next_open(without, &k);

		if (!same || !str_eq(md_url(n), md_url(same)) ||
		    !str_eq(md_link_title(n), md_link_title(same)))
			return n;
	}
	return NULL;
}

static void
report_lent(struct body_work *w, md_node *link)
{
	struct arena *a = w->c->scratch;
	str text = str_cat(a, STR("["), md_text(w->md, link, a, true));

	diag_add(w->r->diags, RULE_INTERNAL_LENT, md_place_of(w->md, link,
	    text), "what this link leads to stands in an internal part, "
	    "which is not public");
	diag_help(w->r->diags, "write the address here, or move its "
	    "definition, [...]: address, out of that part");
}

/* Definitions of links in internal parts must not work in the text that
 * everybody sees. So that text is taken from a tree that was read without
 * them. */
static void
keep_definitions(struct body_work *w, const struct md_source *source)
{
	struct body_work without = *w;
	struct md_source rest = *source;
	struct diags unheard = diags_init(w->c->scratch);
	md_node *lent;

	rest.text = md_without_hidden_links(w->md, w->c->scratch);
	if (!rest.text.p)
		return;
	body_parse(&without, &rest, &unheard);
	lent = first_lent(w, &without);
	if (!lent)
		return;
	report_lent(w, lent);
	if (!w->c->with_internal) {
		w->md = without.md;
		w->nodes = without.nodes;
	}
}

/* A heading that was to make its section internal, and does not. */
static void
doubt_headings(struct body_work *w)
{
	for (size_t i = 0; i < w->nodes.headings.n; i++) {
		md_node *n = w->nodes.headings.v[i];
		str mark;

		if (md_internal(w->md, n))
			continue;
		mark = md_title_doubt(body_text(w, n, w->c->scratch));
		if (!mark.p)
			continue;
		diag_add(w->r->diags, RULE_INTERNAL_DOUBT, md_place_of(w->md,
		    n, mark), "this does not make the section internal: "
		    "everybody can read it");
		diag_help(w->r->diags, "end the heading in (internal), or "
		    "choose other words");
	}
}

/* Whether a line would be the heading of an internal section, or doubtful,
 * if it were a heading. "#4711 (internal) is the ticket" never was to be
 * one, nor "#ours (internal) is a channel". */
static bool
would_hide(struct body_work *w, md_node *line)
{
	bool text = md_kind(line) == MD_TEXT;
	str title = text ? md_literal(line)
	    : md_text(w->md, line, w->c->scratch, false);

	if (text && !str_starts(title, STR("##")))
		return body_ends_line(line) && md_title_internal(title);
	return md_title_internal(title) || md_title_doubt(title).p;
}

/* What looks like the heading of an internal section. */
static void
doubt_seeming(struct body_work *w)
{
	for (size_t i = 0; i < w->nodes.seeming.n; i++) {
		md_node *n = w->nodes.seeming.v[i];

		if (md_internal(w->md, n) || !would_hide(w, md_first(n)))
			continue;
		diag_add(w->r->diags, RULE_INTERNAL_DOUBT,
		    md_place_line(w->md, n), "this is no heading, and makes "
		    "nothing internal: everybody can read it");
		diag_help(w->r->diags, "write it as ## and a blank before "
		    "the words, or choose others");
	}
}

/* A column whose head ends as internal sections do. */
static void
doubt_columns(struct body_work *w)
{
	for (size_t i = 0; i < w->nodes.heads.n; i++)
		for (md_node *n = md_first(w->nodes.heads.v[i]); n;
		    n = md_next(n)) {
			if (md_internal(w->md, n) || !md_title_internal(
			    body_text(w, n, w->c->scratch)))
				continue;
			diag_add(w->r->diags, RULE_INTERNAL_DOUBT,
			    md_place(w->md, n), "this does not make the "
			    "column internal: everybody can read it");
			diag_help(w->r->diags, "put what is in its cells "
			    "between <!-- internal --> and "
			    "<!-- /internal -->, or choose other words");
		}
}

/* A comment that hides nothing but itself. */
static void
doubt_comments(struct body_work *w)
{
	struct md_comment c = { 0 };
	size_t depth = 0;	/* a block of HTML may hold parts */

	while (md_next_comment(w->md, &c)) {
		if (c.mark > 0)
			depth++;
		else if (c.mark < 0 && depth > 0)
			depth--;
		if (c.mark || depth || md_internal(w->md, c.node) ||
		    !md_comment_doubt(c.text))
			continue;
		diag_add(w->r->diags, RULE_INTERNAL_DOUBT, c.at, "this makes "
		    "nothing internal: everybody can read what follows");
		diag_help(w->r->diags, "put what nobody else may read between "
		    "<!-- internal --> and <!-- /internal -->; in a remark, "
		    "choose other words");
	}
}

/* How many marks and other comments there seem to be in the source, and are
 * none. */
static size_t
marks_lost(const struct body_work *w, str text)
{
	struct md_comment c = { 0 };
	size_t at = 0, n = 0;
	ptrdiff_t open;

	for (; (open = str_find_char(str_from(text, at), '<')) >= 0; at++) {
		at += (size_t)open;
		n += str_starts(str_from(text, at), begin) ||
		    md_mark_doubt(str_from(text, at)) > 0;
	}
	while (n && md_next_comment(w->md, &c))
		n--;
	return n;
}

/* Code that begins on the line of its block is so because it is indented,
 * by mistake if that is a mark. */
static void
doubt_code(struct body_work *w, md_node *n)
{
	str text = str_trim(md_literal(n));
	size_t length = str_starts(text, STR("<")) ? md_mark_doubt(text) : 0;
	struct place at = md_place_of(w->md, n, str_sub(text, 0, length));

	if (!length || at.line != md_place(w->md, n).line)
		return;
	diag_add(w->r->diags, RULE_INTERNAL_DOUBT, at, "indented so far this "
	    "is code, and makes nothing internal: everybody can read it");
	diag_help(w->r->diags, "indent it less, or put it in ``` lines if it "
	    "is to be read");
}

/* What everybody reads of a block, without its code. */
static str
open_text(struct body_work *w, md_node *block)
{
	buf_clear(&w->saying);
	for (md_node *n = md_walk(block, block); n; n = md_walk(block, n))
		if (md_kind(n) == MD_TEXT && !md_internal(w->md, n))
			buf_str(&w->saying, md_literal(n));
		else
			buf_char(&w->saying, '\n');
	return buf_view(&w->saying);
}

static void
report_mark(struct body_work *w, md_node *n, str mark)
{
	diag_add(w->r->diags, RULE_INTERNAL_DOUBT, md_place_of(w->md, n,
	    mark), "this makes nothing internal: everybody can read it");
	diag_help(w->r->diags, "write <!-- internal --> and "
	    "<!-- /internal -->, with two hyphens at each end, or put it in ` "
	    "if it is to be read");
}

/* Whether the text has it by an entity, as it is written to be read. */
static bool
by_entity(str source, str shown)
{
	return str_has(source, STR("&lt;!--")) && !str_has(source, shown);
}

/* A comment goes on behind its beginning; who writes of comments stops, or
 * puts a backslash before it. */
static void
report_comment(struct body_work *w, md_node *n, str comment, str source)
{
	str line = str_cut(str_sub(comment, 0, SHOWN_MOST), '\n').head;
	str said = str_trim(str_from(line, begin.n));

	if (str_empty(said) || strchr(".,;:)'\"", said.p[0]) ||
	    by_entity(source, line) || str_has(source, str_cat(
	    w->c->scratch, STR("\\"), line)))
		return;
	diag_add(w->r->diags, RULE_COMMENT_SHOWN, md_place_of(w->md, n,
	    line), "this is no comment: everybody can read it");
	diag_help(w->r->diags, "put it on lines of its own, or take hyphens "
	    "out of it");
}

/* *left: how many more are looked at, for each is sought in the source. */
static void
doubt_prose(struct body_work *w, md_node *n, str source, int *left)
{
	str text = open_text(w, n);
	size_t at = 0, length;
	ptrdiff_t open;

	for (; (open = str_find_char(str_from(text, at), '<')) >= 0; at++) {
		at += (size_t)open;
		length = md_mark_doubt(str_from(text, at));
		if (!length && !str_starts(str_from(text, at), begin))
			continue;
		if ((*left)-- <= 0)
			return;
		if (!length)
			report_comment(w, n, str_from(text, at), source);
		else
			report_mark(w, n, str_sub(text, at, at + length));
	}
}

/* Marks that came out as text. */
static void
doubt_marks(struct body_work *w, const struct md_source *source)
{
	md_node *root = md_root(w->md);
	int left = LOST_MOST;

	if (!marks_lost(w, source->text))
		return;
	for (md_node *n = root; n; n = md_next_block(root, n)) {
		enum md_kind k = md_kind(n);

		if (md_internal(w->md, n))
			continue;
		if (k == MD_CODE_BLOCK)
			doubt_code(w, n);
		else if (k == MD_PARAGRAPH || k == MD_HEADING ||
		    k == MD_CELL)
			doubt_prose(w, n, source->text, &left);
	}
}

void
parts_read(struct body_work *w, const struct md_source *source)
{
	/* Where all is internal, nothing is read by everybody. */
	if (w->c->targets[w->doc->file].internal || w->doc->internal)
		return;
	doubt_headings(w);
	doubt_seeming(w);
	doubt_columns(w);
	doubt_comments(w);
	doubt_marks(w, source);
	keep_definitions(w, source);
}
