#include "model/state.h"

static const str names[COMPONENT_STATE_COUNT] = {
	[COMPONENT_OPERATIONAL] = STR_INIT("operational"),
	[COMPONENT_DEGRADED] = STR_INIT("degraded_performance"),
	[COMPONENT_PARTIAL_OUTAGE] = STR_INIT("partial_outage"),
	[COMPONENT_MAJOR_OUTAGE] = STR_INIT("major_outage"),
	[COMPONENT_UNDER_MAINTENANCE] = STR_INIT("under_maintenance"),
};

/* The worse, the higher. */
static const int ranks[COMPONENT_STATE_COUNT] = {
	[COMPONENT_OPERATIONAL] = 0,
	[COMPONENT_UNDER_MAINTENANCE] = 1,
	[COMPONENT_DEGRADED] = 2,
	[COMPONENT_PARTIAL_OUTAGE] = 3,
	[COMPONENT_MAJOR_OUTAGE] = 4,
};

const char *
component_state_name(enum component_state s)
{
	return names[s].p;
}

bool
component_state_find(str name, enum component_state *out)
{
	for (int i = 0; i < COMPONENT_STATE_COUNT; i++)
		if (str_eq(names[i], name)) {
			*out = (enum component_state)i;
			return true;
		}
	return false;
}

enum component_state
component_state_worse(enum component_state a, enum component_state b)
{
	return ranks[a] >= ranks[b] ? a : b;
}
