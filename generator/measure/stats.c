#include "measure/stats.h"

#include "measure/logs.h"

#include <assert.h>
#include <string.h>

/* Runs that are sorted by insertion, and then merged. */
enum { RUN = 8 };

static void
insert_all(int64_t *v, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		int64_t one = v[i];
		size_t k = i;

		for (; k > 0 && v[k - 1] > one; k--)
			v[k] = v[k - 1];
		v[k] = one;
	}
}

/* Two runs next to each other, of which the first ends at middle. */
static void
merge(const int64_t *v, size_t middle, size_t n, int64_t *out)
{
	size_t left = 0, right = middle;

	/* Which is less, nobody can foresee: no branch depends on it. */
	while (left < middle && right < n) {
		bool first = v[left] <= v[right];

		*out++ = first ? v[left] : v[right];
		left += first;
		right += !first;
	}
	memcpy(out, v + left, (middle - left) * sizeof(*v));
	memcpy(out + (middle - left), v + right, (n - right) * sizeof(*v));
}

/* qsort() asks a function for each comparison, which is most of what it
 * costs to sort numbers. */
static void
sort(int64_t *v, size_t n)
{
	struct arena scratch = { 0 };
	int64_t *from = v, *to = v;

	for (size_t i = 0; i < n; i += RUN)
		insert_all(v + i, n - i < RUN ? n - i : RUN);
	if (n > RUN)
		to = arena_array(&scratch, int64_t, n);
	for (size_t run = RUN; run < n; run *= 2) {
		int64_t *swap = from;

		for (size_t i = 0; i < n; i += 2 * run) {
			size_t both = n - i < 2 * run ? n - i : 2 * run;

			merge(from + i, both < run ? both : run, both,
			    to + i);
		}
		from = to;
		to = swap;
	}
	if (from != v)
		memcpy(v, from, n * sizeof(*v));
	arena_release(&scratch);
}

/* Division that rounds towards minus infinity; *rest is in [0, by). */
static int64_t
floor_div(int64_t v, int64_t by, int64_t *rest)
{
	int64_t q = v / by;

	*rest = v % by;
	if (*rest < 0) {
		*rest += by;
		q--;
	}
	return q;
}

/* Each value is divided on its own, so that no sum can be too large; the
 * rests are less than n each and are divided at the end. */
static int64_t
mean_of(const int64_t *v, size_t n)
{
	int64_t count = (int64_t)n, wholes = 0, rests = 0, rest;

	for (size_t i = 0; i < n; i++) {
		wholes += floor_div(v[i], count, &rest);
		rests += rest;
	}
	wholes += floor_div(rests, count, &rest);
	return wholes + (2 * rest >= count);
}

static int64_t
total_of(const int64_t *v, size_t n)
{
	int64_t sum = 0;

	/* From the smallest to the largest: once it is too small or too
	 * large it would stay so. */
	for (size_t i = 0; i < n; i++) {
		if (v[i] < 0 && sum < INT64_MIN - v[i])
			sum = INT64_MIN;
		else if (v[i] > 0 && sum > INT64_MAX - v[i])
			sum = INT64_MAX;
		else
			sum += v[i];
	}
	return sum;
}

int64_t
stats_log(int64_t length)
{
	return log_of(length < 1 ? 1 : length);
}

/* Two to the standard deviation of the logarithms, in thousandths. Bits
 * behind the point are dropped so that the squares of all can be added
 * up: 2^44 times 2^18, or 2^32 times 2^31. */
static int64_t
gsd_of(const int64_t *logs, size_t n, int64_t mean)
{
	int drop = n < 1 << 18 ? 16 : 22;
	uint64_t squares = 0, root;

	if (n < 2)
		return 0;
	for (size_t i = 0; i < n; i++) {
		int64_t off = (logs[i] - mean) / (INT64_C(1) << drop);

		squares += (uint64_t)(off * off);
	}
	root = root_of(squares / (n - 1));
	return exp_of((int64_t)(root << drop) + log_of(1000));
}

static void
set_geometric(struct stats *s)
{
	struct arena scratch = { 0 };
	int64_t *logs;

	s->geometric = LENGTH_NONE;
	if (s->min < 0)
		return;
	logs = arena_array(&scratch, int64_t, s->n);
	for (size_t i = 0; i < s->n; i++) {
		logs[i] = i > 0 && s->sorted[i] == s->sorted[i - 1]
		    ? logs[i - 1] : stats_log(s->sorted[i]);
		s->zeros += s->sorted[i] == 0;
	}
	s->geometric = mean_of(logs, s->n);
	s->gsd = gsd_of(logs, s->n, s->geometric);
	s->geometric = exp_of(s->geometric);
	arena_release(&scratch);
}

struct stats
stats_of(struct arena *a, const int64_t *v, size_t n)
{
	struct stats s = { .n = n };
	int64_t *sorted;

	if (n == 0)
		return s;
	assert(n <= INT32_MAX);
	sorted = arena_array(a, int64_t, n);
	for (size_t i = 0; i < n; i++) {
		assert(v[i] >= -STATS_MOST && v[i] <= STATS_MOST);
		sorted[i] = v[i];
	}
	sort(sorted, n);
	s.sorted = sorted;
	s.min = sorted[0];
	s.max = sorted[n - 1];
	s.total = total_of(sorted, n);
	s.mean = mean_of(sorted, n);
	s.median = stats_quantile(sorted, n, 1, 2);
	s.p90 = stats_quantile(sorted, n, 9, 10);
	s.q1 = stats_quantile(sorted, n, 1, 4);
	s.q3 = stats_quantile(sorted, n, 3, 4);
	set_geometric(&s);
	return s;
}

int64_t
stats_median(int64_t *v, size_t n)
{
	sort(v, n);
	return stats_quantile(v, n, 1, 2);
}

int64_t
stats_quantile(const int64_t *sorted, size_t n, int part, int whole)
{
	uint64_t place, rest, gap, by = (uint64_t)whole, add;
	size_t low;

	assert(n > 0 && part >= 0 && part <= whole && whole > 0 &&
	    whole <= 1000);
	place = (uint64_t)(n - 1) * (uint64_t)part;
	low = (size_t)(place / by);
	rest = place % by;
	if (rest == 0)
		return sorted[low];
	/* gap * rest / whole, without the product. Half up: the value is
	 * sorted[low] + add with add rounded, and sorted[low] is whole. */
	gap = (uint64_t)sorted[low + 1] - (uint64_t)sorted[low];
	add = gap / by * rest + (2 * (gap % by) * rest + by) / (2 * by);
	return (int64_t)((uint64_t)sorted[low] + add);
}

size_t
stats_at_most(const int64_t *sorted, size_t n, int64_t limit)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (sorted[mid] <= limit)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
