#include "base/spill.h"

#include <errno.h>

#include "base/host_store.h"

enum { BLOCK = 256 * 1024 };

void
spill_init(struct spill *s, int fd, uint64_t end)
{
	s->fd = fd;
	atomic_init(&s->end, end);
	atomic_init(&s->failed, 0);
}

static void
failed(struct spill *s, int error)
{
	int none = 0;

	atomic_compare_exchange_strong(&s->failed, &none, error);
}

static void
write_at(struct spill *s, str bytes, uint64_t at)
{
	if (!spill_error(s) && host_write_at(s->fd, bytes, (int64_t)at) < 0)
		failed(s, errno);
}

static void
write_block(struct spill_block *b)
{
	if (b->used)
		write_at(b->to, str_of(b->bytes, b->used), b->at);
	b->used = 0;
}

/* Begin a block. Its place in the file is taken now, so that each text knows
 * its offset before the block is written. */
static void
begin_block(struct spill_block *b)
{
	write_block(b);
	if (!b->bytes)
		b->bytes = arena_bytes(&b->arena, BLOCK);
	b->at = atomic_fetch_add(&b->to->end, BLOCK);
}

static void
add(struct spill_block *b, str text)
{
	if (text.n)
		memcpy(b->bytes + b->used, text.p, text.n);
	b->used += text.n;
}

uint64_t
spill_put_both(struct spill_block *b, str head, str tail)
{
	size_t n = head.n + tail.n;
	uint64_t at;

	if (n > BLOCK) {
		at = atomic_fetch_add(&b->to->end, n);
		write_at(b->to, head, at);
		write_at(b->to, tail, at + head.n);
		return at;
	}
	if (!b->bytes || BLOCK - b->used < n)
		begin_block(b);
	at = b->at + b->used;
	add(b, head);
	add(b, tail);
	return at;
}

void
spill_settle(struct spill_block *b)
{
	write_block(b);
	arena_release(&b->arena);
	b->bytes = NULL;
}

str
spill_get(struct spill *s, uint64_t at, size_t n, struct arena *a)
{
	char *p = arena_bytes(a, n);

	if (host_read_at(s->fd, p, n, (int64_t)at) == 0)
		return str_of(p, n);
	failed(s, errno);
	return STR_NONE;
}

int
spill_error(const struct spill *s)
{
	return atomic_load_explicit(&s->failed, memory_order_relaxed);
}
