#include "model/state.h"

static const str names[COMPONENT_STATE_COUNT] = {
	[COMPONENT_OPERATIONAL] = STR_INIT("operational"),
	[COMPONENT_DEGRADED] = STR_INIT("degraded_performance"),
	[COMPONENT_PARTIAL_OUTAGE] = STR_INIT("partial_outage"),
	[COMPONENT_MAJOR_OUTAGE] = STR_INIT("major_outage"),
	[COMPONENT_UNDER_MAINTENANCE] = STR_INIT("under_maintenance"),
};

static const struct {
	const char *label;
	int rank;		/* the worse, the higher */
} states[COMPONENT_STATE_COUNT] = {
	[COMPONENT_OPERATIONAL] = { "Operational", 0 },
	[COMPONENT_UNDER_MAINTENANCE] = { "Under maintenance", 1 },
	[COMPONENT_DEGRADED] = { "Degraded performance", 2 },
	[COMPONENT_PARTIAL_OUTAGE] = { "Partial outage", 3 },
	[COMPONENT_MAJOR_OUTAGE] = { "Major outage", 4 },
};

const char *
component_state_name(enum component_state s)
{
	return names[s].p;
}

const char *
component_state_label(enum component_state s)
{
	return states[s].label;
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

const str *
component_state_names(void)
{
	return names;
}

enum component_state
component_state_worse(enum component_state a, enum component_state b)
{
	return states[a].rank >= states[b].rank ? a : b;
}
