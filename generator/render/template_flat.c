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
	/* What comes next begins a line: by a tag that stood there and is
	 * no more. For a template that is called, and indents. */
	bool bol;
	const struct template *in[FLAT_DEPTH];
	size_t depth;
	size_t work;		/* that may still be done, in all */
	bool failed;		/* it cannot be flat */
};

static void flatten(struct flat *f, const struct template *t,
    const struct scope *scope, size_t from, size_t to);

/* An operation, after the text that came since the last one. */
static size_t
add(struct flat *f, struct op op, struct place at)
{
	f->failed |= f->ops.n >= FLAT_OPS || buf_overflow(&f->text);
	op.text = template_text(f->set->arena, buf_view(&f->text));
	op.bol |= f->bol;
	op.text_bol = f->bol = false;
	op.skip = 1;
	buf_clear(&f->text);
	*vec_push(f->set->arena, &f->at) = at;
	*vec_push(f->set->arena, &f->ops) = op;
	return f->ops.n - 1;
}

/* The body that began at an operation ends here: with an operation, or where
 * there is none, with the text behind its last one. */
static void
end_body(struct flat *f, size_t begun, enum op_code code)
{
	if (code != OP_TEXT || f->text.n > 0)
		add(f, (struct op){ .code = (uint8_t)code },
		    (struct place){ 0 });
	f->ops.v[begun].skip = (uint32_t)(f->ops.n - begun);
}

static void
add_section(struct flat *f, const struct template *t,
    const struct scope *scope, const struct op *op)
{
	size_t body = (size_t)(op - t->ops), begun = add(f, *op, t->at[body]);
	bool section = op->code == OP_SECTION;

	/* Without what it ends with, which is added anew. */
	flatten(f, t, scope, body + 1, body + op->skip);
	end_body(f, begun, section ? OP_AGAIN : OP_TEXT);
	if (section)
		f->ops.v[begun].own = template_is_own(&f->ops.v[begun]);
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
		add(f, *op, t->at[op - t->ops]);
	else if (op->code == OP_RAW || v->kind == VALUE_HTML ||
	    f->set->plain)
		buf_str(&f->text, v->text);
	else
		html_attr(&f->text, v->text);
}

/* Add what replaces a block. After a block of whole lines there must be a
 * line end: mostly it is known here whether the replacement brings its own;
 * else OP_ENDED looks when it is run. */
static void
add_replacement(struct flat *f, const struct scope *of,
    const struct op *arg, struct call *block)
{
	size_t body = (size_t)(arg - of->t->ops), begun = 0;
	str tail = arg[arg->skip - 1].text;
	bool empty = arg->skip == 2 && tail.n == 0;
	bool unknown = block->line_end.n > 0 && tail.n == 0 && !empty;

	if (unknown)
		begun = add(f, (struct op){ .code = OP_ENDED, .call = block },
		    of->t->at[body]);
	flatten(f, of->t, of->up, body + 1, body + arg->skip);
	if (unknown)
		end_body(f, begun, OP_LEAVE);
	else if (!empty && !str_ends(tail, STR("\n")))
		buf_str(&f->text, block->line_end);
}

/* False when the block's own text follows. */
static bool
add_block(struct flat *f, const struct scope *scope, const struct op *op)
{
	const struct scope *of = NULL;
	const struct op *arg = template_replacement(scope, op->call->name,
	    &of);

	if (!arg)
		return false;
	f->failed |= op->call->indent.n > 0;
	f->bol |= op->bol;
	add_replacement(f, of, arg, op->call);
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
    const struct scope *scope, const struct op *op)
{
	const struct call *c = op->call;
	struct scope inside = { t, c, scope };

	f->failed |= c->whole && c->indent.n > 0;
	if (!c->dynamic && !c->target)
		return;
	if (c->dynamic || inside_itself(f, c->target)) {
		/* What is called here would look for its blocks in vain. */
		f->failed |= scope || op->code == OP_PARENT;
		add(f, *op, t->at[op - t->ops]);
		return;
	}
	f->bol |= op->bol || !c->whole;
	f->in[f->depth++] = c->target;
	flatten(f, c->target, op->code == OP_PARENT ? &inside : scope, 0,
	    c->target->n);
	f->depth--;
	f->bol = false;
}

static void
work_on(struct flat *f, const struct op *op)
{
	size_t cost = 1 + op->text.n / FLAT_BYTES;

	f->failed |= cost > f->work;
	f->work -= f->failed ? 0 : cost;
}

/* Add the operations of t from one on up to another. */
static void
flatten(struct flat *f, const struct template *t,
    const struct scope *scope, size_t from, size_t to)
{
	for (size_t i = from; i < to && !f->failed;) {
		const struct op *op = &t->ops[i];
		bool over = true;	/* its body */

		work_on(f, op);
		buf_str(&f->text, op->text);
		f->bol &= op->text.n == 0;
		switch ((enum op_code)op->code) {
		case OP_VALUE:
		case OP_RAW:
			add_value(f, t, op);
			break;
		case OP_SECTION:
		case OP_INVERTED:
			add_section(f, t, scope, op);
			break;
		case OP_BLOCK:
			over = add_block(f, scope, op);
			break;
		case OP_PARTIAL:
		case OP_PARENT:
			add_include(f, t, scope, op);
			break;
		case OP_TEXT:
		case OP_AGAIN:
		case OP_ARG:
		case OP_ENDED:
		case OP_LEAVE:
			break;
		}
		i += over ? op->skip : 1;
	}
}

/* f comes with its set, its constants and what work is left. */
static struct template *
flat_of(struct flat *f, const struct template *t)
{
	struct template *flat = NULL;

	*f = (struct flat){ .set = f->set, .constants = f->constants,
		.text = buf_init(FLAT_TEXT), .work = f->work };
	f->in[f->depth++] = t;
	flatten(f, t, NULL, 0, t->n);
	add(f, (struct op){ .code = OP_LEAVE }, (struct place){ 0 });
	buf_release(&f->text);
	if (!f->failed) {
		flat = arena_new(f->set->arena, struct template);
		*flat = *t;
		flat->ops = f->ops.v;
		flat->at = f->at.v;
		flat->n = f->ops.n;
	}
	return flat;
}

void
template_flatten(struct template_set *set, const struct value *constants)
{
	struct flat f = { .set = set, .constants = constants,
		.work = FLAT_WORK };

	if (set->failed)
		return;
	for (size_t i = 0; i < set->all.n; i++)
		set->all.v[i]->flat = flat_of(&f, set->all.v[i]);
}
