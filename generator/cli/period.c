#include "cli/period.h"

/* The months [from, from + n) of a year; n may lead into the next. */
static struct period
months(int year, int from, int n)
{
	int end = from + n;

	return (struct period){
		date_moment(date_of(year, from, 1)),
		date_moment(date_of(end > 12 ? year + 1 : year,
		    end > 12 ? end - 12 : end, 1)),
	};
}

static bool
last_days(str text, int64_t now, struct period *out)
{
	int64_t days;

	if (!str_ends(text, STR("d")) ||
	    !str_to_int(str_sub(text, 0, text.n - 1), &days) || days < 1 ||
	    days > 36525)
		return false;
	*out = (struct period){ now - days * DAY, now };
	return true;
}

bool
period_parse(str text, int64_t now, struct period *out)
{
	struct cut c = str_cut(text, '-');
	int64_t year, n;

	*out = (struct period){ TIME_NONE, TIME_NONE };
	if (str_eq(text, STR("all")))
		return true;
	if (str_eq(text, STR("12m"))) {
		struct span s = span_of(SPAN_12_MONTHS, now);

		*out = (struct period){ s.from, s.to };
		return true;
	}
	if (last_days(text, now, out))
		return true;
	if (c.head.n != 4 || !str_to_int(c.head, &year) || year < 1 ||
	    year > 9998)
		return false;
	if (!c.found) {
		*out = months((int)year, 1, 12);
		return true;
	}
	if (c.tail.n == 2 && (c.tail.p[0] == 'Q' || c.tail.p[0] == 'q') &&
	    str_to_int(str_from(c.tail, 1), &n) && n >= 1 && n <= 4) {
		*out = months((int)year, (int)n * 3 - 2, 3);
		return true;
	}
	if (c.tail.n != 2 || !str_to_int(c.tail, &n) || n < 1 || n > 12)
		return false;
	*out = months((int)year, (int)n, 1);
	return true;
}

static bool
same(const struct span *s, const struct period *p)
{
	return s->from == p->from && s->to == p->to;
}

struct span
period_span(const struct period *p, int64_t now)
{
	struct span s;

	for (int k = SPAN_30_DAYS; k <= SPAN_ALL; k++) {
		s = span_of((enum span_kind)k, now);
		if (same(&s, p))
			return s;
	}
	for (int k = SPAN_YEAR; k <= SPAN_MONTH && p->from != TIME_NONE;
	    k++) {
		s = span_of((enum span_kind)k, p->from);
		if (same(&s, p))
			return s;
	}
	return (struct span){ .kind = SPAN_ALL, .from = p->from,
		.to = p->to };
}
