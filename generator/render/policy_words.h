/* policy_words: what a policy calls things, in the language of the site.
 *
 * A policy that does not name its metrics, its postmortems and its action
 * items has the program's own names for them, which are English; and what
 * its credits come to is put into sentences. What a team wrote itself stays
 * as it is.
 */
#ifndef RENDER_POLICY_WORDS_H
#define RENDER_POLICY_WORDS_H

#include "model/policy.h"
#include "render/words.h"

/* Texts of w take the place of the built-in ones; w must live as long as
 * the policy. */
void policy_words(struct policy *p, const struct words *w);

#endif
