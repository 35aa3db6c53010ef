/* scan: text that is read from left to right.
 *
 * A scan is what is left of a str, by value: a copy of it is the way
 * back. Each function takes what it names from the front, or leaves all
 * as it was and says false. For the small notations of base/; documents
 * have parsers of their own.
 */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include "base/str.h"

struct scan {
	const char *p, *end;
};

static inline struct scan
scan_of(str s)
{
	const char *p = s.p ? s.p : "";

	return (struct scan){ p, p + s.n };
}

static inline bool
scan_done(const struct scan *s)
{
	return s->p == s->end;
}

static inline str
scan_rest(const struct scan *s)
{
	return (str){ s->p, (size_t)(s->end - s->p) };
}

static inline bool
scan_at(const struct scan *s, char c)
{
	return s->p < s->end && *s->p == c;
}

static inline bool
scan_at_digit(const struct scan *s)
{
	return s->p < s->end && char_digit(*s->p);
}

static inline bool
scan_char(struct scan *s, char c)
{
	if (!scan_at(s, c))
		return false;
	s->p++;
	return true;
}

/* Whether c stands here and a digit behind it. */
static inline bool
scan_before_digit(const struct scan *s, char c)
{
	return s->end - s->p > 1 && *s->p == c && char_digit(s->p[1]);
}

/* Exactly so many digits, at most 9. */
static inline bool
scan_digits(struct scan *s, int width, int *out)
{
	int v = 0;

	if (s->end - s->p < width)
		return false;
	for (int i = 0; i < width; i++) {
		if (!char_digit(s->p[i]))
			return false;
		v = v * 10 + (s->p[i] - '0');
	}
	s->p += width;
	*out = v;
	return true;
}

/* A word, ASCII case ignored, with no letter or digit behind it. */
static inline bool
scan_word(struct scan *s, str word)
{
	str rest = scan_rest(s);

	if (!str_istarts(rest, word) ||
	    (rest.n > word.n && char_alnum(rest.p[word.n])))
		return false;
	s->p += word.n;
	return true;
}

static inline void
scan_space(struct scan *s)
{
	while (s->p < s->end && char_space(*s->p))
		s->p++;
}

#endif
