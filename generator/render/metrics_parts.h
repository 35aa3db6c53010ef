/* metrics_parts: what the views of the metrics page share. Private to
 * render/view_metrics*.c.
 */
#ifndef RENDER_METRICS_PARTS_H
#define RENDER_METRICS_PARTS_H

#include "render/figures.h"
#include "render/view_parts.h"

/* A section of the page; gives its list of figures. */
struct value *start_part(const struct view *v, struct value *parts,
    const char *id, str title);
struct value *start_figure(const struct view *v, struct value *figures,
    str title, str sentence);
/* The table behind a figure, folded, and the CSV beside it. */
void put_fold(const struct view *v, struct value *figure, str caption,
    const struct report *r, enum figure f);
void put_csv(const struct view *v, struct value *figure,
    const struct report *r, enum figure f);

/* view_metrics_gauge.c: one interval in full. */
void add_gauge(const struct view *v, struct value *figures,
    const struct report *r, size_t gauge);
str intervals_sentence(const struct view *v, const struct report *r);
str components_sentence(const struct view *v, const struct report *r);
str levels_sentence(const struct view *v, const struct report *r);

/* view_metrics_kept.c: availability, targets, credits, where it is from. */
void add_availability(const struct view *v, struct value *parts,
    const struct report *r);
void add_targets(const struct view *v, struct value *parts,
    const struct report *r);
void add_credits(const struct view *v, struct value *parts,
    const struct report *r);
void add_sources(const struct view *v, struct value *parts,
    const struct report *r);

#endif
