/* A template as it is run mostly: what it includes stands in its place,
 * its blocks are what replaces them, and words that never change are
 * text. What the ordinary program does at every run is done once here.
 *
 * Only without indents: who includes a template on an indented line gets
 * the ordinary program. */
#include "base/escape.h"
#include "render/program.h"

enum {
	FLAT_DEPTH = 32,	/* templates in one another; deeper are called */
	FLAT_OPS = 1 << 16,	/* of one template */
	/* Of all of a set; what is not reached stays as it is. Templates
	 * that include others twice, which do so too, have no end in time. */
	FLAT_WORK = 1 << 20,
	FLAT_BYTES = 64,	/* of text cost as much as an operation */
};
#define FLAT_TEXT ((size_t)1 << 24)

struct flat {
	struct template_set *set;
	const struct value *constants;
	struct { struct op *v; size_t n, cap; } ops;
	struct { struct place *v; size_t n, cap; } at;
	struct buf text;	/* since the last operation */
	const struct template *in[FLAT_DEPTH];
	size_t depth;
	size_t *work;		/* that may still be done */
	bool failed;		/* it cannot be flat */
};

/* The blocks that are replaced, as template_run() has them. */
struct flat_scope {
	const struct template *t;
	const struct call *call;
	const struct flat_scope *up;
};

static void flatten(struct flat *f, const struct template *t,
    const struct flat_scope *scope, size_t from, size_t to);

static size_t
add(struct flat *f, const struct op *op, struct place at)
{
	*vec_push(f->set->arena, &f->at) = at;
	*vec_push(f->set->arena, &f->ops) = *op;
	f->failed |= f->ops.n > FLAT_OPS;
	return f->ops.n - 1;
}

static void
end_text(struct flat *f)
{
	struct op op = { .code = OP_TEXT };

	if (f->text.n == 0)
		return;
	f->failed |= buf_overflow(&f->text);
	op.text = buf_keep(&f->text, f->set->arena);
	op.end = (uint32_t)f->ops.n + 1;
	add(f, &op, (struct place){ 0 });
	buf_clear(&f->text);
}

/* An operation without a body, as it is. */
static void
add_one(struct flat *f, const struct template *t, const struct op *op)
{
	struct op copy = *op;

	end_text(f);
	copy.end = (uint32_t)f->ops.n + 1;
	add(f, &copy, t->at[op - t->ops]);
}

static void
add_body(struct flat *f, const struct template *t,
    const struct flat_scope *scope, const struct op *op, size_t body)
{
	size_t i;

	end_text(f);
	i = add(f, op, t->at[op - t->ops]);
	flatten(f, t, scope, body, op->end);
	end_text(f);
	f->ops.v[i].end = (uint32_t)f->ops.n;
}

/* The text that a tag always puts out; NULL when that is not known. */
static const struct value *
constant(const struct flat *f, const struct name *name)
{
	const struct value *v = f->constants;

	if (name->n < 2)
		return NULL;
	for (size_t i = 0; v && i < name->n; i++)
		v = value_find(v, name->v[i].text, name->v[i].hash);
	return v && (v->kind == VALUE_TEXT || v->kind == VALUE_HTML) ? v
	    : NULL;
}

static void
add_value(struct flat *f, const struct template *t, const struct op *op)
{
	const struct value *v = constant(f, op->name);

	if (!v)
		add_one(f, t, op);
	else if (op->code == OP_RAW || v->kind == VALUE_HTML ||
	    f->set->plain)
		buf_str(&f->text, v->text);
	else
		html_attr(&f->text, v->text);
}

/* What replaces a block: see replacement() of template_run.c. */
static const struct op *
replacement(const struct flat_scope *s, str name,
    const struct flat_scope **of)
{
	const struct op *found = NULL;

	for (; s; s = s->up) {
		uintptr_t at = (uintptr_t)map_get(&s->call->args, name);

		if (at) {
			found = &s->t->ops[at - 1];
			*of = s;
		}
	}
	return found;
}

/* False when the block's own text follows. */
static bool
add_block(struct flat *f, const struct flat_scope *scope,
    const struct op *op)
{
	const struct flat_scope *of = NULL;
	const struct op *arg = replacement(scope, op->call->name, &of);
	struct op ended = { .code = OP_ENDED, .call = op->call };
	size_t body, i = 0;

	if (!arg)
		return false;
	f->failed |= op->call->indent.n > 0;
	body = (size_t)(arg - of->t->ops);
	if (op->call->line_end.n > 0) {
		end_text(f);
		i = add(f, &ended, of->t->at[body]);
	}
	flatten(f, of->t, of->up, body + 1, arg->end);
	if (op->call->line_end.n > 0) {
		end_text(f);
		f->ops.v[i].end = (uint32_t)f->ops.n;
	}
	return true;
}

static bool
inside_itself(const struct flat *f, const struct template *t)
{
	for (size_t i = 0; i < f->depth; i++)
		if (f->in[i] == t)
			return true;
	return f->depth == FLAT_DEPTH;
}

static void
add_include(struct flat *f, const struct template *t,
    const struct flat_scope *scope, const struct op *op)
{
	const struct call *c = op->call;
	struct flat_scope inside = { t, c, scope };

	f->failed |= c->whole && c->indent.n > 0;
	if (!c->dynamic && !c->target)
		return;
	if (c->dynamic || inside_itself(f, c->target)) {
		/* What is called here would look for its blocks in vain. */
		f->failed |= scope || op->code == OP_PARENT;
		add_one(f, t, op);
		return;
	}
	f->in[f->depth++] = c->target;
	flatten(f, c->target, op->code == OP_PARENT ? &inside : scope, 0,
	    c->target->n);
	f->depth--;
}

static void
work_on(struct flat *f, const struct op *op)
{
	size_t cost = 1 + (op->code == OP_TEXT ? op->text.n / FLAT_BYTES : 0);

	f->failed |= cost > *f->work;
	*f->work -= f->failed ? 0 : cost;
}

/* Add the operations of t from one on up to another. */
static void
flatten(struct flat *f, const struct template *t,
    const struct flat_scope *scope, size_t from, size_t to)
{
	for (size_t i = from; i < to && !f->failed;) {
		const struct op *op = &t->ops[i++];

		work_on(f, op);
		switch ((enum op_code)op->code) {
		case OP_TEXT:
			buf_str(&f->text, op->text);
			continue;
		case OP_VALUE:
		case OP_RAW:
			add_value(f, t, op);
			continue;
		case OP_SECTION:
		case OP_INVERTED:
			add_body(f, t, scope, op, i);
			break;
		case OP_BLOCK:
			if (!add_block(f, scope, op))
				continue;
			break;
		case OP_PARTIAL:
		case OP_PARENT:
			add_include(f, t, scope, op);
			break;
		case OP_ARG:
		case OP_ENDED:
			break;
		}
		i = op->end;
	}
}

static struct template *
flat_of(struct template_set *set, const struct template *t,
    const struct value *constants, size_t *work)
{
	struct flat f = { .set = set, .constants = constants,
		.text = buf_init(FLAT_TEXT), .work = work };
	struct template *flat = NULL;

	f.in[f.depth++] = t;
	flatten(&f, t, NULL, 0, t->n);
	end_text(&f);
	buf_release(&f.text);
	if (!f.failed) {
		flat = arena_new(set->arena, struct template);
		*flat = *t;
		flat->ops = f.ops.v;
		flat->at = f.at.v;
		flat->n = f.ops.n;
	}
	return flat;
}

void
template_flatten(struct template_set *set, const struct value *constants)
{
	size_t work = FLAT_WORK;

	if (set->failed)
		return;
	for (size_t i = 0; i < set->all.n; i++)
		set->all.v[i]->flat = flat_of(set, set->all.v[i], constants,
		    &work);
}
