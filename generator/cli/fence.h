/* fence: each command keeps to the files that it needs (base/fence.h).
 */
#ifndef CLI_FENCE_H
#define CLI_FENCE_H

#include "cli/options.h"

/* Put the fence around this process that o's command and options ask for.
 * Before anything of the content is read, in the folder of the site. */
void fence_raise(const struct options *o);

#endif
