/* template_names: which values a template asks for.
 */
#ifndef RENDER_TEMPLATE_NAMES_H
#define RENDER_TEMPLATE_NAMES_H

#include "model/document.h"
#include "render/template.h"

/* The names in the tags of a template of the set, in order, repetitions
 * too, as slices of its text; those that hold the name of a partial are
 * among them, "." is left out. */
void template_names(const struct template_set *set, str name,
    struct arena *a, struct strs *out);

/* The place of a slice of a text that is a whole file. */
struct place template_place(str text, str slice, uint32_t file);

#endif
