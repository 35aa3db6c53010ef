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
		if (p < limit && *p == '\n')
			p++;
	} while (p < limit && *p == '<');
	return p;
}

/* Whether what is at p, behind a word, lets that stand alone. */
static inline bool
parts_words(const char *p, unsigned class)
{
	if (class == JOINER)
		return *p != ':' ? !(class_of(p[1]) & INSIDE)
		    : p[1] != '/' && !(class_of(p[1]) & INSIDE);
	return !(class & INSIDE);
}

/* A word of 8 to 15 letters, of which the first block is head; NULL: it
 * is another. */
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
	if (!parts_words(p + n, class_of(p[n])))
		return NULL;
	w->text[0] = block_turn(head);
	w->text[1] = block_turn(x & block_before(stop));
	w->n = (uint8_t)n;
	w->kind = SEARCH_WORD;
	if (++to->n == SEARCH_WORDS)
		search_words_flush(to);
	return p + n;
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
	if (n == 0 || !parts_words(p + n, class_of(p[n])))
		return NULL;
	/* Short ones are none. */
	if (n < 3)
		return p + n;
	w->text[0] = block_turn(x & block_before(stop));
	w->n = (uint8_t)n;
	w->kind = SEARCH_NUMBER;
	if (++to->n == SEARCH_WORDS)
		search_words_flush(to);
	return p + n;
}

const char *
search_plain(struct search_words *to, const char *p, const char *limit,
    const char *end, bool html)
{
	uint64_t *to_plain = to->plain + to->plains;

	while (p < limit) {
		/* A letter's capital and small form differ in one bit. */
		uint64_t x = block_load(p) | BLOCK_OF(0x20);
		uint64_t stop = block_outside(x, 'a', 'z');
		const char *next = p + (stop ? block_first(stop) : 0);
		unsigned class = class_of(*next);

		if (class == OTHER || parts_words(next, class)) {
			/* One letter is no word: the next takes its
			 * place. */
			*to_plain = block_turn(x & block_before(stop));
			to_plain += next - p >= 2;
			p = next;
			if (to_plain == to->plain + SEARCH_PLAINS) {
				to->plains = SEARCH_PLAINS;
				search_words_flush(to);
				to_plain = to->plain;
			}
		} else {
			to->plains = (size_t)(to_plain - to->plain);
			next = stop ? read_number(to, p)
			    : read_longer(to, p, x);
			to_plain = to->plain + to->plains;
			if (!next)
				break;
			p = next;
			class = class_of(*p);
		}
		if (class != MARKUP || !html) {
			p += 1 + (p[1] == ' ');
		} else {
			if (*p == '&')
				break;
			p = pass_tags(p, limit, end);
		}
	}
	to->plains = (size_t)(to_plain - to->plain);
	return p;
}
