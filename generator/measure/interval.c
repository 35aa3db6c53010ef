/* Intervals of incidents: from one milestone to another. */
#include "measure/metrics.h"

/* Between two moments of one incident. A milestone that contradicts
 * another spoils what it is an end of. */
static int64_t
between(const struct incident *in, enum milestone from, enum milestone to,
    enum left_out *why)
{
	int64_t a = in->times[from].at, b = in->times[to].at;

	*why = LEFT_OUT_MISSING;
	if (a == TIME_NONE || b == TIME_NONE) {
		if (incident_open(in) && a != TIME_NONE)
			*why = LEFT_OUT_OPEN;
		return LENGTH_NONE;
	}
	if (in->doubtful[from] || in->doubtful[to] || b < a) {
		*why = LEFT_OUT_DOUBTFUL;
		return LENGTH_NONE;
	}
	return b - a;
}

int64_t
interval_of(const struct incident *in, const struct metric_rule *m,
    enum left_out *why)
{
	return between(in, m->from, m->to, why);
}

int64_t
impact_of(const struct incident *in, enum left_out *why)
{
	enum milestone end = in->times[MITIGATED].at != TIME_NONE
	    ? MITIGATED : RESOLVED;

	return between(in, STARTED, end, why);
}
