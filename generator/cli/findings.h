/* findings: diagnostics on their way to whoever asked.
 */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "cli/options.h"
#include "source/files.h"

/* Settled diags as the formats take them, for a descriptor: 1 when they
 * are the result that was asked for, 2 when they are talk. Nothing counts
 * as checked yet. All of it lives as long as the arguments. */
struct findings findings_for(const struct options *o,
    const struct diags *d, const struct files *files, int fd);

/* The texts of those files, to be released. */
struct lines findings_lines(const struct files *files);

/* Which files were looked at, a row each of the file table: those that
 * belong to the site, of them those picked (NULL: all). In the arena. */
const bool *findings_checked(struct arena *a, const struct files *files,
    const bool *picked);

/* Findings in the format that was asked for, to standard output, though
 * there be none: a program reads it. STATUS_CLEAN or STATUS_MACHINE. */
int findings_put(const struct options *o, const struct findings *f);

/* Settled diags as a person reads them, to a descriptor; nothing when
 * there are none. STATUS_CLEAN or STATUS_MACHINE. */
int findings_show(const struct options *o, const struct diags *d,
    const struct files *files, int fd);

/* How many there are besides those shown. */
struct findings_hidden {
	size_t passed_over;	/* by comments in the content */
	size_t known;		/* in the baseline */
};

/* "3 errors, 1 warning in 2 files; 2 passed over", to standard error; not
 * with -q. picked as above. */
void findings_summary(const struct options *o, const struct diags *d,
    const struct files *files, const bool *picked,
    struct findings_hidden hidden);

#endif
