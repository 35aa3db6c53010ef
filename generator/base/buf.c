#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

void
buf_release(struct buf *b)
{
	free(b->p);
	*b = (struct buf){ .max = b->max };
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	b->over = false;
}

/* Room for n more bytes; false once the ceiling is reached. */
static bool
reserve(struct buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 256;
	char *p;

	if (b->over || n > b->max || b->n > b->max - n) {
		b->over = true;
		return false;
	}
	if (b->cap - b->n >= n)
		return true;
	while (cap - b->n < n)
		cap *= 2;
	/* Room is never more than the ceiling: buf_bytes() relies on it. */
	if (cap > b->max)
		cap = b->max;
	p = realloc(b->p, cap);
	if (!p)
		arena_exhausted();
	b->p = p;
	b->cap = cap;
	return true;
}

void
buf_bytes_grow(struct buf *b, const char *p, size_t n)
{
	if (n == 0 || !reserve(b, n))
		return;
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

char *
buf_room_grow(struct buf *b, size_t n)
{
	/* A buffer that never held anything has no memory for n == 0. */
	return reserve(b, n) && b->p ? b->p + b->n : NULL;
}

void
buf_repeat(struct buf *b, char c, size_t n)
{
	if (n == 0 || !reserve(b, n))
		return;
	memset(b->p + b->n, c, n);
	b->n += n;
}

void
buf_int(struct buf *b, int64_t v)
{
	char digits[STR_DIGITS];

	/* Mostly there is room for any number. */
	if (b->cap - b->n >= sizeof(digits) && !b->over)
		b->n += str_digits(b->p + b->n, v);
	else
		buf_bytes(b, digits, str_digits(digits, v));
}

void
buf_fmt(struct buf *b, const char *format, ...)
{
	size_t room = b->cap - b->n;
	va_list ap;
	int n;

	/* Mostly there is room for it. */
	va_start(ap, format);
	n = vsnprintf(b->p ? b->p + b->n : NULL, room, format, ap);
	va_end(ap);
	if (n <= 0 || b->over)
		return;
	if ((size_t)n < room) {
		b->n += (size_t)n;
		return;
	}
	if (!reserve(b, (size_t)n + 1))
		return;
	va_start(ap, format);
	vsnprintf(b->p + b->n, (size_t)n + 1, format, ap);
	va_end(ap);
	b->n += (size_t)n;
}

str
buf_keep(const struct buf *b, struct arena *a)
{
	return str_dup(a, buf_view(b));
}
