#include "output/search_pack.h"

#include <assert.h>

/* Bits on their way to bytes. */
struct bits {
	char *to;
	uint64_t held;		/* bits not yet written, the newest lowest */
	unsigned n;		/* how many, fewer than eight */
};

/* Of each rank its bits, and how many. */
static const uint8_t rank_bits[][2] = {
	{ 0, 1 }, { 2, 2 }, { 6, 3 }, { 7, 3 },
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

/* At most 56 bits. */
static inline void
put_bits(struct bits *w, uint64_t value, unsigned n)
{
	w->held = w->held << n | value;
	for (w->n += n; w->n >= 8; w->n -= 8)
		*w->to++ = (char)(unsigned char)(w->held >> (w->n - 8));
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

/* Bytes that a list takes. */
static size_t
list_size(const uint32_t *list, size_t n, unsigned k, bool ranked)
{
	size_t bits = n * (k + 1);
	uint32_t next = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t id = list[i] >> 2;

		assert(id >= next);
		bits += (id - next) >> k;
		if (ranked)
			bits += rank_bits[list[i] & 3][1];
		next = id + 1;
	}
	return (bits + 7) / 8;
}

static char *
put_list(char *to, const uint32_t *list, size_t n, unsigned k, bool ranked)
{
	struct bits w = { .to = to };
	uint32_t next = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t id = list[i] >> 2, gap = id - next, ones = gap >> k;
		const uint8_t *rank = rank_bits[list[i] & 3];

		next = id + 1;
		for (; ones > 20; ones -= 20)
			put_bits(&w, 0xfffff, 20);
		/* Ones, a zero, and the low bits. */
		put_bits(&w, (((uint64_t)1 << (ones + 1)) - 2) << k |
		    (gap & (((uint64_t)1 << k) - 1)), ones + 1 + k);
		if (ranked)
			put_bits(&w, rank[0], rank[1]);
	}
	if (w.n)
		put_bits(&w, 0, 8 - w.n);
	return w.to;
}

void
pack_list(struct buf *b, const uint32_t *list, size_t n, size_t more,
    size_t all, bool ranked)
{
	unsigned k;
	size_t size;
	char *to;

	assert(n > 0);
	pack_number(b, (uint64_t)n << 1 | (more > 0));
	if (more > 0)
		pack_number(b, more);
	if (n == 1) {
		pack_number(b, list[0]);
		return;
	}
	k = search_rice(n, all);
	size = list_size(list, n, k, ranked);
	pack_number(b, size);
	to = buf_room(b, size);
	if (to)
		b->n += (size_t)(put_list(to, list, n, k, ranked) - to);
}
