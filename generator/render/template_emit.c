/* From paired tokens to the operations that template_run() executes. */
#include "render/program.h"

struct emit {
	struct parse *p;
	struct arena *a;
	struct { struct op *v; size_t n, cap; } ops;
	struct { struct place *v; size_t n, cap; } at;
	/* What comes before the next operation. */
	str text;
	bool text_bol;
	struct body {
		const struct token *token;
		size_t op;
		size_t dedent;	/* bytes taken off the lines inside */
	} body[TEMPLATE_NEST + 1];
	size_t n;
	/* What comes next is the first of a text that is put elsewhere: it
	 * begins no line. Whoever puts it there knows. */
	bool first;
};

static const enum op_code codes[] = {
	[TOKEN_VALUE] = OP_VALUE,
	[TOKEN_RAW] = OP_RAW,
	[TOKEN_SECTION] = OP_SECTION,
	[TOKEN_INVERTED] = OP_INVERTED,
	[TOKEN_BLOCK] = OP_BLOCK,
	[TOKEN_PARENT] = OP_PARENT,
	[TOKEN_PARTIAL] = OP_PARTIAL,
};

static struct op *
add(struct emit *e, enum op_code code, bool bol, struct place at)
{
	struct op *op;

	*vec_push(e->a, &e->at) = at;
	op = vec_push(e->a, &e->ops);
	*op = (struct op){ .code = (uint8_t)code, .bol = bol && !e->first,
	    .text_bol = e->text_bol, .skip = 1, .text = e->text };
	e->first = false;
	e->text = STR_NONE;
	e->text_bol = false;
	return op;
}

str
template_text(struct arena *a, str text)
{
	char *p = arena_bytes(a, text.n + TEXT_BLOCK);

	memcpy(p, text.p, text.n);
	memset(p + text.n, 0, TEXT_BLOCK);
	return str_of(p, text.n);
}

static void
put_text(struct emit *e, str text, bool bol)
{
	if (e->text.n)
		add(e, OP_TEXT, false, (struct place){ 0 });
	e->text = template_text(e->a, text);
	e->text_bol = bol && !e->first;
	e->first = false;
}

/* A body ends here: what stands before its end stays in it. */
static void
end_text(struct emit *e)
{
	if (e->text.n)
		add(e, OP_TEXT, false, (struct place){ 0 });
}

/* Without the bytes that the lines around it lose. */
static str
outdented(const struct emit *e, str lead)
{
	return str_from(lead, e->body[e->n].dedent);
}

/* Text whose lines lose up to dedent bytes of white space; the first line
 * only when it is whole. */
static str
dedent(struct arena *a, str text, size_t dedent, bool bol)
{
	char *copy = arena_bytes(a, text.n);
	str out = { copy, 0 };

	while (text.n) {
		struct cut c = str_cut(text, '\n');
		size_t n = c.head.n + c.found, skip = 0;

		while (bol && skip < dedent && skip < c.head.n &&
		    (text.p[skip] == ' ' || text.p[skip] == '\t'))
			skip++;
		memcpy(copy + out.n, text.p + skip, n - skip);
		out.n += n - skip;
		text = c.tail;
		bol = true;
	}
	return out;
}

static void
add_text(struct emit *e, size_t from, size_t to)
{
	str all = e->p->text, text = str_sub(all, from, to);
	bool bol = from == 0 || all.p[from - 1] == '\n';
	size_t lost = e->body[e->n].dedent;

	if (lost && text.n)
		text = dedent(e->a, text, lost, bol);
	if (text.n)
		put_text(e, text, bol);
}

static const struct name *
make_name(struct arena *a, str text)
{
	struct cut c = { STR_NONE, text, !str_eq(text, STR(".")) };
	struct name *name;
	size_t n = 0;

	for (struct cut part = c; part.found; n++)
		part = str_cut(part.tail, '.');
	name = arena_alloc(a, 1, sizeof(*name) + n * sizeof(name->v[0]),
	    alignof(struct name));
	for (; c.found; name->n++) {
		uint64_t hash;

		c = str_cut(c.tail, '.');
		hash = key_hash(c.head);
		name->v[name->n] = (struct name_part){ c.head, hash,
		    value_bit(hash) };
	}
	return name;
}

static str
lead_of(const struct emit *e, const struct token *t)
{
	return str_sub(e->p->text, t->start - t->lead, t->start);
}

static str
trail_of(const struct emit *e, const struct token *t)
{
	return str_sub(e->p->text, t->end, t->end + t->trail);
}

static struct call *
make_call(struct emit *e, const struct token *t)
{
	struct call *c = arena_new(e->a, struct call);

	c->name = t->name;
	c->dynamic = t->dynamic;
	c->whole = t->whole;
	if (t->dynamic)
		c->key = make_name(e->a, t->name);
	if (t->whole)
		c->indent = outdented(e, lead_of(e, t));
	return c;
}

static void
add_tag(struct emit *e, const struct token *t)
{
	bool bol = t->opens_line && (t->drop_lead || !t->lead);
	struct op *op = add(e, codes[t->kind], bol, t->at);

	if (t->kind == TOKEN_PARTIAL || t->kind == TOKEN_PARENT) {
		op->call = make_call(e, t);
	} else {
		op->name = make_name(e->a, t->name);
	}
}

/* Whether nothing stands between a block's tags. */
static bool
empty_inside(const struct emit *e, const struct token *open)
{
	const struct token *close = &e->p->tokens.v[open->mate];
	size_t from = open->end + (open->drop_trail ? open->trail : 0);
	size_t to = close->start - (close->drop_lead ? close->lead : 0);

	return close == open + 1 && from == to;
}

/* A block that can be replaced. Its white space is measured from what it
 * holds, when its tag has a line of its own. */
static void
add_block(struct emit *e, const struct token *t)
{
	const struct token *close = &e->p->tokens.v[t->mate];
	bool bol = t->opens_line && (t->drop_lead || !t->lead);
	struct op *op = add(e, OP_BLOCK, bol, t->at);
	str lead = outdented(e, lead_of(e, t));

	op->call = make_call(e, t);
	op->call->indent = t->opens_line ? lead : STR_NONE;
	if (t->alone)
		op->call->indent = outdented(e, t->common);
	if (t->whole) {
		str trail = trail_of(e, close);
		ptrdiff_t at = str_find_char(trail, '\r');

		if (at < 0)
			at = str_find_char(trail, '\n');
		if (at >= 0)
			op->call->line_end = str_from(trail, (size_t)at);
	}
	if (t->lined && lead.n && !empty_inside(e, t))
		put_text(e, lead, false);
}

/* A block that replaces one of the parent around it. */
static void
add_argument(struct emit *e, const struct token *t)
{
	struct op *op = add(e, OP_ARG, false, t->at);
	size_t parent = e->body[e->n].op;
	struct call *call = e->ops.v[parent].call;
	void **at = map_at(&call->args, t->name, e->a);

	op->call = make_call(e, t);
	if (*at) {
		mistake(e->p, RULE_TEMPLATE_BLOCK_TWICE, t->at,
		    "the block `" STR_FMT "` is given twice",
		    STR_ARG(template_shown(t->name)));
		diag_note(e->p->d, e->at.v[(uintptr_t)*at - 1],
		    "it is given here, too");
	} else {
		*at = (void *)(uintptr_t)e->ops.n;
	}
}

static void
open_body(struct emit *e, const struct token *t)
{
	struct body inside = { .token = t, .op = e->ops.n,
	    .dedent = e->body[e->n].dedent };

	if (t->argument) {
		add_argument(e, t);
		inside.dedent = t->common.n;
		e->first = true;
	} else if (t->kind == TOKEN_BLOCK) {
		add_block(e, t);
	} else {
		add_tag(e, t);
	}
	e->body[++e->n] = inside;
}

bool
template_is_own(const struct op *section)
{
	const struct name *a = section->name, *b = section[1].name;

	if (section->skip != 3 || section[2].code != OP_AGAIN ||
	    (section[1].code != OP_VALUE && section[1].code != OP_RAW) ||
	    a->n == 0 || a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_eq(a->v[i].text, b->v[i].text))
			return false;
	return true;
}

static void
close_body(struct emit *e, const struct token *t)
{
	const struct body *b = &e->body[e->n];
	uint8_t code = e->ops.v[b->op].code;

	if (t->lined && !empty_inside(e, b->token))
		put_text(e, trail_of(e, t), false);
	e->first = false;
	if (code == OP_SECTION)
		add(e, OP_AGAIN, false, (struct place){ 0 });
	else if (code == OP_ARG)
		add(e, OP_LEAVE, false, (struct place){ 0 });
	else
		end_text(e);
	e->ops.v[b->op].skip = (uint32_t)(e->ops.n - b->op);
	if (code == OP_SECTION)
		e->ops.v[b->op].own = template_is_own(&e->ops.v[b->op]);
	e->n--;
}

static bool
opens(const struct token *t)
{
	return t->kind != TOKEN_CLOSE && t->mate;
}

void
template_emit(struct parse *p)
{
	struct emit e = { .p = p, .a = p->set->arena, .first = true };
	size_t text = 0;	/* what comes next begins here */

	for (size_t i = 0; i < p->tokens.n && !parse_stopped(p); i++) {
		const struct token *t = &p->tokens.v[i];
		const struct token *outer = e.body[e.n].token;
		bool parent = outer && outer->kind == TOKEN_PARENT;

		if (!parent)
			add_text(&e, text, t->start -
			    (t->drop_lead ? t->lead : 0));
		if (parent && opens(t) && !t->argument)
			i = t->mate;
		else if (t->kind == TOKEN_CLOSE)
			close_body(&e, t);
		else if (opens(t))
			open_body(&e, t);
		else if (t->kind < TOKEN_CLOSE && !parent)
			add_tag(&e, t);
		t = &p->tokens.v[i];
		text = t->end + (t->drop_trail ? t->trail : 0);
	}
	add(&e, OP_LEAVE, false, (struct place){ 0 });
	p->t->ops = e.ops.v;
	p->t->at = e.at.v;
	p->t->n = e.ops.n;
}
