/* program: a template as template_run() executes it.
 *
 * Private to template*.c. The source becomes tokens (template_scan.c);
 * the tokens are paired, their white space is decided, and they become
 * a flat array of operations (template_parse.c, template_emit.c).
 */
#ifndef RENDER_PROGRAM_H
#define RENDER_PROGRAM_H

#include "render/template.h"

/* "a.b" in parts; no parts at all for ".". */
struct name {
	size_t n;
	struct name_part {
		str text;
		uint32_t hash;		/* value_hash() of it */
	} *v;
};

/* The particulars of a partial, a parent or a block. */
struct call {
	str name;			/* of the template or block */
	struct name key;		/* where a dynamic name is found */
	bool dynamic;
	bool whole;			/* alone on its line: indent counts */
	str indent;			/* what stands before each line */
	str line_end;			/* of a block with lines of its own */
	const struct template *target;	/* by template_link() */
	struct map args;		/* of a parent: op index + 1 */
};

enum op_code {
	OP_TEXT,
	OP_VALUE,
	OP_RAW,
	OP_SECTION,
	OP_INVERTED,
	OP_BLOCK,
	OP_PARTIAL,
	OP_PARENT,	/* the operations up to its end are OP_ARG */
	OP_ARG,		/* a block that replaces one of the parent's */
	OP_ENDED,	/* flat: what replaced a block of whole lines */
};

struct op {
	uint8_t code;
	bool bol;	/* begins a line of the source */
	uint32_t end;	/* after its body: index of the next operation */
	union {
		str text;
		struct name *name;
		struct call *call;
	};
};

struct template {
	str name;
	size_t index;		/* in the set's list */
	struct op *ops;
	struct place *at;	/* of each operation */
	size_t n;
	/* The same without calls, by template_flatten(): for who needs no
	 * indent and replaces no blocks. May be NULL. */
	const struct template *flat;
};

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
