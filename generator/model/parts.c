/* What an internal part lets out, and what is none though it looks like
 * one. */
#include "model/body_parts.h"

static const str begin = STR_INIT("<!--");

enum {
	SHOWN_MOST = 32,	/* bytes of a comment, for its place */
	LOST_MOST = 1000,	/* marks and comments that are looked at */
	TICKS_MOST = 81,	/* a longer row of ` begins no code */
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
	doubt_marks(w, source);
	keep_definitions(w, source);
}

/* A text that is looked through for marks. */
struct marks {
	str text;
	size_t at;
	size_t paragraph;	/* where that ends, or 0: not known */
	bool no_run[TICKS_MOST];	/* of so many `, to its end */
	size_t end;		/* of the next comment, or 0: not known */
};

static void
find_paragraph(struct marks *m)
{
	ptrdiff_t end;
	str rest;

	if (m->at < m->paragraph)
		return;
	m->paragraph = m->at;
	do {
		rest = str_from(m->text, m->paragraph);
		end = str_find_char(rest, '\n');
		m->paragraph += end < 0 ? rest.n : (size_t)end + 1;
		rest = str_from(m->text, m->paragraph);
	} while (!str_empty(rest) &&
	    !str_empty(str_trim(str_cut(rest, '\n').head)));
	memset(m->no_run, 0, sizeof(m->no_run));
}

static size_t
ticks(const struct marks *m, size_t at)
{
	size_t n = 0;

	while (at + n < m->text.n && m->text.p[at + n] == '`')
		n++;
	return n;
}

/* Past code as Markdown has it, between as many ` on both sides in one
 * paragraph; past ` that begin none. */
static void
pass_code(struct marks *m)
{
	size_t n = ticks(m, m->at), i;

	m->at = i = m->at + n;
	if (n >= TICKS_MOST)
		return;
	find_paragraph(m);
	while (i < m->paragraph && !m->no_run[n]) {
		ptrdiff_t next = str_find_char(str_sub(m->text, i,
		    m->paragraph), '`');
		size_t run;

		if (next < 0)
			break;
		i += (size_t)next;
		run = ticks(m, i);
		i += run;
		if (run == n) {
			m->at = i;
			return;
		}
	}
	m->no_run[n] = true;
}

/* Whether the mark of an internal part stands behind the <!-- that was just
 * passed. It ends there where another begins, so that no text is looked
 * at twice. */
static bool
mark_behind(struct marks *m)
{
	str rest = str_from(m->text, m->at);
	ptrdiff_t end;

	if (m->end <= m->at) {
		end = str_find(rest, STR("-->"));
		m->end = end < 0 ? SIZE_MAX : m->at + (size_t)end;
	}
	if (m->end == SIZE_MAX)
		return false;
	rest = str_sub(m->text, m->at, m->end);
	end = str_find_char(rest, '<');
	/* A ` in a comment begins no code. */
	m->at += end < 0 ? rest.n : (size_t)end;
	return md_internal_mark(str_sub(rest, 0, end < 0 ? rest.n
	    : (size_t)end)) != 0;
}

/* Whether a text has the mark of an internal part in it. In code it is
 * quoted: a hint says how to write one. */
static bool
is_marked(str text)
{
	struct marks m = { .text = text };

	if (str_find(text, begin) < 0)
		return false;
	while (m.at < text.n) {
		if (text.p[m.at] == '`') {
			pass_code(&m);
		} else if (str_starts(str_from(text, m.at), begin)) {
			m.at += begin.n;
			if (mark_behind(&m))
				return true;
		} else {
			m.at += 1 + str_starts(str_from(text, m.at),
			    STR("\\`"));
		}
	}
	return false;
}

/* The first value below n, but not below internal:, that is so, or NULL. As
 * deep as the YAML reader lets it be. */
static const struct node *
marked_value(const struct node *n)
{
	const struct node *found = NULL;

	if (is_marked(node_text(n)))
		return n;
	for (const struct node *k = n->first; k && !found; k = k->next)
		if (!str_eq(k->key, STR("internal")))
			found = marked_value(k);
	return found;
}

static void
report_marked(const struct node *n, const char *where, const char *help,
    struct diags *d)
{
	diag_add(d, RULE_INTERNAL_DOUBT, n->at, "this makes nothing internal "
	    "in %s: everybody can read it", where);
	diag_help(d, "%s", help);
}

/* The title of a chapter is like a heading. */
static void
doubt_chapter(const struct node *title, struct diags *d)
{
	str text = node_text(title);

	if (md_title_internal(text) || !md_title_doubt(text).p)
		return;
	diag_add(d, RULE_INTERNAL_DOUBT, title->at, "this does not make the "
	    "chapter internal: everybody can read it");
	diag_help(d, "end the title in (internal), or choose other words");
}

void
parts_yaml(const struct node *root, struct diags *d)
{
	const struct node *chapters = node_get(root, STR("chapters"));
	const struct node *n = NULL;

	if (!root)
		return;
	for (const struct node *k = root->first; k && !n; k = k->next)
		if (k != chapters)
			n = marked_value(k);
	/* The text of a chapter is Markdown. */
	for (const struct node *c = chapters ? chapters->first : NULL; c;
	    c = c->next) {
		doubt_chapter(node_get(c, STR("title")), d);
		for (const struct node *k = c->first; k && !n; k = k->next)
			if (!str_eq(k->key, STR("text")))
				n = marked_value(k);
	}
	if (n)
		report_marked(n, "this file", "take it out of here", d);
}

void
parts_front(const struct document *doc, str yaml,
    const struct body_context *c)
{
	struct diags *d = c->reading->diags;
	const struct node *n;

	if (c->targets[doc->file].internal || !doc->front ||
	    str_find(yaml, STR("<!--")) < 0)
		return;
	n = marked_value(doc->front);
	if (!n)
		return;
	report_marked(n, "a front matter",
	    "move it below internal:, or into the text", d);
}
