/* starter: the site that `allclear init` makes.
 *
 * Its files are in cli/starter/ and inside the binary; their dates are
 * made to fit the day on which the site begins, so that it has a past and
 * a future and nothing in it is late.
 */
#ifndef CLI_STARTER_H
#define CLI_STARTER_H

#include "base/arena.h"
#include "base/str.h"

struct starter_file {
	str path;	/* "content/site.yaml" */
	str text;
};

struct starter {
	struct starter_file *v;
	size_t n, cap;
};

/* All of its files as of a moment, in the arena. */
void starter_make(struct starter *s, struct arena *a, int64_t now);

#endif
