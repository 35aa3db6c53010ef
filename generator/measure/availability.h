/* availability: how much of a time something was there.
 *
 *	availability = 1 - weighted outage / (window, since it exists)
 *
 * (Beyer and others, Site Reliability Engineering, 2016, chapter 3:
 * uptime / (uptime + downtime).) How much of an outage counts is a
 * matter of policy, and is printed beneath the number. Seconds of planned
 * work are taken out of the window, unless the policy says otherwise; an
 * outage during planned work is an outage.
 */
#ifndef MEASURE_AVAILABILITY_H
#define MEASURE_AVAILABILITY_H

#include "measure/outage.h"
#include "measure/ratio.h"
#include "model/policy.h"

struct outage_weights {
	/* How much of a second counts as down, in thousandths, by state:
	 * operational, degraded, partial, major outage (as policy.weights
	 * has them). */
	int permille[4];
	enum planned_work planned;
};

/* Where a policy says nothing: a major outage in full, three tenths of a
 * partial one, degraded performance not at all, as Instatus counts. */
#define OUTAGE_WEIGHTS_INIT { { 0, 0, 300, 1000 }, PLANNED_EXCLUDED }

/* The rule in words, made from the numbers so that it cannot disagree
 * with them: "major outage counts in full, partial outage 0.3, degraded
 * performance not at all; planned work is left out". */
str outage_weights_text(struct arena *a, const struct outage_weights *w);

struct availability {
	/* Thousandths of seconds up, of those that count. Not known when
	 * none count: all planned work, or before it existed. */
	struct ratio up;
	int64_t counted;	/* seconds */
	int64_t planned;	/* seconds of planned work left out */
	int64_t down;		/* weighted, in thousandths of seconds */
};

/* Of what a bucket holds; several buckets add up to the window over all
 * of them. */
struct availability availability_of(const struct outage_bucket *b,
    const struct outage_weights *w);
struct availability availability_add(struct availability a,
    struct availability b);

#endif
