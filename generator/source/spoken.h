/* spoken: the names of attachments as texts say them.
 *
 * A name may hold blanks, brackets and quotes, so that no word of a text
 * is it. Such names are kept here without their folders, each run of what
 * nobody sees as one blank: prose is wrapped, and a screenshot has a
 * no-break space in its name that nobody types.
 */
#ifndef SOURCE_SPOKEN_H
#define SOURCE_SPOKEN_H

#include "base/map.h"

enum { SPOKEN_MOST = 255 };	/* bytes of a name; no file system has more */

struct spoken_name {
	str name;		/* as it is written */
	const struct spoken_name *next;	/* said in the same way; or NULL */
};

struct spoken {
	struct map names;
	bool lengths[SPOKEN_MOST + 1];	/* of those, as they are said */
	bool any;
};

/* A text with one blank for each run of what nobody sees, and none at its
 * ends; it may be the text itself. */
str spoken_text(struct arena *a, str s);

/* Keep a file's name, if no word can be it. */
void spoken_add(struct spoken *all, str path, struct arena *a);
/* The names that are said so, or NULL. */
const struct spoken_name *spoken_find(const struct spoken *all, str said);

#endif
