/* search: the search index, for a reader's program without a server.
 *
 * Files below search/, version 1. Numbers, texts and lists are those of
 * search_pack.h, tags are the lowest four bytes of the XXH3 of a file,
 * the lowest first: the program asks for FILE?TAG, so that a cache never
 * gives it a part of another index.
 *
 *	root.bin
 *	    "ACS1"
 *	    number of documents; number: 1 when the index was cut
 *		(search_index.h); first day, counted from 0001-01-01
 *	    number of levels; their ids
 *	    number of components; of each id and name, texts
 *	    number of pieces; texts (search_titles.h)
 *	    number of words that are everywhere; texts
 *	    number of common terms; next texts, in order of their bytes
 *	    number of files w; of each the number of its terms, its size,
 *		its tag
 *	    number of files r; of each its first term, text, its size, its
 *		tag
 *	    number of files d; of each the number of its documents, its
 *		size, its tag
 *	w<i>.bin	lists of common terms, one after the other
 *	r<i>.bin	rare terms: each a next text and its list
 *	d<i>.bin	documents, from the oldest to the newest; each is
 *	    number: kind + 4 × components + 16 × (level + 1)
 *	    number: 0 without a date, or 1 + days since the one before in
 *		the file that has one, else since the first day
 *	    numbers: the components
 *	    the title (search_titles.h)
 *	    address: one is guessed from kind, day and title. number: 4 ×
 *		the bytes that follow those it shares with the guess, + 1
 *		when it does not share all of it; then, if so, how many
 *		bytes it shares; then the bytes. Or 4 × the digits + 2 (+ 1)
 *		and a number, for a hyphen and that many digits. The / at
 *		its end is left out
 *
 * Terms are words as search_words.h folds them, and filters:
 * severity:<id>, component:<id>, tag:<tag>, year:<year>, type:<kind>,
 * status:<word> (and status:open). A document's id is its place among all
 * of them, and so its age.
 *
 * With 10,000 reports, at most 97 files; a reader's program asks for one
 * or two a word, and for those that name the documents it shows.
 */
#ifndef OUTPUT_SEARCH_H
#define OUTPUT_SEARCH_H

#include "output/data.h"

/* Make the index on source->jobs threads, and name its files. */
void search_plan(struct data_files *files,
    const struct pages_source *source);

#endif
