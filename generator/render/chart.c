#include "render/chart.h"

struct chart
chart_begin(const struct view *v, struct value *map, const char *kind,
    str name, int plot, int height)
{
	struct chart c = { .v = v, .path = buf_init(BUF_MAX) };

	c.map = put_map(v, map, "drawing");
	PUT(v, c.map, "kind", str_c(kind));
	PUT(v, c.map, "name", name);
	value_put_int(v->arena, c.map, STR("plot"), plot);
	value_put_int(v->arena, c.map, STR("height"), height);
	c.shapes = put_list(v, c.map, "shapes");
	c.labels = put_list(v, c.map, "labels");
	return c;
}

void
chart_end(struct chart *c)
{
	buf_release(&c->path);
}

/* Without printf(): a strip has a thousand marks. */
void
chart_move(struct chart *c, int64_t x, int64_t y)
{
	chart_step(c, 'M', x);
	chart_step(c, ' ', y);
}

void
chart_step(struct chart *c, char command, int64_t to)
{
	buf_char(&c->path, command);
	buf_int(&c->path, to);
}

void
chart_box(struct chart *c, int64_t x, int64_t y, int64_t width,
    int64_t height)
{
	chart_move(c, x, y);
	chart_step(c, 'h', width);
	chart_step(c, 'v', height);
	buf_lit(&c->path, "h-");
	buf_int(&c->path, width);
	buf_char(&c->path, 'z');
}

void
chart_across(struct chart *c, int64_t x, int64_t y, int64_t to)
{
	chart_move(c, x, y);
	chart_step(c, 'H', to);
}

void
chart_down(struct chart *c, int64_t x, int64_t y, int64_t to)
{
	chart_move(c, x, y);
	chart_step(c, 'V', to);
}

void
chart_shape(struct chart *c, const char *class)
{
	struct value *m;

	if (c->path.n == 0)
		return;
	m = add_map(c->v, c->shapes);
	PUT(c->v, m, "class", str_c(class));
	PUT(c->v, m, "path", buf_keep(&c->path, c->v->arena));
	buf_clear(&c->path);
}

/* A text on the field; near its left or right end it is aligned so that it
 * stays inside. */
void
chart_text(struct chart *c, int64_t x, int64_t y, const char *class,
    str text)
{
	const char *side = x < 30 ? "at-start"
	    : x > CHART_WIDTH - 30 ? "at-end" : "at-middle";
	struct value *m = add_map(c->v, c->labels);

	PUT(c->v, m, "class", str_cat(c->v->arena, str_c(side),
	    class ? STR(" ") : STR_NONE, str_c(class)));
	PUT(c->v, m, "x", str_cat(c->v->arena, str_int(c->v->arena, x / 10),
	    STR("."), str_int(c->v->arena, x % 10)));
	value_put_int(c->v->arena, m, STR("y"), y);
	PUT(c->v, m, "text", text);
}

/* What a person would mark on an axis of lengths. */
static const int64_t marks[] = {
	1, 10, 60, 600, 3600, 6 * 3600, 86400, 7 * 86400, 30 * 86400,
	365 * (int64_t)86400, 3650 * (int64_t)86400,
	36500 * (int64_t)86400, 3650000 * (int64_t)86400,
};
enum { MARKS = sizeof(marks) / sizeof(marks[0]) };

struct chart_axis
chart_axis_of(int64_t least, int64_t most)
{
	int low = 0, high = MARKS - 1;

	while (low + 2 < MARKS && marks[low + 1] <= least)
		low++;
	while (high - 1 > low && marks[high - 1] >= most)
		high--;
	return (struct chart_axis){ marks[low], marks[high],
	    log_axis_of(marks[low], marks[high]) };
}

int64_t
chart_place(const struct chart_axis *axis, int64_t value)
{
	return log_place(&axis->logs, value, CHART_WIDTH);
}

void
chart_ticks(struct chart *c, const struct chart_axis *axis, int depth, int y)
{
	int n = 0, first = 0;

	while (marks[first] < axis->low)
		first++;
	while (first + n < MARKS && marks[first + n] <= axis->high)
		n++;
	for (int i = 0; i < n; i++) {
		int64_t x = chart_place(axis, marks[first + i]);
		/* Every other one, counted so that the ends stay. */
		bool minor = n > 4 && i > 0 && i < n - 1 && i % 2;

		if (n > 4 && n % 2 == 0 && i == n - 2)
			minor = true;
		chart_down(c, x, 0, depth);
		chart_text(c, x, y, minor ? "minor" : NULL,
		    LENGTH(c->v, marks[first + i]));
	}
	chart_shape(c, "grid");
}
