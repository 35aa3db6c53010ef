/* words: what a theme says, in one language.
 *
 * From strings/<language>.yaml: texts by key. A text may have blanks,
 * {name}; a map with `one`, `other` and whatever else the language has
 * (render/words_plural.h) is chosen by a number; lists (months) are
 * reached as key.1, key.2. Languages are laid over one another, so that
 * what one leaves out comes from the one below, with the plurals of that.
 *
 * A key that nobody defines comes back as itself: a page with an odd
 * word is better than none, and a test asks for every key that the
 * program uses. Results live in the arena given.
 */
#ifndef RENDER_WORDS_H
#define RENDER_WORDS_H

#include "base/map.h"
#include "base/when.h"
#include "read/node.h"
#include "render/value.h"

/* A part of a text: what is written, and the blank that follows it, which
 * the last part does not have. */
struct text_part {
	str lead, blank;
	int slot;		/* of the blank; render/words_parts.h */
};

struct text {
	str key, text;
	struct { struct text_part *v; size_t n, cap; } parts;
	str first;		/* what the first layer says, or nothing */
	int layer;		/* which language gave it */
	int plurals;
	struct place at, key_at;
};

struct text_forms;	/* a text that is chosen by a number */

/* Moments and days, in UTC. */
enum time_form {
	TIME_FULL,	/* 14 March 2026, 09:41 UTC */
	TIME_SHORT,	/* 14 Mar 2026, 09:41 UTC */
	TIME_CLOCK,	/* 09:41 UTC */
	TIME_DATE,	/* 14 March 2026 */
	TIME_DAY,	/* 14 Mar 2026 */
	TIME_MONTH,	/* March 2026 */
	TIME_FORMS,
};

/* Of lengths: days, hours, minutes, seconds. */
enum { UNITS = 4, UNIT_SMALL = 60 };

/* The texts of times and lengths, of which a page has dozens: found when
 * they are added. NULL where there is none. */
struct words_known {
	const struct text *time[TIME_FORMS];
	const struct text *month[3][12];
	const struct text_forms *unit[2][UNITS];
	const struct text *two_units;
	const struct text *zero, *elapsed, *before, *after;
	/* After words_show(), else NULL: "0 min" to "59 min", and all
	 * lengths of whole minutes that are shorter than a day. */
	const str *small[2][UNITS], *minutes;
};

struct words {
	struct arena *arena;
	struct map by_key;	/* "month.3" -> struct text */
	struct map counted;	/* "length_h" -> struct text_forms */
	struct words_known known;
	/* In the order in which they first came. */
	struct { struct text **v; size_t n, cap; } all;
	int layer;		/* of what is added: 1, 2 ... */
	int plurals;		/* the rules of its language */
	/* Texts with a key of their own, for templates: t.key; after
	 * words_show() those with forms, lists of form and text. */
	struct value *shown;
};

void words_init(struct words *w, struct arena *a);

/* What is added from here on is in this language. */
void words_language(struct words *w, str language);
/* Lay the texts of a file over what is there. Keys are joined by dots. */
void words_add(struct words *w, const struct node *root);

/* All languages are there: let templates see texts with forms. Once. */
void words_show(struct words *w);

/* NULL when nobody defines it. */
static inline const struct text *
words_text(const struct words *w, str key)
{
	return map_get(&w->by_key, key);
}

static inline str
words_get(const struct words *w, str key)
{
	const struct text *t = words_text(w, key);

	return t ? t->text : key;
}

/* A blank of a text and what goes there. */
struct blank {
	str name, value;
};
#define BLANKS(...) (const struct blank[]){ __VA_ARGS__ }, \
	sizeof((const struct blank[]){ __VA_ARGS__ }) / sizeof(struct blank)
enum { BLANKS_MOST = 8 };	/* given at once */

/* The text of "status." and "resolved"; NULL when nobody defines it. */
const struct text *words_below(const struct words *w, struct arena *a,
    str prefix, str name);

/* A text with its blanks filled; a blank that is not given stays as it is
 * written. */
str text_fill(const struct text *t, struct arena *a,
    const struct blank *blanks, size_t n);

/* The same by its key. */
static inline str
words_fill(const struct words *w, struct arena *a, str key,
    const struct blank *blanks, size_t n)
{
	const struct text *t = words_text(w, key);

	return t ? text_fill(t, a, blanks, n) : key;
}

/* The same by number: key.one, key.other or another form, with {n} in it;
 * fewer than BLANKS_MOST blanks. */
str words_count(const struct words *w, struct arena *a, str key,
    int64_t number, const struct blank *blanks, size_t n);

/* Digits without marks, at least so many (at most 20). */
str words_digits(struct arena *a, int64_t n, int least);
str words_number(const struct words *w, struct arena *a, int64_t n);
/* "99.96" as "99.96 %", or as the language writes it. */
str words_percent(const struct words *w, struct arena *a, str number);
/* "a", "a and b", "a, b and c"; when there are more in total than the n
 * that are named, "a, b and 4 more". */
str words_list(const struct words *w, struct arena *a, const str *names,
    size_t n, size_t total);

str words_time(const struct words *w, struct arena *a, enum time_form f,
    int64_t moment);
/* Of a moment that was taken apart. */
str words_civil(const struct words *w, struct arena *a, enum time_form f,
    const struct civil *c);
str words_date(const struct words *w, struct arena *a, enum time_form f,
    int32_t date);

str words_month(const struct words *w, int month, bool brief);

/* "1 h 20 min", and "1 hour 20 minutes" in prose: at most two units, as
 * length_rounded() has it. */
str words_length(const struct words *w, struct arena *a, int64_t seconds);
str words_length_long(const struct words *w, struct arena *a,
    int64_t seconds);
/* All of it: "1 hour 20 minutes 5 seconds". */
str words_length_exact(const struct words *w, struct arena *a,
    int64_t seconds);
/* "T+12 min", since a start; less than nothing is before it. */
str words_elapsed(const struct words *w, struct arena *a, int64_t seconds);
/* "after 12 min". */
str words_after(const struct words *w, struct arena *a, int64_t seconds);

#endif
