/* theme_assets: where the files of a theme stand on the site.
 *
 * Below assets/ is one folder, named after a hash of all that is in it:
 * assets/0f3a9c1b04/site.css. What has an address never changes, so that
 * browsers may keep it for good, and files can name each other by where
 * they stand beside one another. Templates have the folder as {{assets}}.
 */
#ifndef RENDER_THEME_ASSETS_H
#define RENDER_THEME_ASSETS_H

#include "render/theme.h"

enum { ASSETS_HASH = 10 };	/* letters of a folder's name */

/* Put the assets of a theme, which are all there, in order and into their
 * folder. */
void theme_assets_place(struct theme *t);

/* The path on the site of "favicon.svg"; empty when there is none. */
str theme_assets_path(const struct theme *t, str name);

/* Report what a template asks of assets/ that is not there: by a name
 * without the hash, or of a file that the theme does not have. text is
 * the whole of the file. */
void theme_assets_check(const struct theme *t, str text, uint32_t file,
    struct diags *d);

/* Whether a name is one of such a folder. */
bool theme_assets_is(str name);

#endif
