/* when: moments, dates and lengths of time.
 *
 * A moment is a count of seconds since 1970-01-01T00:00Z (int64_t), as
 * POSIX counts (no leap seconds). A date is a count of days since
 * 1970-01-01 (int32_t) in the proleptic Gregorian calendar. Nothing here
 * asks the clock, the locale or TZ.
 *
 * The years 1 to 9999 are all there is: what is read is inside them, and
 * what leaves them in a calculation is held at their edge when it is
 * shown. A length that is read is at most LENGTH_MOST, so that a moment
 * and a few lengths add up without overflow.
 *
 * Formats are in the arena; TIME_NONE, DATE_NONE and LENGTH_NONE give
 * the empty string. date.c has the calendar, when.c reads times,
 * length.c lengths, when_text.c writes both.
 */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include "base/arena.h"
#include "base/str.h"

#define TIME_NONE INT64_MIN	/* not known */
#define DATE_NONE INT32_MIN
#define LENGTH_NONE INT64_MIN	/* a length of time in seconds, unknown */

#define TIME_FIRST INT64_C(-62135596800)	/* 0001-01-01T00:00:00Z */
#define TIME_LAST INT64_C(253402300799)		/* 9999-12-31T23:59:59Z */
#define LENGTH_MOST INT64_C(315569520000)	/* 10,000 years */

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
int month_days(int year, int month);		/* 28 to 31 */
struct civil civil_of(int64_t moment);		/* in UTC */
struct civil civil_of_date(int32_t date);	/* at 00:00 */
int date_weekday(int32_t date);			/* 0 is Monday */
int64_t civil_moment(const struct civil *c);	/* as UTC */
int32_t date_of_moment(int64_t moment);		/* the UTC day */

/* The first second of a UTC day. */
static inline int64_t
date_moment(int32_t date)
{
	return (int64_t)date * DAY;
}

/* How reading a time ended. */
enum when_status {
	WHEN_OK,
	WHEN_NO_ZONE,	/* a full date and clock, but no zone: *civil set */
	WHEN_DATE_ONLY,	/* a bare date: *civil set */
	WHEN_CLOCK_ONLY,/* HH:MM with or without zone */
	WHEN_IMPOSSIBLE,/* well formed, but there is no such date or clock */
	WHEN_BAD,	/* not a time */
	WHEN_ZONE_NAME,	/* a full date and clock, then a zone by name (CET,
			 * BST): names mean several offsets. *civil set */
};

/* An RFC 3339 time: YYYY-MM-DD, then T or a space, HH:MM, seconds and
 * fraction optional (a fraction is cut off), then Z or an offset
 * (+01:00, +0100, +01; a space before it is fine; " UTC" and " GMT"
 * too, also as "(UTC)" or "UTC+01:00"). White space around it is passed
 * over. An offset beyond -12:00 or +14:00 is no place on Earth:
 * WHEN_IMPOSSIBLE, as is 24:00. A leap second (23:59:60Z, at the end of
 * a month) is the second after it. *moment is TIME_NONE unless WHEN_OK;
 * civil may be NULL. */
enum when_status when_parse(str text, int64_t *moment,
    struct civil *civil);

/* YYYY-MM-DD and nothing else: WHEN_OK, WHEN_IMPOSSIBLE or WHEN_BAD. */
enum when_status date_parse(str text, int32_t *date);

/* HH:MM or HH:MM:SS at the start of text, optionally with Z, UTC or an
 * offset right behind it; *used is how many bytes it took. H:MM too.
 * False for 25:00 and for a clock with am or pm. */
struct clock_time {
	int seconds;		/* since midnight */
	bool zoned;
	int offset;		/* seconds east of UTC, when zoned */
	/* What follows may be an offset or the end of a range
	 * ("09:00-10:00"): it was taken as neither, *used is before it. */
	bool range_or_zone;
	/* A zone by name behind it (CET, UTC+1), which means more than one
	 * offset: not taken, *used is before it. A clock before one is
	 * in no zone that we know. */
	str zone_name;
};
bool clock_parse(str text, struct clock_time *out, size_t *used);
/* The same where one moment stands and no range: "03:00-05:00" has an
 * offset. */
bool clock_parse_moment(str text, struct clock_time *out, size_t *used);

/* Whether text begins with a clock that clock_parse() does not take:
 * "7:32 PM", "7pm", "12.03", "9h05", "25:00". *meant is the seconds
 * since midnight that it would be, to offer as the way out, or -1. */
bool clock_refused(str text, int *meant);

/* A length of time as people write it: "15m", "1h30m", "2d", "90 min",
 * "4h 27m", "5 hours 26 minutes", "11 days", "1:30:00", "80 minutes",
 * "1.5 hours", "1 day, 2:03:04", "30-minute", ISO 8601's "PT1H20M".
 * Units go from weeks down to seconds, the largest first, each once;
 * only the last may have a fraction (rounded to the second). Seconds
 * out, 0 to LENGTH_MOST. An approximate mark (~, ca., about) is passed
 * over and noted; approximate may be NULL. False, and *seconds
 * LENGTH_NONE, for what would need a guess: "1:30", "90", "1,5 h",
 * "2-3 hours", "5 business days", "2 months", "-5 min". */
bool length_parse(str text, int64_t *seconds, bool *approximate);

/* The same at the start of text; *used is how many bytes it took. The
 * caller looks at what follows: "2 hours to 1 day" begins with one. */
bool length_scan(str text, int64_t *seconds, bool *approximate,
    size_t *used);

/* Moments, all in UTC. */
str when_iso(struct arena *a, int64_t moment);	  /* 2026-03-14T09:00:00Z */
str when_iso_ms(struct arena *a, int64_t moment); /* ...T09:00:00.000Z */
str when_short(struct arena *a, int64_t moment);  /* 2026-03-14 09:00 UTC */
str when_basic(struct arena *a, int64_t moment);  /* 20260314T090000Z */
/* For RSS: Sat, 14 Mar 2026 09:00:00 +0000 */
str when_rfc822(struct arena *a, int64_t moment);
str date_iso(struct arena *a, int32_t date);	  /* 2026-03-14 */
/* when_iso() of many moments, most of them of the same day as the one
 * before. All zero to begin with; a text is there until the next. */
struct when_iso {
	int64_t from;		/* of the day in text */
	char text[sizeof("YYYY-MM-DDThh:mm:ssZ")];
};
str when_iso_next(struct when_iso *w, int64_t moment);
/* when_iso(), date_iso() of a moment that was taken apart. */
str civil_iso(struct arena *a, const struct civil *c);
str civil_date_iso(struct arena *a, const struct civil *c);
/* Rounded, half up, to the unit after its largest: to what two units can
 * say. Not below zero. */
int64_t length_rounded(int64_t length);
/* "45 s", "7 min", "1 h 20 min", "2 d 3 h": at most two units, as
 * length_rounded() has it. Zero is "0 min"; "-5 min" below it. */
str length_text(struct arena *a, int64_t seconds);
/* "1 hour 20 minutes", "2 days", "0 minutes": words, for prose. */
str length_words(struct arena *a, int64_t seconds);

#endif
