/* arena: memory that is given back all at once.
 *
 * Allocation cannot fail as far as the caller sees: when the machine has
 * no memory left, the program says so and ends with status 3 (nothing is
 * published by then, see publish/). One thread uses an arena at a time.
 *
 * Built with -DARENA_DEBUG every allocation is a block of its own, so
 * that AddressSanitizer and valgrind see its edges.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena_chunk;

struct arena {
	struct arena_chunk *chunks;	/* newest first */
	char *at, *end;			/* free space of the newest */
	size_t held;			/* bytes taken from the system */
};

/* An arena of zero bytes is ready for use: struct arena a = { 0 }; */

/* arena_take() where the newest chunk has no room. */
void *arena_more(struct arena *a, size_t size);

/* Memory of the newest chunk, not zeroed; NULL when that has no room. */
static inline void *
arena_try(struct arena *a, size_t size, size_t align)
{
#ifndef ARENA_DEBUG
	size_t room = (size_t)(a->end - a->at);
	size_t pad = (size_t)-(uintptr_t)a->at & (align - 1);

	if (a->at && room >= pad && room - pad >= size) {
		char *p = a->at + pad;

		a->at = p + size;
		return p;
	}
#else
	(void)a;
	(void)size;
#endif
	(void)align;
	return NULL;
}

/* Memory that is not zeroed, for a caller who writes all of it. */
static inline void *
arena_take(struct arena *a, size_t size, size_t align)
{
	void *p = arena_try(a, size, align);

	return p ? p : arena_more(a, size);
}

static inline void *
arena_one(struct arena *a, size_t size, size_t align)
{
	return memset(arena_take(a, size, align), 0, size);
}

/* Zeroed memory for n things of a size. Exits when the system has none
 * or the product overflows. */
void *arena_alloc(struct arena *a, size_t n, size_t size, size_t align);
#define arena_new(a, type) \
	((type *)arena_one((a), sizeof(type), alignof(type)))
#define arena_array(a, type, n) \
	((type *)arena_alloc((a), (n), sizeof(type), alignof(type)))

/* n bytes for text, not zeroed, not aligned. */
static inline char *
arena_bytes(struct arena *a, size_t n)
{
	return arena_take(a, n, 1);
}

/* Of the bytes that were taken last, give back those from end on. */
static inline void
arena_trim(struct arena *a, char *end)
{
#ifndef ARENA_DEBUG
	a->at = end;
#else
	(void)a;
	(void)end;
#endif
}

/* Forget everything, keep the newest chunk for the next round. */
void arena_reset(struct arena *a);

/* Give everything back; the arena is ready for use again. */
void arena_release(struct arena *a);

/* Hand all chunks of `from` over to `to`; pointers into them stay valid, and
 * `from` is empty. So what a thread made can outlive the thread. */
void arena_adopt(struct arena *to, struct arena *from);

/* Say that memory has run out, and exit with status 3. */
_Noreturn void arena_exhausted(void);

/* vec: a growing array in an arena. Any struct that has a pointer v and
 * right behind it two size_t n and cap is one:
 *	struct { struct diag *v; size_t n, cap; } list;
 *	*vec_push(arena, &list) = item;
 * Growth doubles: in place, when nothing was taken since; else the old
 * array is left to the arena. */
#define vec_push(a, vec) \
	((vec)->n == (vec)->cap \
	    ? vec_grow((a), &(vec)->v, sizeof(*(vec)->v)), \
	    (vec)->v + (vec)->n++ \
	    : (vec)->v + (vec)->n++)
void vec_grow(struct arena *a, void *vec, size_t size);

/* Move a vec that will not grow any more into an arena that is kept,
 * without the room it has left. */
#define vec_settle(a, vec) \
	vec_move((a), &(vec)->v, sizeof(*(vec)->v))
void vec_move(struct arena *a, void *vec, size_t size);

#endif
