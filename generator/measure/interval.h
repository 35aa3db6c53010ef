/* interval: from one milestone of an incident to another.
 *
 * A milestone comes from the front matter, or from a mark in the timeline
 * where the front matter leaves it out. Which two make an interval, and
 * what it is called, is the policy's: "time to mitigate" of one team
 * starts when the trouble began, of another when somebody knew.
 *
 * Missing is missing. What is left out of an interval is counted by
 * reason, and never taken for zero.
 */
#ifndef MEASURE_INTERVAL_H
#define MEASURE_INTERVAL_H

#include "measure/stats.h"
#include "model/incident.h"

/* Why an incident is not in an interval. */
enum left_out {
	LEFT_OUT_MISSING,	/* one of the ends is not recorded */
	LEFT_OUT_OPEN,		/* it is still going on */
	LEFT_OUT_DOUBTFUL,	/* its record contradicts itself */
	LEFT_OUT_COUNT,
};

/* The seconds of an interval of one incident, or LENGTH_NONE with the
 * reason in *why. */
int64_t interval_of(const struct incident *in, const struct metric_rule *m,
    enum left_out *why);

/* What is measured: an interval of the policy, or the customer impact,
 * which goes from started to mitigated, else to resolved. */
struct gauge {
	str id;			/* "detect", "impact" */
	str label, name;	/* "MTTD", "Time to detect"; the name of the
				 * impact is empty where the policy gives
				 * none */
	const struct metric_rule *rule;	/* NULL: impact, not in the policy */
	bool impact;
	bool hidden;		/* the policy does not want it shown */
};

/* METRIC_COUNT gauges in the order of enum metric, then the impact, then
 * the policy's own that have two ends. */
struct gauges {
	struct gauge *v;
	size_t n, cap;
};
enum { GAUGE_IMPACT = METRIC_COUNT };

struct gauges gauges_of(const struct policy *p, struct arena *a);
/* Index of an id, or -1. */
int gauge_find(const struct gauges *g, str id);

/* The seconds of one, or LENGTH_NONE with the reason. */
int64_t gauge_length(const struct gauge *g, const struct incident *in,
    enum left_out *why);
/* Where its clock starts in an incident, and where it stops as far as the
 * record says. */
enum milestone gauge_from(const struct gauge *g);
enum milestone gauge_to(const struct gauge *g, const struct incident *in);
/* What is known of one that is open (LEFT_OUT_OPEN): it lasts so long at
 * least, as of now. LENGTH_NONE when it begins in the future or its
 * beginning contradicts something. */
int64_t gauge_so_far(const struct gauge *g, const struct incident *in,
    int64_t now);

/* Why a record is LEFT_OUT_DOUBTFUL. */
enum doubt_kind {
	DOUBT_FUTURE,		/* which has not happened yet */
	DOUBT_ORDER,		/* which is before other, and follows it */
	DOUBT_BACKWARDS,	/* which ends before other, where it starts */
};

struct doubt {
	const struct incident *incident;
	enum doubt_kind kind;
	enum milestone which, other;
};

/* The first reason there is; the gauge's interval is doubtful. */
struct doubt gauge_doubt(const struct gauge *g, const struct incident *in,
    int64_t now);

/* What the incidents of a slice say of one gauge. */
struct interval {
	const struct metric_rule *rule;	/* label, name, ends; NULL: impact */
	const struct gauge *gauge;
	struct stats stats;		/* of the n that count */
	size_t left_out[LEFT_OUT_COUNT];
	/* The doubtful ones, for the list beside the figures. */
	struct { const struct incident **v; size_t n, cap; } doubtful;
	/* How long the open ones go on so far, in the order of incidents;
	 * as many as left_out[LEFT_OUT_OPEN], less those whose beginning
	 * is doubtful. With stats.sorted they make survival_of(). */
	struct { int64_t *v; size_t n, cap; } so_far;
};

#endif
