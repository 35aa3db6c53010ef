/* corpus: everything that was written, tied together.
 *
 * Built by corpus_join() from the documents that the readers filled;
 * read-only afterwards. Order of every list is fixed by content, never
 * by the file system or by threads.
 */
#ifndef MODEL_CORPUS_H
#define MODEL_CORPUS_H

#include "base/map.h"
#include "model/incident.h"
#include "model/maintenance.h"
#include "source/files.h"

/* A runbook or a free page. */
struct page {
	struct document doc;
	str description;
	struct nameds components, tags;
	struct named owner;
	int32_t tested;		/* DATE_NONE when never */
	int order;		/* in the navigation; 0: not in it */
};

struct corpus {
	const struct files *files;
	const struct site *site;
	const struct policy *policy;
	/* Newest first by start; without a start last, by slug. */
	struct { struct incident *v; size_t n, cap; } incidents;
	struct { struct postmortem *v; size_t n, cap; } postmortems;
	struct { struct maintenance *v; size_t n, cap; } maintenance;
	struct { struct page *v; size_t n, cap; } runbooks, pages;
	struct { str *v; size_t n, cap; } tags;	/* sorted, each once */
	struct map incident_by_id;	/* id -> struct incident */
	struct map runbook_by_slug;	/* slug -> struct page */
	/* The document of a file, by its index; NULL for attachments. */
	const struct document **by_file;
	/* The newest moment that the content itself states: what the page
	 * shows as "as of". TIME_NONE for an empty site. */
	int64_t data_time;
};

/* Tie incidents to their postmortems, runbooks and relations, sort,
 * index, and report what does not fit together (two of one id, a
 * postmortem for none, two postmortems for one). */
void corpus_join(struct corpus *c, struct arena *a, int64_t now,
    struct diags *d);

/* A corpus without what an audience may not see: internal documents are
 * left out, and so is what only they mention. With with_internal the
 * same corpus comes back. */
struct corpus corpus_for(const struct corpus *c, struct arena *a,
    bool with_internal);

#endif
