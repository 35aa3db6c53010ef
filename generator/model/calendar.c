#include "model/calendar.h"

#include <stdlib.h>

/* "09:00"; 24:00 ends a day. */
static bool
clock_of(str text, int *seconds)
{
	struct clock_time t;
	size_t used;

	text = str_trim(text);
	if (str_eq(text, STR("24:00"))) {
		*seconds = DAY;
		return true;
	}
	if (!clock_parse(text, &t, &used) || used != text.n || t.zoned)
		return false;
	*seconds = t.seconds;
	return true;
}

static void
read_hours(struct calendar *c, const struct node *n, struct diags *d)
{
	str hours = node_text(n);
	struct cut cut = str_cut(hours, '-');
	int opens, closes;

	if (str_empty(hours))
		return;
	if (cut.found && clock_of(cut.head, &opens) &&
	    clock_of(cut.tail, &closes) && opens < closes) {
		c->opens = opens;
		c->closes = closes;
		return;
	}
	diag_add(d, RULE_CALENDAR_HOURS, n->at,
	    "\"" STR_FMT "\" are not hours of one day", STR_ARG(hours));
	diag_help(d, "write \"09:00-17:00\"");
}

static void
read_days(struct calendar *c, const struct node *list, struct diags *d)
{
	static const char *const names[] = {
		"mon", "tue", "wed", "thu", "fri", "sat", "sun",
	};
	bool works[7] = { false }, any = false;

	if (!list || list->kind == NODE_NULL || list->kind == NODE_MAP)
		return;
	if (list->kind == NODE_LIST && !list->first) {
		diag_add(d, RULE_CALENDAR_DAYS, list->key_at,
		    "a week without a working day");
		diag_help(d, "leave days: out for Monday to Friday");
		return;
	}
	for (const struct node *n = node_first(list); n; n = node_next(list, n))
		for (int i = 0; i < 7; i++)
			if (str_eq(node_text(n), str_c(names[i])))
				works[i] = any = true;
	/* A word that is no day was reported by the schema. With nothing but
	 * such words the usual week stays: in one without a working day, each
	 * deadline would be looked for until the year 9999. */
	if (any)
		memcpy(c->works, works, sizeof(works));
}

static int
by_date(const void *left, const void *right)
{
	int32_t a, b;

	memcpy(&a, left, sizeof(a));
	memcpy(&b, right, sizeof(b));
	return (a > b) - (a < b);
}

void
calendar_read(struct arena *a, const struct node *map, struct calendar *c,
    struct diags *d)
{
	const struct node *days = node_get(map, STR("holidays"));

	*c = (struct calendar){
		.works = { true, true, true, true, true, false, false },
		.opens = 9 * HOUR, .closes = 17 * HOUR,
	};
	read_hours(c, node_get(map, STR("hours")), d);
	read_days(c, node_get(map, STR("days")), d);
	for (const struct node *n = node_first(days); n;
	    n = node_next(days, n)) {
		int32_t date;

		if (date_parse(node_text(n), &date) == WHEN_OK)
			*vec_push(a, &c->holidays) = date;
	}
	if (c->holidays.n > 1)
		qsort(c->holidays.v, c->holidays.n, sizeof(int32_t),
		    by_date);
}

bool
calendar_works(const struct calendar *c, int32_t date)
{
	/* 1970-01-01 was a Thursday. */
	int weekday = (int)(((int64_t)date % 7 + 7 + 3) % 7);

	return c->works[weekday] && !(c->holidays.n && bsearch(&date,
	    c->holidays.v, c->holidays.n, sizeof(int32_t), by_date));
}
