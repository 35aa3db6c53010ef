#include "base/pool.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

enum { FEW = 16 };	/* items that are done before a thread has begun */

struct pool {
	atomic_size_t next;
	size_t n;
	pool_fn *fn;
	void *context;
};

struct worker {
	struct pool *pool;
	int number;
	pthread_t thread;
	bool started;
};

static void *
work(void *arg)
{
	struct worker *w = arg;
	struct pool *p = w->pool;

	for (;;) {
		size_t i = atomic_fetch_add(&p->next, 1);

		if (i >= p->n)
			return NULL;
		p->fn(p->context, w->number, i);
	}
}

void
pool_run(int jobs, size_t n, pool_fn *fn, void *context)
{
	struct pool p = { .n = n, .fn = fn, .context = context };
	struct worker workers[POOL_MOST];
	int most = n < FEW ? 1 : jobs;

	assert(jobs >= 1 && jobs <= POOL_MOST);
	for (int i = 0; i < most; i++)
		workers[i] = (struct worker){ .pool = &p, .number = i };
	/* A thread that cannot be started is one worker less, no more. */
	for (int i = 1; i < most; i++)
		workers[i].started = pthread_create(&workers[i].thread,
		    NULL, work, &workers[i]) == 0;
	work(&workers[0]);
	for (int i = 1; i < most; i++)
		if (workers[i].started)
			pthread_join(workers[i].thread, NULL);
}

static void *
do_thing(void *arg)
{
	struct pool_thing *t = arg;

	t->fn(t->context);
	return NULL;
}

void
pool_begin(struct pool_thing *t, int jobs, pool_thing_fn *fn,
    void *context)
{
	*t = (struct pool_thing){ .fn = fn, .context = context };
	t->started = jobs > 1 &&
	    pthread_create(&t->thread, NULL, do_thing, t) == 0;
	if (!t->started)
		fn(context);
}

void
pool_end(struct pool_thing *t)
{
	if (t->started)
		pthread_join(t->thread, NULL);
	t->started = false;
}
