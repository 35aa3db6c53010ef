/* pool: the same work for many items on several threads.
 *
 * Items are handed out one by one, in order, from a shared counter. Put the
 * largest first, so that no thread is busy with one at the end while the
 * others wait. Results go where the item's index says, so that the outcome
 * does not depend on which thread did what. Each worker has a number, by
 * which it finds an arena of its own.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

enum {
	POOL_MOST = 64,
	/* Bytes between what one thread writes to all the time, such as an
	 * arena, and what another does: processors pass memory on by lines,
	 * and would pass one to and fro. */
	POOL_APART = 128,
};

typedef void pool_fn(void *context, int worker, size_t item);

/* Call fn for every item below n, on at most jobs threads (1 to
 * POOL_MOST; the caller is one of them), and return when all are done. */
void pool_run(int jobs, size_t n, pool_fn *fn, void *context);

/* One thing beside others: from pool_begin() on, fn is at work with what
 * is its own, and pool_end() waits for it. With one job, or where no
 * thread can be had, pool_begin() does it all. */
typedef void pool_thing_fn(void *context);

struct pool_thing {
	pool_thing_fn *fn;
	void *context;
	pthread_t thread;
	bool started;
};

void pool_begin(struct pool_thing *t, int jobs, pool_thing_fn *fn,
    void *context);
void pool_end(struct pool_thing *t);

#endif
