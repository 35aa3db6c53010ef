/* changes: api/changes.json, what is new since the site was built before,
 * so that CI can tell a chat room; and api/state.txt (output/prior.h), by
 * which the next build knows.
 *
 *	version		1
 *	since		as of when the site before was; null when nothing
 *			changed, and when there was none to compare with
 *	withdrawn	how many incidents and planned works are gone. What
 *			they were is not told: that may be why they went
 *	changes		incidents, the newest first, then planned work:
 *	    change	opened, updated, changed, resolved, reopened;
 *			published (over already), postmortem_published;
 *			announced, started, completed, cancelled
 *	    kind	incident or maintenance
 *	    id, title, url, status
 *	    severity	null for planned work
 *	    components	[their names]
 *	    updates	the new ones: [{ at, status, text, url }], the newest
 *			first; at most CHANGES_UPDATES_MOST
 *
 * "updated" has a new update, "changed" other facts. A build that finds
 * nothing new has an empty list: whoever posts does so after each build.
 */
#ifndef OUTPUT_CHANGES_H
#define OUTPUT_CHANGES_H

#include "output/data.h"

enum { CHANGES_UPDATES_MOST = 20 };

data_plan_fn changes_plan;

#endif
