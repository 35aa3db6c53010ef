/* Strips of months, one for each component: what was lost in each, and what
 * it was of the error budget. */
#include "render/drawings.h"

enum {
	STRIP = 24,		/* a row */
	STRIP_MOST = 20,	/* a bar in it */
	BUDGET = STRIP_MOST / 2,	/* a bar that is all of a budget */
};

struct strips {
	struct chart c;
	size_t first, n;	/* months */
	int64_t row;
};

static void
bar(struct strips *s, size_t month, int64_t tall)
{
	int64_t x = (int64_t)(month * CHART_WIDTH / s->n);
	int64_t step = (int64_t)(CHART_WIDTH / s->n);

	chart_box(&s->c, x + step / 6, s->row * STRIP + STRIP - 1 - tall,
	    step - step / 3, tall);
}

/* The rows that are drawn, with their names beside them. */
static const struct available *
begin(struct strips *s, const struct view *v, struct value *map,
    const struct report *r, str name, bool budgets, size_t *n)
{
	struct available *rows = available_rows(v, r, n);
	struct value *names;
	size_t kept = 0;

	s->first = months_from(r, STRIP_MONTHS);
	s->n = r->end_month - s->first;
	for (size_t i = 0; i < *n; i++)
		if (!budgets || rows[i].slo)
			rows[kept++] = rows[i];
	*n = kept;
	if (s->n < 2 || kept == 0)
		return NULL;
	s->c = chart_begin(v, map, "strips", name, (int)kept * STRIP,
	    (int)kept * STRIP + 17);
	value_put_bool(v->arena, s->c.map, STR("has_rows"), true);
	names = put_list(v, s->c.map, "rows");
	for (size_t i = 0; i < kept; i++)
		PUT(v, add_map(v, names), "text", rows[i].name);
	for (size_t i = 0; i < kept; i++)
		chart_across(&s->c, 0, (int64_t)(i + 1) * STRIP - 1,
		    CHART_WIDTH);
	chart_shape(&s->c, "grid");
	return rows;
}

static void
end(struct strips *s, const struct report *r, size_t rows)
{
	const struct view *v = s->c.v;

	for (int side = 0; side < 2; side++) {
		const struct month *m = &v->metrics->months.v[side
		    ? r->end_month - 1 : s->first];

		chart_text(&s->c, side ? CHART_WIDTH : 0,
		    (int64_t)rows * STRIP + 14, NULL, DATE(v, TIME_MONTH,
			date_of(m->year, m->month, 1)));
	}
	chart_end(&s->c);
}

/* The height of a bar, on a logarithmic scale: a step for up to a
 * ten-thousandth of the time that counts, one more for up to a thousandth,
 * and so on. */
static int64_t
height_of(const struct availability *a)
{
	int64_t tall = STRIP_MOST / 4;

	if (!ratio_known(a->up) || a->down == 0)
		return 0;
	for (int64_t part = 10000; part >= 100; part /= 10)
		if (a->down / 1000 > a->counted / part)
			tall += STRIP_MOST / 4;
	return tall;
}

void
draw_available(const struct view *v, struct value *map,
    const struct report *r, str name)
{
	struct strips s = { .row = 0 };
	size_t n;
	const struct available *rows = begin(&s, v, map, r, name, false, &n);

	if (!rows)
		return;
	for (size_t i = 0; i < n; i++, s.row++)
		for (size_t k = 0; k < s.n; k++) {
			int64_t tall = height_of(&rows[i].months[s.first +
			    k]);

			if (tall > 0)
				bar(&s, k, tall);
		}
	chart_shape(&s.c, "bar");
	end(&s, r, n);
}

void
draw_burns(const struct view *v, struct value *map, const struct report *r,
    str name)
{
	struct strips s = { .row = 0 };
	size_t n;
	const struct available *rows = begin(&s, v, map, r, name, true, &n);

	if (!rows)
		return;
	for (int over = 0; over < 2; over++) {
		for (s.row = 0; s.row < (int64_t)n; s.row++)
			for (size_t k = 0; k < s.n; k++) {
				struct budget b = budget_of(&rows[s.row]
				    .months[s.first + k], rows[s.row].slo);
				int64_t tall = b.burned > 2000 ? STRIP_MOST
				    : b.burned * STRIP_MOST / 2000;

				if (b.known && b.spent > 0 && b.met != over)
					bar(&s, k, tall ? tall : 1);
			}
		chart_shape(&s.c, over ? "bar over" : "bar");
	}
	for (s.row = 0; s.row < (int64_t)n; s.row++)
		chart_across(&s.c, 0, s.row * STRIP + STRIP - 1 - BUDGET,
		    CHART_WIDTH);
	chart_shape(&s.c, "level");
	end(&s, r, n);
}
