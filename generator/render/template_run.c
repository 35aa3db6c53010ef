/* Running a program against a value tree. */
#include "base/escape.h"
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
	/* These are written before they are read. */
	const struct value *contexts[TEMPLATE_LEVELS + 1];
	struct frame frame[TEMPLATE_LEVELS];
	str indent[TEMPLATE_LEVELS];
};

/* What is rare stays out of the loop over operations: it would take its
 * registers. */
#define RARE __attribute__((cold, noinline))

static inline const struct value *
find(const struct value *map, const struct name_part *p)
{
	return map->has & p->bit ? value_search(map, p->text, p->hash) : NULL;
}

/* The first part of a name is looked for in the innermost first. */
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

static struct place
place_of(const struct run *r, const struct op *op)
{
	return r->t->at[op - r->t->ops];
}

/* A loop would say it for each item: once a place is enough. */
static bool
told_before(const struct run *r, enum rule rule, struct place at)
{
	for (size_t i = r->told; i < r->d->n; i++)
		if (r->d->v[i].rule == rule && r->d->v[i].at.file == at.file &&
		    r->d->v[i].at.line == at.line &&
		    r->d->v[i].at.col == at.col)
			return true;
	return r->d->n - r->told >= TEMPLATE_MISTAKES;
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

RARE static void
not_text(struct run *r, const struct op *op, const struct value *v)
{
	struct place at = place_of(r, op);

	if (told_before(r, RULE_TEMPLATE_VALUE_KIND, at))
		return;
	diag_add(r->d, RULE_TEMPLATE_VALUE_KIND, at,
	    v->kind == VALUE_MAP ? "this is a group of values, not a text"
	    : "this is a list, not a text");
	diag_help(r->d, v->kind == VALUE_MAP
	    ? "name one of its values: {{group.value}}"
	    : "put its items out one by one: {{#list}}{{.}}{{/list}}");
}

static inline void
interpolate(struct run *r, const struct op *op)
{
	const struct value *v = look_up(r, op->name);

	r->pending |= op->bol;
	if (!v)
		return;
	if (v->kind == VALUE_LIST || v->kind == VALUE_MAP)
		not_text(r, op, v);
	else
		put_value(r, v, op->code == OP_RAW);
}

static int
too_much(struct run *r, struct place at)
{
	diag_add(r->d, RULE_TEMPLATE_WORK, at,
	    "what this template puts out is larger than %zu bytes",
	    r->out->max);
	return -1;
}

/* The tag would go one level too deep. */
static void
too_deep(struct run *r, const struct template *t, bool includes,
    struct place at)
{
	size_t times = includes;

	for (size_t i = 0; i < r->level; i++)
		times += r->frame[i].kind == FRAME_INCLUDE &&
		    r->frame[i].into->index == t->index;
	if (times > 1)
		diag_add(r->d, RULE_TEMPLATE_RECURSION, at,
		    "`" STR_FMT "` includes itself without end",
		    STR_ARG(template_shown(t->name)));
	else
		diag_add(r->d, RULE_TEMPLATE_RECURSION, at,
		    "sections and templates stand too deep in one another");
	diag_help(r->d, "the limit is %d levels; a template may include "
	    "itself only within a section that comes to an end",
	    TEMPLATE_LEVELS);
}

/* Say why a section, item or partial more cannot be entered. */
RARE static void
refuse(struct run *r, const struct template *t, bool includes,
    const struct op *op)
{
	struct place at = place_of(r, op);

	if (r->level == TEMPLATE_LEVELS)
		too_deep(r, t, includes, at);
	else if (buf_overflow(r->out))
		too_much(r, at);
	else
		diag_add(r->d, RULE_TEMPLATE_WORK, at,
		    "running this template does not come to an end");
}

/* A step: into t, which the operation includes or stands in. */
static inline bool
may_enter(struct run *r, const struct template *t, bool includes,
    const struct op *op)
{
	if (r->level == TEMPLATE_LEVELS || buf_overflow(r->out) ||
	    r->steps == 0) {
		refuse(r, t, includes, op);
		return false;
	}
	r->steps--;
	return true;
}

/* One level more, by a tag that is no section. t is the template that it
 * includes, or the one that what it enters stands in. */
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

/* Into a section with an item. */
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

/* A text has no names in it: a section of one that shows only it finds it
 * again, and leaves at once. */
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
	const struct frame *f = &r->frame[--r->level];

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
	t = map_get(&r->set->by_name, v->text);
	if (t || r->set->missing_ok)
		return t;
	r->failed = true;
	if (!told_before(r, RULE_TEMPLATE_MISSING, place_of(r, op)))
		diag_add(r->d, RULE_TEMPLATE_MISSING, place_of(r, op),
		    "`" STR_FMT "` is `" STR_FMT "`, but there is no "
		    "template of that name",
		    STR_ARG(template_shown(c->name)),
		    STR_ARG(template_shown(v->text)));
	return NULL;
}

/* A partial, or a parent with its blocks. Alone on its line, its indent
 * goes before each of its lines; else its lines are put as they are. */
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

/* The end of what enter() entered. */
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

/* From an operation on to the end of the first template. */
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
	/* Not the arrays: they are large. */
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
		return too_much(&r, (struct place){ 0 });
	return r.failed ? -1 : 0;
}
