/* pool: the same work for many items on several threads.
 *
 * Items are handed out in small runs from one counter; results go where
 * the item's index says, so that the outcome does not depend on which
 * thread did what. Each worker has a number for arenas of its own.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

enum { POOL_MOST = 64 };

typedef void pool_fn(void *context, int worker, size_t item);

/* Call fn for every item below n, on at most jobs threads (1 to
 * POOL_MOST; the caller is one of them), and return when all are done. */
void pool_run(int jobs, size_t n, pool_fn *fn, void *context);

#endif
