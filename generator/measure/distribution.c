#include "measure/distribution.h"

#include <assert.h>

#include "measure/logs.h"

static const int64_t edges[] = {
	0, 1, 2, 4, 8, 15, 30, MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE,
	15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR,
	16 * HOUR, DAY, 2 * DAY, 4 * DAY, 8 * DAY, 16 * DAY, 32 * DAY,
	64 * DAY, 128 * DAY, 256 * DAY, 512 * DAY, 1024 * DAY, INT64_MAX,
};
enum { BINS = sizeof(edges) / sizeof(edges[0]) - 1 };

struct bins
bins_of(struct arena *a, const struct stats *s)
{
	struct bins b = { 0 };
	size_t before = 0;

	if (s->n == 0 || s->min < 0)
		return b;
	for (int i = 0; i < BINS && s->max >= edges[i]; i++) {
		size_t upto = stats_at_most(s->sorted, s->n,
		    edges[i + 1] - 1);

		if (upto > 0)
			*vec_push(a, &b) = (struct bin){ edges[i],
				edges[i + 1], upto - before };
		before = upto;
	}
	return b;
}

struct log_axis
log_axis_of(int64_t low, int64_t high)
{
	return (struct log_axis){ stats_log(low), stats_log(high) };
}

int
log_place(const struct log_axis *axis, int64_t value, int width)
{
	int64_t from = axis->from, to = axis->to, at = stats_log(value);

	assert(width >= 0 && width < 1 << 20);
	if (at <= from || to <= from)
		return 0;
	if (at >= to)
		return width;
	return (int)(((at - from) * width + (to - from) / 2) / (to - from));
}
