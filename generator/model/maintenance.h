/* maintenance: planned work.
 *
 * Its state follows from its times: it is upcoming, in progress or
 * completed as of a moment, unless the status overrides it.
 */
#ifndef MODEL_MAINTENANCE_H
#define MODEL_MAINTENANCE_H

#include "model/incident.h"

enum maintenance_state {
	MAINTENANCE_SCHEDULED,
	MAINTENANCE_IN_PROGRESS,
	MAINTENANCE_COMPLETED,
	MAINTENANCE_CANCELLED,
};

const char *maintenance_state_name(enum maintenance_state s);

struct maintenance {
	struct document doc;
	str id;
	struct place id_at;
	struct moment starts, ends;
	bool cancelled;
	struct moment completed;	/* completed early, TIME_NONE if not */
	struct affecteds components;
	struct nameds tags;
	struct named owner;
	str impact_summary;
};

/* The state as of now. */
enum maintenance_state maintenance_state(const struct maintenance *m,
    int64_t now);
/* When it ends: completed early, or as planned. */
int64_t maintenance_end(const struct maintenance *m);

void maintenance_front(struct maintenance *m, const struct reading *r);

#endif
