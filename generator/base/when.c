#include "base/when.h"

#include "base/offset.h"
#include "base/scan.h"

/* YYYY-MM-DD. */
static enum found
take_date(struct scan *s, struct civil *c)
{
	struct scan t = *s;

	if (!scan_digits(&t, 4, &c->year) || !scan_char(&t, '-') ||
	    !scan_digits(&t, 2, &c->month) || !scan_char(&t, '-') ||
	    !scan_digits(&t, 2, &c->day) || scan_at_digit(&t))
		return FOUND_NONE;
	*s = t;
	return date_valid(c->year, c->month, c->day) ? FOUND_ONE :
	    FOUND_IMPOSSIBLE;
}

/* HH:MM, HH:MM:SS, HH:MM:SS.fff; H:MM where short_hour says so. */
static enum found
take_clock(struct scan *s, bool short_hour, struct civil *c)
{
	struct scan t = *s;

	c->second = 0;
	if (!scan_digits(&t, 2, &c->hour) &&
	    !(short_hour && scan_digits(&t, 1, &c->hour)))
		return FOUND_NONE;
	if (!scan_char(&t, ':') || !scan_digits(&t, 2, &c->minute))
		return FOUND_NONE;
	if (scan_before_digit(&t, ':')) {
		t.p++;
		if (!scan_digits(&t, 2, &c->second))
			return FOUND_NONE;
		/* Logs write the fraction behind a comma, ISO 8601 both. */
		if (scan_before_digit(&t, '.') ||
		    scan_before_digit(&t, ',')) {
			t.p++;
			while (scan_at_digit(&t))
				t.p++;
		}
	}
	if (scan_at_digit(&t) || scan_before_digit(&t, ':'))
		return FOUND_NONE;
	*s = t;
	/* A leap second is looked at once the zone is known. */
	return c->hour < 24 && c->minute < 60 && c->second <= 60 ?
	    FOUND_ONE : FOUND_IMPOSSIBLE;
}

/* "am", "PM", "a.m.", a space before them being fine. */
static bool
take_half_day(struct scan *s, bool *afternoon)
{
	struct scan t = *s;
	char half;

	scan_space(&t);
	if (t.p == t.end)
		return false;
	half = char_lower(*t.p++);
	if (half != 'a' && half != 'p')
		return false;
	scan_char(&t, '.');
	if (t.p == t.end || char_lower(*t.p++) != 'm' ||
	    (t.p < t.end && char_alnum(*t.p)))
		return false;
	scan_char(&t, '.');
	*s = t;
	*afternoon = half == 'p';
	return true;
}

static int
clock_seconds(const struct civil *c)
{
	return c->hour * HOUR + c->minute * MINUTE + c->second;
}

static enum when_status
whole_clock(struct scan s)
{
	struct civil c = { 0 };
	enum found clock = take_clock(&s, true, &c);
	struct zone_said z;

	if (clock == FOUND_NONE)
		return WHEN_BAD;
	z = offset_at_end(&s);
	if (!scan_done(&s) || z.found == FOUND_NAME)
		return WHEN_BAD;
	if (clock == FOUND_IMPOSSIBLE || z.found == FOUND_IMPOSSIBLE ||
	    c.second == 60)
		return WHEN_IMPOSSIBLE;
	return WHEN_CLOCK_ONLY;
}

/* What a date, a clock and a zone make together. */
static enum when_status
settle(enum found date, enum found clock, const struct zone_said *z,
    const struct civil *c, int64_t *moment)
{
	int64_t at;

	if (date != FOUND_ONE || clock != FOUND_ONE ||
	    z->found == FOUND_IMPOSSIBLE)
		return WHEN_IMPOSSIBLE;
	if (z->found != FOUND_ONE) {
		if (c->second == 60)
			return WHEN_IMPOSSIBLE;
		return z->found == FOUND_NAME ? WHEN_ZONE_NAME :
		    WHEN_NO_ZONE;
	}
	at = civil_moment(c) - z->offset;
	if (at < TIME_FIRST || at > TIME_LAST)
		return WHEN_IMPOSSIBLE;
	/* :60 was counted over into the next minute. */
	if (c->second == 60 && (at % DAY != 0 || civil_of(at).day != 1))
		return WHEN_IMPOSSIBLE;
	*moment = at;
	return WHEN_OK;
}

/* T, t or a space between date and clock. */
static bool
take_between(struct scan *s)
{
	return scan_char(s, 'T') || scan_char(s, 't') || scan_char(s, ' ');
}

static enum when_status
whole_time(struct scan s, int64_t *moment, struct civil *c)
{
	enum found date = take_date(&s, c), clock;
	struct zone_said z;

	if (date == FOUND_NONE)
		return whole_clock(s);
	if (scan_done(&s))
		return date == FOUND_ONE ? WHEN_DATE_ONLY : WHEN_IMPOSSIBLE;
	if (!take_between(&s))
		return WHEN_BAD;
	clock = take_clock(&s, false, c);
	if (clock == FOUND_NONE)
		return WHEN_BAD;
	z = offset_at_end(&s);
	if (!scan_done(&s))
		return WHEN_BAD;
	return settle(date, clock, &z, c, moment);
}

/* What was read, where there is such a day. */
static struct civil
civil_read(enum when_status status, struct civil c)
{
	if (status != WHEN_OK && status != WHEN_NO_ZONE &&
	    status != WHEN_DATE_ONLY && status != WHEN_ZONE_NAME)
		return (struct civil){ 0 };
	c.weekday = date_weekday(date_of(c.year, c.month, c.day));
	return c;
}

enum when_status
when_parse(str text, int64_t *moment, struct civil *civil)
{
	struct civil c = { 0 };
	enum when_status status = WHEN_BAD;

	*moment = TIME_NONE;
	text = str_trim(text);
	if (text.n)
		status = whole_time(scan_of(text),
		    moment, &c);
	if (civil)
		*civil = civil_read(status, c);
	return status;
}

enum when_status
date_parse(str text, int32_t *date)
{
	str t = str_trim(text);
	struct scan s = scan_of(t);
	struct civil c;
	enum found f = t.n ? take_date(&s, &c) : FOUND_NONE;

	*date = DATE_NONE;
	if (f == FOUND_NONE || !scan_done(&s))
		return WHEN_BAD;
	if (f == FOUND_IMPOSSIBLE)
		return WHEN_IMPOSSIBLE;
	*date = date_of(c.year, c.month, c.day);
	return WHEN_OK;
}

static bool
clock_read(str text, bool moment, struct clock_time *out, size_t *used)
{
	struct scan s = scan_of(text), t;
	struct civil c;
	struct zone_said z;
	bool afternoon;

	*out = (struct clock_time){ 0 };
	*used = 0;
	if (text.n == 0 || take_clock(&s, true, &c) != FOUND_ONE ||
	    c.second > 59)
		return false;
	t = s;
	if (take_half_day(&t, &afternoon))
		return false;
	out->seconds = clock_seconds(&c);
	z = offset_in_text(&s, moment ? NO_RANGE : out->seconds);
	if (s.p < s.end && char_alnum(*s.p) && z.found != FOUND_NAME)
		return false;
	out->zoned = z.found == FOUND_ONE;
	out->offset = out->zoned ? z.offset : 0;
	out->zone_name = z.found == FOUND_NAME ? z.name : STR_NONE;
	out->range_or_zone = z.range;
	*used = (size_t)(s.p - text.p);
	return true;
}

bool
clock_parse(str text, struct clock_time *out, size_t *used)
{
	return clock_read(text, false, out, used);
}

bool
clock_parse_moment(str text, struct clock_time *out, size_t *used)
{
	return clock_read(text, true, out, used);
}

bool
clock_refused(str text, int *meant)
{
	struct scan s = scan_of(text);
	struct clock_time fine;
	int hour, minute = 0;
	size_t used;
	bool afternoon;
	char mark = 0;

	*meant = -1;
	if (text.n == 0 || clock_parse(text, &fine, &used))
		return false;
	if (!scan_digits(&s, 2, &hour) && !scan_digits(&s, 1, &hour))
		return false;
	if (scan_at(&s, ':') || scan_at(&s, '.') || scan_at(&s, 'h')) {
		mark = *s.p++;
		if (!scan_digits(&s, 2, &minute) || scan_at_digit(&s))
			return false;
		/* A date, 12.03.2024, or a version, 1.20.3. */
		if (mark == '.' && scan_before_digit(&s, '.'))
			return false;
	}
	if (take_half_day(&s, &afternoon)) {
		if (hour >= 1 && hour <= 12 && minute < 60)
			*meant = (hour % 12 + (afternoon ? 12 : 0)) * HOUR +
			    minute * MINUTE;
		return true;
	}
	if (mark && hour < 24 && minute < 60)
		*meant = hour * HOUR + minute * MINUTE;
	/* 99.95 is a number like any other. */
	return mark == ':' || *meant >= 0;
}
