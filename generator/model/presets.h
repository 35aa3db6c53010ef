/* presets: the policies that the program carries inside.
 */
#ifndef MODEL_PRESETS_H
#define MODEL_PRESETS_H

#include "base/str.h"

/* The names, sorted; *n of them. Static. */
const str *preset_names(size_t *n);

/* The YAML of a preset, or STR_NONE. */
str preset_text(str name);

#endif
