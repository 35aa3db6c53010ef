/* suppress: findings that a writer has passed over, with a reason.
 *
 * A comment in the content names rules, and where it stands says for
 * which lines (read/disable.h, model/body_disable.c). These are collected
 * while files are read, one list a thread; when everything is checked,
 * and before the diags are settled, suppress_apply() takes out what they
 * cover.
 */
#ifndef BASE_SUPPRESS_H
#define BASE_SUPPRESS_H

#include "base/diag.h"

/* What a suppression covers: lines, both ends in. No line of a file has
 * the number of 0: that is the file as a whole. */
struct scope {
	uint32_t from, to;	/* from > to: nothing */
	const char *name;	/* "section", for messages; static */
};

/* From the file as a whole to its last line. */
#define SCOPE_FILE ((struct scope){ 0, UINT32_MAX, "file" })
#define SCOPE_NOTHING ((struct scope){ 1, 0, NULL })

struct suppression {
	enum rule rule;
	struct place at;	/* where the rule is named */
	struct scope scope;	/* in the file of at */
	bool used;
	struct place comment;	/* its text, when it names no other rule;
				 * else line 0 */
};

struct suppressions {
	struct suppression *v;
	size_t n, cap;
};

/* Whether a comment may pass over the rule. */
bool suppress_may(enum rule r);

/* Move the diags that are covered to another list, and mark what covers
 * them as used; of several the one that begins last. Sorts the list. Time
 * is n log n in all of both. */
void suppress_apply(struct suppressions *s, struct diags *d,
    struct diags *covered);

/* Report those that cover nothing, but for rules that are off: whether
 * they would cover anything is not known. */
void suppress_report(const struct suppressions *s,
    const enum level *levels, struct diags *d);

#endif
