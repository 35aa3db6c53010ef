/* offset: what stands behind a clock and says its zone.
 *
 * Z, UTC, GMT, (UTC), +01:00, +0100, +01, UTC+01:00. Zones by name (CET,
 * BST) are seen and not read: most names mean more than one offset.
 */
#ifndef BASE_OFFSET_H
#define BASE_OFFSET_H

#include "base/scan.h"

/* How looking for a part of a time ended. */
enum found {
	FOUND_NONE,		/* something else stands here */
	FOUND_ONE,
	FOUND_IMPOSSIBLE,	/* the form is right, the numbers are not */
	FOUND_NAME,		/* a zone by name */
};

struct zone_said {
	enum found found;
	int offset;	/* seconds east, for FOUND_ONE */
	str name;	/* for FOUND_NAME */
	bool range;	/* it may as well end a range: nothing taken */
};

/* Take the zone from s when nothing else may follow it; white space
 * before it is passed over. A name is taken too. */
struct zone_said offset_at_end(struct scan *s);

/* Take the zone from s in running text. There "09:00-10:00" is most
 * often a range and "-10 hosts" no zone at all, so that only what can be
 * nothing but a zone is taken; a name is not. clock is the seconds since
 * midnight of what it stands behind, or NO_RANGE where no range can be
 * meant. */
enum { NO_RANGE = -1 };
struct zone_said offset_in_text(struct scan *s, int clock);

#endif
