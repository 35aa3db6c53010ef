/* search_pack: numbers, texts and lists of documents in few bytes.
 *
 * number	seven bits a byte, the lowest first; the top bit says that
 *		more follow
 * text		number of bytes, then those
 * next text	of texts in order: how many bytes it shares with the one
 *		before and how many are its own, in four bits each, or 255
 *		and both as numbers; then its own bytes
 * list		number: how many, times two, and 1 when more documents have
 *		the word than are in the list; then, if so, the number of
 *		these. One document: the number id × 4 + rank. Several: the
 *		number of bytes that follow, and in these bits, the highest
 *		first: for each document what lies between it and the one
 *		before, in Rice's code with search_rice() low bits, and its
 *		rank as 0, 10, 110 or 111; lists of filters have no ranks
 */
#ifndef OUTPUT_SEARCH_PACK_H
#define OUTPUT_SEARCH_PACK_H

#include "base/buf.h"

void pack_number(struct buf *b, uint64_t n);
void pack_text(struct buf *b, str s);
void pack_next(struct buf *b, str before, str s);

/* A list of n documents, id × 4 + rank each, ids rising, of all the
 * documents there are; more have the word. Not ranked: all ranks are 0,
 * and left out of a list of several. */
void pack_list(struct buf *b, const uint32_t *list, size_t n, size_t more,
    size_t all, bool ranked);

/* Low bits of a distance, for n of all documents. */
unsigned search_rice(size_t n, size_t all);

#endif
