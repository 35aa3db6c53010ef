#include "measure/survival.h"

#include <stdlib.h>

struct seen {
	int64_t length;
	int open;		/* ends come before what is cut off */
};

static int
by_length(const void *left, const void *right)
{
	const struct seen *a = left, *b = right;

	if (a->length != b->length)
		return a->length < b->length ? -1 : 1;
	return a->open - b->open;
}

static struct seen *
collect(struct arena *a, const int64_t *ended, size_t ended_n,
    const int64_t *open, size_t open_n)
{
	struct seen *v = arena_array(a, struct seen, ended_n + open_n);

	for (size_t i = 0; i < ended_n; i++)
		v[i] = (struct seen){ ended[i], 0 };
	for (size_t i = 0; i < open_n; i++)
		v[ended_n + i] = (struct seen){ open[i], 1 };
	if (ended_n + open_n > 1)
		qsort(v, ended_n + open_n, sizeof(*v), by_length);
	return v;
}

static void
find_median(struct survival *s)
{
	s->median = LENGTH_NONE;
	for (size_t i = 0; i < s->steps.n; i++) {
		const struct survival_step *step = &s->steps.v[i];

		if (step->alive > SURVIVAL_ALL / 2)
			continue;
		s->median = step->at;
		if (step->alive == SURVIVAL_ALL / 2 && i + 1 < s->steps.n)
			s->median += (step[1].at - step->at + 1) / 2;
		return;
	}
}

struct survival
survival_of(struct arena *a, const int64_t *ended, size_t ended_n,
    const int64_t *open, size_t open_n)
{
	struct arena scratch = { 0 };
	struct seen *v = collect(&scratch, ended, ended_n, open, open_n);
	struct survival s = { .n = ended_n + open_n, .open = open_n };
	/* Between two that were cut off the product is one quotient, so it
	 * is rounded only where one was: alive = base * left / risk. */
	int64_t base = SURVIVAL_ALL, alive = base;
	size_t risk = s.n;

	for (size_t i = 0; i < s.n;) {
		size_t end = i;

		if (v[i].open) {
			base = alive;
			risk = s.n - ++i;
			continue;
		}
		while (end < s.n && !v[end].open &&
		    v[end].length == v[i].length)
			end++;
		alive = (base * (int64_t)(s.n - end) + (int64_t)risk / 2) /
		    (int64_t)risk;
		*vec_push(a, &s.steps) = (struct survival_step){
			v[i].length, s.n - i, end - i, alive };
		i = end;
	}
	find_median(&s);
	arena_release(&scratch);
	return s;
}
