/* name: what files of content may be called.
 *
 * Names become paths of the site and are shown in messages, so that none
 * may pass for another.
 */
#ifndef SOURCE_NAME_H
#define SOURCE_NAME_H

#include "base/arena.h"
#include "base/str.h"

/* The rule for every path below content/: it can be shown, and each of its
 * names is one name. When not, *why says what is wrong with it ("holds a
 * control character"). */
bool name_valid(str name, const char **why);

/* Whether a part of a path is hidden: begins with a dot. */
bool name_hidden(str path);

/* Whether a word may be the name of a page's file or of a new one; *why as
 * above. */
bool slug_valid(str slug, const char **why);

/* A name for messages: what cannot be shown stands there as \xNN, byte by
 * byte. In the arena, or the name itself. */
str name_shown(struct arena *a, str name);

#endif
