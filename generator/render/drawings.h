/* drawings: the figures of the metrics page as charts.
 *
 * Each puts a "drawing" into a map (render/chart.h), or nothing where it
 * would show nothing. name is the sentence that it is called by.
 */
#ifndef RENDER_DRAWINGS_H
#define RENDER_DRAWINGS_H

#include "render/chart.h"
#include "render/figures.h"

/* Incidents by month; of up to DRAWN_BOUNDS with what else the numbers
 * could have been by chance. */
void draw_months(const struct view *v, struct value *map,
    const struct report *r, str name);
/* Days as weeks side by side; at most the newest CALENDAR_WEEKS. */
enum { CALENDAR_WEEKS = 53, DRAWN_BOUNDS = 24 };
void draw_days(const struct view *v, struct value *map,
    const struct report *r, str name);
/* Weekday by hour. */
void draw_hours(const struct view *v, struct value *map,
    const struct report *r, str name);
/* Bars of three phases, for all and for each severity. */
void draw_phases(const struct view *v, struct value *map,
    const struct report *r, str name);
/* Every value on a logarithmic axis, and how many were over by then; the
 * median and the 90th percentile with their bounds. */
void draw_distribution(const struct view *v, struct value *map,
    const struct stats *s, const struct confidence *sure, str name);
/* One bar for each slice that has incidents. */
void draw_slices(const struct view *v, struct value *map,
    const struct slices *all, size_t most, str name);
/* A row for each of available_rows(), a bar for each month that lost time:
 * STRIP_MONTHS at most. Not drawn for a single month. */
enum { STRIP_MONTHS = 24 };
void draw_available(const struct view *v, struct value *map,
    const struct report *r, str name);
/* What the months of those with an objective spent of their budgets. */
void draw_burns(const struct view *v, struct value *map,
    const struct report *r, str name);

#endif
