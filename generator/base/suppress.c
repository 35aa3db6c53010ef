#include "base/suppress.h"

#include <stdlib.h>

enum {
	DISABLE_FIRST = 85, DISABLE_LAST = 89,	/* about such comments */
	OUTSIDE = 400,		/* from here on: not about content */
};

bool
suppress_may(enum rule r)
{
	int number = rule_info(r)->number;

	return !rule_locked(r) && number < OUTSIDE &&
	    !(number >= DISABLE_FIRST && number <= DISABLE_LAST);
}

/* File and rule, by which both lists are grouped. */
static uint64_t
group_of(struct place at, enum rule rule)
{
	return (uint64_t)at.file << 32 | (uint32_t)rule;
}

static int
by_number(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* Wider scopes before the narrower ones inside them, so that these are met
 * while the wider ones are still open. */
static int
by_scope(const void *left, const void *right)
{
	const struct suppression *a = left, *b = right;
	int c = by_number(group_of(a->at, a->rule),
	    group_of(b->at, b->rule));

	if (!c)
		c = by_number(a->scope.from, b->scope.from);
	if (!c)
		c = by_number(b->scope.to, a->scope.to);
	if (!c)
		c = by_number(b->at.line, a->at.line);
	return c ? c : by_number(b->at.col, a->at.col);
}

/* A diag by what decides whether it is covered. */
struct spot {
	uint64_t group;
	uint32_t line;
	size_t i;
};

static int
by_spot(const void *left, const void *right)
{
	const struct spot *a = left, *b = right;
	int c = by_number(a->group, b->group);

	return c ? c : by_number(a->line, b->line);
}

static struct spot *
spots_of(const struct diags *d, struct arena *a)
{
	struct spot *v = arena_array(a, struct spot, d->n);

	for (size_t i = 0; i < d->n; i++)
		v[i] = (struct spot){ group_of(d->v[i].at, d->v[i].rule),
		    d->v[i].at.line, i };
	if (d->n > 1)
		qsort(v, d->n, sizeof(v[0]), by_spot);
	return v;
}

/* One walk over both lists. Those that have begun lie on a stack; one
 * that has ended goes when it comes to the top, so that the top covers
 * whatever is covered at all. */
static void
mark(struct suppressions *s, const struct spot *spots, size_t n,
    bool *covered, struct arena *a)
{
	struct suppression **open = arena_array(a, struct suppression *,
	    s->n);
	size_t depth = 0, next = 0;
	uint64_t group = 0;

	for (size_t i = 0; i < n; i++) {
		const struct spot *x = &spots[i];

		if (x->group != group)
			depth = 0;
		group = x->group;
		for (; next < s->n; next++) {
			struct suppression *p = &s->v[next];
			uint64_t g = group_of(p->at, p->rule);

			if (g > group || (g == group &&
			    p->scope.from > x->line))
				break;
			if (g == group)
				open[depth++] = p;
		}
		while (depth && open[depth - 1]->scope.to < x->line)
			depth--;
		if (depth)
			open[depth - 1]->used = covered[x->i] = true;
	}
}

void
suppress_apply(struct suppressions *s, struct diags *d,
    struct diags *covered)
{
	struct arena a = { 0 };
	bool *gone;
	size_t kept = 0;

	if (s->n == 0 || d->n == 0)
		return;
	if (s->n > 1)
		qsort(s->v, s->n, sizeof(s->v[0]), by_scope);
	gone = arena_array(&a, bool, d->n);
	mark(s, spots_of(d, &a), d->n, gone, &a);
	for (size_t i = 0; i < d->n; i++)
		if (gone[i])
			*vec_push(covered->arena, covered) = d->v[i];
		else
			d->v[kept++] = d->v[i];
	d->n = kept;
	arena_release(&a);
}

static void
report_unused(const struct suppression *p, struct diags *d)
{
	const struct rule_info *r = rule_info(p->rule);

	if (p->scope.from > p->scope.to) {
		diag_add(d, RULE_DISABLE_UNUSED, p->at,
		    "below this comment is nothing that it could hold for");
		diag_help(d, "write it above a block, or at the end of a "
		    "line");
		return;
	}
	diag_add(d, RULE_DISABLE_UNUSED, p->at,
	    "AC%03d %s is not reported in this %s", r->number, r->name,
	    p->scope.name);
	diag_help(d, "remove it; where the finding is still shown, move it "
	    "there");
	/* Of several rules the others may still be needed. */
	if (p->comment.line)
		diag_fix(d, (struct fix){ .kind = FIX_COMMENT,
		    .at = p->comment });
}

void
suppress_report(const struct suppressions *s, const enum level *levels,
    struct diags *d)
{
	for (size_t i = 0; i < s->n; i++)
		if (!s->v[i].used && levels[s->v[i].rule] != LEVEL_OFF)
			report_unused(&s->v[i], d);
}
