/* swap: the staged site takes its place.
 *
 * Internal to publish/.
 */
#ifndef PUBLISH_SWAP_H
#define PUBLISH_SWAP_H

#include "publish/stage.h"

/* Put the stage where the output is, in one step where that can be. -1
 * and *t when it failed. Afterwards stage_end() removes the old site. */
int swap_in(struct stage *s, struct trouble *t);

#endif
