/* check: what the team's policy and common sense ask of the content.
 *
 * Every function looks at the whole corpus and adds what it finds to the
 * diags, at the place where it was typed; nothing is changed. The rules
 * are in base/rules/.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "model/corpus.h"

struct check {
	const struct corpus *corpus;
	int64_t now;		/* deadlines are counted to here */
	struct arena *scratch;
	struct diags *diags;
	/* Candidates for "did you mean", made once by check_all(). */
	struct strs components, people, levels, detections, incidents,
	    runbooks;
};

/* All of them. */
void check_all(const struct corpus *c, int64_t now, struct arena *scratch,
    struct diags *d);

void check_names(struct check *k);	/* levels, components, people, ids */
void check_times(struct check *k);	/* order, future, file names */
void check_sections(struct check *k);	/* postmortems and their sections */
void check_actions(struct check *k);
void check_links(struct check *k);

/* Say what was probably meant, when something was. */
void check_suggest(struct check *k, str word, const struct strs *among);

#endif
