/* report: the figures of one stretch of time, made once for all who show
 * them: pages, files for programs, the terminal.
 *
 * Everything lives in the arena given, but what a survey and the metrics
 * hold, to which a report points.
 */
#ifndef MEASURE_REPORT_H
#define MEASURE_REPORT_H

#include "measure/attainment.h"
#include "measure/budget.h"
#include "measure/confidence.h"
#include "measure/credits.h"
#include "measure/metrics.h"
#include "measure/rhythm.h"
#include "measure/rollup.h"
#include "measure/survival.h"

/* Medians of the time from the start to three milestones, of incidents
 * that have all of them in order: so that one is never above the next. */
struct phase_medians {
	size_t n;
	int64_t detected, mitigated, resolved;
};

/* A component in the span. */
struct component_report {
	const struct component_metrics *of;
	struct availability up;		/* in the span, as far as known */
	struct budget budget;
	struct frequency failures;	/* in the same window */
	/* Its months of the span: [first, end) of metrics.months. */
	size_t first, end;
};

/* A group of components, or the site, in the span. */
struct rollup_report {
	const struct rollup *of;
	struct availability up;		/* the time of all members added up */
	struct availability as_one;	/* well only while all of them are */
};

struct report {
	str id;				/* "90d", "2026-Q1" */
	struct span span;
	struct metrics_filter filter;
	const struct survey *survey;
	struct slice whole;
	struct confidence *sure;	/* one for each gauge of whole */
	struct frequency often;
	/* The span before; false of SPAN_ALL, and where the site did not
	 * exist through all of it. */
	bool compared;
	struct slice before;
	struct change *change;		/* one for each gauge */
	struct frequency often_before;
	struct slices levels, months;
	struct phase_medians phases;
	struct phase_medians *phases_by_level;	/* as policy.levels */
	struct survival survival;	/* of the time to resolve */
	struct rhythm rhythm;
	struct attainments kept;
	struct credits credits;
	struct fact_sums facts;
	/* By the site's components, or the filter's one. */
	struct { struct component_report *v; size_t n, cap; } components;
	/* The site, then its groups: none of fewer than two components, nor of
	 * a filter's one; no groups where there is one for all. */
	struct { struct rollup_report *v; size_t n, cap; } rollups;
	size_t first_month, end_month;	/* of metrics.months, in the span */
	struct slices by_component;	/* as in survey_slices() */
	/* Bounds of the medians of these two, for each slice, of the gauge
	 * that they are compared by: to resolve, or the impact where the
	 * policy hides that. */
	struct bounds *level_medians, *component_medians;
};

/* all is rollups_of() the metrics, or empty: the report has none then. A
 * span must be one of the filter's from and to. */
struct report report_of(const struct survey *s, const struct metrics *m,
    const struct rollups *all, const struct metrics_filter *f,
    const struct span *span, struct arena *a);

struct reports {
	struct survey survey;
	struct rollups rollups;
	/* All, 12 months, 90 days, 30 days; then the quarters, newest
	 * first, of the last REPORT_QUARTERS as far as there were
	 * incidents. */
	struct { struct report *v; size_t n, cap; } all;
};

enum { REPORT_12_MONTHS = 1, REPORT_FIXED = 4, REPORT_QUARTERS = 20 };

/* On at most jobs threads. */
void reports_make(const struct metrics *m, const struct corpus *c, int jobs,
    struct arena *a, struct reports *out);

/* Whether anything can be measured by it: it has a name. */
bool gauge_shown(const struct gauge *g);
/* The gauge that slices are compared by. */
size_t gauge_main(const struct survey *s);

#endif
