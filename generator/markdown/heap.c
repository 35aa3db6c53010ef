/* libcmark's memory.
 *
 * Its allocator callbacks have no context, so the arena in use is held in
 * a thread-local pointer: the only one in the program. It is set for the
 * length of md_parse(), nothing is allocated outside of it. Freeing is
 * left to the arena, and no call can fail.
 */
#include <assert.h>

#include <cmark.h>

#include "markdown/tree.h"

static _Thread_local struct arena *current;

/* The size stands before the bytes, for realloc. */
enum { HEAD = sizeof(size_t) };

static void *
heap_calloc(size_t n, size_t size)
{
	assert(current);
	/* Nearly all that is asked for is one thing. */
	return n == 1 ? arena_one(current, size, 8) :
	    arena_alloc(current, n, size, 8);
}

static void *
heap_realloc(void *old, size_t size)
{
	size_t had = 0;
	char *p = old;

	assert(current);
	if (old) {
		memcpy(&had, p - HEAD, sizeof(had));
		if (size <= had)
			return old;
		/* What was taken last grows where it is. */
		if (p + had == current->at &&
		    size <= (size_t)(current->end - p)) {
			current->at = p + size;
			memcpy(p - HEAD, &size, sizeof(size));
			return old;
		}
	}
	if (size > SIZE_MAX / 2)
		arena_exhausted();
	p = (char *)arena_take(current, size + HEAD, 8) + HEAD;
	memcpy(p - HEAD, &size, sizeof(size));
	if (had)
		memcpy(p, old, had);
	return p;
}

static void
heap_free(void *p)
{
	(void)p;
}

cmark_mem *
md_heap(void)
{
	static const cmark_mem mem = { heap_calloc, heap_realloc,
		heap_free };

	/* libcmark takes it without const, and never writes to it. */
	return (cmark_mem *)(uintptr_t)&mem;
}

void
md_heap_use(struct arena *a)
{
	current = a;
}
