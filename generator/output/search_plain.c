#include "output/search_plain.h"

#include "output/search_block.h"
#include "output/search_class.h"

static inline const char *
pass_tag(const char *p, const char *end)
{
	uint64_t last = block_equal(block_load_end(p, end), '>');
	const char *far;

	/* Most tags are short. */
	if (last)
		return p + block_first(last) + 1;
	far = memchr(p, '>', (size_t)(end - p));
	return far ? far + 1 : end;
}

const char *
search_pass_tag(const char *p, const char *end)
{
	return pass_tag(p, end);
}

/* Behind one tag, and those that follow at once or on a new line. */
static inline const char *
pass_tags(const char *p, const char *limit, const char *end)
{
	do {
		p = pass_tag(p, end);
		p += p < limit && *p == '\n';
	} while (p < limit && *p == '<');
	return p;
}

/* Whether the joiner at p, behind a word, joins it to another, or may
 * begin "://". */
static inline bool
joins(const char *p)
{
	return class_of(p[1]) & INSIDE || (p[0] == ':' && p[1] == '/');
}

/* Whether what is at p, behind a word, lets that stand alone. */
static inline bool
stands_alone(const char *p)
{
	unsigned class = class_of(*p);

	return class == JOINER ? !joins(p) : !(class & INSIDE);
}

/* Behind the space that may be at p. */
static inline const char *
pass_space(const char *p)
{
	return p + (*p == ' ');
}

/* The letters that x begins with, if they are a word. */
static inline void
put_plain(struct search_words *to, uint64_t x, uint64_t stop)
{
	/* One letter is no word: the next takes its place. */
	to->plain[to->plains] = block_turn(x & block_before(stop));
	to->plains += block_first(stop) >= 2;
	if (to->plains == SEARCH_PLAINS)
		search_words_flush(to);
}

/* Read a word of 8 to 15 letters whose first eight are head. NULL: what
 * stands there is no such word. */
static const char *
read_longer(struct search_words *to, const char *p, uint64_t head)
{
	struct search_word *w = &to->v[to->n];
	uint64_t x = block_load(p + 8) | BLOCK_OF(0x20);
	uint64_t stop = block_outside(x, 'a', 'z');
	size_t n;

	if (!stop)
		return NULL;
	n = 8 + block_first(stop);
	if (!stands_alone(p + n))
		return NULL;
	w->text[0] = block_turn(head);
	w->text[1] = block_turn(x & block_before(stop));
	w->n = (uint8_t)n;
	w->kind = SEARCH_WORD;
	if (++to->n == SEARCH_WORDS)
		search_words_flush(to);
	return pass_space(p + n);
}

/* A number; NULL: it is part of another word. */
static const char *
read_number(struct search_words *to, const char *p)
{
	struct search_word *w = &to->v[to->n];
	uint64_t x = block_load(p);
	uint64_t stop = block_outside(x, '0', '9');
	size_t n;

	if (!stop)
		return NULL;
	n = block_first(stop);
	if (!stands_alone(p + n))
		return NULL;
	w->text[0] = block_turn(x & block_before(stop));
	w->n = (uint8_t)n;
	w->kind = SEARCH_NUMBER;
	/* Short ones are none. */
	to->n += n >= 3;
	if (to->n == SEARCH_WORDS)
		search_words_flush(to);
	return pass_space(p + n);
}

const char *
search_plain(struct search_words *to, const char *p, const char *limit,
    const char *end, bool html)
{
	const char *next;

	for (; p < limit; p = next) {
		/* A letter's capital and small form differ in one bit. */
		uint64_t x = block_load(p) | BLOCK_OF(0x20);
		uint64_t stop = block_outside(x, 'a', 'z');

		if (!stop) {
			next = read_longer(to, p, x);
			if (!next)
				return p;
			continue;
		}
		next = p + block_first(stop);
		/* So do most words end. */
		if (*next == ' ') {
			put_plain(to, x, stop);
			next++;
			continue;
		}
		switch (class_of(*next)) {
		case OTHER:
			put_plain(to, x, stop);
			next = pass_space(next + 1);
			break;
		case JOINER:
			if (joins(next))
				return p;
			put_plain(to, x, stop);
			next = pass_space(next + 1);
			break;
		case MARKUP:
			put_plain(to, x, stop);
			if (!html)
				next++;
			else if (*next == '&')
				return next;
			else
				next = pass_tags(next, limit, end);
			break;
		case DIGIT:
			if (next > p)
				return p;
			next = read_number(to, p);
			if (!next)
				return p;
			break;
		default:
			return p;
		}
	}
	return p;
}
