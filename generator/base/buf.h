/* buf: text under construction.
 *
 * Appending cannot fail in the middle: a buffer that would pass its
 * ceiling stops growing and remembers it, and the one who uses the
 * result asks buf_overflow() once. The bytes belong to the buffer until
 * buf_release(); buf_keep() copies them into an arena.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct buf {
	char *p;
	size_t n, cap;
	size_t max;	/* ceiling in bytes */
	bool over;
};

/* No page, feed or file that we write is larger than this. */
#define BUF_MAX ((size_t)1 << 30)

/* Empty, with a ceiling; takes no memory yet. */
static inline struct buf
buf_init(size_t max)
{
	return (struct buf){ .max = max };
}

void buf_release(struct buf *b);
/* Empty again, memory kept. */
void buf_clear(struct buf *b);

/* buf_bytes() where there may be no room. */
void buf_bytes_grow(struct buf *b, const char *p, size_t n);

static inline void
buf_bytes(struct buf *b, const char *p, size_t n)
{
	if (n && n <= b->cap - b->n && !b->over) {
		memcpy(b->p + b->n, p, n);
		b->n += n;
	} else {
		buf_bytes_grow(b, p, n);
	}
}

/* Room for n more bytes at the end. The caller writes there and adds the
 * number of bytes written to b->n. NULL once the ceiling is reached. */
char *buf_room_grow(struct buf *b, size_t n);

static inline char *
buf_room(struct buf *b, size_t n)
{
	return n < b->cap - b->n && !b->over ? b->p + b->n
	    : buf_room_grow(b, n);
}

static inline void
buf_char(struct buf *b, char c)
{
	buf_bytes(b, &c, 1);
}

void buf_repeat(struct buf *b, char c, size_t n);
void buf_int(struct buf *b, int64_t v);
void buf_fmt(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline void
buf_str(struct buf *b, str s)
{
	buf_bytes(b, s.p, s.n);
}

#define buf_lit(b, lit) buf_bytes((b), (lit), sizeof(lit) - 1)

/* What is in it, valid until the next append. */
static inline str
buf_view(const struct buf *b)
{
	return (str){ b->p ? b->p : "", b->n };
}

/* A copy of what is in it, in the arena. */
str buf_keep(const struct buf *b, struct arena *a);

static inline bool
buf_overflow(const struct buf *b)
{
	return b->over;
}

#endif
