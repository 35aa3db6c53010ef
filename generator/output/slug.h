/* slug: a file's name and the last part of an address, from a title.
 *
 * "Übersicht: won't load (EU)" is "ubersicht-wont-load-eu": marks are
 * taken off letters, what has no counterpart in ASCII is left out, and
 * what remains is cut at a word when it is long.
 */
#ifndef OUTPUT_SLUG_H
#define OUTPUT_SLUG_H

#include "base/arena.h"
#include "base/str.h"

enum { SLUG_LENGTH = 60 };	/* a longer one is cut */

/* Letters a to z, digits, and single hyphens between them. Empty when the
 * title has nothing that could be written so (it is in another script,
 * say): the caller has to call the file something else then. */
str slug_of_title(struct arena *a, str title);

#endif
