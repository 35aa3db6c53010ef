/* tzrule: the rule for times after the table of a time zone.
 *
 * A POSIX TZ string such as "CET-1CEST,M3.5.0,M10.5.0/3", with the
 * extensions of RFC 8536, section 3.3.1: hours of a change from -167 to
 * 167. Used by zone.c alone.
 */
#ifndef BASE_TZRULE_H
#define BASE_TZRULE_H

#include "base/when.h"

/* A stretch of time with one offset: from is in it, to is not. */
struct tz_span {
	int64_t from, to;	/* INT64_MIN, INT64_MAX: without end */
	int offset;		/* seconds east of UTC */
	str name;		/* "CET" */
};

/* The day and clock of a change, every year. */
struct tz_change {
	enum { TZ_MONTH_WEEK, TZ_JULIAN, TZ_YEAR_DAY } kind;
	int month, week;	/* week 5 is the last */
	int day;		/* of the week (0 is Sunday), or of the year:
				 * 1 to 365 without leap days, or 0 to 365 */
	int seconds;		/* from midnight, on the clock before it */
};

struct tz_rule {
	int offset, dst_offset;
	str name, dst_name;
	bool dst;		/* changes twice a year, else never */
	struct tz_change start, end;
};

/* False when text is no such rule. Names are copied to the arena. */
bool tz_rule_parse(struct arena *a, str text, struct tz_rule *out);

/* The stretch that a moment is in. */
struct tz_span tz_rule_span(const struct tz_rule *r, int64_t moment);

#endif
