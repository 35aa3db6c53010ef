/* writer: HTML on its way out. Private to html*.c.
 *
 * Two ways of writing share one walk: what the site shows, and what the
 * GFM spec prints (plain), which the conformance run compares.
 */
#ifndef MARKDOWN_WRITER_H
#define MARKDOWN_WRITER_H

#include "base/escape.h"
#include "markdown/plain.h"

enum { WAITING_MOST = 64 };

struct writer {
	struct buf *out;
	const struct md *m;
	const struct md_html *o;
	const md_node *link;	/* that is open: none stands in it */
	bool body_open;		/* of a table: a row behind the header */
	/* Bytes of plain text that are passed over, and the inlines that
	 * are entered, but not written before there is something in them. */
	size_t skip;
	md_node **waiting;	/* room for WAITING_MOST, where skip is set */
	size_t waits;
};

/* What is written for one kind of node. enter says whether its children
 * are written too, and leave is called behind them. */
struct html_kind {
	bool (*enter)(struct writer *w, md_node *n);
	void (*leave)(struct writer *w, md_node *n);
	bool waits;		/* an inline that holds others */
};

/* By enum md_kind: blocks up to MD_CELL, inlines from MD_TEXT on. */
extern const struct html_kind html_blocks[MD_CELL + 1];
extern const struct html_kind html_inlines[MD_IMAGE + 1];

static inline bool
html_hidden(const struct writer *w, const md_node *n)
{
	return n->internal && !w->o->with_internal;
}

/* Begin a line, if something stands on this one. */
void html_line(struct writer *w);
/* Text as the spec prints it: quotes are entities too. */
void html_put_plain(struct writer *w, str s);

/* Text, and the value of an attribute. */
static inline void
html_put(struct writer *w, str s)
{
	if (w->o->plain)
		html_put_plain(w, s);
	else
		html_text(w->out, s);
}

void html_put_value(struct writer *w, str s);

#endif
