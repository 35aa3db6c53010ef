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

/* Multiplications instead of most divisions: a page has dozens of dates.
 * (Cassio Neri, Lorenz Schneider, "Euclidean affine functions and their
 * application to calendar algorithms", 2022.) */
int
date_weekday(int32_t date)
{
	/* 0001-01-01 was a Monday. */
	return (date - DATE_FIRST) % 7;
}

struct civil
civil_of_date(int32_t date)
{
	uint32_t days, quarters, century, of_century, of_year, month;
	uint64_t years;
	struct civil c = { 0 };
	bool next;	/* January and February are of the next year */

	if (date < DATE_FIRST)
		date = DATE_FIRST;
	if (date > DATE_LAST)
		date = DATE_LAST;
	days = (uint32_t)(date + 719468);	/* positive from year 1 on */
	quarters = 4 * days + 3;
	century = quarters / 146097;
	of_century = quarters % 146097 | 3;
	years = UINT64_C(2939745) * of_century;
	of_year = (uint32_t)years / 2939745 / 4;
	month = 2141 * of_year + 197913;
	next = of_year >= 306;
	c.year = (int)(100 * century + (uint32_t)(years >> 32) + next);
	c.month = (int)((month >> 16) - (next ? 12 : 0));
	c.day = (int)((month & 0xffff) / 2141 + 1);
	c.weekday = date_weekday(date);
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
	int32_t date;
	int rest;

	if (moment < TIME_FIRST)
		moment = TIME_FIRST;
	if (moment > TIME_LAST)
		moment = TIME_LAST;
	date = date_of_moment(moment);
	c = civil_of_date(date);
	rest = (int)(moment - date_moment(date));
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
