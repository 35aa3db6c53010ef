/* node: one node of a Markdown tree, and what is asked of it.
 *
 * Whoever reads a tree asks by these functions, which are so short that
 * none of them is a call; the struct is for markdown/ alone, where trees
 * are made. Asked of a kind that has no such thing, the answer means
 * nothing.
 */
#ifndef MARKDOWN_NODE_H
#define MARKDOWN_NODE_H

#include "base/str.h"

struct md;
typedef struct md_node md_node;

enum md_kind {
	MD_DOCUMENT, MD_QUOTE, MD_LIST, MD_ITEM, MD_CODE_BLOCK,
	MD_HTML_BLOCK, MD_PARAGRAPH, MD_HEADING, MD_RULE,
	MD_TABLE, MD_ROW, MD_CELL,
	/* inlines */
	MD_TEXT, MD_SOFT_BREAK, MD_LINE_BREAK, MD_CODE, MD_HTML,
	MD_EMPH, MD_STRONG, MD_STRIKE, MD_LINK, MD_IMAGE,
};

enum md_align { MD_ALIGN_NONE, MD_ALIGN_LEFT, MD_ALIGN_CENTER,
	MD_ALIGN_RIGHT };

/* Lines and columns are counted from 0. */
struct md_node {
	md_node *next, *prev, *parent, *first, *last;
	/* Of text, code and HTML what it says; of links and images the URL;
	 * of headings the anchor. */
	str text;
	uint32_t line, end;	/* of blocks: first and last line */
	uint32_t col;		/* of blocks, in bytes */
	uint32_t number;	/* MD_LIST: of the first item; MD_CELL: length */
	uint8_t kind;		/* enum md_kind */
	uint8_t level;		/* MD_HEADING: level; MD_CELL: enum md_align;
				 * MD_ITEM: 1 open task, 2 done, 0 none */
	bool internal;
	bool ordered, tight;	/* MD_LIST */
	bool automatic;		/* MD_LINK: a bare URL */
	bool header;		/* MD_ROW */
	/* One: of links and images the title, of code blocks the info.
	 * Others, of which there are far more, have none. */
	str extra[];
};

static inline enum md_kind
md_kind(const md_node *n)
{
	return n->kind;
}

static inline md_node *
md_parent(const md_node *n)
{
	return n->parent;
}

static inline md_node *
md_first(const md_node *n)
{
	return n->first;
}

static inline md_node *
md_next(const md_node *n)
{
	return n->next;
}

static inline md_node *
md_prev(const md_node *n)
{
	return n->prev;
}

/* The next node after at and all in it, in document order within root, or
 * NULL. */
static inline md_node *
md_walk_past(const md_node *root, const md_node *at)
{
	for (; at != root; at = at->parent)
		if (at->next)
			return at->next;
	return NULL;
}

/* The next node after at in that order. */
static inline md_node *
md_walk(const md_node *root, const md_node *at)
{
	return at->first ? at->first : md_walk_past(root, at);
}

/* 1 to 6. */
static inline int
md_level(const md_node *heading)
{
	return heading->level;
}

/* The anchor of a heading: GitHub's slug of its text, made unique in the
 * document by -1, -2. */
static inline str
md_anchor(const md_node *heading)
{
	return heading->text;
}

/* A task list item: -1 it is none, 0 open, 1 done. */
static inline int
md_task(const md_node *item)
{
	return item->level - 1;
}

static inline bool
md_ordered(const md_node *list)
{
	return list->ordered;
}

static inline enum md_align
md_align(const md_node *cell)
{
	return cell->level;
}

/* Whether it is the first row of a table. */
static inline bool
md_header(const md_node *row)
{
	return row->header;
}

/* The URL of a link or image, decoded. */
static inline str
md_url(const md_node *link)
{
	return link->text;
}

/* The title that a link or image has, decoded. */
static inline str
md_link_title(const md_node *link)
{
	return link->extra[0];
}

/* Of text, code, HTML: as parsed. */
static inline str
md_literal(const md_node *n)
{
	return n->text;
}

/* Between <!-- internal --> and <!-- /internal -->, or in a section whose
 * heading ends in "(internal)". */
static inline bool
md_internal(const struct md *m, const md_node *n)
{
	(void)m;
	return n->internal;
}

#endif
