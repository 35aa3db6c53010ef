/* api: the site's own data, complete, for programs.
 *
 *	api/incidents.json	every incident: what its page says, as data
 *	api/incidents-<k>.json	the k-th API_EACH of them, the oldest first,
 *				where there are many: "older" of the first
 *				names these, the newest first
 *	api/status.json		how it is now, and when to build again
 *	incidents.csv		one row an incident, for spreadsheets
 *
 * Version 1. A field may be added; one that is there keeps its name and
 * its meaning. Every field is always there: what is not known is null, or
 * an empty list. Moments are UTC, "2026-03-14T09:00:00Z", days
 * "2026-03-14", lengths seconds. Texts are plain. Addresses are absolute
 * where the site has one, else from its root.
 *
 * An incident:
 *	id, title, url, visibility
 *	status		investigating ... closed; open: true until resolved
 *	severity	{ id, name, impact }; name and impact are null when
 *			the policy has no such level
 *	severity_history [{ at, id }]
 *	summary		of its impact, or of the report
 *	impact		{ key: text }
 *	milestones	{ started, detected, ... closed }
 *	doubtful	[names of milestones that contradict others]
 *	durations	{ detect, acknowledge, mitigate, resolve, impact and
 *			the policy's own }: null while open, where not
 *			recorded, and where the record contradicts itself
 *	components	[{ id, name, worst, changes: [{ at, state }] }]; id
 *			is null for one that site.yaml does not have
 *	next_update
 *	detection, commander, roles [{ role, person }]
 *	tags, runbooks, related, duplicates, links [{ title, url }]
 *	updates		[{ at, status, text, url }], the newest first
 *	timeline	[{ at, text, actor, milestone }]
 *	actions		[{ text, owner, issue, issue_url, due, kind, state,
 *			completed }]
 *	postmortem	null, or { status, url, drafted, finalized, authors,
 *			signoff }; status: draft, review, final
 *	updated		the newest moment that it tells of
 */
#ifndef OUTPUT_API_H
#define OUTPUT_API_H

#include "output/data.h"

enum { API_VERSION = 1, API_EACH = 1000 };

data_plan_fn api_incidents_plan, api_status_plan, incidents_csv_plan;

/* An address of the site, as the API gives it. */
str api_address(struct arena *a, const struct site *site, str path);

#endif
