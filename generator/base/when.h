/* when: moments, dates and lengths of time.
 *
 * A moment is a count of seconds since 1970-01-01T00:00Z (int64_t), as
 * POSIX counts (no leap seconds). A date is a count of days since
 * 1970-01-01 (int32_t) in the proleptic Gregorian calendar. Nothing here
 * asks the clock, the locale or TZ.
 */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include "base/arena.h"
#include "base/str.h"

#define TIME_NONE INT64_MIN	/* not known */
#define DATE_NONE INT32_MIN
#define LENGTH_NONE INT64_MIN	/* a length of time in seconds, unknown */

enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };

/* A date and clock as written, without a zone. */
struct civil {
	int year;		/* 1 to 9999 */
	int month, day;		/* 1 to 12, 1 to 31 */
	int hour, minute, second;
	int weekday;		/* 0 is Monday */
};

int32_t date_of(int year, int month, int day);
bool date_valid(int year, int month, int day);
struct civil civil_of(int64_t moment);		/* in UTC */
int64_t civil_moment(const struct civil *c);	/* as UTC */
int32_t date_of_moment(int64_t moment);		/* the UTC day */

/* How reading a time ended. */
enum when_status {
	WHEN_OK,
	WHEN_NO_ZONE,	/* a full date and clock, but no zone: *civil set */
	WHEN_DATE_ONLY,	/* a bare date: *civil set */
	WHEN_CLOCK_ONLY,/* HH:MM with or without zone */
	WHEN_IMPOSSIBLE,/* well formed, but there is no such date or clock */
	WHEN_BAD,	/* not a time */
};

/* An RFC 3339 time: YYYY-MM-DD, then T or a space, HH:MM, seconds and
 * fraction optional (a fraction is cut off), then Z or an offset
 * (+01:00, +0100, +01; a space before it is fine; " UTC" and " GMT"
 * too). civil may be NULL. */
enum when_status when_parse(str text, int64_t *moment,
    struct civil *civil);
enum when_status date_parse(str text, int32_t *date);

/* HH:MM or HH:MM:SS at the start of text, optionally with Z, UTC or an
 * offset right behind it; *used is how many bytes it took. */
struct clock_time {
	int seconds;		/* since midnight */
	bool zoned;
	int offset;		/* seconds east of UTC, when zoned */
};
bool clock_parse(str text, struct clock_time *out, size_t *used);

/* A length of time as people write it: "15m", "1h30m", "2d", "90 min",
 * "4h 27m", "5 hours 26 minutes", "11 days", "1:30:00", "80 minutes".
 * Seconds out. An approximate mark (~, ca.) is passed over and noted. */
bool length_parse(str text, int64_t *seconds, bool *approximate);

/* Formats; all in the arena, all in UTC. */
str when_iso(struct arena *a, int64_t moment);	  /* 2026-03-14T09:00:00Z */
str when_short(struct arena *a, int64_t moment);  /* 2026-03-14 09:00 UTC */
str date_iso(struct arena *a, int32_t date);	  /* 2026-03-14 */
str clock_hm(struct arena *a, int64_t moment);	  /* 09:00 */
/* "45 s", "7 min", "1 h 20 min", "2 d 3 h": at most two units. */
str length_text(struct arena *a, int64_t seconds);
/* "1 hour 20 minutes", "2 days", "0 minutes": words, for prose. */
str length_words(struct arena *a, int64_t seconds);
/* ISO 8601 duration for <time datetime>: "PT1H20M". */
str length_iso(struct arena *a, int64_t seconds);

#endif
