/* corpus: everything that was written, tied together.
 *
 * Built by corpus_join() from the documents that the readers filled;
 * read-only afterwards. Order of every list is fixed by content, never
 * by the file system or by threads.
 */
#ifndef MODEL_CORPUS_H
#define MODEL_CORPUS_H

#include "base/map.h"
#include "base/zone.h"
#include "model/incident.h"
#include "model/maintenance.h"
#include "model/page.h"
#include "source/files.h"

/* Free pages that are named at the foot of every page; where there are
 * more, the rest stands on a list of all of them. */
enum { PAGES_AT_FOOT = 12 };

/* Updates of incidents are shown so many seconds before their time. */
enum { UPDATE_EARLY = DAY };

struct corpus {
	const struct files *files;
	const struct site *site;
	const struct policy *policy;
	const struct zone *zone;	/* of the team's days; NULL: UTC */
	/* Newest first by start; without a start last, by slug. */
	struct { struct incident *v; size_t n, cap; } incidents;
	struct { struct postmortem *v; size_t n, cap; } postmortems;
	struct { struct maintenance *v; size_t n, cap; } maintenance;
	/* By title. */
	struct { struct page *v; size_t n, cap; } runbooks, pages;
	struct { str *v; size_t n, cap; } tags;	/* sorted, each once */
	struct map incident_by_id;	/* id -> struct incident */
	struct map runbook_by_slug;	/* slug -> struct page */
	/* The document of a file, by its index; NULL for attachments and
	 * for what the audience may not see. */
	const struct document **by_file;
	/* Attachments that go onto the site, by index of their file. */
	bool *attached;
	int64_t now;			/* as of when it was joined */
	/* The newest moment up to now that the content itself states;
	 * TIME_NONE for an empty site. */
	int64_t newest;
};

/* Tie incidents to their postmortems, runbooks and relations, sort,
 * index, and report what does not fit together (two of one id, a
 * postmortem for none, two postmortems for one). */
void corpus_join(struct corpus *c, struct arena *a, int64_t now,
    struct diags *d);

/* A corpus without what an audience may not see: internal documents are
 * left out, internal parts of the others, and attachments that only
 * internal parts refer to. With with_internal the same corpus comes
 * back. Whatever is rendered comes from here, so that nothing later has
 * to ask. */
struct corpus corpus_for(const struct corpus *full, struct arena *a,
    bool with_internal);

/* Fill attached: what public parts refer to, and what nobody does unless
 * it lies beside (or in folders below) internal documents alone. */
void corpus_attach(struct corpus *c, struct arena *a, bool with_internal);
/* The newest moment up to now that one of them states, or that of an update
 * which is shown although it lies ahead; TIME_NONE when there is none. */
int64_t incident_newest(const struct incident *in, int64_t now);
int64_t maintenance_newest(const struct maintenance *m, int64_t now);
/* Fill newest from the lists. */
void corpus_newest(struct corpus *c);
/* Fill by_file, the maps and the tags from the lists. */
void corpus_index(struct corpus *c, struct arena *a);

/* The incident of an id or of a file name without .md, or NULL. */
struct incident *corpus_incident(const struct corpus *c, str id);

#endif
