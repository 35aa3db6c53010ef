/* theme_contrast: whether a theme's colours can be read.
 *
 * theme.yaml says which custom property of assets/site.css is seen on
 * which, and how much contrast that wants:
 *
 *	contrast:
 *	  - { of: [ink, soft], against: [paper, wash], least: 4.5 }
 *
 * A name that the style sheet does not set is passed over, so that a theme
 * with colours of its own need not bring theme.yaml as well.
 */
#ifndef RENDER_THEME_CONTRAST_H
#define RENDER_THEME_CONTRAST_H

#include "base/diag.h"
#include "read/node.h"
#include "read/schema.h"

/* What theme.yaml may hold. */
extern const struct schema schema_theme;

/* Report to d, at the property's place in the style sheet, what has too
 * little contrast in the light scheme or the dark one, and what cannot be
 * computed; what is wrong with root (theme.yaml; NULL when it could not be
 * read) as well. css_file is the style sheet's row in the file table. */
void theme_contrast_check(const struct node *root, str css,
    uint32_t css_file, struct arena *a, struct diags *d);

#endif
