/* A set of templates: adding, linking. */
#include "render/template.h"

#include "base/utf8.h"
#include "render/program.h"

static struct place
place_of(const struct parse *p, size_t offset)
{
	struct place at = p->origin;
	struct cut line = str_cut(str_sub(p->text, 0, offset), '\n');

	at.line += !at.line;
	for (; line.found; line = str_cut(line.tail, '\n'))
		at.line++;
	at.col = (at.col ? at.col : 1) + (uint32_t)line.head.n;
	return at;
}

static bool
is_text(struct parse *p)
{
	ptrdiff_t at;

	if (p->text.n > TEMPLATE_SIZE) {
		mistake(p, RULE_TEMPLATE_NOT_TEXT, p->origin,
		    "a template of more than %zu MiB", TEMPLATE_SIZE >> 20);
		return false;
	}
	if ((at = str_find_char(p->text, '\0')) >= 0)
		mistake(p, RULE_TEMPLATE_NOT_TEXT, place_of(p, (size_t)at),
		    "a NUL byte in a template");
	else if ((at = utf8_bad(p->text)) >= 0)
		mistake(p, RULE_TEMPLATE_NOT_TEXT, place_of(p, (size_t)at),
		    "a byte in a template that is not UTF-8");
	if (at >= 0)
		diag_help(p->d, "save it as UTF-8 text");
	return at < 0;
}

static void
parse(struct parse *p)
{
	static const str mark = STR_INIT("\xef\xbb\xbf");

	if (!is_text(p))
		return;
	if (str_starts(p->text, mark))
		p->text = str_from(p->text, mark.n);
	template_scan(p);
	if (!parse_stopped(p))
		template_pair(p);
	if (!p->mistakes)
		template_emit(p);
	if (parse_stopped(p))
		diag_note(p->d, (struct place){ 0 }, "so many mistakes that "
		    "the rest of this template was not read");
}

int
template_add(struct template_set *set, str name, str text,
    struct place at, struct diags *d)
{
	struct arena scratch = { 0 };
	struct template **old = (struct template **)map_at(&set->by_name,
	    name, set->arena), *t;
	struct parse p = { .set = set, .scratch = &scratch, .d = d,
	    .text = text, .origin = at };

	if (!*old) {
		*old = arena_new(set->arena, struct template);
		(*old)->index = set->all.n;
		*vec_push(set->arena, &set->all) = *old;
	}
	t = *old;
	t->name = name;
	t->ops = NULL;
	t->at = NULL;
	t->flat = NULL;
	t->n = 0;
	p.t = t;
	parse(&p);
	arena_release(&scratch);
	if (!p.mistakes)
		return 0;
	t->n = 0;
	set->failed = true;
	return -1;
}

const struct op *
template_replacement(const struct scope *s, str name,
    const struct scope **of)
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

/* Looking for what was meant compares with every name there is. */
enum { SUGGESTED_MOST = 20 };

struct link {
	struct template_set *set;
	struct diags *d;
	str *names;
	size_t missing;
};

/* "footer" where there is "parts/footer", or STR_NONE. */
static str
in_a_folder(const struct link *l, str name)
{
	for (size_t i = 0; i < l->set->all.n; i++)
		if (l->missing <= SUGGESTED_MOST &&
		    str_eq(str_rcut(l->names[i], '/').tail, name))
			return l->names[i];
	return STR_NONE;
}

static void
not_there(struct link *l, str name, struct place at)
{
	str near = STR_NONE;

	diag_add(l->d, RULE_TEMPLATE_MISSING, at,
	    "there is no template `" STR_FMT "`",
	    STR_ARG(template_shown(name)));
	if (l->missing++ < SUGGESTED_MOST)
		near = suggest(name, l->names, l->set->all.n);
	if (str_empty(near))
		near = in_a_folder(l, name);
	diag_meant(l->d, name, near);
	if (str_empty(near))
		diag_help(l->d, "a template's name is the path of its file "
		    "below the theme's folder, without .mustache");
	l->set->failed = true;
}

static void
link_template(struct link *l, struct template *t)
{
	t->flat = NULL;
	for (size_t i = 0; i < t->n; i++) {
		struct op *op = &t->ops[i];

		if ((op->code != OP_PARTIAL && op->code != OP_PARENT) ||
		    op->call->dynamic)
			continue;
		op->call->target = map_get(&l->set->by_name, op->call->name);
		if (!op->call->target && !l->set->missing_ok)
			not_there(l, op->call->name, t->at[i]);
	}
}

int
template_link(struct template_set *set, struct diags *d)
{
	struct link l = { .set = set, .d = d };

	l.names = arena_array(set->arena, str, set->all.n);
	for (size_t i = 0; i < set->all.n; i++)
		l.names[i] = set->all.v[i]->name;
	for (size_t i = 0; i < set->all.n; i++)
		link_template(&l, set->all.v[i]);
	return set->failed ? -1 : 0;
}
