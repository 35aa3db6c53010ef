#include "measure/outage.h"

#include <assert.h>
#include <stdlib.h>

/* A state begins or ends. */
struct edge {
	int64_t at;
	int state;
	int step;		/* 1 or -1 */
};

static int
by_time(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

static enum component_state
worst_of(const int64_t *count)
{
	enum component_state worst = COMPONENT_OPERATIONAL;

	for (int s = 0; s < COMPONENT_STATE_COUNT; s++)
		if (count[s] > 0)
			worst = component_state_worse(worst,
			    (enum component_state)s);
	return worst;
}

/* The edges in order of time; how many there are. */
static size_t
edges_of(const struct outage *v, size_t n, struct edge *edges)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		int state = (int)v[i].state;

		assert(v[i].from != TIME_NONE && v[i].to != TIME_NONE);
		assert(state >= 0 && state < COMPONENT_STATE_COUNT);
		if (v[i].to <= v[i].from || state == COMPONENT_OPERATIONAL)
			continue;
		edges[count++] = (struct edge){ v[i].from, state, 1 };
		edges[count++] = (struct edge){ v[i].to, state, -1 };
	}
	if (count > 0)
		qsort(edges, count, sizeof(*edges), by_time);
	return count;
}

struct outages
outage_union(struct arena *a, const struct outage *v, size_t n)
{
	int64_t open[COMPONENT_STATE_COUNT] = { 0 };
	struct edge *edges = arena_array(a, struct edge, 2 * n);
	size_t count = edges_of(v, n, edges);
	struct outage now = { 0, 0, COMPONENT_OPERATIONAL };
	struct outages all = { 0 };

	for (size_t i = 0; i < count;) {
		int64_t at = edges[i].at;
		enum component_state state;

		/* All that happens at one moment, before looking. */
		for (; i < count && edges[i].at == at; i++)
			open[edges[i].state] += edges[i].step;
		state = worst_of(open);
		if (state == now.state)
			continue;
		now.to = at;
		if (now.state != COMPONENT_OPERATIONAL)
			*vec_push(a, &all) = now;
		now.from = at;
		now.state = state;
	}
	assert(now.state == COMPONENT_OPERATIONAL);
	return all;
}

/* Where to begin: the first stretch that ends after a moment. */
static size_t
first_after(const struct outages *all, int64_t moment)
{
	size_t low = 0, high = all->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (all->v[mid].to <= moment)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void
outage_buckets(struct outage_bucket *buckets, size_t n,
    const struct outages *all, int64_t since, int64_t now)
{
	size_t next = n ? first_after(all, buckets[0].from) : 0;

	for (size_t i = 0; i < n; i++) {
		struct outage_bucket *b = &buckets[i];
		int64_t from = b->from > since ? b->from : since;
		int64_t to = b->to < now ? b->to : now, well;

		assert(i == 0 || buckets[i - 1].to <= b->from);
		*b = (struct outage_bucket){ .from = b->from, .to = b->to,
		    .worst = COMPONENT_OPERATIONAL };
		while (next < all->n && all->v[next].to <= b->from)
			next++;
		if (to <= from)
			continue;
		b->covered = well = to - from;
		/* The last one may reach into the next bucket. */
		for (size_t k = next; k < all->n && all->v[k].from < to;
		    k++) {
			const struct outage *o = &all->v[k];
			int64_t start = o->from > from ? o->from : from;
			int64_t end = o->to < to ? o->to : to;

			if (end <= start)
				continue;
			b->seconds[o->state] += end - start;
			b->worst = component_state_worse(b->worst, o->state);
			well -= end - start;
		}
		b->seconds[COMPONENT_OPERATIONAL] = well;
	}
}

void
outage_days(struct outage_bucket *days, size_t n, int32_t last,
    const struct outages *all, int64_t since, int64_t now)
{
	int64_t from = date_moment(last) - ((int64_t)n - 1) * DAY;

	for (size_t i = 0; i < n; i++) {
		days[i].from = from + (int64_t)i * DAY;
		days[i].to = days[i].from + DAY;
	}
	outage_buckets(days, n, all, since, now);
}
