/* search_words: the words of a text, as the search index knows them.
 *
 * A word is a run of letters and digits, folded: compatibility forms
 * taken apart (NFKD), marks stripped, case folded, put together again.
 * "Übergröße", "UBERGROSSE" and "ubergrosse" are one word.
 *
 * - Words joined by one of - _ . / : @ # + are also one word together,
 *   with - between them, when there is a digit among them: cache-eu1-03,
 *   OPS-412, v3.12.4. One that begins with a digit counts only as an
 *   address of four numbers.
 * - Scripts that leave no spaces (Han, kana, Thai, Lao, Khmer, Burmese)
 *   are read as pairs of neighbours; a lone character is a word.
 * - Dates, clocks, addresses with "://", single letters, numbers below
 *   three digits and words beyond SEARCH_WORD_MOST bytes are none.
 *
 * assets/search.js of the default theme reads what is typed by the same
 * rules; whoever changes them here changes them there.
 */
#ifndef OUTPUT_SEARCH_WORDS_H
#define OUTPUT_SEARCH_WORDS_H

#include "base/str.h"

enum { SEARCH_WORD_MOST = 40 };

enum search_kind {
	SEARCH_WORD,		/* letters */
	SEARCH_NUMBER,		/* digits */
	SEARCH_CODE,		/* both, or several joined */
};

/* Called for each word in turn; its bytes last until the call returns. */
typedef void search_word_fn(void *context, str word, enum search_kind kind);

void search_words(str text, search_word_fn *fn, void *context);
/* The same of HTML of our own: tags and entities stand between words. */
void search_words_html(str html, search_word_fn *fn, void *context);

/* A name as the value of a filter: "SEV 2 (major)" is "sev-2-major". At
 * most SEARCH_WORD_MOST bytes; into out, which has room for them. */
str search_name(str name, char out[SEARCH_WORD_MOST]);

#endif
