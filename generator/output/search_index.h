/* search_index: which words of which documents the index holds, and in
 * what files.
 *
 * A reader of a large site must not wait for a large index. So the lists
 * of words have a budget: SEARCH_LISTS files of SEARCH_LIST_BYTES, more
 * only beyond SEARCH_USUAL documents. What stands in a title, summary,
 * tag or component is always there, and filters are. Of what stands in
 * the text, the least telling goes first when the budget is spent: words
 * that are common, numbers. A list that was cut says how many are
 * missing. Up to some thousand reports nothing is.
 *
 * At 10,000 reports the lists uncut are 2.6 MB, six times the budget. What
 * a file holds is what a reader downloads for a word: with a fifth more in
 * each, measured, queries of two words lose their excerpts and those of
 * four lose words, which readers notice sooner than a report that mentions
 * a common word in passing.
 *
 * Of the terms, the common words and the filters (up to SEARCH_COMMON
 * bytes) are named in the index's root, so that a reader's program can
 * tell a prefix or a mistyped word without asking for a file. The rest,
 * the rare ones, are named in the files that hold their lists.
 */
#ifndef OUTPUT_SEARCH_INDEX_H
#define OUTPUT_SEARCH_INDEX_H

#include "base/buf.h"
#include "output/search_terms.h"

enum {
	SEARCH_USUAL = 10000,	/* documents */
	SEARCH_LISTS = 58,	/* files for them */
	SEARCH_LIST_BYTES = 7000,
	SEARCH_COMMON = 22000,
};

/* A term and its list, packed. */
struct search_entry {
	str text;
	str bytes;		/* a list of search_pack.h; a rare term's
				 * name comes from the file it stands in */
	uint32_t found, kept;	/* documents: all, and in the list */
	uint32_t first;		/* of the lists, while it is made */
	bool rare;
};

/* What stands in one file: entries, or documents. */
struct search_shard {
	size_t first, n;
	size_t bytes;
};

struct search_shards {
	struct search_shard *v;
	size_t n, cap;
};

struct search_index {
	size_t docs;
	/* The common ones, then the rare ones, by bytes each. */
	struct { struct search_entry *v; size_t n, cap; } entries;
	size_t common;		/* how many of them are that */
	struct search_shards words, rare;
	bool cut;		/* some lists are */
	/* Words that so many documents have that nothing is left of their
	 * lists: not to be looked for. */
	struct { str *v; size_t n, cap; } everywhere;
};

/* The postings of each document, whose terms are in the list where
 * map[owner[i]] says; the maps are used up. */
struct search_input {
	const struct search_postings *docs;
	const uint32_t *owner;
	size_t n;
	const struct search_terms *terms;
	struct search_map *map;
	size_t maps;
};

/* Make the index; what it holds lives in keep. */
void search_index_make(struct search_index *index,
    const struct search_input *in, struct arena *keep,
    struct arena *scratch);

/* Cut n things of a size each into runs of about `most` bytes, but no more
 * runs than that. */
struct search_shards search_cut(struct arena *a, const size_t *sizes,
    size_t first, size_t n, size_t bytes, size_t most);

#endif
