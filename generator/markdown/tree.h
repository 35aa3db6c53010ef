/* tree: what the passes over one body share. Private to markdown/.
 *
 * A node of libcmark has a place for one pointer of ours. It leads to a
 * struct side where a node is more than libcmark knows, and is NULL for
 * most. Lines are counted from 0 in here; libcmark counts from 1, and
 * sees `ahead` lines of ours before the first line of the body.
 */
#ifndef MARKDOWN_TREE_H
#define MARKDOWN_TREE_H

#include <cmark.h>

#include "markdown/md.h"

struct side {
	bool known;		/* kind counts, not what libcmark says */
	bool internal;
	bool automatic;		/* MD_LINK: a bare URL */
	bool header;		/* MD_ROW */
	uint8_t kind;		/* enum md_kind */
	uint8_t align;		/* MD_CELL: enum md_align */
	int8_t task;		/* MD_ITEM: 1 open, 2 done; else 0 */
	uint32_t line, last;	/* of tables, rows and cells */
	uint32_t col, len;	/* of cells, in bytes from 0 */
	str anchor;		/* MD_HEADING */
};

struct md {
	struct arena *arena;
	uint32_t file, line;	/* where text begins, from 1 */
	str text;		/* without a byte order mark */
	uint32_t bom;		/* bytes of one: columns of the first line */
	uint32_t *starts;	/* lines + 1 offsets into text */
	uint32_t lines;
	/* What stands in text at all: passes without work are not run. */
	bool has_tilde, has_url, has_at, has_comment;
	int options;		/* of libcmark */
	cmark_node *root;
	uint32_t ahead;
	struct side *hidden;	/* of nodes that are internal and no more */
};

/* Line numbers of lines that could be the delimiter row of a table. */
struct rulers {
	uint32_t *v;
	size_t n, cap;
};

static inline struct side *
side_of(md_node *n)
{
	return cmark_node_get_user_data(n);
}

/* The side of a node, made when it has none (or only the shared one). */
struct side *md_side(struct md *m, md_node *n);

/* A line without its end. */
str md_line(const struct md *m, uint32_t line);
/* The line that holds an offset of text. */
uint32_t md_line_at(const struct md *m, size_t offset);
/* A place in a line, both from 0. */
struct place md_place_at(const struct md *m, uint32_t line, size_t col,
    size_t len);
/* First and last line of a block. */
uint32_t md_first_line(const struct md *m, md_node *block);
uint32_t md_end_line(const struct md *m, md_node *block);
/* The block that an inline is in; a block is its own. */
md_node *md_block(md_node *n);

/* The next node after n and all in it, in document order within root. */
md_node *md_after(md_node *root, md_node *n);
/* The next node in document order within root. */
static inline md_node *
md_step(md_node *root, md_node *n)
{
	md_node *child = cmark_node_first_child(n);

	return child ? child : md_after(root, n);
}

/* What is deeper than this in the tree is left as libcmark made it: it
 * looks at all parents of a node whenever one is put into the tree. */
enum { MD_DEPTH_WORKED = 3 * MD_DEPTH_MOST };

static inline bool
md_is_text(md_node *n)
{
	return cmark_node_get_type(n) == CMARK_NODE_TEXT;
}

static inline str
md_node_text(md_node *n)
{
	return str_c(cmark_node_get_literal(n));
}

/* A text node with these bytes. */
md_node *md_text_node(struct arena *a, str s);
/* What stands before a node, or behind it, in the source as a character:
 * itself of a neighbouring text, else one that behaves alike ('\n' at the
 * ends of a block, '*' at the ends of emphasis). */
uint32_t md_char_before(md_node *n);
uint32_t md_char_behind(md_node *n);

/* heap.c: libcmark's memory is the arena given here, on this thread,
 * until another is; NULL when done. */
void md_heap_use(struct arena *a);
cmark_mem *md_heap(void);

/* prescan.c: lines, limits, and what stands in the text. False when the
 * body is refused, which was reported. */
bool md_prescan(struct md *m, struct rulers *rulers, struct diags *d);

/* The passes, in the order in which they run. */
void md_tasks(struct md *m);
void md_strike(struct md *m);
void md_autolink(struct md *m);
void md_hide(struct md *m, struct diags *d);
void md_anchors(struct md *m);

#endif
