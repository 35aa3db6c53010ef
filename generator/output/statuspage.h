/* statuspage: the public API v2 of Atlassian Statuspage, as files.
 *
 *	api/v2/summary.json
 *	api/v2/status.json
 *	api/v2/components.json
 *	api/v2/incidents.json			the newest 50
 *	api/v2/incidents/unresolved.json
 *	api/v2/scheduled-maintenances.json	the newest 50
 *	api/v2/scheduled-maintenances/upcoming.json	the soonest first
 *	api/v2/scheduled-maintenances/active.json
 *
 * Field for field what clients of that API read. Ids are twelve characters
 * of 0-9a-z, made from what stays: the address of the site, the ids of
 * components, incidents and planned work, the anchors of updates. Times
 * are in UTC, with milliseconds. Texts are plain.
 *
 * Where the two differ:
 * - An incident without an update gets one from its summary, since clients
 *   look at the newest; so does planned work.
 * - Planned work that was cancelled is "completed"; its impact is "none".
 * - A closed incident whose postmortem is final is in "postmortem".
 * - Groups have ids of their names: a group that is renamed is another.
 *
 * A site without an address has no such files: clients want it in them.
 */
#ifndef OUTPUT_STATUSPAGE_H
#define OUTPUT_STATUSPAGE_H

#include "output/data.h"

enum {
	STATUSPAGE_MOST = 50,		/* in a list of all */
	STATUSPAGE_ID = 12,		/* characters */
	/* Components that an update says the change of. */
	STATUSPAGE_AFFECTED_MOST = 100,
};

data_plan_fn statuspage_plan;

/* The id of a thing of a kind: "incident", "INC-2026-014". */
str statuspage_id(struct arena *a, const char *kind, str of);

#endif
