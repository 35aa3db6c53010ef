/* search_plain: the plain part of a text, quickly.
 *
 * Most of a text is tags, and words of ASCII letters or digits that nothing
 * joins to others. Both are found here in sixty-four bytes at a time, and
 * the words are taken without a branch on their length, which would be
 * guessed wrong. The result is the same as by the general functions of
 * search_words.c, to which anything else is left.
 */
#ifndef OUTPUT_SEARCH_PLAIN_H
#define OUTPUT_SEARCH_PLAIN_H

#include "output/search_words.h"

enum {
	SEARCH_BLOCK = 64,	/* bytes */
	SEARCH_BLOCKS = 32,	/* marked at a time, at most */
	SEARCH_PLAIN_MOST = 16,	/* bytes of a plain word */
};

/* Some blocks of a text: a bit a byte, the lowest of the first. */
struct search_marks {
	/* Runs of letters, digits and what is odd. Behind the last block all
	 * is odd, since nothing is known of it. */
	uint64_t runs[SEARCH_BLOCKS + 1];
	/* Of these what is not plain: it may join words, or be part of
	 * one. */
	uint64_t odd[SEARCH_BLOCKS + 1];
	size_t bytes;		/* of all blocks */
	bool in_tag;		/* the last ends inside of one */
};

/* Mark n blocks, SEARCH_BLOCKS at most, from p on, which is neither in a
 * word nor in a tag. */
void search_mark(struct search_marks *m, const char *p, size_t n, bool html);

/* The runs from some place on that end within the next 63 bytes. */
struct search_runs {
	uint64_t all, odd;
	size_t bytes;		/* up to the next run; 0: one that is there
				 * does not end */
};

/* Sixty-four bits from some place on. */
static inline uint64_t
search_bits(const uint64_t *v, size_t at)
{
	size_t i = at / SEARCH_BLOCK, shift = at % SEARCH_BLOCK;

	return v[i] >> shift | v[i + 1] << 1 << (63 - shift);
}

/* Of runs longer than a plain word the first bit, and perhaps more. */
static inline uint64_t
search_too_long(uint64_t runs)
{
	uint64_t of = runs & runs >> 1;

	for (int n = 2; n < SEARCH_PLAIN_MOST; n *= 2)
		of &= of >> n;
	return of & runs >> SEARCH_PLAIN_MOST;
}

static inline struct search_runs
search_runs_at(const struct search_marks *m, size_t at)
{
	uint64_t all = search_bits(m->runs, at), between = ~all << 1 >> 1;
	struct search_runs r = { 0 };

	if (!between)
		return r;
	r.bytes = 64u - (unsigned)__builtin_clzll(between);
	r.all = all & ((UINT64_C(1) << r.bytes) - 1);
	r.odd = (r.all & search_bits(m->odd, at)) | search_too_long(r.all);
	return r;
}

/* All bits below the first run that has something odd; there is one. */
static inline uint64_t
search_before_odd(const struct search_runs *r)
{
	uint64_t up_to = r->odd ^ (r->odd - 1);
	uint64_t starts = r->all & ~(r->all << 1) & up_to;

	return ((UINT64_C(1) << 63) >> __builtin_clzll(starts)) - 1;
}

/* Take the words that runs from p on are. None is odd, and none has the
 * last bit. SEARCH_PLAIN_MOST bytes from each of them on can be read. */
void search_plain(struct search_words *to, const char *p, uint64_t runs);

#endif
