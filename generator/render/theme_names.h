/* theme_names: the values that pages have, as far as the default theme asks
 * for them, and what another theme misspells of them.
 *
 * A value that is not there puts out nothing, which is how Mustache wants
 * it; so nobody would be told of {{titel}}. The default theme shows all
 * that there is, so that a name which it never uses, and which is nearly
 * one that it does, is a slip. A name that is near to none is left alone.
 */
#ifndef RENDER_THEME_NAMES_H
#define RENDER_THEME_NAMES_H

#include "model/document.h"
#include "render/template.h"
#include "render/words.h"

struct theme_names {
	struct arena *arena;
	struct map known;	/* each part of a dotted name */
	struct strs list;
	size_t looked;		/* how often for a near one */
};

/* Take in what a template of the default theme asks for. */
void theme_names_learn(struct theme_names *n,
    const struct template_set *set, str name);

/* Report what another theme's template asks for; text is the whole file. */
void theme_names_check(struct theme_names *n,
    const struct template_set *set, str name, str text, uint32_t file,
    const struct words *words, struct diags *d);

#endif
