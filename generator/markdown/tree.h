/* tree: making trees, and what the passes over one body share. Private to
 * markdown/.
 *
 * libcmark's tree is copied into one of ours right after the parse
 * (build.c): a node here (node.h) is a struct that can be looked at without
 * a call, knows the length of its text, and can be a table.
 */
#ifndef MARKDOWN_TREE_H
#define MARKDOWN_TREE_H

#include "markdown/md.h"

struct nodes {
	md_node **v;
	size_t n, cap;
};

struct md {
	struct arena *arena;
	uint32_t file, line;	/* where text begins, from 1 */
	str text;		/* without a byte order mark */
	uint32_t bom;		/* bytes of one: columns of the first line */
	uint32_t *starts;	/* lines + 1 offsets into text */
	uint32_t lines;
	/* What stands in text at all: passes without work are not run. */
	bool has_tilde, has_full, has_www, has_at, has_comment, has_box;
	/* Of each line, whether a bare URL or mail address may be on it;
	 * NULL when there is none in the body. */
	bool *link_lines;
	/* What the passes have to look at, in document order: all headings;
	 * items that may be tasks; blocks that may have bare URLs; what has
	 * text with a tilde in it. */
	struct nodes headings, items, linked, struck;
	struct place dropped;	/* a cell beyond its table's columns */
	bool has_internal;	/* set by md_hide() */
	struct { int8_t *v; size_t n, cap; } marks;	/* of each comment */
	/* Lines of internal parts, from up to, not including, to; they may
	 * overlap. */
	struct { struct lines { uint32_t from, to; } *v; size_t n, cap; }
	    hidden;
	md_node *root;
};

/* Line numbers of lines that could be the delimiter row of a table. */
struct rulers {
	uint32_t *v;
	size_t n, cap;
};

/* A line without its end. */
str md_line(const struct md *m, uint32_t line);
/* The line that holds an offset of text. */
uint32_t md_line_at(const struct md *m, size_t offset);
/* A place in a line, both from 0. */
struct place md_place_at(const struct md *m, uint32_t line, size_t col,
    size_t len);

static inline bool
md_is_block(const md_node *n)
{
	return n->kind <= MD_CELL;
}

static inline bool
md_has_extra(enum md_kind kind)
{
	return kind == MD_LINK || kind == MD_IMAGE || kind == MD_CODE_BLOCK;
}

static inline md_node *
md_make(struct arena *a, enum md_kind kind)
{
	bool more = md_has_extra(kind);
	md_node *n = arena_take(a, sizeof(*n) + (more ? sizeof(str) : 0),
	    alignof(md_node));

	*n = (md_node){ .kind = (uint8_t)kind };
	if (more)
		n->extra[0] = STR_NONE;
	return n;
}

/* The block that an inline is in; a block is its own. */
static inline md_node *
md_block(md_node *n)
{
	while (!md_is_block(n))
		n = n->parent;
	return n;
}

static inline md_node *
md_make_text(struct arena *a, str s)
{
	md_node *n = md_make(a, MD_TEXT);

	n->text = s;
	return n;
}

static inline void
md_append(md_node *parent, md_node *n)
{
	n->parent = parent;
	n->next = NULL;
	n->prev = parent->last;
	if (parent->last)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
}

void md_insert_before(md_node *at, md_node *n);
void md_unlink(md_node *n);

/* What stands before a node, or behind it, in the source as a character:
 * itself of a neighbouring text, else one that behaves alike ('\n' at the
 * ends of a block, '*' at the ends of emphasis). */
uint32_t md_char_before(const md_node *n);
uint32_t md_char_behind(const md_node *n);

/* heap.c: libcmark's memory is the arena given here, on this thread,
 * until another is; NULL when done. */
struct cmark_mem;
void md_heap_use(struct arena *a);
struct cmark_mem *md_heap(void);

/* prescan.c: lines, limits, and what stands in the text. False when the
 * body is refused, which was reported. */
bool md_prescan(struct md *m, struct rulers *rulers, struct diags *d);

/* The passes, in the order in which they run. What they look at was noted
 * as the tree was built. */
void md_tasks(struct md *m);
void md_strike(struct md *m);
void md_autolink(struct md *m);
void md_hide(struct md *m, struct diags *d);
void md_anchors(struct md *m);

#endif
