/* metrics: what the incidents of a corpus add up to.
 *
 * Missing is missing: every figure says from how many incidents it
 * comes. What is not over is counted, not averaged: of an incident
 * still open only what has ended is measured. A record that contradicts
 * itself is left out of the intervals it spoils, and listed.
 * All arithmetic is in whole seconds.
 */
#ifndef MEASURE_METRICS_H
#define MEASURE_METRICS_H

#include "measure/availability.h"
#include "measure/survey.h"

struct month {
	int year, month;
	size_t incidents;	/* that started in it */
	int64_t impact;		/* seconds of customer impact begun in it */
};

enum { METRICS_DAYS = 90, METRICS_YEARS = 100 };

/* The first moment that is measured: a hundred years back, at the begin of a
 * month. A year that was misspelt must not make rows for two thousand. */
int64_t metrics_oldest(int64_t now);

struct component_metrics {
	int component;		/* index into site.components */
	/* Since it exists, or since the first incident of the site, but not
	 * before metrics_oldest(). */
	int64_t since;
	struct availability all, d30, d90, d365; /* windows up to now */
	struct outage_bucket *days;	/* METRICS_DAYS, oldest first; today
					 * is the last */
	struct availability *months;	/* as metrics.months */
	struct outages outages;		/* merged */
	size_t incidents;	/* of the filter, that name it */
	enum component_state state;	/* as of now */
};

struct metrics {
	struct metrics_filter filter;
	int64_t now;
	size_t incidents, open;
	struct interval intervals[METRIC_COUNT];
	/* Customer impact: started to mitigated, else to resolved. */
	struct interval impact;
	/* The policy's own beside these (metrics: with from and to). */
	struct { struct interval *v; size_t n, cap; } more;
	size_t *by_level;	/* policy.levels.n rows */
	size_t no_level;
	/* UTC months from the survey's since to now, oldest first; none
	 * before metrics_oldest(). */
	struct { struct month *v; size_t n, cap; } months;
	struct outage_weights weights;	/* the policy's */
	/* All components of the site, or the filter's one. */
	struct { struct component_metrics *v; size_t n, cap; } components;
};

/* Measure a corpus as of now. Everything lives in the arena. */
void metrics_measure(const struct corpus *c,
    const struct metrics_filter *filter, int64_t now, struct arena *a,
    struct metrics *out);

/* The state of each component as of a moment, which may be one to come:
 * what is open stays so, planned work begins and ends. states has
 * site.components.n. */
void components_states(const struct corpus *c, int64_t now,
    enum component_state *states);

#endif
