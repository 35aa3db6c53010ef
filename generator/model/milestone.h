/* milestone: the moments in the life of an incident.
 */
#ifndef MODEL_MILESTONE_H
#define MODEL_MILESTONE_H

#include "base/str.h"

enum milestone {
	STARTED,	/* the trouble began */
	DETECTED,	/* we knew */
	PAGED,		/* somebody was called */
	ACKNOWLEDGED,	/* somebody answered */
	TRIAGED,	/* its scope was known, and what to do first */
	DECLARED,	/* it was called an incident */
	ESCALATED,	/* the next ones up were called */
	MITIGATED,	/* customers no longer felt it */
	RESOLVED,	/* the service was well again */
	VERIFIED,	/* and seen to be */
	CLOSED,		/* nothing is left to do */
	MILESTONE_COUNT,
};

/* "started"; also the key in the front matter and the timeline mark. */
const char *milestone_name(enum milestone m);
/* False when name is none. ASCII case is ignored; a few words that
 * timelines use for the same ("fixed", "acked") are known too. */
bool milestone_find(str name, enum milestone *out);

#endif
