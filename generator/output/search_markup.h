/* search_markup: what of HTML stands between words. Private to
 * search_words.c.
 */
#ifndef OUTPUT_SEARCH_MARKUP_H
#define OUTPUT_SEARCH_MARKUP_H

#include "base/str.h"

/* Behind the tag that p is in; end, where it has none. */
static inline const char *
pass_tag(const char *p, const char *end)
{
	const char *last = memchr(p, '>', (size_t)(end - p));

	return last ? last + 1 : end;
}

/* Behind the entity at p, or the & that begins none. */
static inline const char *
pass_entity(const char *p, const char *end)
{
	const char *last = p + 1;

	while (last < end && (char_alnum(*last) || *last == '#'))
		last++;
	return last < end && *last == ';' ? last + 1 : p + 1;
}

#endif
