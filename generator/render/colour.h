/* colour: a colour of CSS, and how far two of them stand apart.
 *
 * Read are #rgb, #rrggbb, the same with an alpha that hides nothing, and
 * rgb() and rgba() with commas or blanks, numbers or per cent. Names,
 * hsl(), oklch() and whatever can be seen through are not: what is behind
 * decides about them.
 */
#ifndef RENDER_COLOUR_H
#define RENDER_COLOUR_H

#include "base/str.h"

struct colour {
	double red, green, blue;	/* 0 to 1, as in sRGB */
};

bool colour_parse(str css, struct colour *out);

/* The contrast ratio of WCAG 2.2, 1 to 21. */
double colour_contrast(struct colour a, struct colour b);

#endif
