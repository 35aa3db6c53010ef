/* run: a program that is being executed.
 *
 * Private to template_run.c, which executes it, and template_refuse.c,
 * which says what is wrong.
 */
#ifndef RENDER_RUN_H
#define RENDER_RUN_H

#include "render/program.h"

enum frame_kind {
	FRAME_SECTION,
	FRAME_INCLUDE,
	FRAME_BLOCK,	/* replaced by what stands elsewhere */
	FRAME_ENDED,	/* the same in a flat program: here */
};

/* What has been entered and not left yet. */
struct frame {
	enum frame_kind kind;
	const struct op *op;		/* that entered it */
	const struct value *next;	/* FRAME_SECTION: the next item */
	/* Of the others: what was there before. */
	const struct template *t;
	const struct scope *scope;
	size_t from, n;
	size_t start;			/* of what it puts out */
	const struct template *into;	/* FRAME_INCLUDE */
	struct scope own;		/* of a parent */
};

/* What a dynamic name was found to name. A run's values do not change:
 * where it stands says which one it is. */
struct named {
	str name;
	const struct template *t;
};
enum { NAMED = 16 };

struct run {
	struct buf *out;
	const struct template_set *set;
	struct diags *d;
	size_t told;		/* diagnostics before this run */
	uint64_t steps;
	bool failed;
	bool pending;		/* the line has begun, its indent is due */
	/* Where it is, and the blocks that are replaced there. */
	const struct template *t;
	const struct scope *scope;
	size_t level;
	/* The indent is what stands in indent[from] up to n. */
	size_t from, n;
	/* The innermost of what values are looked up in. */
	const struct value **context;
	struct named named[NAMED];
	/* These are written before they are read. */
	const struct value *contexts[TEMPLATE_LEVELS + 1];
	struct frame frame[TEMPLATE_LEVELS];
	str indent[TEMPLATE_LEVELS];
};

/* What is rare stays out of the loop over operations: it would take its
 * registers. */
#define RARE __attribute__((cold, noinline))

/* Each says where, once for a place; a run that was refused ends. */

/* The value of a tag is a map or a list. */
RARE void run_not_text(struct run *r, const struct op *op,
    const struct value *v);
/* A dynamic name's value names no template: the run has failed. */
RARE void run_no_template(struct run *r, const struct op *op, str name);
/* The output has reached its ceiling; -1. */
RARE int run_too_much(struct run *r, struct place at);
/* A section, item or partial more cannot be entered. */
RARE void run_refuse(struct run *r, const struct template *t, bool includes,
    const struct op *op);

#endif
