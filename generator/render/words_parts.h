/* words_parts: texts whose blanks are known beforehand. Private to
 * render/words*.c.
 *
 * Times and lengths fill the same few blanks over and over: these have a
 * number each, so that nothing is compared by name.
 */
#ifndef RENDER_WORDS_PARTS_H
#define RENDER_WORDS_PARTS_H

#include "render/words.h"
#include "render/words_plural.h"

enum slot {
	SLOT_N, SLOT_A, SLOT_B, SLOT_LENGTH,
	SLOT_CLOCK, SLOT_DAY, SLOT_MONTH, SLOT_YEAR,
	SLOTS,		/* of a blank with any other name */
};

/* The forms of a text; NULL where there is none. */
struct text_forms {
	const struct text *form[PLURAL_FORMS];
};

/* text_fill(), with what is given as bits: 1u << SLOT_N and so on, none of
 * it longer than longest. */
str text_fill_slots(const struct text *t, struct arena *a,
    const str slots[SLOTS], unsigned given, size_t longest);

/* The form that goes with a number, by the rules of the language that the
 * text is in; `other` does for those that are missing. forms may be NULL;
 * NULL when there is none. */
const struct text *words_form(const struct words *w,
    const struct text_forms *forms, int64_t number);

/* Find the texts of times and lengths: after each layer. */
void words_know(struct words *w);
/* Write out the lengths that are on every page: when all layers are
 * there. */
void words_short_lengths(struct words *w);

#endif
