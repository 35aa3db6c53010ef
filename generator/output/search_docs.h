/* search_docs: what can be found on a site, and the texts to find it by.
 *
 * Everything is numbered from the oldest to the newest, what has no date
 * first: what is written next comes last, and leaves most numbers and
 * most files of the index as they are.
 */
#ifndef OUTPUT_SEARCH_DOCS_H
#define OUTPUT_SEARCH_DOCS_H

#include "model/corpus.h"
#include "output/search_terms.h"

enum search_doc_kind {
	SEARCH_INCIDENT,
	SEARCH_MAINTENANCE,
	SEARCH_RUNBOOK,
	SEARCH_PAGE,
};

enum { SEARCH_PARTS_MOST = 3 };	/* components that are named */

struct search_doc {
	enum search_doc_kind kind;
	const struct document *doc;
	const void *what;	/* the incident, maintenance or page */
	int64_t at;		/* TIME_NONE: no date */
	int level;		/* index into policy.levels, or -1 */
	uint16_t parts[SEARCH_PARTS_MOST];	/* into site.components */
	unsigned parts_n;
};

struct search_docs {
	struct search_doc *v;
	size_t n, cap;
};

struct search_docs search_docs_list(const struct corpus *c,
    struct arena *a);

/* Give a document's texts to a collector. */
void search_doc_read(const struct search_doc *d, const struct corpus *c,
    struct search_collector *to);

#endif
