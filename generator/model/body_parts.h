/* body_parts: what the readers of a body share. Private to model/body*.c,
 * parts.c, updates*.c, timeline.c, actions.c, placeholders.c, links.c
 * and mentions.c.
 */
#ifndef MODEL_BODY_PARTS_H
#define MODEL_BODY_PARTS_H

#include "model/body.h"

/* What the paragraphs, headings and cells of a body say, one behind the
 * other with a line end behind each, so that it is searched at once. */
struct prose {
	struct buf text;
	struct {
		struct prose_block { md_node *n; size_t from; } *v;
		size_t n, cap;
	} blocks;
};

struct md_nodes {
	md_node **v;
	size_t n, cap;
};

/* Nodes of a body by what they are read for, in the order of the text. */
struct body_nodes {
	struct md_nodes headings;
	struct md_nodes links;	/* images, code, and headings too */
	struct md_nodes html;	/* blocks of it, and within a line */
	struct md_nodes heads;	/* first rows of tables */
	struct md_nodes seeming;	/* paragraphs that look like headings */
	md_node *title;		/* a heading that is none of a section */
};

struct body_work {
	struct document *doc;
	struct md *md;
	const struct body_context *c;
	const struct reading *r;	/* c->reading */
	struct buf *shown;		/* for doc->body.html, */
	struct buf html;		/* scratch for other HTML, */
	struct buf saying;		/* and for the text of a block */
	struct prose prose;
	struct body_nodes nodes;
	bool naming;			/* links are looked up that are none */
	struct md_html options;
};

/* A run of sibling blocks: first up to, not including, end. */
struct blocks {
	md_node *first, *end;
};

/* Whether a node, or the section it is in, is internal, and whether the
 * audience may not see it. */
static inline bool
body_hidden(const struct body_work *w, bool internal)
{
	return internal && !w->c->with_internal;
}

/* A cell of a row, by its column; NULL when there is none. */
static inline md_node *
body_cell(const md_node *row, int column)
{
	md_node *n = column < 0 ? NULL : md_first(row);

	for (int i = 0; n && i < column; i++)
		n = md_next(n);
	return n;
}

/* Whether that is internal: marks may be around one cell of a row. */
static inline bool
body_cell_internal(const struct body_work *w, const md_node *row, int column)
{
	const md_node *n = body_cell(row, column);

	return n && md_internal(w->md, n);
}

/* Whether nothing stands behind an inline on its line. */
static inline bool
body_ends_line(const md_node *n)
{
	const md_node *next = md_next(n);

	return !next || md_kind(next) == MD_SOFT_BREAK ||
	    md_kind(next) == MD_LINE_BREAK;
}

/* A piece of doc->body.html: all that was added since it had n bytes. */
static inline struct piece
body_piece(const struct body_work *w, size_t n)
{
	return (struct piece){ (uint32_t)n, (uint32_t)(w->shown->n - n) };
}

/* Parse a text into w->md, and find what is looked for by its kind. */
void body_parse(struct body_work *w, const struct md_source *source,
    struct diags *d);

/* Report what seems to be an internal part, and what of one would be
 * public (parts.c); that is not in w->md then. Before anything is read. */
void parts_read(struct body_work *w, const struct md_source *source);

/* Put the HTML of the blocks from first up to, not including, end into
 * doc->body.html. */
void body_show(struct body_work *w, md_node *first, md_node *end);
/* The HTML of blocks, of a node's inlines after skip bytes of text; kept.
 * Nothing when nobody is shown any. */
str body_html(struct body_work *w, struct blocks b);
str body_inlines(struct body_work *w, md_node *n, size_t skip);

/* A time at the beginning of a line: "2026-03-14T09:04Z", "09:04Z",
 * "~09:04 UTC". */
struct line_time {
	bool found;
	bool dated, zoned;
	int32_t date;		/* when dated */
	int clock;		/* seconds since midnight */
	int offset;		/* when zoned */
	size_t used;		/* bytes, separators behind it included */
	str zone_name;		/* "CET": means more than one offset */
	bool refused;		/* "7pm": not taken; clock is what it would
				 * be, or -1 */
	bool impossible;	/* looks like a time, but there is none such */
};
struct line_time line_time(str text);
/* The same of a line that says when something was, not from when to when:
 * "2026-03-14 03:00-05:00" has an offset, as one with T always has. */
struct line_time line_moment(str text);

/* What a node says to this audience: whatever is kept comes from here. A
 * node that is internal as a whole says all, so that it is checked in the
 * same way for every audience; corpus_for() leaves it out. */
static inline str
body_text(struct body_work *w, md_node *n, struct arena *a)
{
	return md_text(w->md, n, a, w->c->with_internal ||
	    md_internal(w->md, n));
}
/* What blocks say, an empty line between them; in the scratch arena, which
 * may be that of the tree. */
str body_words(struct body_work *w, struct blocks b, bool with_internal);
/* A text to keep, of which the HTML is kept already: a part of that, where
 * it stands in it as it is. */
static inline str
body_share(struct body_work *w, str html, str text)
{
	ptrdiff_t at = str_find(html, text);

	return at < 0 ? str_dup(w->r->keep, text)
	    : str_sub(html, (size_t)at, (size_t)at + text.n);
}

/* Whether body_text() leaves something out. */
bool body_withheld(struct body_work *w, md_node *n);

void updates_read(struct body_work *w, struct blocks b);
/* The status that a word means, in any case, or STR_NONE. */
str update_status(str word);
/* Report what looks like an update and is none (updates_lost.c); heads are
 * the headings of the sections. */
void updates_lost(struct body_work *w, md_node **heads);
/* Whether a paragraph begins as the heading of an update does. */
bool update_seems(md_node *block);
/* What holds no entry is shown as the author wrote it: it goes to
 * doc->body.html. */
void timeline_read(struct body_work *w, const struct section *s,
    md_node *heading, struct blocks b);
void actions_read(struct body_work *w, const struct section *s,
    struct blocks b);
void links_read(struct body_work *w);
/* The attachment that a path or address leads to, or 0. */
uint32_t link_attachment(struct body_work *w, str url);
void mentions_read(struct body_work *w, const struct md_source *source);
void link_hook(void *work, struct md_link *out);

/* Report what should hardly be public (leaks.c). */
void leaks_body(struct body_work *w, const struct md_source *source);

/* Report the first HTML, and the first cell of a table, that is left out
 * (raw_html.c). */
void raw_html_read(struct body_work *w);

/* Collect the comments that pass over findings (body_disable.c). */
void disable_body(struct body_work *w);

/* Take what is judged later from the text of a paragraph or cell: a
 * duration stated at its beginning (remarks.c). */
void stated_read(struct body_work *w, md_node *n, str text);
/* The words of blame or hindsight of which a part that is looked for, one
 * of policy.remarks, stands at a byte of a block's text; NULL when they
 * are others. They are taken at *letter of it. */
struct remark;
const struct remark *remark_of(str text, size_t part, size_t *letter);
void remark_take(struct body_work *w, md_node *n, str text, size_t letter,
    const struct remark *r);
/* Mark what these are found by. */
void remarks_mark(struct policy *p);

/* Length of the placeholder that begins at a byte of a block's text, or 0
 * (placeholders.c). */
size_t placeholder_at(const struct reading *r, str text, size_t at);
/* Whether anything besides placeholders is written in blocks. */
bool blocks_written(struct body_work *w, struct blocks b);

/* Note what blocks say, to be looked through with the rest of the body
 * for placeholders and remarks (prose.c). */
void prose_take(struct body_work *w, struct blocks b);
void prose_read(struct body_work *w);

#endif
