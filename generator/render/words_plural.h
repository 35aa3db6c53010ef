/* words_plural: which form of a word goes with a number.
 *
 * Languages have up to six forms. Which of them a whole number takes is
 * told by Unicode's CLDR, "Language Plural Rules" (common/supplemental/
 * plurals.xml, release 45); the table here holds the rules for cardinal
 * whole numbers of the languages with the most speakers, and of all of the
 * European Union. Of the Romance ones the form for full millions is left
 * out: nobody writes of a million incidents.
 *
 * A language that the table does not know has `one` for 1, and `other`.
 */
#ifndef RENDER_WORDS_PLURAL_H
#define RENDER_WORDS_PLURAL_H

#include "base/str.h"

enum plural_form {
	PLURAL_OTHER,	/* every language has it */
	PLURAL_ZERO,
	PLURAL_ONE,
	PLURAL_TWO,
	PLURAL_FEW,
	PLURAL_MANY,
	PLURAL_FORMS,
};

/* "other", "zero" and so on: as strings/ have them. */
const char *plural_word(enum plural_form f);

/* The row of a language's rules, for plural_form(); "pt-PT" has one of its
 * own, other variants for a country have those of their language. */
int plural_rules(str language);
enum plural_form plural_form(int row, int64_t number);

#endif
