/* The distribution of lengths: all of them, and how many were over by
 * when. */
#include "render/drawings.h"

enum {
	STAIR = 100,		/* of the empirical distribution function */
	STRIP_FROM = 108, STRIP_TO = 120,
	AXIS = 134,
};

/* Marks on one place count once: a page does not grow with its archive. */
static void
draw_strip(struct chart *c, const struct chart_axis *axis,
    const struct stats *s)
{
	int64_t last = -1;

	for (size_t i = 0; i < s->n; i++) {
		int64_t x = chart_place(axis, s->sorted[i]);

		if (x != last)
			chart_down(c, x, STRIP_FROM, STRIP_TO);
		last = x;
	}
	chart_shape(c, "tick");
}

static int64_t
height_of(size_t count, size_t n)
{
	return STAIR - (int64_t)(count * STAIR / n);
}

static void
draw_stair(struct chart *c, const struct chart_axis *axis,
    const struct stats *s)
{
	size_t i = 0;

	buf_fmt(&c->path, "M0 %d", STAIR);
	while (i < s->n) {
		int64_t x = chart_place(axis, s->sorted[i]);

		while (i < s->n && chart_place(axis, s->sorted[i]) == x)
			i++;
		buf_fmt(&c->path, "H%lldV%lld", (long long)x,
		    (long long)height_of(i, s->n));
	}
	buf_fmt(&c->path, "H%d", CHART_WIDTH);
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
	struct chart c;

	if (s->n < 2 || s->min < 0)
		return;
	axis = chart_axis_of(s->min, s->max);
	c = chart_begin(v, map, "ecdf", name, STRIP_TO, AXIS + 4);
	chart_ticks(&c, &axis, STRIP_TO, AXIS);
	chart_across(&c, 0, STAIR / 2, CHART_WIDTH);
	chart_across(&c, 0, STAIR / 10, CHART_WIDTH);
	chart_shape(&c, "level");
	draw_stair(&c, &axis, s);
	draw_strip(&c, &axis, s);
	draw_figure(&c, &axis, s->median, sure->median, STAIR / 2);
	draw_figure(&c, &axis, s->p90, sure->p90, STAIR / 10);
	chart_text(&c, 0, STAIR / 2 - 4, "on-line", words_percent(
	    &v->theme->words, v->arena, STR("50")));
	chart_text(&c, 0, STAIR / 10 + 12, "on-line", words_percent(
	    &v->theme->words, v->arena, STR("90")));
	chart_end(&c);
}
