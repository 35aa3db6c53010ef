/* chart: a drawing of figures, as values for the part "drawing".
 *
 * A drawing is as wide as its page lets it be and keeps its height, so its
 * shapes stand in a field CHART_WIDTH wide that is stretched, and its
 * texts, which are not, at shares of the width. Shapes have classes; the
 * style sheet says how they look, also in print and where the system
 * chooses the colours, so that length and height tell what colour may not.
 */
#ifndef RENDER_CHART_H
#define RENDER_CHART_H

#include "base/buf.h"
#include "measure/distribution.h"
#include "render/view_parts.h"

enum { CHART_WIDTH = 1000 };

struct chart {
	const struct view *v;
	struct value *map, *shapes, *labels;
	struct buf path;	/* of the shape that is being drawn */
};

/* Put one into a map as "drawing". name is what it says, for those who do
 * not see it; plot is the height of the field, below which there may be
 * texts. */
struct chart chart_begin(const struct view *v, struct value *map,
    const char *kind, str name, int plot, int height);
void chart_end(struct chart *c);

/* The pen goes to a place, and on from there by one of SVG's commands. */
void chart_move(struct chart *c, int64_t x, int64_t y);
void chart_step(struct chart *c, char command, int64_t to);
/* A filled rectangle of the shape. */
void chart_box(struct chart *c, int64_t x, int64_t y, int64_t width,
    int64_t height);
void chart_across(struct chart *c, int64_t x, int64_t y, int64_t to);
void chart_down(struct chart *c, int64_t x, int64_t y, int64_t to);
/* The shape is whole: give it a class. Nothing when nothing was drawn. */
void chart_shape(struct chart *c, const char *class);

/* Text at x (of CHART_WIDTH) on the line y. Of class "minor" it may be
 * left out where there is little room. */
void chart_text(struct chart *c, int64_t x, int64_t y, const char *class,
    str text);

/* A logarithmic axis of lengths that holds least to most, and where a
 * value stands on it; texts on the line y, lines down to depth. */
struct chart_axis {
	int64_t low, high;
	struct log_axis logs;
};
struct chart_axis chart_axis_of(int64_t least, int64_t most);
int64_t chart_place(const struct chart_axis *axis, int64_t value);
void chart_ticks(struct chart *c, const struct chart_axis *axis, int depth,
    int y);

#endif
