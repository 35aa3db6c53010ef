/* search_words: the words of a text, as the search index knows them.
 *
 * A word is a run of letters and digits, folded (search_fold.h):
 * "Übergröße", "UBERGROSSE" and "ubergrosse" are one word.
 *
 * - Words joined by one of - _ . / : @ # + are also one word together,
 *   with - between them, when there is a digit among them: cache-eu1-03,
 *   OPS-412, v3.12.4. One that begins with a digit counts only as an
 *   address of four numbers.
 * - Scripts that leave no spaces (Han, kana, Thai, Lao, Khmer, Burmese)
 *   are read as pairs of neighbours; a lone character is a word.
 * - Dates, clocks, addresses with "://" (up to what is not ASCII), single
 *   letters, numbers below three digits and words beyond SEARCH_WORD_MOST
 *   bytes are none.
 *
 * assets/search-words.js of the default theme reads what is typed by the same
 * rules; whoever changes them here changes them there.
 */
#ifndef OUTPUT_SEARCH_WORDS_H
#define OUTPUT_SEARCH_WORDS_H

#include "output/search_fold.h"

enum search_kind {
	SEARCH_WORD,		/* letters */
	SEARCH_NUMBER,		/* digits */
	SEARCH_CODE,		/* both, or several joined */
};

struct search_word {
	/* Its n bytes, of which none is 0, and zeros up to the next eight;
	 * what is behind those is anything. */
	uint64_t text[SEARCH_WORD_MOST / 8];
	uint8_t n;
	uint8_t kind;		/* enum search_kind */
};

enum { SEARCH_WORDS = 32, SEARCH_PLAINS = 256, SEARCH_PAIRS = 64 };

struct search_words;

/* Called with the words of a text that are there by now. It takes all. */
typedef void search_words_fn(void *context, const struct search_words *w);

/* Words on their way to who takes them: set take and context, and begin
 * with none. They come in no order. */
struct search_words {
	search_words_fn *take;
	void *context;
	/* Most of those that are ASCII, up to 8 bytes and 9 to 16: the
	 * bytes, and zeros behind. */
	uint64_t plain[SEARCH_PLAINS];
	uint64_t pair[SEARCH_PAIRS][2];
	size_t plains, pairs;
	/* All others. */
	struct search_word v[SEARCH_WORDS];
	size_t n;
};

void search_words(struct search_words *to, str text);
/* The same of HTML of our own: tags and entities stand between words. */
void search_words_html(struct search_words *to, str html);
/* Hand over those that still wait. */
void search_words_flush(struct search_words *to);
/* What a word is that stands in plain or pair. */
enum search_kind search_plain_kind(str word);

static inline str
search_word_text(const struct search_word *w)
{
	return str_of((const char *)w->text, w->n);
}

#endif
