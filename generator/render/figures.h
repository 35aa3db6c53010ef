/* figures: the tables behind the metrics page and its drawings.
 *
 * Each is written into a sheet, which is a table of the page or a CSV
 * beside it. view.report says of which stretch of time.
 */
#ifndef RENDER_FIGURES_H
#define RENDER_FIGURES_H

#include "measure/report.h"
#include "render/sheet.h"

enum figure {
	FIGURE_INTERVALS,	/* a row for each interval */
	FIGURE_DISTRIBUTION,	/* for each interval and bin of lengths */
	FIGURE_SEVERITIES,
	FIGURE_COMPONENTS,
	FIGURE_MONTHS,
	FIGURE_DAYS,		/* on which something began */
	FIGURE_HOURS,		/* weekday by hour */
	FIGURE_AVAILABILITY,
	FIGURE_AVAILABLE_MONTHS,	/* component and group by month */
	FIGURE_BUDGET,		/* component by month */
	FIGURE_TARGETS,
	FIGURE_MISSES,
	FIGURE_CREDITS,
	FIGURE_COUNT,
};

/* "intervals"; the CSV is metrics/intervals.csv, of other stretches
 * metrics/90d/intervals.csv. */
const char *figure_name(enum figure f);
void figure_write(struct sheet *s, const struct report *r, enum figure f);
/* The same of one interval only; of FIGURE_DISTRIBUTION. */
void figure_bins(struct sheet *s, const struct report *r, size_t gauge);
/* What figure_write() does for these. */
void figure_availability(struct sheet *s, const struct report *r);
void figure_available_months(struct sheet *s, const struct report *r);
void figure_budget(struct sheet *s, const struct report *r);
/* The budgets of the whole span; of a page. */
void figure_budgets(struct sheet *s, const struct report *r);

/* What is available, or not: the site, its groups, its components, as far
 * as a report has them. */
struct available {
	const char *of;		/* "site", "group", "component" */
	str id, name, url;	/* without a url: STR_NONE */
	size_t members;		/* of a site or a group */
	struct availability up, d30, d90, d365, all;
	const struct availability *months;	/* as metrics.months */
	int64_t slo;		/* 0: none */
	const struct frequency *failures;	/* NULL: of none counted */
};
struct available *available_rows(const struct view *v,
    const struct report *r, size_t *n);
/* The newest months of a span that a drawing or a table has room for:
 * index of the first. */
size_t months_from(const struct report *r, size_t most);

/* The targets by severity, as far as there is something to judge; their
 * sums are FIGURE_TARGETS. */
void figure_level_targets(struct sheet *s, const struct report *r);
/* The shares of all periods up to now, by target and severity. */
void figure_period_targets(struct sheet *s, const struct reports *all);
/* What figure_write() does for FIGURE_TARGETS and FIGURE_MISSES. */
void figure_targets(struct sheet *s, const struct report *r);
void figure_misses(struct sheet *s, const struct report *r);

/* "metrics/" or "metrics/2026-q1/": the page of a report. */
str report_url(struct arena *a, const struct report *r);
/* "Last 90 days". */
str report_name(const struct view *v, const struct report *r);
/* What a gauge is called, also where the policy gives no name; its label
 * and its ends: "MTTD, Started to Detected". */
str gauge_name(const struct view *v, const struct gauge *g);
str gauge_aside(const struct view *v, const struct gauge *g);

str goal_word(const struct view *v, enum goal g);
/* "SEV-2", or that none is given; url of its page, if it has one. */
str level_id(const struct view *v, int level);
/* When a miss was due, and how late it was. */
str miss_text(const struct view *v, const struct miss *m);
/* "2 h 10 min is longer than 1 h: 10 %". */
str credit_text(const struct view *v, const struct credit *c);
/* Millionths of a per cent. */
str millionths_text(const struct view *v, int64_t percent);

#endif
