/* schema_words: what there is to name, for schemas to offer.
 *
 * Rules and presets are known anywhere; levels, components, people and
 * the like are those of one site. Words point into the site, the policy
 * and the corpus.
 */
#ifndef OUTPUT_SCHEMA_WORDS_H
#define OUTPUT_SCHEMA_WORDS_H

#include "base/buf.h"
#include "model/corpus.h"
#include "read/schema.h"

struct schema_word {
	str word;
	str about;		/* one line; may be empty */
};

struct schema_words {
	struct arena *arena;	/* for whatever is made of them */
	struct { struct schema_word *v; size_t n, cap; } of[NAMES_COUNT];
	/* Every word of a level, aliases too; one of each spelling. */
	struct strs levels;
	bool zoned;		/* no time may lack its zone */
};

/* What the program itself knows. */
struct schema_words schema_words_known(struct arena *a);
/* Add what a site has. */
void schema_words_site(struct schema_words *w, const struct corpus *c);

/* Whether nothing but these words will do; the others are offered. */
bool schema_words_closed(enum schema_names names);

#endif
