/* Which tag closes which, and which white space around tags is text. */
#include "render/program.h"

struct pairing {
	struct parse *p;
	size_t open[TEMPLATE_NEST];	/* indices of tokens not closed yet */
	size_t n;
};

static struct token *
innermost(const struct pairing *w)
{
	return w->n ? &w->p->tokens.v[w->open[w->n - 1]] : NULL;
}

static str
source(const struct parse *p, const struct token *t)
{
	return template_shown(str_sub(p->text, t->start, t->end));
}

static str
lead_of(const struct parse *p, const struct token *t)
{
	return str_sub(p->text, t->start - t->lead, t->start);
}

static void
drop_line(struct token *t)
{
	if (t->opens_line && t->closes_line)
		t->drop_lead = t->drop_trail = t->alone = true;
}

static void
place_parent(struct token *open, struct token *close)
{
	if (open->opens_line && close->closes_line)
		open->drop_lead = close->drop_trail = open->whole = true;
	else if (close->opens_line && close->closes_line)
		close->drop_trail = true;
}

/* A block that replaces another: it begins and ends with its text, not
 * with the white space around its tags. */
static void
place_argument(struct token *open, struct token *close)
{
	open->drop_trail = open->closes_line;
	close->drop_lead = close->opens_line;
}

static void
place_block(struct token *open, struct token *close)
{
	open->whole = open->opens_line && close->closes_line;
	drop_line(open);
	drop_line(close);
	/* Text follows it on its line, but all of its lines are its own:
	 * then the white space before it and the line end after it come
	 * and go with its text. */
	if (open->whole && !open->alone) {
		open->lined = open->drop_lead = true;
		close->lined = close->drop_trail = !close->alone;
	}
}

static void
pair(struct pairing *w, size_t closing)
{
	struct parse *p = w->p;
	size_t opening = w->open[--w->n];
	struct token *open = &p->tokens.v[opening];
	struct token *close = &p->tokens.v[closing];

	open->mate = closing;
	close->mate = opening;
	if (open->kind == TOKEN_PARENT) {
		place_parent(open, close);
	} else if (open->argument) {
		place_argument(open, close);
	} else if (open->kind == TOKEN_BLOCK) {
		place_block(open, close);
	} else {
		drop_line(open);
		drop_line(close);
	}
}

static bool
closes(const struct token *open, const struct token *close)
{
	return str_eq(open->name, close->name) &&
	    open->dynamic == close->dynamic;
}

static void
left_open(struct parse *p, const struct token *open)
{
	mistake(p, RULE_TEMPLATE_SECTION_OPEN, open->at,
	    "`" STR_FMT "` is not closed", STR_ARG(source(p, open)));
	diag_help(p->d, "write {{/%s" STR_FMT "}} where it ends",
	    open->dynamic ? "*" : "", STR_ARG(template_shown(open->name)));
}

static void
close_stray(struct pairing *w, const struct token *t)
{
	struct parse *p = w->p;
	const struct token *open = innermost(w);

	mistake(p, RULE_TEMPLATE_SECTION_CLOSE, t->at,
	    "`" STR_FMT "` closes nothing", STR_ARG(source(p, t)));
	if (!open) {
		diag_help(p->d, "remove it; nothing is open here");
		return;
	}
	diag_help(p->d, "did you mean {{/%s" STR_FMT "}}?",
	    open->dynamic ? "*" : "", STR_ARG(template_shown(open->name)));
	diag_note(p->d, open->at, "this is what is open here");
}

/* A closing tag. When it names something further out, what was opened
 * since has been forgotten; when it names nothing that is open but looks
 * like what is, it was meant for that. */
static void
close_tag(struct pairing *w, size_t closing)
{
	struct token *t = &w->p->tokens.v[closing];
	const struct token *open = innermost(w);
	size_t depth = w->n;

	while (depth && !closes(&w->p->tokens.v[w->open[depth - 1]], t))
		depth--;
	if (depth) {
		for (; w->n > depth; w->n--)
			left_open(w->p, innermost(w));
		pair(w, closing);
		return;
	}
	close_stray(w, t);
	if (open && (str_eq(open->name, t->name) ||
	    suggest(t->name, &open->name, 1).p))
		pair(w, closing);
}

/* Only blocks count in a parent. Other tags are harmless, as text is, but
 * somebody meant something by them. */
static void
ignored(struct parse *p, const struct token *t, struct token *parent)
{
	if (parent->told)
		return;
	parent->told = true;
	diag_add(p->d, RULE_TEMPLATE_PARENT_CONTENT, t->at,
	    "`" STR_FMT "` has no effect here", STR_ARG(source(p, t)));
	diag_help(p->d, "inside `" STR_FMT "` only blocks count: "
	    "{{$name}}...{{/name}}", STR_ARG(source(p, parent)));
}

static bool
open_tag(struct pairing *w, size_t i)
{
	struct parse *p = w->p;
	struct token *t = &p->tokens.v[i];
	const struct token *outer = innermost(w);

	t->argument = t->kind == TOKEN_BLOCK && outer &&
	    outer->kind == TOKEN_PARENT;
	if (w->n == TEMPLATE_NEST) {
		mistake(p, RULE_TEMPLATE_NESTING, t->at,
		    "more than %d sections and blocks in one another",
		    TEMPLATE_NEST);
		diag_help(p->d, "move the inner ones into a partial");
		return false;
	}
	w->open[w->n++] = i;
	return true;
}

/* White space that each of two texts begins with. */
static void
measure(struct token *open, str lead)
{
	size_t n = 0;

	if (!open->measured) {
		open->measured = true;
		open->common = lead;
		return;
	}
	while (n < lead.n && n < open->common.n &&
	    lead.p[n] == open->common.p[n])
		n++;
	open->common.n = n;
}

/* Whether a tag whose lead is not text puts something out at its place.
 * Of a block with a line for its tag alone, measured() decides. */
static bool
puts_out(const struct token *t)
{
	return t->whole && !(t->kind == TOKEN_BLOCK && t->alone);
}

/* The lines that begin in the text before a token, and what they begin
 * with. A blank line says nothing, nor does one that is dropped. */
static void
measure_lines(const struct parse *p, struct token *open, size_t i)
{
	const struct token *t = &p->tokens.v[i], *last = t - 1;
	size_t at = last->end + (last->drop_trail ? last->trail : 0);
	size_t to = t->start - (t->drop_lead ? t->lead : 0);
	str text = p->text;

	if (at > 0 && text.p[at - 1] != '\n')
		at += str_cut(str_sub(text, at, to), '\n').head.n + 1;
	while (at <= to) {
		str line = str_cut(str_sub(text, at, to), '\n').head;
		str rest = line;

		while (rest.n && (rest.p[0] == ' ' || rest.p[0] == '\t'))
			rest = str_from(rest, 1);
		if (at + line.n == to && !rest.n) {
			/* The token itself begins this line. */
			if (!t->drop_lead)
				measure(open, line);
			else if (puts_out(t))
				measure(open, lead_of(p, t));
		} else if (rest.n && rest.p[0] != '\r') {
			measure(open, str_sub(line, 0, line.n - rest.n));
		}
		at += line.n + 1;
	}
}

/* A block that stood empty on lines of its own takes its tag's place as
 * the place of its text. What is measured inside counts outside, but for
 * what stands in a parent: that is moved elsewhere. */
static void
measured(struct pairing *w)
{
	struct token *inner = innermost(w), *outer;

	w->n--;
	outer = innermost(w);
	if (inner->kind == TOKEN_BLOCK && inner->alone && !inner->measured)
		measure(inner, lead_of(w->p, inner));
	if (outer && inner->measured && inner->kind != TOKEN_PARENT)
		measure(outer, inner->common);
}

static void
measure_all(struct pairing *w)
{
	struct parse *p = w->p;

	for (size_t i = 0; i < p->tokens.n; i++) {
		struct token *t = &p->tokens.v[i], *open = innermost(w);

		if (open)
			measure_lines(p, open, i);
		if (t->kind == TOKEN_CLOSE)
			measured(w);
		else if (t->mate)
			w->open[w->n++] = i;
	}
}

void
template_pair(struct parse *p)
{
	struct pairing w = { .p = p };

	for (size_t i = 0; i < p->tokens.n && !parse_stopped(p); i++) {
		struct token *t = &p->tokens.v[i];
		struct token *outer = innermost(&w);

		if (outer && outer->kind == TOKEN_PARENT &&
		    t->kind < TOKEN_CLOSE && t->kind != TOKEN_BLOCK)
			ignored(p, t, outer);
		if (t->kind == TOKEN_SECTION || t->kind == TOKEN_INVERTED ||
		    t->kind == TOKEN_BLOCK || t->kind == TOKEN_PARENT) {
			if (!open_tag(&w, i))
				return;
		} else if (t->kind == TOKEN_CLOSE) {
			close_tag(&w, i);
		} else if (t->kind == TOKEN_SILENT) {
			drop_line(t);
		} else if (t->kind == TOKEN_PARTIAL) {
			drop_line(t);
			t->whole = t->alone;
		}
	}
	for (; w.n && !parse_stopped(p); w.n--)
		left_open(p, innermost(&w));
	if (!p->mistakes)
		measure_all(&w);
}
