#include "render/drawings.h"

enum {
	MONTH_PLOT = 96, MONTH_AXIS = 112,
	CELL = 14,			/* a row of days or weekdays */
	HOUR_CELL = 20,
	ROW = 40, ROW_BAR = 14,		/* a bar with a text above it */
};

/* The least number of 1, 2, 5, 10, 20 ... that is at least n. */
static int64_t
round_up(int64_t n)
{
	static const int64_t steps[] = { 1, 2, 5 };
	int64_t ten = 1;

	for (;; ten *= 10)
		for (int i = 0; i < 3; i++)
			if (steps[i] * ten >= n || ten > INT64_MAX / 100)
				return steps[i] * ten;
}

/* Where the months of a drawing that is n months wide have their names:
 * each January, else the first; few enough for a phone. */
static void
month_names(struct chart *c, const struct slices *months, size_t first,
    int y)
{
	size_t n = months->n - first;

	for (size_t i = 0; i < n; i++) {
		const struct span *s = &months->v[first + i].span;
		int64_t x = (int64_t)((2 * i + 1) * CHART_WIDTH / (2 * n));
		bool major = n <= 4 || (n <= 12 ? i % 3 == 0
		    : s->part == 1);

		if (!major && (n > 24 || (s->part - 1) % 3))
			continue;
		chart_text(c, x, y, major ? NULL : "minor",
		    s->part == 1 || i == 0
			? str_cat(c->v->arena, words_month(&c->v->theme->words,
			    s->part, true), STR(" "), words_digits(
			    c->v->arena, s->year, 4))
			: words_month(&c->v->theme->words, s->part, true));
	}
}

enum { MONTHS_MOST = 60 };

static size_t
first_month(const struct slices *months)
{
	return months->n > MONTHS_MOST ? months->n - MONTHS_MOST : 0;
}

static int64_t
month_top(const struct slices *months, bool bounds)
{
	int64_t most = 1, low, high;

	for (size_t i = first_month(months); i < months->n; i++) {
		int64_t n = (int64_t)months->v[i].incidents;

		frequency_bounds((size_t)n, &low, &high);
		if (bounds && (high + 999) / 1000 > n)
			n = (high + 999) / 1000;
		if (n > most)
			most = n;
	}
	return round_up(most);
}

/* Names of the rows, beside the field. */
static struct value *
put_rows(const struct view *v, struct value *map)
{
	value_put_bool(v->arena, map, STR("has_rows"), true);
	return put_list(v, map, "rows");
}

void
draw_months(const struct view *v, struct value *map, const struct report *r,
    str name)
{
	const struct slices *m = &r->months;
	size_t first = first_month(m), n = m->n - first;
	bool bounds = n <= DRAWN_BOUNDS;
	int64_t top, step;
	struct value *rows;
	struct chart c;

	if (n < 2)
		return;
	top = month_top(m, bounds);
	step = CHART_WIDTH / (int64_t)n;
	c = chart_begin(v, map, "months", name, MONTH_PLOT, MONTH_AXIS + 4);
	rows = put_rows(v, c.map);
	PUT(v, add_map(v, rows), "text", NUMBER(v, top));
	if (top % 2 == 0)
		PUT(v, add_map(v, rows), "text", NUMBER(v, top / 2));
	chart_across(&c, 0, 1, CHART_WIDTH);
	if (top % 2 == 0)
		chart_across(&c, 0, MONTH_PLOT / 2, CHART_WIDTH);
	chart_shape(&c, "grid");
	for (size_t i = 0; i < n; i++) {
		int64_t count = (int64_t)m->v[first + i].incidents;
		int64_t h = count * (MONTH_PLOT - 1) / top;
		int64_t x = (int64_t)(i * CHART_WIDTH / n);

		if (count > 0)
			chart_box(&c, x + step / 6, MONTH_PLOT - h,
			    step - step / 3, h);
	}
	chart_shape(&c, "bar");
	for (size_t i = 0; i < n && bounds; i++) {
		int64_t low, high;

		frequency_bounds(m->v[first + i].incidents, &low, &high);
		chart_down(&c, (int64_t)((2 * i + 1) * CHART_WIDTH / (2 * n)),
		    MONTH_PLOT - low * (MONTH_PLOT - 1) / top / 1000,
		    MONTH_PLOT - high * (MONTH_PLOT - 1) / top / 1000);
	}
	chart_shape(&c, "whisker");
	chart_across(&c, 0, MONTH_PLOT, CHART_WIDTH);
	chart_shape(&c, "base");
	month_names(&c, m, first, MONTH_AXIS);
	chart_end(&c);
}

static void
put_weekdays(const struct view *v, struct value *map)
{
	struct value *rows = put_rows(v, map);

	for (int d = 1; d <= 7; d++)
		PUT(v, add_map(v, rows), "text", words_get(&v->theme->words,
		    str_format(v->arena, "weekdays_short.%d", d)));
}

/* Monday is 0: 1970-01-01 was a Thursday. */
static int
weekday_of(int32_t day)
{
	return (int)(((int64_t)day % 7 + 7 + 3) % 7);
}

struct weeks {
	int32_t first, last;	/* days that there is something to say of */
	int32_t monday;		/* of the first week */
	int64_t weeks;
	size_t most;
};

static bool
find_calendar(const struct report *r, struct weeks *c)
{
	const struct rhythm *m = &r->rhythm;
	int32_t end;

	if (m->days.n == 0)
		return false;
	c->first = m->first;
	c->last = m->first + (int32_t)m->days.n - 1;
	end = r->span.to == TIME_NONE ? c->last
	    : date_of_moment(r->span.to - 1);
	if (end < c->last)
		c->last = end;
	if (c->last < c->first)
		return false;
	c->monday = c->last - weekday_of(c->last) - 7 * (CALENDAR_WEEKS - 1);
	if (c->first < c->monday)
		c->first = c->monday;
	c->monday = c->first - weekday_of(c->first);
	c->weeks = (c->last - c->monday) / 7 + 1;
	c->most = 1;
	for (int32_t d = c->first; d <= c->last; d++)
		if (m->days.v[d - m->first].incidents > c->most)
			c->most = m->days.v[d - m->first].incidents;
	return true;
}

/* The months' names over the weeks in which they begin. */
static void
calendar_names(struct chart *c, const struct weeks *k)
{
	int64_t last = -1000;

	for (int64_t w = 0; w < k->weeks; w++) {
		struct civil at = civil_of_date(k->monday + (int32_t)(7 * w)
		    + 6);
		int64_t x = w * CHART_WIDTH / k->weeks;

		if (at.day > 7 && w > 0)
			continue;
		if (x - last < 60 || (w > 0 && x > CHART_WIDTH - 40))
			continue;
		chart_text(c, x, 7 * CELL + 13, k->weeks > 14 &&
		    (at.month - 1) % 3 ? "minor" : NULL, at.month == 1
		    ? words_digits(c->v->arena, at.year, 4)
		    : words_month(&c->v->theme->words, at.month, true));
		last = x;
	}
}

void
draw_days(const struct view *v, struct value *map, const struct report *r,
    str name)
{
	struct weeks k;
	struct chart c;
	int64_t step, wide;

	if (!find_calendar(r, &k))
		return;
	c = chart_begin(v, map, "days", name, 7 * CELL, 7 * CELL + 17);
	put_weekdays(v, c.map);
	step = CHART_WIDTH / k.weeks;
	wide = step * 3 / 4;
	for (int32_t d = k.first; d <= k.last; d++)
		if (r->rhythm.days.v[d - r->rhythm.first].incidents == 0)
			chart_box(&c, (d - k.monday) / 7 * CHART_WIDTH /
			    k.weeks, (weekday_of(d) + 1) * CELL - 3, wide, 1);
	chart_shape(&c, "none");
	for (int32_t d = k.first; d <= k.last; d++) {
		size_t n = r->rhythm.days.v[d - r->rhythm.first].incidents;
		int64_t h = 4 + (int64_t)(n * (CELL - 6) / k.most);

		if (n > 0)
			chart_box(&c, (d - k.monday) / 7 * CHART_WIDTH /
			    k.weeks, (weekday_of(d) + 1) * CELL - 2 - h,
			    wide, h);
	}
	chart_shape(&c, "bar");
	calendar_names(&c, &k);
	chart_end(&c);
}

void
draw_hours(const struct view *v, struct value *map, const struct report *r,
    str name)
{
	struct chart c;
	int64_t most = (int64_t)r->rhythm.most;

	if (r->rhythm.n == 0)
		return;
	c = chart_begin(v, map, "hours", name, 7 * HOUR_CELL,
	    7 * HOUR_CELL + 17);
	put_weekdays(v, c.map);
	for (int d = 0; d < 7; d++)
		chart_across(&c, 0, (d + 1) * HOUR_CELL - 1, CHART_WIDTH);
	chart_shape(&c, "grid");
	for (int d = 0; d < 7; d++)
		for (int h = 0; h < 24; h++) {
			int64_t n = (int64_t)r->rhythm.hours[d][h];
			int64_t tall = 3 + n * (HOUR_CELL - 6) / most;

			if (n > 0)
				chart_box(&c, h * CHART_WIDTH / 24 + 4,
				    (d + 1) * HOUR_CELL - 1 - tall, 34,
				    tall);
		}
	chart_shape(&c, "bar");
	for (int h = 0; h < 24; h += 6)
		chart_text(&c, h * CHART_WIDTH / 24, 7 * HOUR_CELL + 14,
		    NULL, str_format(v->arena, "%02d:00", h));
	chart_end(&c);
}

/* A bar beneath a text. */
static void
row_text(struct chart *c, int64_t row, str name, str aside)
{
	chart_text(c, 0, row * ROW + 12, "on-row", str_empty(aside) ? name
	    : str_cat(c->v->arena, name, STR(": "), aside));
}

static void
phase_row(struct chart *c, int64_t row, str name,
    const struct phase_medians *m, int64_t top, int phase)
{
	const int64_t at[4] = { 0, m->detected, m->mitigated, m->resolved };
	static const int tall[3] = { 8, 14, 4 };
	int64_t x = at[phase] * CHART_WIDTH / top;
	int64_t end = at[phase + 1] * CHART_WIDTH / top;

	if (phase == 0)
		row_text(c, row, name, FILL(c->v, "phases_row",
		    { STR("n"), NUMBER(c->v, m->n) },
		    { STR("detect"), LENGTH(c->v, m->detected) },
		    { STR("mitigate"), LENGTH(c->v, m->mitigated) },
		    { STR("resolve"), LENGTH(c->v, m->resolved) }));
	if (end > x)
		chart_box(c, x, row * ROW + 18 + ROW_BAR - tall[phase],
		    end - x, tall[phase]);
	else if (phase == 1)
		chart_box(c, x, row * ROW + 18, 1, ROW_BAR);
}

void
draw_phases(const struct view *v, struct value *map, const struct report *r,
    str name)
{
	static const char *const classes[3] = {
		"ph-detect", "ph-mitigate", "ph-resolve",
	};
	const struct policy *p = v->corpus->policy;
	int64_t top = r->phases.resolved, rows = 1, row;
	struct chart c;

	if (r->phases.n == 0)
		return;
	for (size_t i = 0; i < p->levels.n; i++) {
		if (r->phases_by_level[i].n == 0)
			continue;
		rows++;
		if (r->phases_by_level[i].resolved > top)
			top = r->phases_by_level[i].resolved;
	}
	if (top == 0 || top > INT64_MAX / CHART_WIDTH)
		return;
	c = chart_begin(v, map, "phases", name, (int)rows * ROW,
	    (int)rows * ROW);
	for (int phase = 0; phase < 3; phase++) {
		phase_row(&c, 0, SAY(v, "all_severities"), &r->phases, top,
		    phase);
		row = 1;
		for (size_t i = 0; i < p->levels.n; i++)
			if (r->phases_by_level[i].n > 0)
				phase_row(&c, row++, p->levels.v[i].id,
				    &r->phases_by_level[i], top, phase);
		chart_shape(&c, classes[phase]);
	}
	chart_end(&c);
}

void
draw_slices(const struct view *v, struct value *map, const struct slices *all,
    size_t most, str name)
{
	size_t top = 0, rows = 0;
	struct chart c;

	for (size_t i = 0; i < all->n; i++) {
		rows += all->v[i].incidents > 0;
		if (all->v[i].incidents > top)
			top = all->v[i].incidents;
	}
	if (rows > most)
		rows = most;
	if (rows < 2)
		return;
	c = chart_begin(v, map, "slices", name, (int)rows * ROW,
	    (int)rows * ROW);
	for (size_t i = 0, row = 0; i < all->n && row < rows; i++) {
		const struct slice *s = &all->v[i];

		if (s->incidents == 0)
			continue;
		row_text(&c, (int64_t)row, s->row < 0
		    ? SAY(v, "no_severity")
		    : v->corpus->policy->levels.v[s->row].id,
		    COUNT(v, "incidents_count", s->incidents));
		chart_box(&c, 0, (int64_t)row++ * ROW + 18,
		    (int64_t)(s->incidents * CHART_WIDTH / top), ROW_BAR);
	}
	chart_shape(&c, "bar");
	chart_end(&c);
}
