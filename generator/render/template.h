/* template: Mustache, parsed once and run often.
 *
 * The language is that of github.com/mustache/spec with its optional
 * modules for inheritance and dynamic names, without lambdas:
 *
 *   {{name}}  {{a.b}}  {{.}}     a value, escaped for HTML
 *   {{{name}}}  {{&name}}        a value as it is
 *   {{#name}}...{{/name}}        for each item, or when true
 *   {{^name}}...{{/name}}        when false, empty or not there
 *   {{>part}}  {{>*name}}        another template; one whose name is a value
 *   {{<base}}{{$x}}...{{/x}}{{/base}}   another template, its blocks replaced
 *   {{$x}}...{{/x}}              a block that can be replaced
 *   {{! comment }}  {{=<% %>=}}  nothing; other delimiters
 *
 * VALUE_HTML is never escaped. A number is put out as written, a truth as
 * "true" or "false", null and what is not there as nothing.
 *
 * Where the spec is silent:
 * - Lines of a partial that stay empty are not indented.
 * - Text in a block that replaces another loses the white space that all
 *   its lines begin with and takes on that of the block it replaces.
 * - A block that has whole lines to itself keeps them: what replaces it
 *   is ended with a line end if it does not bring one, and when that is
 *   nothing, no line is left.
 * - What replaces a block belongs to the template it is written in: a
 *   block inside it can be replaced by those who include that template.
 * - Inside {{<base}} only blocks count; other tags there are reported.
 *
 * Use: template_set_init(), template_add() for every template, then
 * template_link() once, template_flatten() perhaps, then template_run() as
 * often as wanted. After linking a set is read-only and may be used by many
 * threads at once, each with a buffer and diags of its own.
 *
 * Memory: programs live in the set's arena. Names and texts are not
 * copied; they must live as long as the set.
 */
#ifndef RENDER_TEMPLATE_H
#define RENDER_TEMPLATE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "render/value.h"

enum {
	TEMPLATE_NEST = 64,	/* sections and blocks in one another */
	TEMPLATE_LEVELS = 500,	/* those and partials, while running */
	TEMPLATE_MISTAKES = 100,/* reported of one template, then no more */
};
#define TEMPLATE_SIZE ((size_t)1 << 20)	/* the longest template */
#define TEMPLATE_STEPS ((uint64_t)1 << 26)	/* see steps below */

struct template_set {
	struct arena *arena;
	/* A partial that is not there is empty instead of a mistake: the
	 * spec's way, for `allclear render`. */
	bool missing_ok;
	/* {{name}} does not escape: for messages in plain text. */
	bool plain;
	/* How many sections, items and partials one run may enter. */
	uint64_t steps;
	bool failed;		/* a mistake was found so far */
	struct map by_name;
	struct { struct template **v; size_t n, cap; } all;
};

/* An empty set; missing_ok, plain and steps may be changed before use. */
static inline struct template_set
template_set_init(struct arena *a)
{
	return (struct template_set){ .arena = a, .steps = TEMPLATE_STEPS };
}

/* Parse a template and add it. at says where its text begins: { .file = f }
 * for a whole file, a line and column for text inside another file. A
 * second template of one name takes the place of the first, so that a
 * theme can be laid over another. -1 when there were mistakes, all of
 * them in d; the template is empty then. */
int template_add(struct template_set *set, str name, str text,
    struct place at, struct diags *d);

/* Find what each template includes. -1 when one is not there (unless
 * missing_ok) or a template_add() before had mistakes. */
int template_link(struct template_set *set, struct diags *d);

/* After linking, when a set is run often: put what templates include in its
 * place. constants is a map of maps; {{a.b}} is b of a there, and text from
 * here on, whatever the values of a run call a. What a template makes is
 * the same otherwise. */
void template_flatten(struct template_set *set,
    const struct value *constants);

/* Append what the template makes of v to out. -1 when it cannot be run to
 * its end (it includes itself without end, out's ceiling or steps are
 * reached), when the value of a dynamic name names no template, when no
 * template has the name, or when the set has failed before; the reason is
 * in d, and out is not to be used. d may have warnings when 0 is
 * returned. */
int template_run(struct buf *out, const struct template_set *set, str name,
    const struct value *v, struct diags *d);

#endif
