/* state: how well a component is.
 *
 * The words are those of Statuspage's API, because incidents are written
 * with them and clients read them.
 */
#ifndef MODEL_STATE_H
#define MODEL_STATE_H

#include "base/str.h"

/* From well to badly, and planned work at the end: it is no outage, and
 * any outage is worse (component_state_worse()). */
enum component_state {
	COMPONENT_OPERATIONAL,
	COMPONENT_DEGRADED,
	COMPONENT_PARTIAL_OUTAGE,
	COMPONENT_MAJOR_OUTAGE,
	COMPONENT_UNDER_MAINTENANCE,
	COMPONENT_STATE_COUNT,
};

/* "partial_outage", as it is written and as the API says it. */
const char *component_state_name(enum component_state s);

/* False when name is no state. */
bool component_state_find(str name, enum component_state *out);

/* The one a reader has to know of: major outage, partial outage, degraded
 * performance, under maintenance, operational. */
enum component_state component_state_worse(enum component_state a,
    enum component_state b);

#endif
