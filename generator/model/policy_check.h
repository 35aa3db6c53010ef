/* policy_check: what the files that look at a policy share. Private to
 * model/policy_check*.c.
 */
#ifndef MODEL_POLICY_CHECK_H
#define MODEL_POLICY_CHECK_H

#include "model/policy.h"

struct policy_check {
	const struct policy *p;
	struct arena *a;
	struct diags *d;
	struct strs levels;	/* every word for a level, for "did you" */
	/* How often candidates are still looked at: what has more mistakes
	 * was not written by a person. */
	int patience;
};

/* The node below a map, or below one in it (second is not NULL). */
const struct node *policy_path(const struct node *n, const char *first,
    const char *second);
/* Help with the word among those there are that was meant; else, behind
 * there_is, with all of them. */
void policy_help_near(struct policy_check *w, str word,
    const struct strs *among, const char *there_is);

/* policy_check_names.c: whether what is named is there. */
void policy_check_names(struct policy_check *w);

#endif
