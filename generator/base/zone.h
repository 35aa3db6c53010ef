/* zone: an IANA time zone, from the bytes of its TZif file.
 *
 * host reads the file; this only interprets it (RFC 8536, versions 1 to
 * 4, with the POSIX rule of the footer for times after the table). Any
 * bytes may come: what is not whole and in order gives NULL, and so does
 * a table that counts leap seconds ("right/...").
 */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include "base/when.h"

struct zone;

/* NULL when the bytes are no TZif file that we can use. The zone lives
 * in the arena; bytes may go away. */
struct zone *zone_parse(struct arena *a, str bytes);

/* Seconds east of UTC at a moment. */
int zone_offset(const struct zone *z, int64_t moment);

/* What people call that offset there: "CET", "+0330". Letters, digits, +
 * and - only; may be empty. */
str zone_abbreviation(const struct zone *z, int64_t moment);

/* What a wall clock in the zone means. */
enum zone_status {
	ZONE_OK,
	ZONE_AMBIGUOUS,	/* the clock was set back: two moments */
	ZONE_SKIPPED,	/* the clock was set forward: no such moment */
};
/* On ZONE_AMBIGUOUS *moment is the earlier of the two, on ZONE_SKIPPED
 * the moment of the change. */
enum zone_status zone_moment(const struct zone *z, const struct civil *c,
    int64_t *moment);

/* Whether a name may be looked up: letters, digits, + - _ in parts
 * joined by single slashes, at most 64 bytes; no dots, so that no name
 * leads elsewhere, and none of those that mean what the machine is set
 * to. */
bool zone_name_valid(str name);

#endif
