/* stylesheet: the custom properties that a style sheet sets for the whole
 * page, in the light scheme and in the dark one.
 *
 * Looked at are rules for :root or html, outside of everything, in
 * @layer, and in @media that asks for a colour scheme and nothing else but
 * a screen. What stands later goes before what stands earlier; specificity
 * is not weighed. A style sheet with mistakes gives what can be found in
 * it. Time is linear; names and values are slices of the text.
 */
#ifndef RENDER_STYLESHEET_H
#define RENDER_STYLESHEET_H

#include "base/arena.h"
#include "base/map.h"

enum scheme { SCHEME_LIGHT, SCHEME_DARK, SCHEMES };

struct property {
	str name, value;	/* "--ink", "#1b1e23" */
};

struct stylesheet {
	struct arena *arena;
	struct map by_name[SCHEMES];	/* -> struct property */
};

void stylesheet_read(struct stylesheet *s, struct arena *a, str css);

/* NULL when it is not set. */
const struct property *stylesheet_get(const struct stylesheet *s,
    enum scheme scheme, str name);

/* The value of a property with var() and light-dark() taken out of it; what
 * leads nowhere or in a circle is left as it is written. */
str stylesheet_value(const struct stylesheet *s, enum scheme scheme,
    const struct property *p);

#endif
