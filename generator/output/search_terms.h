/* search_terms: which words stand in which documents.
 *
 * A collector takes in the texts of documents, one document after the
 * other; threads have a collector each. search_terms_join() then ties
 * them to one list, the same whatever thread read which document.
 *
 * For a word in a document the index knows its sort: the best place in
 * which it stands, and when that is the text, how often it stands there. Two
 * bytes a word are kept of each document until the end, four for a rare
 * word.
 *
 * A collector owns its terms and postings; texts that were taken in may be
 * freed. The joined list stands in the first collector and points into the
 * others: release none of them before all is done.
 */
#ifndef OUTPUT_SEARCH_TERMS_H
#define OUTPUT_SEARCH_TERMS_H

#include "base/arena.h"
#include "output/search_words.h"

/* Where a word stands in a document, as lists have it. */
enum search_rank {
	SEARCH_BODY,		/* anywhere */
	SEARCH_OFTEN_THERE,	/* anywhere, three times or more */
	SEARCH_SUMMARY,		/* summary, tags, components */
	SEARCH_TITLE,		/* title, id */
};

enum search_sort {
	SEARCH_ONCE,		/* in the text, and nowhere else */
	SEARCH_TWICE,
	SEARCH_OFTEN,
	SEARCH_IN_SUMMARY,
	SEARCH_IN_TITLE,
	SEARCH_SORTS
};

struct search_term {
	const uint64_t *text;	/* n bytes, and zeros up to the next eight */
	uint32_t found[SEARCH_SORTS];	/* documents that have it so */
	uint8_t n;
	uint8_t kind;		/* enum search_kind */
	bool filter;		/* "severity:sev-1": not a word of a text */
};

static inline str
search_term_text(const struct search_term *t)
{
	return str_of((const char *)t->text, t->n);
}

/* Where a term is found by its key, which is the text itself up to eight
 * bytes. */
struct search_slot {
	uint64_t key;
	uint32_t term;		/* index */
	uint32_t n;		/* bytes of its text; 0: free */
};

struct search_terms {
	struct search_term *v;
	size_t n;
	uint8_t *seen;		/* of each, in the document at hand: its
				 * sort + 1; 0: not there */
	struct search_slot *table;
	unsigned bits;		/* it has room for 1 << bits */
	struct arena home;	/* of these three */
};

/* The words of a document, each once: its number in the terms and its
 * sort, one after the other, read by search_next(). */
struct search_postings {
	const uint16_t *v;
	size_t n;		/* of units, not of words */
};

struct search_posting {
	uint32_t term;		/* index into terms */
	unsigned sort;
};

/* A unit: in the upper three bits the sort, and a term below 1 << 13; or
 * SEARCH_LONG and the upper half of a term, whose lower half follows as
 * if it were one. */
enum { SEARCH_LOW = 13, SEARCH_LONG = 7 };

static inline struct search_posting
search_next(const uint16_t **p)
{
	const uint32_t low = (1u << SEARCH_LOW) - 1;
	uint32_t unit = *(*p)++, upper = 0;

	if (unit >> SEARCH_LOW == SEARCH_LONG) {
		upper = (unit & low) << SEARCH_LOW;
		unit = *(*p)++;
	}
	return (struct search_posting){ upper | (unit & low),
	    unit >> SEARCH_LOW };
}

enum { SEARCH_GATHERED = 4096 };	/* bytes of short texts */

struct search_collector {
	struct search_terms terms;
	struct search_words words;	/* not yet among them */
	enum search_rank rank;		/* of these, and of: */
	/* Short texts, a line each, whose words were not read yet. */
	char gathered[SEARCH_GATHERED];
	size_t gathered_n;
	struct { uint32_t *v; size_t n, cap; } now; /* terms of the document
						     * at hand */
	struct arena arena;
};

/* A collector must not move from here on. */
void search_collector_init(struct search_collector *c);
void search_collector_release(struct search_collector *c);

/* Take in a text of the document at hand, or HTML of ours. Not
 * SEARCH_OFTEN_THERE: that is counted. */
void search_text(struct search_collector *c, str text,
    enum search_rank rank);
void search_html(struct search_collector *c, str html,
    enum search_rank rank);
/* It answers to a filter: prefix is "severity:", with the colon. */
void search_filter(struct search_collector *c, const char *prefix, str name);
/* The document is done: its postings, which are the collector's. */
struct search_postings search_end(struct search_collector *c);

/* For each term of a collector where it is in the list of all. */
struct search_map {
	uint32_t *v;
	size_t n;
};

/* All terms of n collectors in one list, and a map for each of these, in
 * the arena. The order of the list depends on which thread read what; only
 * what is in it does not. */
const struct search_terms *search_terms_join(struct search_collector *all,
    size_t n, struct arena *a, struct search_map **map);

#endif
