/* search_plain: the plain part of a text, quickly.
 *
 * Most of a text is tags, and words of ASCII letters or digits that nothing
 * joins to others. These are read here, eight bytes at a time, with the same
 * result as by the general functions of search_words.c, to which anything
 * else is left.
 */
#ifndef OUTPUT_SEARCH_PLAIN_H
#define OUTPUT_SEARCH_PLAIN_H

#include "output/search_words.h"

enum { SEARCH_BEHIND = 17 };

/* Read on from p, which is not inside of a word, as long as what is there
 * is plain and before limit; where it came to, which may be behind limit.
 * Of each place before limit SEARCH_BEHIND bytes must be there, whether
 * they are of the text, which ends at end, or not. */
const char *search_plain(struct search_words *to, const char *p,
    const char *limit, const char *end, bool html);

/* Behind the tag at p. */
const char *search_pass_tag(const char *p, const char *end);

#endif
