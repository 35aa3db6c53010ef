#include "output/search_plain.h"

#include "base/block16.h"
#include "output/search_block.h"

/* ---- what bytes are ---- */

/* Of sixty-four bytes which are letters and digits, spaces, < and >. */
struct classes {
	uint64_t alnum, space, begin, end;
};

static inline struct classes
classify(const char *p, bool html)
{
	uint64_t one = 0, space = 0, angle = 0;

	for (int at = 0; at < SEARCH_BLOCK; at += 16) {
		block16 b = block16_load(p + at);
		/* A letter's capital and small form differ in one bit. */
		block16 is_one = block16_in(b | 0x20, 'a', 'z') |
		    block16_in(b, '0', '9');

		if (html) {
			/* < and >: one bit. */
			block16 is_angle = block16_is(b & 0xfd, '<');

			is_one |= block16_is(b, '>');
			angle |= (uint64_t)block16_bits(is_angle) << at;
		}
		one |= (uint64_t)block16_bits(is_one) << at;
		space |= (uint64_t)block16_bits(block16_in(b, 0, ' ')) <<
		    at;
	}
	return (struct classes){ one & ~angle, space, angle & ~one,
	    angle & one };
}

/* ---- marks ---- */

/* All bits below the lowest of a number; all there are, of 0. */
static inline uint64_t
below(uint64_t bits)
{
	return (bits - 1) & ~bits;
}

/* The bytes of tags, each up to its end. */
static uint64_t
tags_one_by_one(uint64_t begin, uint64_t end, bool in_tag)
{
	uint64_t tags = in_tag ? below(end) : 0;

	begin &= ~tags;
	while (begin) {
		uint64_t before = below(begin), in = below(end & ~before);

		tags |= in & ~before;
		begin &= ~in;
	}
	return tags;
}

/* The same at once: what is borrowed at the beginning of a tag comes from
 * its end. That is all when ends and beginnings take turns, as they do in
 * what we write. */
static inline uint64_t
tags_of(uint64_t begin, uint64_t end, bool in_tag)
{
	uint64_t tags = end - begin - in_tag;

	return (tags & end) | (begin & ~tags)
	    ? tags_one_by_one(begin, end, in_tag) : tags;
}

/* The last byte of a block needs a closer look. */
static void
mark_last(struct search_marks *m, size_t i)
{
	m->odd[i] |= UINT64_C(1) << 63;
	m->runs[i] |= UINT64_C(1) << 63;
}

/* A sign with a space or tag behind it does no more than end a word. All
 * else needs a closer look: it may join words, begin an entity, or be the
 * first of the bytes of a character beyond ASCII, of which others follow. */
static inline void
mark(struct search_marks *m, const char *p, size_t n, bool html)
{
	uint64_t sign = 0;

	m->bytes = n * SEARCH_BLOCK;
	m->in_tag = false;
	for (size_t i = 0; i < n; i++) {
		struct classes c = classify(p + i * SEARCH_BLOCK, html);
		uint64_t tags = html
		    ? tags_of(c.begin, c.end, m->in_tag) : 0;
		uint64_t alnum = c.alnum & ~tags;
		uint64_t any = ~(c.space | tags | c.end);

		if (sign >> 63 & any)
			mark_last(m, i - 1);
		sign = any & ~alnum;
		m->odd[i] = sign & any >> 1;
		m->runs[i] = alnum | m->odd[i];
		m->in_tag = tags >> 63;
	}
	m->odd[n] = m->runs[n] = UINT64_MAX;
	if (sign >> 63)
		mark_last(m, n - 1);
}

void
search_mark(struct search_marks *m, const char *p, size_t n, bool html)
{
	if (html)
		mark(m, p, n, true);
	else
		mark(m, p, n, false);
}

/* ---- words ---- */

/* From SEARCH_PLAIN_MOST - n on: all bits of n bytes, and none of others. */
static const char firsts[2 * SEARCH_PLAIN_MOST] = {
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
};

/* Whether a word of two bytes or more, of which x are the first, is more
 * than two digits: there is a third, or a bit that letters have and digits
 * have not. */
static inline bool
is_word(uint64_t x)
{
	return x & block_turn(~UINT64_C(0xbfbf));
}

void
search_plain(struct search_words *to, const char *p, uint64_t runs)
{
	enum { MOST = SEARCH_BLOCK / 2 };
	uint64_t starts, ends;
	size_t plains, pairs;

	/* What stands alone is no word. */
	runs &= runs << 1 | runs >> 1;
	starts = runs & ~(runs << 1);
	ends = ~runs & runs << 1;
	if (to->plains + MOST > SEARCH_PLAINS ||
	    to->pairs + MOST > SEARCH_PAIRS)
		search_words_flush(to);
	plains = to->plains;
	pairs = to->pairs;
	for (; starts; starts &= starts - 1, ends &= ends - 1) {
		size_t at = (size_t)__builtin_ctzll(starts);
		size_t n = (size_t)__builtin_ctzll(ends) - at;
		block16_words word = (block16_words)((block16_load(p + at) |
		    0x20) & block16_load(firsts + SEARCH_PLAIN_MOST - n));
		size_t longer = n > 8;

		/* Both, so that nothing hangs on how long it is. */
		to->plain[plains] = word[0];
		memcpy(to->pair[pairs], &word, sizeof(word));
		plains += is_word(word[0]) - longer;
		pairs += longer;
	}
	to->plains = plains;
	to->pairs = pairs;
}

enum search_kind
search_plain_kind(str word)
{
	bool digits = false, letters = false;

	for (size_t i = 0; i < word.n; i++)
		*(char_digit(word.p[i]) ? &digits : &letters) = true;
	return !digits ? SEARCH_WORD : letters ? SEARCH_CODE : SEARCH_NUMBER;
}
