#include "cli/period.h"

/* A hundred years. */
enum { DAYS_MOST = 36525 };

static bool
last_days(str text, int64_t now, struct span *out)
{
	int64_t days;

	if (!str_ends(text, STR("d")) ||
	    !str_to_int(str_sub(text, 0, text.n - 1), &days) || days < 1 ||
	    days > DAYS_MOST)
		return false;
	*out = span_days(days, now);
	return true;
}

/* The year, quarter or month that begins with a month. */
static bool
part(enum span_kind kind, int64_t year, int64_t month, struct span *out)
{
	*out = span_of(kind, date_moment(date_of((int)year, (int)month, 1)));
	return true;
}

bool
period_parse(str text, int64_t now, struct span *out)
{
	struct cut c = str_cut(text, '-');
	int64_t year, n;

	*out = span_of(SPAN_ALL, now);
	if (str_eq(text, STR("all")))
		return true;
	if (str_eq(text, STR("12m"))) {
		*out = span_of(SPAN_12_MONTHS, now);
		return true;
	}
	if (last_days(text, now, out))
		return true;
	if (c.head.n != 4 || !str_to_int(c.head, &year) || year < 1 ||
	    year > 9998)
		return false;
	if (!c.found)
		return part(SPAN_YEAR, year, 1, out);
	if (c.tail.n != 2)
		return false;
	if (c.tail.p[0] == 'Q' || c.tail.p[0] == 'q')
		return str_to_int(str_from(c.tail, 1), &n) && n >= 1 &&
		    n <= 4 && part(SPAN_QUARTER, year, n * 3 - 2, out);
	return str_to_int(c.tail, &n) && n >= 1 && n <= 12 &&
	    part(SPAN_MONTH, year, n, out);
}
