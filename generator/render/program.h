/* program: a template as template_run() executes it.
 *
 * Private to template*.c. The source becomes tokens (template_scan.c);
 * the tokens are paired, their white space is decided, and they become
 * a flat array of operations (template_parse.c, template_emit.c).
 * How they are executed, see run.h.
 */
#ifndef RENDER_PROGRAM_H
#define RENDER_PROGRAM_H

#include "render/template.h"

/* "a.b" in parts; no parts at all for ".". */
struct name {
	size_t n;
	struct name_part {
		str text;
		uint64_t hash;		/* key_hash() of it */
		uint32_t bit;		/* value_bit() of that */
	} v[];
};

/* The particulars of a partial, a parent or a block. */
struct call {
	str name;			/* of the template or block */
	const struct name *key;		/* where a dynamic name is found */
	bool dynamic;
	bool whole;			/* alone on its line: indent counts */
	str indent;			/* what stands before each line */
	str line_end;			/* of a block with lines of its own */
	const struct template *target;	/* by template_link() */
	struct map args;		/* of a parent: op index + 1 */
};

enum op_code {
	OP_TEXT,	/* nothing but the text before it */
	OP_VALUE,
	OP_RAW,
	OP_SECTION,	/* up to its OP_AGAIN, for each item */
	OP_AGAIN,
	OP_INVERTED,
	OP_BLOCK,
	OP_PARTIAL,
	OP_PARENT,	/* the operations up to its end are OP_ARG */
	OP_ARG,		/* a block that replaces one of the parent's, up to
			 * its OP_LEAVE */
	OP_ENDED,	/* flat: what replaced a block of whole lines, too */
	OP_LEAVE,	/* also the end of a template */
};

/* So many bytes may be read behind the text of an operation: most texts
 * are short, and copied as one block of this size. */
enum { TEXT_BLOCK = 32 };

/* Most tags have text before them; so has an operation. */
struct op {
	uint8_t code;
	bool bol;	/* the tag begins a line of the source */
	bool text_bol;	/* the text does */
	/* Of a section: it holds its own value and text alone, as in
	 * {{#x}}<b>{{x}}</b>{{/x}}. */
	bool own;
	uint32_t skip;	/* from here over its body: 1 when it has none */
	str text;	/* comes before the tag */
	union {
		const struct name *name;
		struct call *call;
	};
};

struct template {
	str name;
	size_t index;		/* in the set's list */
	struct op *ops;
	struct place *at;	/* of each operation */
	size_t n;		/* 0: with mistakes */
	/* The same without calls, by template_flatten(): for who needs no
	 * indent and replaces no blocks. May be NULL. */
	const struct template *flat;
};

/* Whether a section and what follows up to its end are so. */
bool template_is_own(const struct op *section);

/* A copy of a text with room behind it. */
str template_text(struct arena *a, str text);

/* The blocks that are replaced in what a parent tag includes. */
struct scope {
	const struct template *t;	/* that has the tag */
	const struct call *call;
	const struct scope *up;
};

/* What replaces a block: an OP_ARG, and in of the scope it is from; NULL
 * when nothing does. The outermost wins. Its own blocks belong to the
 * template it is written in. */
const struct op *template_replacement(const struct scope *s, str name,
    const struct scope **of);

enum token_kind {
	TOKEN_VALUE,
	TOKEN_RAW,
	TOKEN_SECTION,
	TOKEN_INVERTED,
	TOKEN_BLOCK,
	TOKEN_PARENT,
	TOKEN_PARTIAL,
	TOKEN_CLOSE,
	TOKEN_SILENT,	/* a comment, a change of delimiters */
	TOKEN_END,	/* after the last, at the end of the text */
};

struct token {
	enum token_kind kind;
	bool dynamic;
	size_t start, end;	/* with its delimiters */
	str name;
	struct place at;
	/* Its line: whether only white space stands before it (lead bytes)
	 * and after it (trail bytes, with the line end). */
	bool opens_line, closes_line;
	size_t lead, trail;
	/* Decided when it is paired: */
	bool drop_lead, drop_trail;	/* that white space is not text */
	bool argument;			/* a block right inside a parent */
	bool alone;			/* a block's tag with its own line */
	bool lined;			/* its lead and its mate's trail
					   belong to what is inside */
	bool whole;			/* the indent counts */
	bool told;			/* a parent: content reported */
	size_t mate;			/* the closing or the opening one */
	/* The white space that all lines inside begin with. */
	bool measured;
	str common;
};

struct tokens {
	struct token *v;
	size_t n, cap;
};

/* One template being parsed. */
struct parse {
	struct template_set *set;
	struct template *t;
	struct arena *scratch;
	struct diags *d;
	str text;
	struct place origin;
	struct tokens tokens;
	size_t mistakes;
};

/* Text to tokens; the last is TOKEN_END. Mistakes are counted. */
void template_scan(struct parse *p);
/* Pair the tokens and decide about white space. */
void template_pair(struct parse *p);
/* Tokens without mistakes to operations. */
void template_emit(struct parse *p);

/* A piece of source as a message shows it: one line, not too long. */
str template_shown(str source);

/* Report a mistake: mistake(p, rule, place, format, ...). */
#define mistake(p, ...) ((p)->mistakes++, diag_add((p)->d, __VA_ARGS__))

static inline bool
parse_stopped(const struct parse *p)
{
	return p->mistakes >= TEMPLATE_MISTAKES;
}

#endif
