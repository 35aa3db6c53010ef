/* keep_assets: the theme's files of the build before, carried over.
 *
 * output/assets.h says why, and which.
 */
#ifndef CLI_KEEP_ASSETS_H
#define CLI_KEEP_ASSETS_H

#include "publish/publish.h"
#include "render/theme.h"

/* The name of the folder of the site in output that is to stay, kept in
 * a; empty without any. */
str keep_assets_find(struct arena *a, const char *output,
    const struct theme *theme);

/* Publish what is in that folder. -1 when publish_why() tells why not. */
int keep_assets(struct arena *a, const char *output, str folder,
    struct publish *p);

#endif
