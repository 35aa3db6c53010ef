/* theme_words: what the words of a language leave out, blanks in them that
 * nothing fills, and what is no word.
 */
#ifndef RENDER_THEME_WORDS_H
#define RENDER_THEME_WORDS_H

#include "base/diag.h"
#include "render/words.h"

/* Report to d what English had to lend; at is where to say so: the file of
 * the words, or what names the language. A blank that the program does not
 * fill is reported where it stands. */
void theme_words_check(const struct words *w, str language, struct place at,
    struct arena *a, struct diags *d);

/* Report what of a file of words, which is laid over w next, would change
 * nothing: one text where there are several, several where there is one, and
 * what is no text. */
void theme_words_kinds(const struct words *w, const struct node *root,
    struct diags *d);

#endif
