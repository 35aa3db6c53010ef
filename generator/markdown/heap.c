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
enum { HEAD = 16 };

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
	size_t had = 0, pad;
	char *p;

	assert(current);
	if (old)
		memcpy(&had, (char *)old - HEAD, sizeof(had));
	if (old && size <= had)
		return old;
	if (size > SIZE_MAX / 2)
		arena_exhausted();
	p = arena_bytes(current, size + HEAD + 7);
	pad = (size_t)-(uintptr_t)p & 7;
	p += pad + HEAD;
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
