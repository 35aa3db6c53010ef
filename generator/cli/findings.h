/* findings: diagnostics on their way to a person.
 */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "cli/options.h"
#include "source/files.h"

/* Settled diags to a descriptor: 1 when they are the result that was
 * asked for, 2 when they are talk. Nothing when there are none. Returns
 * STATUS_CLEAN or STATUS_MACHINE. */
int findings_show(const struct options *o, const struct diags *d,
    const struct files *files, int fd);

/* "3 errors, 1 warning in 2 files", to standard error; not with -q. */
void findings_summary(const struct options *o, const struct diags *d,
    const struct files *files);

#endif
