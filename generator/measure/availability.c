#include "measure/availability.h"

#include <assert.h>

/* "in full", "not at all", "0.3". */
static str
share(struct arena *a, int permille)
{
	int digits = 3;

	if (permille == 0)
		return STR("not at all");
	if (permille == 1000)
		return STR("in full");
	while (permille % 10 == 0) {
		permille /= 10;
		digits--;
	}
	return str_format(a, "0.%0*d", digits, permille);
}

str
outage_weights_text(struct arena *a, const struct outage_weights *w)
{
	static const str planned[] = {
		[PLANNED_EXCLUDED] = STR_INIT("planned work is left out"),
		[PLANNED_UP] = STR_INIT("planned work counts as up"),
		[PLANNED_DOWN] = STR_INIT("planned work counts as down"),
	};

	return str_cat(a, STR("major outage counts "),
	    share(a, w->permille[COMPONENT_MAJOR_OUTAGE]),
	    STR(", partial outage "),
	    share(a, w->permille[COMPONENT_PARTIAL_OUTAGE]),
	    STR(", degraded performance "),
	    share(a, w->permille[COMPONENT_DEGRADED]), STR("; "),
	    planned[w->planned]);
}

struct availability
availability_of(const struct outage_bucket *b,
    const struct outage_weights *w)
{
	int64_t planned = b->seconds[COMPONENT_UNDER_MAINTENANCE];
	struct availability a = { .counted = b->covered };

	if (w->planned == PLANNED_EXCLUDED) {
		a.planned = planned;
		a.counted -= planned;
	} else if (w->planned == PLANNED_DOWN) {
		a.down = planned * 1000;
	}
	for (int s = 0; s <= COMPONENT_MAJOR_OUTAGE; s++) {
		assert(w->permille[s] >= 0 && w->permille[s] <= 1000);
		a.down += b->seconds[s] * w->permille[s];
	}
	a.up.whole = a.counted * 1000;
	a.up.part = a.up.whole - a.down;
	return a;
}

struct availability
availability_add(struct availability a, struct availability b)
{
	a.up.part += b.up.part;
	a.up.whole += b.up.whole;
	a.counted += b.counted;
	a.planned += b.planned;
	a.down += b.down;
	return a;
}
