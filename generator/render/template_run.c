/* Running a program against a value tree. */
#include <assert.h>

#include "base/escape.h"
#include "render/run.h"

static inline const struct value *
find(const struct value *map, const struct name_part *p)
{
	return map->has & p->bit ? value_search(map, p->text, p->hash) : NULL;
}

/* Look for the first part of a name from the innermost context outwards, for
 * the others in what was found. */
static inline const struct value *
look_up(const struct run *r, const struct name *name)
{
	const struct value *const *c = (void *)r->context;
	const struct value *v;

	if (name->n == 0)
		return *c;
	while (!(v = find(*c, &name->v[0])))
		if (c-- == r->contexts)
			return NULL;
	for (size_t i = 1; v && i < name->n; i++)
		v = find(v, &name->v[i]);
	return v;
}

RARE static void
put_indent(struct run *r)
{
	for (size_t i = r->from; i < r->n; i++)
		buf_str(r->out, r->indent[i]);
	r->pending = false;
}

RARE static void
put_lines(struct run *r, str text)
{
	while (text.n) {
		struct cut c = str_cut(text, '\n');

		if (r->pending && c.head.n && !str_eq(c.head, STR("\r")))
			put_indent(r);
		buf_bytes(r->out, c.head.p, c.head.n + c.found);
		r->pending = c.found;
		text = c.tail;
	}
}

static inline void
put_text(struct run *r, const struct op *op)
{
	struct buf *out = r->out;

	if (op->text.n == 0)
		return;
	if (r->from < r->n) {
		r->pending |= op->text_bol;
		put_lines(r, op->text);
		return;
	}
	if (op->text.n <= TEXT_BLOCK && out->cap - out->n >= TEXT_BLOCK &&
	    !buf_overflow(out)) {
		memcpy(out->p + out->n, op->text.p, TEXT_BLOCK);
		out->n += op->text.n;
	} else {
		buf_str(out, op->text);
	}
	r->pending = false;
}

/* Escaped as for an attribute in either quotes: whether the tag stands in
 * one is not known here. */
static inline void
put_value(struct run *r, const struct value *v, bool raw)
{
	str text = v->kind != VALUE_BOOL ? v->text
	    : v->truth ? STR("true") : STR("false");

	if (!text.n)
		return;
	if (r->pending)
		put_indent(r);
	if (raw || v->kind == VALUE_HTML || r->set->plain)
		buf_str(r->out, text);
	else
		html_attr(r->out, text);
}

static inline void
interpolate(struct run *r, const struct op *op)
{
	const struct value *v = look_up(r, op->name);

	r->pending |= op->bol;
	if (!v)
		return;
	if (v->kind == VALUE_LIST || v->kind == VALUE_MAP)
		run_not_text(r, op, v);
	else
		put_value(r, v, op->code == OP_RAW);
}

/* Count a step and check the limits, before t is entered: as a template that
 * the operation includes, or as the one that the operation stands in. */
static inline bool
may_enter(struct run *r, const struct template *t, bool includes,
    const struct op *op)
{
	if (r->level == TEMPLATE_LEVELS || buf_overflow(r->out) ||
	    r->steps == 0) {
		run_refuse(r, t, includes, op);
		return false;
	}
	r->steps--;
	return true;
}

/* Push a frame for a tag that is no section. t is the template that is
 * included, or for other tags the one that holds what is entered. */
static struct frame *
enter(struct run *r, enum frame_kind kind, const struct op *op,
    const struct template *t)
{
	struct frame *f;

	if (!may_enter(r, t, kind == FRAME_INCLUDE, op))
		return NULL;
	f = &r->frame[r->level++];
	f->kind = kind;
	f->op = op;
	f->t = r->t;
	f->scope = r->scope;
	f->from = r->from;
	f->n = r->n;
	f->start = r->out->n;
	f->into = t;
	return f;
}

/* These give the operation to go on with, NULL when the run has failed. */

/* Enter a section with an item; next is the item after it, or NULL. */
static inline const struct op *
show(struct run *r, const struct op *op, const struct value *item,
    const struct value *next)
{
	struct frame *f;

	if (!may_enter(r, r->t, false, op))
		return NULL;
	f = &r->frame[r->level++];
	f->kind = FRAME_SECTION;
	f->op = op;
	f->next = next;
	*++r->context = item;
	return op + 1;
}

/* A section of a text that shows nothing but that text,
 * {{#key}}a{{.}}b{{/key}}: put out at once, without a frame. */
static inline const struct op *
show_own(struct run *r, const struct op *op, const struct value *v)
{
	if (!may_enter(r, r->t, false, op))
		return NULL;
	put_text(r, ++op);
	r->pending |= op->bol;
	put_value(r, v, op->code == OP_RAW);
	put_text(r, ++op);
	return op + 1;
}

static inline const struct op *
section(struct run *r, const struct op *op)
{
	const struct value *v = look_up(r, op->name);

	r->pending |= op->bol;
	if (!value_truth(v))
		return op + op->skip;
	if (op->own && (v->kind == VALUE_TEXT || v->kind == VALUE_HTML))
		return show_own(r, op, v);
	if (v->kind != VALUE_LIST)
		return show(r, op, v, NULL);
	return show(r, op, v->first, v->first->next);
}

static inline const struct op *
again(struct run *r, const struct op *op)
{
	const struct frame *f;

	assert(r->level > 0);
	f = &r->frame[--r->level];
	assert(f->kind == FRAME_SECTION);
	r->context--;
	return f->next ? show(r, f->op, f->next, f->next->next) : op + 1;
}

static const struct op *
block(struct run *r, const struct op *op)
{
	const struct call *c = op->call;
	const struct scope *of = NULL;
	const struct op *arg = template_replacement(r->scope, c->name, &of);

	r->pending |= op->bol;
	if (!arg)
		return op + 1;
	if (!enter(r, FRAME_BLOCK, op, of->t))
		return NULL;
	r->t = of->t;
	r->scope = of->up;
	if (c->indent.n)
		r->indent[r->n++] = c->indent;
	return arg + 1;
}

/* Find the template that a value names; names that were just asked for are
 * known by their address. */
static const struct template *
by_name(struct run *r, str name)
{
	uintptr_t at = (uintptr_t)name.p;
	struct named *n = &r->named[(at ^ at >> 4) % NAMED];

	if (n->name.p != name.p || n->name.n != name.n)
		*n = (struct named){ name, map_get(&r->set->by_name, name) };
	return n->t;
}

/* The template that a tag names, itself or by a value. */
static const struct template *
target_of(struct run *r, const struct op *op)
{
	const struct call *c = op->call;
	const struct template *t;
	const struct value *v;

	if (!c->dynamic)
		return c->target;
	v = look_up(r, c->key);
	if (!v || v->kind == VALUE_BOOL || v->kind == VALUE_LIST ||
	    v->kind == VALUE_MAP || !v->text.n)
		return NULL;
	t = by_name(r, v->text);
	if (t || r->set->missing_ok)
		return t;
	run_no_template(r, op, v->text);
	return NULL;
}

/* Enter a partial, or a parent with its blocks. When the tag stands alone on
 * its line, its indentation goes before each line of what it includes. */
static const struct op *
include(struct run *r, const struct op *op)
{
	const struct call *c = op->call;
	const struct template *t = target_of(r, op);
	struct frame *f;

	r->pending |= op->bol;
	if (!t)
		return op + op->skip;
	f = enter(r, FRAME_INCLUDE, op, t);
	if (!f)
		return NULL;
	if (!c->whole) {
		if (r->pending)
			put_indent(r);
		r->from = r->n;
		r->pending = true;
	} else if (c->indent.n) {
		r->indent[r->n++] = c->indent;
	}
	if (op->code == OP_PARENT) {
		f->own = (struct scope){ r->t, c, r->scope };
		r->scope = &f->own;
	}
	/* Flat where nothing needs the other. */
	r->t = t->flat && !r->scope && r->from == r->n ? t->flat : t;
	return r->t->ops;
}

/* Pop the frame that enter() pushed, and go on behind its tag. */
static const struct op *
leave(struct run *r)
{
	const struct frame *f = &r->frame[--r->level];

	r->t = f->t;
	r->scope = f->scope;
	r->from = f->from;
	r->n = f->n;
	if (f->kind == FRAME_INCLUDE)
		r->pending = false;
	else if (r->out->n > f->start && r->out->p[r->out->n - 1] != '\n')
		buf_str(r->out, f->op->call->line_end);
	return f->op + f->op->skip;
}

/* Run from an operation on, until the template ends that was begun with. */
static int
execute(struct run *r, const struct op *op)
{
	while (op) {
		put_text(r, op);
		switch ((enum op_code)op->code) {
		case OP_TEXT:
			op++;
			break;
		case OP_VALUE:
		case OP_RAW:
			interpolate(r, op++);
			break;
		case OP_SECTION:
			op = section(r, op);
			break;
		case OP_AGAIN:
			op = again(r, op);
			break;
		case OP_INVERTED:
			r->pending |= op->bol;
			op += value_truth(look_up(r, op->name)) ? op->skip : 1;
			break;
		case OP_BLOCK:
			op = block(r, op);
			break;
		case OP_PARTIAL:
		case OP_PARENT:
			op = include(r, op);
			break;
		case OP_ARG:
			op += op->skip;
			break;
		case OP_ENDED:
			op = enter(r, FRAME_ENDED, op, r->t) ? op + 1 : NULL;
			break;
		case OP_LEAVE:
			if (r->level == 0)
				return 0;
			op = leave(r);
			break;
		}
	}
	return -1;
}

int
template_run(struct buf *out, const struct template_set *set, str name,
    const struct value *v, struct diags *d)
{
	const struct template *t = map_get(&set->by_name, name);
	struct run r;

	if (set->failed)
		return -1;
	if (!t) {
		diag_add(d, RULE_TEMPLATE_MISSING, (struct place){ 0 },
		    "there is no template `" STR_FMT "`",
		    STR_ARG(template_shown(name)));
		return -1;
	}
	/* Not the last arrays: they are large. */
	memset(r.named, 0, sizeof(r.named));
	r.out = out;
	r.set = set;
	r.d = d;
	r.told = d->n;
	r.steps = set->steps;
	r.failed = false;
	r.pending = true;
	r.t = t->flat ? t->flat : t;
	r.scope = NULL;
	r.from = r.n = r.level = 0;
	r.context = r.contexts;
	r.contexts[0] = v;
	if (execute(&r, r.t->ops) < 0)
		return -1;
	if (buf_overflow(out))
		return run_too_much(&r, (struct place){ 0 });
	return r.failed ? -1 : 0;
}
