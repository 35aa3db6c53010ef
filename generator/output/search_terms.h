/* search_terms: which words stand in which documents.
 *
 * A collector takes in the texts of documents, one document after the
 * other; threads have a collector each. search_terms_join() then ties
 * them to one list, the same whatever thread read which document.
 *
 * A posting says how much a word matters in its document: its rank is
 * that of the best place it stands in, and it knows how often it stands
 * there, up to SEARCH_OFTEN.
 *
 * Everything lives in the arenas given.
 */
#ifndef OUTPUT_SEARCH_TERMS_H
#define OUTPUT_SEARCH_TERMS_H

#include "base/arena.h"
#include "output/search_words.h"

/* Where a word stands in a document. */
enum search_rank {
	SEARCH_BODY,		/* anywhere */
	SEARCH_OFTEN_THERE,	/* anywhere, three times or more */
	SEARCH_SUMMARY,		/* summary, tags, components */
	SEARCH_TITLE,		/* title, id */
};

enum { SEARCH_OFTEN = 3 };

struct search_term {
	str text;
	uint32_t found;		/* documents that have it */
	uint32_t best[2];	/* of these, in the summary, in the title */
	enum search_kind kind;
	bool filter;		/* "severity:sev-1": not a word of a text */
};

/* One word of one document, and of all its words, in the order in which
 * they were met. */
struct search_posting {
	uint32_t term : 28;	/* index into terms */
	uint32_t rank : 2;
	uint32_t times : 2;	/* less one; 2: three or more */
};

struct search_postings {
	struct search_posting *v;
	size_t n, cap;
};

/* Where a term is found. Two terms of one hash would be taken for one; of
 * 64 bits, none are. */
struct search_slot {
	uint64_t hash;
	uint32_t term;		/* index + 1; 0: free */
	uint32_t doc, at;	/* where its newest posting is */
	uint32_t found, best[2];
};

struct search_terms {
	struct arena *arena;
	struct { struct search_term *v; size_t n, cap; } list;
	struct search_slot *table;
	size_t room;		/* a power of two */
};

/* A word on its way to its slot, which memory is asked for meanwhile. */
struct search_waiting {
	uint64_t hash;
	uint8_t n, kind, rank;
	char text[SEARCH_WORD_MOST];
};

enum { SEARCH_WAITING = 16 };

struct search_collector {
	struct search_terms terms;
	struct search_waiting waiting[SEARCH_WAITING];
	unsigned waits;			/* how many of them */
	struct search_postings now;	/* of the document at hand */
	uint32_t doc;			/* its number + 1 */
	enum search_rank rank;		/* of what is read */
};

void search_collector_init(struct search_collector *c, struct arena *a);

/* Begin with a document; number is its own. */
void search_begin(struct search_collector *c, uint32_t number);
/* Take in a text, or HTML of ours. */
void search_text(struct search_collector *c, str text,
    enum search_rank rank);
void search_html(struct search_collector *c, str html,
    enum search_rank rank);
/* It answers to a filter: key is "severity:", with the colon. */
void search_filter(struct search_collector *c, const char *key, str name);
/* The postings of the document, in the arena. */
struct search_postings search_end(struct search_collector *c);

/* All terms of n collectors in one list, and for each collector where its
 * own terms are in it: map[i][index]. The order of the list depends on
 * which thread read what; only what is in it does not. */
struct search_terms search_terms_join(const struct search_collector *all,
    size_t n, struct arena *a, uint32_t ***map);

#endif
