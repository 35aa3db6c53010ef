/* baseline: --baseline and --update-baseline, between the findings of a
 * run and those that are shown.
 */
#ifndef CLI_BASELINE_H
#define CLI_BASELINE_H

#include "cli/findings.h"
#include "output/baseline.h"

/* Read what --baseline names, before anything long begins; nothing when
 * it was not given. With --update-baseline the file need not be there,
 * nor be whole, but what is no baseline is not replaced. 0, or an exit
 * status: why has been printed. */
int baseline_open(const struct options *o, struct arena *a,
    struct baseline *b);

/* Move the known from all settled findings of a run to another list.
 * With --update-baseline all are known from now on, and the file is
 * written whole or not at all. 0, or an exit status. */
int baseline_use(const struct options *o, struct baseline *b,
    struct diags *d, struct diags *known, const struct files *files);

/* Say how many entries are of no use any more. */
void baseline_remark(const struct options *o, const struct baseline *b);

#endif
