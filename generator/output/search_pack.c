#include "output/search_pack.h"

#include <assert.h>

/* Bits on their way to bytes. */
struct bits {
	struct buf *out;
	uint32_t held;		/* bits not yet written, the newest lowest */
	unsigned n;		/* how many, fewer than eight */
};

void
pack_number(struct buf *b, uint64_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_char(b, (char)(unsigned char)(n | 0x80));
	buf_char(b, (char)n);
}

void
pack_text(struct buf *b, str s)
{
	pack_number(b, s.n);
	buf_str(b, s);
}

void
pack_next(struct buf *b, str before, str s)
{
	size_t shared = 0, own;

	while (shared < before.n && shared < s.n &&
	    before.p[shared] == s.p[shared])
		shared++;
	own = s.n - shared;
	if (shared < 15 && own < 15) {
		buf_char(b, (char)(unsigned char)(shared << 4 | own));
	} else {
		buf_char(b, (char)(unsigned char)255);
		pack_number(b, shared);
		pack_number(b, own);
	}
	buf_str(b, str_from(s, shared));
}

static void
put_bit(struct bits *w, unsigned bit)
{
	w->held = w->held << 1 | (bit & 1);
	if (++w->n == 8) {
		buf_char(w->out, (char)(unsigned char)w->held);
		w->held = 0;
		w->n = 0;
	}
}

static void
put_low(struct bits *w, uint32_t value, unsigned n)
{
	while (n-- > 0)
		put_bit(w, value >> n);
}

unsigned
search_rice(size_t n, size_t all)
{
	/* The mean distance times ln 2, rounded down to a power of two:
	 * close to the best for distances by chance. */
	size_t mean = all * 11 / (n * 16);
	unsigned k = 0;

	while (mean > 1) {
		mean >>= 1;
		k++;
	}
	return k;
}

static void
put_rank(struct bits *w, unsigned rank)
{
	for (unsigned i = 0; i < rank; i++)
		put_bit(w, 1);
	if (rank < 3)
		put_bit(w, 0);
}

static void
put_list(struct buf *out, const uint32_t *list, size_t n, size_t all,
    bool ranked)
{
	struct bits w = { .out = out };
	unsigned k = search_rice(n, all);
	uint32_t next = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t id = list[i] >> 2, gap = id - next;

		assert(id >= next);
		next = id + 1;
		for (uint32_t q = gap >> k; q > 0; q--)
			put_bit(&w, 1);
		put_bit(&w, 0);
		put_low(&w, gap, k);
		if (ranked)
			put_rank(&w, list[i] & 3);
	}
	while (w.n)
		put_bit(&w, 0);
}

void
pack_list(struct buf *b, const uint32_t *list, size_t n, size_t more,
    size_t all, bool ranked)
{
	struct buf bits = buf_init(BUF_MAX);

	assert(n > 0);
	pack_number(b, (uint64_t)n << 1 | (more > 0));
	if (more > 0)
		pack_number(b, more);
	if (n == 1) {
		pack_number(b, list[0]);
		return;
	}
	put_list(&bits, list, n, all, ranked);
	pack_text(b, buf_view(&bits));
	buf_release(&bits);
}
