#include "measure/clock.h"

int32_t
clock_day(const struct clock *c, int64_t moment)
{
	return date_of_moment(c->zone
	    ? moment + zone_offset(c->zone, moment) : moment);
}

/* The moment at which work ends on a date. */
static int64_t
closing(const struct clock *c, int32_t date)
{
	struct civil at;
	int64_t moment;

	/* 24:00 is the first moment of the next day. */
	if (date >= date_of(9999, 12, 31))
		return TIME_LAST;
	at = civil_of(date_moment(date) + c->calendar->closes);
	if (!c->zone)
		return civil_moment(&at);
	zone_moment(c->zone, &at, &moment);
	return moment;
}

int64_t
clock_business_days(const struct clock *c, int64_t from, int n)
{
	int32_t day = clock_day(c, from), last = date_of(9999, 12, 31);

	while (n > 0 && day < last)
		if (calendar_works(c->calendar, ++day))
			n--;
	return closing(c, day);
}

/* The last second of the day of a moment, on the team's wall. */
static int64_t
clock_midnight(const struct clock *c, int64_t from)
{
	int32_t day = clock_day(c, from);
	struct civil at;
	int64_t moment;

	if (day >= date_of(9999, 12, 31))
		return TIME_LAST;
	at = civil_of(date_moment(day + 1));
	if (!c->zone)
		return civil_moment(&at) - 1;
	zone_moment(c->zone, &at, &moment);
	return moment - 1;
}

int64_t
clock_due(const struct clock *c, int64_t from, const struct target *t)
{
	if (from == TIME_NONE)
		return TIME_NONE;
	if (t->business_days > 0)
		return clock_business_days(c, from, t->business_days);
	if (t->same_day)
		return clock_midnight(c, from);
	return t->seconds == LENGTH_NONE ? TIME_NONE : from + t->seconds;
}

const char *
due_state_name(enum due_state s)
{
	static const char *const names[] = {
		[DUE_NONE] = "",
		[DUE_LATER] = "not due",
		[DUE_SOON] = "due soon",
		[DUE_OVERDUE] = "overdue",
		[DUE_MET] = "met",
		[DUE_MET_LATE] = "met late",
	};

	return names[s];
}

enum due_state
clock_state(int64_t due, int64_t met, int64_t now)
{
	if (due == TIME_NONE)
		return DUE_NONE;
	if (met != TIME_NONE)
		return met <= due ? DUE_MET : DUE_MET_LATE;
	if (now > due)
		return DUE_OVERDUE;
	return due - now <= DUE_SOON_SECONDS ? DUE_SOON : DUE_LATER;
}

enum due_state
clock_state_day(const struct clock *c, int64_t due, int32_t met, int64_t now)
{
	if (due == TIME_NONE || met == DATE_NONE)
		return clock_state(due, TIME_NONE, now);
	return met <= clock_day(c, due) ? DUE_MET : DUE_MET_LATE;
}

enum due_state
clock_state_date(const struct clock *c, int32_t due, int32_t met, int64_t now)
{
	int32_t today = clock_day(c, now);

	if (due == DATE_NONE)
		return DUE_NONE;
	if (met != DATE_NONE)
		return met <= due ? DUE_MET : DUE_MET_LATE;
	if (today > due)
		return DUE_OVERDUE;
	return due - today < DUE_SOON_DAYS ? DUE_SOON : DUE_LATER;
}
