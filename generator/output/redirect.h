/* redirect: where a page stands that leads on from an old address. */
#ifndef OUTPUT_REDIRECT_H
#define OUTPUT_REDIRECT_H

#include "base/arena.h"
#include "base/str.h"

/* "/issues/2026-03-14/" is the file issues/2026-03-14/index.html. What
 * would lead out of the site is STR_NONE; its reader has reported it. */
str redirect_path(struct arena *a, str old);

#endif
