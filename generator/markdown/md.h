/* md: a Markdown body as a tree of blocks and inlines.
 *
 * CommonMark by libcmark, and on top of it the GitHub additions: tables,
 * task list items, strikethrough, extended autolinks, as GitHub shows
 * them. The tree, and all memory that libcmark takes for it, lives in the
 * arena given to md_parse(); there is nothing to free. Reading a tree
 * changes and allocates nothing, so that threads may share it.
 *
 * Raw HTML (but for <br>) and unsafe links never come out of md_html() in
 * a site build. Time is linear in the length of a body: what would make
 * it otherwise is refused.
 */
#ifndef MARKDOWN_MD_H
#define MARKDOWN_MD_H

#include "base/buf.h"
#include "base/diag.h"
#include "markdown/node.h"

/* What is parsed: the text, and where its first line stands in a file. */
struct md_source {
	str text;
	uint32_t file, line;
};

enum {
	MD_BYTES_MOST = 1024 * 1024,	/* of one body */
	MD_DEPTH_MOST = 100,		/* quotes and lists in each other */
};

/* Parse a body. Too large or too deeply nested a body is reported to d
 * (RULE_MARKDOWN_TOO_LARGE, RULE_MARKDOWN_TOO_DEEP) and gives an empty
 * document; an internal mark that is not closed is reported
 * (RULE_INTERNAL_UNCLOSED) and hides all that follows it, one that was
 * not opened is reported (RULE_INTERNAL_UNOPENED). The text may be any
 * bytes; it must live as long as the arena. */
struct md *md_parse(struct arena *a, const struct md_source *source,
    struct diags *d);

md_node *md_root(const struct md *m);
/* The next block after one, in document order within root, or NULL. */
md_node *md_next_block(md_node *root, md_node *at);
/* The next node after one in that order of a kind whose bit, 1 << kind, is
 * in kinds, or NULL. */
md_node *md_next_of(md_node *root, md_node *at, unsigned kinds);

/* <br>, the one piece of raw HTML that is kept: cells of tables have no
 * other way to break a line. */
bool md_is_break(const md_node *n);

/* Where a block begins; of a cell, the span of its text. An inline is
 * where its block is. */
struct place md_place(const struct md *m, md_node *n);
/* The first line of a block as a span, from where it begins. */
struct place md_place_line(const struct md *m, md_node *n);
/* Where needle first stands in the source lines of n's block, as a span;
 * md_place() when it is not found as such (it was escaped, or split). */
struct place md_place_of(const struct md *m, md_node *n, str needle);
/* Where needle next stands in n's block as a word of its own, behind an
 * earlier place in it (line 0: anywhere): not beside letters, digits or
 * the marks of code. As md_place_of() when it does not. */
struct place md_place_word(const struct md *m, md_node *n, str needle,
    struct place behind);
/* Where the address of a link or image stands, behind an earlier one of
 * the same document (NULL: none): in its brackets, else anywhere in its
 * block, else in the definition that it refers to. *patience is how often
 * definitions may still be looked for: each look reads the whole text. */
struct place md_place_link(const struct md *m, md_node *link,
    const struct place *behind, int *patience);
/* The first cell of a body that is in no column of its table, and so is not
 * in the tree, as GitHub has it; len 0: there is none. */
struct place md_place_dropped(const struct md *m);
/* Last line of a block, counted as in md_place(). */
uint32_t md_last_line(const struct md *m, md_node *n);

/* Whether anything is internal, or a comment is there that could say so. */
bool md_confidential(const struct md *m);
/* Whether the text of a heading ends so, and where in it that begins; -1
 * where it does not. */
bool md_title_internal(str title);
ptrdiff_t md_title_mark(str title);
/* What in the text of a heading, if that does not end so, looks as if it
 * should: "(internal)" before other words, "(intern)"; or STR_NONE. */
str md_title_doubt(str title);
/* Make a heading and all that follows, up to the next one of its level or
 * a higher one, internal. */
void md_hide_section(struct md *m, md_node *heading);
/* How many parts between marks and internal sections there are, some of
 * them in each other, and the lines of one. Of a part that begins and ends
 * on one line there are none. */
size_t md_hidden_parts(const struct md *m);
str md_hidden_part(const struct md *m, size_t i);
/* The text of a body in which no definition of a link ("[wiki]: /x") that
 * stands in an internal part can be meant by anything: it has another
 * name. All else is as long, and where, it was. STR_NONE when there is no
 * such definition. */
str md_without_hidden_links(const struct md *m, struct arena *a);
/* 1: a comment of these words opens an internal part, -1: it closes one,
 * 0: it does neither. */
int md_internal_mark(str comment);
/* Whether a comment says so and gives a reason, "internal: ask legal". It
 * may be a remark: md_comment.mark tells. */
bool md_mark_reason(str comment);
/* Whether a comment that is no mark looks as if it should be one: such a
 * remark, "private", "<internal>", "visibility: internal". */
bool md_comment_doubt(str comment);

/* Of a text that begins with "<", how many bytes of it look like such a
 * comment, or as if they should be one: with dashes in the place of
 * hyphens, too many of those, or too few; else 0. */
size_t md_mark_doubt(str s);

/* A comment in raw HTML, of a block or within a line. */
struct md_comment {
	md_node *node;		/* MD_HTML_BLOCK or MD_HTML that holds it */
	str text;		/* between <!-- and --> */
	int mark;		/* 1: opens an internal part, -1: closes one */
	struct place at;	/* its first line, from <!-- on */
	uint32_t last;		/* number of its last line */
	/* where to go on: */
	str rest;
	uint32_t line;
	md_node *block;
	size_t behind, number;
	bool lost;
};
/* The first comment of a body into a struct of zero bytes, then the next
 * one each time; false when there is none left. Linear in all. */
bool md_next_comment(const struct md *m, struct md_comment *c);

/* The plain text of a node's inlines; blocks in it are joined by a line
 * end, breaks become a space. Internal parts are left out unless asked
 * for. In the arena, which may be that of the tree: then what is one text
 * is no copy. */
str md_text(const struct md *m, md_node *root, struct arena *a,
    bool with_internal);

/* What a paragraph, heading or cell says in prose: its text, with a space
 * for each break and one x for code and for an image (*image says whether
 * there is one). It stands in out, or is a piece of the tree. */
str md_prose(md_node *block, struct buf *out, bool *image);
/* The same behind what stands in out; returns whether there is an image. */
bool md_put_prose(md_node *block, struct buf *out);

/* What the site does with a link: called for every link and image. */
struct md_link {
	md_node *node;
	str url;		/* as written */
	bool image;
	bool automatic;		/* a bare URL or <URL> */
	/* out: */
	str before;		/* put out as it is: the site's root */
	str href;		/* where it shall lead, escaped behind it;
				 * both empty: no link */
};

struct md_html {
	bool unsafe;		/* keep raw HTML; conformance runs only */
	bool with_internal;	/* audience internal */
	bool plain;		/* no ids, no wrappers: as the GFM spec prints */
	int heading_shift;	/* added to levels of headings, up to 6 */
	str id_prefix;		/* before the id of every heading */
	void *context;
	void (*link)(void *context, struct md_link *l);	/* or NULL */
};

/* The HTML of the blocks from first up to, not including, end (NULL: to
 * the last sibling). */
void md_html(struct buf *out, const struct md *m, md_node *first,
    md_node *end, const struct md_html *options);
/* The HTML of n's inlines only, without the first skip bytes of their
 * plain text (as md_text() counts them). */
void md_html_inlines(struct buf *out, const struct md *m, md_node *n,
    size_t skip, const struct md_html *options);

#endif
