/* Running a program against a value tree. */
#include "base/escape.h"
#include "render/program.h"

/* Values are looked up in the innermost first. */
struct context {
	const struct value *v;
	const struct context *up;
};

/* The blocks that are replaced in what a parent tag includes. */
struct scope {
	const struct template *t;	/* that has the tag */
	const struct call *call;
	const struct scope *up;
};

struct run {
	struct buf *out;
	const struct template_set *set;
	struct diags *d;
	size_t told;		/* diagnostics before this run */
	uint64_t steps;
	bool failed;
	bool pending;		/* the line has begun, its indent is due */
	/* The indent is what stands in indent[from] up to n. */
	size_t from, n;
	str indent[TEMPLATE_LEVELS];
	size_t level;
	/* The template that each level includes; NULL for a section. */
	const struct template *running[TEMPLATE_LEVELS];
};

/* Where a run is: the operations of a template, and what they see. */
struct spot {
	const struct template *t;
	const struct context *context;
	const struct scope *scope;
};

static int execute(struct run *r, const struct spot *s, size_t from,
    size_t to);

/* What is rare, or a loop of its own, stays out of that over operations:
 * it would take its registers. */
#define RARE __attribute__((cold, noinline))
#define APART __attribute__((noinline))

static const struct value *
look_up(const struct context *c, const struct name *name)
{
	const struct value *v = NULL;

	if (name->n == 0)
		return c->v;
	for (; c && !v; c = c->up)
		v = value_find(c->v, name->v[0].text, name->v[0].hash);
	for (size_t i = 1; v && i < name->n; i++)
		v = value_find(v, name->v[i].text, name->v[i].hash);
	return v;
}

static struct place
place_of(const struct spot *s, const struct op *op)
{
	return s->t->at[op - s->t->ops];
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

static void
put_text(struct run *r, const struct op *op)
{
	r->pending |= op->bol;
	if (r->from < r->n) {
		put_lines(r, op->text);
		return;
	}
	buf_str(r->out, op->text);
	r->pending = false;
}

/* Escaped as for an attribute in either quotes: whether the tag stands in
 * one is not known here. */
static void
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
not_text(struct run *r, const struct spot *s, const struct op *op,
    const struct value *v)
{
	struct place at = place_of(s, op);

	if (told_before(r, RULE_TEMPLATE_VALUE_KIND, at))
		return;
	diag_add(r->d, RULE_TEMPLATE_VALUE_KIND, at,
	    v->kind == VALUE_MAP ? "this is a group of values, not a text"
	    : "this is a list, not a text");
	diag_help(r->d, v->kind == VALUE_MAP
	    ? "name one of its values: {{group.value}}"
	    : "put its items out one by one: {{#list}}{{.}}{{/list}}");
}

static void
interpolate(struct run *r, const struct spot *s, const struct op *op)
{
	const struct value *v = look_up(s->context, op->name);

	r->pending |= op->bol;
	if (!v)
		return;
	if (v->kind == VALUE_LIST || v->kind == VALUE_MAP)
		not_text(r, s, op, v);
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
static int
too_deep(struct run *r, const struct template *t, bool includes,
    struct place at)
{
	size_t times = includes;

	for (size_t i = 0; i < r->level; i++)
		times += r->running[i] && r->running[i]->index == t->index;
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
	return -1;
}

/* Why a section, item or partial more cannot be entered. */
RARE static int
refuse(struct run *r, const struct template *t, bool includes,
    struct place at)
{
	if (r->level == TEMPLATE_LEVELS)
		return too_deep(r, t, includes, at);
	if (buf_overflow(r->out))
		return too_much(r, at);
	diag_add(r->d, RULE_TEMPLATE_WORK, at,
	    "running this template does not come to an end");
	return -1;
}

/* t is the template that the operation includes, or the one that it
 * stands in. */
static inline int
enter(struct run *r, const struct template *t, bool includes,
    const struct spot *s, const struct op *op)
{
	if (r->level == TEMPLATE_LEVELS || buf_overflow(r->out) ||
	    r->steps == 0)
		return refuse(r, t, includes, place_of(s, op));
	r->steps--;
	r->running[r->level++] = includes ? t : NULL;
	return 0;
}

static int
item(struct run *r, const struct spot *s, const struct op *op,
    const struct value *v)
{
	size_t body = (size_t)(op - s->t->ops) + 1;
	struct context inner = { v, s->context };
	struct spot inside = { s->t, &inner, s->scope };
	int rc;

	if (enter(r, s->t, false, s, op) < 0)
		return -1;
	rc = execute(r, &inside, body, op->end);
	r->level--;
	return rc;
}

APART static int
section(struct run *r, const struct spot *s, const struct op *op)
{
	const struct value *v = look_up(s->context, op->name);

	r->pending |= op->bol;
	if (!value_truth(v))
		return 0;
	if (v->kind != VALUE_LIST)
		return item(r, s, op, v);
	for (const struct value *c = v->first; c; c = c->next)
		if (item(r, s, op, c) < 0)
			return -1;
	return 0;
}

/* What replaces a block, when something does: the outermost wins. Its
 * own blocks belong to the template it is written in. */
static const struct op *
replacement(const struct scope *s, str name, const struct scope **of)
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

/* Returns 1 when the block is not replaced: its own text follows. */
APART static int
block(struct run *r, const struct spot *s, const struct op *op)
{
	const struct call *c = op->call;
	const struct scope *of = NULL;
	const struct op *arg = replacement(s->scope, c->name, &of);
	size_t start = r->out->n, outer = r->n;
	struct spot inside;
	int rc;

	r->pending |= op->bol;
	if (!arg)
		return 1;
	inside = (struct spot){ of->t, s->context, of->up };
	if (enter(r, of->t, false, s, op) < 0)
		return -1;
	if (c->indent.n)
		r->indent[r->n++] = c->indent;
	rc = execute(r, &inside, (size_t)(arg - of->t->ops) + 1, arg->end);
	r->n = outer;
	r->level--;
	if (r->out->n > start && r->out->p[r->out->n - 1] != '\n')
		buf_str(r->out, c->line_end);
	return rc;
}

/* The template that a tag names, itself or by a value. */
static const struct template *
target_of(struct run *r, const struct spot *s, const struct op *op)
{
	const struct call *c = op->call;
	struct place at = place_of(s, op);
	const struct template *t;
	const struct value *v;

	if (!c->dynamic)
		return c->target;
	v = look_up(s->context, &c->key);
	if (!v || v->kind == VALUE_BOOL || v->kind == VALUE_LIST ||
	    v->kind == VALUE_MAP || !v->text.n)
		return NULL;
	t = map_get(&r->set->by_name, v->text);
	if (t || r->set->missing_ok)
		return t;
	r->failed = true;
	if (!told_before(r, RULE_TEMPLATE_MISSING, at))
		diag_add(r->d, RULE_TEMPLATE_MISSING, at, "`" STR_FMT "` is "
		    "`" STR_FMT "`, but there is no template of that name",
		    STR_ARG(template_shown(c->name)),
		    STR_ARG(template_shown(v->text)));
	return NULL;
}

/* Its flat program where nothing needs the other. */
static const struct template *
flat_of(const struct run *r, const struct template *t,
    const struct scope *scope)
{
	return t->flat && !scope && r->from == r->n ? t->flat : t;
}

/* A partial, or a parent with its blocks. Alone on its line, its indent
 * goes before each of its lines; else its lines are put as they are. */
APART static int
include(struct run *r, const struct spot *s, const struct op *op)
{
	const struct call *c = op->call;
	const struct template *t = target_of(r, s, op);
	struct scope scope = { s->t, c, s->scope };
	struct spot inside = { t, s->context,
	    op->code == OP_PARENT ? &scope : s->scope };
	size_t from = r->from, n = r->n;
	int rc;

	r->pending |= op->bol;
	if (!t)
		return 0;
	if (enter(r, t, true, s, op) < 0)
		return -1;
	if (!c->whole) {
		if (r->pending)
			put_indent(r);
		r->from = r->n;
		r->pending = true;
	} else if (c->indent.n) {
		r->indent[r->n++] = c->indent;
	}
	inside.t = t = flat_of(r, t, inside.scope);
	rc = execute(r, &inside, 0, t->n);
	r->from = from;
	r->n = n;
	r->pending = false;
	r->level--;
	return rc;
}

APART static int
ended(struct run *r, const struct spot *s, const struct op *op)
{
	size_t start = r->out->n;
	int rc = execute(r, s, (size_t)(op - s->t->ops) + 1, op->end);

	if (r->out->n > start && r->out->p[r->out->n - 1] != '\n')
		buf_str(r->out, op->call->line_end);
	return rc;
}

static int
execute(struct run *r, const struct spot *s, size_t from, size_t to)
{
	const struct op *ops = s->t->ops, *op = ops + from, *end = ops + to;

	while (op < end) {
		int rc = 0;

		switch ((enum op_code)op->code) {
		case OP_TEXT:
			put_text(r, op++);
			continue;
		case OP_VALUE:
		case OP_RAW:
			interpolate(r, s, op++);
			continue;
		case OP_SECTION:
			rc = section(r, s, op);
			break;
		case OP_INVERTED:
			r->pending |= op->bol;
			if (!value_truth(look_up(s->context, op->name))) {
				op++;
				continue;
			}
			break;
		case OP_BLOCK:
			rc = block(r, s, op);
			if (rc > 0) {
				op++;
				continue;
			}
			break;
		case OP_PARTIAL:
		case OP_PARENT:
			rc = include(r, s, op);
			break;
		case OP_ENDED:
			rc = ended(r, s, op);
			break;
		case OP_ARG:
			break;
		}
		if (rc < 0)
			return -1;
		op = ops + op->end;
	}
	return 0;
}

int
template_run(struct buf *out, const struct template_set *set, str name,
    const struct value *v, struct diags *d)
{
	const struct template *t = map_get(&set->by_name, name);
	struct context context = { v, NULL };
	struct spot s = { t, &context, NULL };
	struct run r;

	if (set->failed)
		return -1;
	if (!t) {
		diag_add(d, RULE_TEMPLATE_MISSING, (struct place){ 0 },
		    "there is no template `" STR_FMT "`",
		    STR_ARG(template_shown(name)));
		return -1;
	}
	s.t = t = t->flat ? t->flat : t;
	/* Not the arrays: they are large, and written before they are read. */
	r.out = out;
	r.set = set;
	r.d = d;
	r.told = d->n;
	r.steps = set->steps;
	r.failed = false;
	r.pending = true;
	r.from = r.n = r.level = 0;
	if (execute(&r, &s, 0, t->n) < 0)
		return -1;
	if (buf_overflow(out))
		return too_much(&r, (struct place){ 0 });
	return r.failed ? -1 : 0;
}
