/* What can go wrong while a program is executed, said to who wrote it. */
#include "render/run.h"

static struct place
place_of(const struct run *r, const struct op *op)
{
	return r->t->at[op - r->t->ops];
}

/* A loop would report the same place for each item: once is enough. */
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

void
run_not_text(struct run *r, const struct op *op, const struct value *v)
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

void
run_no_template(struct run *r, const struct op *op, str name)
{
	r->failed = true;
	if (!told_before(r, RULE_TEMPLATE_MISSING, place_of(r, op)))
		diag_add(r->d, RULE_TEMPLATE_MISSING, place_of(r, op),
		    "`" STR_FMT "` is `" STR_FMT "`, but there is no "
		    "template of that name",
		    STR_ARG(template_shown(op->call->name)),
		    STR_ARG(template_shown(name)));
}

int
run_too_much(struct run *r, struct place at)
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

void
run_refuse(struct run *r, const struct template *t, bool includes,
    const struct op *op)
{
	struct place at = place_of(r, op);

	if (r->level == TEMPLATE_LEVELS)
		too_deep(r, t, includes, at);
	else if (buf_overflow(r->out))
		run_too_much(r, at);
	else
		diag_add(r->d, RULE_TEMPLATE_WORK, at,
		    "running this template does not come to an end");
}
