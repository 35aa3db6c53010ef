/* handle: "@sam" in running text.
 */
#ifndef MODEL_HANDLE_H
#define MODEL_HANDLE_H

#include "base/str.h"

struct arena;

/* What handles and keys of issues are made of: a-z, 0-9, - _ . */
static inline bool
handle_char(char c)
{
	return char_alnum(c) || c == '-' || c == '_' || c == '.';
}

/* The first, without its @; empty when there is none. An address of mail
 * holds none. */
str handle_find(str text);
/* Whether a text is handles alone: "@sam", "@sam/@jo". */
bool handle_only(str text);
/* The text with "…" in place of each; itself where there is none. */
str handle_hide(struct arena *a, str text);

#endif
