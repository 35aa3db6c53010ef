#include "measure/span.h"

#include <assert.h>

/* A hundred years of months: a year that was misspelt must not make rows for
 * two thousand. */
enum { SPANS_MOST = 1201 };

static int
months_in(enum span_kind kind)
{
	return kind == SPAN_YEAR ? 12 : kind == SPAN_QUARTER ? 3 : 1;
}

/* The first moment of a month that is counted from January of year 0;
 * outside of the years there are, the edge of them. */
static int64_t
month_begin(int month)
{
	if (month < 12)
		return TIME_FIRST;
	if (month >= 10000 * 12)
		return TIME_LAST + 1;
	return date_moment(date_of(month / 12, month % 12 + 1, 1));
}

/* The part of a year that begins with a month. */
static struct span
part_at(enum span_kind kind, int month)
{
	int wide = months_in(kind);

	return (struct span){ kind, month_begin(month),
		month_begin(month + wide), month / 12,
		month % 12 / wide + 1 };
}

static int
month_of(enum span_kind kind, int64_t moment)
{
	struct civil c = civil_of(moment);
	int month = c.year * 12 + c.month - 1;

	return month - month % months_in(kind);
}

/* The same clock so many years before; of a day that is not there, the
 * last of its month. */
static int64_t
year_before(int64_t moment)
{
	struct civil c = civil_of(moment);

	if (c.year <= 1)
		return TIME_FIRST;
	c.year--;
	if (c.day > month_days(c.year, c.month))
		c.day = month_days(c.year, c.month);
	return civil_moment(&c);
}

struct span
span_days(int64_t days, int64_t now)
{
	enum span_kind kind = days == 30 ? SPAN_30_DAYS
	    : days == 90 ? SPAN_90_DAYS : SPAN_DAYS;
	int64_t from = now - days * DAY;

	return (struct span){ kind, from < TIME_FIRST ? TIME_FIRST : from,
		now, 0, 0 };
}

struct span
span_of(enum span_kind kind, int64_t now)
{
	assert(kind != SPAN_DAYS);
	switch (kind) {
	case SPAN_30_DAYS:
		return span_days(30, now);
	case SPAN_90_DAYS:
		return span_days(90, now);
	case SPAN_12_MONTHS:
		return (struct span){ kind, year_before(now), now, 0, 0 };
	case SPAN_ALL:
		return (struct span){ kind, TIME_NONE, TIME_NONE, 0, 0 };
	default:
		return part_at(kind, month_of(kind, now));
	}
}

struct span
span_before(const struct span *s)
{
	struct span b = *s;

	switch (s->kind) {
	case SPAN_30_DAYS:
	case SPAN_90_DAYS:
	case SPAN_DAYS:
		b.to = s->from;
		b.from = s->from - (s->to - s->from);
		return b;
	case SPAN_12_MONTHS:
		b.to = s->from;
		b.from = year_before(s->from);
		return b;
	case SPAN_ALL:
		b.from = b.to = TIME_FIRST;
		return b;
	default:
		return part_at(s->kind, month_of(s->kind, s->from) -
		    months_in(s->kind));
	}
}

struct spans
spans_from(enum span_kind kind, int64_t first, int64_t last, struct arena *a)
{
	int month = month_of(kind, first), end = month_of(kind, last);
	int wide = months_in(kind);
	struct spans all = { 0 };

	assert(kind >= SPAN_YEAR);
	if ((end - month) / wide >= SPANS_MOST)
		month = end - (SPANS_MOST - 1) * wide;
	for (; month <= end; month += wide)
		*vec_push(a, &all) = part_at(kind, month);
	return all;
}

str
span_id(struct arena *a, const struct span *s)
{
	switch (s->kind) {
	case SPAN_30_DAYS:
		return STR("30d");
	case SPAN_90_DAYS:
		return STR("90d");
	case SPAN_DAYS:
		return str_format(a, "%lldd", (long long)((s->to - s->from) /
		    DAY));
	case SPAN_12_MONTHS:
		return STR("12m");
	case SPAN_ALL:
		return STR("all");
	case SPAN_YEAR:
		return str_format(a, "%04d", s->year);
	case SPAN_QUARTER:
		return str_format(a, "%04d-Q%d", s->year, s->part);
	case SPAN_MONTH:
		break;
	}
	return str_format(a, "%04d-%02d", s->year, s->part);
}

int64_t
span_watched(const struct span *s, int64_t first, int64_t now)
{
	int64_t from = s->from == TIME_NONE || first > s->from ? first
	    : s->from;
	int64_t to = s->to == TIME_NONE || now < s->to ? now : s->to;

	return first == TIME_NONE || to <= from ? 0 : to - from;
}
