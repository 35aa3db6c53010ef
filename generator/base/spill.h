/* spill: texts that are put aside in a file until they are needed.
 *
 * A text is appended to a file that nobody else can open, and only its
 * offset stays in memory. Each thread collects its texts in a block, so that
 * many small texts make few writes; a text can be read once its block was
 * settled. Many threads may read at once.
 *
 * Errors are remembered: a text that cannot be read is STR_NONE, and whoever
 * uses texts asks spill_error() before the result is shown to anybody.
 */
#ifndef BASE_SPILL_H
#define BASE_SPILL_H

#include <stdatomic.h>

#include "base/arena.h"
#include "base/str.h"

struct spill {
	int fd;			/* not ours to close */
	atomic_uint_fast64_t end;
	atomic_int failed;	/* errno of the first that did, or 0 */
};

/* What one thread has not written yet. */
struct spill_block {
	struct spill *to;
	struct arena arena;
	char *bytes;
	size_t used;
	uint64_t at;		/* where it will stand */
};

/* A text, put aside (in is set) or in memory. All zero is STR_NONE. */
struct spilled {
	struct spill *in;
	union {
		const char *p;
		uint64_t at;
	};
	size_t n;
};

/* An open file, for reading and, if anything shall be put, for writing;
 * what is put goes behind its first `end` bytes. */
void spill_init(struct spill *s, int fd, uint64_t end);

static inline struct spill_block
spill_block(struct spill *s)
{
	return (struct spill_block){ .to = s };
}

/* The offset at which the text will stand; of the first of two that follow
 * each other. */
uint64_t spill_put_both(struct spill_block *b, str head, str tail);
static inline uint64_t
spill_put(struct spill_block *b, str text)
{
	return spill_put_both(b, text, STR_NONE);
}

/* Write what is left and give the memory back. */
void spill_settle(struct spill_block *b);

/* n bytes from an offset on, in the arena; STR_NONE when they cannot be
 * read. */
str spill_get(struct spill *s, uint64_t at, size_t n, struct arena *a);

/* What failed, or 0. */
int spill_error(const struct spill *s);

/* One that stays in memory, as long as the bytes do. */
static inline struct spilled
spilled_here(str text)
{
	return (struct spilled){ .p = text.p, .n = text.n };
}

/* The text: where it stands, or in the arena. */
static inline str
spilled_text(const struct spilled *s, struct arena *a)
{
	return s->in ? spill_get(s->in, s->at, s->n, a) : str_of(s->p, s->n);
}

#endif
