#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	CHUNK_FIRST = 64 * 1024,
	CHUNK_SMALL = 256 * 1024,
	CHUNK_MOST = 4 * 1024 * 1024,
	CHUNK_LARGE = 1024 * 1024,
	CHUNK_HUGE = 2 * 1024 * 1024,
};

struct arena_chunk {
	struct arena_chunk *next;
	size_t size;		/* of the bytes that follow */
	max_align_t bytes[];
};

_Noreturn void
arena_exhausted(void)
{
	static const char text[] = "allclear: the machine is out of memory\n";

	/* The exit status says it too, should the write fail. */
	if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0)
		_exit(3);
	_exit(3);
}

/* Large chunks come from the kernel, so that freeing one returns it at once,
 * whichever thread took it. The largest ask for huge pages: without them,
 * each 4 KiB is a page fault when it is first touched. NULL: no memory. */
static struct arena_chunk *
chunk_take(size_t bytes)
{
	void *p;

	if (bytes < CHUNK_LARGE)
		return malloc(bytes);
	p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE |
	    MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return NULL;
	if (bytes >= CHUNK_HUGE)
		madvise(p, bytes, MADV_HUGEPAGE);
	return p;
}

static void
chunk_give(struct arena_chunk *c)
{
	size_t bytes = sizeof(*c) + c->size;

	if (bytes < CHUNK_LARGE)
		free(c);
	else
		munmap(c, bytes);
}

static void
chunk_add(struct arena *a, size_t size)
{
	struct arena_chunk *c;

	if (size > SIZE_MAX - sizeof(*c))
		arena_exhausted();
	c = chunk_take(sizeof(*c) + size);
	if (!c)
		arena_exhausted();
	c->next = a->chunks;
	c->size = size;
	a->chunks = c;
	a->at = (char *)c->bytes;
	a->end = a->at + size;
	a->held += size;
}

/* Twice the one before. An arena that has outgrown CHUNK_SMALL goes on with
 * chunks of huge pages at once: the sizes in between would cost hundreds of
 * page faults. */
static size_t
next_size(size_t last)
{
	size_t grow = last ? last * 2 : CHUNK_FIRST;

	if (grow > CHUNK_MOST)
		return CHUNK_MOST;
	return grow > CHUNK_SMALL && grow < CHUNK_HUGE ? CHUNK_HUGE : grow;
}

void *
arena_more(struct arena *a, size_t size)
{
	size_t head = sizeof(*a->chunks);
	size_t grow = next_size(a->chunks ? a->chunks->size + head : 0) -
	    head;		/* whole pages, of either kind */

#ifdef ARENA_DEBUG
	grow = 0;
#endif
	chunk_add(a, size > grow ? size : grow);
	a->at += size;
	return a->chunks->bytes;
}

static size_t
product(size_t n, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(n, size, &total) || total > SIZE_MAX / 2)
		arena_exhausted();
	return total;
}

void *
arena_alloc(struct arena *a, size_t n, size_t size, size_t align)
{
	size_t total = product(n, size);
	void *p = arena_take(a, total, align);

	if (total > 0)
		memset(p, 0, total);
	return p;
}

static void
chunks_free(struct arena_chunk *c)
{
	while (c) {
		struct arena_chunk *next = c->next;

		chunk_give(c);
		c = next;
	}
}

void
arena_reset(struct arena *a)
{
#ifdef ARENA_DEBUG
	arena_release(a);
#else
	if (!a->chunks)
		return;
	chunks_free(a->chunks->next);
	a->chunks->next = NULL;
	a->at = (char *)a->chunks->bytes;
	a->end = a->at + a->chunks->size;
	a->held = a->chunks->size;
#endif
}

void
arena_release(struct arena *a)
{
	chunks_free(a->chunks);
	*a = (struct arena){ 0 };
}

void
arena_adopt(struct arena *to, struct arena *from)
{
	struct arena_chunk *last = from->chunks;

	if (!to->chunks) {
		*to = *from;
	} else if (last) {
		while (last->next)
			last = last->next;
		last->next = to->chunks->next;
		to->chunks->next = from->chunks;
		to->held += from->held;
	}
	*from = (struct arena){ 0 };
}

/* What every vec looks like, whatever it points at. */
struct vec_any {
	void *v;
	size_t n, cap;
};

/* Whether `more` bytes could be added in place to what ends at `end`: it
 * was taken last, and its chunk has room. */
static bool
extend(struct arena *a, const char *end, size_t more)
{
	if (end != a->at || more > (size_t)(a->end - a->at))
		return false;
	a->at += more;
	return true;
}

void
vec_grow(struct arena *a, void *vec, size_t size)
{
	struct vec_any any;
	size_t used, had, want;
	char *v;

	/* Copied in and out: reading the caller's struct as a vec_any would
	 * break the aliasing rules. */
	memcpy(&any, vec, sizeof(any));
	used = any.n * size;
	had = any.cap * size;
	/* Most lists of large items hold one or two. */
	any.cap = any.cap ? any.cap * 2 : size < 32 ? 8 : size < 64 ? 4 : 2;
	want = product(any.cap, size);
	v = any.v;
	if (v && extend(a, v + had, want - had)) {
		used = had;
	} else {
		v = arena_take(a, want, alignof(max_align_t));
		if (used)
			memcpy(v, any.v, used);
	}
	memset(v + used, 0, want - used);
	any.v = v;
	memcpy(vec, &any, sizeof(any));
}

void
vec_move(struct arena *a, void *vec, size_t size)
{
	struct vec_any any;
	void *v = NULL;

	memcpy(&any, vec, sizeof(any));
	if (any.n) {
		v = arena_take(a, any.n * size, alignof(max_align_t));
		memcpy(v, any.v, any.n * size);
	}
	any.v = v;
	any.cap = any.n;
	memcpy(vec, &any, sizeof(any));
}
