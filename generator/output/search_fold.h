/* search_fold: characters as the search index compares them.
 *
 * Folding takes compatibility forms apart (NFKD), strips marks, folds case
 * and composes again, by libutf8proc. In ASCII it changes nothing but the
 * case of letters, so that text of ASCII alone need not come here.
 */
#ifndef OUTPUT_SEARCH_FOLD_H
#define OUTPUT_SEARCH_FOLD_H

#include "base/str.h"

enum {
	SEARCH_WORD_MOST = 40,	/* bytes of a word */
	SEARCH_FOLD_MOST = 256,	/* bytes of a run folded in one go */
	SEARCH_FOLDED_MOST = 4 * SEARCH_FOLD_MOST,
};

/* Fold a run of at most SEARCH_FOLD_MOST bytes; how many characters come
 * out. None of what is not UTF-8. */
size_t search_fold(str run, int32_t out[SEARCH_FOLDED_MOST + 1]);

/* Of a folded character: whether it stands in words; and whether its
 * script leaves no spaces between them. */
bool search_letter(int32_t c);
bool search_digit(int32_t c);
bool search_unspaced(int32_t c);

/* A name as the value of a filter: "SEV 2 (major)" is "sev-2-major". At
 * most SEARCH_WORD_MOST bytes; into out, which has room for them. */
str search_name(str name, char out[SEARCH_WORD_MOST]);

#endif
