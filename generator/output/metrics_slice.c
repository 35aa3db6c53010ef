/* What slices are called. */
#include "output/metrics_text.h"

const char *
slice_by_name(enum slice_by by)
{
	static const char *const names[] = {
		[SLICE_WHOLE] = "all",
		[SLICE_LEVEL] = "severity",
		[SLICE_COMPONENT] = "component",
		[SLICE_TAG] = "tag",
		[SLICE_DETECTION] = "detection",
		[SLICE_YEAR] = "year",
		[SLICE_QUARTER] = "quarter",
		[SLICE_MONTH] = "month",
	};

	return names[by];
}

str
slice_name(struct arena *a, const struct metrics_text *t,
    const struct slice *s)
{
	const struct corpus *c = t->corpus;

	if (t->what >= SLICE_YEAR)
		return span_id(a, &s->span);
	if (s->row < 0)
		return STR_NONE;
	switch (t->what) {
	case SLICE_LEVEL:
		return c->policy->levels.v[s->row].id;
	case SLICE_COMPONENT:
		return c->site->components.v[s->row].id;
	case SLICE_TAG:
		return c->tags.v[s->row];
	case SLICE_DETECTION:
		return c->policy->detections.v[s->row].id;
	default:
		return STR_NONE;
	}
}
