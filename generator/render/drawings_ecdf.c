/* The distribution of lengths: all of them, and how many were over by
 * when. */
#include "render/drawings.h"

enum {
	STAIR = 100,		/* of the empirical distribution function */
	STRIP_FROM = 108, STRIP_TO = 120,
	AXIS = 134,
};

/* The places of the axis on which something stands, from left to right,
 * and how many values stand there or before: a page does not grow with its
 * archive. */
struct places {
	struct stand {
		int64_t x;
		size_t upto;
	} *v;
	size_t n, cap;
};

static struct places
places_of(struct arena *a, const struct chart_axis *axis,
    const struct stats *s)
{
	struct places out = { 0 };

	for (size_t i = 0; i < s->n; i++) {
		int64_t x;

		if (i > 0 && s->sorted[i] == s->sorted[i - 1]) {
			out.v[out.n - 1].upto++;
			continue;
		}
		x = chart_place(axis, s->sorted[i]);
		if (out.n == 0 || out.v[out.n - 1].x != x)
			*vec_push(a, &out) = (struct stand){ .x = x };
		out.v[out.n - 1].upto = i + 1;
	}
	return out;
}

static void
draw_strip(struct chart *c, const struct places *all)
{
	for (size_t i = 0; i < all->n; i++)
		chart_down(c, all->v[i].x, STRIP_FROM, STRIP_TO);
	chart_shape(c, "tick");
}

static void
draw_stair(struct chart *c, const struct places *all, size_t n)
{
	chart_move(c, 0, STAIR);
	for (size_t i = 0; i < all->n; i++) {
		chart_step(c, 'H', all->v[i].x);
		chart_step(c, 'V', STAIR - (int64_t)(all->v[i].upto *
		    STAIR / n));
	}
	chart_step(c, 'H', CHART_WIDTH);
	chart_shape(c, "stair");
}

/* A figure on its line: a bar for its bounds, a mark for itself. */
static void
draw_figure(struct chart *c, const struct chart_axis *axis, int64_t value,
    struct bounds b, int y)
{
	int64_t x = chart_place(axis, value);

	if (b.known) {
		int64_t low = chart_place(axis, b.low);
		int64_t high = chart_place(axis, b.high);

		chart_box(c, low, y - 3, high > low ? high - low : 1, 6);
		chart_shape(c, "sure");
	}
	chart_down(c, x, y - 7, y + 7);
	chart_shape(c, "value");
}

void
draw_distribution(const struct view *v, struct value *map,
    const struct stats *s, const struct confidence *sure, str name)
{
	struct chart_axis axis;
	struct places places;
	struct chart c;

	if (s->n < 2 || s->min < 0)
		return;
	axis = chart_axis_of(s->min, s->max);
	c = chart_begin(v, map, "ecdf", name, STRIP_TO, AXIS + 4);
	chart_ticks(&c, &axis, STRIP_TO, AXIS);
	chart_across(&c, 0, STAIR / 2, CHART_WIDTH);
	chart_across(&c, 0, STAIR / 10, CHART_WIDTH);
	chart_shape(&c, "level");
	places = places_of(v->arena, &axis, s);
	draw_stair(&c, &places, s->n);
	draw_strip(&c, &places);
	draw_figure(&c, &axis, s->median, sure->median, STAIR / 2);
	draw_figure(&c, &axis, s->p90, sure->p90, STAIR / 10);
	chart_text(&c, 0, STAIR / 2 - 4, "on-line", words_percent(
	    &v->theme->words, v->arena, STR("50")));
	chart_text(&c, 0, STAIR / 10 + 12, "on-line", words_percent(
	    &v->theme->words, v->arena, STR("90")));
	chart_end(&c);
}
