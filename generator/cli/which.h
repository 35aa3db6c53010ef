/* which: what an id on the command line means.
 *
 * An id, the name of a file, or a path as the shell completes it. A path
 * below content/incidents is no maintenance, and the other way round.
 */
#ifndef CLI_WHICH_H
#define CLI_WHICH_H

#include "cli/load.h"

/* The incident, or NULL. */
const struct incident *which_incident(const struct load *l, str word);
/* The maintenance, or NULL. */
const struct maintenance *which_maintenance(const struct load *l, str word);

/* Say that there is none, or that its file cannot be read, and which was
 * meant; planned work is named too when it would have done. Returns
 * STATUS_USAGE. */
int fail_which(const struct options *o, struct load *l, str word,
    bool planned);

#endif
