#include "base/tzrule.h"

#include "base/scan.h"

enum { RULE_HOURS = 167, OFFSET_HOURS = 24 };

/* A number without sign, at most most. */
static bool
take_number(struct scan *s, int least, int most, int *out)
{
	int v = 0;

	if (!scan_at_digit(s))
		return false;
	for (; scan_at_digit(s); s->p++) {
		v = v * 10 + (*s->p - '0');
		if (v > most)
			return false;
	}
	*out = v;
	return v >= least;
}

/* [+-]hh[:mm[:ss]], in seconds. */
static bool
take_hours(struct scan *s, int most, int *out)
{
	bool minus = scan_at(s, '-');
	int hours, minutes = 0, seconds = 0;

	if (minus || scan_at(s, '+'))
		s->p++;
	if (!take_number(s, 0, most, &hours))
		return false;
	if (scan_char(s, ':') && (!take_number(s, 0, 59, &minutes) ||
	    (scan_char(s, ':') && !take_number(s, 0, 59, &seconds))))
		return false;
	*out = hours * HOUR + minutes * MINUTE + seconds;
	if (minus)
		*out = -*out;
	return true;
}

/* Three letters or more, or <anything of letters, digits, + and ->. */
static bool
take_name(struct scan *s, struct arena *a, str *out)
{
	bool quoted = scan_char(s, '<');
	const char *from = s->p;
	str name;

	while (s->p < s->end && (char_alpha(*s->p) || (quoted &&
	    (char_digit(*s->p) || *s->p == '+' || *s->p == '-'))))
		s->p++;
	name = (str){ from, (size_t)(s->p - from) };
	if (name.n < 3 || (quoted && !scan_char(s, '>')))
		return false;
	*out = str_dup(a, name);
	return true;
}

static bool
take_change(struct scan *s, struct tz_change *c)
{
	c->seconds = 2 * HOUR;
	if (scan_char(s, 'M')) {
		c->kind = TZ_MONTH_WEEK;
		if (!take_number(s, 1, 12, &c->month) ||
		    !scan_char(s, '.') || !take_number(s, 1, 5, &c->week) ||
		    !scan_char(s, '.') || !take_number(s, 0, 6, &c->day))
			return false;
	} else if (scan_char(s, 'J')) {
		c->kind = TZ_JULIAN;
		if (!take_number(s, 1, 365, &c->day))
			return false;
	} else {
		c->kind = TZ_YEAR_DAY;
		if (!take_number(s, 0, 365, &c->day))
			return false;
	}
	return !scan_char(s, '/') || take_hours(s, RULE_HOURS, &c->seconds);
}

bool
tz_rule_parse(struct arena *a, str text, struct tz_rule *out)
{
	struct scan s = scan_of(text);

	*out = (struct tz_rule){ 0 };
	/* POSIX counts the hours to add to local time to get UTC: the other
	 * way round than everybody else. */
	if (!take_name(&s, a, &out->name) ||
	    !take_hours(&s, OFFSET_HOURS, &out->offset))
		return false;
	out->offset = -out->offset;
	if (scan_done(&s))
		return true;
	out->dst = true;
	out->dst_offset = out->offset + HOUR;
	if (!take_name(&s, a, &out->dst_name))
		return false;
	if (!scan_at(&s, ',')) {
		if (!take_hours(&s, OFFSET_HOURS, &out->dst_offset))
			return false;
		out->dst_offset = -out->dst_offset;
	}
	return scan_char(&s, ',') && take_change(&s, &out->start) &&
	    scan_char(&s, ',') && take_change(&s, &out->end) &&
	    scan_done(&s);
}

/* 0 is Sunday; 1970-01-01 was a Thursday. */
static int
weekday_of(int32_t date)
{
	return (date % 7 + 7 + 4) % 7;
}

static int32_t
change_date(const struct tz_change *c, int year)
{
	int32_t first;
	int day;

	switch (c->kind) {
	case TZ_MONTH_WEEK:
		first = date_of(year, c->month, 1);
		day = (c->day - weekday_of(first) + 7) % 7 +
		    (c->week - 1) * 7;
		if (day >= month_days(year, c->month))
			day -= 7;
		return first + day;
	case TZ_JULIAN:
		day = c->day - 1;
		/* Day 60 is March 1 in every year. */
		if (c->day >= 60)
			return date_of(year, 3, 1) + day - 59;
		return date_of(year, 1, 1) + day;
	case TZ_YEAR_DAY:
	default:
		return date_of(year, 1, 1) + c->day;
	}
}

static int64_t
change_moment(const struct tz_change *c, int year, int offset_before)
{
	return date_moment(change_date(c, year)) + c->seconds -
	    offset_before;
}

struct tz_span
tz_rule_span(const struct tz_rule *r, int64_t moment)
{
	struct tz_span span = { INT64_MIN, INT64_MAX, r->offset, r->name };
	int year;

	if (!r->dst)
		return span;
	/* With hours from -167 to 167, a change may fall up to a week
	 * outside its year. When two changes coincide, that of the later
	 * year wins: this is how a rule says "summer time all year". */
	year = civil_of(moment).year;
	for (int y = year - 2; y <= year + 2; y++) {
		int64_t at[2];

		at[0] = change_moment(&r->start, y, r->offset);
		at[1] = change_moment(&r->end, y, r->dst_offset);
		for (int i = 0; i < 2; i++) {
			if (at[i] > moment) {
				if (at[i] < span.to)
					span.to = at[i];
			} else if (at[i] >= span.from) {
				span.from = at[i];
				span.offset = i ? r->offset :
				    r->dst_offset;
				span.name = i ? r->name : r->dst_name;
			}
		}
	}
	return span;
}
