/* template_names: which values a template asks for.
 */
#ifndef RENDER_TEMPLATE_NAMES_H
#define RENDER_TEMPLATE_NAMES_H

#include "model/document.h"
#include "render/template.h"

/* The names in the tags of a template of the set, in order, repetitions
 * too, as slices of its text; "." is left out. */
void template_names(const struct template_set *set, str name,
    struct arena *a, struct strs *out);

#endif
