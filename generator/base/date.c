#include "base/when.h"

#include <assert.h>

enum { DATE_FIRST = -719162, DATE_LAST = 2932896 };

static bool
leap_year(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
month_days(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	};

	assert(month >= 1 && month <= 12);
	return days[month - 1] + (month == 2 && leap_year(year));
}

bool
date_valid(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	    day >= 1 && day <= month_days(year, month);
}

/* Years begin in March here, so that the leap day is the last of its
 * year, and are counted in eras of 400, which all have 146,097 days.
 * (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".) */
int32_t
date_of(int year, int month, int day)
{
	int y, era, of_era, of_year;

	/* A little room for zone rules next to the first and last year. */
	assert(year >= -400 && year <= 10400 && month >= 1 && month <= 12);
	y = year - (month <= 2);
	era = (y >= 0 ? y : y - 399) / 400;
	of_era = y - era * 400;
	of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

struct civil
civil_of_date(int32_t date)
{
	int days, era, of_era, years, of_year, m;
	struct civil c = { 0 };

	if (date < DATE_FIRST)
		date = DATE_FIRST;
	if (date > DATE_LAST)
		date = DATE_LAST;
	days = date + 719468;
	era = days / 146097;	/* days is positive from year 1 on */
	of_era = days - era * 146097;
	years = (of_era - of_era / 1460 + of_era / 36524 -
	    of_era / 146096) / 365;
	of_year = of_era - (365 * years + years / 4 - years / 100);
	m = (5 * of_year + 2) / 153;
	c.day = of_year - (153 * m + 2) / 5 + 1;
	c.month = m < 10 ? m + 3 : m - 9;
	c.year = years + era * 400 + (c.month <= 2);
	/* 1970-01-01 was a Thursday; the sum is positive. */
	c.weekday = (date - DATE_FIRST) % 7;
	return c;
}

int32_t
date_of_moment(int64_t moment)
{
	if (moment < TIME_FIRST)
		return DATE_FIRST;
	if (moment > TIME_LAST)
		return DATE_LAST;
	return (int32_t)((moment - TIME_FIRST) / DAY) + DATE_FIRST;
}

struct civil
civil_of(int64_t moment)
{
	struct civil c;
	int rest;

	if (moment < TIME_FIRST)
		moment = TIME_FIRST;
	if (moment > TIME_LAST)
		moment = TIME_LAST;
	c = civil_of_date(date_of_moment(moment));
	rest = (int)((moment - TIME_FIRST) % DAY);
	c.hour = rest / HOUR;
	c.minute = rest / MINUTE % 60;
	c.second = rest % 60;
	return c;
}

int64_t
civil_moment(const struct civil *c)
{
	return date_moment(date_of(c->year, c->month, c->day)) +
	    c->hour * HOUR + c->minute * MINUTE + c->second;
}
