/* fix: --fix and --dry-run, between the findings of a run and their files.
 *
 * Only files of content/ are written, each whole or not at all; none that
 * is reached by a symbolic link, and none that has changed since it was
 * read.
 */
#ifndef CLI_FIX_H
#define CLI_FIX_H

#include "cli/load.h"

struct fix_report {
	size_t fixed, files;	/* problems, in so many files */
	size_t left_alone;	/* files; why has been said */
};

/* Before the check: rules that are off of themselves, and that site.yaml
 * says nothing of, are notes while --fix works, or when --only names
 * them. Marks them in raised (RULE_COUNT rows). */
void fix_raise(struct load *l, const struct options *o, const bool *only,
    bool *raised);

/* Take those out that were raised for --fix alone. */
void fix_lower(struct diags *d, const bool *raised);

/* Make ready what can be fixed of settled diags. */
void fix_settle(struct load *l, struct diags *d);

/* Correct what can be corrected of settled diags, or with --dry-run print
 * on standard output what would become of the files. 0 or STATUS_MACHINE:
 * why has been printed. */
int fix_files(const struct options *o, struct load *l,
    const struct diags *d, struct fix_report *r);

/* How many of settled diags can be corrected still. */
size_t fix_left(const struct diags *d);

/* "fixed 3 problems in 2 files" */
void fix_remark(const struct options *o, const struct fix_report *r);

#endif
