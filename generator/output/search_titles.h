/* search_titles: titles in few bytes.
 *
 * Titles of one site repeat themselves. Words and runs of words that come
 * often enough stand in a list of pieces in the root of the search index. A
 * title is then written as numbers: how many parts it has, and for each the
 * index of a piece + 1, or 0 and a text (search_pack.h). A space goes
 * between parts.
 */
#ifndef OUTPUT_SEARCH_TITLES_H
#define OUTPUT_SEARCH_TITLES_H

#include "base/arena.h"
#include "base/buf.h"

enum { SEARCH_PIECES = 8000 };	/* bytes of pieces, at most */

struct search_titles {
	struct { str *v; size_t n, cap; } pieces; /* the most used first */
	str *packed;		/* of each title */
};

/* Pack n titles; what it gives lives in keep. */
void search_titles_pack(struct search_titles *t, const str *titles,
    size_t n, struct arena *keep, struct arena *scratch);

#endif
