/* survey: the figures of many slices of a corpus, each incident looked at
 * once.
 *
 * survey_begin() takes the length of every interval of every incident;
 * slices are then made of these numbers. Incidents stand in order of
 * their start, so that a slice of a month touches that month's incidents
 * only, and one call makes a slice for each level, component, tag, month
 * or quarter. All slices together cost as much as the incidents in them.
 *
 * Everything lives in the arenas given. The corpus must be one that
 * corpus_join() put in order, or corpus_for() of it.
 */
#ifndef MEASURE_SURVEY_H
#define MEASURE_SURVEY_H

#include "measure/frequency.h"
#include "measure/interval.h"
#include "measure/span.h"
#include "model/corpus.h"

/* Which incidents: those that started in [from, to). */
struct metrics_filter {
	int64_t from, to;	/* TIME_NONE: no limit */
	int component;		/* index into site.components, or -1 */
	int level;		/* index into policy.levels, or -1 */
	str tag;		/* STR_NONE: any */
};

#define METRICS_FILTER_ALL ((struct metrics_filter){ TIME_NONE, TIME_NONE, \
	-1, -1, { NULL, 0 } })

/* Whether it takes an incident. */
bool metrics_passes(const struct metrics_filter *f,
    const struct incident *in);

struct survey {
	const struct corpus *corpus;
	int64_t now;
	/* Since when there is something to count: the first component's
	 * since or the first incident, whichever is earlier; TIME_NONE for
	 * an empty site. */
	int64_t since;
	struct gauges gauges;
	/* Row by incident, column by gauge: LENGTH_NONE has its reason in
	 * why. */
	int64_t *lengths;
	uint8_t *why;		/* enum left_out */
};

struct survey survey_begin(const struct corpus *c, int64_t now,
    struct arena *a);

/* For figures of one component that says since when it is there: since is
 * that, or its first incident where that came before. What was before it
 * existed was not watched. */
void survey_narrow(struct survey *s, int component);

/* The later of a moment and since, which is none when it is to come: what
 * was before there was anything is not nothing, but not known. */
int64_t survey_from(const struct survey *s, int64_t from);

/* When the first incident of a corpus began; TIME_NONE: there is none that
 * says so. */
int64_t survey_first(const struct corpus *c);

/* The incidents that a filter can take, as far as its time says: their
 * indexes, [first, end). */
struct survey_range {
	size_t first, end;
};
struct survey_range survey_range(const struct survey *s,
    const struct metrics_filter *f);

struct slice {
	int row;		/* index of the level, component or tag; or -1
				 * for those without */
	struct span span;	/* of months and quarters */
	size_t incidents, open;
	size_t *by_level;	/* policy.levels.n */
	size_t no_level;
	struct interval *v;	/* one for each gauge */
};

struct slices {
	struct slice *v;
	size_t n, cap;
};

enum slice_by {
	SLICE_WHOLE,		/* one slice: all that pass the filter */
	SLICE_LEVEL,		/* as in the policy; then -1 */
	SLICE_COMPONENT,	/* as in the site; an incident counts for each
				 * that it names; then -1: for none */
	SLICE_TAG,		/* as in corpus.tags; then -1 */
	SLICE_DETECTION,	/* as in policy.detections; then -1 */
	SLICE_YEAR,		/* from the filter's from, but not before
				 * survey_from(), or the first one, to its
				 * to, or now; oldest first */
	SLICE_QUARTER,
	SLICE_MONTH,
};

/* Every row has a slice, also where nothing happened. Incidents without a
 * start are in no year, quarter or month, nor are those of the future. */
struct slices survey_slices(const struct survey *s,
    const struct metrics_filter *f, enum slice_by by, struct arena *a);

/* How often, in 30 days, over what of a span was watched. */
struct frequency survey_frequency(const struct survey *s,
    const struct slice *slice, const struct span *span);

/* A metric that is a fact of impact: ("customers: 1200"), added up. */
struct fact_sum {
	const struct metric_rule *rule;
	int64_t sum;		/* held at INT64_MAX */
	size_t n;		/* incidents that state a number */
	size_t unclear;		/* that state something else: "about 40" */
	size_t missing;
};

struct fact_sums {
	struct fact_sum *v;
	size_t n, cap;
};

/* One for each metric of the policy that has a fact. Numbers may have
 * thousands apart: "1,200", "1 200", "1_200". */
struct fact_sums survey_facts(const struct survey *s,
    const struct metrics_filter *f, struct arena *a);

#endif
